"""When an event is, from all of its mentions: what one of them tells holds for the event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from annotate.record import EventTime
from annotate.timeline.events.finding import Happening
from annotate.timeline.values.resolution import PUBLISHED

LONG = 10**6
SHORT = 32
YEAR = 364
Told = tuple[EventTime, Happening]


def time_of(told: Sequence[Told], likely: Sequence[Told] = (), *, over: bool = False) -> EventTime:
    """Return the time of an event.

    Where the mention that tells it best has a day, month or year of its own, that is it, but for a day or
    month inside its year that another one tells. Words of its own that give no date ("last year", of a
    text of unknown year) leave it open, unless they are of a day and another mention has one.

    Args:
        told: The times with their mentions, of those that surely mean the event; the first is the one that
            tells it best.
        likely: The times of the others. Where the first say nothing, a day that only one of these tells, or
            all alike, is the event's.
        over: Whether the best mention leaves no doubt that it has been.
    """
    own, mine = told[0]
    if _has_words(own) and _length(own) < LONG:
        finer = [one for one in (*told[1:], *likely) if _length(own) >= YEAR and _is_inside(one[0], own)]
        if len({_days(time) for time, _ in finer}) == 1:
            return _told_of(finer[0], mine)
        return own
    if over:
        # What has been is not of the day that something else of the same words is still to come.
        told, likely = ([one for one in some if not _is_later(one[0], own)] for some in (told, likely))
    usable = [one for one in told if _fits(own, one)]
    dated = [one for one in usable if _has_words(one[0]) and _length(one[0]) < LONG]
    if not dated:
        days = [one for one in likely if _has_words(one[0]) and _length(one[0]) < SHORT and _fits(own, one)]
        if len({_days(time) for time, _ in days}) != 1:
            return own
        dated = days
    return _told_of(min(dated, key=lambda one: _length(one[0])), mine)


def _has_words(time: EventTime) -> bool:
    """Tell whether an expression of the text says when, and not the tense alone."""
    return time.ref not in {None, PUBLISHED}


def _is_later(time: EventTime, own: EventTime) -> bool:
    """Tell whether a time begins when what is told as past must be over."""
    over = own.relation == "BEFORE" and own.ref == PUBLISHED and own.latest is not None
    return over and (time.earliest or "")[:10] > (own.latest or "")[:10]


def _fits(own: EventTime, other: Told) -> bool:
    """Tell whether another mention's time can be that of one without a date.

    Args:
        own: The time of the mention that tells the event best.
        other: The time of another one, with the mention.
    """
    time, _ = other
    if _has_words(own):
        same_kind = own.granularity in {"unknown", "day"} and own.relation == time.relation
        return same_kind and time.granularity == "day"
    # "The election of 2014" is not the one that is still to come.
    return own.relation != "AFTER" or time.relation in {"AFTER", "BEGINS"} or time.ref == PUBLISHED


def _is_inside(time: EventTime, year: EventTime) -> bool:
    """Tell whether a time is a day or a month of a longer one."""
    if not _has_words(time) or _length(time) >= SHORT:
        return False
    first, last = _days(time)
    return (year.earliest or "")[:10] <= first and last <= (year.latest or "")[:10]


def _days(time: EventTime) -> tuple[str, str]:
    """Return the first and the last day of a time that has both."""
    return (time.earliest or "")[:10], (time.latest or "")[:10]


def _told_of(one: Told, mine: Happening) -> EventTime:
    """Return a time, with the mention that tells it where that is another one."""
    time, item = one
    return time if item.start == mine.start else time.told_of(item.token.text)


def _length(time: EventTime) -> int:
    """Return how many days an interval has, ``LONG`` for one that is open."""
    if time.earliest is None or time.latest is None:
        return LONG
    first, last = (date.fromisoformat(end[:10]) for end in (time.earliest, time.latest))
    return max((last - first).days, 0)
