"""The ranker of names: what it is told, and what it chooses."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.encoder.decode import Floats
from annotate.language.encoder.layers import ENTITY_KINDS
from annotate.language.encoder.marginals import Candidates
from annotate.language.encoder.name_lists import checksum
from annotate.language.rankers.counts import Counts
from annotate.language.rankers.name_evidence import TABLES, evidence
from annotate.language.rankers.names import LEAST, NameRanker, shipped_ranker
from tests import pipelines

KINDS = len(ENTITY_KINDS)
PERSON, LOCATION, ORGANIZATION = (ENTITY_KINDS.index(k) for k in ("PERSON", "LOCATION", "ORGANIZATION"))
WORDS = ["Selm", "Harbour", "Board", "(", "SHB", ")", "\u202e", "mr", "Ada", "Ada", "Lovelace", "12", "İ"]


def _counts(**names: dict[str, tuple[int, int]]) -> Counts:
    """Make one from ``table={entry: (kind, count)}``."""
    arrays: dict[str, Any] = {}
    for table in TABLES:
        entries = {checksum(entry): row for entry, row in names.get(table, {}).items()}
        counts = np.zeros((len(entries), KINDS + 1), np.uint8)
        for place, code in enumerate(sorted(entries)):
            kind, count = entries[code]
            counts[place, kind] = count
        arrays |= {
            f"{table}_codes": np.array(sorted(entries), np.uint32),
            f"{table}_counts": counts,
        }
    return Counts(arrays)


def _candidates(words: Sequence[str], spans: dict[tuple[int, int], dict[int, float]]) -> Candidates:
    odds = np.zeros((len(spans), KINDS), np.float32)
    for row, (_, said) in enumerate(sorted(spans.items())):
        for kind, value in said.items():
            odds[row, kind] = value
    bounds = np.array(sorted(spans), np.int64).reshape(-1, 2)
    return Candidates(bounds[:, 0], bounds[:, 1], odds, np.full(len(words), 0.5, np.float32))


def _faithful() -> NameRanker:
    """Return a ranker that repeats what the encoder says."""
    width = evidence(_candidates(["Ada"], {(0, 1): {0: 0.5}}), ["Ada"], _counts()).shape[1]
    own = 11
    hidden = np.zeros((width, 2 * KINDS), np.float32)
    output = np.zeros((2 * KINDS, KINDS + 1), np.float32)
    for kind in range(KINDS):
        hidden[own + kind, [kind, KINDS + kind]] = 1, -1
        output[[kind, KINDS + kind], kind] = 3, -3
    bias = {"hidden_bias": np.zeros(2 * KINDS), "output_bias": np.zeros(KINDS + 1)}
    return NameRanker({**_counts().arrays, "hidden": hidden, "output": output, **bias})


SPANS = st.dictionaries(
    st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 5)).map(
        lambda pair: (pair[0], min(sum(pair), len(WORDS)))
    ),
    st.dictionaries(st.integers(0, KINDS - 1), st.floats(0.02, 0.98), min_size=1, max_size=3),
    max_size=12,
)


@given(SPANS)
def test_evidence_is_finite_and_of_one_width(spans: dict[tuple[int, int], dict[int, float]]) -> None:
    if spans:
        rows = evidence(_candidates(WORDS, spans), WORDS, shipped_ranker().counts)
        assert rows.shape == (len(spans), len(shipped_ranker().network.layers["hidden"]))
        assert np.isfinite(rows).all()
        assert np.abs(rows).max() < 10


@given(SPANS)
def test_names_do_not_overlap_and_their_confidence_is_a_probability(
    spans: dict[tuple[int, int], dict[int, float]],
) -> None:
    for ranker in (_faithful(), shipped_ranker()):
        names = ranker.choose(_candidates(WORDS, spans), WORDS)
        assert names == sorted(names)
        assert {(name.start, name.end) for name in names} <= set(spans)
        assert all(LEAST <= name.confidence <= 1 for name in names)
        assert all(a.end <= b.start for a, b in itertools.pairwise(names))


def test_the_surest_of_overlapping_spans_is_chosen() -> None:
    words = ["Bank", "of", "Ghana"]
    found = _candidates(words, {(0, 3): {ORGANIZATION: 0.8}, (2, 3): {LOCATION: 0.6}, (0, 1): {0: 0.1}})
    (name,) = _faithful().choose(found, words)
    assert (name.start, name.end, name.label) == (0, 3, "ORGANIZATION")


def test_nothing_is_chosen_where_nothing_is_likely() -> None:
    assert _faithful().choose(_candidates(["Ada"], {(0, 1): {PERSON: 0.2}}), ["Ada"]) == []
    assert _faithful().choose(_candidates([], {}), []) == []


def _differences(one: Floats, other: Floats) -> int:
    return int((np.abs(one - other) > 1e-6).sum())


@pytest.mark.parametrize(
    ("words", "spans", "asked", "changed"),
    [
        # Another mention of the same name, a longer name that ends with it, what a name's last word is alone,
        # and the long form of a short form.
        (["Ada", "and", "Ada"], [(0, 1), (2, 3)], 0, 1),
        (["Ada", "Lovelace", "and", "Lovelace"], [(0, 2), (3, 4)], 1, 0),
        (["Ada", "Lovelace", "and", "Lovelace"], [(0, 2), (3, 4)], 0, 1),
        (["Selm", "Harbour", "Board", "(", "SHB", ")"], [(0, 3), (4, 5)], 1, 0),
    ],
)
def test_related_names_are_part_of_the_evidence(
    words: list[str], spans: list[tuple[int, int]], asked: int, changed: int
) -> None:
    before = {span: {PERSON: 0.5} for span in spans}
    after = before | {spans[changed]: {PERSON: 0.05, ORGANIZATION: 0.9}}
    rows = [evidence(_candidates(words, said), words, _counts())[asked] for said in (before, after)]
    assert _differences(*rows)


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        (["Ada", "and", "Grace"], [(0, 1), (2, 3)]),
        (["Ada", "Lovelace", "and", "Hopper"], [(0, 2), (3, 4)]),
        (["Selm", "Harbour", "Board", "(", "SHB", "too"], [(0, 3), (4, 5)]),
    ],
)
def test_unrelated_names_are_not(words: list[str], spans: list[tuple[int, int]]) -> None:
    before = {span: {PERSON: 0.5} for span in spans}
    after = before | {spans[0]: {PERSON: 0.05, ORGANIZATION: 0.9}}
    rows = [evidence(_candidates(words, said), words, _counts())[1] for said in (before, after)]
    assert not _differences(*rows)


def test_tables_count_whole_names_and_words_whatever_their_case() -> None:
    known = _counts(whole={"Bank of Ghana": (ORGANIZATION, 4)}, last={"ghana": (LOCATION, 200)})
    assert known.of("whole", ["BANK OF GHANA", "Bank", ""])[:, ORGANIZATION].tolist() == [4, 0, 0]
    assert known.of("last", ["Ghana", "bank"])[:, LOCATION].tolist() == [200, 0]
    assert known.of("first", ["Ghana"]).sum() == 0
    assert known.of("whole", []).shape == (0, KINDS + 1)


@pytest.mark.parametrize(
    ("table", "entry", "asked"),
    [("whole", "Selm Harbour", (0, 2)), ("first", "Selm", (0, 2)), ("after", "said", (0, 2))],
)
def test_what_other_articles_say_is_part_of_the_evidence(
    table: str, entry: str, asked: tuple[int, int]
) -> None:
    words = ["Selm", "Harbour", "said"]
    found = _candidates(words, {asked: {PERSON: 0.5}})
    known = _counts(**{table: {entry: (ORGANIZATION, 9)}})
    assert _differences(evidence(found, words, known), evidence(found, words, _counts()))


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        # Opaque by themselves, clear from another place in the text.
        ("Amina Sesay was elected. The vote was close. Sesay will be sworn in on Monday.", "Sesay", "PERSON"),
        ("The Selm Harbour Board (SHB) met on Monday. SHB will vote again.", "SHB", "ORG"),
        ("The World Health Organization warned of the outbreak in Freetown.", "Freetown", "LOC"),
    ],
)
def test_the_article_tells_what_a_name_is(text: str, name: str, label: str) -> None:
    ents = pipelines.pipeline()(text).ents
    found = [(ent.text, ent.label_) for ent in ents if ent.start_char >= text.rindex(name)]
    assert found[0] == (name, label)


def test_titles_and_months_are_no_names() -> None:
    ents = [
        ent.text
        for ent in pipelines.pipeline()("The Prime Minister will speak in May about the budget.").ents
    ]
    assert ents == []
