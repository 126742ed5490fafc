"""When an event is, from all of its mentions: what one of them tells holds for the event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from annotate.record import EventTime
from annotate.timeline.events.finding import Happening
from annotate.timeline.values.resolution import PUBLISHED

LONG = 10**6
SHORT = 32
Told = tuple[EventTime, Happening]


def time_of(told: Sequence[Told], likely: Sequence[Told] = ()) -> EventTime:
    """Return the time of an event.

    Where the mention that tells it best has a day, month or year of its own, that is it.

    Args:
        told: The times with their mentions, of those that surely mean the event; the first is the one that
            tells it best.
        likely: The times of the others. Where the first say nothing, a day that only one of these tells, or
            all alike, is the event's.
    """
    own, mine = told[0]
    if own.ref not in {None, PUBLISHED} and _length(own) < LONG:
        return own
    dated = [
        (time, item) for time, item in told if time.ref not in {None, PUBLISHED} and _length(time) < LONG
    ]
    if not dated:
        days = [one for one in likely if one[0].ref not in {None, PUBLISHED} and _length(one[0]) < SHORT]
        if len({(time.earliest, time.latest) for time, _ in days}) != 1:
            return own
        dated = days
    time, item = min(dated, key=lambda one: _length(one[0]))
    if item.start == mine.start:
        return time
    return time.told_of(item.token.text)


def _length(time: EventTime) -> int:
    """Return how many days an interval has, ``LONG`` for one that is open."""
    if time.earliest is None or time.latest is None:
        return LONG
    first, last = (date.fromisoformat(end[:10]) for end in (time.earliest, time.latest))
    return max((last - first).days, 0)
