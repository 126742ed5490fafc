"""How salient an event is beside the others: what was told already is no second main event."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from annotate.article import Article
from annotate.language.rankers.feed_forward import FeedForward
from annotate.record import Event
from annotate.timeline.story.joining import NEVER, Joined
from annotate.timeline.story.prominence import WIDTH, event_rows, prominence
from tests import pipelines


@pytest.fixture(scope="module")
def events() -> Callable[[str], list[Event]]:
    annotator = pipelines.annotator()
    return lambda text: list(
        annotator.annotate(Article.from_text(text, published="2025-06-10")).timeline.events
    )


def pairs(count: int, **odds: float) -> np.ndarray:
    """Return a square of log odds, -5 but for what is given as ``a0_3=2.0``."""
    found = np.full((count, count), -5, dtype=np.float32)
    np.fill_diagonal(found, NEVER)
    for place, value in odds.items():
        first, second = (int(number) for number in place[1:].split("_"))
        found[first, second] = found[second, first] = value
    return found


def rows(
    groups: list[list[int]], odds: list[float], square: np.ndarray, kept: list[int] | None = None
) -> np.ndarray:
    story = Joined(groups, [square], -1.0)
    numbers = kept if kept is not None else list(range(len(groups)))
    surely = np.zeros(len(odds), dtype=bool)
    return event_rows(story, numbers, np.array(odds, dtype=np.float32), surely)


def test_an_event_knows_how_likely_it_is_one_that_is_more_salient() -> None:
    found = rows([[0], [1], [2]], [3, 2, 1], pairs(3, a0_1=4.0))
    assert found.shape == (3, WIDTH)
    # The first in order has nobody ahead of it; the second may be the first again; the third is another.
    assert found[:, 7].tolist() == pytest.approx([0, 1 / (1 + np.exp(-5)), 1 / (1 + np.exp(4))], abs=1e-4)
    assert found[0, 9] == pytest.approx(1 / (1 + np.exp(-5)), abs=1e-4)
    assert found[2, 9] == 0


def test_what_is_ruled_out_is_no_event_told_before() -> None:
    square = pairs(4, a0_1=3.0, a0_2=6.0, a1_3=NEVER)
    found = rows([[0, 1], [2, 3]], [3, 2, 2, 1], square)
    assert found[1, 7] == found[1, 8] == found[0, 9] == 0
    assert found[0, 10] == 3


def test_only_events_that_are_kept_are_looked_at() -> None:
    square = pairs(3, a0_2=4.0)
    found = rows([[0], [1], [2]], [3, 2, 1], square, kept=[1, 2])
    assert len(found) == 2
    assert found[1, 7] < 0.1


def test_mentions_of_other_blocks_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.timeline.story.prominence.BLOCK", 2)
    story = Joined([[0], [1], [2, 3]], [pairs(2, a0_1=4.0), pairs(2, a0_1=2.0)], -1.0)
    odds = np.array([3, 2, 1, 1], dtype=np.float32)
    found = event_rows(story, [0, 1, 2], odds, np.zeros(4, dtype=bool))
    assert found[1, 7] > 0.9
    assert found[2, 7] == 0
    assert found[2, 10] == 2


def test_nothing_to_weigh_is_nothing() -> None:
    story = Joined([], [], -1.0)
    none = np.zeros(0, dtype=np.float32)
    assert prominence(story, [], none, np.zeros(0, dtype=bool)) == []


def test_salience_is_a_share_that_grows_with_what_the_network_says() -> None:
    layers = {
        "hidden": np.eye(WIDTH, 1, dtype=np.float32),
        "hidden_bias": np.full(1, 5, dtype=np.float32),
        "output": np.ones((1, 1), dtype=np.float32),
        "output_bias": np.full(1, -5, dtype=np.float32),
    }
    story = Joined([[0], [1], [2]], [pairs(3)], -1.0)
    odds = np.array([-2, 0, 2], dtype=np.float32)
    found = prominence(story, [0, 1, 2], odds, np.zeros(3, dtype=bool), FeedForward(layers))
    assert found == pytest.approx([0.119, 0.5, 0.881], abs=1e-3)
    assert all(one < other for one, other in pairwise(found))


TEXT = (
    "Fire destroys market in Selm\n\n"
    "A fire destroyed the main market in Selm on Monday, killing four traders.\n\n"
    "The blaze began in a bakery at about 3 a.m., the fire service said. The mayor ordered an inquiry into "
    "the fire.\n\n"
    "Shoppers like to drink tea there."
)


def test_the_fire_is_the_story_and_the_tea_is_not(events: Callable[[str], list[Event]]) -> None:
    found = events(TEXT)
    ranked = sorted(found, key=lambda event: -event.salience)
    assert "destroy" in ranked[0].headline.exact
    assert ranked[0].salience > 0.5
    tea = [event for event in found if event.mentions[0].start > TEXT.index("Shoppers")]
    assert tea
    assert max(event.salience for event in tea) < 0.4
    assert all(0 <= event.salience <= 1 for event in found)
