"""The one order of all happenings: by their days, then by what articles say comes after what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

Edges = Mapping[int, Iterable[int]]


class Known(NamedTuple):
    """What is known of the time of a happening.

    Attributes:
        day: The first day that is possible, else the last; else that on which it was first told.
        dated: Whether it is a day of the happening itself.
    """

    day: int
    dated: bool


def ordered(known: Sequence[Known], later: Edges) -> list[int]:
    """Return all happenings in order.

    It is that of the days, whatever articles say. What has no day of its own stands no earlier than
    what it comes after; on one day what comes after stands after. Where articles contradict each other
    the number that is the least stands first, so numbers should be given as a reader would meet them.

    Args:
        known: Of every happening.
        later: By happening, what articles say comes after it.
    """
    days = _days(known, later)
    homes: defaultdict[int, list[int]] = defaultdict(list)
    for place, day in enumerate(days):
        homes[day].append(place)
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for place in _tied(later):
        tied[days[place]].append(place)
    result: list[int] = []
    for day in sorted(homes):
        result += _between(homes[day], _sorted(tied[day], later)) if day in tied else homes[day]
    return result


def _tied(later: Edges) -> list[int]:
    """Return, in order, what articles say something of that comes before or after it."""
    return sorted({*later, *(target for targets in later.values() for target in targets)})


def _days(known: Sequence[Known], later: Edges) -> list[int]:
    """Return the day on which each stands: undated ones move behind what they come after."""
    days = [one.day for one in known]
    for place, _ in _sorted(_tied(later), later):
        for target in later.get(place, ()):
            if not known[target].dated and days[place] > days[target]:
                days[target] = days[place]
    return days


def _between(places: Sequence[int], tied: Sequence[tuple[int, bool]]) -> Iterator[int]:
    """Yield places of one day in order: the least first, but for those of which articles say something."""
    ties = {place for place, _ in tied}
    free = [place for place in places if place not in ties]
    at = 0
    for place, contradicted in tied:
        end = len(free) if contradicted else bisect_left(free, place, at)
        yield from free[at:end]
        yield place
        at = end
    yield from free[at:]


def _sorted(places: Sequence[int], later: Edges) -> list[tuple[int, bool]]:
    """Return numbers so that what comes later stands later, else the lesser first.

    With each is told whether articles contradict each other, so that it stands where it does for no reason.

    Args:
        places: The numbers, the least first.
        later: By number, which come after it.
    """
    waiting = dict.fromkeys(places, 0)
    for place in places:
        for target in set(later.get(place, ())):
            if target in waiting:
                waiting[target] += 1
    ready = [place for place, count in waiting.items() if not count]
    left = list(reversed(places))
    result: list[tuple[int, bool]] = []
    while waiting:
        contradicted = not ready
        if ready:
            place = heappop(ready)
        else:
            while left[-1] not in waiting:
                left.pop()
            place = left[-1]
        if place not in waiting:
            continue
        del waiting[place]
        result.append((place, contradicted))
        for target in set(later.get(place, ())):
            if target in waiting:
                waiting[target] -= 1
                if not waiting[target]:
                    heappush(ready, target)
    return result
