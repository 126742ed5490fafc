"""The shipped JSON Schema says what the dataclasses say, field by field."""

from __future__ import annotations

import copy
import dataclasses
import typing
from typing import Any

import jsonschema
import pytest

from annotate import record
from annotate.formats.plain_record import to_data
from annotate.formats.schema import build_schema, load_schema, schema_text
from annotate.record import Annotations

CLASSES = [
    cls
    for cls in vars(record).values()
    if isinstance(cls, type) and dataclasses.is_dataclass(cls) and cls is not Annotations
]


def definition(cls: type) -> dict[str, Any]:
    schema = load_schema()
    found: dict[str, Any] = schema if cls is Annotations else schema["$defs"][cls.__name__]
    return found


def test_the_shipped_file_is_what_the_record_makes() -> None:
    assert load_schema() == build_schema()
    assert schema_text().endswith("}\n")


def test_it_is_a_valid_schema_of_2020() -> None:
    assert load_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(load_schema())


def test_every_class_has_a_definition_and_no_definition_is_left_over() -> None:
    assert set(load_schema()["$defs"]) == {cls.__name__ for cls in CLASSES}


@pytest.mark.parametrize("cls", [*CLASSES, Annotations])
def test_fields_agree(cls: type) -> None:
    schema = definition(cls)
    hints = typing.get_type_hints(cls)
    assert set(schema["properties"]) == set(hints)
    assert schema["additionalProperties"] is False
    without_default = {
        field.name
        for field in dataclasses.fields(cls)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    assert without_default <= set(schema["required"]) <= set(hints)
    for name, hint in hints.items():
        assert allows_null(schema["properties"][name]) == (type(None) in typing.get_args(hint)), name
        choices = literal_choices(hint)
        assert set(schema["properties"][name].get("enum", ())) - {None} == choices, name


def allows_null(shape: dict[str, Any]) -> bool:
    kinds = shape.get("type", [])
    return (
        "null" in (kinds if isinstance(kinds, list) else [kinds])
        or None in shape.get("enum", [])
        or {"type": "null"} in shape.get("anyOf", [])
    )


def literal_choices(hint: Any) -> set[str]:
    if typing.get_origin(hint) is typing.Literal:
        return set(typing.get_args(hint))
    return (
        set().union(*(literal_choices(part) for part in typing.get_args(hint) if part is not type(None)))
        if (typing.get_origin(hint) is not tuple)
        else set()
    )


def test_a_record_with_every_field_is_valid(full_record: Annotations) -> None:
    data = to_data(full_record)
    assert list(jsonschema.Draft202012Validator(load_schema()).iter_errors(data)) == []


def without_key(data: dict[str, Any]) -> None:
    del data["claims"][0]["source"]


def with_unknown_key(data: dict[str, Any]) -> None:
    data["entities"][0]["kind"] = "x"


def with_wrong_choice(data: dict[str, Any]) -> None:
    data["claims"][0]["factuality"] = "CT"


def with_number_as_text(data: dict[str, Any]) -> None:
    data["entities"][0]["mentions"][0]["start"] = "5"


def with_share_above_one(data: dict[str, Any]) -> None:
    data["entities"][0]["salience"] = 1.5


def with_wrong_id(data: dict[str, Any]) -> None:
    data["timeline"]["times"][0]["id"] = "time1"


def with_another_schema(data: dict[str, Any]) -> None:
    data["schema"] = "else"


@pytest.mark.parametrize(
    "spoil",
    [
        *(without_key, with_unknown_key, with_wrong_choice, with_number_as_text),
        *(with_share_above_one, with_wrong_id, with_another_schema),
    ],
)
def test_what_is_wrong_is_refused(full_record: Annotations, spoil: Any) -> None:
    data = copy.deepcopy(to_data(full_record))
    spoil(data)
    assert not jsonschema.Draft202012Validator(load_schema()).is_valid(data)
