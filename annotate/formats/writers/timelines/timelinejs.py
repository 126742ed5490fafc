"""The dated events of the story as JSON for TimelineJS 3 (Knight Lab): a slide an event."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from annotate.formats.writers import Format
from annotate.record import Annotations, Event
from annotate.record.walk import review_of
from annotate.review.wording import window
from annotate.review.words import one_line
from annotate.support.jsonfile import json_text

_KEYS = ("year", "month", "day")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def dump_timeline(record: Annotations) -> str:
    """The events of one record whose first day is known, in their order."""
    events = {event.id: event for event in record.timeline.events if review_of(event) != "rejected"}
    told = [events[id] for id in record.timeline.order if id in events]
    dated = [event for event in told if _is_date(event.time.earliest)]
    slides = [_slide(event, record) for event in dated]
    title = one_line(record.document.title or record.document.id)
    data = {"title": {"text": {"headline": escape(title), "text": ""}}, "events": slides}
    return json_text(data, indent=2) + "\n"


def _slide(event: Event, record: Annotations) -> dict[str, Any]:
    time = event.time
    names = {entity.id: one_line(entity.name) for entity in record.entities}
    who = ", ".join(names[id] for id in event.participants if id in names)
    words = "; ".join(part for part in (who, "" if event.status == "happened" else event.status) if part)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(time.earliest or "", time.granularity),
        "text": {"headline": escape(one_line(event.headline.exact)), "text": escape(words)},
        "display_date": window(time.earliest, time.latest, time.granularity),
    }
    if time.latest and _is_date(time.latest) and time.latest[:10] != (time.earliest or "")[:10]:
        slide["end_date"] = _date(time.latest, "day")
    return slide


def _date(value: str, granularity: str) -> dict[str, int]:
    """A date as exactly as it is known: a year alone where only that is."""
    known = {"year": 1, "decade": 1, "century": 1, "month": 2}.get(granularity, 3)
    return {key: int(part) for key, part in zip(_KEYS[:known], value[:10].split("-"), strict=False)}


def _is_date(value: str | None) -> bool:
    return value is not None and _DATE.fullmatch(value[:10]) is not None


FORMAT = Format(suffix=".timeline.json", dump=dump_timeline, joins=False)
