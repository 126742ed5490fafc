"""A record as feature structures: what INCEpTION shows as annotations, relations and chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from annotate.formats.cas.types import (
    CHAIN,
    CHECK,
    CLAIM,
    CLAIM_LINK,
    DOCUMENT,
    ENTITY,
    EVENT,
    LINK,
    ORIGIN,
    SOFA,
    TIME,
    VIEW,
    Ref,
    Structure,
)
from annotate.formats.cas.units import Units
from annotate.record import Annotations
from annotate.record.walk import Kind, Part
from annotate.review.returning.marks import Field, Mark, Quote, all_marks, with_origins
from annotate.review.words import one_line

# What XML cannot hold; each takes one unit of UTF-16, as does what stands in its place.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MISSING = "\ufffd"
FEATURES: dict[Kind, tuple[str, dict[Field, str]]] = {
    "entity": (ENTITY, {"type": "value", "name": "name", "note": "note"}),
    "claim": (CLAIM, {"speech_act": "speechAct", "factuality": "factuality", "note": "note"}),
    "time": (TIME, {"type": "timexType", "value": "timexValue", "note": "note"}),
    "event": (EVENT, {"status": "status", "factuality": "factuality", "when": "days", "note": "note"}),
}
PARTS: tuple[Part, ...] = ("content", "cue", "source")


def cas_marks(record: Annotations) -> list[Mark]:
    """Return the marks of a record as a CAS has them."""
    found = []
    for mark in all_marks(record):
        fields: dict[Field, str] = {
            name: in_xml(mark.fields.get(name, "")) for name in FEATURES[mark.kind][1]
        }
        if mark.kind == "claim":
            fields["check"] = in_xml(mark.fields.get("check", ""))
        if any(mark.parts.values()):
            found.append(replace(mark, fields=fields))
    return found


def in_xml(words: str) -> str:
    """Return words with a sign in the place of each character that XML cannot hold; as long as they were."""
    return _NOT_IN_XML.sub(MISSING, words)


def structures_of(record: Annotations, text: str) -> list[Structure]:
    """Return a record as feature structures, the text first.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    return list(_Cas(record, text).all())


class _Cas:
    def __init__(self, record: Annotations, text: str) -> None:
        self._record = record
        self._text = text
        self._units = Units(text)
        self._count = 0
        self._checks = {each.id: each.check for each in record.claims if each.check is not None}

    def all(self) -> Iterator[Structure]:
        document = self._record.document
        yield self._new(SOFA, sofaNum=1, sofaID=VIEW, mimeType="text", sofaString=self._text)
        told = {"documentTitle": document.title, "documentId": document.id, "documentUri": document.url}
        yield self._new(
            DOCUMENT,
            begin=0,
            end=self._units.units(len(self._text)),
            language=document.language,
            **{key: value for key, value in told.items() if value},
        )
        marks = with_origins(self._record, cas_marks(self._record))
        for _, group in groupby(marks, key=lambda mark: mark.group):
            own = list(group)
            if own[0].kind == "claim":
                yield from self._claim(own[0])
                continue
            yield from map(self._single, own)
            if own[0].kind == "entity" and len(own) > 1:
                yield from self._chain(own)

    def _new(self, type_: str, /, **features: str | int | Ref) -> Structure:
        self._count += 1
        held = {key: in_xml(value) if isinstance(value, str) else value for key, value in features.items()}
        return Structure(self._count, type_, held)

    def _at(self, quote: Quote) -> dict[str, int]:
        assert quote.place is not None
        start, end = quote.place
        return {"begin": self._units.units(start), "end": self._units.units(end)}

    def _said(self, mark: Mark) -> dict[str, str]:
        known = {name: mark.fields[field] for field, name in FEATURES[mark.kind][1].items()}
        found = {name: value for name, value in known.items() if value}
        return {**found, ORIGIN: mark.origin.told()} if mark.origin else found

    def _checked(self, mark: Mark) -> dict[str, str]:
        check = self._checks.get(mark.id)
        parts = (check.verdict, check.evidence, check.url) if check else ()
        found = {name: one_line(part or "") for name, part in zip(CHECK, parts, strict=False)}
        return {name: words for name, words in found.items() if words}

    def _single(self, mark: Mark) -> Structure:
        ((quote,),) = mark.parts.values()
        more = {"event": mark.group} if mark.kind == "event" else {}
        return self._new(FEATURES[mark.kind][0], **self._at(quote), **more, **self._said(mark))

    def _chain(self, marks: list[Mark]) -> Iterator[Structure]:
        links = []
        for mark in marks:
            ((quote,),) = mark.parts.values()
            links.append(self._new(LINK, **self._at(quote), **{ORIGIN: mark.id}))
        for link, following in pairwise(links):
            link.features["next"] = Ref(following.id)
        yield from links
        yield self._new(CHAIN, first=Ref(links[0].id))

    def _claim(self, mark: Mark) -> Iterator[Structure]:
        pieces = [(part, quote) for part in PARTS for quote in mark.parts.get(part, ())]
        (part, quote), *others = pieces
        head = self._new(CLAIM, **self._at(quote), part=part, **self._checked(mark), **self._said(mark))
        yield head
        for part, quote in others:
            piece = self._new(CLAIM, **self._at(quote), part=part)
            yield piece
            ends = {"Governor": Ref(head.id), "Dependent": Ref(piece.id)}
            yield self._new(CLAIM_LINK, **self._at(quote), **ends)
