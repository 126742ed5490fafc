"""Feature structures read back as marks: of a file of ours that others corrected, or of one of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotate.errors import Problem, RecordError
from annotate.formats.back.naming import named_alike
from annotate.formats.cas.types import (
    CHAIN,
    CHECK,
    CLAIM,
    CLAIM_LINK,
    ENTITY,
    EVENT,
    LINK,
    ORIGIN,
    SOFA,
    TIME,
    Structure,
)
from annotate.formats.cas.units import Units
from annotate.formats.cas.writing import FEATURES, MISSING, PARTS
from annotate.record import TIME_TYPES
from annotate.record.walk import Kind, Part
from annotate.review.returning.labels import entity_type
from annotate.review.returning.marks import MAIN, Field, Mark, Origin, Quote, Returned
from annotate.review.wording import in_one_line
from annotate.review.words import one_line

TOOL = "CAS"
_SINGLE: Mapping[str, Kind] = {ENTITY: "entity", TIME: "time", EVENT: "event"}


def returned(structures: Sequence[Structure]) -> Returned:
    """Return what a CAS holds.

    Args:
        structures: All that are in it.

    Raises:
        RecordError: When it has no text.
    """
    text = next((each.words("sofaString") for each in structures if each.type == SOFA), "")
    if not text:
        raise RecordError([Problem("", "is a CAS without a text")])
    read = _Read(structures, text)
    marks = [*read.single(), *read.claims()]
    if not any(each.type == CHAIN for each in structures):
        # Only names tell what is one; where the layer was left out, that is no correction.
        marks = named_alike(map(_ungrouped, marks))
    return Returned(TOOL, tuple(marks), text, unread=tuple(dict.fromkeys(read.unread)))


def _ungrouped(mark: Mark) -> Mark:
    if mark.kind != "entity":
        return mark
    return replace(mark, group=mark.origin.thing if mark.origin else "")


def _check(claim: Structure) -> str:
    verdict, *more = (one_line(claim.words(name)) for name in CHECK)
    return in_one_line((verdict, *filter(None, more))) if verdict or any(more) else ""


class _Read:
    def __init__(self, structures: Sequence[Structure], text: str) -> None:
        self._structures = structures
        self._known = {each.id: each for each in structures}
        self._text = text
        self._units = Units(text)
        self.unread: list[str] = []

    def single(self) -> Iterator[Mark]:
        """Yield entities, times and events."""
        groups = self._groups()
        for each in self._structures:
            kind = _SINGLE.get(each.type)
            quote = self._quote(each) if kind else None
            if kind is None or quote is None:
                continue
            fields = self._said(each, kind)
            if kind != "event" and not fields.get("type"):
                label = each.words(FEATURES[kind][1]["type"]) or "an annotation without a label"
                self.unread.append(
                    f"{label} at “{quote.exact[:40]}” is no label of a record, and was left out"
                )
                continue
            group = (
                f"event {each.words('event')}" if each.words("event") else groups.get(each.id, str(each.id))
            )
            origin = Origin.read(each.words(ORIGIN))
            yield Mark(kind, {MAIN[kind]: (quote,)}, fields, group=group, origin=origin)

    def claims(self) -> Iterator[Mark]:
        """Yield claims: what is led to from each content."""
        links: dict[int, list[Structure]] = defaultdict(list)
        led: set[int] = set()
        for each in self._structures:
            ends = [self._known.get(each.leads_to(end) or -1) for end in ("Governor", "Dependent")]
            head, piece = ends
            if each.type == CLAIM_LINK and head is not None and piece is not None:
                links[head.id].append(piece)
                led.add(piece.id)
        # Older layers lose all verdicts; that one is gone tells something only where others are left.
        checked = any(_check(each) for each in self._structures if each.type == CLAIM)
        for each in self._structures:
            if each.type != CLAIM or each.id in led or self._quote(each) is None:
                continue
            part = each.words("part").lower() or "content"
            origin = Origin.read(each.words(ORIGIN))
            if part != "content" and origin is None and each.id not in links:
                self.unread.append(f"“{self._words(each)}” is the {part} of no claim, and was left out")
                continue
            parts = self._parts([each, *links[each.id]])
            fields = self._said(each, "claim")
            if checked:
                fields["check"] = _check(each)
            yield Mark("claim", parts, fields, group=str(each.id), origin=origin)

    def _parts(self, pieces: Sequence[Structure]) -> dict[Part, tuple[Quote, ...]]:
        found: dict[Part, list[Quote]] = {part: [] for part in PARTS}
        for each in pieces:
            part = each.words("part").lower()
            # A mention of somebody is who says it.
            usual = "source" if each.type == ENTITY else "content" if each is pieces[0] else part
            quote = self._quote(each)
            name = next((known for known in PARTS if known == (part or usual)), None)
            if name is None or quote is None:
                self.unread.append(f"“{self._words(each)}” is no part of a claim, and was left out")
            elif quote not in found[name]:
                found[name].append(quote)
        return {part: tuple(quotes) for part, quotes in found.items()}

    def _said(self, each: Structure, kind: Kind) -> dict[Field, str]:
        found: dict[Field, str] = {field: each.words(name) for field, name in FEATURES[kind][1].items()}
        if kind == "entity":
            found["type"] = entity_type(found["type"]) or ""
        elif kind == "time" and found["type"].upper() not in TIME_TYPES:
            found["type"] = "DATE" if not found["type"] else ""
        # What was not filled in says nothing; a note that is gone was taken away.
        return {name: value for name, value in found.items() if value or name == "note"}

    def _groups(self) -> dict[int, str]:
        """Return for each mention of an entity what it is one with, by the chains of links."""
        mentions: dict[object, list[Structure]] = defaultdict(list)
        named: dict[str, Structure] = {}
        for each in self._structures:
            if each.type == ENTITY:
                mentions[each.number("begin"), each.number("end")].append(each)
                origin = Origin.read(each.words(ORIGIN))
                if origin is not None:
                    named[origin.id] = each
        found: dict[int, str] = {}
        for chain in self._structures:
            link = self._known.get(chain.leads_to("first") or -1) if chain.type == CHAIN else None
            seen: set[int] = set()
            while link is not None and link.type == LINK and link.id not in seen:
                seen.add(link.id)
                there = mentions[link.number("begin"), link.number("end")]
                own = named.get(link.words(ORIGIN))
                if own is None or own not in there:
                    own = next((each for each in there if each.id not in found), None)
                if own is not None:
                    found[own.id] = f"chain {chain.id}"
                link = self._known.get(link.leads_to("next") or -1)
        return found

    def _quote(self, each: Structure) -> Quote | None:
        begin, end = each.number("begin"), each.number("end")
        if begin is None or end is None:
            return None
        start, stop = self._units.points(begin), self._units.points(end)
        if not 0 <= start < stop <= len(self._text):
            return None
        words = self._text[start:stop]
        return Quote("" if MISSING in words else words, (start, stop))

    def _words(self, each: Structure) -> str:
        quote = self._quote(each)
        return quote.exact[:40] if quote else ""
