"""Whatever goes over all of a record: its annotations, their spans, and what they refer to.

The tables below say which fields hold spans and ids; no other code does. A test
compares them with the classes of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any, Literal, Protocol, TypeAlias, TypeVar, cast

from annotate.record.model import (
    Annotations,
    Claim,
    Entity,
    Event,
    EventMention,
    Mention,
    Span,
    Time,
    Timeline,
    Unplaced,
)
from annotate.record.values import Status

Item: TypeAlias = Entity | Claim | Time | Event
Kind = Literal["entity", "claim", "time", "event"]
Part = Literal["mention", "source", "cue", "content", "hedge", "time", "event", "headline"]
Steps = tuple[str | int, ...]
AnyItem = TypeVar("AnyItem", bound=Entity | Claim | Time | Event)

PUBLISHED = "published"
"""What a time may be counted from instead of another time; it is the id of nothing."""

KINDS: dict[type[Item], Kind] = {Entity: "entity", Claim: "claim", Time: "time", Event: "event"}
PREFIXES: dict[Kind, str] = {"entity": "e", "claim": "c", "time": "t", "event": "ev"}
LISTS: dict[Kind, tuple[str, ...]] = {
    "entity": ("entities",),
    "claim": ("claims",),
    "time": ("timeline", "times"),
    "event": ("timeline", "events"),
}
SPANS: dict[type[object], dict[Part, tuple[str, ...]]] = {
    Entity: {"mention": ("mentions",)},
    Claim: {"source": ("source", "spans"), "cue": ("cue",), "content": ("content",), "hedge": ("hedges",)},
    Time: {"time": ()},
    Event: {"event": ("mentions",), "headline": ("headline",)},
}
REFERENCES: dict[type[object], dict[tuple[str, ...], Kind]] = {
    Entity: {("related",): "entity"},
    Claim: {
        ("source", "entity"): "entity",
        ("times",): "time",
        ("relates", "claim"): "claim",
        ("within",): "claim",
    },
    Time: {("anchor",): "time"},
    Event: {
        ("participants",): "entity",
        ("mentions", "claim"): "claim",
        ("time", "ref"): "time",
        ("after", "event"): "event",
    },
}
ORDER = ("timeline", "order")


class Ranged(Protocol):
    """Anything that is a stretch of the article's text."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last."""
        ...

    @property
    def exact(self) -> str:
        """The words there."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """One stretch of text that belongs to an annotation.

    Attributes:
        steps: The way to it, from the annotation or the record: ``("claims", 2, "cue", 0)``.
        part: Which part of the annotation it is.
        span: The stretch; the annotation itself where that is one.
        item: The annotation.
    """

    steps: Steps
    part: Part
    span: Ranged
    item: Item


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another annotation's id.

    Attributes:
        steps: The way to it, as for a :class:`Place`.
        id: The id.
        kind: What it is the id of.
        item: The annotation that refers; none for the order of the events.
    """

    steps: Steps
    id: str
    kind: Kind
    item: Item | None


def items_of(record: Annotations) -> Iterator[Item]:
    """Yield the entities, claims, times and events of a record."""
    yield from record.entities
    yield from record.claims
    yield from record.timeline.times
    yield from record.timeline.events


def by_id(record: Annotations) -> dict[str, Item]:
    """Return the same, by their ids."""
    return {item.id: item for item in items_of(record)}


def items_with_steps(record: Annotations) -> Iterator[tuple[Steps, Item]]:
    """Yield the same, each with the way to it."""
    for way in LISTS.values():
        for number, item in enumerate(_at(record, way)):
            yield (*way, number), item


def kind_of(item: Item) -> Kind:
    """Return what an annotation is."""
    return KINDS[type(item)]


def review_of(item: Item | Mention | EventMention) -> Status | None:
    """Return the reader's judgement; the ``status`` of an event says whether it happened."""
    return item.review if isinstance(item, Event) else item.status


def reviewed(item: AnyItem, status: Status | None, /, **changes: Any) -> AnyItem:
    """Return an annotation with a reader's judgement, and perhaps other fields changed."""
    changed: Any = item
    name = "review" if isinstance(item, Event) else "status"
    result: AnyItem = replace(changed, **{name: status}, **changes)
    return result


def spans(item: Item) -> Iterator[Place]:
    """Yield the stretches of text that an annotation has, part by part."""
    for part, way in SPANS[type(item)].items():
        for steps, span in _values(item, way):
            yield Place(steps, part, span, item)


def all_spans(record: Annotations) -> Iterator[Place]:
    """Yield the stretches of text of all annotations."""
    for before, item in items_with_steps(record):
        for place in spans(item):
            yield replace(place, steps=(*before, *place.steps))


def starts_at(item: Item) -> int:
    """Return where an annotation begins; a claim where it is told, not where its source is named."""
    return min(place.span.start for place in spans(item) if place.part not in ("source", "hedge", "headline"))


def with_spans(item: AnyItem, change: Callable[[Any], Any]) -> AnyItem | None:
    """Return an annotation with other stretches of text.

    Args:
        item: The annotation.
        change: Gives the span, mention, hedge or time for another one; nothing for none.

    Returns:
        The annotation, of which parts may be empty; nothing where it was a stretch itself and is none now,
        or is an event without a mention. An event whose headline is gone has its first mention for one.
    """
    changed: Any = item
    for way in SPANS[type(item)].values():
        changed = _changed(changed, way, change)
    if isinstance(changed, Event) and changed.mentions and not changed.headline:
        changed = replace(changed, headline=as_span(changed.mentions[0]))
    result: AnyItem | None = changed
    return result if not isinstance(changed, Event) or changed.mentions else None


def as_span(ranged: Ranged) -> Span:
    """Return the stretch of text that something is, and no more."""
    return Span(ranged.start, ranged.end, ranged.exact)


def references(item: Item) -> Iterator[Reference]:
    """Yield the ids that an annotation refers to."""
    for way, kind in REFERENCES[type(item)].items():
        for steps, id in _values(item, way):
            if id != PUBLISHED or kind != "time":
                yield Reference(steps, id, kind, item)


def all_references(record: Annotations) -> Iterator[Reference]:
    """Yield the ids that all annotations, and the order of the events, refer to."""
    for before, item in items_with_steps(record):
        for reference in references(item):
            yield replace(reference, steps=(*before, *reference.steps))
    for number, id in enumerate(record.timeline.order):
        yield Reference((*ORDER, number), id, "event", None)


def relinked(item: AnyItem, new: Callable[[str, Kind], str | None]) -> AnyItem:
    """Return an annotation that refers to other ids.

    Args:
        item: The annotation.
        new: Gives the new id for an id and what that is the id of; nothing lets the reference go, and of
            what it stands in whatever is nothing without it. No list comes to have one twice.
    """
    changed: Any = item
    for way, kind in REFERENCES[type(item)].items():
        changed = _changed(changed, way, _renaming(kind, new), distinct=True)
    result: AnyItem = changed
    return result


def with_references(record: Annotations, new: Callable[[str, Kind], str | None]) -> Annotations:
    """Return a record of which every annotation, and the order, refers to other ids.

    Args:
        record: The record; its annotations keep their ids.
        new: As for :func:`relinked`. Nothing comes to refer to itself.
    """

    def changed(item: Item) -> Item:
        own = kind_of(item), item.id

        def other(id: str, kind: Kind) -> str | None:
            named = new(id, kind)
            return None if (kind, named) == own else named

        return relinked(item, other)

    record = with_items(record, changed)
    order = (new(id, "event") for id in record.timeline.order)
    own = tuple(dict.fromkeys(id for id in order if id is not None))
    return replace(record, timeline=replace(record.timeline, order=own))


def with_items(record: Annotations, change: Callable[[Item], Item | None]) -> Annotations:
    """Return a record with other annotations.

    Args:
        record: The record.
        change: Gives an annotation for another one; nothing takes it away.
    """
    for way in LISTS.values():
        record = _changed_record(record, way, change)
    return record


def replaced(record: Annotations, item: Item) -> Annotations:
    """Return the record with an annotation in the place of the one with the same id."""
    return _changed_record(record, LISTS[kind_of(item)], lambda other: item if other.id == item.id else other)


def put(record: Annotations, item: Claim | Time | Event) -> Annotations:
    """Return the record with an annotation, in text order, in the place of the one with the same id.

    An event that is new comes last in the order.
    """
    rest = [other for other in _at(record, LISTS[kind_of(item)]) if other.id != item.id]
    among: Any = tuple(sorted([*rest, item], key=_text_order))
    timeline = record.timeline
    if isinstance(item, Claim):
        return replace(record, claims=among)
    if isinstance(item, Time):
        return replace(record, timeline=replace(timeline, times=among))
    order = timeline.order if item.id in timeline.order else (*timeline.order, item.id)
    return replace(record, timeline=replace(timeline, events=among, order=order))


def only(record: Annotations, ids: frozenset[str] | set[str]) -> Annotations:
    """Return the record with only some annotations, without references to any other."""
    kept = with_items(record, lambda item: item if item.id in ids else None)
    return with_references(kept, lambda id, _: id if id in ids else None)


def with_list(record: Annotations, kind: Kind, items: Iterable[Any]) -> Annotations:
    """Return a record with other annotations of one kind, in this order; nothing else is changed."""
    *parts, name = LISTS[kind]
    found: Any = {name: tuple(items)}
    return replace(record, timeline=replace(record.timeline, **found)) if parts else replace(record, **found)


def record_of(record: Annotations, wanted: Iterable[Item]) -> Annotations:
    """Return a record of nothing but some annotations; what it is about is as in another record."""
    lists: dict[Kind, list[Any]] = {kind: [] for kind in LISTS}
    for item in wanted:
        lists[kind_of(item)].append(item)
    events = tuple(lists["event"])
    return replace(
        record,
        entities=tuple(lists["entity"]),
        claims=tuple(lists["claim"]),
        timeline=Timeline(tuple(lists["time"]), events, tuple(event.id for event in events)),
        diagnostics=(),
        unplaced=(),
    )


def item_of(unplaced: Unplaced) -> Item:
    """Return the annotation that has no place.

    Raises:
        ValueError: When there is none in it.
    """
    for item in unplaced_items(unplaced).values():
        return item
    raise ValueError("nothing is unplaced here")


def unplaced_items(unplaced: Unplaced) -> dict[Kind, Item]:
    """Return what is said to have no place; it should be one annotation."""
    return {kind: item for kind in LISTS if (item := getattr(unplaced, kind)) is not None}


def _text_order(item: Item) -> tuple[int, int]:
    last = item.mentions[0] if isinstance(item, Event) else item
    return starts_at(item), last.end if isinstance(last, Time | EventMention) else 0


def _at(value: Any, way: Iterable[str]) -> Any:
    for name in way:
        value = getattr(value, name)
    return value


def _values(value: Any, way: tuple[str, ...], steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Yield what stands at the end of a way, through every list on it, each with its steps."""
    if isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _values(each, way, (*steps, number))
    elif value is None:
        return
    elif way:
        yield from _values(getattr(value, way[0]), way[1:], (*steps, way[0]))
    else:
        yield steps, value


def _renaming(kind: Kind, new: Callable[[str, Kind], str | None]) -> Callable[[str], str | None]:
    return lambda id: id if kind == "time" and id == PUBLISHED else new(id, kind)


def _changed(
    value: Any, way: tuple[str, ...], change: Callable[[Any], Any], *, distinct: bool = False
) -> Any:
    """Return a value with what stands at the end of a way changed, through every list on it."""
    if value is None:
        return None
    if isinstance(value, tuple):
        found = (new for each in value if (new := _in_list(each, way, change)) is not None)
        return tuple(dict.fromkeys(found)) if distinct else tuple(found)
    if not way:
        return change(value)
    old = getattr(value, way[0])
    new = _changed(old, way[1:], change, distinct=distinct)
    return value if new == old else replace(value, **{way[0]: new})


def _in_list(value: Any, way: tuple[str, ...], change: Callable[[Any], Any]) -> Any:
    new = _changed(value, way, change)
    return None if way and getattr(new, way[0]) is None and way[0] in _needed(new.__class__) else new


@cache
def _needed(cls: Hashable) -> frozenset[str]:
    """Return the fields that a part of an annotation is nothing without."""
    return frozenset(field.name for field in fields(cast(type, cls)) if field.default is MISSING)


def _changed_record(record: Annotations, way: tuple[str, ...], change: Callable[[Any], Any]) -> Annotations:
    changed: Annotations = _changed(record, way, change)
    return changed
