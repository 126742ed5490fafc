"""Carrying a reader's corrections over to a newer record of the same article.

The newer record may come from a newer engine, from an edited text, or from
somebody else who wrote the file. Whatever the reader decided wins over what the
engine proposes; whatever cannot be found again is kept whole, is told in a
diagnostic, and gets its place back when its words are there again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from annotate.record import (
    Annotations,
    Claim,
    Diagnostic,
    Entity,
    Event,
    Time,
    Unplaced,
)
from annotate.record.ids import next_id, with_mentions
from annotate.record.walk import (
    Item,
    Kind,
    Ranged,
    by_id,
    item_of,
    items_of,
    kind_of,
    put,
    relinked,
    replaced,
    spans,
)
from annotate.review.carrying.anchoring import Anchoring
from annotate.review.carrying.groups import Place, place_of, with_entities, with_events
from annotate.review.carrying.judged import is_touched
from annotate.review.carrying.placing import ORPHAN, Move, lost_words
from annotate.review.ordering import ordered
from annotate.review.words import telling

OldText = Callable[[Unplaced], str]


def touched(record: Annotations) -> list[Item]:
    """Everything in a record that a reader made, changed or judged."""
    return [item for item in items_of(record) if is_touched(item)]


def carry(
    old: Annotations,
    new: Annotations,
    *,
    old_text: str,
    new_text: str,
    but: frozenset[str] = frozenset(),
    text_of: OldText | None = None,
) -> Annotations:
    """The new record with the reader's corrections of the old one.

    Args:
        old: The record with the corrections.
        new: The record that shall get them.
        old_text: The text that the old record points into.
        new_text: The text that the new record points into.
        but: Ids in the old record that the new one knows better.
        text_of: Gives the text of what had no place in the old text; that is left alone without it.

    Returns:
        A record over ``new_text``. What a reader touched and cannot be found again stands in its
        ``unplaced``, and in its diagnostics with the code ``orphan``.
    """
    waiting = tuple(dict.fromkeys((*new.unplaced, *old.unplaced)))
    told = [each for each in old.diagnostics if each.code == ORPHAN]
    new = replace(new, diagnostics=_joined(new.diagnostics, told), unplaced=waiting)
    mine = [item for item in touched(old) if item.id not in but]
    if mine:
        move = Move(Anchoring(old_text, new_text), old.document.text)
        moved = [found for item in mine if (found := move.item(item)) is not None]
        new = _placed(moved, new, lambda record, known: _names(old, record, move, known))
        new = replace(
            new,
            diagnostics=_joined(new.diagnostics, move.told),
            unplaced=tuple(dict.fromkeys((*new.unplaced, *move.lost))),
        )
    if text_of is not None and old.document.text != new.document.text:
        for each in waiting:
            new = _placed_again(each, new, Anchoring(text_of(each), new_text))
    return new


def orphans(record: Annotations) -> list[str]:
    """What could not be found again, in words."""
    return [each.message for each in record.diagnostics if each.code == ORPHAN]


def _placed(
    moved: list[Item],
    new: Annotations,
    names_in: Callable[[Annotations, dict[str, str]], dict[str, str]],
) -> Annotations:
    """The record with annotations of an older one that have their places in it."""
    record, names = with_entities(new, [item for item in moved if isinstance(item, Entity)])
    names |= names_in(record, names)
    placed: set[str] = set()
    for item in moved:
        if isinstance(item, Claim | Time):
            record, id = _with_item(record, relinked(item, lambda id, _: names.get(id)), placed)
            names[item.id] = id
            placed.add(id)
    events = [item for item in moved if isinstance(item, Event)]
    return _with_events(record, events, names, names_in) if events else record


def _with_events(
    record: Annotations,
    events: list[Event],
    names: dict[str, str],
    names_in: Callable[[Annotations, dict[str, str]], dict[str, str]],
) -> Annotations:
    """The record with a reader's events, when all that they refer to is there."""
    linked = [relinked(event, lambda id, _: names.get(id)) for event in events]
    record, own = with_events(record, linked)
    known = {**names, **own}
    names = {**known, **names_in(record, known)}
    here = by_id(record)
    for event in events:
        after = relinked(replace(event, mentions=()), lambda id, _: names.get(id)).after
        placed = here[own[event.id]]
        assert isinstance(placed, Event)
        links = tuple(link for link in (*after, *placed.after) if link.event != placed.id)
        record = replaced(record, replace(placed, after=links))
    return ordered(record)


def _placed_again(each: Unplaced, record: Annotations, anchoring: Anchoring) -> Annotations:
    """The record with an annotation in it that had no place, where all of it has one now."""
    item = item_of(each)
    move = Move(anchoring, each.text)
    moved = move.item(item)
    if moved is None or move.lost:
        return record
    left = tuple(other for other in record.unplaced if other != each)
    words = lost_words(item)
    if not any(lost_words(item_of(other)) == words for other in left):
        told = tuple(other for other in record.diagnostics if other != Diagnostic(ORPHAN, words))
        record = replace(record, diagnostics=told)
    # In the very text that it is from, everything has the id that it had there.
    known = {id: id for id in by_id(record)} if each.text == record.document.text else {}
    source = _source_of(moved, record)
    if isinstance(moved, Entity | Event):
        moved = _with_the_rest(moved, record)
    return _placed([moved], replace(record, unplaced=left), lambda _, names: {**source, **known, **names})


def _with_the_rest(item: Item, record: Annotations) -> Item:
    """Mentions that have their place again, together with those of the same thing that never lost it."""
    again: Any = item
    for other in items_of(record):
        if is_touched(other) and _is_one_thing(item, other):
            whole: Any = other
            places = {place_of(mention) for mention in again.mentions}
            rest = (mention for mention in whole.mentions if place_of(mention) not in places)
            again = with_mentions(whole, (*again.mentions, *rest))
            break
    result: Item = again
    return result


def _is_one_thing(first: Item, second: Item) -> bool:
    if isinstance(first, Entity) and isinstance(second, Entity):
        return (first.type, first.name) == (second.type, second.name)
    if isinstance(first, Event) and isinstance(second, Event):
        return telling(first) == telling(second)
    return False


def _source_of(item: Item, record: Annotations) -> dict[str, str]:
    """The entity that a claim's source is, by its words."""
    if not isinstance(item, Claim) or item.source is None or item.source.entity is None:
        return {}
    for entity in record.entities:
        for mention in entity.mentions:
            if any(span.start <= mention.start and mention.end <= span.end for span in item.source.spans):
                return {item.source.entity: entity.id}
    return {}


def _names(old: Annotations, new: Annotations, move: Move, known: dict[str, str]) -> dict[str, str]:
    """New ids of what the reader's claims and events may point to, found by place."""
    places: dict[tuple[Kind, Place], str] = {}
    for item in items_of(new):
        places |= {(kind_of(item), (span.start, span.end)): item.id for span in _known_by(item)}
    names = {}
    for item in items_of(old):
        moved = (move.anchoring.place(span.start, span.end) for span in _known_by(item))
        keys = ((kind_of(item), place) for place in moved if place)
        found = next((places[key] for key in keys if key in places), None)
        if found and item.id not in known:
            names[item.id] = found
    return names


def _known_by(item: Item) -> Sequence[Ranged]:
    """The places that tell an annotation from others."""
    if isinstance(item, Claim):
        return item.content[:1]
    return [place.span for place in spans(item) if place.part != "headline"]


def _with_item(record: Annotations, item: Claim | Time, placed: set[str]) -> tuple[Annotations, str]:
    """Put a reader's claim or time in the place of the engine's, or add it.

    Args:
        record: The record.
        item: The reader's.
        placed: Ids of other ones of the reader's, whose place it does not take.

    Returns:
        The record, and the id that it has there.
    """
    others = (other for other in items_of(record) if other.id not in placed)
    twin = next((other.id for other in others if _is_same(other, item)), None)
    id = twin or next_id(record, kind_of(item))
    return put(record, replace(item, id=id)), id


def _is_same(first: Item, second: Claim | Time) -> bool:
    if isinstance(first, Claim) and isinstance(second, Claim):
        return _same_claim(first, second)
    if isinstance(first, Time) and isinstance(second, Time):
        return first.start < second.end and second.start < first.end
    return False


def _same_claim(first: Claim, second: Claim) -> bool:
    """Whether two claims are one: the same cue, or the same content where there is none."""
    if first.cue and second.cue:
        return first.cue == second.cue
    return first.content == second.content


def _joined(first: Iterable[Diagnostic], second: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys((*first, *second)))
