"""An article's text as a reader reads it, with the way back to the exact text.

Where a paragraph is wrapped its line breaks are spaces and its words whole again; invisible characters
and marks are left out, odd spaces are plain ones, ligatures are letters. The engine runs on this copy,
and every place that it finds has its place in the exact text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.reading.text.characters import ODD, is_ordinary, legible, meant
from annotate.reading.text.lines import LINE_BREAK, QUOTE_MARKS
from annotate.record import Section

Range = tuple[int, int]
Edit = tuple[int, int, str]

_BREAK = r"(?<![ \t])[ \t]*+(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r]*+(?:>[ \t]?)*+[^\S\n\r]*+"
_WRAP = re.compile(rf"(?P<hyphen>(?<=\w)[-\u00ad\u2010])?(?P<break>{_BREAK})")
_RUN = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "Canadian-flagged", "long-serving"; "oft-used", "e-vehicles".
_COMPOUND_END = re.compile(r"...(?:ed|ing)$")
_SHORT_FORM = 4
_LONGEST_WORD = 40
_UNSPACED_DASH = re.compile(r"\w[—–]\Z")


@dataclass(frozen=True, slots=True)
class Readable:
    """A text to read, and where each of its characters stands in the exact text.

    Attributes:
        text: The text to read.
        starts: For every code point, where what it stands for begins in the exact text.
        ends: For every code point, where that ends.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def exact_range(self, start: int, end: int) -> Range:
        """Return the place in the exact text of a place that is not empty."""
        return self.starts[start], self.ends[end - 1]

    def range_of(self, start: int, end: int) -> Range:
        """Return the place here of a place in the exact text; empty where nothing of it is left."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sections_of(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        """Return sections of the exact text as sections of this one, without those that are empty."""
        moved = [(section, *self.range_of(section.start, section.end)) for section in sections]
        return tuple(replace(section, start=start, end=end) for section, start, end in moved if start < end)


def readable(
    text: str, sections: Sequence[Section], *, hidden: Sequence[Range] = (), known: Collection[str] = ()
) -> Readable | None:
    """Return a text as it is read, or None where it reads just as it stands.

    Args:
        text: The exact text.
        sections: Its parts; a line break inside one that is no boilerplate is no more than a full line.
        hidden: Ranges, in order and without overlap, that are marks and not words.
        known: Words in lower case; they tell a word that was divided from one with a hyphen of its own.
    """
    edits = [(start, end, "") for start, end in hidden if start < end]
    if not is_ordinary(text):
        edits += [(found.start(), found.end(), meant(found)) for found in ODD.finditer(text)]
    edits += _in_paragraphs(text, sections, known)
    return _edited(text, edits) if edits else None


def full_lines(text: str, sections: Iterable[Section]) -> Iterator[Edit]:
    """Yield where lines of paragraphs end only because they were full, with what is read there.

    A hyphen at such an end stays: without a list of words nobody knows whose it is.

    Args:
        text: The exact text.
        sections: Its parts.
    """
    for section in sections:
        start, end = section.start, section.end
        if section.kind == "boilerplate" or LINE_BREAK.search(text, start, end) is None:
            continue
        for found in _WRAP.finditer(text, start, end):
            if found["hyphen"]:
                first = found.start() if found["hyphen"] == "\u00ad" else found.start("break")
                yield first, found.end(), ""
            elif not found["break"].startswith("  ") and not text.endswith("\\", start, found.start()):
                # Two spaces, or a backslash, end a line in Markdown.
                yield *found.span(), _between(text, start, found.start())


def _between(text: str, start: int, end: int) -> str:
    """What is read between a line that is full and the next one."""
    return "" if _UNSPACED_DASH.search(text, max(start, end - 2), end) else " "


def _in_paragraphs(text: str, sections: Sequence[Section], known: Collection[str]) -> Iterator[Edit]:
    """What becomes of the white space inside paragraphs."""
    words: frozenset[str] | None = None
    for section in sections:
        start, end = section.start, section.end
        marks = QUOTE_MARKS.match(text, start, end)
        if marks:
            yield *marks.span(), ""
        if section.kind == "boilerplate":
            continue
        if "  " in text[start:end] or not text.isascii():
            for found in _RUN.finditer(text, start, end):
                yield found.start(), found.end(), " "
        for found in _WRAP.finditer(text, start, end):
            if found["hyphen"]:
                if words is None:
                    words = frozenset(map(str.lower, _WORD.findall(legible(text))))
                divided = found["hyphen"] == "\u00ad" or _is_divided(text, found, words, known)
                yield (*found.span(), "") if divided else (*found.span("break"), "")
            else:
                yield *found.span(), _between(text, start, found.start())


def _is_divided(text: str, found: re.Match[str], words: frozenset[str], known: Collection[str]) -> bool:
    """Whether the hyphen at a line's end only divides a word."""
    place = found.start("hyphen")
    before = _LETTERS_BEFORE.search(text, max(0, place - _LONGEST_WORD), place)
    after = _LETTERS_AFTER.match(text, found.end(), found.end() + _LONGEST_WORD)
    if not before or not after or not after.group()[0].islower() or "-" in before.group():
        return False
    left, right = before.group().lower(), after.group().lower()
    if f"{left}-{right}" in words:
        return False
    if left + right in words or left + right in known:
        return True
    if text.startswith("-", after.end()):
        return False
    if right not in known and not (left in known and _COMPOUND_END.search(right)):
        return True
    return left not in known and not before.group()[0].isupper() and len(left) > _SHORT_FORM


def _edited(text: str, edits: list[Edit]) -> Readable:
    """Carry edits out, the longest where they overlap."""
    parts: list[str] = []
    starts, ends = array("q"), array("q")
    position = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < position:
            continue
        parts += (text[position:start], new)
        starts.extend(range(position, start))
        ends.extend(range(position + 1, start + 1))
        starts.extend([start] * len(new))
        ends.extend([end] * len(new))
        position = end
    parts.append(text[position:])
    starts.extend(range(position, len(text)))
    ends.extend(range(position + 1, len(text) + 1))
    return Readable("".join(parts), starts, ends)
