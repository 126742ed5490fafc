"""Where in a long text something is: one cell for each part of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def filled_cells(places: Sequence[int], edges: Sequence[int]) -> list[bool]:
    """Which parts of a text hold one of the places.

    Args:
        places: Offsets, sorted.
        edges: First offset of each part, and the end of the last one.

    Returns:
        One value for each part.
    """
    firsts = [bisect_left(places, edge) for edge in edges]
    return [right > left for left, right in pairwise(firsts)]
