"""What stands between two dates on the timeline."""

from __future__ import annotations

from datetime import date

from annotate.record import EventTime

_DAY = len("2025-06-08")
_SHORTEST_GAP_DAYS = 45
_COARSE_DAYS = 27
_YEAR_DAYS, _MONTH_DAYS = 365.25, 30.44


def gap_words(before: EventTime, after: EventTime) -> str:
    """How far two events are apart: ``3 months``; empty where little or nothing is known to lie between.

    Months and years are counted as a reader subtracts, from 1957 to 1999 it is 42 years; from a year to a day
    it is how long nothing happens for sure.
    """
    begun, end = _date(before.earliest or before.latest), _date(before.latest or before.earliest)
    start, done = _date(after.earliest or after.latest), _date(after.latest or after.earliest)
    if begun is None or end is None or start is None or done is None:
        return ""
    if (start - end).days < _SHORTEST_GAP_DAYS:
        return ""
    coarse = min((end - begun).days, (done - start).days) >= _COARSE_DAYS
    days = ((start - begun).days + (done - end).days) / 2 if coarse else (start - end).days
    months = round(days / _MONTH_DAYS)
    if months < 24:
        return f"{months} months" if months > 1 else "a month"
    return f"{round(days / _YEAR_DAYS)} years"


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:_DAY])
    except ValueError:
        return None
