"""The ranker of contents: what it is told, and what it chooses."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language import groups
from annotate.language.encoder.marginals import Candidates
from annotate.language.rankers.contents import (
    LEAST,
    Surroundings,
    content_evidence,
    shipped_content_ranker,
)
from tests import pipelines

WORDS = ["She", "said", '"', "we", "won", ".", "\u202e", "”", "It", "was", "late", "."]
KINDS = 49
SPANS = st.dictionaries(
    st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, len(WORDS))).map(
        lambda pair: (pair[0], min(sum(pair), len(WORDS)))
    ),
    st.floats(0.03, 1.0),
    min_size=1,
    max_size=12,
)


def _candidates(spans: dict[tuple[int, int], float]) -> Candidates:
    bounds = np.array(sorted(spans), np.int64).reshape(-1, 2)
    odds = np.array([spans[a, b] for a, b in sorted(spans)], np.float32)[:, None]
    return Candidates(bounds[:, 0], bounds[:, 1], odds, np.full(len(WORDS), 0.5, np.float32))


def _surroundings(seed: int = 0) -> Surroundings:
    rng = np.random.default_rng(seed)
    odds = rng.random((5, len(WORDS))).astype(np.float32)
    return Surroundings(odds[:3], odds[3], odds[4], rng.integers(0, KINDS, len(WORDS)), KINDS)


@given(SPANS, st.integers(0, 1_000))
def test_evidence_is_finite_and_of_one_width(spans: dict[tuple[int, int], float], seed: int) -> None:
    rows = content_evidence(_candidates(spans), WORDS, _surroundings(seed))
    assert rows.shape == (len(spans), len(shipped_content_ranker().network.layers["hidden"]))
    assert np.isfinite(rows).all()


@given(SPANS, st.integers(0, 1_000))
def test_contents_do_not_overlap_and_their_confidence_is_a_probability(
    spans: dict[tuple[int, int], float], seed: int
) -> None:
    chosen = shipped_content_ranker().choose(_candidates(spans), WORDS, _surroundings(seed))
    assert chosen == sorted(chosen)
    assert {(span.start, span.end) for span in chosen} <= set(spans)
    assert all(LEAST <= span.confidence <= 1 for span in chosen)
    assert all(a.end <= b.start for a, b in itertools.pairwise(chosen))


def test_a_text_without_candidates_has_no_contents() -> None:
    nothing = Candidates(*np.zeros((2, 0), np.int64), np.zeros((0, 1), np.float32), np.ones(0, np.float32))  # type: ignore[call-arg] # two arrays in one
    empty = Surroundings(np.zeros((3, 0), np.float32), *np.zeros((2, 0), np.float32), np.zeros(0, int), KINDS)  # type: ignore[call-arg] # two arrays in one
    assert shipped_content_ranker().choose(nothing, [], empty) == []


def test_what_lies_beside_a_span_is_part_of_the_evidence() -> None:
    found = _candidates({(3, 5): 0.5})
    plain = _surroundings()
    for name, places in (("inside", (1, 3, 6)), ("named", (2, 4)), ("sentence", (3, 5))):
        for place in places:
            values = getattr(plain, name).copy()
            values[..., place] += 1
            other = plain._replace(**{name: values})
            changed = content_evidence(found, WORDS, other) - content_evidence(found, WORDS, plain)
            assert np.abs(changed).max() > 0.01, (name, place)


def test_quotation_marks_are_part_of_the_evidence() -> None:
    found, around = _candidates({(3, 5): 0.5}), _surroundings()
    without = [word.replace('"', ",") for word in WORDS]
    rows = [content_evidence(found, words, around) for words in (WORDS, without)]
    assert np.abs(rows[0] - rows[1]).max() > 0.5


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said that the bridge would close in March.", "that the bridge would close in March"),
        ('"We will appeal," Ortega said. The court sits on Monday.', '"We will appeal'),
        ("The bridge, officials said, would close in March.", "would close in March"),
    ],
)
def test_contents_are_whole(text: str, content: str) -> None:
    doc = pipelines.pipeline()(text)
    found = [span.text for span in doc.spans[groups.CONTENTS]]
    assert any(piece.startswith(content) for piece in found), found


def test_a_long_quotation_is_one_content() -> None:
    said = " ".join(
        f"In year {number} the council promised us a new bridge and again nothing was built here,"
        for number in range(1, 13)
    )
    doc = pipelines.pipeline()(f'"{said} and we are tired of it," said Maria Ortega.')
    assert max(len(span) for span in doc.spans[groups.CONTENTS]) > 150


@pytest.mark.parametrize("text", ["The bridge is closed.", "Rain fell on Tuesday. Trains were late."])
def test_what_nobody_says_is_no_content(text: str) -> None:
    doc = pipelines.pipeline()(text)
    assert not len(doc.spans[groups.CONTENTS])
