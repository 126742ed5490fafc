"""Dates as people type them, and as the record has them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from annotate.support.patterns import lazily

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_NAMES = "|".join((*_MONTHS, *(name[:3] for name in _MONTHS), "sept"))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year>\d{4}))?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_FORMS = (
    re.compile(rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?\s+(?P<month>{_NAMES})\.?{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}(?P<month>{_NAMES})\.?\s+(?:the\s+)?{_DAY}{_YEAR}", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})[./ ](?P<number>\d{1,2})[./ ](?P<day>\d{1,2})"),
    # With points, the day comes first wherever people write so.
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})"),
)
_SLASHED = lazily(r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4})")
_NEAR = {"today": 0, "yesterday": 1}


def typed_date(typed: str, today: date | None = None) -> str:
    """The ISO date of a typed one; what is none, or could be two, is given back as it is.

    Args:
        typed: Like ``10 June 2025``, ``June 10`` (the last one), ``10.6.2025`` or ``yesterday``.
        today: The day on which it is typed.
    """
    words = " ".join(typed.split())
    today = today or date.today()
    if words.lower() in _NEAR:
        return (today - timedelta(days=_NEAR[words.lower()])).isoformat()
    return _read(words, today) or words


def whole_date(typed: str) -> str:
    """The ISO date of one that is the same whenever it is typed, as on a command line that is run again.

    Args:
        typed: Like ``10 June 2025``; ``June 10`` and ``yesterday`` are given back as they are.
    """
    return _read(" ".join(typed.split()), None) or typed


def _read(words: str, today: date | None) -> str:
    """The date of some words; empty where they are none, or have no year and the day is not known."""
    for form in _FORMS:
        found = form.fullmatch(words)
        if found:
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
            return _day(int(parts["year"] or 0), month, int(parts["day"]), today)
    slashed = _SLASHED.fullmatch(words)
    if slashed:
        first, second, year = map(int, slashed.groups())
        # Which is the month is known only where the other one cannot be, or where both are the same.
        if first > 12 or first == second:
            return _day(year, second, first, today)
        if second > 12:
            return _day(year, first, second, today)
    return ""


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month[:3] == name[:3].lower())


def _day(year: int, month: int, day: int, today: date | None) -> str:
    """A day of the calendar; without a year, the last such day up to today. Empty where there is none."""
    years = (year,) if year else range(today.year, today.year - 9, -1) if today else ()
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or (today and found <= today):
            return found.isoformat()
    return ""
