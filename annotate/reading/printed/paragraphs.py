"""From lines in reading order to paragraphs: by indents, gaps, short lines, over columns and pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotate.reading.printed.columns import Block
from annotate.reading.printed.glyphs import Line
from annotate.reading.printed.hyphens import is_divided_here, rejoined
from annotate.reading.text.head import is_head_line

# In parts of the height of a line.
_INDENT = 0.45
_OTHER_SIZE = 0.1
_GAP = 1.22
_SLACK = 0.35
_HEAD_LINES = 6
_USUAL_STEP, _FEWEST_STEPS = 1.25, 2
_LARGER = 1.12
_NOTE_SIZE = 0.93
_TERMINAL = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"(?:[•▪◦‣·*–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NOTE = re.compile(r"(?:\d{1,2}|[*†‡§]) ?\S")


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: In order.
        is_row: Whether it is a row of a table.
        open: Whether its last line is full and ends no sentence.
        block: Number of the block that it ends in.
    """

    lines: list[Line] = field(default_factory=list)
    is_row: bool = False
    open: bool = False
    block: int = 0

    @property
    def size(self) -> float:
        """The height of its lines."""
        return statistics.median(line.size for line in self.lines)


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The height of line that most of the text has."""
    count: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            count[round(line.size, 1)] += len(line.text)
    return count.most_common(1)[0][0] if count else 1.0


def paragraphs_of(blocks: Sequence[Block], body: float) -> list[Paragraph]:
    """The paragraphs of all blocks; notes at the foot of pages come last.

    Args:
        blocks: In reading order.
        body: The height of line that most of the text has.
    """
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for number, block in enumerate(blocks):
        for place, paragraph in enumerate(_divided(block, body)):
            paragraph.block = number
            if _is_note(paragraph, block, body):
                notes.append(paragraph)
                continue
            last = _last_open(found, body) if place == 0 else None
            if last is not None and _goes_on(last, paragraph, block, body):
                last.lines += paragraph.lines
                last.open, last.block = paragraph.open, number
            else:
                found.append(paragraph)
    return [*found, *notes]


def words_of(paragraph: Paragraph, words: Collection[str], known: Collection[str]) -> str:
    """The words of a paragraph on one line.

    Args:
        paragraph: Whose.
        words: The words of the document, in small letters.
        known: Words of the language, in small letters.
    """
    text = paragraph.lines[0].text
    for line in paragraph.lines[1:]:
        if is_divided_here(text):
            text = rejoined(text, line.text, words, known)
        elif re.search(r"\w[—–/]\Z", text) and line.text[:1].isalnum():
            text += line.text
        else:
            text = f"{text} {line.text}"
    return text


def words_in(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand inside lines, in small letters: none that is divided."""
    found: set[str] = set()
    for line in lines:
        matches = list(_WORD.finditer(line.text))
        for match in matches:
            if match.start() > 0 and match.end() < len(line.text):
                found.add(match.group().lower())
    return frozenset(found)


def _divided(block: Block, body: float) -> Iterator[Paragraph]:
    if block.is_table:
        yield from (Paragraph([line], is_row=True) for line in block.lines)
        return
    pitch = _pitch(block.lines)
    paragraph = Paragraph([block.lines[0]])
    for place, (before, line) in enumerate(pairwise(block.lines)):
        is_head = (
            place < _HEAD_LINES and line.page == 0 and (is_head_line(before.text) or is_head_line(line.text))
        )
        if is_head or _breaks(before, line, block, pitch, body):
            paragraph.open = _is_open(before, line, block)
            yield paragraph
            paragraph = Paragraph([])
        paragraph.lines.append(line)
    paragraph.open = _is_open(block.lines[-1], None, block)
    yield paragraph


def _pitch(lines: Sequence[Line]) -> float:
    """How far lines of a paragraph stand under one another: as the nearest third of them do."""
    steps = sorted(
        (before.base - line.base) / max(before.size, line.size)
        for before, line in pairwise(lines)
        if abs(before.size - line.size) <= _OTHER_SIZE * line.size
    )
    if len(steps) < _FEWEST_STEPS:
        return min([_USUAL_STEP, *steps])
    return steps[len(steps) // 3]


def _is_indented(line: Line, block: Block) -> bool:
    return line.left - block.left > _INDENT * line.size


def _breaks(before: Line, line: Line, block: Block, pitch: float, body: float) -> bool:
    """Whether a paragraph ends between two lines."""
    size = max(before.size, line.size)
    if abs(before.size - line.size) > _OTHER_SIZE * size or before.bold != line.bold:
        # A few words of another face in the middle of a line do not change its height.
        return not (
            before.bold != line.bold
            and abs(before.size - line.size) < 0.02 * size
            and _flows(before, line, block)
        )
    if (before.base - line.base) / size > _GAP * pitch:
        return True
    if line.size > _LARGER * body:
        return False
    if _BULLET.match(line.text):
        return not _flows(before, line, block) or _TERMINAL.search(before.text) is not None
    if _is_centred(before, line, block):
        return False
    if _is_indented(line, block) and not _is_indented(before, block):
        return not _BULLET.match(before.text)
    if is_divided_here(before.text) and line.text[:1].islower():
        return False
    return not _is_full(before, line, block)


def _flows(before: Line, line: Line, block: Block) -> bool:
    return _is_full(before, line, block) and not _TERMINAL.search(before.text)


def _is_centred(before: Line, line: Line, block: Block) -> bool:
    """Whether two lines are centred over one another."""
    apart = abs(before.left - line.left) > 1 and _is_indented(before, block) and _is_indented(line, block)
    return apart and abs(before.left + before.right - line.left - line.right) < 2


def _is_full(before: Line, line: Line, block: Block) -> bool:
    """Whether the first word of the next line would not have stood on the line before."""
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(first) + 1) / max(1, len(line.text))
    return before.right + width > block.right - _SLACK * line.size


def _is_open(line: Line, following: Line | None, block: Block) -> bool:
    """Whether the last line of a paragraph goes to the edge of its column, or a word goes on after it."""
    if is_divided_here(line.text):
        return True
    room = block.right - line.right
    return following is None and (room < 6 * line.size or not _TERMINAL.search(line.text))


def _last_open(found: list[Paragraph], body: float) -> Paragraph | None:
    """The paragraph that a column may go on with: the last one in the body's size."""
    for paragraph in reversed(found[-4:]):
        if paragraph.size > _LARGER * body:
            return None
        if not paragraph.is_row and abs(paragraph.size - body) <= _OTHER_SIZE * body:
            return paragraph if paragraph.open else None
    return None


def _goes_on(last: Paragraph, paragraph: Paragraph, block: Block, body: float) -> bool:
    """Whether the first paragraph of a column or page goes on with the last one of the column before."""
    line, before = paragraph.lines[0], last.lines[-1]
    if paragraph.is_row or abs(paragraph.size - body) > _OTHER_SIZE * body or before.bold != line.bold:
        return False
    if last.block == paragraph.block:
        return False
    if is_divided_here(before.text) or line.text[:1].islower():
        return True
    if _BULLET.match(line.text):
        return False
    if _TERMINAL.search(before.text):
        is_indenting = any(_is_indented(each, block) for each in block.lines[1:])
        return is_indenting and not _is_indented(line, block)
    return not _is_indented(line, block)


def _is_note(paragraph: Paragraph, block: Block, body: float) -> bool:
    """Whether a paragraph is a note at the foot of a page."""
    if paragraph.is_row or paragraph.size > _NOTE_SIZE * body or not _NOTE.match(paragraph.lines[0].text):
        return False
    lowest = min(line.base for line in block.lines)
    return paragraph.lines[-1].base - lowest < 8 * body and paragraph.lines[0] is not block.lines[0]
