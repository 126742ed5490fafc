"""A reader's entities and events in the place of the engine's, mention by mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from annotate.record import Annotations, Entity, Event
from annotate.record.ids import next_id, with_mentions
from annotate.record.walk import (
    Item,
    Kind,
    Ranged,
    as_span,
    items_of,
    kind_of,
    starts_at,
    with_list,
    with_references,
)
from annotate.review.carrying.following import following
from annotate.review.carrying.judged import is_touched
from annotate.review.ordering import ordered
from annotate.review.words import joined_notes

Place = tuple[int, int]


def with_entities(new: Annotations, mine: Sequence[Entity]) -> tuple[Annotations, dict[str, str]]:
    """Put the reader's entities in the place of the engine's.

    Returns:
        The record, and the new id of every entity that is the reader's.
    """
    record, names = _with_groups(new, [replace(entity, related=()) for entity in mine], "entity")
    return following(new, record), names


def with_events(new: Annotations, mine: Sequence[Event]) -> tuple[Annotations, dict[str, str]]:
    """Put the reader's events in the place of the engine's; what they come after is left for later.

    Returns:
        The record, and the new id of every event that is the reader's. None is one with what it comes after.
    """
    known = {event.id for event in new.timeline.events}
    record, names = _with_groups(new, mine, "event")
    events = tuple(sorted(record.timeline.events, key=starts_at))
    record = replace(record, timeline=replace(record.timeline, events=events))
    return ordered(record, {id for id in names.values() if id not in known}), names


def place_of(mention: Ranged) -> Place:
    """Return where a mention is."""
    return mention.start, mention.end


class _Homes:
    """Where the engine's mentions are and whose they are."""

    def __init__(self, items: Iterable[Any], kind: Kind) -> None:
        self.by_place: dict[Place, str] = {place_of(m): item.id for item in items for m in item.mentions}
        self._places = sorted(self.by_place)
        self._longest = max((end - start for start, end in self._places), default=0)
        # Names stand inside names; no event is told inside the word that tells another.
        self._overlapping = kind == "event"

    def places(self, item: Any) -> list[Place]:
        """Return the places of an annotation's mentions, and of the engine's that are the same ones."""
        return [place for mention in item.mentions for place in (place_of(mention), *self._near(mention))]

    def _near(self, mention: Ranged) -> list[Place]:
        if not self._overlapping:
            return []
        low = bisect_left(self._places, (mention.start - self._longest, 0))
        high = bisect_left(self._places, (mention.end, 0))
        return [place for place in self._places[low:high] if place[1] > mention.start]


def _with_groups(
    new: Annotations, mine: Sequence[Entity] | Sequence[Event], kind: Kind
) -> tuple[Annotations, dict[str, str]]:
    theirs: dict[str, Any] = {item.id: item for item in items_of(new) if kind_of(item) == kind}
    homes = _Homes(theirs.values(), kind)
    taken = {place for item in mine for place in homes.places(item)}
    left = {id: _without_places(item, taken) for id, item in theirs.items()}
    names: dict[str, str] = {}
    result: dict[str, Any] = dict(left)
    for item in mine:
        votes = [homes.by_place[place] for place in homes.places(item) if place in homes.by_place]
        # One that keeps its id is found again, whatever else the engine joins to it.
        own_first = sorted(votes, key=lambda id: id != item.id)
        home = next((id for id in own_first if id not in names.values()), None)
        rest = left[home].mentions if home else ()
        own: Any = replace(item, after=()) if isinstance(item, Event) else item
        if home is None or (rest and not _takes_rest(item, left[home])):
            home, rest = next_id(with_list(new, kind, result.values()), kind), ()
        elif isinstance(item, Event):
            # Somebody else who joined it to others knows more of it.
            joined = rest and is_touched(theirs[home])
            own = _of_both(own, theirs[home]) if joined else _told_as(own, theirs[home])
        names[item.id] = home
        result[home] = with_mentions(replace(own, id=home), (*item.mentions, *rest))
    heirs = {id: _heir(id, homes, result, taken) for id, item in result.items() if not item.mentions}
    for id, heir in heirs.items():
        # Somebody else may have written a note on what was joined to another here.
        if heir and theirs[id].note:
            result[heir] = replace(result[heir], note=joined_notes(result[heir].note, theirs[id].note))
    kept = [item for item in result.values() if item.mentions]
    ids = {item.id for item in kept}

    def named(id: str, of: Kind) -> str | None:
        if of != kind:
            return id
        heir = heirs.get(id) or id
        return heir if heir in ids else None

    return with_references(with_list(new, kind, kept), named), names


def _told_as(event: Event, other: Event) -> Event:
    """Return a reader's event with what it lacks: a headline of more than a word, a salience."""
    if event.review != "edited" and event.headline in map(as_span, event.mentions):
        event = replace(event, headline=other.headline)
    return event if event.salience else replace(event, salience=other.salience)


def _of_both(mine: Event, theirs: Event) -> Event:
    """Return an event as another reader has it, with more mentions, and with what is said of it here."""
    note = joined_notes(mine.note, theirs.note)
    return replace(theirs, id=mine.id, mentions=mine.mentions, review=theirs.review or mine.review, note=note)


def _without_places(item: Any, places: set[Place]) -> Any:
    return replace(item, mentions=tuple(each for each in item.mentions if place_of(each) not in places))


def _takes_rest(item: Item, other: Any) -> bool:
    """Tell whether the engine's further mentions of a thing belong to the reader's."""
    if isinstance(item, Entity):
        return other.name in (item.name, *item.aliases)
    if not isinstance(item, Event) or any(link.event == other.id for link in item.after):
        return False
    # Who rejects one mention of an event has not seen the others.
    return item.review != "rejected"


def _heir(id: str, homes: _Homes, result: dict[str, Any], taken: set[Place]) -> str | None:
    """Return what took the mentions of something that has none left."""
    places = {place for place, home in homes.by_place.items() if home == id and place in taken}
    for item in result.values():
        if not places.isdisjoint(homes.places(item)):
            return str(item.id)
    return None
