"""What a reader decided about a dossier: joined, kept apart, renamed; pure functions over the decisions.

A decision is about places in articles, and so it holds for new articles and newer engines,
whatever ids these give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotate.dossier.model import DecidedThing, Decision, Part
from annotate.record import Mention, Span

# A reader decides without the arrays of what is read.
if TYPE_CHECKING:
    from annotate.dossier.reading import Source

Pair = tuple[int, str]
"""The number of an article, and the id of an entity or claim in its record."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions about entities or about statements, as the articles have them now.

    Attributes:
        joined: Sets that are one.
        apart: Two that are not.
        names: What some are called.
        lost: Decisions of which a place has nothing of the kind any more.
    """

    joined: tuple[tuple[Pair, ...], ...] = ()
    apart: tuple[tuple[Pair, Pair], ...] = ()
    names: dict[Pair, str] = field(default_factory=dict)
    lost: tuple[Decision, ...] = ()


def joined(decisions: Sequence[Decision], what: DecidedThing, places: Sequence[Part]) -> tuple[Decision, ...]:
    """Return the decisions with one more: what stands at these places is one."""
    return _with(decisions, Decision("joined", what, tuple(places)))


def apart(
    decisions: Sequence[Decision], what: DecidedThing, place: Part, others: Sequence[Part]
) -> tuple[Decision, ...]:
    """Return the decisions with one more: what stands at a place is none of those at the others."""
    return _with(decisions, Decision("apart", what, (place, *others)))


def renamed(decisions: Sequence[Decision], place: Part, name: str) -> tuple[Decision, ...]:
    """Return the decisions with one more: who is named at a place is called so."""
    return _with(decisions, Decision("renamed", "entity", (place,), " ".join(name.split())))


def _with(decisions: Sequence[Decision], new: Decision) -> tuple[Decision, ...]:
    """Add a decision; earlier ones that say the opposite of it, or the same, are gone."""
    kept = []
    for old in decisions:
        if old.what != new.what or (old.kind == "renamed") != (new.kind == "renamed"):
            kept.append(old)
        elif old.kind == "renamed":
            if old.places != new.places:
                kept.append(old)
        else:
            both = set(old.places) & set(new.places)
            # An apart is about its first place; what is now joined with that is no longer kept apart from it.
            opposed = len(both) > 1 and old.kind != new.kind
            if not opposed and old != new:
                kept.append(old)
            elif opposed:
                kept += _left_of(old, new)
    return (*kept, new)


def _left_of(old: Decision, new: Decision) -> Iterator[Decision]:
    """Yield what is left of a decision after one that says the opposite of some places."""
    if new.kind == "apart":
        places = tuple(place for place in old.places if place != new.places[0])
    else:
        first, *others = old.places
        left = tuple(place for place in others if place not in new.places or first not in new.places)
        places = (first, *left)
    if len(places) > 1:
        yield Decision(old.kind, old.what, places)


def of_entities(decisions: Sequence[Decision], sources: Sequence[Source]) -> Decided:
    """Find the entities that decisions are about.

    Args:
        decisions: All of them.
        sources: The articles; one that is not among them is passed over.
    """
    return _decided(decisions, sources, "entity", _entities_at)


def of_statements(decisions: Sequence[Decision], sources: Sequence[Source]) -> Decided:
    """Find the claims that decisions are about, as :func:`of_entities` does."""
    return _decided(decisions, sources, "statement", _claims_at)


def _decided(
    decisions: Sequence[Decision],
    sources: Sequence[Source],
    what: DecidedThing,
    spans_of: Callable[[Source], Iterator[tuple[Span | Mention, str]]],
) -> Decided:
    numbers = {source.id: number for number, source in enumerate(sources)}
    one: list[tuple[Pair, ...]] = []
    two: list[tuple[Pair, Pair]] = []
    names: dict[Pair, str] = {}
    lost = []
    for decision in decisions:
        if decision.what != what:
            continue
        known = [place for place in decision.places if place.document in numbers]
        found = [_at(numbers[place.document], sources, place, spans_of) for place in known]
        pairs = tuple(dict.fromkeys(pair for pair in found if pair))
        if None in found:
            lost.append(decision)
        if decision.kind == "joined" and len(pairs) > 1:
            one.append(pairs)
        elif decision.kind == "apart" and known and known[0] == decision.places[0] and found[0]:
            two += [(found[0], other) for other in pairs if other != found[0]]
        elif decision.kind == "renamed" and pairs and decision.name:
            names[pairs[0]] = decision.name
    return Decided(tuple(one), tuple(two), names, tuple(lost))


def of_events(
    decisions: Sequence[Decision],
) -> tuple[list[tuple[tuple[str, int], tuple[str, int]]], list[tuple[tuple[str, int], tuple[str, int]]]]:
    """Return which two places tell one happening, and which two do not."""
    one, two = [], []
    for decision in decisions:
        if decision.what == "event" and decision.places:
            (first, *others) = ((place.document, place.start) for place in decision.places)
            pairs = [(first, other) for other in others]
            if decision.kind == "joined":
                one += pairs
            elif decision.kind == "apart":
                two += pairs
    return one, two


def _at(
    number: int,
    sources: Sequence[Source],
    place: Part,
    spans_of: Callable[[Source], Iterator[tuple[Span | Mention, str]]],
) -> Pair | None:
    """What stands at a place, the nearest to it in its bounds; none where there is none."""
    found = [
        (abs(span.start - place.start) + abs(span.end - place.end), id)
        for span, id in spans_of(sources[number])
        if span.start < place.end and place.start < span.end
    ]
    return (number, min(found, key=lambda each: each[0])[1]) if found else None


def _entities_at(source: Source) -> Iterator[tuple[Span | Mention, str]]:
    return ((mention, entity.id) for entity in source.entities for mention in entity.mentions)


def _claims_at(source: Source) -> Iterator[tuple[Span | Mention, str]]:
    return ((span, claim.id) for claim in source.claims for span in claim.content)
