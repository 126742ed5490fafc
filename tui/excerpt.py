"""A part of a record that is a valid record by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate.record import Annotations, Claim, Event, Time
from tui.text.marks import Item, items_of


def excerpt(record: Annotations, kept: frozenset[str]) -> Annotations:
    """The record with only some annotations, and those that they point to.

    Args:
        record: The whole record.
        kept: Ids of entities, claims, times and events.
    """
    items = {item.id: item for item in items_of(record)}
    ids: set[str] = set()
    waiting = [id for id in kept if id in items]
    while waiting:
        id = waiting.pop()
        if id not in ids:
            ids.add(id)
            waiting += [other for other in _references(items[id]) if other in items]
    timeline = replace(
        record.timeline,
        times=tuple(time for time in record.timeline.times if time.id in ids),
        events=tuple(event for event in record.timeline.events if event.id in ids),
        order=tuple(id for id in record.timeline.order if id in ids),
    )
    entities = tuple(
        replace(entity, related=tuple(id for id in entity.related if id in ids))
        for entity in record.entities
        if entity.id in ids
    )
    claims = tuple(claim for claim in record.claims if claim.id in ids)
    return replace(record, entities=entities, claims=claims, timeline=timeline)


def _references(item: Item) -> Iterator[str]:
    """What an annotation cannot do without."""
    if isinstance(item, Claim):
        yield from item.times
        yield from (link.claim for link in item.relates)
        yield from (id for id in (item.source.entity if item.source else None, item.within) if id)
    elif isinstance(item, Event):
        yield from item.participants
        yield from (id for id in (item.claim, item.time.ref) if id)
    elif isinstance(item, Time) and item.anchor:
        yield item.anchor
