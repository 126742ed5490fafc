"""The record as a task for Prodigy (``spans.manual``): JSON, a line an article; and back.

Offsets are code points, as Prodigy counts. Words are left to Prodigy, which cuts them with the
pipeline that is named to it; spans may overlap. Each span says where it is from, which Prodigy keeps as long
as nobody draws it anew, so that it is known when the tasks come back. What was found about a claim stands at
its first span, and in the ``meta`` that Prodigy shows below the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotate.formats.back.prodigy import CHECK, ORIGIN, is_prodigy, read_lines
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.record.walk import Part
from annotate.review.returning.marks import MAIN, Back, Mark, all_marks, only, with_origins

_PARTS: frozenset[Part] = frozenset(MAIN.values())


def dump_prodigy(record: Annotations, text: str) -> str:
    """One line: the text, and in the order of the text what is marked in it.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    found = [span for mark in with_origins(record, prodigy_marks(record)) for span in _spans(mark)]
    found.sort(key=lambda span: (span["start"], span["end"], span["label"]))
    task = {"text": text, "spans": found, "meta": {**_meta(record), **_verdicts(record)}}
    return json.dumps(task, ensure_ascii=True) + "\n"


def prodigy_marks(record: Annotations) -> list[Mark]:
    """Return the marks of a record as its spans have them."""
    found = (only(mark, _PARTS, frozenset({"type", "check"})) for mark in all_marks(record))
    return [mark for mark in found if any(mark.parts.values())]


def _spans(mark: Mark) -> Iterator[dict[str, Any]]:
    assert mark.origin is not None
    label = mark.fields.get("type") or mark.kind.upper()
    check = mark.fields.get("check")
    for quotes in mark.parts.values():
        for number, quote in enumerate(quotes):
            assert quote.place is not None
            start, end = quote.place
            span = {"start": start, "end": end, "label": label, "id": mark.group, ORIGIN: mark.origin.told()}
            yield {**span, CHECK: check} if check and not number else span


def _meta(record: Annotations) -> dict[str, str]:
    document = record.document
    known = {"id": document.id, "title": document.title, "url": document.url}
    return {key: value for key, value in known.items() if value}


def _verdicts(record: Annotations) -> dict[str, str]:
    marks = all_marks(record)
    return {f"{mark.id} verdict": mark.fields["check"] for mark in marks if mark.fields.get("check")}


FORMAT = Format(
    suffix=".prodigy.jsonl",
    dump_with_text=dump_prodigy,
    back=Back(prodigy_marks, read_lines, is_prodigy),
)
