"""The record as a W3C Web Annotation collection (JSON-LD, recommendation of 2017).

Every mention is an annotation with two selectors, one by position (code points, as the recommendation
counts) and one by quotation with what stands around it, so that it is found again in an edited text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.formats.writers import Format
from annotate.record import Annotations, Claim, Entity, Event, Time
from annotate.record.walk import Item, Ranged, items_of, review_of, spans
from annotate.review.wording import checked, source_name
from annotate.support.jsonfile import json_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters before and after a quotation.
AROUND = 32
_SELECTED = frozenset({"mention", "content", "time", "event"})


def dump_web_annotations(record: Annotations, text: str) -> str:
    """One record as a collection with one page of annotations.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    name = f"urn:sha256:{record.document.text.sha256}"
    source = record.document.url or name
    found = [each for item in items_of(record) for each in _annotations(item, record, text, source, name)]
    page = {"id": f"{name}#page1", "type": "AnnotationPage", "startIndex": 0, "items": found}
    data = {
        "@context": CONTEXT,
        "id": f"{name}#annotations",
        "type": "AnnotationCollection",
        "label": record.document.title or record.document.id,
        "generator": {"type": "Software", "name": f"{record.generator.name} {record.generator.version}"},
        "total": len(found),
        "first": page,
    }
    return json_text(data, indent=2) + "\n"


def _annotations(
    item: Item, record: Annotations, text: str, source: str, name: str
) -> Iterator[dict[str, Any]]:
    if review_of(item) == "rejected":
        return
    items = {each.id: each for each in record.entities}
    bodies = [
        _body("tagging", _tag(item)),
        *(_body(purpose, words) for purpose, words in _words(item, items)),
    ]
    number = 0
    for place in spans(item):
        if place.part not in _SELECTED:
            continue
        # Counted also where it is left out, so that the others keep their names.
        number += 1
        if getattr(place.span, "status", None) != "rejected":
            yield {
                "id": f"{name}#{item.id}-{number}",
                "type": "Annotation",
                "motivation": "identifying" if isinstance(item, Entity) else "describing",
                "body": bodies,
                "target": {"source": source, "selector": _selectors(place.span, text)},
            }


def _tag(item: Item) -> str:
    if isinstance(item, Entity | Time):
        return item.type
    return f"claim:{item.speech_act}" if isinstance(item, Claim) else f"event:{item.status}"


def _words(item: Item, entities: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(item, Entity):
        yield "identifying", item.name
    elif isinstance(item, Time):
        yield "describing", item.value
    elif isinstance(item, Claim):
        yield "describing", f"{source_name(item, entities)}, {item.factuality}"
        if item.check:
            yield "assessing", " · ".join(checked(item.check))
    elif isinstance(item, Event):
        when = "/".join(part or ".." for part in (item.time.earliest, item.time.latest))
        yield "describing", when if when != "../.." else "undated"
    if item.note:
        yield "commenting", item.note


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _selectors(span: Ranged, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]


FORMAT = Format(suffix=".jsonld", dump_with_text=dump_web_annotations, joins=False)
