"""What of a record is told first: the events that the article is most about; amounts apart from names."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import log

from annotate.record import Annotations, Entity, Event
from annotate.record.values import EventStatus
from annotate.record.walk import PUBLISHED, review_of

AMOUNT_TYPES = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_FEWEST, _USUAL, _MOST = 6, 10, 24
# Characters an event, of less than 300 words of six and of more than 600.
_SHORT, _LONG = 180, 360
# So few others are not worth a line that hides them.
_TOO_FEW = 3
_DATED, _ON_ONE_DAY, _NOT_SO, _TOLD_THERE = 0.6, 0.4, 0.5, 0.4
"""By how much, in log odds of salience, an event is worth more or less a line of the story: the text says
when it was, and on which day; it was denied or is only possible; a line that is shown has its words."""
_LEAST_ODDS = 0.001


def usual_number(length: int) -> int:
    """How many events tell the story of a text: ten, fewer of less than 300 words, more of more than 600.

    So many do readers put on the timeline of an article.

    Args:
        length: Code points of the text.
    """
    return min(_MOST, max(_FEWEST, min(_USUAL, round(length / _SHORT)), round(length / _LONG)))


def main_events(events: Iterable[Event], length: int, number: int | None = None) -> frozenset[str]:
    """Ids of the events that tell the story; all where there are few.

    They are those that the article is most about. Of two that it is about as much, one with a day tells
    more than one without, what happened more than what was denied or may be, and something new more than
    what stands in the line of another event already.

    Args:
        events: All of the record, or of what is kept of it.
        length: Code points of the text.
        number: How many are wanted; by default some ten, and all where few others are left.
    """
    told = list(events)
    if number is None:
        number = usual_number(length)
        if len(told) - number <= _TOO_FEW:
            return frozenset(event.id for event in told)
    open_ = [
        (-_worth(event), event.headline.start, place, event)
        for place, event in enumerate(told)
        if review_of(event) != "rejected"
    ]
    heapify(open_)
    taken: list[Event] = []
    again: set[str] = set()
    while open_ and len(taken) < number:
        worth, start, place, event = heappop(open_)
        if event.id not in again and any(_share_words(event, other) for other in taken):
            again.add(event.id)
            heappush(open_, (worth + _TOLD_THERE, start, place, event))
        else:
            taken.append(event)
    return frozenset(event.id for event in taken)


def worth(
    salience: float, earliest: str | None, latest: str | None, status: EventStatus, *, dated: bool
) -> float:
    """Return how much a line of the story is worth that tells an event, in log odds.

    Args:
        salience: Of the event.
        earliest: Its first possible moment.
        latest: Its last one.
        status: How far it is a fact.
        dated: Whether a text says when it was, and not its tense alone.
    """
    share = min(max(salience, _LEAST_ODDS), 1 - _LEAST_ODDS)
    one_day = (earliest or "")[:10] == (latest or "~")[:10]
    told = _DATED + _ON_ONE_DAY * one_day if dated else 0.0
    return log(share / (1 - share)) + told - _NOT_SO * (status in {"denied", "hypothetical"})


def _worth(event: Event) -> float:
    time = event.time
    dated = time.ref not in {None, PUBLISHED}
    return worth(event.salience, time.earliest, time.latest, event.status, dated=dated)


def _share_words(one: Event, other: Event) -> bool:
    return one.headline.start < other.headline.end and other.headline.start < one.headline.end


def amounts(record: Annotations) -> list[Entity]:
    """Amounts in the order of the text, without ordinals and what the reader rejected."""
    told = [
        entity
        for entity in record.entities
        if entity.type in AMOUNT_TYPES and entity.type != "ORDINAL" and review_of(entity) != "rejected"
    ]
    return sorted((each for each in told if each.mentions), key=lambda each: each.mentions[0].start)
