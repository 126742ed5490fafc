"""The JSON Schema (2020-12) of the record, made from its dataclasses.

The shipped file is what :func:`build_schema` gives; write it anew after a
change of the record with ``python -m annotate.formats.schema``. A test keeps
the two the same. The schema of version 1, whose records are still read, stays as it was.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from annotate import record
from annotate.formats.plain_record import written_fields
from annotate.support.plain import Fields

SCHEMA_FILE = f"annotations-{record.SCHEMA_VERSION}.schema.json"
SCHEMA_FILE_1 = "annotations-1.0.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_JSON_TYPE = {str: "string", int: "integer", float: "number", bool: "boolean"}
_OFFSET = {"minimum": 0}
_SHARE = {"minimum": 0, "maximum": 1}
_DAY = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_HASH = {"pattern": "^[0-9a-f]{64}$"}
_MORE_THAN_NONE = {"minItems": 1}
# What the types do not say.
_CONSTRAINTS: dict[tuple[str, str], dict[str, Any]] = {
    ("Annotations", "schema"): {"const": record.SCHEMA},
    ("Annotations", "schema_version"): {"pattern": "^2\\.[0-9]+$"},
    ("Generator", "settings_sha256"): _HASH,
    ("Generator", "learned_sha256"): _HASH,
    ("TextInfo", "sha256"): _HASH,
    ("TextInfo", "length"): _OFFSET,
    ("Published", "value"): _DAY,
    ("Published", "earliest"): _DAY,
    ("Published", "latest"): _DAY,
    ("Entity", "id"): {"pattern": "^e[1-9][0-9]*$"},
    ("Entity", "salience"): _SHARE,
    ("Entity", "country"): {"pattern": "^[A-Z]{2}$"},
    ("Mention", "id"): {"pattern": "^e[1-9][0-9]*\\.m[1-9][0-9]*$"},
    ("Claim", "id"): {"pattern": "^c[1-9][0-9]*$"},
    ("Check", "verdict"): {"minLength": 1},
    ("CheckWorthiness", "score"): _SHARE,
    ("Time", "id"): {"pattern": "^t[1-9][0-9]*$"},
    ("Event", "id"): {"pattern": "^ev[1-9][0-9]*$"},
    ("Event", "salience"): _SHARE,
    ("EventMention", "id"): {"pattern": "^ev[1-9][0-9]*\\.m[1-9][0-9]*$"},
    ("Dossier", "schema"): {"const": "dateline.dossier"},
    ("Dossier", "schema_version"): {"pattern": "^1\\.[0-9]+$"},
    ("JoinedEntity", "id"): {"pattern": "^E[1-9][0-9]*$"},
    ("JoinedEntity", "salience"): _SHARE,
    ("JoinedEntity", "members"): _MORE_THAN_NONE,
    ("Statement", "id"): {"pattern": "^K[1-9][0-9]*$"},
    ("Statement", "members"): _MORE_THAN_NONE,
    ("JoinedEvent", "id"): {"pattern": "^EV[1-9][0-9]*$"},
    ("JoinedEvent", "salience"): _SHARE,
    ("JoinedEvent", "mentions"): _MORE_THAN_NONE,
    ("Origin", "id"): {"pattern": "^o[1-9][0-9]*$"},
    ("Origin", "documents"): {"minItems": 2},
    ("Versions", "documents"): {"minItems": 2, "maxItems": 2},
    ("Entity", "mentions"): _MORE_THAN_NONE,
    ("Event", "mentions"): _MORE_THAN_NONE,
    ("Claim", "content"): _MORE_THAN_NONE,
}


def build_schema() -> dict[str, Any]:
    """The schema, every class a definition of its own and no key allowed that the record does not have."""
    return schema_of(
        record.Annotations, f"urn:dateline:annotations:{record.SCHEMA_VERSION}", "Dateline annotation record"
    )


def schema_of(
    root: type, id: str, title: str, fields: Callable[[Hashable], Fields] = written_fields
) -> dict[str, Any]:
    """The schema of a dataclass, every class in it a definition of its own.

    Args:
        root: The class of the whole document.
        id: A URN.
        title: What the document is.
        fields: Gives the keys of a class in the order of writing, with the value at which each is left out.
    """
    definitions: dict[str, Any] = {}
    whole = _definition(root, definitions, fields)
    return {
        "$schema": _DIALECT,
        "$id": id,
        "title": title,
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


@functools.cache
def load_schema(name: str = SCHEMA_FILE, package: str = "annotate.formats") -> dict[str, Any]:
    """A schema that is shipped: the record's own, an earlier one that is still read, or another package's."""
    source = importlib.resources.files(package).joinpath(name)
    schema: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return schema


def schema_text() -> str:
    """The content of the shipped file."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


def _definition(
    cls: type, definitions: dict[str, Any], fields: Callable[[Hashable], Fields]
) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    documented = _documented(cls)
    hashable: Any = cls
    properties = {}
    for name, _ in fields(hashable):
        shape = _shape(hints[name], definitions, fields)
        shape.update(_CONSTRAINTS.get((cls.__name__, name), _general(name, hints[name])))
        if name in documented:
            shape["description"] = documented[name]
        properties[name] = shape
    required = [name for name, absent in fields(hashable) if absent is dataclasses.MISSING]
    return {
        "description": inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _general(name: str, hint: Any) -> dict[str, Any]:
    """Constraints that a field's name brings wherever it stands."""
    if name in ("start", "end") and hint is int:
        return _OFFSET
    return _SHARE if name == "confidence" else {}


def _shape(hint: Any, definitions: dict[str, Any], fields: Callable[[Hashable], Fields]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _shape(arguments[0], definitions, fields)}
    if origin in (typing.Union, types.UnionType):
        return _optional(_shape(arguments[0], definitions, fields))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _definition(hint, definitions, fields)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _JSON_TYPE[hint]}


def _optional(shape: dict[str, Any]) -> dict[str, Any]:
    if "enum" in shape:
        return {"enum": [*shape["enum"], None]}
    if "$ref" in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    return {**shape, "type": [shape["type"], "null"]}


def _documented(cls: type) -> dict[str, str]:
    """What the ``Attributes:`` part of a docstring says about each field."""
    _, _, part = inspect.cleandoc(cls.__doc__ or "").partition("Attributes:\n")
    entries = re.findall(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", part, re.MULTILINE)
    return {name: " ".join(words.replace("``", "").split()) for name, words in entries}


if __name__ == "__main__":
    Path(__file__).with_name(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
