"""The forms of the record by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from annotate.formats.writers.brat import dump_brat
from annotate.formats.writers.json import dump_json, dump_json_line
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the record.

    Attributes:
        name: As ``--format`` and the settings have it.
        suffix: Of a file with one record.
        dump: Writes one record.
        before: What stands before the records of a file with several.
        between: What stands between two of them.
        after: What stands after the last.
        joins: Whether several records can stand in one file.
    """

    name: str
    suffix: str
    dump: Callable[[Annotations], str]
    before: str = ""
    between: str = ""
    after: str = ""
    joins: bool = True


FORMATS = {
    form.name: form
    for form in (
        Format("yaml", ".yaml", dump_yaml, between="---\n"),
        Format("json", ".json", dump_json, before="[\n", between=",\n", after="]\n"),
        Format("jsonl", ".jsonl", dump_json_line),
        Format("brat", ".ann", dump_brat, joins=False),
    )
}
_SUFFIXES = {form.suffix: form.name for form in FORMATS.values()} | {".yml": "yaml", ".ndjson": "jsonl"}


def format_of(name: str) -> str | None:
    """The format that a file's name tells, or None."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())
