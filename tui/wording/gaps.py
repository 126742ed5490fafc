"""What stands between two dates on the timeline."""

from __future__ import annotations

from datetime import date

from annotate.record import EventTime

_DAY = len("2025-06-08")
_SHORTEST_GAP_DAYS = 45
_YEAR_DAYS, _MONTH_DAYS = 365.25, 30.44


def gap_words(before: EventTime, after: EventTime) -> str:
    """How long nothing happens between two events: ``3 months``; empty where that is short or not known."""
    end = _date(before.latest or before.earliest)
    start = _date(after.earliest or after.latest)
    if end is None or start is None:
        return ""
    days = (start - end).days
    if days < _SHORTEST_GAP_DAYS:
        return ""
    months = round(days / _MONTH_DAYS)
    if months < 24:
        return f"{months} months" if months > 1 else "a month"
    return f"{round(days / _YEAR_DAYS)} years"


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:_DAY])
    except ValueError:
        return None
