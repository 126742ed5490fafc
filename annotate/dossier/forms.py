"""The dossier as YAML and JSON, and read back; its JSON Schema (2020-12).

The shipped schema is what :func:`build_schema` gives; write it anew after a change of the
model with ``python -m annotate.dossier.forms``.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from annotate.dossier import model
from annotate.dossier.model import Dossier
from annotate.errors import Problem, RecordError
from annotate.formats.plain_record import written_fields
from annotate.formats.schema import schema_of
from annotate.formats.writers.yaml import yaml_text
from annotate.support.jsonfile import json_text, load_json
from annotate.support.plain import Fields, defaults, from_plain, to_plain
from annotate.support.yamlfile import load_yaml

SCHEMA_FILE = f"dossier-{model.SCHEMA_VERSION}.schema.json"
FORMS = ("yaml", "json")
# Keys that a consumer may rely on finding, even with nothing to say.
_ALWAYS: dict[Hashable, frozenset[str]] = {
    model.Dossier: frozenset(
        {"schema", "schema_version", "entities", "claims", "timeline", "origins", "versions", "diagnostics"}
    ),
    model.DossierDocument: frozenset({"origin"}),
    model.Statement: frozenset({"relates"}),
    model.When: frozenset({"earliest", "latest", "granularity"}),
    model.Order: frozenset({"events", "order"}),
}
_FIRST: dict[Hashable, tuple[str, ...]] = {model.Dossier: ("schema", "schema_version")}


@functools.cache
def _fields(cls: Hashable) -> Fields:
    """Keys of a class in the order of writing, each with the value at which it is left out."""
    if getattr(cls, "__module__", "") != model.__name__:
        return written_fields(cls)
    absent = dict(defaults(cls)) | dict.fromkeys(_ALWAYS.get(cls, ()), dataclasses.MISSING)
    names = dict.fromkeys((*_FIRST.get(cls, ()), *absent))
    return tuple((name, absent[name]) for name in names)


def to_data(dossier: Dossier) -> dict[str, Any]:
    """The dossier as dicts and lists, in the order in which it is written."""
    data: dict[str, Any] = to_plain(dossier, _fields)
    return data


def dump(dossier: Dossier, form: str) -> str:
    """A dossier in one of ``FORMS``; the same dossier gives the same bytes."""
    data = to_data(dossier)
    return yaml_text(data) if form == "yaml" else json_text(data, indent=2) + "\n"


def load(text: str, *, source: str) -> Dossier:
    """A dossier from YAML or JSON.

    Args:
        text: The content of the file.
        source: Its name, which tells the form; YAML where it does not.

    Raises:
        RecordError: It is no dossier of this version; with every problem and its path.
    """
    values = load_json(text) if source.lower().endswith(".json") else load_yaml(text)
    problems: list[Problem] = []
    if len(values) != 1:
        raise RecordError([Problem("", f"has {len(values)} dossiers, not one")], source)
    dossier = from_plain(Dossier, values[0], problems)
    if dossier is not None and dossier.schema != model.SCHEMA:
        problems.append(Problem("schema", f'should be "{model.SCHEMA}", not "{dossier.schema}"'))
    if dossier is None or problems:
        raise RecordError(problems, source)
    return dossier


def build_schema() -> dict[str, Any]:
    """The schema of the dossier."""
    return schema_of(Dossier, f"urn:dateline:dossier:{model.SCHEMA_VERSION}", "Dateline dossier", _fields)


def schema_text() -> str:
    """The content of the shipped file."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
