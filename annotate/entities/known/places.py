"""What a place is by its name: GPE, LOC or FAC, and the country that it belongs to.

The model's LOC covers what OntoNotes calls GPE and LOC, and takes in some of
FAC. A place is taken for a GPE unless its name says otherwise, since most places
in the news are. A name that places in several countries bear has no country.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from annotate.entities.known.names import comma_head
from annotate.record import EntityType
from annotate.support.yamlfile import packaged_yaml

_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,3}")
_OFFICIAL = re.compile(
    r"(?!islamic state)(?:(?:arab|islamic|democratic|federal|hashemite|bolivarian|plurinational|people's"
    r"|socialist|united) ){0,3}"
    r"(?:republic|kingdom|state|states|commonwealth|sultanate|principality|emirate) of (?:the )?"
)
_DIRECTIONS = frozenset(
    {
        "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western",
        "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
        "southeastern", "southwestern", "upper", "lower", "inner", "outer", "mainland", "greater",
    }
)  # fmt: skip
# "South American" and "African American" are of no one country.
_WIDENING = _DIRECTIONS | {"latin", "native", "african", "asian", "anglo", "pan"}
# Territories that are spoken of as parts of their states, too: "the Chinese city" is Hong Kong.
_STATES_OF = {
    "HK": "CN", "MO": "CN", "PR": "US", "GU": "US", "GL": "DK", "FO": "DK", "GI": "GB", "BM": "GB",
    "KY": "GB", "FK": "GB", "AW": "NL", "CW": "NL", "GP": "FR", "MQ": "FR", "RE": "FR", "GF": "FR",
    "NC": "FR", "PF": "FR",
}  # fmt: skip
_SHORT = 5
_WILD = frozenset({"national", "nature", "natural", "game", "marine", "wildlife", "biosphere", "forest"})
_PROTECTED = frozenset({"park", "parks", "reserve", "sanctuary", "area", "areas"})


class _Places(NamedTuple):
    countries: dict[str, str]
    states: dict[str, str]
    people: dict[str, str]
    locations: frozenset[str]
    regions: frozenset[str]
    facilities: frozenset[str]
    governed: frozenset[str]


@cache
def _places() -> _Places:
    data = packaged_yaml("annotate.entities.known", "places.yaml")
    countries: dict[str, str] = {}
    people: dict[str, str] = {}
    for code, line in data["countries"].items():
        before, _, after = line.partition("/")
        countries.update({_key(name): code for name in before.split(",")})
        people.update({_key(word): code for word in after.split(",") if word.strip()})
    states = {_plain(name): code for code, names in data["states"].items() for name in names.split(",")}
    words = (frozenset(data[name].split()) for name in ("locations", "regions", "facilities", "governed"))
    return _Places(countries, states, people, *words)


@cache
def _cities() -> dict[str, str]:
    """Return the code of every large city's country, empty for names that several countries have."""
    data = packaged_yaml("annotate.entities.known", "cities.yaml")
    return {
        name: "" if code == "several" else code for code, names in data.items() for name in names.split(", ")
    }


def _key(name: str) -> str:
    flat = unicodedata.normalize("NFD", name.replace("’", "'")).lower()
    flat = "".join(c for c in flat if unicodedata.category(c) != "Mn")
    return " ".join(flat.split()).removeprefix("the ")


def _plain(name: str) -> str:
    return _key(name).replace(".", "")


@lru_cache(maxsize=8192)
def country_of(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country's name, none for anything else."""
    countries = _places().countries
    key = _key(name)
    code = countries.get(key) or countries.get(_OFFICIAL.sub("", key, count=1))
    if code is None and _INITIALS.fullmatch(name):
        code = countries.get(".".join(letter for letter in name.lower() if letter.isalpha()) + ".")
    return code


def country_around(name: str) -> str | None:
    """Return the code of the country that a state or a large city lies in, where its name alone tells.

    "Selm, Ohio" is told by what stands after the comma.
    """
    if comma_head(name) is not None:
        tail = name.partition(",")[2].strip()
        return country_of(tail) or country_around(tail)
    state = _places().states.get(_plain(name))
    # A short name in capitals is rather an acronym.
    capitals = name.isupper() and len(name) < _SHORT
    return state or (None if capitals else _cities().get(_key(name)) or None)


@lru_cache(maxsize=8192)
def is_city(name: str) -> bool:
    """Tell whether a name is that of a large city, and not of a country or state."""
    return _key(name) in _cities() and _plain(name) not in _places().states and not country_of(name)


def country_of_people(word: str) -> str | None:
    """Return the code of the country that a demonym belongs to ("Ukrainian", "Danes")."""
    return _places().people.get(_key(word))


def nations_told(words: Sequence[str]) -> frozenset[str]:
    """Return the codes of the countries that words tell of: KR of "the south korean minister".

    Args:
        words: In lower case, one after the other.

    Returns:
        ISO 3166-1 alpha-2, a territory's being that of its state. "South American" tells of no country, nor
        does what is only half of a word: "US-based", "Indian-born".
    """
    people, found, place = _places().people, set(), 0
    while place < len(words):
        two = " ".join(words[place : place + 2])
        size = 2 if two in people and place + 1 < len(words) else 1
        code = people.get(two) if size == 2 else people.get(words[place]) or country_of(words[place])
        beside = {*words[max(place - 1, 0) : place], *words[place + size : place + size + 1]}
        widened = size == 1 and place > 0 and words[place - 1] in _WIDENING
        if code and not widened and "-" not in beside:
            found.add(_STATES_OF.get(code, code))
        place += size
    return frozenset(found)


@lru_cache(maxsize=8192)
def place_type(name: str) -> EntityType:
    """Tell GPE, LOC and FAC apart by a place's name."""
    key = _key(comma_head(name) or name)
    places = _places()
    if country_of(name) or _plain(key) in places.states or key in _cities():
        return "GPE"
    words = re.split(r"[ \-–]+", key)
    head = re.split(r"[ \-–]+", re.split(r" (?:of|for|in) ", key)[0])
    edges = {words[0], words[-1], head[-1]}
    if set(words) & _WILD and set(words) & _PROTECTED:
        return "LOC"
    if words[-1] in places.governed:
        return "GPE"
    if len(words) > 1 and edges & places.facilities:
        return "FAC"
    if edges & places.locations:
        return "LOC"
    plain = [word for word in words if word not in _DIRECTIONS]
    if not plain or plain[-1] in places.regions or words[-1] in places.regions:
        return "LOC"
    return "LOC" if words[0] in _DIRECTIONS and name[0].islower() else "GPE"
