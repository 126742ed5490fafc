"""The record as brat standoff (Stenetorp et al. 2012, EACL demo): an ``.ann`` beside the text, and back.

Entities' mentions, claims' parts, times and events become text-bound
annotations (``T``); a claim is held together by ``Cue`` and ``Source``
relations from its content; the mentions of one entity are one ``Equiv``, which
all readers of the form know. Values (names, TIMEX3 values, speech acts,
factuality, verdicts) are attributes and notes; a note more says where each is from, by which
it is known when it comes back corrected. brat counts Unicode code points, as the
record does, but takes CR LF for one of them, so its copy of the text has a space
and LF there. It wants a span broken where the text breaks its line; other
readers also take tabs, form feeds and Unicode's separators for the end of
something, so a span is broken there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import get_args

from annotate.formats.back.brat import FACTUALITY, NOTES, ORIGIN, is_brat, read_brat
from annotate.formats.writers import Format
from annotate.record import Annotations, EntityType, EventStatus, SpeechAct, TimexType
from annotate.record.walk import Part
from annotate.review.returning.marks import Back, Field, Mark, Quote, all_marks, with_origins
from annotate.review.returning.verdicts import in_one, parted

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SPACE = re.compile(r"\s+")
_LABELS: dict[Part, str] = {"content": "Content", "cue": "Cue", "source": "Source", "event": "Event"}
_ATTRIBUTES: dict[Field, str] = {"speech_act": "SpeechAct", "factuality": "Factuality", "status": "Status"}
_NOTED: tuple[Field, ...] = ("name", "value", "headline")


@dataclass(slots=True)
class _Standoff:
    """The lines of one ``.ann`` file, each kind with a count of its own."""

    lines: list[str] = field(default_factory=list)
    origins: dict[int, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, content: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        name = f"{kind}{self.counts[kind]}"
        self.lines.append(f"{name}\t{content}")
        return name

    def bound(self, label: str, parts: Sequence[Quote]) -> str:
        places = ";".join(f"{part.place[0]} {part.place[1]}" for part in parts if part.place)
        return self.add("T", f"{label} {places}\t{' '.join(part.exact for part in parts)}")

    def say(self, target: str, mark: Mark) -> None:
        """Write the attributes, the note and the origin of a mark."""
        for name, attribute in _ATTRIBUTES.items():
            value = mark.fields.get(name)
            if value:
                self.add("A", f"{attribute} {target} {_shown(name, value)}")
        if mark.origin is not None:
            line = f"{ORIGIN} {target}\t{mark.origin.told()}"
            self.origins.setdefault(len(self.lines), []).append(line)
        # brat changes the first note of an annotation and shows the last, so that one has all.
        for words in (*(mark.fields.get(name) for name in _NOTED), in_one(mark.fields)):
            if words:
                self.add("#", f"{NOTES} {target}\t{words}")

    def text(self) -> str:
        """Return the file; of two notes brat shows the last, so that origins stand before what is said."""
        found: list[str] = []
        number = self.counts.get("#", 0)
        for place, line in enumerate((*self.lines, None)):
            for origin in self.origins.get(place, ()):
                number += 1
                found.append(f"#{number}\t{origin}")
            found += [] if line is None else [line]
        return "".join(f"{line}\n" for line in found)


def dump_brat(annotations: Annotations) -> str:
    """The ``.ann`` file of one record."""
    out = _Standoff()
    marks = with_origins(annotations, brat_marks(annotations))
    for _, group in groupby(marks, key=lambda mark: mark.group):
        own = list(group)
        if own[0].kind == "claim":
            _add_claim(out, own[0])
            continue
        names = [out.bound(_label(mark), *mark.parts.values()) for mark in own]
        if len(names) > 1:
            out.lines.append(f"*\tEquiv {' '.join(names)}")
        for name, mark in zip(names, own, strict=True):
            out.say(name, mark)
    return out.text()


def brat_marks(record: Annotations) -> list[Mark]:
    """Return the marks of a record as brat has them: what is said of a thing stands at its first one."""
    found: list[Mark] = []
    for mark in all_marks(record):
        first = not found or found[-1].group != mark.group
        fields = {name: value for name, value in mark.fields.items() if _is_written(mark, name, first=first)}
        parts = {part: tuple(_fragments(quotes)) for part, quotes in mark.parts.items()}
        told: dict[Field, str] = {name: _SPACE.sub(" ", value) for name, value in fields.items()}
        told |= parted(in_one(told)) if mark.kind == "claim" else {}
        if mark.kind != "claim" or parts["content"] or parts["cue"]:
            found.append(replace(mark, parts=parts, fields=told))
    return found


def _is_written(mark: Mark, name: Field, *, first: bool) -> bool:
    if mark.kind == "claim":
        return name in ("speech_act", "factuality", "note", "check")
    return name in ("type", "factuality") or (first and name in ("name", "value", "headline", "status"))


def _shown(name: Field, value: str) -> str:
    return dict[str, str](FACTUALITY.items())[value] if name == "factuality" else value


def _label(mark: Mark) -> str:
    return mark.fields.get("type") or _LABELS["event"]


def brat_text(text: str) -> str:
    """The text as brat wants it beside the ``.ann``: every line ends in LF, and every offset stays."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def brat_configuration() -> str:
    """The ``annotation.conf`` under which brat shows these annotations."""
    entities = [*get_args(EntityType), *get_args(TimexType), "Source", "Cue", "Content", "Event"]
    acts, values = "|".join(get_args(SpeechAct)), "|".join(FACTUALITY.values())
    states = "|".join(get_args(EventStatus))
    return "\n".join(
        [
            "[entities]",
            *entities,
            "[relations]",
            "Cue\tArg1:Content, Arg2:Cue",
            "Source\tArg1:Content|Cue, Arg2:Source",
            "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            "[events]",
            "[attributes]",
            f"SpeechAct\tArg:<ENTITY>, Value:{acts}",
            f"Factuality\tArg:<ENTITY>, Value:{values}",
            f"Status\tArg:<ENTITY>, Value:{states}",
            "",
        ]
    )


def _add_claim(out: _Standoff, claim: Mark) -> None:
    names = {part: out.bound(_LABELS[part], quotes) for part, quotes in claim.parts.items() if quotes}
    centre = names.get("content") or names["cue"]
    linked: tuple[Part, ...] = ("cue", "source")
    for part in linked:
        name = names.get(part)
        if name and name != centre:
            out.add("R", f"{part.title()} Arg1:{centre} Arg2:{name}")
    out.say(centre, claim)


def _fragments(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The pieces of some stretches between whatever breaks a line or a field in them; one at least."""
    found = [part for quote in quotes for part in _pieces(quote)]
    yield from found or quotes[:1]


def _pieces(quote: Quote) -> Iterator[Quote]:
    assert quote.place is not None
    start, position = quote.place[0], 0
    for found in (*_BREAKS.finditer(quote.exact), None):
        stop = found.start() if found else len(quote.exact)
        words = quote.exact[position:stop]
        if words and not words.isspace():
            yield Quote(words, (start + position, start + stop))
        position = found.end() if found else stop


FORMAT = Format(
    suffix=".ann",
    dump=dump_brat,
    joins=False,
    text=brat_text,
    back=Back(brat_marks, read_brat, is_brat),
    shared={"annotation.conf": brat_configuration},
)
