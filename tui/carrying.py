"""Carrying a reader's corrections over to a newer record of the same article.

The newer record may come from a newer engine, from an edited text, or from
somebody else who wrote the file. Whatever the reader decided wins over what the
engine proposes; whatever cannot be found again is kept whole, is told in a
diagnostic, and gets its place back when its words are there again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from annotate.record import (
    Annotations,
    Claim,
    Diagnostic,
    Entity,
    Event,
    Mention,
    Time,
    Timeline,
    Unplaced,
)
from tui.anchoring import Anchoring
from tui.placing import ORPHAN, Move, item_of, lost_words
from tui.regrouping import next_id, renamed_entities
from tui.text.marks import Item, items_of

Place = tuple[int, int]
OldText = Callable[[Unplaced], str]


def is_touched(item: Item) -> bool:
    """Whether a reader made, changed or judged an annotation."""
    if isinstance(item, Entity) and any(
        mention.status or mention.note or mention.by == "reader" for mention in item.mentions
    ):
        return True
    by = None if isinstance(item, Entity) else item.by
    return by == "reader" or item.note is not None or item.status not in (None, "proposed")


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
    record, names = _with_entities(new, [item for item in moved if isinstance(item, Entity)])
    names |= names_in(record, names)
    for item in moved:
        if not isinstance(item, Entity):
            record = _with_item(record, _relinked(item, names))
    return record


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
    known = {other.id: other.id for other in items_of(record)} if each.text == record.document.text else {}
    source = _source_of(moved, record)
    if isinstance(moved, Entity):
        moved = _with_the_rest(moved, record)
    return _placed([moved], replace(record, unplaced=left), lambda _, names: {**source, **known, **names})


def _with_the_rest(entity: Entity, record: Annotations) -> Entity:
    """Mentions that have their place again, together with those of their entity that never lost it."""
    for other in record.entities:
        if is_touched(other) and (other.type, other.name) == (entity.type, entity.name):
            places = {_place(mention) for mention in entity.mentions}
            rest = (mention for mention in other.mentions if _place(mention) not in places)
            return replace(other, mentions=tuple(sorted((*entity.mentions, *rest), key=_place)))
    return entity


def _source_of(item: Item, record: Annotations) -> dict[str, str]:
    """The entity that a claim's source is, by its words."""
    if not isinstance(item, Claim) or item.source is None or item.source.entity is None:
        return {}
    for entity in record.entities:
        for mention in entity.mentions:
            if any(span.start <= mention.start and mention.end <= span.end for span in item.source.spans):
                return {item.source.entity: entity.id}
    return {}


def _with_entities(new: Annotations, mine: list[Entity]) -> tuple[Annotations, dict[str, str]]:
    """Put the reader's entities in the place of the engine's, mention by mention.

    Returns:
        The record, and the new id of every entity whose id changed or that is the reader's.
    """
    taken = {(mention.start, mention.end) for entity in mine for mention in entity.mentions}
    homes = {_place(mention): entity.id for entity in new.entities for mention in entity.mentions}
    left = {entity.id: _without_places(entity, taken) for entity in new.entities}
    names: dict[str, str] = {}
    result = dict(left)
    for entity in mine:
        votes = [homes[place] for m in entity.mentions if (place := (m.start, m.end)) in homes]
        home = next((id for id in votes if id not in names.values()), None)
        rest = left[home].mentions if home else ()
        if home is None or (rest and left[home].name not in (entity.name, *entity.aliases)):
            home, rest = next_id(replace(new, entities=(*result.values(),)), "e"), ()
        names[entity.id] = home
        mentions = sorted((*entity.mentions, *rest), key=lambda mention: (mention.start, mention.end))
        numbered = tuple(replace(m, id=f"{home}.m{number}") for number, m in enumerate(mentions, start=1))
        result[home] = replace(entity, id=home, mentions=numbered, related=())
    heirs = {id: _heir(id, homes, result) for id, entity in result.items() if not entity.mentions}
    kept = tuple(entity for entity in result.values() if entity.mentions)
    ids = {entity.id for entity in kept}
    record = renamed_entities(replace(new, entities=kept), {id: heir for id, heir in heirs.items() if heir})
    return _without_dangling(record, ids), names


def _place(mention: Mention) -> Place:
    return mention.start, mention.end


def _without_places(entity: Entity, places: set[Place]) -> Entity:
    return replace(entity, mentions=tuple(each for each in entity.mentions if _place(each) not in places))


def _heir(id: str, homes: dict[Place, str], result: dict[str, Entity]) -> str | None:
    """The entity that took the mentions of one that has none left."""
    places = {place for place, home in homes.items() if home == id}
    for entity in result.values():
        if any((mention.start, mention.end) in places for mention in entity.mentions):
            return entity.id
    return None


def _without_dangling(record: Annotations, ids: set[str]) -> Annotations:
    """Drop references to entities that are gone."""
    claims = tuple(
        replace(claim, source=replace(claim.source, entity=None))
        if claim.source and claim.source.entity is not None and claim.source.entity not in ids
        else claim
        for claim in record.claims
    )
    events = tuple(
        replace(event, participants=tuple(id for id in event.participants if id in ids))
        for event in record.timeline.events
    )
    entities = tuple(
        replace(entity, related=tuple(id for id in entity.related if id in ids)) for entity in record.entities
    )
    return replace(record, entities=entities, claims=claims, timeline=replace(record.timeline, events=events))


def _names(old: Annotations, new: Annotations, move: Move, known: dict[str, str]) -> dict[str, str]:
    """New ids of what the reader's claims and events may point to, found by place."""
    places: dict[tuple[str, Place], str] = {}
    for entity in new.entities:
        places |= {("e", (mention.start, mention.end)): entity.id for mention in entity.mentions}
    for kind, items in _by_place(new).items():
        places |= {(kind, (item.start, item.end)): item.id for item in items}
    names = {}
    for entity in old.entities:
        moved = (move.anchoring.place(mention.start, mention.end) for mention in entity.mentions)
        found = next((places[key] for place in moved if place and (key := ("e", place)) in places), None)
        if found and entity.id not in known:
            names[entity.id] = found
    for kind, items in _by_place(old).items():
        for item in items:
            place = move.anchoring.place(item.start, item.end)
            if place and (kind, place) in places:
                names[item.id] = places[kind, place]
    return names


@dataclass(frozen=True, slots=True)
class _Placed:
    """An annotation and the place it is known by."""

    id: str
    start: int
    end: int


def _by_place(record: Annotations) -> dict[str, list[_Placed]]:
    return {
        "t": [_Placed(time.id, time.start, time.end) for time in record.timeline.times],
        "ev": [_Placed(event.id, event.start, event.end) for event in record.timeline.events],
        "c": [
            _Placed(claim.id, known_by.start, known_by.end)
            for claim in record.claims
            for known_by in (claim.content or claim.cue)[:1]
        ],
    }


def _relinked(item: Claim | Time | Event, names: dict[str, str]) -> Claim | Time | Event:
    """The annotation with the new ids of what it points to; what has none is let go."""

    def known(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(names[id] for id in ids if id in names)

    if isinstance(item, Claim):
        source = item.source
        if source and source.entity:
            source = replace(source, entity=names.get(source.entity))
        relates = tuple(
            replace(link, claim=names[link.claim]) for link in item.relates if link.claim in names
        )
        within = names.get(item.within or "")
        return replace(item, source=source, times=known(item.times), relates=relates, within=within)
    if isinstance(item, Time):
        anchor = item.anchor if item.anchor == "published" else names.get(item.anchor or "")
        return replace(item, anchor=anchor)
    ref = item.time.ref if item.time.ref == "published" else names.get(item.time.ref or "")
    return replace(
        item,
        participants=known(item.participants),
        claim=names.get(item.claim or ""),
        time=replace(item.time, ref=ref),
    )


def _with_item(record: Annotations, item: Claim | Time | Event) -> Annotations:
    """Put a reader's claim, time or event in the place of the engine's, or add it."""
    timeline = record.timeline
    if isinstance(item, Claim):
        twin = next((claim.id for claim in record.claims if _same_claim(claim, item)), None)
        item = replace(item, id=twin or next_id(record, "c"))
        rest = [claim for claim in record.claims if claim.id != item.id]
        return replace(record, claims=tuple(sorted((*rest, item), key=_claim_start)))
    if isinstance(item, Time):
        twin = next((time.id for time in timeline.times if _overlap(time, item)), None)
        item = replace(item, id=twin or next_id(record, "t"))
        times = [time for time in timeline.times if time.id != item.id]
        return replace(record, timeline=replace(timeline, times=tuple(sorted([*times, item], key=_start))))
    twin = next((event.id for event in timeline.events if _overlap(event, item)), None)
    item = replace(item, id=twin or next_id(record, "ev"))
    events = [event for event in timeline.events if event.id != item.id]
    order = timeline.order if twin else (*timeline.order, item.id)
    in_order = tuple(sorted([*events, item], key=_start))
    return replace(record, timeline=Timeline(timeline.times, in_order, order))


def _start(item: Time | Event) -> Place:
    return item.start, item.end


def _overlap(first: Time | Event, second: Time | Event) -> bool:
    return first.start < second.end and second.start < first.end


def _same_claim(first: Claim, second: Claim) -> bool:
    """Whether two claims are one: the same cue, or the same content where there is none."""
    if first.cue and second.cue:
        return first.cue == second.cue
    return first.content == second.content


def _claim_start(claim: Claim) -> int:
    return min(span.start for span in (*claim.content, *claim.cue))


def _joined(first: Iterable[Diagnostic], second: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys((*first, *second)))
