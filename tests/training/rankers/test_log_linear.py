"""The fits learn what can be told apart, and know a weight without its feature."""

from __future__ import annotations

import math

import numpy as np
import pytest

from annotate.claims.spans import linking
from annotate.timeline.events import attachment
from training.rankers.log_linear import NONE, Example, Features, learn, logistic, unmatched


def _choice(weights: dict[str, float], options: list[Features]) -> int:
    """Return the number of the option that a model chooses, from 1; 0 for none."""
    scores = [weights.get(NONE, 0.0)]
    scores += [sum(weights.get(name, 0.0) * value for name, value in option.items()) for option in options]
    return scores.index(max(scores))


def test_the_feature_that_tells_right_from_wrong_is_learned() -> None:
    near: Features = {"near": 1.0, "noise": 1.0}
    far: Features = {"far": 1.0, "noise": 1.0}
    data: list[Example] = [([near, far], 1), ([far, near], 2), ([far], 0), ([far, far], 0)] * 5
    weights = learn(data)
    assert [_choice(weights, list(options)) for options, _ in data] == [right for _, right in data]
    assert weights["near"] > weights["far"]


def test_the_amount_of_a_feature_counts() -> None:
    data: list[Example] = [
        ([{"distance": float(a)}, {"distance": float(b)}], 1 if a < b else 2)
        for a, b in [(1, 4), (5, 2), (3, 6), (2, 1)]
    ]
    weights = learn(data)
    assert weights["distance"] < 0
    assert _choice(weights, [{"distance": 3.0}, {"distance": 2.0}]) == 2


def test_none_is_chosen_where_no_option_was_right() -> None:
    weights = learn([([{"far": 1.0}], 0)] * 4 + [([{"near": 1.0}], 1)] * 4)
    assert _choice(weights, [{"far": 1.0}]) == 0
    assert _choice(weights, [{"near": 1.0}]) == 1


def test_the_same_examples_give_the_same_weights() -> None:
    data: list[Example] = [([{"b": 1.0}, {"a": 1.0}], 2), ([{"a": 1.0, "b": 0.5}], 1)]
    assert learn(data) == learn(data)


def test_weights_of_little_effect_are_left_out() -> None:
    data: list[Example] = [([{"near": 1.0, "noise": 0.001}, {"far": 1.0, "noise": 0.001}], 1)] * 6
    assert "noise" in learn(data)
    assert learn(data, smallest=0.5).keys() == {
        name for name, weight in learn(data).items() if abs(weight) >= 0.5
    }


def test_nothing_to_learn_from_is_an_error() -> None:
    with pytest.raises(ValueError, match="no choice was found"):
        learn([])


def test_the_engine_looks_for_none_under_the_same_name() -> None:
    assert NONE == linking.NONE == attachment.NONE


def test_logistic_regression_finds_the_odds() -> None:
    inputs = np.array([[0.0, 1.0], [1.0, 1.0]])
    shares = np.array([0.25, 0.8])
    weights = logistic(inputs, shares, 1e-9, 30)
    assert weights[1] == pytest.approx(math.log(0.25 / 0.75), abs=1e-4)
    assert weights.sum() == pytest.approx(math.log(0.8 / 0.2), abs=1e-4)


def test_a_penalty_draws_the_weights_to_nothing() -> None:
    inputs, shares = np.ones((4, 1)), np.ones(4)
    free, bound = (float(logistic(inputs, shares, penalty, 40)[0]) for penalty in (0.01, 10.0))
    assert 0 < bound < free


@pytest.mark.parametrize(
    ("weights", "missing"),
    [
        ({"near": 1.0, NONE: 0.5}, []),
        ({"near": 1.0, "nearby": 1.0}, ["nearby"]),
        ({"b": 1.0, "a": 1.0}, ["a", "b"]),
        ({}, []),
    ],
)
def test_a_weight_without_its_feature_is_told(weights: dict[str, float], missing: list[str]) -> None:
    assert unmatched(weights, [{"near": 1.0}, {"far": 0.0}]) == missing
