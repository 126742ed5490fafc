"""How near the mentions of events are to each other: the same for a book as for an article."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from annotate.timeline.story.salience import _likeness
from annotate.timeline.story.scene import Scene


class Vectors:
    """What is looked at of a scene."""

    def __init__(self, mentions: int) -> None:
        chance = np.random.default_rng(mentions)
        self.own, self.phrase, self.sentence = (
            chance.normal(size=(mentions, 8)).astype(np.float32) for _ in range(3)
        )
        self.whole, self.lead = (chance.normal(size=8).astype(np.float32) for _ in range(2))


@pytest.mark.parametrize("mentions", [1, 2, 3, 4, 7, 20])
def test_mentions_are_compared_some_at_a_time(mentions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = cast("Scene", Vectors(mentions))
    whole = _likeness(scene)
    monkeypatch.setattr("annotate.timeline.story.salience.AT_ONCE", 3)
    assert whole.shape == (mentions, 12)
    assert _likeness(scene) == pytest.approx(whole, abs=1e-5)


def test_the_three_nearest_count_and_no_mention_is_near_itself() -> None:
    scene = cast("Scene", Vectors(9))
    near = np.asarray(scene.own @ scene.own.T)
    expected = [sorted(value for place, value in enumerate(row) if place != n) for n, row in enumerate(near)]
    # Where fewer than three are nearer than nothing, a mention itself counts as nothing.
    expected = [sorted([*row, 0.0])[-3:] for row in expected]
    assert _likeness(scene)[:, 6] == pytest.approx(np.mean(expected, axis=1), abs=1e-5)


def test_what_is_far_off_in_a_book_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.timeline.story.salience.AT_ONCE", 3)
    monkeypatch.setattr("annotate.timeline.story.salience.NEAR", 4)
    book = Vectors(20)
    before = _likeness(cast("Scene", book))[:, 6:]
    book.own[19] = book.phrase[19] = 9
    after = _likeness(cast("Scene", book))[:, 6:]
    # Those that are looked at together have the same around them: the last ones begin at 15.
    assert (after[:14] == before[:14]).all()
    assert (after[15:] != before[15:]).any(axis=1).all()
