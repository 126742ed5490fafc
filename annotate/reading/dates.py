"""Publication dates as they are given: ISO 8601, and nothing is guessed."""

from __future__ import annotations

import datetime


def iso_date(value: object) -> str | None:
    """The day of an ISO 8601 date or date and time, as it is written there; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None
