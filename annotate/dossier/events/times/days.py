"""Days as numbers, and the times of an article in text order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from annotate.record import Time
from annotate.support.calendar import days_of

Days = tuple[int, int]
FAR = 10**7


class Placed(NamedTuple):
    """Times in text order, with where they start, and their ids."""

    times: Sequence[Time]
    starts: Sequence[int]
    ids: Collection[str]

    @classmethod
    def of(cls, times: Sequence[Time]) -> Placed:
        """Take in times that are in order."""
        return cls(times, [time.start for time in times], {time.id for time in times})

    def within(self, start: int, end: int) -> Sequence[Time]:
        """Return those that start between two places."""
        return self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@lru_cache(maxsize=1 << 14)
def days_between(earliest: str | None, latest: str | None) -> Days | None:
    """Return the numbers of the first and the last day between two moments, none where one is unknown."""
    first, last = (days_of(moment[:10]) if moment else None for moment in (earliest, latest))
    return (first[0].toordinal(), last[1].toordinal()) if first and last else None


def day_named(number: int) -> str:
    """Return a day as ISO 8601 has it."""
    return date.fromordinal(number).isoformat()
