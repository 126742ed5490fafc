"""The one order of all happenings: by their days, then by what articles say comes after what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from annotate.dossier.events.columns.sets import Flags, Integers

Edges = Mapping[int, Iterable[int]]


class Known(NamedTuple):
    """What is known of the time of a happening.

    Attributes:
        day: The first day that is possible, else the last; else that on which it was first told.
        dated: Whether it is a day of the happening itself.
    """

    day: int
    dated: bool


def ordered(days: Integers, dated: Flags, later: Edges) -> list[int]:
    """Return all happenings in order.

    It is that of the days, whatever articles say. What has no day of its own stands no earlier than
    what it comes after; on one day what comes after stands after. Where articles contradict each other
    the number that is the least stands first, so numbers should be given as a reader would meet them.

    Args:
        days: On which each stands: the first that is possible, else the last; else that on which it was told.
        dated: Whether it is a day of the happening itself.
        later: By happening, what articles say comes after it.
    """
    tied = _tied(later)
    moved = _moved(tied, days, dated, later)
    days = days.copy()
    days[tied] = list(moved.values())
    order = np.argsort(days, kind="stable")
    result: list[int] = order.tolist()
    # Elsewhere what comes after stands after as it is.
    turned = {
        moved[place]
        for place, targets in later.items()
        for target in targets
        if target < place and moved[place] == moved[target]
    }
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    for place, day in moved.items():
        if day in turned:
            by_day[day].append(place)
    there = np.array(list(by_day), dtype=np.int64)
    ordered_days = days[order]
    lows, highs = np.searchsorted(ordered_days, there), np.searchsorted(ordered_days, there, side="right")
    for low, high, those in zip(lows.tolist(), highs.tolist(), by_day.values(), strict=True):
        result[low:high] = _between(result[low:high], _sorted(those, later))
    return result


def _tied(later: Edges) -> list[int]:
    """Return, in order, what articles say something of that comes before or after it."""
    return sorted({*later, *(target for targets in later.values() for target in targets)})


def _moved(tied: Sequence[int], days: Integers, dated: Flags, later: Edges) -> dict[int, int]:
    """Return the day on which each that is tied stands: undated ones move behind what they come after."""
    moved = dict(zip(tied, days[tied].tolist(), strict=True))
    sure = dict(zip(tied, dated[tied].tolist(), strict=True))
    for place, _ in _sorted(tied, later):
        for target in later.get(place, ()):
            if not sure[target] and moved[place] > moved[target]:
                moved[target] = moved[place]
    return moved


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
