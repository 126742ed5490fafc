"""All articles as tasks for Label Studio with what was found as predictions: a JSON list; and back.

The interface needs ``<Labels name="label" toName="text">`` and ``<Text name="text" value="$text"/>``.
Offsets are code points, as Label Studio keeps them. Where each region is from stands with the task's data,
which Label Studio keeps, so that regions are known when its export comes back. A note and a verdict are the
text of a region's ``meta``, which Label Studio shows beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotate.formats.back.label_studio import ORIGINS, SOURCE, is_label_studio, read_tasks
from annotate.formats.writers import Format, Recorded
from annotate.record import Annotations
from annotate.record.walk import Part
from annotate.review.returning.marks import Back, Field, Mark, Quote, all_marks, only, with_origins
from annotate.review.returning.verdicts import in_one, parted
from annotate.support.jsonfile import json_text

_PARTS: tuple[Part, ...] = ("mention", "source", "content", "time", "event")
_FIELDS: frozenset[Field] = frozenset({"type", "note", "check"})


def dump_tasks(records: Sequence[Recorded]) -> bytes:
    """One task for each record; a claim leads to its source by a relation. What was rejected is left out."""
    tasks = [_task(each) for each in records]
    return (json_text(tasks, indent=2) + "\n").encode("utf-8", "replace")


def task_marks(record: Annotations) -> list[Mark]:
    """Return the marks of a record as its regions have them."""
    found = (only(mark, frozenset(_PARTS), _FIELDS) for mark in all_marks(record))
    return [
        replace(mark, parts=_in_order(mark), fields=_in_meta(mark))
        for mark in found
        if any(mark.parts.values())
    ]


def _in_meta(mark: Mark) -> Mapping[Field, str]:
    return {**mark.fields, **parted(in_one(mark.fields))} if mark.kind == "claim" else mark.fields


def _in_order(mark: Mark) -> Mapping[Part, tuple[Quote, ...]]:
    sources = sorted(dict.fromkeys(mark.parts.get("source", ())), key=lambda quote: quote.place or (0, 0))
    # A source is known by what leads to it.
    led = tuple(sources) if mark.parts.get("content") else ()
    return {part: led if part == "source" else quotes for part, quotes in mark.parts.items()}


def _task(each: Recorded) -> dict[str, Any]:
    record = each.annotations
    document, made = record.document, record.generator
    data = {"text": each.text, "document": document.id, "title": document.title, "url": document.url}
    found: list[dict[str, Any]] = []
    origins: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for mark in with_origins(record, task_marks(record)):
        for result in _regions(mark, each.text, numbers):
            found.append(result)
            if "id" in result and mark.origin is not None:
                origins[result["id"]] = mark.origin.told()
    prediction = {"model_version": f"{made.name} {made.version}", "result": found}
    told = {**{key: value for key, value in data.items() if value}, ORIGINS: origins}
    return {"data": told, "predictions": [prediction]}


def _regions(mark: Mark, text: str, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    label = mark.fields.get("type") or mark.kind.upper()
    first: dict[Part, str] = {}
    for part in _PARTS:
        for quote in mark.parts.get(part, ()):
            assert quote.place is not None
            numbers[mark.group] = numbers.get(mark.group, 0) + 1
            id = f"{mark.group}-{numbers[mark.group]}"
            noted = in_one(mark.fields) if part != "source" and part not in first else ""
            first.setdefault(part, id)
            start, end = quote.place
            labels = [SOURCE if part == "source" else label]
            region: dict[str, Any] = {
                "id": id,
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "value": {"start": start, "end": end, "text": text[start:end], "labels": labels},
            }
            yield {**region, "meta": {"text": [noted]}} if noted else region
    if {"content", "source"} <= set(first):
        yield {
            "type": "relation",
            "from_id": first["content"],
            "to_id": first["source"],
            "direction": "right",
            "labels": ["source"],
        }


FORMAT = Format(
    suffix=".labelstudio.json",
    collect=dump_tasks,
    back=Back(task_marks, read_tasks, is_label_studio),
)
