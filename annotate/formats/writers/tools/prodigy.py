"""The record as a task for Prodigy (``spans.manual``): JSON, a line an article.

Offsets are code points, as Prodigy counts. Words are left to Prodigy, which cuts them with the
pipeline that is named to it; spans may overlap.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotate.formats.writers import Format
from annotate.record import Annotations, Entity, Time
from annotate.record.walk import Item, items_of, kind_of, review_of, spans

_SELECTED = frozenset({"mention", "content", "time", "event"})


def dump_prodigy(record: Annotations, text: str) -> str:
    """One line: the text, and in the order of the text what is marked in it.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    found = [span for item in items_of(record) for span in _spans(item)]
    found.sort(key=lambda span: (span["start"], span["end"], span["label"]))
    task = {"text": text, "spans": found, "meta": _meta(record)}
    return json.dumps(task, ensure_ascii=True) + "\n"


def _spans(item: Item) -> Iterator[dict[str, Any]]:
    if review_of(item) == "rejected":
        return
    label = item.type if isinstance(item, Entity | Time) else kind_of(item).upper()
    for place in spans(item):
        if place.part in _SELECTED and getattr(place.span, "status", None) != "rejected":
            yield {"start": place.span.start, "end": place.span.end, "label": label, "id": item.id}


def _meta(record: Annotations) -> dict[str, str]:
    document = record.document
    known = {"id": document.id, "title": document.title, "url": document.url}
    return {key: value for key, value in known.items() if value}


FORMAT = Format(suffix=".prodigy.jsonl", dump_with_text=dump_prodigy)
