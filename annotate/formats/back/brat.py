"""brat's standoff read back: an ``.ann``, and the text beside it where that is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotate.errors import ArticleError, Problem, RecordError
from annotate.formats.back.decoding import text_of
from annotate.record import EVENT_STATUSES, SPEECH_ACTS, TIME_TYPES, Factuality
from annotate.record.walk import Kind, Part
from annotate.review.returning.labels import entity_type
from annotate.review.returning.marks import Field, Mark, Origin, Quote, Returned
from annotate.review.returning.verdicts import parted
from annotate.support.files import read_limited

TOOL = "brat"
ORIGIN = "Dateline"
NOTES = "AnnotatorNotes"
# brat allows only letters, digits, hyphens and underscores in attribute values.
FACTUALITY: Mapping[Factuality, str] = {
    "CT+": "certain",
    "CT-": "certainly_not",
    "PR+": "probable",
    "PR-": "probably_not",
    "PS+": "possible",
    "PS-": "possibly_not",
    "CTu": "certain_either_way",
    "Uu": "unknown",
}
_FACTS = {word: value for value, word in FACTUALITY.items()}
_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
_RELATION = re.compile(r"R\S+\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\S+\t(\S+) (\S+)(?: (\S+))?\s*")
_NOTE = re.compile(r"#\S*\t(\S+) (\S+)\t(.*)", re.DOTALL)
_EQUIV = re.compile(r"\*\tEquiv (.*)")
_SIGN = re.compile(rb"^(?:T\d+\t\S+ \d+ \d+|#\d+\tDateline T)", re.MULTILINE)
_NAMED: Mapping[Kind, Field] = {"entity": "name", "time": "value", "event": "headline", "claim": "note"}
_CLAIM_PARTS: Mapping[str, Part] = {"Cue": "cue", "Source": "source"}


@dataclass(slots=True)
class _Bound:
    """A text-bound annotation, with all that is said of it."""

    label: str
    quotes: tuple[Quote, ...]
    attributes: dict[str, str] = field(default_factory=dict)
    note: str | None = None
    origin: Origin | None = None
    group: str = ""


@dataclass(slots=True)
class _File:
    """What stands in an ``.ann``."""

    bound: dict[str, _Bound] = field(default_factory=dict)
    linked: dict[str, list[tuple[Part, str]]] = field(default_factory=lambda: defaultdict(list))
    unread: list[str] = field(default_factory=list)


def is_brat(beginning: bytes) -> bool:
    """Whether a file begins as one of brat does."""
    return _SIGN.search(beginning) is not None


def read_brat(data: bytes, name: str) -> list[Returned]:
    """Return the annotations of an ``.ann``.

    Args:
        data: Its content.
        name: Its name; the text is looked for beside it.

    Raises:
        RecordError: When it is no text, or has no annotation in it.
    """
    found = _file(text_of(data, name, errors="surrogatepass").replace("\r\n", "\n").split("\n"))
    if not found.bound:
        raise RecordError([Problem("", "holds no annotation of brat")], name)
    marks = [*_single(found), *_claims(found)]
    return [Returned(TOOL, tuple(marks), _text_beside(name), unread=tuple(dict.fromkeys(found.unread)))]


def _text_beside(name: str) -> str | None:
    path = Path(name).with_suffix(".txt")
    try:
        with path.open("rb") as stream:
            return read_limited(stream).decode("utf-8", "surrogatepass")
    except (OSError, ValueError, ArticleError):
        return None


def _file(lines: Sequence[str]) -> _File:
    found = _File()
    told: list[re.Match[str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        bound = _BOUND.fullmatch(line)
        if bound is not None:
            found.bound[bound[1]] = _Bound(bound[2], tuple(_quotes(bound[3], bound[4])))
            continue
        known = next((match for form in _OTHERS if (match := form.fullmatch(line))), None)
        if known is None:
            found.unread.append(f"line {number} is of a kind that a record does not know, and was left out")
        else:
            told.append(known)
    for each in told:
        _OTHERS[each.re](found, each)
    return found


def _quotes(places: str, words: str) -> Iterator[Quote]:
    """Yield the pieces of an annotation; its words stand with one space between them."""
    at = 0
    for place in places.split(";"):
        start, end = map(int, place.split(" "))
        yield Quote(words[at : at + end - start], (start, end))
        at += end - start + 1


def _attribute(found: _File, match: re.Match[str]) -> None:
    if match[2] in found.bound:
        found.bound[match[2]].attributes[match[1]] = match[3] or ""


def _note(found: _File, match: re.Match[str]) -> None:
    bound = found.bound.get(match[2])
    if bound is None:
        return
    if match[1] == ORIGIN:
        bound.origin = Origin.read(match[3])
    else:
        bound.note = match[3] if bound.note is None else f"{bound.note} / {match[3]}"


def _relation(found: _File, match: re.Match[str]) -> None:
    part = _CLAIM_PARTS.get(match[1])
    if part is not None and match[2] in found.bound and match[3] in found.bound:
        found.linked[match[2]].append((part, match[3]))
    else:
        found.unread.append(f"the relation {match[1]} is none that a record knows, and was left out")


def _equiv(found: _File, match: re.Match[str]) -> None:
    """Join what is one; what is one with it already comes along."""
    names = [name for name in match[1].split() if name in found.bound]
    groups = {found.bound[name].group for name in names} - {""}
    group = min(groups, default=names[0] if names else "")
    for name, bound in found.bound.items():
        if name in names or bound.group in groups:
            bound.group = group


_OTHERS = {_ATTRIBUTE: _attribute, _NOTE: _note, _RELATION: _relation, _EQUIV: _equiv}


def _single(found: _File) -> Iterator[Mark]:
    for name, bound in found.bound.items():
        known = _kind(bound.label)
        if known is None:
            if bound.label not in ("Content", "Cue", "Source"):
                found.unread.append(f"the label {bound.label} is none that a record knows, and was left out")
            continue
        kind, part, fields = known
        if bound.note is not None:
            fields[_NAMED[kind]] = bound.note
        said = _attributes(found, bound)
        if kind == "event":
            fields |= said
        yield Mark(kind, {part: bound.quotes}, fields, group=bound.group or name, origin=bound.origin)


def _kind(label: str) -> tuple[Kind, Part, dict[Field, str]] | None:
    if label == "Event":
        return "event", "event", {}
    if label.upper() in TIME_TYPES:
        return "time", "time", {"type": label.upper()}
    type_ = entity_type(label)
    return ("entity", "mention", {"type": type_}) if type_ else None


def _claims(found: _File) -> Iterator[Mark]:
    used = {name for linked in found.linked.values() for _, name in linked}
    for name, bound in found.bound.items():
        alone = bound.label == "Cue" and name not in used and (bound.attributes or name in found.linked)
        if bound.label != "Content" and not alone:
            if bound.label in _CLAIM_PARTS and name not in used:
                found.unread.append(f"a {bound.label.lower()} is of no claim, and was left out")
            continue
        parts: dict[Part, tuple[Quote, ...]] = {"content": (), "cue": (), "source": ()}
        parts["cue" if alone else "content"] = bound.quotes
        for part, other in found.linked.get(name, ()):
            parts[part] = tuple(dict.fromkeys((*parts[part], *found.bound[other].quotes)))
        fields: dict[Field, str] = {**parted(bound.note or ""), **_attributes(found, bound)}
        yield Mark("claim", parts, fields, group=name, origin=bound.origin)


def _attributes(found: _File, bound: _Bound) -> dict[Field, str]:
    known: dict[Field, str] = {}
    for name, value in bound.attributes.items():
        if name == "Factuality" and value in _FACTS:
            known["factuality"] = _FACTS[value]
        elif name == "SpeechAct" and value in SPEECH_ACTS:
            known["speech_act"] = value
        elif name == "Status" and value in EVENT_STATUSES:
            known["status"] = value
        else:
            found.unread.append(f"{name} {value} is nothing that a record knows, and was left out")
    return known
