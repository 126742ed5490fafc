"""What is learned of the order of events: one answer for a pair, whichever way round it is asked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from annotate import Annotator, Article
from annotate.language.rankers.feed_forward import FeedForward
from annotate.record import Event, EventTime
from annotate.timeline.story import ordering
from annotate.timeline.story.ordering import Course, odds_of, order_learned, stand_of, together
from tests import pipelines
from tests.samples import event_at

TEXT = (
    "Police arrested Ana Ruiz in Oslo. She was sentenced to five years after a short trial. "
    "A judge will hear her appeal. Ruiz had robbed a bank."
)
DAY = "2025-06-10"
PAST = EventTime("BEFORE", "published", None, DAY)
FUTURE = EventTime("AFTER", "published", DAY, None)
NOW = EventTime("INCLUDES", "published")


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.fixture
def course(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The events of an article, as the engine looks at them."""
    seen: list[Course] = []

    def spied(course: Course) -> Any:
        seen.append(course)
        return order_learned(course)

    monkeypatch.setattr("annotate.timeline.assembly.order_learned", spied)
    annotator.annotate(Article.from_text(TEXT))
    return seen[0]


def test_a_pair_has_one_answer(course: Course) -> None:
    everybody = list(range(len(course.events)))
    odds = odds_of(course, everybody, ordering.shipped_network()[0])
    assert len(everybody) >= 4
    assert odds == pytest.approx(-odds.T, abs=1e-4)
    assert np.abs(odds).max() > 0.5


def test_the_network_sees_a_pair_as_one_row(course: Course) -> None:
    """Looking at the parts of all pairs at once gives what a row of one pair would."""
    network = ordering.shipped_network()[0]
    odds = odds_of(course, [0, 1, 2], network)

    def score(first: int, second: int) -> float:
        both = together(course, [first], [second])[0, 0]
        row = np.concatenate([course.rows[first], course.rows[second], both])
        return float(FeedForward(network.layers)(row[None])[0, 0])

    assert odds[1, 2] == pytest.approx(score(1, 2) - score(2, 1), abs=1e-3)


def test_a_book_is_looked_at_some_at_a_time(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    network = ordering.shipped_network()[0]
    whole = odds_of(course, [0, 1], network)
    monkeypatch.setattr(ordering, "AT_ONCE", 2)
    assert odds_of(course, [0, 1], network) == pytest.approx(whole, abs=1e-5)


def test_only_the_most_salient_are_compared_with(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "MOST", 2)
    late, sure = order_learned(course)
    salient = sorted(range(len(course.events)), key=lambda n: (-course.events[n].salience, n))[:2]
    assert len(late) == len(course.events)
    assert {first for first, _ in sure} <= set(salient)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("arrested", "appeal"),
        ("sentenced", "appeal"),
        ("robbed", "sentenced"),
    ],
)
def test_what_comes_of_something_is_behind_it(course: Course, first: str, second: str) -> None:
    names = [{mention.exact for mention in event.mentions} for event in course.events]
    one, other = (next(n for n, name in enumerate(names) if word in name) for word in (first, second))
    assert odds_of(course, [other], ordering.shipped_network()[0])[one, 0] > 0


def test_what_is_nearly_sure_says_why(annotator: Annotator) -> None:
    record = annotator.annotate(Article.from_text(TEXT))
    order = {id: n for n, id in enumerate(record.timeline.order)}
    links = [(event, link) for event in record.timeline.events for link in event.after]
    assert any(link.because and "likely" in link.because for _, link in links)
    for event, link in links:
        assert order[link.event] < order[event.id]


@pytest.mark.parametrize(
    ("time", "stand"),
    [
        (PAST, "past"),
        (NOW, "now"),
        (FUTURE, "future"),
        (EventTime(), "none"),
        (EventTime("IS_INCLUDED", "t1", "2024-05-01", "2024-05-01", "day"), "dated"),
        (EventTime("IS_INCLUDED", "t1", None, None, "day"), "partial"),
    ],
)
def test_what_is_known_of_a_time(time: EventTime, stand: str) -> None:
    event: Event = event_at("ev1", 0, "vote", time)
    assert stand_of(event) == stand
