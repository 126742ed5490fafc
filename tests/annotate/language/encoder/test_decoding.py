"""Decoding against brute force: the best tags, the best tree, whole spans."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.encoder.decode import (
    LONGEST_SENTENCE,
    Transitions,
    sentence_starts,
    spans_of,
    tag_confidence,
    viterbi,
)
from annotate.language.encoder.layers import MAX_STATES, SPAN_WIDTHS
from annotate.language.words.trees import best_tree

LAYERS = list(SPAN_WIDTHS)
SEEDS = st.integers(0, 10_000)


def _crf(rng: np.random.Generator) -> Transitions:
    shape = (len(LAYERS), MAX_STATES, MAX_STATES)
    return Transitions(
        rng.normal(size=shape).astype(np.float32), rng.normal(size=shape[:2]).astype(np.float32)
    )


def _emissions(rng: np.random.Generator, words: int) -> np.ndarray:
    emissions = np.full((words, len(LAYERS), MAX_STATES), -1e4, dtype=np.float32)
    for layer, width in enumerate(SPAN_WIDTHS.values()):
        emissions[:, layer, :width] = rng.normal(size=(words, width)) * 2
    return emissions


@given(SEEDS, st.integers(1, 6))
def test_viterbi_finds_the_best_of_all_sequences(seed: int, words: int) -> None:
    rng = np.random.default_rng(seed)
    crf, emissions = _crf(rng), _emissions(rng, words)
    path = viterbi(emissions, crf)
    layer = LAYERS.index("cues")

    def score(states: tuple[int, ...]) -> float:
        total = crf.starts[layer, states[0]] + emissions[0, layer, states[0]]
        for i in range(1, words):
            total += crf.moves[layer, states[i - 1], states[i]] + emissions[i, layer, states[i]]
        return float(total)

    best = max(itertools.product(range(3), repeat=words), key=score)
    assert score(tuple(path[:, layer])) == pytest.approx(score(best), abs=1e-3)


@given(SEEDS, st.integers(1, 30))
def test_tags_are_bio_and_their_confidence_is_a_probability(seed: int, words: int) -> None:
    rng = np.random.default_rng(seed)
    crf, emissions = _crf(rng), _emissions(rng, words)
    path = viterbi(emissions, crf)
    sure = tag_confidence(emissions, path, crf)
    assert ((sure > 0) & (sure <= 1)).all()
    for layer, width in enumerate(SPAN_WIDTHS.values()):
        tags = path[:, layer].tolist()
        assert max(tags) < width
        for before, tag in zip([0, *tags], tags, strict=False):
            if tag and tag % 2 == 0:
                assert before in (tag - 1, tag)


def test_spans_touching_each_other_stay_two() -> None:
    tags = np.array([1, 2, 1, 0, 1])
    sure = np.array([0.9, 0.8, 0.7, 0.6, 0.5], dtype=np.float32)
    spans = spans_of("cues", tags, sure)
    assert [(s.start, s.end) for s in spans] == [(0, 2), (2, 3), (4, 5)]
    assert [s.confidence for s in spans] == pytest.approx([0.7, 0.6, 0.5])


def test_the_kind_of_a_span_is_that_of_its_first_word() -> None:
    spans = spans_of("times", np.array([5, 6, 6]), np.ones(3, dtype=np.float32))
    assert [(s.start, s.end, s.label) for s in spans] == [(0, 3, "DURATION")]


@given(SEEDS, st.integers(1, 5))
def test_the_tree_is_the_best_with_one_root(seed: int, size: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    heads = best_tree(scores)

    def is_tree(candidate: tuple[int, ...]) -> bool:
        roots = [i for i, head in enumerate(candidate) if head == i]
        if len(roots) != 1:
            return False
        for word in range(size):
            seen = set()
            while candidate[word] != word:
                if word in seen:
                    return False
                seen.add(word)
                word = candidate[word]
        return True

    assert is_tree(tuple(heads))
    if len({i for i in range(size) if scores[i].argmax() == i}) == 1:
        # With one clear root the tree is the best one; else the root is chosen first.
        root = int(np.flatnonzero(heads == np.arange(size))[0])
        trees = [t for t in itertools.product(range(size), repeat=size) if is_tree(t) and t[root] == root]
        total = [sum(float(scores[i, h]) for i, h in enumerate(t)) for t in trees]
        got = sum(float(scores[i, h]) for i, h in enumerate(heads))
        assert got == pytest.approx(max(total), abs=1e-4)


@given(SEEDS, st.integers(40, 120))
def test_long_sentences_parse_into_one_tree(seed: int, size: int) -> None:
    heads = best_tree(np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32))
    word, steps = heads, 0
    while not (word == word[0]).all():
        word, steps = heads[word], steps + 1
        assert steps <= size


@given(st.lists(st.floats(-5, 5), max_size=700), st.sets(st.integers(0, 699)))
def test_sentences_cover_the_words_and_are_never_too_long(scores: list[float], forced: set[int]) -> None:
    inside = sorted(i for i in forced if i < len(scores))
    starts = sentence_starts(np.array(scores, dtype=np.float32), inside)
    assert starts == sorted(set(starts))
    assert set(inside) <= set(starts)
    if scores:
        assert starts[0] == 0
        lengths = np.diff([*starts, len(scores)])
        assert lengths.max() <= LONGEST_SENTENCE
