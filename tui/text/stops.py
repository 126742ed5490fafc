"""Where one goes from annotation to annotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from annotate.record.walk import Kind
from tui.text.marks import MarkIndex, Stop


def kept_stops(
    index: MarkIndex, kinds: tuple[Kind, ...] | None, kept: Collection[str] | None
) -> Sequence[Stop]:
    """The stops of these kinds that a filter keeps; none of either stands for all."""
    stops = index.stops(kinds)
    return stops if kept is None else [stop for stop in stops if stop.id in kept]


def following(stops: Sequence[Stop], cursor: int, preferred: str | None, step: int) -> Stop | None:
    """The stop that many on (or back), the last one (or first) where there are fewer; none without any.

    Args:
        stops: In the order of the text.
        cursor: Where one is.
        preferred: Id of the annotation one went to there, since several may begin at one place.
        step: How many on, or back where it is negative.
    """
    sign = 1 if step > 0 else -1
    place = _next(stops, cursor, preferred, sign)
    if not 0 <= place < len(stops):
        return None
    return stops[min(max(place + step - sign, 0), len(stops) - 1)]


def _next(stops: Sequence[Stop], cursor: int, preferred: str | None, sign: int) -> int:
    first = bisect_left(stops, cursor, key=lambda stop: stop.start)
    last = bisect_right(stops, cursor, key=lambda stop: stop.start)
    for place in range(first, last):
        if stops[place].id == preferred:
            return place + sign
    return last if sign > 0 else first - 1


def round_of(starts: Sequence[int], cursor: int, step: int) -> int:
    """The start that many on (or back) from a place, round at the ends."""
    place = bisect_right(starts, cursor) - 1 if step > 0 else bisect_left(starts, cursor)
    return starts[(place + step) % len(starts)]
