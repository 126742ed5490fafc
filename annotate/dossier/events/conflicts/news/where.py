"""Where, of small places: outside one village by one article of a story, outside another one by another.

What is "in" one village may be "outside" another one; but not both in a place and outside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.dossier.entities.spelling import spelt_alike
from annotate.dossier.events.conflicts.sides import Differing, contrary, side
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.table import AGAIN
from annotate.dossier.reading import PLACES, Source
from annotate.entities.known.places import is_city

_OUT = re.compile(
    r"[^.;:!?\n]{0,60}?\b(?P<words>(?P<out>outside)|(?:in|inside))\s+"
    r"(?:the\s+(?:\w+\s+)?(?:city|town|village|hamlet|suburb|centre|center|district)(?:\s+of)?,?\s+)?$",
    re.IGNORECASE,
)
# A place behind one of these is of somebody, or of where something goes.
_NEARER = re.compile(
    r"\b(?:from|of|to|near|between|for|against|and|but|who|which|after|before|outside"
    r"|(?:in|at)\s+(?:the\s+)?(?-i:[A-Z])\w*)\b|,",
    re.IGNORECASE,
)
_FAR = 120


class _Site(NamedTuple):
    """Where something is said to be.

    Attributes:
        number: Of the article.
        start: First code point of the words.
        end: One past the last.
        name: Of the place.
        outside: Whether it is outside.
    """

    number: int
    start: int
    end: int
    name: str
    outside: bool


def outside(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield places in and outside which one happening cannot have been.

    Args:
        sources: The articles.
        members: What they tell of one happening.
    """
    found: dict[int, _Site] = {}
    for member in members:
        if member.actual and not member.heads <= AGAIN and member.source not in found:
            site = next(_sites(sources[member.source], member), None)
            if site is not None:
                found[member.source] = site
    sites = list(found.values())
    for place, one in enumerate(sites):
        for other in sites[place + 1 :]:
            if (
                _differ(one, other)
                and not _knows(sources[one.number], other, one)
                and not _knows(sources[other.number], one, other)
            ):
                parts = [side(sources[each.number], each.start, each.end) for each in (one, other)]
                key = ("place", *((sources[each.number].id, each.start) for each in (one, other)))
                yield Differing(key, 0, contrary("place", "it was", parts))
                return


def _sites(source: Source, member: Happening) -> Iterator[_Site]:
    """Yield where a happening is said to be, right behind its words."""
    places = source.once(_places)
    for mention in member.mentions:
        low, high = bisect_left(places, (mention.end,)), bisect_left(places, (mention.end + _FAR,))
        for start, end, name in places[low:high]:
            between = _OUT.fullmatch(source.text, mention.end, start)
            if between and not _NEARER.search(source.text, mention.end, between.start("words")):
                yield _Site(member.source, between.start("words"), end, name, between["out"] is not None)


def _places(source: Source) -> list[tuple[int, int, str]]:
    """Return where an article names places: bounds, and the name."""
    return sorted(
        (mention.start, mention.end, entity.name)
        for entity in source.entities
        if entity.named and entity.type in PLACES
        for mention in entity.mentions
        if mention.kind == "name"
    )


def _differ(one: _Site, other: _Site) -> bool:
    """Tell whether something cannot have been at both: outside two places, or in one and outside it."""
    same = one.name.casefold() == other.name.casefold()
    if same:
        return one.outside != other.outside
    # A village is outside a city; two villages, or two cities, are two places.
    return one.outside and other.outside and is_city(one.name) == is_city(other.name)


def _knows(source: Source, other: _Site, own: _Site) -> bool:
    """Tell whether an article names the place of another one, too, but as its own."""
    if other.name.casefold() == own.name.casefold():
        return False
    name = tuple(other.name.casefold().split())
    return any(
        tuple(known.casefold().split()) == name or spelt_alike(name, tuple(known.casefold().split()))
        for entity in source.entities
        for known in (entity.name, *entity.aliases)
    )
