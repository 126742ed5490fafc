"""The article's text with its annotations as marks: every character once, escaped, in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from annotate.record import Annotations
from annotate.record.walk import review_of
from annotate.support.console import substitute

_RETURN = re.compile(r"\r\n?")
_LOOKS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that belongs to an annotation.

    Attributes:
        start: First code point.
        end: One past the last.
        id: Of the annotation.
        look: A class of the style sheet.
    """

    start: int
    end: int
    id: str
    look: str


def marks_of(record: Annotations) -> list[Mark]:
    """Return the marks of entities, claims, times and events; what a reader rejected has none."""
    found: list[Mark] = []
    for entity in record.entities:
        if review_of(entity) != "rejected":
            look = _LOOKS.get(entity.type, "thing")
            found += [
                Mark(m.start, m.end, entity.id, look) for m in entity.mentions if m.status != "rejected"
            ]
    for claim in record.claims:
        if review_of(claim) != "rejected":
            found += [Mark(span.start, span.end, claim.id, "claim") for span in claim.content]
    found += [
        Mark(time.start, time.end, time.id, "time")
        for time in record.timeline.times
        if review_of(time) != "rejected"
    ]
    for event in record.timeline.events:
        if review_of(event) != "rejected":
            found += [
                Mark(m.start, m.end, event.id, "event") for m in event.mentions if m.status != "rejected"
            ]
    return found


def marked_text(text: str, marks: Iterable[Mark], named: Iterable[str]) -> Iterator[str]:
    """Yield the text as HTML, cut wherever a mark begins or ends.

    Args:
        text: The article's exact text.
        marks: What is marked; they may overlap in any way.
        named: Ids whose first place gets an anchor.
    """
    begin: defaultdict[int, list[Mark]] = defaultdict(list)
    end: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        begin[mark.start].append(mark)
        end[mark.end].append(mark)
    places = sorted({0, len(text), *begin, *end})
    left = set(named)
    open_: list[Mark] = []
    for place, following in pairwise(places):
        open_ = [mark for mark in open_ if mark.end > place] + begin[place]
        words = shown(text[place:following])
        if not open_:
            yield words
            continue
        ids = dict.fromkeys(mark.id for mark in open_)
        looks = dict.fromkeys(mark.look for mark in open_)
        new = [mark.id for mark in begin[place] if mark.id in left]
        left.difference_update(new)
        anchors = "".join(f'<span id="at-{id}"></span>' for id in dict.fromkeys(new))
        yield f'{anchors}<mark class="{" ".join(looks)}" data-of="{" ".join(ids)}">{words}</mark>'


def shown(text: str) -> str:
    """Text as a page may hold it: escaped, and without what cannot be seen but steers."""
    if not text.isprintable():
        text = "".join(c if c in "\n\t" else substitute(c) or c for c in _RETURN.sub("\n", text))
    return escape(text, quote=True)
