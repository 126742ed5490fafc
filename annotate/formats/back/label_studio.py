"""Label Studio's export (JSON) read back: what each annotator submitted for each task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.errors import Problem, RecordError
from annotate.formats.back.decoding import text_of
from annotate.formats.back.naming import named_alike
from annotate.record import TIME_TYPES
from annotate.record.ids import kind_by_id
from annotate.record.walk import Kind, Part
from annotate.review.returning.labels import entity_type
from annotate.review.returning.marks import MAIN, Field, Mark, Origin, Quote, Returned
from annotate.review.returning.verdicts import parted
from annotate.support.jsonfile import load_json

TOOL = "Label Studio"
ORIGINS = "dateline"
SOURCE = "SOURCE"
_SIGN = re.compile(rb"\"(?:predictions|annotations|from_name)\"\s*:|\"data\"\s*:\s*\{\s*\"text\"")
_OWN: Mapping[str, Kind] = {"CLAIM": "claim", "EVENT": "event"}


@dataclass(frozen=True, slots=True)
class Region:
    """One stretch of text that is marked.

    Attributes:
        kind: What it is of.
        part: Which part of a claim.
        thing: Id of what it belonged to.
    """

    id: str
    kind: Kind
    part: Part
    quote: Quote
    fields: Mapping[Field, str]
    origin: Origin | None
    thing: str


def is_label_studio(beginning: bytes) -> bool:
    """Whether a file begins as one of Label Studio does."""
    return beginning.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{") and bool(_SIGN.search(beginning))


def read_tasks(data: bytes, name: str) -> list[Returned]:
    """Return what was submitted; of a task that nobody worked on, what was predicted.

    Args:
        data: The content of the file.
        name: Its name.

    Raises:
        RecordError: When it is no JSON, or has no tasks with a text.
    """
    tasks = load_json(text_of(data, name))
    found = [returned for task in tasks if isinstance(task, dict) for returned in _of_task(task)]
    if not found:
        raise RecordError([Problem("", "holds no task of Label Studio with a text")], name)
    return found


def _of_task(task: dict[str, Any]) -> Iterator[Returned]:
    data = task.get("data")
    text = data.get("text") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(text, str):
        return
    told = data.get(ORIGINS)
    origins: Mapping[str, Any] = told if isinstance(told, dict) else {}
    made = [each for each in _dicts(task.get("annotations")) if not each.get("was_cancelled")]
    for each in made or _dicts(task.get("predictions"))[:1]:
        unread: list[str] = []
        results = _dicts(each.get("result"))
        regions = [one for result in results if (one := _region(result, origins, unread)) is not None]
        marks = named_alike([*singles_of(regions), *claims_of(regions, _links(results))])
        known = any(region.origin is not None for region in regions)
        yield Returned(
            TOOL,
            tuple(marks),
            text,
            whole=known,
            person=_person(each.get("completed_by")),
            unread=tuple(dict.fromkeys(unread)),
        )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _person(who: Any) -> str:
    if isinstance(who, dict):
        names = [who.get("first_name"), who.get("last_name")]
        name = " ".join(each for each in names if isinstance(each, str) and each.strip())
        who = name or who.get("email") or who.get("username")
    if isinstance(who, str) and who.strip():
        return " ".join(who.split())
    return f"annotator {who}" if type(who) is int else ""


def _region(result: dict[str, Any], origins: Mapping[str, Any], unread: list[str]) -> Region | None:
    value, id = result.get("value"), result.get("id")
    if result.get("type") != "labels" or not isinstance(value, dict) or not isinstance(id, str):
        return None
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    labels = value.get("labels")
    label = labels[0] if isinstance(labels, list) and labels and isinstance(labels[0], str) else ""
    if type(start) is not int or type(end) is not int:
        return None
    quote = Quote(words if isinstance(words, str) else "", (start, end))
    told = origins.get(id)
    origin = Origin.read(told) if isinstance(told, str) else None
    before = kind_by_id(origin.thing) if origin else None
    known = known_label(label, before)
    if known is None:
        unread.append(f"the label {label or 'of a region'} is none that a record knows, and was left out")
        return None
    kind, part, fields = known
    if kind != before:
        origin = None
    note = _note(result)
    return Region(id, kind, part, quote, {**fields, "note": note}, origin, origin.thing if origin else "")


def _note(result: dict[str, Any]) -> str:
    meta = result.get("meta")
    words = meta.get("text") if isinstance(meta, dict) else None
    listed = words if isinstance(words, list) else [words]
    return " / ".join(each for each in listed if isinstance(each, str) and each)


def known_label(label: str, before: Kind | None) -> tuple[Kind, Part, dict[Field, str]] | None:
    """Return what a label means; one that means two things means what it was of before."""
    if label.upper() == SOURCE:
        return "claim", "source", {}
    own = _OWN.get(label.upper())
    if own is not None and not (own == "event" and before == "entity"):
        return own, MAIN[own], {}
    if label.upper() in TIME_TYPES:
        return "time", "time", {"type": label.upper()}
    type_ = entity_type(label)
    return ("entity", "mention", {"type": type_}) if type_ else None


def singles_of(regions: Sequence[Region]) -> Iterator[Mark]:
    """Yield what is no claim, a mark for each region."""
    for one in regions:
        if one.kind != "claim":
            yield Mark(one.kind, {one.part: (one.quote,)}, one.fields, group=one.thing, origin=one.origin)


def _links(results: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in results:
        first, second = each.get("from_id"), each.get("to_id")
        if each.get("type") == "relation" and isinstance(first, str) and isinstance(second, str):
            if each.get("direction") == "left":
                first, second = second, first
            found[first].append(second)
    return found


def claims_of(
    regions: Sequence[Region],
    links: Mapping[str, list[str]],
    carried: tuple[Part, ...] = ("content", "source"),
) -> Iterator[Mark]:
    """Yield the claims: contents of one claim together, each with the sources that they lead to.

    Args:
        regions: What is marked.
        links: Which regions each of them leads to.
        carried: The parts of a claim that the form has.
    """
    here = {region.id: region for region in regions}
    contents: dict[str, list[Region]] = defaultdict(list)
    for region in regions:
        if region.kind == "claim" and region.part == "content":
            contents[region.thing or f"new {region.id}"].append(region)
    for own in contents.values():
        sources = [here[id] for region in own for id in links.get(region.id, ()) if id in here]
        # Of a source in several pieces only the first one is led to.
        rest = [
            region
            for region in regions
            if region.part == "source"
            and region.thing
            and region.thing in {each.thing for each in sources if each.part == "source"}
        ]
        quotes = tuple(dict.fromkeys(region.quote for region in (*sources, *rest)))
        parts: dict[Part, tuple[Quote, ...]] = {
            "content": tuple(region.quote for region in own),
            "source": tuple(sorted(quotes, key=lambda quote: quote.place or (0, 0))),
        }
        origin = next((region.origin for region in own if region.origin), None)
        notes = [region.fields["note"] for region in own if "note" in region.fields]
        fields: dict[Field, str] = parted(" / ".join(filter(None, notes))) if notes else {}
        fields |= next(({"check": each.fields["check"]} for each in own if "check" in each.fields), {})
        parts = {part: words for part, words in parts.items() if part in carried}
        yield Mark("claim", parts, fields, group=own[0].thing, origin=origin)
