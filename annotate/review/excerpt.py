"""A part of a record that is a valid record by itself."""

from __future__ import annotations

from annotate.record import Annotations
from annotate.record.walk import by_id, only, references

_LEFT = ("related", "after")


def excerpt(record: Annotations, kept: frozenset[str]) -> Annotations:
    """The record with only some annotations, and those that they point to.

    What something is only related to, or comes after, is not taken along for that.

    Args:
        record: The whole record.
        kept: Ids of entities, claims, times and events.
    """
    items = by_id(record)
    ids: set[str] = set()
    waiting = [id for id in kept if id in items]
    while waiting:
        id = waiting.pop()
        if id not in ids:
            ids.add(id)
            needed = (each.id for each in references(items[id]) if each.steps[0] not in _LEFT)
            waiting += [other for other in needed if other in items]
    return only(record, ids)
