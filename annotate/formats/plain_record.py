"""The record as plain data: which keys stand in it, and in which order."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Hashable
from typing import Any

from annotate import record
from annotate.errors import Problem, RecordError
from annotate.formats.upgrading import upgraded
from annotate.record import Annotations
from annotate.support.plain import Fields, defaults, from_plain, to_plain

# Keys that a consumer may rely on finding, even with nothing to say; every other
# key is left out where it has its default.
_ALWAYS: dict[Hashable, frozenset[str]] = {
    record.Annotations: frozenset(
        {"schema", "schema_version", "entities", "claims", "timeline", "diagnostics"}
    ),
    record.Generator: frozenset({"name"}),
    record.Document: frozenset({"source", "title", "url", "language", "published", "sections"}),
    record.TextInfo: frozenset({"offset_unit"}),
    record.Published: frozenset({"value", "source"}),
    record.Entity: frozenset({"aliases", "salience", "named"}),
    record.Source: frozenset({"entity"}),
    record.Claim: frozenset({"check_worthiness", "times"}),
    record.CheckWorthiness: frozenset({"reasons"}),
    record.Interval: frozenset({"earliest", "latest"}),
    record.Event: frozenset({"salience", "participants", "after"}),
    record.EventMention: frozenset({"claim"}),
    record.EventTime: frozenset({"relation", "ref", "earliest", "latest", "granularity"}),
    record.Timeline: frozenset({"times", "events", "order"}),
}
# Keys that stand first, in this order; the others follow as the class has them.
_FIRST: dict[Hashable, tuple[str, ...]] = {
    record.Annotations: ("schema", "schema_version"),
    record.Generator: ("name",),
    record.Document: ("id", "source", "title", "url", "author", "publisher", "language", "published"),
    record.Entity: (
        "id",
        "type",
        "name",
        "aliases",
        "salience",
        "named",
        "country",
        "related",
        "value",
        "unit",
    ),
    record.Source: ("entity",),
    record.Claim: (
        *("id", "quotation", "source", "cue", "content", "speech_act", "polarity", "factuality"),
        *("check_worthiness", "times", "hedges", "relates", "within"),
    ),
    record.Time: ("id", "type", "value", "mod", "start", "end", "exact", "interval", "granularity", "anchor"),
    record.Event: ("id", "headline", "salience", "status", "time", "participants", "after", "mentions"),
    record.EventMention: ("id", "start", "end", "exact", "factuality", "claim"),
}


def to_data(annotations: Annotations) -> dict[str, Any]:
    """The record as dicts and lists, in the order in which it is written."""
    data: dict[str, Any] = to_plain(annotations, written_fields)
    return data


@functools.cache
def written_fields(cls: Hashable) -> Fields:
    """Keys of one class in the order of writing, with the value at which each is left out."""
    absent = dict(defaults(cls))
    absent.update(dict.fromkeys(_ALWAYS.get(cls, ()), dataclasses.MISSING))
    names = dict.fromkeys((*_FIRST.get(cls, ()), *absent))
    return tuple((name, absent[name]) for name in names)


def from_data(data: Any, *, source: str | None = None) -> Annotations:
    """The record from dicts and lists, of this version or of an earlier one.

    Args:
        data: What was loaded from YAML or JSON.
        source: Name of the file, for the error.

    Raises:
        RecordError: With every problem and its path (``entities[3].mentions[0].start``).
    """
    problems: list[Problem] = []
    annotations = from_plain(Annotations, upgraded(data, problems), problems)
    if annotations is not None:
        problems += wrong_kind(annotations)
    if annotations is None or problems:
        raise RecordError(problems, source)
    return annotations


def wrong_kind(annotations: Annotations) -> list[Problem]:
    """Say so where the file is something else, or of a version that may mean something else."""
    if annotations.schema != record.SCHEMA:
        return [Problem("schema", f'should be "{record.SCHEMA}", not "{annotations.schema}"')]
    major = record.SCHEMA_VERSION.partition(".")[0]
    if annotations.schema_version.partition(".")[0] != major:
        message = f"this Dateline reads version {major} of the record, not {annotations.schema_version}"
        return [Problem("schema_version", message)]
    return []
