"""A CAS as JSON (UIMA JSON CAS 0.4), with its types in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from annotate.errors import Problem, RecordError
from annotate.formats.back.decoding import text_of
from annotate.formats.cas.types import DOCUMENT, TYPES, VIEW, Ref, Structure
from annotate.support.jsonfile import json_text, load_json

_SIGN = re.compile(rb'"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"')


def is_json_cas(beginning: bytes) -> bool:
    """Whether a file begins as a CAS in JSON does."""
    return _SIGN.search(beginning) is not None


def dump_json_cas(structures: Sequence[Structure]) -> str:
    """Return feature structures as JSON.

    Args:
        structures: All of one view; the first is its text.
    """
    sofa, *others = structures
    index = next((each.id for each in others if each.type == DOCUMENT), None)
    view: dict[str, Any] = {"%SOFA": sofa.id}
    if index is not None:
        view["%INDEX"] = index
    data = {
        "%TYPES": {name: _type(name) for name in TYPES},
        "%FEATURE_STRUCTURES": [_plain(each, None if each is sofa else sofa.id) for each in structures],
        "%VIEWS": {VIEW: {**view, "%MEMBERS": [each.id for each in others]}},
    }
    return json_text(data, indent=1) + "\n"


def _type(name: str) -> dict[str, Any]:
    features = {key: {"%NAME": key, "%RANGE": range_} for key, range_ in TYPES[name].features.items()}
    return {"%NAME": name, "%SUPER_TYPE": TYPES[name].parent, **features}


def _plain(each: Structure, sofa: int | None) -> dict[str, Any]:
    found: dict[str, Any] = {"%ID": each.id, "%TYPE": each.type}
    if sofa is not None:
        found["@sofa"] = sofa
    for key, value in each.features.items():
        found[f"@{key}" if isinstance(value, Ref) else key] = value.id if isinstance(value, Ref) else value
    return found


def load_json_cas(data: bytes) -> list[Structure]:
    """Return the feature structures of a file.

    Args:
        data: Its content.

    Raises:
        RecordError: When it is no JSON, or no CAS.
    """
    values = load_json(text_of(data))
    found = values[0].get("%FEATURE_STRUCTURES") if len(values) == 1 and isinstance(values[0], dict) else None
    return [one for id, each in _each(found) if (one := _structure(id, each)) is not None]


def _each(found: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the structures, which stand in a list, or by their ids."""
    if isinstance(found, list):
        yield from ((each.get("%ID"), each) for each in found if isinstance(each, dict))
    elif isinstance(found, dict):
        yield from ((int(id), each) for id, each in found.items() if id.isascii() and id.isdecimal())
    else:
        raise RecordError([Problem("", "is JSON, but no CAS")])


def _structure(id: Any, each: Any) -> Structure | None:
    if type(id) is not int or not isinstance(each, dict) or not isinstance(each.get("%TYPE"), str):
        return None
    features: dict[str, str | int | Ref] = {}
    for key, value in each.items():
        if key.startswith("@") and type(value) is int:
            features[key[1:]] = Ref(value)
        elif not key.startswith("%") and (isinstance(value, str) or type(value) is int):
            features[key] = value
    return Structure(id, each["%TYPE"], features)
