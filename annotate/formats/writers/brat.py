"""The record as brat standoff (Stenetorp et al. 2012, EACL demo): an ``.ann`` beside the exact text.

Entities' mentions, claims' parts, times and events become text-bound
annotations (``T``); a claim is held together by ``Cue`` and ``Source``
relations from its content; the mentions of one entity are one ``Equiv``, which
all readers of the form know. Values (names, TIMEX3 values, speech acts,
factuality) are attributes and notes. brat counts Unicode code points, as the
record does, but takes CR LF for one of them, so its copy of the text has a space
and LF there. It wants a span broken where the text breaks its line; other
readers also take tabs, form feeds and Unicode's separators for the end of
something, so a span is broken there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import get_args

from annotate.formats.writers import Format
from annotate.record import Annotations, Claim, EntityType, EventStatus, Span, SpeechAct, TimexType
from annotate.record.walk import as_span

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SPACE = re.compile(r"\s+")
# brat allows only letters, digits, hyphens and underscores in attribute values.
_FACTUALITY = {"CT+": "certain", "CT-": "certainly_not", "PR+": "probable", "PR-": "probably_not"}
_FACTUALITY |= {"PS+": "possible", "PS-": "possibly_not", "CTu": "certain_either_way", "Uu": "unknown"}


@dataclass(slots=True)
class _Standoff:
    """The lines of one ``.ann`` file, each kind with a count of its own."""

    lines: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, content: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        name = f"{kind}{self.counts[kind]}"
        self.lines.append(f"{name}\t{content}")
        return name

    def bound(self, label: str, spans: Iterable[Span]) -> str:
        spans = list(spans)
        parts = [part for span in spans for part in _fragments(span)] or spans[:1]
        places = ";".join(f"{part.start} {part.end}" for part in parts)
        return self.add("T", f"{label} {places}\t{' '.join(part.exact for part in parts)}")

    def attribute(self, name: str, target: str, value: str) -> None:
        self.add("A", f"{name} {target} {value}")

    def note(self, target: str, words: str) -> None:
        self.add("#", f"AnnotatorNotes {target}\t{_SPACE.sub(' ', words)}")


def dump_brat(annotations: Annotations) -> str:
    """The ``.ann`` file of one record."""
    out = _Standoff()
    for entity in annotations.entities:
        names = [out.bound(entity.type, [as_span(mention)]) for mention in entity.mentions]
        if len(names) > 1:
            out.lines.append(f"*\tEquiv {' '.join(names)}")
        if names:
            out.note(names[0], entity.name)
    for claim in annotations.claims:
        _add_claim(out, claim)
    for time in annotations.timeline.times:
        name = out.bound(time.type, [as_span(time)])
        out.note(name, time.value)
    for event in annotations.timeline.events:
        names = [out.bound("Event", [as_span(mention)]) for mention in event.mentions]
        if len(names) > 1:
            out.lines.append(f"*\tEquiv {' '.join(names)}")
        for name, mention in zip(names, event.mentions, strict=True):
            out.attribute("Factuality", name, _FACTUALITY[mention.factuality])
        if names:
            out.attribute("Status", names[0], event.status)
            out.note(names[0], event.headline.exact)
    return "".join(f"{line}\n" for line in out.lines)


def brat_text(text: str) -> str:
    """The text as brat wants it beside the ``.ann``: every line ends in LF, and every offset stays."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def brat_configuration() -> str:
    """The ``annotation.conf`` under which brat shows these annotations."""
    entities = [*get_args(EntityType), *get_args(TimexType), "Source", "Cue", "Content", "Event"]
    acts, values = "|".join(get_args(SpeechAct)), "|".join(_FACTUALITY.values())
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


def _add_claim(out: _Standoff, claim: Claim) -> None:
    content = out.bound("Content", claim.content) if claim.content else None
    cue = out.bound("Cue", claim.cue) if claim.cue else None
    source = out.bound("Source", claim.source.spans) if claim.source and claim.source.spans else None
    centre = content or cue
    if centre is None:
        return
    for label, part in (("Cue", cue), ("Source", source)):
        if part and part != centre:
            out.add("R", f"{label} Arg1:{centre} Arg2:{part}")
    out.attribute("SpeechAct", centre, claim.speech_act)
    out.attribute("Factuality", centre, _FACTUALITY[claim.factuality])


def _fragments(span: Span) -> Iterator[Span]:
    """The pieces of a span between whatever breaks a line or a field in it."""
    position = 0
    for found in (*_BREAKS.finditer(span.exact), None):
        stop = found.start() if found else len(span.exact)
        if not span.exact[position:stop].isspace() and stop > position:
            yield Span(span.start + position, span.start + stop, span.exact[position:stop])
        position = found.end() if found else stop


FORMAT = Format(
    suffix=".ann",
    dump=dump_brat,
    joins=False,
    text=brat_text,
    shared={"annotation.conf": brat_configuration},
)
