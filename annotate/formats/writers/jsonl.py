"""The record as one line of JSON, so that a file of any number of them is read one by one."""

from __future__ import annotations

from typing import Any

from annotate.formats.plain_record import to_data
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.support.console import printable_json
from annotate.support.jsonfile import Path, json_text, load_json


def dump_json_line(annotations: Annotations) -> str:
    """One record as one line; no character in it is taken for a line's end by any reader."""
    return json_text(to_data(annotations)) + "\n"


def _load(text: str) -> list[Any]:
    return load_json(text, lines=True)


def _places(text: str, record: int) -> dict[Path, int]:
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return {(): numbers[record]} if record < len(numbers) else {}


FORMAT = Format(
    suffix=".jsonl",
    dump=dump_json_line,
    suffixes=(".ndjson",),
    line_by_line=True,
    load=_load,
    places=_places,
    printed=printable_json,
)
