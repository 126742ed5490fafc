"""The time of an event: its own, else what another mention that surely means it tells."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import EventTime
from annotate.timeline.events.finding import Happening
from annotate.timeline.story.dating import time_of
from tests import pipelines

YEAR = EventTime("IS_INCLUDED", "t1", "1997-01-01", "1997-12-31", "year", "“1997” in the same sentence")
DAY = EventTime("IS_INCLUDED", "t2", "2019-05-05", "2019-05-05", "day", "“May 5, 2019” in the same sentence")
PAST = EventTime("BEFORE", "published", because="told as past")
OPEN = EventTime("BEGINS", "t3", "2019-05-05", None, "day", "“since May 5, 2019” in the same sentence")


def told(*times: EventTime) -> list[tuple[EventTime, Happening]]:
    items: list[Any] = [
        SimpleNamespace(
            start=10 * place, token=SimpleNamespace(text=f"word{place}", lemma_="leave", lower_="left")
        )
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


def test_a_day_or_a_month_inside_its_year_is_finer_and_taken() -> None:
    day = EventTime(
        "IS_INCLUDED", "t4", "1997-05-04", "1997-05-04", "day", "“May 4, 1997” in the same sentence"
    )
    found = time_of(told(YEAR, day))
    assert (found.earliest, found.latest) == ("1997-05-04", "1997-05-04")
    assert found.because == "“May 4, 1997” in the same sentence, told of “word1”"
    month = EventTime("IS_INCLUDED", "t5", "1997-05-01", "1997-05-31", "month", "“May” in the same sentence")
    assert time_of(told(YEAR), told(month)).latest == "1997-05-31"


def test_a_year_stays_where_finer_times_differ_or_are_no_part_of_it() -> None:
    day, month = (
        EventTime("IS_INCLUDED", f"t{n}", *days, "day", "“then” in the same sentence")
        for n, days in enumerate([("1997-05-04", "1997-05-04"), ("1997-06-01", "1997-06-30")], start=4)
    )
    assert time_of(told(YEAR, day, month)) == YEAR
    assert time_of(told(YEAR, PAST, OPEN)) == YEAR
    assert time_of(told(month, day)) == month
    half = EventTime(
        "IS_INCLUDED", "t8", "1997-01-01", "1997-06-30", "half", "“the first half” in the same sentence"
    )
    assert time_of(told(half, day)) == half
    assert time_of(told(YEAR, half)) == YEAR


def test_words_of_its_own_without_a_date_are_not_answered_by_those_of_another_happening() -> None:
    last_year = EventTime("IS_INCLUDED", "t4", granularity="year", because="“last year” in the same sentence")
    thursday = EventTime("IS_INCLUDED", "t5", granularity="day", because="“Thursday” in the same sentence")
    assert time_of(told(last_year, YEAR)) == last_year
    assert time_of(told(last_year), told(DAY)) == last_year
    assert time_of(told(thursday, YEAR)) == thursday
    assert time_of(told(thursday, OPEN)) == thursday


def test_a_weekday_of_an_unknown_week_has_the_day_that_another_mention_tells() -> None:
    thursday = EventTime("IS_INCLUDED", "t5", granularity="day", because="“Thursday” in the same sentence")
    today = EventTime("IS_INCLUDED", "t6", because="“today” in the same sentence")
    assert time_of(told(thursday, DAY)).earliest == "2019-05-05"
    assert time_of(told(today), told(DAY)).earliest == "2019-05-05"


def test_what_is_still_to_come_was_not_when_a_mention_of_the_past_was() -> None:
    ahead = EventTime("AFTER", "published", because="told as still to come")
    going_on = EventTime("INCLUDES", "published", because="told as going on")
    assert time_of(told(ahead, YEAR)) == ahead
    assert time_of(told(ahead), told(DAY)) == ahead
    assert time_of(told(going_on, DAY)).earliest == "2019-05-05"
    since = EventTime("BEGINS", "t7", "2026-01-01", "2026-12-31", "year", "“from 2026” in the same sentence")
    assert time_of(told(ahead, since)).earliest == "2026-01-01"


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Fernando Lugo (2008-2012) signed the treaty in Rome.", (None, None)),
        ("The party has picked the former minister María Martínez (2008–2012).", (None, None)),
        ("Fernando Lugo signed the treaty (2015) in Rome.", ("2015-01-01", "2015-12-31")),
        ("The Second World War (1939-1945) killed millions.", ("1939-01-01", "1945-12-31")),
        ("Fernando Lugo, in Rome (in 2015), signed the treaty.", ("2015-01-01", "2015-12-31")),
    ],
)
def test_years_in_brackets_behind_a_name_are_not_those_of_an_event(
    annotator: Annotator, text: str, days: tuple[str | None, str | None]
) -> None:
    events = annotator.annotate(Article.from_text(text)).timeline.events
    assert events
    assert (events[0].time.earliest, events[0].time.latest) == days
