"""Dates in the Extended Date/Time Format (EDTF, level 1; part of ISO 8601-2)."""

from __future__ import annotations

from calendar import monthrange

_DAY = 10


def edtf(earliest: str | None, latest: str | None) -> str | None:
    """First and last possible day as a day, month, year or interval; none where nothing is known.

    Args:
        earliest: ISO 8601, a day or a moment of it; none leaves the interval open.
        latest: The same.
    """
    if not earliest and not latest:
        return None
    first, last = (earliest or "")[:_DAY], (latest or "")[:_DAY]
    if first == last:
        return first
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    if first.endswith("-01") and last == _last_of(first[:7]):
        return first[:7]
    return f"{first or '..'}/{last or '..'}"


def _last_of(month: str) -> str:
    year, number = month.split("-")
    return f"{month}-{monthrange(int(year), int(number))[1]:02}"
