"""When an event is, from all of its mentions: what one of them tells holds for the event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from annotate.record import Event, EventTime
from annotate.timeline.events.anchoring import TOLD_ON
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.when.bearers import BEGINNING, told_with_when
from annotate.timeline.events.when.occasions import occasion_of, taken_up
from annotate.timeline.values.resolution import PUBLISHED

if TYPE_CHECKING:
    from spacy.tokens import Token

LONG = 10**6
FEW = 3
"""So many days an occasion has at most besides its first."""
STEPS = 3
"""Died "in the crash", which takes up "a bus overturned on Monday"."""
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
        days = [
            one
            for one in likely
            if _has_words(one[0])
            and (_length(one[0]) < SHORT or _begins(one[1].token, mine.token))
            and _fits(own, one)
        ]
        if len({_days(time) for time, _ in days}) != 1:
            return own
        dated = days
    return _told_of(min(dated, key=lambda one: _length(one[0])), mine)


def _begins(verb: Token, noun: Token) -> bool:
    """Tell whether a verb says when something began, "the talks began in 1991"."""
    return is_any(verb, BEGINNING) and noun.head.i == verb.i and noun.i < verb.i


def by_occasions(
    events: Sequence[Event], told: Sequence[Token], times: Mapping[int, EventTime]
) -> list[Event]:
    """Give events without a day that of what they were at, or take up: "at the meeting, three resigned".

    Args:
        events: Of an article.
        told: The word of each that tells it best.
        times: Of the mentions by where they start, as the words around each tell.
    """
    home = {mention.start: event for event in events for mention in event.mentions}
    found: list[Event] = []
    for event, token in zip(events, told, strict=True):
        open_ = event.time.ref in {None, PUBLISHED} or _is_only_over(event.time)
        time = _lent(event, token, home, times) if open_ else None
        found.append(event if time is None else replace(event, time=time))
    return found


def _lent(
    event: Event, word: Token | None, home: Mapping[int, Event], times: Mapping[int, EventTime]
) -> EventTime | None:
    """Return the time of what an event was at or takes up, and so on from there."""
    for _ in range(STEPS):
        if word is None:
            return None
        owner = home.get(word.idx)
        for time in (_own_of(owner), times[word.idx]) if owner is not None else ():
            if _lends(time, event.time):
                return time.told_of(word.text)
        when = told_with_when(word)
        # "Nine were killed when a bus left the road".
        word = word.doc[when] if when >= 0 else occasion_of(word) or taken_up(word)
    return None


def _own_of(event: Event) -> EventTime:
    """Return the time of an event without which of its mentions told it."""
    told = (event.time.lent_by(mention.exact) for mention in event.mentions)
    return next((time for time in told if time is not None), event.time)


def _lends(time: EventTime, own: EventTime) -> bool:
    """Tell whether a time can be another event's: a few days at most, on the same side of the publication."""
    if not _has_words(time) or time.relation != "IS_INCLUDED" or _length(time) > FEW:
        return False
    first, last = _days(time)
    if own.relation == "AFTER":
        return first >= (own.earliest or "")[:10]
    over = own.relation == "BEFORE" or _is_only_over(own)
    return over and (own.latest is None or last <= own.latest[:10])


def _is_only_over(time: EventTime) -> bool:
    """Tell whether no more is known than that somebody told of it on some day."""
    return time.relation == "ENDS" and time.earliest is None and (time.because or "").startswith(TOLD_ON)


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
    if own.relation == "ENDS" and own.earliest is None and time.earliest and time.latest:
        # What was told of on Sunday may have been on the Friday that another mention tells.
        return _has_words(time) and time.ref != own.ref and time.latest[:10] <= (own.latest or "")[:10]
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
