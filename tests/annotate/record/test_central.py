"""What is told first: as many events as tell the story of a text of some length, and amounts in context."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
