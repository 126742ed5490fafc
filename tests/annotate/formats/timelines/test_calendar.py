"""The calendar as a reader of iCalendar sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats.writers import Recorded
from annotate.formats.writers.timelines.icalendar import WIDTH, dump_calendar
from annotate.record import Annotations, Event
from annotate.review.edits import decide
from tests.tui.sample import TEXT, sample_record

icalendar = pytest.importorskip("icalendar")


def entries(*records: Annotations) -> list[Any]:
    data = dump_calendar([Recorded(record, TEXT) for record in records])
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def told(earliest: str | None, latest: str | None, *, words: str = "opens", **changes: Any) -> Annotations:
    """The sample with one event."""
    record = sample_record()
    event: Event = record.timeline.events[0]
    time = replace(event.time, earliest=earliest, latest=latest)
    event = replace(event, time=time, headline=replace(event.headline, exact=words), **changes)
    return replace(record, timeline=replace(record.timeline, events=(event,), order=(event.id,)))


def test_every_event_with_a_known_day_is_there_with_its_words() -> None:
    record = sample_record()
    known = [
        event.headline.exact
        for event in record.timeline.events
        if event.time.earliest
        and event.time.latest
        and event.time.earliest[:10] == event.time.latest[:10]
        and event.status != "denied"
    ]
    assert known
    assert set(known) <= {str(entry["SUMMARY"]) for entry in entries(record)}


def test_the_end_of_a_day_is_the_next_one() -> None:
    (entry,) = entries(told("2025-12-31", "2025-12-31", status="happened"))
    assert (entry.start, entry.end) == (date(2025, 12, 31), date(2026, 1, 1))
    assert str(entry["STATUS"]) == "CONFIRMED"


def test_a_plan_is_there_with_its_window() -> None:
    (entry,) = entries(told("2026-02-01", "2026-02-28", status="planned"))
    assert (entry.start, entry.end) == (date(2026, 2, 1), date(2026, 3, 1))
    assert str(entry["STATUS"]) == "TENTATIVE"


@pytest.mark.parametrize(
    ("earliest", "latest", "status"),
    [
        ("2025-02-01", "2025-02-28", "happened"),
        ("2025-02-01", None, "planned"),
        (None, "2025-02-01", "planned"),
        (None, None, "planned"),
        ("2025-02-01", "2025-02-01", "denied"),
        ("9999-12-31", "9999-12-31", "planned"),
    ],
)
def test_what_has_no_day_or_was_denied_is_not(earliest: str | None, latest: str | None, status: str) -> None:
    assert entries(told(earliest, latest, status=status)) == []


def test_a_rejected_event_is_left_out() -> None:
    record = told("2025-02-01", "2025-02-01", status="happened")
    assert entries(decide(record, record.timeline.events[0].id, "rejected")) == []


def test_names_stay_and_differ_between_articles() -> None:
    record = sample_record()
    other = replace(record, document=replace(record.document, id="other"))
    names = [str(entry["UID"]) for entry in entries(record, other)]
    assert len(set(names)) == len(names) == 2 * len(entries(record))
    assert names == [str(entry["UID"]) for entry in entries(record, other, record)]
    stamps = {entry["DTSTAMP"].dt.date().isoformat() for entry in entries(record)}
    assert stamps == {record.document.published.value}


@given(st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=200))
def test_any_words_come_back_in_short_lines(words: str) -> None:
    words = " ".join(words.split()) or "x"
    record = told("2025-02-01", "2025-02-01", words=words, status="happened")
    data = dump_calendar([Recorded(record, TEXT)])
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= WIDTH
    assert all(line.decode("utf-8") == line.decode("utf-8").strip("\r\n") for line in lines)
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(entry["SUMMARY"]) == words


@pytest.mark.parametrize("words", ["a; b, c\\n d", "end\nBEGIN:VALARM", "\u0007bell", "\ud800 half"])
def test_words_never_become_lines(words: str) -> None:
    record = told("2025-02-01", "2025-02-01", words=words, status="happened")
    data = dump_calendar([Recorded(record, TEXT)])
    calendar = icalendar.Calendar.from_ical(data)
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT"]
