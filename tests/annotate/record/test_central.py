"""What is told first: as many events as tell the story of a text of some length, and amounts in context."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.record import Event, EventTime, Span
from annotate.record.central import amounts, main_events, usual_number
from annotate.review.edits import decide
from annotate.review.words import in_context
from tests.samples import TEXT, full_record


@pytest.mark.parametrize(
    ("length", "number"), [(0, 6), (1_260, 7), (1_800, 10), (3_600, 10), (5_000, 14), (1_000_000, 24)]
)
def test_some_ten_events_tell_300_to_600_words(length: int, number: int) -> None:
    assert usual_number(length) == number


def test_the_most_central_come_first_and_few_others_are_not_left_out() -> None:
    event = full_record().timeline.events[0]
    events = [replace(event, id=f"ev{place}", salience=place / 100) for place in range(20)]
    assert main_events(events, 0) == {f"ev{place}" for place in range(14, 20)}
    assert len(main_events(events[:9], 0)) == 9
    assert len(main_events(events[:10], 0)) == 6
    assert main_events(events, 0, 1) == {"ev19"}
    rejected = [replace(event, review="rejected") if event.id == "ev19" else event for event in events]
    assert main_events(rejected, 0, 1) == {"ev18"}


def test_of_events_as_central_one_with_a_day_tells_more_and_twice_told_less() -> None:
    event = replace(full_record().timeline.events[0], time=EventTime("BEFORE", "published"), salience=0.5)
    lines = [Span(place, place + 5, "-----") for place in range(0, 60, 10)]
    plain = [replace(event, id=f"ev{place}", headline=line) for place, line in enumerate(lines)]
    day = EventTime("IS_INCLUDED", "t1", "2024-05-08", "2024-05-08", "day")
    year = replace(day, earliest="2024-01-01", latest="2024-12-31", granularity="year")

    def better(one: Event, other: Event) -> bool:
        first = replace(other, headline=lines[0], id="other")
        return main_events([first, replace(one, headline=lines[1])], 0, 1) == {one.id}

    assert better(replace(event, time=day), replace(event, time=year))
    assert better(replace(event, time=year), event)
    assert better(event, replace(event, status="denied"))
    assert better(event, replace(event, status="hypothetical"))
    assert better(replace(event, salience=0.9), replace(event, time=day))
    within = replace(plain[1], headline=Span(2, 4, "--"))
    assert main_events([plain[0], within, plain[2]], 0, 2) == {"ev0", "ev2"}
    assert main_events([plain[0], replace(within, salience=0.7), plain[2]], 0, 2) == {"ev1", "ev2"}
    assert main_events([plain[0], within, replace(plain[2], salience=0.1)], 0, 2) == {"ev0", "ev1"}


def test_amounts_have_no_ordinals_and_nothing_rejected() -> None:
    record = full_record()
    found = replace(record.entities[0], type="CARDINAL")
    record = replace(record, entities=(found, replace(record.entities[1], type="ORDINAL")))
    assert [each.id for each in amounts(record)] == [found.id]
    assert amounts(decide(record, found.id, "rejected")) == []


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 30))
def test_a_place_in_context_has_its_words_and_no_other_paragraph(start: int, length: int) -> None:
    end = min(start + length, len(TEXT))
    words = in_context(TEXT, start, end)
    assert " ".join(TEXT[start:end].split()) in words
    assert len(words) <= length + 72
    assert words.strip("…") in " ".join(TEXT.split())
