"""Attributions that only the layout shows: signed quotations and headlines."""

from __future__ import annotations

import re

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.sources import source_words
from annotate.language.labels import name_type

SIGNED, HEADLINE = 0.8, 0.7
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|la|del|von|van|der|bin|al|of|the) )*[^\W\d_a-z][\w.'’-]*){0,5}"
_GAP = r"[^\S\r\n]*"
_SIGNATURE = re.compile(
    rf"{_GAP}(?:\r?\n{_GAP})?([―—–]|--?){_GAP}((?:(?:the )?[a-z]+(?:[ -][a-z]+){{0,2}} )?{_NAME}){_GAP}"
    rf"(?=[,.(]|[\r\n“\"”]|$)"
)
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|Jr|Sr|Inc|Ltd|Co|Corp)\.$")
# "Roe: Taxes will fall", "Taxes will fall: Roe"; a colon in a time or a ratio has no space after it.
_FIRST_LINE = re.compile(r"[^\r\n]*")
_COLON = re.compile(r":(?=[^\S\r\n])")
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
    if found[2][0].islower() and index.text[end - 2 : end - 1] not in (*".!?…",):
        return None
    return found.span(1), (start, stop - (found[2][-1] == "." and not _ABBREVIATED.search(found[2])))


def headlines(index: DocIndex) -> list[Attribution]:
    """Return what the headline says by a colon: "Roe: Taxes will fall", "Taxes will fall: report".

    Only the article's first line counts, and only if it ends no sentence; the
    speaker is a person that the pipeline found there, or a word such as "report".
    """
    end = headline_end(index)
    colon = _COLON.search(index.text, 0, end)
    if colon is None:
        return []
    before = _stripped(index.text, 0, colon.start())
    after = _stripped(index.text, colon.end(), end)
    sides = index.text[slice(*before)], index.text[slice(*after)]
    if not all(sides) or ":" in "".join(sides):
        return []
    for speaker, content in ((before, after), (after, before)):
        if _speaks(index, speaker) and len(index.text[slice(*content)].split()) >= _LEAST_SAID:
            because = ["the headline's colon"]
            return [Attribution([speaker], [colon.span()], [content], "rule", HEADLINE, because)]
    return []


def headline_end(index: DocIndex) -> int:
    """Return where the article's first line ends, 0 if it ends a sentence and so is no headline."""
    line = _FIRST_LINE.match(index.text)
    return line.end() if line is not None and not line[0].rstrip().endswith(".") else 0


def _stripped(text: str, start: int, end: int) -> Offsets:
    """Return a stretch without the white space at its edges."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()) if inner.strip() else start


def _speaks(index: DocIndex, place: Offsets) -> bool:
    """Tell whether a side of a headline's colon is a person, or a word for who or what reports."""
    words = index.tokens(*place)
    if not 0 < len(words) <= _LONGEST_SPEAKER:
        return False
    if len(words) == 1 and words[0].pos_ != "PROPN":
        listed = source_words()
        reporting = (listed["documents"] | listed["unnamed"] | listed["speakers"]) - listed["labels"]
        return words[0].lower_ in reporting
    return all(name_type(token.ent_type_) == "PERSON" for token in words)
