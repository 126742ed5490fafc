"""Corrections of single annotations that somebody made elsewhere, as a reader's corrections of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotate.record import Annotations, Check, Claim, Entity, Event, Span, Time
from annotate.record.walk import Item, replaced
from annotate.review.edits import (
    CorrectionError,
    check,
    find,
    labels_of,
    note,
    relabel,
    set_extent,
    set_factuality,
    set_part,
    set_source,
    set_value,
    set_window,
    with_mention,
)
from annotate.review.returning.marks import MAIN, UNDATED, Field
from annotate.review.returning.pairing import Pair
from annotate.review.story import rename
from annotate.review.wording import BETWEEN, checked_in
from annotate.review.words import joined_notes, one_line
from annotate.support.names import is_url


def thing_of(record: Annotations, id: str) -> str:
    """Return the entity or event that a mention is of; anything else is a thing itself."""
    own, _, number = id.partition(".")
    if not number:
        return id
    things: Sequence[Entity | Event] = record.timeline.events if own.startswith("ev") else record.entities
    # Most mentions are of the thing whose id they bear.
    likely = (item for item in things if item.id == own)
    for item in (*likely, *things):
        if any(mention.id == id for mention in item.mentions):
            return item.id
    return id


def with_spans(record: Annotations, text: str, pair: Pair) -> Annotations:
    """Return the record with the words that a mark of the file has."""
    thing = thing_of(record, pair.at)
    for part, spans in pair.spans.items():
        if spans == pair.before.get(part):
            continue
        item = find(record, thing)
        if isinstance(item, Claim):
            if part == MAIN["claim"] and not spans:
                raise CorrectionError("a claim has a content")
            record = with_part(record, thing, part, spans)
        elif spans:
            start, end = spans[0].start, spans[-1].end
            record = set_extent(record, thing, text, start, end, mention=pair.at, part=part)
    return record


def with_part(record: Annotations, claim: str, part: str, spans: tuple[Span, ...]) -> Annotations:
    """Return the record with other words for a part of a claim; who is named by them is its source."""
    record = set_part(record, claim, part, spans)
    if part != "source" or not spans:
        return record
    entity = _speaking(record, spans)
    return record if entity is None else set_source(record, claim, entity, spans)


def _speaking(record: Annotations, spans: tuple[Span, ...]) -> str | None:
    """Return the entity that is named by some words; the longest name where there are several."""
    found = [
        (mention.end - mention.start, entity.id)
        for entity in record.entities
        for mention in entity.mentions
        if any(span.start <= mention.start and mention.end <= span.end for span in spans)
    ]
    return max(found)[1] if found else None


def with_field(
    record: Annotations, text: str, id: str, mention: str, name: Field, value: str, place: int
) -> Annotations:
    """Return the record with something that a file says of an annotation.

    Args:
        record: The record.
        text: Its article's.
        id: Of the entity, claim, time or event.
        mention: Of the mention that it is said of; the same id where there is none.
        name: Of what it says.
        value: What it says, another than here.
        place: Where in the text it is said, to choose among words that stand there more than once.

    Raises:
        CorrectionError: When the value is none.
    """
    item = find(record, id)
    if name in ("type", "speech_act", "status"):
        labels = labels_of(item)
        label = next((each for each in labels if each.lower() == value.strip().lower()), value)
        return relabel(record, item.id, label)
    if name in ("name", "headline"):
        assert isinstance(item, Entity | Event)
        span = words_at(text, value, place)
        return _noted(record, item, value) if span is None else rename(record, item.id, span)
    if name == "value":
        return _with_value(record, item, value)
    if name == "when":
        return _with_days(record, item, value)
    if name == "factuality":
        return set_factuality(record, item.id, value, mention if isinstance(item, Event) else None)
    if name == "speaker":
        same = (each for each in record.entities if one_line(each.name) == one_line(value))
        entity = next(same, None)
        return _noted(record, item, value) if entity is None else set_source(record, item.id, entity.id)
    if name == "check":
        return check(record, item.id, check_in(value))
    return note(record, item.id, value)


def check_in(words: str) -> Check | None:
    """Return what was found about a claim: a verdict, what it rests on, an address; or nothing."""
    verdict, *rest = checked_in(words)
    if not verdict:
        return None
    url = rest.pop() if rest and is_url(rest[-1]) and " " not in rest[-1] else None
    return Check(verdict, BETWEEN.join(filter(None, rest)) or None, url)


def _with_value(record: Annotations, item: Item, value: str) -> Annotations:
    try:
        return set_value(record, item.id, value)
    except CorrectionError:
        if not isinstance(item, Time) or re.fullmatch(r"[\dXPTWYMDHQ.:_+A-Z-]+", value.strip()):
            raise
        return _noted(record, item, value)


def _with_days(record: Annotations, item: Item, value: str) -> Annotations:
    first, _, last = value.partition("/")
    if value in (UNDATED, "", "undated"):
        return set_window(record, item.id, None, None)
    if not last or first == last:
        return set_value(record, item.id, first)
    return set_window(record, item.id, *(None if day in ("", UNDATED) else day for day in (first, last)))


def _noted(record: Annotations, item: Item, words: str) -> Annotations:
    """Return the record with a note of what was written: no name or value, but somebody meant it."""
    return note(record, item.id, joined_notes(item.note, words) or "")


def words_at(text: str, words: str, place: int) -> Span | None:
    """Return where words stand in the text, nearest to a place; white space may be other."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    found = min(
        re.finditer(r"\s+".join(parts), text), key=lambda match: abs(match.start() - place), default=None
    )
    return Span(found.start(), found.end(), found.group()) if found else None


def with_grounds(record: Annotations, id: str, mention: str, because: str) -> Annotations:
    """Return the record with the grounds of a correction, of a mention or of a claim or time."""
    item = find(record, id)
    if isinstance(item, Entity | Event):
        return with_mention(record, item, mention, lambda each: replace(each, because=because))
    return replaced(record, replace(item, because=because))
