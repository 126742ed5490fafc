"""Records as rows of tables: claims, entities, events and times, the same columns for every form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from annotate.formats.tables.edtf import edtf
from annotate.record import Annotations, Claim, Entity, Event, Span, Time
from annotate.record.walk import items_of, review_of
from annotate.review.wording import source_name
from annotate.review.words import content_text, one_line

Cell = str | int | float | bool | None
Columns = Mapping[str, type]

CLAIMS: Columns = {
    "document": str, "claim": str, "source": str, "source_entity": str, "source_kind": str, "cue": str,
    "content": str, "start": int, "end": int, "quotation": str, "speech_act": str, "polarity": str,
    "factuality": str, "check_worthiness": float, "verdict": str, "evidence": str, "evidence_url": str,
    "by": str, "confidence": float, "status": str, "note": str,
}  # fmt: skip
ENTITIES: Columns = {
    "document": str, "entity": str, "type": str, "name": str, "aliases": str, "mentions": int, "start": int,
    "end": int, "salience": float, "named": bool, "country": str, "value": str, "unit": str, "status": str,
    "note": str,
}  # fmt: skip
EVENTS: Columns = {
    "document": str, "event": str, "place_in_order": int, "headline": str, "start": int, "end": int,
    "earliest": str, "latest": str, "granularity": str, "edtf": str, "happened": str,
    "participants": str, "salience": float, "mentions": int, "review": str, "note": str,
}  # fmt: skip
TIMES: Columns = {
    "document": str, "time": str, "type": str, "value": str, "exact": str, "start": int, "end": int,
    "earliest": str, "latest": str, "granularity": str, "by": str, "confidence": float, "status": str,
    "note": str,
}  # fmt: skip
DOCUMENTS: Columns = {
    "document": str, "title": str, "author": str, "publisher": str, "url": str, "source": str,
    "published": str, "published_source": str, "sha256": str,
}  # fmt: skip
TABLES: Mapping[str, Columns] = {"claims": CLAIMS, "entities": ENTITIES, "events": EVENTS, "times": TIMES}
ALL_TABLES: Mapping[str, Columns] = {"documents": DOCUMENTS, **TABLES}
"""Those of the annotations, and that of the articles, to which their ``document`` leads."""


def rows_of(table: str, record: Annotations) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of one table of a record, in the order of its columns.

    Args:
        table: A name of ``ALL_TABLES``.
        record: What is known about an article.
    """
    return _ROWS[table](record)


def _documents(record: Annotations) -> Iterator[tuple[Cell, ...]]:
    document = record.document
    yield (
        document.id, document.title, document.author, document.publisher, document.url, document.source,
        document.published.value, document.published.source, document.text.sha256,
    )  # fmt: skip


def _claims(record: Annotations) -> Iterator[tuple[Cell, ...]]:
    items = {item.id: item for item in items_of(record)}
    for claim in record.claims:
        check, worth, source = claim.check, claim.check_worthiness, claim.source
        start, end = _bounds(claim)
        yield (
            record.document.id, claim.id, source_name(claim, items) if source else None,
            source.entity if source else None, source.kind if source else None, _words(claim.cue),
            content_text(claim), start, end, claim.quotation, claim.speech_act, claim.polarity,
            claim.factuality, worth.score if worth else None, check.verdict if check else None,
            check.evidence if check else None, check.url if check else None, claim.by, claim.confidence,
            claim.status, claim.note,
        )  # fmt: skip


def _bounds(claim: Claim) -> tuple[int, int]:
    return min(span.start for span in claim.content), max(span.end for span in claim.content)


def _entities(record: Annotations) -> Iterator[tuple[Cell, ...]]:
    for entity in record.entities:
        first = entity.mentions[0]
        yield (
            record.document.id, entity.id, entity.type, one_line(entity.name), _listed(entity),
            len(entity.mentions), first.start, first.end, entity.salience, entity.named, entity.country,
            entity.value, entity.unit, entity.status, entity.note,
        )  # fmt: skip


def _listed(entity: Entity) -> str | None:
    return "; ".join(map(one_line, entity.aliases)) or None


def _events(record: Annotations) -> Iterator[tuple[Cell, ...]]:
    names = {entity.id: one_line(entity.name) for entity in record.entities}
    places = {id: place for place, id in enumerate(record.timeline.order, start=1)}
    for event in record.timeline.events:
        yield _event(record.document.id, event, places.get(event.id), names)


def _event(document: str, event: Event, place: int | None, names: Mapping[str, str]) -> tuple[Cell, ...]:
    who = "; ".join(names[id] for id in event.participants if id in names) or None
    return (
        document, event.id, place, one_line(event.headline.exact), event.headline.start, event.headline.end,
        event.time.earliest, event.time.latest, event.time.granularity,
        edtf(event.time.earliest, event.time.latest), event.status, who, event.salience,
        len(event.mentions), review_of(event), event.note,
    )  # fmt: skip


def _times(record: Annotations) -> Iterator[tuple[Cell, ...]]:
    yield from (_time(record.document.id, time) for time in record.timeline.times)


def _time(document: str, time: Time) -> tuple[Cell, ...]:
    return (
        document, time.id, time.type, time.value, one_line(time.exact), time.start, time.end,
        time.interval.earliest, time.interval.latest, time.granularity, time.by, time.confidence, time.status,
        time.note,
    )  # fmt: skip


def _words(spans: tuple[Span, ...]) -> str | None:
    return " … ".join(one_line(span.exact) for span in spans) or None


_ROWS: Mapping[str, Callable[[Annotations], Iterator[tuple[Cell, ...]]]] = {
    "documents": _documents,
    "claims": _claims,
    "entities": _entities,
    "events": _events,
    "times": _times,
}
