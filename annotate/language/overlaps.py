"""Which of many places in a text lie over another one, without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

Offsets = tuple[int, int]


class Overlaps:
    """Places in a text, in order.

    Args:
        places: As offsets, in any order; they may overlap.
    """

    def __init__(self, places: Iterable[Offsets]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]
        # How far the text is covered by a place and those before it.
        self._reach = list(accumulate((end for _, end in self._places), max))

    def over(self, start: int, end: int) -> list[Offsets]:
        """Return the places that share a character with a stretch, in order."""
        found: list[Offsets] = []
        number = bisect_left(self._starts, end) - 1
        while number >= 0 and self._reach[number] > start:
            if self._places[number][1] > start:
                found.append(self._places[number])
            number -= 1
        return found[::-1]

    def meets(self, start: int, end: int) -> bool:
        """Tell whether a place shares a character with a stretch."""
        number = bisect_left(self._starts, end) - 1
        return number >= 0 and self._reach[number] > start
