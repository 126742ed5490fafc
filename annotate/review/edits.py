"""Corrections of a record, each a pure function from record to record.

A correction never changes what it was not asked to change. What a reader made
says ``by: reader``; what a reader changed has the status ``edited``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeGuard, get_args

from annotate.errors import DatelineError
from annotate.record import (
    ENTITY_TYPES,
    EVENT_STATUSES,
    SPEECH_ACTS,
    TIME_TYPES,
    Annotations,
    Check,
    Claim,
    Entity,
    Event,
    EventMention,
    EventTime,
    Factuality,
    Interval,
    Mention,
    Source,
    SourceKind,
    Span,
    Status,
    Time,
    TimexType,
)
from annotate.record.walk import Item, as_span, by_id, replaced, review_of, reviewed, with_items
from annotate.review.ordering import ordered
from annotate.support.calendar import days_of, granularity_of, interval_of

BY_READER = "set by a reader"
"""Why a reader's value, day or order is as it is."""
_HOUR = re.compile(r"[0-9:.+\-Z]{1,30}")


class CorrectionError(DatelineError):
    """A correction that makes no sense for this annotation."""


def find(record: Annotations, id: str) -> Item:
    """The entity, claim, time or event with an id.

    Raises:
        CorrectionError: When there is none.
    """
    item = by_id(record).get(id)
    if item is None:
        raise CorrectionError(f"there is no {id} in this record")
    return item


def decide(
    record: Annotations,
    id: str,
    status: Status | None,
    mention: str | None = None,
    *,
    left: Status | None = None,
) -> Annotations:
    """Accept or reject an annotation, or only one mention of it; the same again takes it back.

    An event that is told once is judged as a whole.

    Args:
        record: Before the correction.
        id: Of the annotation.
        status: The judgement.
        mention: Which mention of an entity or event is meant; the whole by default.
        left: What a judgement that is taken back leaves, where it is known: ``edited`` for what was
            changed before it was judged. What a reader made, and a reader's day or value, stay ``edited``.

    Raises:
        CorrectionError: When there is no such annotation.
    """
    item = find(record, id)
    if mention is not None and _by_mentions(item):

        def judged(old: Mention | EventMention) -> Mention | EventMention:
            back: Status | None = "edited" if old.by == "reader" else left
            return replace(old, status=back if old.status == status else status)

        return with_mention(record, item, mention, judged)
    back: Status | None = "edited" if _is_readers(item) else left
    return replaced(record, reviewed(item, back if review_of(item) == status else status))


def _is_readers(item: Item) -> bool:
    """Whether an annotation itself says that a reader made it or gave it its value."""
    if isinstance(item, Entity):
        return any(mention.by == "reader" for mention in item.mentions)
    if isinstance(item, Event):
        whys = (item.because, item.time.because, *(link.because for link in item.after))
        return BY_READER in whys or any(told.by == "reader" for told in item.mentions)
    return item.by == "reader" or (isinstance(item, Time) and item.because == BY_READER)


def decide_all(record: Annotations, ids: frozenset[str], status: Status) -> Annotations:
    """Accept or reject several annotations at once."""
    return with_items(record, lambda item: reviewed(item, status) if item.id in ids else item)


def note(record: Annotations, id: str, words: str, mention: str | None = None) -> Annotations:
    """Write a note on an annotation; an empty one takes it away."""
    item = find(record, id)
    if mention is not None and _by_mentions(item):
        return with_mention(record, item, mention, lambda old: replace(old, note=words or None))
    return replaced(record, replace(item, note=words or None))


def check(record: Annotations, id: str, found: Check | None) -> Annotations:
    """Say whether a claim is so; nothing takes it back.

    Raises:
        CorrectionError: When it is no claim, or there is no verdict.
    """
    item = find(record, id)
    if not isinstance(item, Claim):
        raise CorrectionError("only a claim can be checked")
    if found is not None and not found.verdict.strip():
        raise CorrectionError("a check needs a verdict")
    return replaced(record, replace(item, check=found))


def _by_mentions(item: Item) -> TypeGuard[Entity | Event]:
    return isinstance(item, Entity) or (isinstance(item, Event) and len(item.mentions) > 1)


def labels_of(item: Item) -> tuple[str, ...]:
    """The labels that an annotation can have: entity types, speech acts, TIMEX3 types or states of events."""
    if isinstance(item, Entity):
        return ENTITY_TYPES
    if isinstance(item, Claim):
        return SPEECH_ACTS
    return TIME_TYPES if isinstance(item, Time) else EVENT_STATUSES


def relabel(record: Annotations, id: str, label: str) -> Annotations:
    """Give an entity or a time another type, a claim another speech act, an event another status.

    Raises:
        CorrectionError: When it can have no such label.
    """
    item = find(record, id)
    labels = labels_of(item)
    if label not in labels:
        raise CorrectionError(f"“{label}” is no label; it can be {', '.join(labels)}")
    field = "speech_act" if isinstance(item, Claim) else "status" if isinstance(item, Event) else "type"
    return replaced(record, reviewed(item, "edited", **{field: label}))


def set_extent(
    record: Annotations, id: str, text: str, start: int, end: int, *, mention: str | None, part: str
) -> Annotations:
    """Let an annotation cover ``text[start:end]``.

    Args:
        record: Before the correction.
        id: Of the annotation.
        text: The article's text.
        start: First code point.
        end: One past the last.
        mention: Which mention of an entity or event.
        part: Which part of a claim: ``source``, ``cue`` or ``content``.
    """
    span = Span(start, end, text[start:end])
    item = find(record, id)
    if isinstance(item, Entity | Event):
        if isinstance(item, Event) and len(item.mentions) == 1:
            (only,) = item.mentions
            told = replace(only, start=start, end=end, exact=span.exact)
            headline = span if item.headline == as_span(only) else item.headline
            return replaced(record, replace(item, headline=headline, mentions=(told,), review="edited"))
        if mention is None:
            raise CorrectionError("only one mention at a time can be changed: go to it in the text")
        return with_mention(
            record,
            item,
            mention,
            lambda old: replace(old, start=start, end=end, exact=span.exact, status="edited"),
        )
    if isinstance(item, Claim):
        return set_part(record, id, part, (span,))
    return replaced(record, replace(item, start=start, end=end, exact=span.exact, status="edited"))


def set_part(record: Annotations, id: str, part: str, spans: tuple[Span, ...]) -> Annotations:
    """Let a part of a claim be some stretches of the text; none of them take a source or a cue away.

    Raises:
        CorrectionError: When it is no claim, or would have no content.
    """
    item = find(record, id)
    if not isinstance(item, Claim):
        raise CorrectionError("only a claim has parts")
    if part == "content" and not spans:
        raise CorrectionError("a claim has a content")
    source = replace(item.source, spans=spans) if item.source else Source(spans)
    parts: dict[str, Any] = {"source": source if spans else None, "cue": spans, "content": spans}
    return replaced(record, replace(item, status="edited", **{part: parts[part]}))


def set_factuality(record: Annotations, id: str, value: str, mention: str | None = None) -> Annotations:
    """Say how surely a claim, or a mention of an event, is told as a fact.

    Raises:
        CorrectionError: When it is neither, or the value is none of FactBank.
    """
    item = find(record, id)
    if value not in get_args(Factuality):
        raise CorrectionError(f"“{value}” is no factuality; it can be {', '.join(get_args(Factuality))}")
    if isinstance(item, Claim):
        return replaced(record, reviewed(item, "edited", factuality=value))
    if not isinstance(item, Event) or mention is None:
        raise CorrectionError("only a claim or a mention of an event has a factuality")
    return with_mention(record, item, mention, lambda old: replace(old, factuality=value, status="edited"))


def set_source(record: Annotations, id: str, entity: str | None, spans: tuple[Span, ...] = ()) -> Annotations:
    """Say who makes a claim: an entity, other words of the text, or nobody."""
    item = find(record, id)
    if not isinstance(item, Claim):
        raise CorrectionError("only a claim has a source")
    before = item.source
    kind: SourceKind | None = None
    if entity is not None:
        who = find(record, entity)
        assert isinstance(who, Entity)
        kind = "named" if any(mention.kind == "name" for mention in who.mentions) else "described"
        if before is not None:
            # A speaker who is inferred has no words of his own, whoever it is.
            spans = spans or before.spans
            kind = before.kind if before.entity == entity else kind
        elif not spans:
            near = _nearest(who, item)
            spans = (Span(near.start, near.end, near.exact),)
    source = Source(spans, entity, kind) if spans or entity is not None else None
    return replaced(record, replace(item, source=source, status="edited"))


def _nearest(who: Entity, claim: Claim) -> Mention:
    """The last mention of somebody before a claim, else the first one that is not in it."""
    start = min(span.start for span in (*claim.cue, *claim.content))
    around = [
        mention
        for mention in who.mentions
        if all(mention.end <= span.start or span.end <= mention.start for span in claim.content)
    ]
    around = around or [*who.mentions]
    before = [mention for mention in around if mention.end <= start]
    return max(before, key=lambda one: one.end) if before else min(around, key=lambda one: one.start)


def set_value(record: Annotations, id: str, value: str) -> Annotations:
    """Give a time expression, or the time of an event, another TIMEX3 value; the rest follows from it.

    Raises:
        CorrectionError: When the annotation is neither or the value is none.
    """
    item = find(record, id)
    if not isinstance(item, Time | Event):
        raise CorrectionError("only a time expression or an event has a value")
    value = value.strip()
    kind: TimexType = "DURATION" if value.startswith("P") else "TIME" if "T" in value else "DATE"
    if kind != "DURATION" and days_of(value.partition("T")[0]) is None:
        raise CorrectionError(f'"{value}" is no value; write it like 2025-06-08, 2025-06, 2025-W23 or P3Y')
    interval = Interval() if kind == "DURATION" else interval_of(value)
    if isinstance(item, Event):
        if kind == "DURATION":
            raise CorrectionError("an event has a day, a month or a year; write it like 2025-06-08 or 2025")
        when = EventTime(
            earliest=interval.earliest,
            latest=interval.latest,
            granularity=granularity_of(value, kind),
            because=BY_READER,
        )
        return ordered(replaced(record, replace(item, time=when, review="edited")), {id})
    changed = replace(
        item,
        value=value,
        type=item.type if item.type == "SET" else kind,
        mod=None,
        interval=interval,
        granularity=granularity_of(value, kind),
        anchor=None,
        because=BY_READER,
        status="edited",
    )
    return _dated_by(replaced(record, changed), changed)


def set_window(record: Annotations, id: str, earliest: str | None, latest: str | None) -> Annotations:
    """Say between which days an event is; none of them take its date away.

    Raises:
        CorrectionError: When it is no event, or one of them is no day, or they are the wrong way round.
    """
    item = find(record, id)
    if not isinstance(item, Event):
        raise CorrectionError("only an event has days")
    earliest, latest = _moment(earliest, 0), _moment(latest, 1)
    if earliest is not None and latest is not None and earliest > latest:
        raise CorrectionError(f"{earliest} is after {latest}")
    when = EventTime(earliest=earliest, latest=latest, because=BY_READER)
    return ordered(replaced(record, replace(item, time=when, review="edited")), {id})


def _moment(value: str | None, which: int) -> str | None:
    """Return the first or last day of a value; a time of day stays."""
    if value is None:
        return None
    day, _, hour = value.partition("T")
    days = days_of(day)
    if days is None or (hour and not _HOUR.fullmatch(hour)):
        raise CorrectionError(f'"{value}" is no day; write it like 2025-06-08')
    return value if hour else days[which].isoformat()


def with_mention(
    record: Annotations, item: Entity | Event, id: str, change: Callable[[Any], Any]
) -> Annotations:
    """The record with one mention of an entity or event changed."""
    changed = [change(mention) if mention.id == id else mention for mention in item.mentions]
    mentions: Any = tuple(sorted(changed, key=lambda mention: (mention.start, mention.end)))
    return replaced(record, replace(item, mentions=mentions))


def _dated_by(record: Annotations, time: Time) -> Annotations:
    """Move the events that stand inside a time expression to its new interval, and order them anew."""
    dated = {
        event.id: replace(
            event,
            time=replace(
                event.time,
                earliest=time.interval.earliest,
                latest=time.interval.latest,
                granularity=time.granularity,
                because=f"“{' '.join(time.exact.split())}”, {BY_READER}",
            ),
        )
        for event in record.timeline.events
        if event.time.ref == time.id and event.time.relation == "IS_INCLUDED"
    }
    events = tuple(dated.get(event.id, event) for event in record.timeline.events)
    return ordered(replace(record, timeline=replace(record.timeline, events=events)), dated.keys())
