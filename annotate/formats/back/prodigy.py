"""Prodigy's tasks (JSON lines) read back: the spans of each article that somebody accepted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from annotate.errors import Problem, RecordError
from annotate.formats.back.decoding import text_of
from annotate.formats.back.label_studio import Region, claims_of, known_label, singles_of
from annotate.formats.back.naming import named_alike
from annotate.record.ids import kind_by_id
from annotate.review.returning.marks import Origin, Quote, Returned

TOOL = "Prodigy"
ORIGIN = "dateline"
CHECK = "verdict"
_SIGN = re.compile(rb"\s*\{\s*\"(?:text|spans|tokens|meta|_input_hash|_task_hash)\"\s*:")
_LEFT_OUT = {"reject": "was rejected there", "ignore": "was skipped there"}


def is_prodigy(beginning: bytes) -> bool:
    """Whether a file begins as one of tasks does, an article a line."""
    return _SIGN.match(beginning.removeprefix(b"\xef\xbb\xbf")) is not None


def read_lines(data: bytes, name: str) -> list[Returned]:
    """Return what was accepted, an item for each article.

    Args:
        data: The content of the file.
        name: Its name.

    Raises:
        RecordError: When it is no JSON lines, or has no task with a text.
    """
    found: list[Returned] = []
    for number, line in enumerate(text_of(data, name).split("\n"), 1):
        if not line.strip():
            continue
        try:
            task = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RecordError([Problem("", "is no JSON", line=number)], name) from error
        if isinstance(task, dict) and isinstance(task.get("text"), str):
            found.append(_of_task(task))
    if not found:
        raise RecordError([Problem("", "holds no task of Prodigy with a text")], name)
    return found


def _of_task(task: dict[str, Any]) -> Returned:
    text, answer = task["text"], task.get("answer")
    person = task.get("_annotator_id") or task.get("_session_id")
    who = " ".join(person.split()) if isinstance(person, str) else ""
    if isinstance(answer, str) and answer in _LEFT_OUT:
        title = " ".join(text[:60].split())
        return Returned(
            TOOL, (), text, whole=False, person=who, unread=(f"“{title}” {_LEFT_OUT[answer]}, and left out",)
        )
    unread: list[str] = []
    spans = task.get("spans")
    regions = list(_regions(spans if isinstance(spans, list) else [], text, unread))
    marks = [*singles_of(regions), *claims_of(regions, {}, ("content",))]
    known = any(region.origin is not None for region in regions)
    return Returned(
        TOOL, tuple(named_alike(marks)), text, whole=known, person=who, unread=tuple(dict.fromkeys(unread))
    )


def _regions(spans: list[Any], text: str, unread: list[str]) -> Iterator[Region]:
    for number, span in enumerate(spans):
        if not isinstance(span, dict):
            continue
        start, end, label = span.get("start"), span.get("end"), span.get("label")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            unread.append("a span outside the text was left out")
            continue
        told = span.get(ORIGIN)
        origin = Origin.read(told) if isinstance(told, str) else None
        before = kind_by_id(origin.thing) if origin else None
        known = known_label(label, before) if isinstance(label, str) else None
        if known is None:
            unread.append(f"the label {label} is none that a record knows, and was left out")
            continue
        kind, part, fields = known
        if kind != before:
            origin = None
        quote = Quote(text[start:end], (start, end))
        check = span.get(CHECK)
        if kind == "claim" and isinstance(check, str):
            # A span that is drawn anew has none, which says nothing.
            fields["check"] = check
        yield Region(str(number), kind, part, quote, fields, origin, origin.thing if origin else "")
