"""Ids of annotations and of their mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from annotate.record.model import Annotations, Entity, Event
from annotate.record.walk import PREFIXES, Kind, items_of, kind_of, relinked

_KINDS: dict[str, Kind] = {prefix: kind for kind, prefix in PREFIXES.items()}
Grouped = TypeVar("Grouped", Entity, Event)


def kind_by_id(id: str) -> Kind | None:
    """Return of what kind an annotation with such an id is: a claim for ``c12``; None for no such id."""
    return _KINDS.get(id.rstrip("0123456789"))


def next_id(record: Annotations, kind: Kind) -> str:
    """Return an id that is not taken: ``e12`` after ``e11``; nor was by what was joined to another since."""
    prefix = PREFIXES[kind]
    items = [item for item in items_of(record) if kind_of(item) == kind]
    names = [item.id for item in items]
    names += [mention.id for item in items for mention in getattr(item, "mentions", ())]
    taken = (name.partition(".")[0].removeprefix(prefix) for name in names)
    numbers = [0, *(int(number) for number in taken if number.isdigit())]
    return f"{prefix}{max(numbers) + 1}"


def numbered(items: Iterable[Grouped]) -> tuple[Grouped, ...]:
    """Return entities, or events, with their ids, and their mentions', in the order in which they stand.

    What an entity is related to, and what an event comes after, goes by the new ids.
    """
    found = list(items)
    ids = {item.id: f"{PREFIXES[kind_of(item)]}{number}" for number, item in enumerate(found, start=1)}
    kinds = {kind_of(item) for item in found}

    def named(id: str, kind: Kind) -> str | None:
        return ids.get(id) if kind in kinds else id

    def renamed(item: Any) -> Any:
        return with_mentions(relinked(replace(item, id=ids[item.id]), named), item.mentions)

    return tuple(renamed(item) for item in found)


def with_mentions(item: Grouped, mentions: Iterable[Any]) -> Grouped:
    """Return an entity or event with these mentions, which get their ids in text order."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    own = (replace(mention, id=f"{item.id}.m{number}") for number, mention in enumerate(ordered, start=1))
    return replace(item, mentions=tuple(own))
