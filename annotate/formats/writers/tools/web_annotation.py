"""The record as a W3C Web Annotation collection (JSON-LD, recommendation of 2017), and back.

Every mention is an annotation with two selectors, one by position (code points, as the recommendation
counts) and one by quotation with what stands around it, so that it is found again in an edited text. Source
and cue of a claim are annotations that link to it. ``via`` says where each is from, by which it is known when
somebody sends it back corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from annotate.formats.back.web_annotation import (
    UNDATED_WORDS,
    is_web_annotation,
    read_web_annotations,
)
from annotate.formats.writers import Format
from annotate.record import Annotations, Claim, Entity, Time
from annotate.record.walk import Item, Part, Ranged, items_of, review_of, spans
from annotate.review.returning.marks import (
    UNDATED,
    Back,
    Field,
    Mark,
    all_marks,
    fields_of,
    only,
    when_of,
    with_origins,
)
from annotate.review.wording import checked_line
from annotate.support.jsonfile import json_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters before and after a quotation.
AROUND = 32
_VIA = "urn:dateline:"
_SELECTED: frozenset[Part] = frozenset({"mention", "content", "time", "event"})
_LINKED: frozenset[Part] = frozenset({"cue", "source"})
_FIELDS: frozenset[Field] = frozenset(
    {"type", "name", "value", "speech_act", "factuality", "speaker", "status", "when", "note", "check"}
)
# Each mention of an event has a factuality of its own.
_OF_EVENTS = _FIELDS - {"factuality"}


def dump_web_annotations(record: Annotations, text: str) -> str:
    """One record as a collection with one page of annotations.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    name = f"urn:sha256:{record.document.text.sha256}"
    found = list(_Collection(record, text, name).annotations())
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


def web_marks(record: Annotations) -> list[Mark]:
    """Return the marks of a record as its annotations have them."""
    return [
        only(mark, _SELECTED | _LINKED, _OF_EVENTS if mark.kind == "event" else _FIELDS)
        for mark in all_marks(record)
    ]


class _Collection:
    def __init__(self, record: Annotations, text: str, name: str) -> None:
        self._record = record
        self._text = text
        self._name = name
        self._source = record.document.url or name
        self._entities: dict[str, Item] = {each.id: each for each in record.entities}
        marks = with_origins(record, web_marks(record))
        self._origins = {mark.id: mark.origin.told("/") for mark in marks if mark.origin}

    def annotations(self) -> Iterator[dict[str, Any]]:
        for item in items_of(self._record):
            if review_of(item) != "rejected":
                yield from self._annotations(item)

    def _annotations(self, item: Item) -> Iterator[dict[str, Any]]:
        told = fields_of(item, self._entities)
        bodies = [_body("tagging", _tag(item)), *(_body(*each) for each in _words(item, told))]
        number = 0
        numbers: dict[str, int] = {}
        for place in spans(item):
            if place.part in _LINKED:
                numbers[place.part] = numbers.get(place.part, 0) + 1
                link = {
                    "type": "SpecificResource",
                    "purpose": "linking",
                    "source": f"{self._name}#{item.id}-1",
                }
                own = [_body("tagging", f"claim:{place.part}"), link]
                yield self._annotation(
                    f"{item.id}-{place.part}-{numbers[place.part]}", item.id, place.span, own
                )
            elif place.part in _SELECTED:
                # Counted also where it is left out, so that the others keep their names.
                number += 1
                if getattr(place.span, "status", None) != "rejected":
                    id = getattr(place.span, "id", item.id)
                    why = "identifying" if isinstance(item, Entity) else "describing"
                    yield self._annotation(f"{item.id}-{number}", id, place.span, bodies, why)

    def _annotation(
        self, name: str, id: str, span: Ranged, bodies: list[dict[str, str]], why: str = "linking"
    ) -> dict[str, Any]:
        return {
            "id": f"{self._name}#{name}",
            "type": "Annotation",
            "motivation": why,
            "via": f"{_VIA}{self._origins[id]}",
            "body": bodies,
            "target": {"source": self._source, "selector": _selectors(span, self._text)},
        }


def _tag(item: Item) -> str:
    if isinstance(item, Entity | Time):
        return item.type
    return f"claim:{item.speech_act}" if isinstance(item, Claim) else f"event:{item.status}"


def _words(item: Item, told: Mapping[Field, str]) -> Iterator[tuple[str, str]]:
    if isinstance(item, Entity):
        yield "identifying", told["name"]
    elif isinstance(item, Time):
        yield "describing", told["value"]
    elif isinstance(item, Claim):
        yield "describing", f"{told['speaker']}, {told['factuality']}"
        if item.check:
            yield "assessing", checked_line(item.check)
    else:
        when = when_of(item)
        yield "describing", when if when != UNDATED else UNDATED_WORDS
    if item.note:
        yield "commenting", item.note


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _selectors(span: Ranged, text: str) -> list[dict[str, Any]]:
    around = {
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    # An empty prefix is found anywhere by some tools, and then hides the suffix.
    known = {key: words for key, words in around.items() if words}
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {"type": "TextQuoteSelector", "exact": text[span.start : span.end], **known},
    ]


FORMAT = Format(
    suffix=".jsonld",
    dump_with_text=dump_web_annotations,
    joins=False,
    back=Back(web_marks, read_web_annotations, is_web_annotation),
)
