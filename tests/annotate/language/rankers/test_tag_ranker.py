"""Tags of words that the encoder is unsure of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.encoder.decode import Floats
from annotate.language.encoder.name_lists import checksum
from annotate.language.rankers.counts import Counts
from annotate.language.rankers.tags import ENDINGS, TagRanker, shipped_tag_ranker, tag_evidence, unsure_words
from tests import pipelines

TAGS = 3


def _ranker(said: dict[str, list[int]], trust: float) -> TagRanker:
    """Make one that trusts the counts of whole words, given as ``word: counts``, so far."""
    arrays: dict[str, Any] = {}
    for table in ENDINGS:
        known = {checksum(word): counts for word, counts in said.items()} if table == "word" else {}
        arrays[f"{table}_codes"] = np.array(sorted(known), np.uint32)
        arrays[f"{table}_counts"] = np.array([known[c] for c in sorted(known)], np.uint16).reshape(-1, TAGS)
    rows = tag_evidence(["a"], np.full((1, TAGS), 1 / TAGS, np.float32), np.array([0]), Counts(arrays))
    width = rows.shape[1]
    first = width - len(ENDINGS) * (TAGS + 1)
    hidden = np.zeros((width, TAGS), np.float32)
    hidden[first : first + TAGS] = np.eye(TAGS)
    return TagRanker(
        {
            **arrays,
            "hidden": hidden,
            "hidden_bias": np.zeros(TAGS),
            "output": np.eye(TAGS) * trust,
            "output_bias": np.zeros(TAGS),
        }
    )


def _scores(*rows: list[float]) -> Floats:
    return np.log(np.array(rows, np.float32))


def test_counts_decide_where_the_encoder_is_unsure() -> None:
    scores = _scores([0.5, 0.45, 0.05], [0.5, 0.45, 0.05])
    ranker = _ranker({"run": [0, 90, 1]}, trust=5)
    assert ranker.tags(["Run", "walk"], scores).tolist() == [1, 0]


def test_a_tag_that_is_sure_stands() -> None:
    scores = _scores([0.995, 0.004, 0.001])
    assert _ranker({"run": [0, 90, 1]}, trust=50).tags(["run"], scores).tolist() == [0]


def test_without_trust_the_encoder_decides() -> None:
    scores = _scores([0.4, 0.35, 0.25], [0.2, 0.3, 0.5])
    assert _ranker({"run": [0, 90, 1]}, trust=0).tags(["run", "run"], scores).tolist() == [0, 2]


def test_no_words_have_no_tags() -> None:
    assert _ranker({}, trust=1).tags([], np.zeros((0, TAGS), np.float32)).tolist() == []


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=8), st.integers(0, 1_000))
def test_evidence_is_finite_and_of_one_width(words: list[str], seed: int) -> None:
    ranker = shipped_tag_ranker()
    kinds = ranker.network.layers["output"].shape[1]
    odds = np.random.default_rng(seed).dirichlet(np.full(kinds, 0.1), len(words)).astype(np.float32)
    unsure = unsure_words(odds)
    rows = tag_evidence(words, odds, unsure, ranker.counts)
    assert rows.shape == (len(unsure), len(ranker.network.layers["hidden"]))
    assert np.isfinite(rows).all()


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("She will lead the talks.", "lead", "VB"),
        ("The lead pipes were replaced.", "lead", "NN"),
        ("He set a world record in Paris.", "record", "NN"),
        ("Police said they record every call.", "record", "VBP"),
        ("The Finance Ministry was closed.", "Ministry", "NNP"),
        ("The ministry was closed.", "ministry", "NN"),
    ],
)
def test_tags_follow_the_sentence_and_not_only_the_word(text: str, word: str, tag: str) -> None:
    assert [token.tag_ for token in pipelines.pipeline()(text) if token.text == word] == [tag]
