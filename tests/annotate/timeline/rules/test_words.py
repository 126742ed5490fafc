"""Parts of a year or month in the words that a reader sees."""

from __future__ import annotations

import pytest

from annotate.record import Event, EventRelation, EventTime, Interval, Time, TimexMod
from annotate.support.calendar import interval_of
from tests.samples import event_at
from tui.wording.describe import told, when


@pytest.mark.parametrize(
    ("value", "mod", "granularity", "words"),
    [
        ("2024", "START", "year", "early 2024"),
        ("2024", "MID", "year", "mid-2024"),
        ("2024", "END", "year", "late 2024"),
        ("2023-03", "MID", "month", "mid-Mar 2023"),
        ("2023-02", "END", "month", "late Feb 2023"),
        ("2022-02", None, "month", "Feb 2022"),
        ("2022", None, "year", "2022"),
    ],
)
def test_a_part_is_called_by_its_name(value: str, mod: TimexMod | None, granularity: str, words: str) -> None:
    days = interval_of(value, mod)
    time = EventTime("IS_INCLUDED", "t1", days.earliest, days.latest, granularity)  # type: ignore[arg-type]
    assert when(time) == words


def test_other_days_of_a_year_are_shown_as_they_are() -> None:
    time = EventTime("IS_INCLUDED", "t1", "2025-01-01", "2025-06-10", "year")
    assert when(time) == "1 Jan – 10 Jun 2025"


def _time(exact: str, value: str, anchor: str | None, confidence: float = 0.97) -> Time:
    size = len(exact)
    return Time("t1", "DATE", value, 0, size, exact, Interval(), "day", "rule", confidence, anchor=anchor)


def _event(
    relation: EventRelation = "IS_INCLUDED", days: tuple[str | None, str | None] = (None, None)
) -> Event:
    return event_at("ev1", 9, "fell", EventTime(relation, "t1", *days, "day"))


SUNDAY = ("2025-06-08", "2025-06-08")


@pytest.mark.parametrize(
    ("event", "time", "words"),
    [
        (_event(days=SUNDAY), _time("Sunday", "2025-06-08", "published"), "Sunday (8 Jun 2025)"),
        (_event(days=SUNDAY), _time("Sunday", "2025-06-08", "published", 0.68), "Sunday (8 Jun 2025?)"),
        (_event(days=SUNDAY), _time("June 8", "2025-06-08", "published", 0.68), "8 Jun 2025?"),
        (_event(days=SUNDAY), _time("June 8, 2025", "2025-06-08", None), "8 Jun 2025"),
        (_event(), _time("Sunday", "XXXX-WXX-7", None), "Sunday (date unknown)"),
        (_event(), _time("27 January", "XXXX-01-27", None), "27 Jan, year unknown"),
        (_event(days=("1979-01-01", None)), _time("27 Jan.", "XXXX-01-27", None), "27 Jan, year unknown"),
        (_event(), _time("March", "XXXX-03", None), "Mar, year unknown"),
        (_event(), _time("noon on 27 January", "XXXX-01-27T12:00", None), "27 Jan, year unknown"),
        (_event(), _time("recently", "PAST_REF", None), ""),
        (
            _event("BEGINS", ("2025-06-08", None)),
            _time("Sunday", "2025-06-08", "published"),
            "from 8 Jun 2025 on (Sunday)",
        ),
    ],
)
def test_the_texts_words_stand_where_the_day_was_counted_from_them(
    event: Event, time: Time, words: str
) -> None:
    assert told(event, {"t1": time}) == words


def test_an_event_without_an_expression_is_told_by_its_days() -> None:
    event = event_at("ev1", 9, "fell", EventTime("BEFORE", "published", None, "2025-06-10"))
    assert told(event, {}) == "by 10 Jun 2025"
