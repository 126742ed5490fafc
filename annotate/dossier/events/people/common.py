"""Names that two articles have in common, and whether they may be of one story by these."""

from __future__ import annotations

from collections.abc import Iterator, Set
from math import fsum
from sys import intern
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.reading import PLACES, Source, telling_words, words_in
from annotate.record import Entity, EntityType

_NAMING = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"})
_OF_ONE_STORY = PLACES | {"PERSON"}
_OPENING, _SEVERAL = 300, 3


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a name, without the "of" and "and" that link them."""
    return frozenset(intern(word.casefold()) for word in name.split() if not word.islower())


def people_in(source: Source) -> frozenset[str]:
    """Return the last words of the names of people in an article."""
    return frozenset(
        entity.name.casefold().split()[-1]
        for entity in source.entities
        if entity.type == "PERSON" and entity.named
    )


def full_names(source: Source) -> frozenset[str]:
    """Return the names of two words or more of people and bodies in an article, folded."""
    return frozenset(entity.name.casefold() for entity in _with_full_names(source, "PERSON", "ORG"))


def full_names_of_people(source: Source) -> frozenset[str]:
    """Return those of them that are of people."""
    return frozenset(entity.name.casefold() for entity in _with_full_names(source, "PERSON"))


def people_of_lead(source: Source) -> frozenset[str]:
    """Return the names of two words or more of the people of whom an article opens, folded."""
    return frozenset(
        entity.name.casefold()
        for entity in _with_full_names(source, "PERSON")
        if any(mention.start < _OPENING for mention in entity.mentions)
    )


def _with_full_names(source: Source, *types: str) -> Iterator[Entity]:
    for entity in source.entities:
        if entity.type in types and entity.named and len(name_words(entity.name)) > 1:
            yield entity


def places_named(source: Source) -> frozenset[str]:
    """Return the names of the places in an article, folded."""
    return frozenset(
        entity.name.casefold() for entity in source.entities if entity.named and entity.type in PLACES
    )


def near_beside_names(one: Source, other: Source) -> float:
    """Return how near two articles are to each other by all their words but those of names, from 0 to 1."""
    first, second = (source.once(telling_words) for source in (one, other))
    names = one.once(_words_of_names) | other.once(_words_of_names)
    small, large = sorted((first.weights, second.weights), key=len)
    shared = fsum(
        weight * large[word] for word, weight in small.items() if word in large and word not in names
    )
    return shared / (first.length * second.length)


def _words_of_names(source: Source) -> frozenset[str]:
    return frozenset(
        word
        for entity in source.entities
        if entity.named
        for name in (entity.name, *entity.aliases)
        for word in words_in(name)
    )


class _Names(NamedTuple):
    """Words of names in the first lines of an article and in all of it: of all, and of people and places."""

    opening: frozenset[str]
    known: frozenset[str]
    opening_with: frozenset[str]
    people_and_places: frozenset[str]


def leads_meet(one: Source, other: Source) -> bool:
    """Tell whether two articles may be of one story and have a word of a name in both first lines."""
    meet = not one.once(_names).opening.isdisjoint(other.once(_names).opening)
    return meet and names_meet(one, other)


def names_meet(one: Source, other: Source) -> bool:
    """Tell whether two articles may be of the same people and places.

    They are not where both open with names and neither ever uses a word of those with which the other opens;
    and two that open with people or places have to have one of these in common: a party wins in many towns.
    """
    first, second = one.once(_names), other.once(_names)
    return _meet(first.opening, first.known, second.opening, second.known) and _meet(
        first.opening_with, first.people_and_places, second.opening_with, second.people_and_places
    )


def names_of_lead(source: Source) -> frozenset[str]:
    """Return the words of the names with which an article opens, folded."""
    return frozenset[str]().union(*(words for _, words, opens in _called(source) if opens))


def _called(source: Source) -> Iterator[tuple[EntityType, frozenset[str], bool]]:
    """Yield the type and the words of all names of each entity, and whether an article opens with it."""
    for entity in source.entities:
        if entity.named and entity.type in _NAMING:
            names = (entity.name, *entity.aliases)
            opens = any(each.start < _OPENING and each.kind == "name" for each in entity.mentions)
            yield entity.type, frozenset[str]().union(*map(name_words, names)), opens


def name_most_in_common(one: Source, other: Source, least: float, share: float) -> bool:
    """Tell whether most of what one of two articles names the other one names as well.

    Args:
        one: The one.
        other: The other.
        least: How much the words of these names have to tell together.
        share: How much of all words of names of one of them that has to be.
    """
    known = one.once(_names).known, other.once(_names).known
    common = sum(map(rarity, sorted(known[0] & known[1])))
    return common >= max(least, share * min(sum(map(rarity, sorted(words))) for words in known))


def share_no_name(one: Source, other: Source) -> bool:
    """Tell whether two articles both name several people or places, and have no word of a name in common."""
    first, second = one.once(_names), other.once(_names)
    fewest = min(len(first.people_and_places), len(second.people_and_places))
    return fewest >= _SEVERAL and first.known.isdisjoint(second.known)


def _meet(opening: Set[str], known: Set[str], also_opening: Set[str], also_known: Set[str]) -> bool:
    if not opening or not also_opening:
        return True
    return not opening.isdisjoint(also_known) or not also_opening.isdisjoint(known)


def _names(source: Source) -> _Names:
    """Return the words of the names in the first lines of an article, and in all of it."""
    known: set[str] = set()
    opening_with: set[str] = set()
    people_and_places: set[str] = set()
    for type, words, opens in _called(source):
        known |= words
        if type in _OF_ONE_STORY:
            people_and_places |= words
            opening_with |= words if opens else set()
    return _Names(
        source.once(names_of_lead), frozenset(known), frozenset(opening_with), frozenset(people_and_places)
    )
