"""Parts of a year or month in the words that a reader sees."""

from __future__ import annotations

import pytest

from annotate.calendar import interval_of
from annotate.record import EventTime, TimexMod
from tui.describe import when


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
