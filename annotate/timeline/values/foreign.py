"""Other calendars than the Gregorian: the days that their years, months and days span.

Buddhist, Japanese, Hebrew, Ethiopian and Persian dates are exact here. Islamic months begin when the new
moon is seen, so the reckoned ones may be a day or two off; years of Nepal's calendar begin about 13 April.
Sources: Reingold and Dershowitz, Calendrical Calculations (tabular Islamic, Ethiopian and Hebrew calendars);
for the Persian one the rule of 33 years.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Calendar = Literal["islamic", "persian", "hebrew", "ethiopian", "nepali"]
ISLAMIC = (
    "muharram", "safar", "rabi al-awwal", "rabi al-thani", "jumada al-awwal", "jumada al-thani", "rajab",
    "shaban", "ramadan", "shawwal", "dhu al-qadah", "dhu al-hijjah",
)  # fmt: skip
PERSIAN = (
    "farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey",
    "bahman", "esfand",
)  # fmt: skip
# As they follow each other from the new year on; Adar I is only in leap years.
HEBREW = (
    "tishrei", "cheshvan", "kislev", "tevet", "shevat", "adar i", "adar", "nisan", "iyar", "sivan", "tammuz",
    "av", "elul",
)  # fmt: skip
ETHIOPIAN = (
    "meskerem", "tikimt", "hidar", "tahsas", "tir", "yekatit", "megabit", "miazia", "genbot", "sene", "hamle",
    "nehase", "pagumen",
)  # fmt: skip
_ISLAMIC_EPOCH, _HEBREW_EPOCH, _ETHIOPIAN_EPOCH = 227015, -1373427, 2796
_PERSIAN_RULED = range(1244, 1473)
_MONTH = 30


def days_of(calendar: Calendar, year: int, month: int = 0, day: int = 0) -> tuple[date, date] | None:
    """Return the first and last day of a year, month or day, none where the calendar has no such.

    Args:
        calendar: Which one.
        year: In its own count.
        month: From 1 in the order of the calendar's names; 0 for the whole year.
        day: From 1; 0 for the whole month.
    """
    try:
        lengths = _lengths(calendar, year)
        begin = _new_year(calendar, year)
        if not month:
            return begin, begin + timedelta(days=sum(lengths) - 1)
        first = begin + timedelta(days=sum(lengths[: month - 1]))
        length = lengths[month - 1]
    except (ValueError, OverflowError, IndexError):
        return None
    if day:
        found = first + timedelta(days=day - 1)
        return (found, found) if day <= length else None
    return (first, first + timedelta(days=length - 1)) if length else None


def _new_year(calendar: Calendar, year: int) -> date:
    if calendar == "islamic":
        return date.fromordinal(_ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30)
    if calendar == "hebrew":
        return date.fromordinal(_HEBREW_EPOCH + _hebrew_days(year))
    if calendar == "ethiopian":
        return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4)
    if calendar == "nepali":
        return date(year - 57, 4, 13)
    if year not in _PERSIAN_RULED:
        raise ValueError("the rule of 33 years holds for the nineteenth to the twenty-first century")
    leaps = sum(_is_persian_leap(other) for other in range(_PERSIAN_RULED.start, year))
    # The year 1244 began on 21 March 1865.
    return date(1865, 3, 21) + timedelta(days=365 * (year - _PERSIAN_RULED.start) + leaps)


def _lengths(calendar: Calendar, year: int) -> list[int]:
    """Return the lengths of the months of a year; a month that a year lacks has no days."""
    if calendar == "islamic":
        leap = (14 + 11 * year) % 30 < 11
        return [30 - month % 2 for month in range(11)] + [30 if leap else 29]
    if calendar == "persian":
        return [31] * 6 + [30] * 5 + [30 if _is_persian_leap(year) else 29]
    if calendar == "ethiopian":
        return [_MONTH] * 12 + [6 if year % 4 == 3 else 5]
    if calendar == "nepali":
        return [(_new_year(calendar, year + 1) - _new_year(calendar, year)).days]
    total = _hebrew_days(year + 1) - _hebrew_days(year)
    leap = (7 * year + 1) % 19 < 7
    long_cheshvan, short_kislev = total % 10 == 5, total % 10 == 3
    return [30, 30 if long_cheshvan else 29, 29 if short_kislev else 30, 29, 30, 30 if leap else 0, 29,
            30, 29, 30, 29, 30, 29]  # fmt: skip


def _is_persian_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _hebrew_days(year: int) -> int:
    """Return the days from the calendar's beginning to a new year, postponements included."""
    return _molad(year) + _postponed(year)


def _molad(year: int) -> int:
    """Return the days to the new moon of a new year, one more where it falls on a barred weekday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _postponed(year: int) -> int:
    """Return the days that keep the years beside this one from having no lawful length."""
    last, this, following = _molad(year - 1), _molad(year), _molad(year + 1)
    if following - this == 356:
        return 2
    return 1 if this - last == 382 else 0
