"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.reading.text.typed_dates import typed_date, whole_date
from tests.tui.conftest import Open

TODAY = date(2026, 3, 20)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10 June 2025", "2025-06-10"),
        ("10th of June, 2025", "2025-06-10"),
        ("the 3rd of May 2024", "2024-05-03"),
        ("June 10, 2025", "2025-06-10"),
        ("june 10 2025", "2025-06-10"),
        ("Jun. 10, 2025", "2025-06-10"),
        ("Sept 1st 2021", "2021-09-01"),
        ("Sunday, 8 June 2025", "2025-06-08"),
        ("Sun 8 Jun 2025", "2025-06-08"),
        ("June 10", "2025-06-10"),
        ("10 March", "2026-03-10"),
        ("20 March", "2026-03-20"),
        ("21 March", "2025-03-21"),
        ("29 February", "2024-02-29"),
        ("10.6.2025", "2025-06-10"),
        ("2025/6/1", "2025-06-01"),
        ("2025.06.01", "2025-06-01"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("5/5/2024", "2024-05-05"),
        ("today", "2026-03-20"),
        (" Yesterday ", "2026-03-19"),
        ("2025-06-10", "2025-06-10"),
    ],
)
def test_dates_as_people_write_them(typed: str, expected: str) -> None:
    assert typed_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed",
    ["", "31 June 2025", "6/7/2025", "June 2025", "30 February", "soon", "2025-06-10T08:00", "Junes 3"],
)
def test_what_is_no_date_or_could_be_two_stays_as_it_is(typed: str) -> None:
    assert typed_date(typed, TODAY) == typed


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_in_words_is_that_date(day: date) -> None:
    name = MONTHS[day.month - 1]
    for typed in (f"{day.day} {name} {day.year:04}", f"{name} {day.day}, {day.year:04}"):
        assert typed_date(typed) == day.isoformat()


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_with_its_year_is_the_same_on_any_day(day: date) -> None:
    name = MONTHS[day.month - 1]
    forms = (f"{day.day} {name} {day.year:04}", f"{name} {day.day} {day.year:04}", day.isoformat())
    assert {whole_date(typed) for typed in forms} == {day.isoformat()}


@pytest.mark.parametrize(
    "typed", ["today", "Yesterday", "10 June", "June 10", "June", "6/7/2025", "31 June 2025", "soon", ""]
)
def test_what_is_another_day_tomorrow_is_no_whole_date(typed: str) -> None:
    assert whole_date(typed) == typed


async def test_the_prompt_takes_them_and_keeps_what_is_wrong(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("D", "ctrl+u")
        await reader.type("6/7/2025")
        await reader.press("enter")
        assert "is not a date" in reader.bottom
        await reader.press("ctrl+u")
        await reader.type("10 June 2025")
        await reader.press("enter")
        assert reader.screen.session.article.published.value == "2025-06-10"
