"""All articles as tasks for Label Studio with what was found as predictions: a JSON list.

The interface needs ``<Labels name="label" toName="text">`` and ``<Text name="text" value="$text"/>``.
Offsets are code points, as Label Studio keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotate.formats.writers import Format, Recorded
from annotate.record import Claim, Entity, Time
from annotate.record.walk import Item, items_of, kind_of, review_of, spans
from annotate.support.jsonfile import json_text

_SELECTED = frozenset({"mention", "content", "time", "event", "source"})


def dump_tasks(records: Sequence[Recorded]) -> bytes:
    """One task for each record; a claim leads to its source by a relation. What was rejected is left out."""
    tasks = [_task(each) for each in records]
    return (json_text(tasks, indent=2) + "\n").encode("utf-8", "replace")


def _task(each: Recorded) -> dict[str, Any]:
    record = each.annotations
    document, made = record.document, record.generator
    data = {"text": each.text, "document": document.id, "title": document.title, "url": document.url}
    found = [part for item in items_of(record) for part in _regions(item, each.text)]
    prediction = {"model_version": f"{made.name} {made.version}", "result": found}
    return {"data": {key: value for key, value in data.items() if value}, "predictions": [prediction]}


def _regions(item: Item, text: str) -> Iterator[dict[str, Any]]:
    if review_of(item) == "rejected":
        return
    label = item.type if isinstance(item, Entity | Time) else kind_of(item).upper()
    first: dict[str, str] = {}
    for number, place in enumerate(spans(item), start=1):
        if place.part not in _SELECTED or getattr(place.span, "status", None) == "rejected":
            continue
        id, start, end = f"{item.id}-{number}", place.span.start, place.span.end
        first.setdefault(place.part, id)
        yield {
            "id": id,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": start,
                "end": end,
                "text": text[start:end],
                "labels": ["SOURCE" if place.part == "source" else label],
            },
        }
    if isinstance(item, Claim) and {"content", "source"} <= set(first):
        yield {
            "type": "relation",
            "from_id": first["content"],
            "to_id": first["source"],
            "direction": "right",
            "labels": ["source"],
        }


FORMAT = Format(suffix=".labelstudio.json", collect=dump_tasks)
