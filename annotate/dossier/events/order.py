"""The one order of all happenings: by their days, then by what articles say comes after what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
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
    result: list[int] = []
    for day in sorted(homes):
        result += _sorted(homes[day], later)
    return result


def _days(known: Sequence[Known], later: Edges) -> list[int]:
    """Return the day on which each stands: undated ones move behind what they come after."""
    days = [one.day for one in known]
    for place in _sorted(range(len(known)), later):
        for target in later.get(place, ()):
            if not known[target].dated and days[place] > days[target]:
                days[target] = days[place]
    return days


def _sorted(places: Iterable[int], later: Edges) -> list[int]:
    """Return numbers so that what comes later stands later, else the lesser first."""
    waiting = dict.fromkeys(places, 0)
    for place in list(waiting):
        for target in set(later.get(place, ())):
            if target in waiting:
                waiting[target] += 1
    ready = [place for place, count in waiting.items() if not count]
    left = sorted(waiting, reverse=True)
    heapify(ready)
    result: list[int] = []
    while waiting:
        if ready:
            place = heappop(ready)
        else:
            # Articles contradict each other.
            while left[-1] not in waiting:
                left.pop()
            place = left[-1]
        if place not in waiting:
            continue
        del waiting[place]
        result.append(place)
        for target in set(later.get(place, ())):
            if target in waiting:
                waiting[target] -= 1
                if not waiting[target]:
                    heappush(ready, target)
    return result
