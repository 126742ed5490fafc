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
    bounds = {id: _bounds(days[id]) for id in given}
    pairs = [
        (first, second)
        for first, second in dict.fromkeys(after)
        if first != second and first in bounds and second in bounds
    ]
    # What the days say otherwise is not told to come after.
    pairs = [(first, second) for first, second in pairs if bounds[first][0] <= bounds[second][1]]
    found = _drawn_forward(given, bounds, pairs)
    # Only a circle leaves anything against the days; without what closes it, they are kept.
    return found if not any(broken(found, days, ())) else _drawn_forward(given, bounds, [])


def _drawn_forward(
    given: Sequence[str], bounds: Mapping[str, tuple[str, str]], pairs: Iterable[Pair]
) -> tuple[str, ...]:
    """Return the given order with whatever is to be before an event drawn to where that stands."""
    place = {id: number for number, id in enumerate(given)}
    before: dict[str, list[str]] = {id: [] for id in given}
    for first, second in pairs:
        before[second].append(first)
    ends = [(bounds[id][1], place[id]) for id in given]
    heapq.heapify(ends)
    placed: dict[str, None] = {}
    opened: set[str] = set()
    for start in given:
        waiting = [start]
        while waiting:
            id = waiting[-1]
            if id in opened:
                placed[waiting.pop()] = None
                continue
            opened.add(id)
            needed = set(before[id])
            while ends and ends[0][0] < bounds[id][0]:
                needed.add(given[heapq.heappop(ends)[1]])
            # What ends first may have to be before the others of them.
            waiting += sorted(needed - opened, key=lambda id: (bounds[id][1], place[id]), reverse=True)
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
