"""Lengths of time: their ISO 8601 values, and the days that one spans which touches the publication."""

from __future__ import annotations

from datetime import timedelta

from annotate.record import Interval
from annotate.support import calendar
from annotate.timeline.values.lexicon import plain
from annotate.timeline.values.resolution import Context


def stretch(context: Context, number: float | None, unit: str, sign: int) -> Interval | None:
    """Return the days of a length of time that ends (-1) or begins (1) at the publication; none without it.

    Args:
        context: What it is resolved against.
        number: How many units; none for a vague one, whose other end is left open.
        unit: Letter of the unit.
        sign: -1 for the past, 1 for the future.
    """
    story = context.reached or (context.mentioned or "").startswith("BC")
    base = None if story else context.published
    if base is None or unit.startswith("T"):
        return None
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    try:
        if number is None:
            other = None
        elif months is not None:
            other = calendar.shift_months(base, sign * round(number * months)).isoformat()
        else:
            length = round(number * {"D": 1, "2W": 14}.get(unit, 7))
            other = (base + timedelta(days=sign * length)).isoformat()
    except (ValueError, OverflowError):
        return None
    return Interval(other, base.isoformat()) if sign < 0 else Interval(base.isoformat(), other)


_HALVES = {"TH": "PT{}H30M", "TM": "PT{}M30S", "Y": "P{}Y6M"}


def duration(number: float | None, unit: str) -> str:
    """Return the value of a length of time; a vague number is ``X``."""
    if unit == "2W":
        number, unit = (None if number is None else number * 2), "W"
    if number is None:
        return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    if unit in {"DE", "CE"} and number % 1:
        number, unit = number * (10 if unit == "DE" else 100), "Y"
    if number == 0.5:
        half = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M"}.get(unit)
        if half:
            return half
    if number % 1 == 0.5 and unit in _HALVES:
        return _HALVES[unit].format(int(number))
    amount = plain(number)
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"
