"""Attributions that only the layout shows: signed quotations, headlines and the turns of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.claims.index import DocIndex, Offsets
from annotate.claims.parts import Attribution
from annotate.claims.sources import source_words
from annotate.language.labels import name_type

SIGNED, TURN, HEADLINE = 0.8, 0.8, 0.7
LEAST_TURNS = 3
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|la|del|von|van|der|bin|al|of|the) )*[^\W\d_a-z][\w.'’-]*){0,5}"
_GAP = r"[^\S\r\n]*"
_SIGNATURE = re.compile(rf"{_GAP}(?:\r?\n{_GAP})?([―—–]|--?){_GAP}({_NAME}){_GAP}(?=[,.(]|[\r\n“\"”]|$)")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|Jr|Sr|Inc|Ltd|Co|Corp)\.$")
_LABEL = re.compile(r"^[ \t]*[\"“]?((?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})|Q|A)(:)[ \t]+", re.MULTILINE)
_LINE_END = re.compile(r"[\r\n]")
_NO_SPEAKER = frozenset(
    ["UPDATE", "NOTE", "RELATED", "WATCH", "READ MORE", "CORRECTION", "BREAKING", "MORE", "SOURCE", "PHOTO"]
)
# "Roe: Taxes will fall", "Taxes will fall: Roe"; a colon in a time or a ratio has no space after it.
_HEADLINE = re.compile(
    r"[^\S\r\n]*(\S[^:\r\n]*?)[^\S\r\n]*(:)[^\S\r\n]+(\S[^:\r\n]*?)[^\S\r\n]*$", re.MULTILINE
)
_LONGEST_SPEAKER = 4
_LEAST_SAID = 3


def signature(index: DocIndex, end: int) -> tuple[Offsets, Offsets] | None:
    """Return the dash and the name that sign a quotation, or None.

    Args:
        index: The document.
        end: One past the quotation's closing mark.
    """
    found = _SIGNATURE.match(index.text, end)
    if found is None:
        return None
    start, stop = found.span(2)
    return found.span(1), (start, stop - (found[2][-1] == "." and not _ABBREVIATED.search(found[2])))


def headlines(index: DocIndex) -> list[Attribution]:
    """Return what the headline says by a colon: "Roe: Taxes will fall", "Taxes will fall: report".

    Only the article's first line counts, and only if it ends no sentence; the
    speaker is a person that the pipeline found there, or a word such as "report".
    """
    found = _HEADLINE.match(index.text)
    if found is None or found[3][-1] in ".:":
        return []
    for speaker, content in ((1, 3), (3, 1)):
        if _speaks(index, found.span(speaker)) and len(found[content].split()) >= _LEAST_SAID:
            because = ["the headline's colon"]
            parts = [found.span(speaker)], [found.span(2)], [found.span(content)]
            return [Attribution(*parts, "rule", HEADLINE, because)]
    return []


def _speaks(index: DocIndex, place: Offsets) -> bool:
    """Tell whether a side of a headline's colon is a person, or a word for who or what reports."""
    words = index.tokens(*place)
    if not 0 < len(words) <= _LONGEST_SPEAKER:
        return False
    if len(words) == 1 and words[0].pos_ != "PROPN":
        listed = source_words()
        return words[0].lower_ in listed["documents"] | listed["unnamed"] | listed["speakers"]
    return all(name_type(token.ent_type_) == "PERSON" for token in words)


def turns(index: DocIndex) -> list[Attribution]:
    """Return the turns of a transcript: paragraphs that a speaker's name in capitals opens.

    A turn ends where the next one begins or with its paragraph. Fewer than three
    labels are headings or datelines and not a conversation.
    """
    labels = [m for m in _LABEL.finditer(index.text) if m[1] not in _NO_SPEAKER]
    if len(labels) < LEAST_TURNS or len({label[1] for label in labels}) == len(labels):
        return []
    made = []
    for label in labels:
        start = label.end()
        line = _LINE_END.search(index.text, start)
        end = line.start() if line else len(index.text)
        end = start + len(index.text[start:end].rstrip())
        if end > start:
            because = ["a turn of a transcript"]
            made.append(Attribution([label.span(1)], [label.span(2)], [(start, end)], "rule", TURN, because))
    return made


def cut_at_turns(
    index: DocIndex, found: Sequence[Attribution], spoken: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield attributions without what runs on into somebody else's turn, and none that repeats a turn."""
    bounds = sorted(one.source[0][0] for one in spoken)
    whole = {place for one in spoken for place in one.content}
    for one in found:
        content = []
        for start, end in one.content:
            label = bisect_left(bounds, start)
            is_label = bounds[label : label + 1] == [start]
            stop = min([end, *bounds[label + is_label : label + is_label + 1]])
            stop = start + len(index.text[start:stop].rstrip())
            if not is_label and (start, stop) not in whole:
                content.append((start, stop))
        if content or not one.content:
            yield replace(one, content=content)
