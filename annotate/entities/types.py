"""OntoNotes types from the model's coarser ones, and the country of a place.

The model's LOC covers what OntoNotes calls GPE and LOC. A place is taken for
a GPE unless its name says otherwise, since most places in the news are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from annotate.record import EntityType
from annotate.yamlfile import packaged_yaml

_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,3}")


@lru_cache(maxsize=1)
def _places() -> dict[str, Any]:
    data: dict[str, Any] = packaged_yaml("annotate.entities", "places.yaml")
    names: dict[str, str] = {}
    people: dict[str, str] = {}
    for code, line in data["countries"].items():
        before, _, after = line.partition("/")
        names.update({_key(name): code for name in before.split(",")})
        people.update({_key(word): code for word in after.split(",") if word.strip()})
    return {
        "names": names,
        "people": people,
        "locations": frozenset(data["locations"].split()),
        "regions": frozenset(data["regions"].split()),
    }


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").lower().split()).removeprefix("the ")


def country_of(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country's name, none for anything else."""
    names = _places()["names"]
    code = names.get(_key(name))
    if code is None and _INITIALS.fullmatch(name):
        code = names.get(".".join(letter for letter in name.lower() if letter.isalpha()) + ".")
    return str(code) if code else None


def country_of_people(word: str) -> str | None:
    """Return the code of the country that a demonym belongs to ("Ukrainian", "Danes")."""
    code = _places()["people"].get(_key(word))
    return str(code) if code else None


def place_type(name: str) -> EntityType:
    """Tell GPE from LOC by a place's name."""
    if country_of(name):
        return "GPE"
    words = _key(name).replace("-", " ").split()
    places = _places()
    if not words or words[0] in places["locations"] or words[-1] in places["locations"]:
        return "LOC"
    plain = [word for word in words if word not in {"north", "south", "east", "west", "central", "northern"}]
    if words[-1] in places["regions"] or (plain and plain[-1] in places["regions"]):
        return "LOC"
    if len(words) > 1 and words[-1] in {"region", "coast", "area"}:
        return "LOC"
    return "GPE"
