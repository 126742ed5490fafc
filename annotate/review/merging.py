"""Two readers' corrections of one record put together, annotation by annotation and field by field."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from annotate.record import Annotations, Entity, Event
from annotate.record.walk import Item, by_id, references, relinked, replaced, review_of, reviewed
from annotate.review.carry_over import carry, touched
from annotate.review.carrying.following import following
from annotate.review.carrying.judged import is_touched
from annotate.review.ordering import ordered
from annotate.review.words import joined_notes, quoted

T = TypeVar("T", bound=Any)


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records in one.

    Attributes:
        record: Both readers' corrections.
        disputed: What both judged differently, in words; the record has what was judged here, and both notes.
    """

    record: Annotations
    disputed: tuple[str, ...] = ()


def merged(base: Annotations | None, mine: Annotations, theirs: Annotations, text: str) -> Merged:
    """Put two records of one text together.

    Args:
        base: What both began with, where it is known.
        mine: The record here.
        theirs: What somebody else wrote.
        text: What all of them point into.
    """
    if base is not None and base.generator != mine.generator:
        base = None
    before = by_id(base) if base else {}
    here, there = by_id(mine), by_id(theirs)
    if theirs.generator != mine.generator:
        there = {}
    disputed: list[str] = []
    known_better: set[str] = set()
    host, guest = theirs, mine
    for id, item in here.items():
        other, was = there.get(id), before.get(id)
        if other is None or other == item or type(other) is not type(item):
            continue
        if was is None and _is_own(item):
            # Two readers may have given one id to different things.
            continue
        if was is not None and item == was:
            if is_touched(other):
                known_better.add(id)
        elif was is not None and other == was:
            if not is_touched(item):
                host = replaced(host, item)
        elif is_touched(item) and is_touched(other):
            both, differs = _both(was, item, other)
            if differs:
                disputed.append(quoted(item))
            guest = replaced(guest, both)
    if _has_own_date(base, mine, theirs):
        # Everything here was counted from another date than there: theirs are carried over to mine.
        host = carry(theirs, mine, old_text=text, new_text=text)
    record = carry(guest, host, old_text=text, new_text=text, but=frozenset(known_better))
    return Merged(record, tuple(disputed))


def marked_by_hand(record: Annotations, base: Annotations | None) -> Annotations:
    """The record with the status ``edited`` for what somebody changed in its file without saying so.

    Args:
        record: What is in the file.
        base: What the engine or the reader had put there, where it is known.
    """
    if base is None or base.document.text != record.document.text or base.generator != record.generator:
        return record
    if base.document.published != record.document.published:
        return record
    # What only went with mentions that a reader gave to somebody else was not written by hand.
    went = following(base, replace(base, entities=record.entities))
    before, here = by_id(replace(went, entities=base.entities)), by_id(record)
    for item in here.values():
        was = before.get(item.id)
        if was is None or was == item or is_touched(item) or type(was) is not type(item):
            continue
        if is_touched(was) and reviewed(was, review_of(item), note=item.note) == item:
            # Only the judgement was taken back.
            continue
        if _only_follows(was, item, here):
            continue
        record = replaced(record, reviewed(item, "edited"))
    return ordered(record)


def _only_follows(was: Item, item: Item, here: dict[str, Item]) -> bool:
    """Whether an annotation is another one only because what it refers to was joined or dated anew."""
    if any(each.id not in here for each in references(was)):
        was, item = (relinked(each, lambda *_: None) for each in (was, item))
    if isinstance(was, Event) and isinstance(item, Event):
        time = here.get(item.time.ref or "")
        if time is not None and is_touched(time):
            item = replace(item, time=was.time, after=was.after)
    return was == item


def _has_own_date(base: Annotations | None, mine: Annotations, theirs: Annotations) -> bool:
    date = mine.document.published
    if date == theirs.document.published:
        return False
    return date != base.document.published if base else date.source == "given"


def _is_own(item: Item) -> bool:
    """Whether a reader made an annotation."""
    if isinstance(item, Entity | Event):
        return all(mention.by == "reader" for mention in item.mentions)
    return item.by == "reader"


def _both(was: Any, mine: T, theirs: T) -> tuple[T, bool]:
    """One annotation of two, field by field; and whether they contradict each other."""
    values: dict[str, Any] = {}
    differs = False
    judgement = "review" if isinstance(mine, Event) else "status"
    for field in dataclasses.fields(mine):
        name = field.name
        here, there = getattr(mine, name), getattr(theirs, name)
        if here == there:
            continue
        old = getattr(was, name) if was is not None else None
        if name == "mentions":
            values[name], own = _mentions(old or (), here, there)
            differs |= own
        elif name == "note" and here and there and old not in (here, there):
            values[name] = joined_notes(here, there)
            differs = True
        elif name == judgement:
            # Whoever judges anew looks at the judgement that stands here.
            if here is None:
                values[name] = there
            differs |= here is not None and there is not None
        elif here == old:
            values[name] = there
        elif there != old:
            differs = True
    return replace(mine, **values), differs


def _mentions(
    was: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]
) -> tuple[tuple[Any, ...], bool]:
    old, there = {each.id: each for each in was}, {each.id: each for each in theirs}
    result: list[Any] = []
    differs = False
    for mention in mine:
        other = there.pop(mention.id, None)
        if other is None or other == mention:
            result.append(mention)
            continue
        both, own = _both(old.get(mention.id), mention, other)
        result.append(both)
        differs |= own
    result += (other for other in there.values() if other.id not in old)
    return tuple(sorted(result, key=lambda each: (each.start, each.end))), differs


def has_judgements(record: Annotations) -> bool:
    """Whether a reader did anything to a record, its date included."""
    given = record.document.published.source == "given"
    return bool(touched(record)) or given or bool(record.unplaced)
