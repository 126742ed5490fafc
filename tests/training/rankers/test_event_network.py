"""What is learned of events: the same data gives the same network, and it learns what there is to learn."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from annotate.language.rankers.feed_forward import FeedForward
from training.rankers.events.articles import NONE, MainEvent, main_events
from training.rankers.events.joining import b_cubed
from training.rankers.events.network import Course, fit

COURSE = Course(hidden=8, epochs=30, batch=64, decay=0.01, dropped=0.0)


def data() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = np.random.default_rng(7).normal(2, 3, size=(400, 3)).astype(np.float32)
    return rows, rows[:, 0] + rows[:, 1] > 4, np.ones(400, dtype=np.float32)


def test_the_network_learns_and_is_the_same_each_time() -> None:
    rows, right, weights = data()
    layers, again = fit(rows, right, weights, COURSE), fit(rows, right, weights, COURSE)
    assert all(np.array_equal(layers[name], again[name]) for name in layers)
    answers = FeedForward(dict(layers))(rows)[:, 0] > 0
    assert (answers == right).mean() > 0.9


def test_what_has_no_weight_teaches_nothing() -> None:
    rows, right, weights = data()
    wrong = np.concatenate([right, ~right])
    shares = np.concatenate([weights, 0 * weights])
    layers = fit(np.concatenate([rows, rows]), wrong, shares, COURSE)
    assert ((FeedForward(dict(layers))(rows)[:, 0] > 0) == right).mean() > 0.9


def test_nothing_to_learn_from_is_said() -> None:
    rows, right, weights = data()
    with pytest.raises(ValueError, match="nothing to learn from"):
        fit(rows[:0], right[:0], weights[:0], COURSE)


def test_a_mention_is_of_the_main_event_that_it_touches() -> None:
    events = [MainEvent(((0, 5), (20, 30)), 1, "happened"), MainEvent(((40, 44),), 2, "planned")]
    assert main_events([(3, 8), (5, 9), (22, 25), (43, 50)], events).tolist() == [0, NONE, 0, 1]


def test_b_cubed_counts_mentions_of_main_events() -> None:
    main = np.array([0, 0, 1, NONE])
    assert b_cubed([(main, np.array([0, 0, 1, 0]))]) == 1
    assert b_cubed([(main, np.array([0, 1, 2, 2]))]) == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))
    assert b_cubed([(main, np.array([0, 0, 0, 1]))]) < 1
