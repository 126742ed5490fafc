"""Where each code point of a text stands on the screen, and back.

A layout cuts a text into screen lines of at most ``width`` cells. Offsets are
code points into the exact text; a cluster (a character with its combining
marks) is never split. What a terminal would obey or might draw with another
width than ours is shown harmlessly: control characters as pictures, bidirectional
overrides as a visible sign, joiners and variation selectors not at all. Widths
are those of Rich, which the compositor counts with.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.cells import get_character_cell_size

from annotate.support.console import BIDI_CONTROLS, substitute

TAB = "    "
_CARRIER = "\N{DOTTED CIRCLE}"
# Room for a vowel sign that some terminals give a cell of its own, and Rich none.
ROOM = "\N{NO-BREAK SPACE}"

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NARROW = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20b5]*"
)
_FIRST_TONE, _LAST_TONE = "\U0001f3fb", "\U0001f3ff"
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"
_INVISIBLE = (
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFF0, 0xFFFB),
)
_ROW_CACHE = 4096


@dataclass(frozen=True, slots=True)
class Cluster:
    """One visible unit of the text.

    Attributes:
        start: First code point.
        end: One past the last code point.
        shown: What the terminal gets; never a control character.
        width: Cells it takes.
    """

    start: int
    end: int
    shown: str
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """One screen line: a stretch of text and the clusters it shows.

    Attributes:
        start: First code point.
        end: One past the last one; a newline is not part of it.
        text: What is shown.
        clusters: Empty where every code point is one cluster of one cell.
    """

    start: int
    end: int
    text: str
    clusters: tuple[Cluster, ...] = ()

    @property
    def visible_end(self) -> int:
        """One past the last code point that is not a space hanging at the end of the line."""
        return self.end - (len(self.text) - len(self.text.rstrip(" "))) if self.text[-1:] == " " else self.end

    def cell_of(self, offset: int) -> int:
        """Cell of the code point at ``offset``, counted from the row's first cell."""
        if not self.clusters:
            return min(max(offset, self.start), self.end) - self.start
        cell = 0
        for cluster in self.clusters:
            if cluster.end > offset:
                break
            cell += cluster.width
        return cell

    def offset_at(self, cell: int) -> int:
        """First code point of the cluster that covers ``cell``; the row's end beyond it."""
        if not self.clusters:
            return min(self.start + max(cell, 0), self.end)
        for cluster in self.clusters:
            cell -= cluster.width
            if cell < 0:
                return cluster.start
        return self.end

    def shown(self, start: int, end: int) -> str:
        """What is shown for the code points of ``[start, end)``: whole clusters, by their start."""
        if not self.clusters:
            return self.text[max(start - self.start, 0) : max(end - self.start, 0)]
        return "".join(cluster.shown for cluster in self.clusters if start <= cluster.start < end)

    def cluster_at(self, offset: int) -> tuple[int, int]:
        """Code points of the cluster at ``offset``; an empty range at the row's end."""
        if offset >= self.end:
            return self.end, self.end
        for cluster in self.clusters:
            if cluster.start <= offset < cluster.end:
                return cluster.start, cluster.end
        return offset, offset + 1


class Layout:
    """A text cut into screen lines.

    The cost of building one is linear in the text; lines of plain narrow
    characters, which is nearly all of news, are cut without looking at each one.
    """

    def __init__(self, text: str, width: int) -> None:
        """Cut ``text`` into lines of at most ``width`` cells (at least two)."""
        self.text = text
        self.width = max(width, 2)
        self._starts = array("q")
        self._ends = array("q")
        for start, end in _paragraphs(text):
            cut = _cut_narrow if _NARROW.fullmatch(text, start, end) else _cut_clusters
            for line_start, line_end in cut(text, start, end, self.width):
                self._starts.append(line_start)
                self._ends.append(line_end)
        self.row = functools.lru_cache(maxsize=_ROW_CACHE)(self._row)

    def __len__(self) -> int:
        """Number of screen lines; at least one."""
        return len(self._starts)

    def span(self, line: int) -> tuple[int, int]:
        """Half-open range of code points on a line, its newline left out."""
        return self._starts[line], self._ends[line]

    def line_of(self, offset: int) -> int:
        """The line on which the code point at ``offset`` stands; a newline ends its line."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def place_of(self, offset: int) -> tuple[int, int]:
        """Line and cell of the code point at ``offset``; the cell is less than the width plus one."""
        line = self.line_of(offset)
        return line, min(self.row(line).cell_of(offset), self.width)

    def offset_at(self, line: int, cell: int) -> int:
        """The code point shown at a place; the nearest one where there is none."""
        line = min(max(line, 0), len(self) - 1)
        return self.row(line).offset_at(cell)

    def _row(self, line: int) -> Row:
        start, end = self.span(line)
        if _NARROW.fullmatch(self.text, start, end):
            return Row(start, end, self.text[start:end])
        clusters = tuple(map(_roomy, split_clusters(self.text, start, end)))
        return Row(start, end, "".join(cluster.shown for cluster in clusters), clusters)


@functools.lru_cache(maxsize=2)
def layout_of(text: str, width: int) -> Layout:
    """The layout of a text, made once for the screens that show it one after the other."""
    return Layout(text, width)


def shown_text(text: str) -> str:
    """The text as a terminal may safely get it, line breaks as spaces."""
    if _NARROW.fullmatch(text):
        return text
    flat = _BREAK.sub(" ", text)
    return "".join(cluster.shown for cluster in split_clusters(flat, 0, len(flat)))


def split_clusters(text: str, start: int, end: int) -> Iterator[Cluster]:
    """Split ``text[start:end]`` into what is shown as one unit each.

    Yields:
        Clusters that cover the range without gaps, in order.
    """
    position = start
    while position < end:
        after = position + 1
        shown, width = _shown(text[position])
        if _is_flag(text[position]) and after < end and _is_flag(text[after]):
            shown, width, after = text[position : after + 1], 2, after + 1
        while after < end and (extra := _extension(text[after])) is not None:
            shown += extra if width else ""
            after += 1
        yield Cluster(position, after, shown, width)
        position = after


@functools.lru_cache(maxsize=4096)
def _shown(character: str) -> tuple[str, int]:
    """What a cluster beginning with ``character`` shows, and its cells."""
    if character == "\t":
        return TAB, len(TAB)
    instead = substitute(character)
    if instead:
        return instead, 1
    extension = _extension(character)
    if extension is None:
        return character, get_character_cell_size(character)
    return (_CARRIER + extension, 1) if extension else ("", 0)


@functools.lru_cache(maxsize=4096)
def _extension(character: str) -> str | None:
    """What ``character`` adds to the cluster before it; ``None`` where it begins its own."""
    code = ord(character)
    if _FIRST_TONE <= character <= _LAST_TONE or character == "\xad":
        return ""
    if code < 0x300 or character in BIDI_CONTROLS or character in "\u2028\u2029":
        return None
    if get_character_cell_size(character):
        return None
    return "" if code >= 0xE0000 or any(first <= code <= last for first, last in _INVISIBLE) else character


def _roomy(cluster: Cluster) -> Cluster:
    """The same with room for its vowel signs in terminals that draw them beside their letter."""
    beside = sum(unicodedata.category(character) == "Mc" for character in cluster.shown[1:])
    if not beside:
        return cluster
    return replace(cluster, shown=cluster.shown + ROOM * beside, width=cluster.width + beside)


def _is_flag(character: str) -> bool:
    """Whether it is a regional indicator, of which two make a flag."""
    return _FIRST_FLAG <= character <= _LAST_FLAG


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Ranges between line breaks; one after the last break too."""
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _cut_narrow(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Lines of a paragraph in which every code point takes one cell; spaces hang at the end."""
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        after = cut + 1 if cut > start else start + width
        if cut > start:
            while after < end and text[after] == " ":
                after += 1
        if after >= end:
            break
        yield start, after
        start = after
    yield start, end


def _cut_clusters(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Lines of any paragraph; wide characters may be parted from each other."""
    used = 0
    chance: tuple[int, int] | None = None
    wide = False
    for cluster in map(_roomy, split_clusters(text, start, end)):
        if wide and cluster.width == 2:
            chance = (cluster.start, used)
        blank = cluster.shown == " "
        if used + cluster.width > width and not blank and cluster.start > start:
            at, before = chance if chance else (cluster.start, used)
            yield start, at
            start, used, chance = at, used - before, None
            if used + cluster.width > width:
                yield start, cluster.start
                start, used = cluster.start, 0
        used += cluster.width
        wide = cluster.width == 2 and not cluster.shown.endswith(ROOM)
        if blank:
            chance = (cluster.end, used)
    yield start, end
