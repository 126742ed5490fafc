"""What the reader says about annotations is said in words, and not in the codes of the record."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from annotate.record import EventRelation, Factuality, Interval, Time, TimexMod, TimexType
from annotate.review.wording import FACTUALITY_NAMES
from tests.tui.conftest import Open
from tests.tui.sample import sample_record
from tui.panels.registry import chosen
from tui.state.filter_values import values_of
from tui.text.marks import MarkIndex
from tui.wording.describe import SHORT_FACTUALITY_NAMES, headline
from tui.wording.explain import explain
from tui.wording.times import RELATION_WORDS, meaning

CODES = re.compile(
    r"\b(?:CT[-+u]|P[RS][-+]|Uu\b|[A-Z]+_[A-Z]+|BEFORE|AFTER|UNKNOWN|P[\dX]+[YMWDCH]|PT[\dX]+|XX+|W\d\d"
    r"|DATE|TIME|DURATION|SET|PERSON|NORP|FAC|ORG|GPE|LOC|MONEY|CARDINAL|ORDINAL|PERCENT|MISC)"
)
INDEX = MarkIndex(sample_record())


def test_why_and_the_bottom_line_have_no_codes() -> None:
    for item in INDEX.items.values():
        for words in (headline(item, INDEX.items), *(value for _, value in explain(item, INDEX.items))):
            assert not CODES.search(words), words


def test_panels_and_what_filters_offer_have_no_codes() -> None:
    for listing in (make() for make in chosen(None)):
        listing.look_at(sample_record(), INDEX, None)
        for order in range(len(listing.orders)):
            listing.order = order
            for entry in listing.arranged(sample_record()):
                for line in listing.draw(entry, 60, selected=True):
                    assert not CODES.search("".join(text for text, _ in line))
    for field in ("type", "act", "certainty", "status", "is"):
        assert not [value for value in values_of(field, INDEX.items) if CODES.search(value)]


def test_every_certainty_and_relation_has_words() -> None:
    assert {*FACTUALITY_NAMES} == {*SHORT_FACTUALITY_NAMES} == {*get_args(Factuality)}
    assert {*RELATION_WORDS} == {*get_args(EventRelation)}


def time(kind: TimexType, value: str, mod: TimexMod | None = None, interval: Interval | None = None) -> Time:
    found = next(each for each in sample_record().timeline.times)
    return replace(found, type=kind, value=value, mod=mod, interval=interval or Interval())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (time("DURATION", "P3D"), "3 days"),
        (time("DURATION", "PXD"), "some days"),
        (time("DURATION", "P1Y", "MORE_THAN"), "more than 1 year"),
        (time("DURATION", "P3Y6M"), "3 years 6 months"),
        (time("DURATION", "PT30M", "APPROX"), "about 30 minutes"),
        (time("DURATION", "PXCE"), "some centuries"),
        (time("DURATION", "PXX"), "some time"),
        (time("SET", "P1W"), "every week"),
        (time("SET", "P2Y"), "every 2 years"),
        (time("SET", "XXXX-WXX-6TMO"), "every Saturday morning"),
        (time("SET", "XXXX-XX-XXTEV"), "every evening"),
        (time("SET", "XXXX-12-25"), "every 25 Dec"),
        (time("SET", "PXX"), "how often is unknown"),
        (time("DATE", "PRESENT_REF"), "about now"),
        (time("DATE", "XXXX-01-27"), "27 Jan, year unknown"),
        (time("DATE", "XXXX-06", "START"), "the beginning of Jun, year unknown"),
        (time("DATE", "XXXX-WXX-2"), "a Tuesday, date unknown"),
        (time("TIME", "XXXX-WXX-2TAF"), "a Tuesday, date unknown, afternoon"),
        (time("TIME", "XXXX-WXX-1T15:00"), "a Monday, date unknown, 15:00"),
        (time("DATE", "XXXX-SU"), "summer, year unknown"),
        (time("DATE", "XXXX-Q2"), "quarter 2, year unknown"),
        (time("DATE", "XXXX-XX-XX"), "a day, date unknown"),
        (time("DATE", "2025-06-08", None, Interval("2025-06-08", "2025-06-08")), "8 Jun 2025"),
        (time("TIME", "2025-06-08TMO", None, Interval("2025-06-08T05:00", "2025-06-08T11:59")),
         "8 Jun 2025, morning"),
    ],
)  # fmt: skip
def test_values_of_times_are_told_in_words(given: Time, words: str) -> None:
    assert meaning(given) == words


@pytest.mark.parametrize("kind", get_args(TimexType))
@pytest.mark.parametrize("value", ["", "X", "XXXX-99", "P", "PT", "T", "soon", "BC0044", "PAST_REF", "1X"])
def test_a_value_that_is_no_known_form_is_told_harmlessly(kind: TimexType, value: str) -> None:
    for mod in (None, *get_args(TimexMod)):
        assert meaning(time(kind, value, mod))


async def test_the_value_of_a_time_is_given_as_people_write_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("t", "V", "ctrl+u")
        await reader.type("8 June 2025")
        await reader.press("enter")
        assert "2025-06-08" in {
            each.value for each in reader.record.timeline.times if each.status == "edited"
        }
