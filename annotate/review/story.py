"""Corrections of how the story is told: names and headlines, what it is about, and what comes after what."""

from __future__ import annotations

from dataclasses import replace

from annotate.record import After, Annotations, Entity, Event, Span
from annotate.record.order import earlier_by_days
from annotate.record.walk import items_of, replaced, reviewed
from annotate.review.edits import BY_READER, CorrectionError, find
from annotate.review.ordering import ordered
from annotate.review.words import one_line

# An event without any is one of which nobody knows.
_LEAST = 1e-6


def rename(record: Annotations, id: str, span: Span) -> Annotations:
    """Call an entity, or tell an event, by other words of the text.

    Raises:
        CorrectionError: When it is neither.
    """
    item = find(record, id)
    if isinstance(item, Event):
        return replaced(record, replace(item, headline=span, review="edited"))
    if not isinstance(item, Entity):
        raise CorrectionError("only an entity or an event has a name")
    name = one_line(span.exact)
    aliases = tuple(other for other in dict.fromkeys((item.name, *item.aliases)) if other != name)
    return replaced(record, replace(item, name=name, aliases=aliases, status="edited"))


def promote(record: Annotations, id: str) -> Annotations:
    """Say that the article is about an entity or event more than about any other."""
    item, others = _among(record, id)
    return _with_salience(record, item, (1 + max(others, default=0.0)) / 2)


def demote(record: Annotations, id: str) -> Annotations:
    """Say that the article is about an entity or event less than about any other."""
    item, others = _among(record, id)
    least = _LEAST if isinstance(item, Event) else 0.0
    return _with_salience(record, item, max(min(others, default=1.0) / 2, least))


def come_after(record: Annotations, id: str, other: str) -> Annotations:
    """Say that an event comes after another one.

    Raises:
        CorrectionError: When their days, or what else is known, say the contrary.
    """
    item, earlier = find(record, id), find(record, other)
    if not isinstance(item, Event) or not isinstance(earlier, Event) or id == other:
        raise CorrectionError("two different events are needed")
    if earlier_by_days(_days(item), _days(earlier)):
        raise CorrectionError("it was earlier by its days")
    if id in _before(record, other, but=id):
        raise CorrectionError("it comes before something that the other comes after")
    links = tuple(link for link in item.after if link.event != other)
    record = replaced(record, replace(item, after=(*links, After(other, BY_READER)), review="edited"))
    # What was known of the two the other way round gives way.
    record = replaced(
        record, replace(earlier, after=tuple(link for link in earlier.after if link.event != id))
    )
    return ordered(record)


def _before(record: Annotations, id: str, but: str) -> set[str]:
    """Return what an event comes after over one or more others; what is told of the two alone is left out."""
    after = {event.id: [link.event for link in event.after] for event in record.timeline.events}
    found: set[str] = set()
    waiting = [other for other in after[id] if other != but]
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += after.get(other, [])
    return found


def _days(event: Event) -> tuple[str | None, str | None]:
    return event.time.earliest, event.time.latest


def _among(record: Annotations, id: str) -> tuple[Entity | Event, list[float]]:
    """Return an entity or event, and how salient the others are."""
    item = find(record, id)
    if not isinstance(item, Entity | Event):
        raise CorrectionError("only an entity or an event is more or less prominent")
    same = (
        each for each in items_of(record) if isinstance(each, Entity | Event) and type(each) is type(item)
    )
    return item, [each.salience for each in same if each.id != id]


def _with_salience(record: Annotations, item: Entity | Event, salience: float) -> Annotations:
    return replaced(record, reviewed(item, "edited", salience=round(salience, 6)))
