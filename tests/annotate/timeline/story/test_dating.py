"""The time of an event: its own, else what another mention that surely means it tells."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from annotate.record import EventTime
from annotate.timeline.events.finding import Happening
from annotate.timeline.story.dating import time_of

YEAR = EventTime("IS_INCLUDED", "t1", "1997-01-01", "1997-12-31", "year", "“1997” in the same sentence")
DAY = EventTime("IS_INCLUDED", "t2", "2019-05-05", "2019-05-05", "day", "“May 5, 2019” in the same sentence")
PAST = EventTime("BEFORE", "published", because="told as past")
OPEN = EventTime("BEGINS", "t3", "2019-05-05", None, "day", "“since May 5, 2019” in the same sentence")


def told(*times: EventTime) -> list[tuple[EventTime, Happening]]:
    items: list[Any] = [
        SimpleNamespace(start=10 * place, token=SimpleNamespace(text=f"word{place}"))
        for place in range(len(times))
    ]
    return [(time, cast(Happening, item)) for time, item in zip(times, items, strict=True)]


def test_a_day_of_another_mention_never_takes_the_place_of_its_own_year() -> None:
    assert time_of(told(YEAR, DAY)) == YEAR


def test_what_has_no_day_of_its_own_has_that_of_another_mention_with_the_reason() -> None:
    found = time_of(told(PAST, YEAR, DAY))
    assert (found.earliest, found.because) == (
        "2019-05-05",
        "“May 5, 2019” in the same sentence, told of “word2”",
    )


def test_without_any_day_its_own_time_stands() -> None:
    assert time_of(told(PAST, OPEN)) == PAST
    assert time_of(told(OPEN)) == OPEN


def test_a_day_that_mentions_less_surely_of_the_event_tell_alike_is_the_events() -> None:
    found = time_of(told(PAST), told(PAST, DAY, DAY))
    assert found.earliest == found.latest == "2019-05-05"


def test_such_mentions_never_take_the_place_of_a_day_and_say_nothing_where_they_differ() -> None:
    other = EventTime("IS_INCLUDED", "t4", "2019-06-01", "2019-06-30", "month", "“June” in the same sentence")
    assert time_of(told(YEAR), told(DAY)) == YEAR
    assert time_of(told(PAST), told(DAY, other)) == PAST
    assert time_of(told(PAST), told(YEAR)) == PAST
