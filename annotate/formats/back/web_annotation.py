"""W3C Web Annotation read back: collections, pages, lists and single annotations, from whichever tool."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from annotate.errors import Problem, RecordError
from annotate.formats.back.decoding import text_of
from annotate.formats.back.naming import named_alike
from annotate.record import EVENT_STATUSES, SPEECH_ACTS, TIME_TYPES, Factuality
from annotate.record.ids import kind_by_id
from annotate.record.walk import Kind, Part
from annotate.review.returning.labels import entity_type
from annotate.review.returning.marks import MAIN, UNDATED, Field, Mark, Origin, Quote, Returned
from annotate.support.jsonfile import load_json

TOOL = "Web Annotation"
UNDATED_WORDS = "undated"
_SHA = re.compile(r"urn:sha256:([0-9a-f]{64})")
_SIGN = re.compile(rb"ns/anno\.jsonld|Text(?:Quote|Position)Selector")
_NUMBERED = re.compile(r"#([a-z]+\d+)(?:-[a-z]+)?-\d+$")
_PARTS: Mapping[str, Part] = {"cue": "cue", "source": "source"}
_FACTS: tuple[str, ...] = get_args(Factuality)


def is_web_annotation(beginning: bytes) -> bool:
    """Whether a file begins as one of Web Annotation does."""
    return beginning.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[") and bool(_SIGN.search(beginning))


def read_web_annotations(data: bytes, name: str) -> list[Returned]:
    """Return the annotations of a file of JSON-LD.

    Args:
        data: Its content.
        name: Its name, for what is told of it.

    Raises:
        RecordError: When it is no JSON, or holds no annotations.
    """
    text = text_of(data, name)
    values = load_json(text)
    found = [each for value in values for each in _annotations(value)]
    if not found:
        raise RecordError([Problem("", "holds no Web Annotation")], name)
    unread: list[str] = []
    read = [one for each in found if (one := _Read.of(each, unread)) is not None]
    marks = named_alike([*_single(read), *_claims(read)])
    sha = _SHA.search(text)
    whole = len(values) == 1 and _is_whole(values[0])
    return [Returned(TOOL, tuple(marks), None, sha.group(1) if sha else None, whole, unread=tuple(unread))]


def _annotations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _annotations(each)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
        else:
            for key in ("first", "items", "annotations", "@graph", "rows"):
                yield from _annotations(value.get(key))


def _is_whole(value: Any) -> bool:
    """Whether a file has all annotations of an article, as far as it says."""
    if not isinstance(value, dict) or "next" in value:
        return False
    page = value.get("first", value)
    kinds = {word for each in (value, page) if isinstance(each, dict) for word in _listed(each.get("type"))}
    return "next" not in page and bool(kinds & {"AnnotationCollection", "AnnotationPage"})


@dataclass(frozen=True, slots=True)
class _Read:
    """One annotation of the file.

    Attributes:
        kind: What it is of.
        part: Which part of a claim.
        quotes: What it is about.
        fields: What its bodies say.
        origin: Where it is from.
        thing: Id of what it belongs to; of a part of a claim that of the claim.
        by: Who made or changed it.
    """

    kind: Kind
    part: Part
    quotes: tuple[Quote, ...]
    fields: dict[Field, str]
    origin: Origin | None
    thing: str
    by: str

    @classmethod
    def of(cls, data: dict[str, Any], unread: list[str]) -> _Read | None:
        quotes = tuple(_quotes(data.get("target")))
        origin = next((one for each in _ids(data) if (one := Origin.read(each)) is not None), None)
        numbered = next((found for each in _ids(data) if (found := _NUMBERED.search(each))), None)
        thing = origin.thing if origin else numbered.group(1) if numbered else ""
        bodies = list(_bodies(data))
        tags = [value for purpose, value in bodies if purpose == "tagging"]
        label = next((known for tag in tags if (known := _label(tag)) is not None), None)
        if label is None:
            kind = kind_by_id(thing)
            if kind is None or not quotes:
                shown = quotes[0].exact if quotes else str(data.get("id", "an annotation"))
                unread.append(f"“{shown[:40]}” has no tag that a record knows, and was left out")
                return None
            label = kind, MAIN[kind], {}
        kind, part, fields = label
        if origin is not None and kind_by_id(origin.thing) != kind:
            # It is something else now; what it was is not in the file any more.
            origin, thing = None, ""
        fields |= _said(kind, bodies, tags)
        return cls(kind, part, quotes, fields, origin, thing, _person(data))


def _single(read: Sequence[_Read]) -> Iterator[Mark]:
    for one in read:
        if one.kind != "claim" and one.quotes:
            parts = {MAIN[one.kind]: one.quotes}
            yield Mark(one.kind, parts, one.fields, group=one.thing, origin=one.origin, by=one.by)


def _claims(read: Sequence[_Read]) -> Iterator[Mark]:
    """Yield the claims: what belongs together of contents, cues and sources."""
    claims: dict[str, list[_Read]] = defaultdict(list)
    for number, one in enumerate(read):
        if one.kind == "claim":
            claims[one.thing or f"new {number}"].append(one)
    for own in claims.values():
        told: tuple[Part, ...] = ("content", "cue", "source") if own[0].thing else ("content",)
        parts = {
            part: tuple(quote for one in own if one.part == part for quote in one.quotes) for part in told
        }
        if not parts["content"]:
            # What it said was taken out, and the claim with it.
            continue
        origin = next((one.origin for one in own if one.origin), None)
        by = next((one.by for one in own if one.by), "")
        said = [one.fields for one in own if one.part == "content"] or [own[0].fields]
        found = [Mark("claim", parts, fields, group=own[0].thing, origin=origin, by=by) for fields in said]
        # Each content says the same of the claim; that which says something else was changed.
        changed = (mark for mark in found if origin is not None and mark.state != origin.state)
        yield next(changed, found[0])


def _ids(data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("via", "canonical", "id", "@id"):
        yield from (each for each in _listed(data.get(key)) if isinstance(each, str))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _bodies(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is said, and for what purpose; of what has no purpose that which it fits."""
    for body in (*_listed(data.get("body")), *_listed(data.get("bodyValue"))):
        value = body.get("value") if isinstance(body, dict) else body
        if not isinstance(value, str):
            continue
        given = body.get("purpose") if isinstance(body, dict) else None
        purposes = [each for each in _listed(given) if isinstance(each, str)]
        usual = "tagging" if _label(value) is not None else "commenting"
        yield (purposes[0].rpartition(":")[2] if purposes else usual), value
    for tag in _listed(data.get("tags")):
        if isinstance(tag, str):
            yield "tagging", tag


def _label(tag: str) -> tuple[Kind, Part, dict[Field, str]] | None:
    """Return what a tag says that something is."""
    head, _, tail = (each.strip() for each in tag.partition(":"))
    if head.lower() == "claim":
        if tail in _PARTS:
            return "claim", _PARTS[tail], {}
        act = tail.lower() or "say"
        return ("claim", "content", {"speech_act": act}) if act in SPEECH_ACTS else None
    if head.lower() == "event" and (tail or head != "EVENT"):
        status = tail.lower() or "happened"
        return ("event", "event", {"status": status}) if status in EVENT_STATUSES else None
    if tail:
        return None
    if head.upper() in TIME_TYPES:
        return "time", "time", {"type": head.upper()}
    type_ = entity_type(head)
    return ("entity", "mention", {"type": type_}) if type_ else None


def _said(kind: Kind, bodies: Sequence[tuple[str, str]], tags: Sequence[str]) -> dict[Field, str]:
    found: dict[Field, str] = {}
    for purpose, value in bodies:
        if purpose == "identifying" and kind == "entity":
            found["name"] = value
        elif purpose == "describing":
            found |= _described(kind, value)
    notes = [value for purpose, value in bodies if purpose in ("commenting", "replying", "questioning")]
    notes += [f"{each}" for each in tags if _label(each) is None]
    found["note"] = " / ".join(dict.fromkeys(notes))
    if kind == "claim":
        found["check"] = next((value for purpose, value in bodies if purpose == "assessing"), "")
    return found


def _described(kind: Kind, value: str) -> dict[Field, str]:
    if kind == "time":
        return {"value": value}
    if kind == "event":
        return {"when": UNDATED if value == UNDATED_WORDS else value}
    if kind == "claim":
        speaker, _, factuality = value.rpartition(", ")
        return {"speaker": speaker, "factuality": factuality} if factuality in _FACTS else {"speaker": value}
    return {"note": value}


def _quotes(target: Any) -> Iterator[Quote]:
    for each in _listed(target):
        if not isinstance(each, dict):
            continue
        found: Quote | None = None
        for selector in _selectors(each.get("selector")):
            kind, start, end = selector.get("type"), selector.get("start"), selector.get("end")
            found = found or Quote("")
            if kind == "TextPositionSelector" and type(start) is int and type(end) is int:
                found = replace(found, place=(start, end))
            elif kind == "TextQuoteSelector":
                exact, before, after = (_text(selector.get(key)) for key in ("exact", "prefix", "suffix"))
                found = replace(found, exact=exact, prefix=before, suffix=after)
        if found is not None and (found.exact or found.place):
            yield found


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    for each in _listed(value):
        if isinstance(each, dict):
            yield each
            yield from _selectors(each.get("refinedBy"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _person(data: Mapping[str, Any]) -> str:
    for who in _listed(data.get("creator")):
        name = (who.get("name") or who.get("nickname") or who.get("id")) if isinstance(who, dict) else who
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return ""
