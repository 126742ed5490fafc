"""What belongs together in a record: the claims, entities and times around each annotation."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from annotate.record import Annotations, Claim, Entity, EventTime, Interval, Time
from tui.text.marks import MarkIndex

When = Interval | EventTime


class Relations:
    """For every id the claims, the entities and the times it has to do with, itself included.

    An entity belongs to the claims that it makes and those that speak of it; an
    event to its participants, its claim and its time; a time expression to the
    claims and events that it dates.
    """

    def __init__(self, annotations: Annotations, index: MarkIndex) -> None:
        """Work them out once; linear in the record."""
        self._items = index.items
        self._claims: dict[str, dict[str, Claim]] = defaultdict(dict)
        self._entities: dict[str, dict[str, Entity]] = defaultdict(dict)
        self._whens: dict[str, list[When]] = defaultdict(list)
        for entity in annotations.entities:
            self._entities[entity.id][entity.id] = entity
        for claim in annotations.claims:
            self._add_claim(claim, index)
        for time in annotations.timeline.times:
            self._whens[time.id].append(time.interval)
        for event in annotations.timeline.events:
            self._whens[event.id].append(event.time)
            for id in event.participants:
                self._link_entity(event.id, id)
            for id in dict.fromkeys(mention.claim for mention in event.mentions if mention.claim):
                self._link_claim(event.id, id)
            if event.time.ref:
                for participant in event.participants:
                    self._link_entity(event.time.ref, participant)

    def claims(self, id: str) -> list[Claim]:
        """Claims that have to do with ``id``."""
        return list(self._claims[id].values()) if id in self._claims else []

    def entities(self, id: str) -> list[Entity]:
        """Entities that have to do with ``id``."""
        return list(self._entities[id].values()) if id in self._entities else []

    def of_entity(self, id: str) -> frozenset[str]:
        """Ids of everything that an entity has to do with, itself included."""
        return self._by_entity.get(id, frozenset())

    @cached_property
    def _by_entity(self) -> dict[str, frozenset[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id, entities in self._entities.items():
            for entity in entities if id in self._items else ():
                found[entity].append(id)
        return {entity: frozenset(ids) for entity, ids in found.items()}

    def whens(self, id: str) -> list[When]:
        """First and last possible moments of ``id``."""
        return self._whens.get(id, [])

    def _add_claim(self, claim: Claim, index: MarkIndex) -> None:
        self._claims[claim.id][claim.id] = claim
        if claim.source and claim.source.entity:
            self._link_entity(claim.id, claim.source.entity)
            self._claims[claim.source.entity][claim.id] = claim
        for span in claim.content:
            for mark in index.crossing(span.start, span.end):
                if mark.kind == "entity":
                    self._link_entity(claim.id, mark.id)
        for id in claim.times:
            self._link_claim(id, claim.id)
            time = self._items.get(id)
            if isinstance(time, Time):
                self._whens[claim.id].append(time.interval)

    def _link_entity(self, id: str, entity: str) -> None:
        found = self._items.get(entity)
        if isinstance(found, Entity):
            self._entities[id][entity] = found

    def _link_claim(self, id: str, claim: str) -> None:
        found = self._items.get(claim)
        if isinstance(found, Claim):
            self._claims[id][claim] = found
            for entity in self._entities[claim].values():
                self._entities[id][entity.id] = entity
