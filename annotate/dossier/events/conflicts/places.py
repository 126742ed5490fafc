"""Where and who: one happening in two cities, and one suspect with two names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from annotate.dossier.entities.spelling import spelt_alike
from annotate.dossier.events.conflicts.sides import Differing, contrary, either, side
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.table import AGAIN
from annotate.dossier.model import Conflict, ConflictKind
from annotate.dossier.reading import Source
from annotate.entities.known.places import is_city
from annotate.record import Entity, Mention

_IN = re.compile(
    r"[^.;:!?\n]{0,60}\b(?:in|at|near)\s+(?:the (?:\w+ )?(?:city|town|capital)(?: of)?,?\s+)?$", re.IGNORECASE
)
# So many characters behind the words a city is looked for, so that a long article takes no longer.
_FAR = 200
_NEARER = re.compile(r"\b(?:from|of|to|near|outside|between|for|against)\b|,", re.IGNORECASE)
_AS = re.compile(r"\b(?:(?:named?|naming|identif(?:y|ied|ies))\b[^.;:!?\n]{0,40}?\bas)\s+(?:[a-z]+ ){0,2}$")
_ROLE = re.compile(
    r"\b(?:suspect|attacker|gunman|shooter|driver|victim|pilot|killer|bomber|assailant|captain|winner"
    r"|arrested man|dead (?:man|woman)|man|woman)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(judge|justice|captain|mayor|governor|minister|president|chair(?:man|woman|person)|chief executive"
    r"|director|owner|manager|coach|spokes(?:man|woman|person)|commander|prosecutor|lawyer|driver|pilot|suspect|chief"
    r"|commissioner|secretary|ambassador|doctor|bishop|sheriff|coroner|detective|inspector|admiral|colonel|general"
    r"|professor|leader|founder|witness|survivor|victim|engineer|teacher|senator)\b",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(
    rf",\s+(?:[\w'’-]+\s+){{0,4}}?{_OFFICE.pattern.replace('(', '(?P<role>', 1)}", re.IGNORECASE
)
# How far a role stands before a name; and how much each word and all of two names have in common.
_ROLE_FAR, _SOME, _MUCH = 48, 0.4, 0.6
# Two of one surname are relatives, unless their other names are more alike.
_KIN = 0.8
_NAMING = frozenset({"identify", "name"})
Place = tuple[int, Entity, Mention]
"""The number of an article, with an entity of it and where that is named."""


def places(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield cities that one happening cannot both have been in."""
    found = [
        place
        for member in members
        if member.actual and not member.heads <= AGAIN
        for place in _cities(sources[member.source], member)
    ]
    yield from _differing(sources, "place", "it was in", found, _other_city)


def names(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield people of whom two articles each say that it was he who did it, or to whom it was done."""
    found = [
        place
        for member in members
        if member.heads & _NAMING
        for place in _named_as(sources[member.source], member)
    ]
    yield from _differing(sources, "name", "named as", found, _other_name)


def _differing(
    sources: Sequence[Source],
    kind: ConflictKind,
    words: str,
    found: Sequence[Place],
    differ: Callable[[Sequence[Source], Place, Place], bool],
) -> Iterator[Differing]:
    firsts: dict[int, Place] = {}
    for place in found:
        firsts.setdefault(place[0], place)
    one_each = [
        place
        for place in firsts.values()
        if all(not differ(sources, place, other) for other in found if other[0] == place[0])
    ]
    sides: dict[str, Place] = {}
    for place in one_each:
        if any(differ(sources, place, other) for other in one_each if other[0] != place[0]):
            sides.setdefault(place[1].name, place)
    if len({number for number, _, _ in sides.values()}) > 1:
        shown = list(sides.values())
        parts = [side(sources[number], mention.start, mention.end) for number, _, mention in shown]
        key = (kind, *((sources[number].id, mention.start) for number, _, mention in shown))
        yield Differing(key, 0, Conflict(kind, tuple(parts), f"{words} {either(parts, update=False)}"))


def _cities(source: Source, member: Happening) -> Iterator[Place]:
    """Yield the cities in which a happening is said to be, right behind its words."""
    cities = source.once(_named_cities)
    for mention in member.mentions:
        low, high = bisect_left(cities, (mention.end,)), bisect_left(cities, (mention.end + _FAR + 1,))
        for _, number, which in sorted(cities[low:high], key=lambda city: city[1:]):
            entity = source.entities[number]
            place = entity.mentions[which]
            between = source.text[mention.end : place.start]
            if _IN.fullmatch(between) and not _NEARER.search(between):
                yield member.source, entity, place


def _named_cities(source: Source) -> list[tuple[int, int, int]]:
    """Return where an article names cities: the place, the number of the entity, and of its mention."""
    return sorted(
        (mention.start, number, which)
        for number, entity in enumerate(source.entities)
        if entity.type == "GPE" and is_city(entity.name)
        for which, mention in enumerate(entity.mentions)
    )


def _named_as(source: Source, member: Happening) -> Iterator[Place]:
    sentences = [start for start, _ in member.told]
    for entity in source.entities:
        if entity.type == "PERSON" and entity.named:
            for mention in entity.mentions:
                place = bisect_right(sentences, mention.start) - 1
                if place < 0 or mention.start >= member.told[place][1]:
                    continue
                if _AS.search(source.text, sentences[place], mention.start):
                    yield member.source, entity, mention


def _other_city(sources: Sequence[Source], one: Place, other: Place) -> bool:
    """Tell whether two cities are two, and neither article knows of the other's."""
    if one[1].name == other[1].name or one[1].country != other[1].country:
        return False
    return not any(
        place[1].name.casefold()
        in {name.casefold() for each in sources[at].entities for name in _names(each)}
        for at, place in ((one[0], other), (other[0], one))
    )


def _other_name(sources: Sequence[Source], one: Place, other: Place) -> bool:
    """Tell whether two names are of two people, who are called by one word."""
    first, second = (place[1].name.casefold().split() for place in (one, other))
    if set(first) & set(second) or any(spelt_alike((a,), (b,)) for a in first for b in second):
        return False
    roles = [{role.casefold() for role in _ROLE.findall(_sentence(sources, place))} for place in (one, other)]
    return bool(roles[0] & roles[1]) and not any(
        set(place[1].name.casefold().split())
        & {word for each in sources[at].entities for word in _words(each)}
        for at, place in ((one[0], other), (other[0], one))
    )


def _sentence(sources: Sequence[Source], place: Place) -> str:
    text, start = sources[place[0]].text, place[2].start
    return text[max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), 0) : start]


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _words(entity: Entity) -> set[str]:
    return {word for name in _names(entity) for word in name.casefold().split()}


def roles(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield people of two articles of one story who have one role and names that are much alike, but two.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the name of the first article stands, and the conflict.
    """
    mine, yours = one.once(_in_roles), other.once(_in_roles)
    if mine.keys().isdisjoint(yours):
        return
    known = [
        {name.casefold() for each in source.entities for name in _names(each)} for source in (one, other)
    ]
    for role in sorted(mine.keys() & yours.keys()):
        for (a, at), (b, there) in product(mine[role], yours[role]):
            if (
                a.name.casefold() in known[1]
                or b.name.casefold() in known[0]
                or not _confused(a.name, b.name)
            ):
                continue
            parts = [side(source, m.start, m.end) for source, m in ((one, at), (other, there))]
            yield at.start, contrary("name", role, parts)


def _in_roles(source: Source) -> dict[str, list[tuple[Entity, Mention]]]:
    """Return who is named in which role, each person once."""
    found: dict[str, list[tuple[Entity, Mention]]] = {}
    for entity in source.entities:
        if entity.type != "PERSON" or not entity.named:
            continue
        for mention in entity.mentions:
            if mention.kind != "name" or " " not in mention.exact:
                continue
            low = max(0, mention.start - _ROLE_FAR)
            before = _OFFICE.findall(re.split(r"[.;:!?\n]", source.text[low : mention.start])[-1])
            behind = _OFFICE_BEHIND.match(source.text, mention.end)
            for role in {*before[-1:], *([behind["role"]] if behind else [])}:
                those = found.setdefault(role.casefold(), [])
                if all(known is not entity for known, _ in those):
                    those.append((entity, mention))
    return found


def _confused(one: str, other: str) -> bool:
    """Tell whether two names are so much alike that one of two articles has it wrong."""
    first, second = (re.sub(r"[-'’.]", "", name.casefold()).split() for name in (one, other))
    if len(first) != len(second) or spelt_alike(tuple(first), tuple(second)):
        return False
    pairs = list(zip(first, second, strict=True))
    if any(a != b and (a.startswith(b) or b.startswith(a)) for a, b in pairs[:-1]):
        # "Ray" is "Raymond".
        return False
    alike = [SequenceMatcher(None, a, b).ratio() for a, b in pairs]
    if first[-1] == second[-1] and min(alike) <= _KIN:
        # John and Jane Smith are two.
        return False
    return all(a[0] == b[0] for a, b in pairs) and min(alike) >= _SOME and sum(alike) >= _MUCH * len(alike)
