"""What of a record is told first: the events that the article is most about; amounts apart from names."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.record import Annotations, Entity, Event
from annotate.record.walk import review_of

AMOUNT_TYPES = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_FEWEST, _USUAL, _MOST = 6, 10, 24
# Characters an event, of less than 300 words of six and of more than 600.
_SHORT, _LONG = 180, 360
# So few others are not worth a line that hides them.
_TOO_FEW = 3


def usual_number(length: int) -> int:
    """How many events tell the story of a text: ten, fewer of less than 300 words, more of more than 600.

    So many do readers put on the timeline of an article.

    Args:
        length: Code points of the text.
    """
    return min(_MOST, max(_FEWEST, min(_USUAL, round(length / _SHORT)), round(length / _LONG)))


def main_events(events: Iterable[Event], length: int, number: int | None = None) -> frozenset[str]:
    """Ids of the events that the article is most about; all where there are few.

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
    taken = [event for event in told if review_of(event) != "rejected"]
    central = sorted(taken, key=lambda event: (-event.salience, event.headline.start))
    return frozenset(event.id for event in central[:number])


def amounts(record: Annotations) -> list[Entity]:
    """Amounts in the order of the text, without ordinals and what the reader rejected."""
    told = [
        entity
        for entity in record.entities
        if entity.type in AMOUNT_TYPES and entity.type != "ORDINAL" and review_of(entity) != "rejected"
    ]
    return sorted((each for each in told if each.mentions), key=lambda each: each.mentions[0].start)
