"""The larger parts of an article, to go through by key; no Textual here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotate.record import Section

_LONGEST_HEADING = 80
_LINE = re.compile(r"[^\r\n]+")
_MARKED = re.compile(r"#{1,6} ")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


def part_starts(text: str, sections: Sequence[Section]) -> tuple[int, ...]:
    """Where the parts of an article begin: title, text, subheadings, what is not the article.

    Args:
        text: The exact text.
        sections: Of the article, in text order.
    """
    starts = {sections[0].start} if sections else set()
    for before, section in pairwise(sections):
        if _group(before) != _group(section) or is_heading(text, section):
            starts.add(section.start)
    return tuple(sorted(starts))


def is_heading(text: str, section: Section) -> bool:
    """Whether a paragraph is a subheading: one short line that is no sentence."""
    if section.kind != "paragraph" or section.end - section.start > _LONGEST_HEADING:
        return False
    words = text[section.start : section.end].strip()
    if not _LINE.fullmatch(words):
        return False
    return bool(_MARKED.match(words)) or (words[:1].isupper() and not _SENTENCE_END.search(words))


def _group(section: Section) -> str:
    """Sections of one group that follow each other are one part."""
    return section.kind if section.kind in ("title", "boilerplate") else "text"
