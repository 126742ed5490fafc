"""The record as one indented JSON document; several are a list."""

from __future__ import annotations

from annotate.formats.plain_record import to_data
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.support.console import printable_json
from annotate.support.jsonfile import Path, json_text, line_numbers, load_json


def dump_json(annotations: Annotations) -> str:
    """One record as an indented JSON document."""
    return json_text(to_data(annotations), indent=2) + "\n"


def _places(text: str, _: int) -> dict[Path, int]:
    return line_numbers(text)


FORMAT = Format(
    suffix=".json",
    dump=dump_json,
    before="[\n",
    between=",\n",
    after="]\n",
    load=load_json,
    places=_places,
    printed=printable_json,
)
