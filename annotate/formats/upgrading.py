"""Records of version 1 as records of version 2.

In version 1 an event was one word with a summary; in version 2 it has mentions, a headline and a
salience, which nobody knows of an event of version 1. Whatever a reader judged or changed is kept.
Data that is of another version, or no record, is returned as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotate.errors import Problem
from annotate.record import (
    SCHEMA_VERSION,
    Event,
    EventMention,
    EventTime,
    Factuality,
    Maker,
    Span,
    Status,
)
from annotate.record.order import in_order
from annotate.record.status import event_status
from annotate.support.plain import Path, from_plain, to_plain

_VERSION = re.compile(r"1\.[0-9]+")
_GAP = "…"
# What a summary left out may be so long that words are still an extract that can be read at once.
_LONGEST_GAP = 80
_MOST_PARTS = 2


@dataclass(frozen=True, slots=True)
class _Event1:
    """An event of version 1."""

    id: str
    start: int
    end: int
    exact: str
    factuality: Factuality
    time: EventTime
    by: Maker
    confidence: float
    participants: tuple[str, ...] = ()
    claim: str | None = None
    summary: str | None = None
    because: str | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What an event of version 2 needs of the record that it stands in.

    Attributes:
        published: The day of publication.
        quoted: Stretches of the text of which the record has the words.
    """

    published: str | None
    quoted: tuple[Span, ...]


_ALONE = _Around(None, ())


def is_of_version_1(data: Any) -> bool:
    """Tell whether loaded data is a record of version 1."""
    version = data.get("schema_version") if isinstance(data, dict) else None
    return isinstance(version, str) and _VERSION.fullmatch(version) is not None


def upgraded(data: Any, problems: list[Problem]) -> Any:
    """Return loaded data of version 1 as data of version 2.

    Args:
        data: What was loaded from YAML or JSON; it stays as it is.
        problems: What is wrong with the events of version 1 is added here.
    """
    if not is_of_version_1(data):
        return data
    found = {**data, "schema_version": SCHEMA_VERSION}
    if isinstance(data.get("claims"), list):
        found["claims"] = [_claim(claim) for claim in data["claims"]]
    if isinstance(data.get("timeline"), dict):
        found["timeline"] = _timeline(data["timeline"], _around(data), problems)
    if isinstance(data.get("unplaced"), list):
        found["unplaced"] = [
            _unplaced(each, ("unplaced", number), problems) for number, each in enumerate(data["unplaced"])
        ]
    return found


def upgraded_event(data: Any) -> Any:
    """Return the data of an event alone as version 2 has it; what is no event of version 1 as it is."""
    if not isinstance(data, dict) or "mentions" in data:
        return data
    event = _event(data, _ALONE, (), [])
    return data if event is None else to_plain(event)


def _claim(claim: Any) -> Any:
    """Return a claim that has a content: where only the words that report are known, these."""
    if isinstance(claim, dict) and claim.get("content") == []:
        return {**claim, "content": claim.get("cue") or _of(claim.get("source"), "spans") or []}
    return claim


def _timeline(timeline: dict[str, Any], around: _Around, problems: list[Problem]) -> dict[str, Any]:
    events = timeline.get("events")
    if not isinstance(events, list):
        return timeline
    way: Path = ("timeline", "events")
    found = [_event(each, around, (*way, number), problems) for number, each in enumerate(events)]
    changed = {**timeline, "events": [to_plain(event) for event in found if event is not None]}
    order = timeline.get("order")
    days = {event.id: (event.time.earliest, event.time.latest) for event in found if event is not None}
    # An order that does not name every event once is somebody's mistake, and is told as that.
    if isinstance(order, list) and sorted(map(repr, order)) == sorted(repr(id) for id in days):
        changed["order"] = list(in_order(order, days, ()))
    return changed


def _unplaced(each: Any, path: Path, problems: list[Problem]) -> Any:
    if not isinstance(each, dict):
        return each
    found = dict(each)
    if each.get("event") is not None:
        event = _event(each["event"], _ALONE, (*path, "event"), problems)
        found["event"] = to_plain(event)
    if each.get("claim") is not None:
        found["claim"] = _claim(each["claim"])
    return found


def _around(data: dict[str, Any]) -> _Around:
    published = _of(_of(data.get("document"), "published"), "value")
    claims = data.get("claims")
    contents = [_of(claim, "content") for claim in (claims if isinstance(claims, list) else [])]
    quoted = (span for content in contents if isinstance(content, list) for span in content)
    own = tuple(found for span in quoted if (found := from_plain(Span, span, [])) is not None)
    return _Around(published if isinstance(published, str) else None, own)


def _of(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _event(data: Any, around: _Around, path: Path, problems: list[Problem]) -> Event | None:
    old = from_plain(_Event1, data, problems, path)
    if old is None:
        return None
    time = old.time
    return Event(
        id=old.id,
        headline=next(_headlines(old, around), Span(old.start, old.end, old.exact)),
        status=event_status(
            old.factuality,
            relation=time.relation,
            ref=time.ref,
            earliest=time.earliest,
            published=around.published,
        ),
        time=EventTime(
            time.relation, time.ref, time.earliest, time.latest, time.granularity, time.because or old.because
        ),
        mentions=(
            EventMention(
                f"{old.id}.m1",
                old.start,
                old.end,
                old.exact,
                old.factuality,
                old.by,
                old.confidence,
                old.claim,
            ),
        ),
        participants=old.participants,
        review=old.status,
        note=old.note,
    )


def _headlines(old: _Event1, around: _Around) -> Iterator[Span]:
    """Yield where a summary's words stand in the text, as far as the record has that."""
    parts = [part.split() for part in (old.summary or "").removesuffix(_GAP).split(_GAP)]
    words = [r"\s+".join(re.escape(word) for word in part) for part in parts if part]
    if not words or len(words) > _MOST_PARTS:
        return
    form = re.compile(rf"\s.{{0,{_LONGEST_GAP}}}?\s".join(words), re.DOTALL)
    for span in around.quoted:
        if span.start <= old.start and old.end <= span.end:
            for found in form.finditer(span.exact):
                start, end = span.start + found.start(), span.start + found.end()
                if start <= old.start and old.end <= end:
                    yield Span(start, end, found.group())
