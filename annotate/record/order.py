"""The order of events that keeps to their days and to what is told to come after what.

It takes ids and dates and no classes, so that it serves records of every version.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence

Days = tuple[str | None, str | None]
Pair = tuple[str, str]
# A year or a month alone reaches from its first day to its last.
_FIRST, _LAST = "-00-00", "-99-99"
_DAY = 10
_END = "~"


def earlier_by_days(first: Days, second: Days) -> bool:
    """Tell whether the last day that one event can be on is before the first of another.

    Args:
        first: Earliest and latest moment of the one, ISO 8601.
        second: The same of the other.
    """
    return _bounds(first)[1] < _bounds(second)[0]


def in_order(order: Sequence[str], days: Mapping[str, Days], after: Iterable[Pair]) -> tuple[str, ...]:
    """Return an order that keeps to the days and to what comes after what, and is else as it was.

    Args:
        order: Ids of events; one that ``days`` does not have, or that was there before, is left out.
        days: Earliest and latest moment of every event; those that the order lacks come last.
        after: Ids of events of which the first comes before the second. Where they contradict the days or go
            in a circle they cannot all be kept; the days are.
    """
    given = [id for id in dict.fromkeys((*order, *days)) if id in days]
    place = {id: number for number, id in enumerate(given)}
    bounds = {id: _bounds(days[id]) for id in given}
    followers: dict[str, list[str]] = {id: [] for id in given}
    waiting = dict.fromkeys(given, 0)
    for first, second in dict.fromkeys(after):
        if first != second and first in place and second in place:
            followers[first].append(second)
            waiting[second] += 1
    # An event waits for whatever has ended before it begins: the soonest end of what is left tells.
    ends = [(bounds[id][1], place[id]) for id in given]
    heapq.heapify(ends)
    begins = sorted(((bounds[id][0], place[id]) for id in given), reverse=True)
    ready: list[int] = []
    begun: set[str] = set()
    placed: dict[str, None] = {}
    while len(placed) < len(given):
        while ends and given[ends[0][1]] in placed:
            heapq.heappop(ends)
        while begins and begins[-1][0] <= ends[0][0]:
            id = given[begins.pop()[1]]
            begun.add(id)
            if not waiting[id] and id not in placed:
                heapq.heappush(ready, place[id])
        # Nothing is ready only where what comes after what contradicts the days or itself.
        id = given[heapq.heappop(ready) if ready else ends[0][1]]
        if id in placed:
            continue
        placed[id] = None
        for other in followers[id]:
            waiting[other] -= 1
            if not waiting[other] and other in begun and other not in placed:
                heapq.heappush(ready, place[other])
    return tuple(placed)


def broken(order: Sequence[str], days: Mapping[str, Days], after: Iterable[Pair]) -> Iterator[Pair]:
    """Yield ids of events that stand in the wrong order: the one that should be first, then the other.

    Args:
        order: Ids of events.
        days: As for :func:`in_order`.
        after: The same.
    """
    place = {id: number for number, id in enumerate(order)}
    for first, second in after:
        if first in place and second in place and place[first] >= place[second]:
            yield first, second
    latest: tuple[str, str] | None = None
    for id in order:
        begin, end = _bounds(days.get(id, (None, None)))
        if latest is not None and end < latest[0]:
            yield id, latest[1]
        if latest is None or begin > latest[0]:
            latest = begin, id


def _bounds(days: Days) -> tuple[str, str]:
    """Return the first and the last day, to be compared; an interval turned round bounds nothing."""
    earliest, latest = days
    begin = (earliest[:_DAY] + _FIRST)[:_DAY] if earliest else ""
    end = (latest[:_DAY] + _LAST)[:_DAY] if latest else _END
    return (begin, end) if begin <= end else ("", _END)
