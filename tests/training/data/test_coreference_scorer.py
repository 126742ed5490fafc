"""The scores of coreference against values worked out by hand and a search over all matchings."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from training.data.coreference_scorer import Conll, best_matching

KEY = [["a", "b", "c"], ["d", "e", "f", "g"]]


def _scored(key: list[list[str]], response: list[list[str]]) -> Conll:
    score = Conll()
    score.add(key, response)
    return score


def test_the_same_clusters_score_one_and_none_score_nothing() -> None:
    assert _scored(KEY, KEY).mean == pytest.approx(1)
    assert _scored(KEY, []).mean == 0
    assert _scored([], KEY).mean == 0


def test_an_example_with_known_values() -> None:
    # The example of Pradhan et al. (2014): key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
    score = _scored(KEY, [["a", "b"], ["c", "d"], ["f", "g", "h", "i"]])
    assert score.recall["MUC"].value == pytest.approx(2 / 5)
    assert score.precision["MUC"].value == pytest.approx(2 / 5)
    assert score.recall["B3"].value == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 1) / 7)
    assert score.precision["B3"].value == pytest.approx((2 + 1 / 2 + 1 / 2 + 1) / 8)
    assert score.recall["CEAFe"].value == pytest.approx((4 / 5 + 1 / 2) / 2)
    assert score.precision["CEAFe"].value == pytest.approx((4 / 5 + 1 / 2) / 3)


def test_clusters_of_one_mention_are_left_out() -> None:
    alone = _scored([*KEY, ["x"]], [*KEY, ["y"], ["z"]])
    assert alone.mean == pytest.approx(1)


def test_documents_add_up() -> None:
    score = Conll()
    score.add(KEY, KEY)
    score.add(KEY, [])
    assert score.recall["MUC"].value == pytest.approx(0.5)
    assert score.precision["MUC"].value == pytest.approx(1)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (3, 2), (4, 4), (3, 5)])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_best_matching_is_the_best_of_all(shape: tuple[int, int], seed: int) -> None:
    gains = np.random.default_rng(seed).random(shape)
    small = gains if shape[0] <= shape[1] else gains.T
    every = permutations(range(small.shape[1]), small.shape[0])
    best = max(sum(small[row, column] for row, column in enumerate(chosen)) for chosen in every)
    assert best_matching(gains) == pytest.approx(best)
