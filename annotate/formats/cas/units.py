"""Offsets in code points as offsets in units of UTF-16, in which Java counts, and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_LARGEST_SINGLE = "\uffff"


class Units:
    """Counts a text both ways.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        # Code points that take two units, of which most texts have none.
        self._wide = [place for place, letter in enumerate(text) if letter > _LARGEST_SINGLE]
        self._starts = [place + number for number, place in enumerate(self._wide)]

    def units(self, place: int) -> int:
        """Return an offset in code points as one in units."""
        return place + bisect_left(self._wide, place)

    def points(self, unit: int) -> int:
        """Return an offset in units as one in code points; in the middle of one as its beginning."""
        before = bisect_right(self._starts, unit - 1)
        inside = before > 0 and self._starts[before - 1] + 1 == unit
        return self._wide[before - 1] if inside else unit - before
