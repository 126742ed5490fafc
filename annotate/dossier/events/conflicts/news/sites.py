"""Where somebody was seized or died or something was found, and where something is moved to.

At a station or at home, near one village or near another one: both are told of one person, or of one thing. A
village may be near a town that the other article names, so both are to be told in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.parties import person_in
from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.entities.known.places import country_of, is_city
from annotate.timeline.values.lexicon import CALENDAR

_WAS = r"(?:was|were|been)\s+(?:\w+\s+)?"
_DONE = {
    "seized": rf"{_WAS}(?:arrested|detained|seized|caught|apprehended|picked\s+up|taken\s+into\s+custody)",
    "found": (
        rf"{_WAS}(?:found|discovered|located|recovered)(?!\s+(?:guilty|not|to|that|innocent)\b)"
        r"(?:\s+(?:burnt|burned)\s+out|\s+(?:abandoned|dead|alive|hidden|buried))?"
    ),
    "died": r"died|(?:has|had)\s+died|passed\s+away",
    "moved": r"(?:(?:will|would|to)\s+(?:be\s+)?|(?:is|are|was|were)\s+(?:to\s+be\s+|being\s+)?)?"
    r"(?:transferred|moved?|relocated?|shifted)(?=\s+to\b)",
}
# "Police found the painting in a garage", "will move production to Poland".
_ACTIVE = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:(?P<found>found|discovered|recovered)"
    r"|(?P<moved>(?:(?:will|would|to)\s+)?(?:moved?|transfer(?:red)?|relocated?|shift(?:ed)?)))"
    r"(?P<what>\s+(?:(?:the|an?|his|her|their|its|all)\s+)?(?:[\w'’-]+\s+){0,5}?[\w'’-]+)"
    r"(?=\s+(?:at|in|inside|near|outside|to)\s)",
    re.IGNORECASE,
)
_TOLD = {kind: re.compile(rf"\b(?P<{kind}>{words})\b", re.IGNORECASE) for kind, words in _DONE.items()}
_UNSURE = re.compile(
    r"\b(?:if|whether|unless|den(?:y|ies|ied)|rumou?rs?)\b|\b(?:not|never|could|might|(?-i:may)|earlier|previously|another|last\s+(?:year|month)"
    r"|in\s+(?:19|20)\d\d)(?:\s+\w+)?\s+$|n['’]t\s+$",
    re.IGNORECASE,
)
_SITES = {
    "station": r"station",
    "airport": r"airport|airfield",
    "home": r"home|flat|house|apartment|villa",
    "hotel": r"hotel|guesthouse|motel|hostel",
    "hospital": r"hospital|clinic",
    "school": r"school|university|college",
    "church": r"church|mosque|temple|monastery",
    "office": r"office|headquarters",
    "museum": r"museum|gallery",
    "restaurant": r"restaurant|café|cafe|bar|pub",
    "shop": r"shop|supermarket|mall|market",
    "farm": r"farm|barn",
    "garage": r"garage|car\s+park",
    "warehouse": r"warehouse|depot",
    "port": r"port|harbour|harbor|marina",
    "beach": r"beach",
    "wood": r"woods?|forest",
    "border": r"border",
}
_ROWS = "|".join(f"(?P<{name}>{words})" for name, words in _SITES.items())
_SITE = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:at|in|inside|on|from)\s+(?P<words>"
    rf"(?:(?:an?|the|his|her|its|their)\s+(?:[\w'’-]+\s+){{0,3}}?|(?-i:(?:[A-Z][\w'’-]+\s+){{1,2}}))(?:{_ROWS}))\b(?!['’])",
    re.IGNORECASE,
)
_BY = r"near|not\s+far\s+from|close\s+to"
_OUT = r"outside|behind|(?:north|south|east|west|northeast|northwest|southeast|southwest)\s+of"
_NAME = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}"
_PLACED = re.compile(
    rf"[^.,;:\n]{{0,40}}?\s(?P<words>(?:(?P<by>{_BY})|(?P<out>{_OUT})|in)\s+"
    rf"(?:the\s+(?:town|village|city)\s+of\s+)?(?P<name>{_NAME}))"
)
_TO = re.compile(
    rf"\s+to\s+(?P<words>[^.;:\n]{{0,40}}?(?P<name>{_NAME})(?:(?:,|\s+in)\s+(?P<land>{_NAME}))?)"
)
# The garage may be that of the house.
_AT_HOME = frozenset({"garage", "home"})
_LEAST = 2.4


class _Site(NamedTuple):
    """Where an article says that something was.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Whether somebody was seized or died there, something was found there, or is moved there.
        person: Words of the name of whom it is told.
        words: Words for what it is told of.
        site: The row of the table.
        how: Whether it is in a place, outside it, or only near it.
        names: Of the places.
    """

    start: int
    end: int
    kind: str
    person: frozenset[str]
    words: frozenset[str]
    site: str
    how: str
    names: tuple[str, ...]


def sites(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield where two articles of one story say that one thing was, where it cannot be both.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_sites), other.once(_sites)
    seen: set[str] = set()
    for first, second in product(mine, yours):
        if first.kind in seen or not _of_one(first, second) or not _differ(first, second):
            continue
        if any(_of_one(first, each) and not _differ(first, each) for each in yours if each is not second):
            continue
        if _knows(other, first) or _knows(one, second):
            continue
        seen.add(first.kind)
        parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, second))]
        where = "where somebody died" if first.kind == "died" else f"where it was {first.kind}"
        yield first.start, contrary("place", where, parts)


def _sites(source: Source) -> Sequence[_Site]:
    """Return where an article says that something was, in text order."""
    found: list[_Site] = []
    text = source.text
    for pattern in (*_TOLD.values(), _ACTIVE):
        for match in pattern.finditer(text):
            low, high = sentence_around(source, match.start())
            if _UNSURE.search(text, low, match.start()):
                continue
            active = pattern is _ACTIVE
            kind = str(match.lastgroup) if not active else "found" if match["found"] else "moved"
            subject = match.span("what") if active else subject_of(text, low, match.start())
            person = person_in(source, *subject)
            words = frozenset(word for word in bases_in(text[slice(*subject)]) if rarity(word) > 1) - person
            if kind == "moved":
                place = _TO.match(text, match.end(), high)
                names = tuple(filter(None, (place["name"], place["land"]))) if place else ()
                if place and any(is_city(name) or country_of(name) for name in names):
                    found.append(_Site(*place.span("words"), kind, person, words, "", "to", names))
                continue
            site = _SITE.match(text, match.end(), high)
            if site:
                row = next(name for name in _SITES if site[name])
                found.append(_Site(*site.span("words"), kind, person, words, row, "at", ()))
            place = _PLACED.match(text, match.end(), high)
            if place and place["name"].casefold() not in CALENDAR and not country_of(place["name"]):
                how = "by" if place["by"] else "out" if place["out"] else "in"
                found.append(_Site(*place.span("words"), kind, person, words, "", how, (place["name"],)))
    return sorted(found)


def _knows(source: Source, other: _Site) -> bool:
    """Tell whether an article names a place of another one, wherever that is."""
    return any(name in source.text for name in other.names)


def _of_one(one: _Site, other: _Site) -> bool:
    """Tell whether two are of one person or one thing, and tell where that was in one way."""
    if one.kind != other.kind or bool(one.site) != bool(other.site):
        return False
    if one.person or other.person:
        return bool(one.person & other.person)
    return sum(map(rarity, sorted(one.words & other.words))) >= _LEAST


def _differ(one: _Site, other: _Site) -> bool:
    """Tell whether two places are two, and neither may be near the other."""
    if one.site:
        return one.site != other.site and {one.site, other.site} != _AT_HOME
    if frozenset(one.names) & frozenset(other.names):
        return False
    if one.kind == "moved":
        return True
    cities = [is_city(each.names[0]) for each in (one, other)]
    # What is near one village may be near another one.
    if cities[0] != cities[1]:
        return False
    ways = {one.how, other.how}
    return ways in ({"out"}, {"out", "by"}) or (all(cities) and ways == {"in"})
