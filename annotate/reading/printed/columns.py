"""The order in which the lines of a page are read: columns from left to right, each from top to bottom.

A gutter is a strip that no line crosses, with lines at both sides. Lines that cross it (a headline over both
columns) end the columns above it and begin the ones below.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.reading.printed.glyphs import Line

# In parts of the height of a line.
_GUTTER = 0.7
_SAME_LINE = 0.4
_CELL_GAP, _WIDE_ROW = 4, 20
_JOINT_GAP = 3.2
_FEWEST_LINES = 3
_WORDS_OF_A_CELL = 3.5
_HEADLINE = 1.15
_OTHER_SIZE = 0.1
_DEEPEST = 12
_MOST_EDGES = 40


@dataclass(slots=True)
class Block:
    """Lines of one column that stand under one another.

    Attributes:
        lines: From the top.
        left: Where the column begins.
        right: Where its longest line ends.
        is_table: Whether they are rows of values.
    """

    lines: list[Line]
    left: float
    right: float
    is_table: bool = False


def blocks_of(lines: Sequence[Line], edges: set[float] | None = None) -> list[Block]:
    """The blocks of one page, in the order in which they are read.

    Args:
        lines: Of the page.
        edges: Where columns begin on the pages before; those of this one are added.
    """
    return list(_ordered(list(lines), _DEEPEST, set() if edges is None else edges))


def _ordered(lines: list[Line], depth: int, edges: set[float]) -> Iterator[Block]:
    if not lines:
        return
    best = _best_gutter(lines, edges) if depth else None
    if best is None:
        yield from _blocks(lines)
        return
    place, bands = best
    rest = sorted(lines, key=lambda line: -line.base)
    for top, bottom in bands:
        yield from _ordered([line for line in rest if line.base > top], depth - 1, edges)
        band = [line for line in rest if bottom <= line.base <= top]
        rest = [line for line in rest if line.base < bottom]
        left = [line for line in band if line.right <= place]
        right = [line for line in band if line.right > place]
        if _is_table(left, right):
            yield from _blocks(band, is_table=True)
        else:
            yield from _ordered(left, depth - 1, edges)
            yield from _ordered(right, depth - 1, edges)
    yield from _ordered(rest, depth - 1, edges)


def _best_gutter(lines: list[Line], known: set[float]) -> tuple[float, list[tuple[float, float]]] | None:
    """Where most lines are divided into columns, and the bands (top and bottom) in which they are."""
    size = statistics.median(line.size for line in lines)
    first = min(line.left for line in lines)
    best: tuple[float, list[tuple[float, float]]] | None = None
    most = 0
    found = None
    for edge in _edges(lines, size, known):
        if edge - first < size:
            continue
        place = edge - _GUTTER * size
        bands = list(_bands(lines, place, edge, size))
        inside = sum(bottom <= line.base <= top for line in lines for top, bottom in bands)
        if inside > most:
            best, most, found = (place, bands), inside, edge
    if found is not None:
        known.add(round(found))
    return best


def _edges(lines: list[Line], size: float, known: set[float]) -> list[float]:
    """Where several lines begin, or one does and columns of other pages do."""
    lefts = sorted(line.left for line in lines)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= size / 2:
            groups[-1].append(left)
        else:
            groups.append([left])
    often = sorted(groups, key=len, reverse=True)[:_MOST_EDGES]
    return [group[0] for group in often if len(group) >= 2 or round(group[0]) in known]


def _bands(lines: list[Line], place: float, edge: float, size: float) -> Iterator[tuple[float, float]]:
    """The bands between the lines that cross a gutter in which there are lines at both sides of it."""
    crossing = sorted(
        (line.base for line in lines if line.left < edge - 0.1 and line.right > place), reverse=True
    )
    around = [float("inf"), *crossing, float("-inf")]
    for above, below in pairwise(around):
        within = sorted((line for line in lines if below < line.base < above), key=lambda line: -line.base)
        for band in _divided(within, size):
            while band and band[0].size > _HEADLINE * size:
                band = band[1:]
            left = [line for line in band if line.right <= place]
            right = [line for line in band if line.left >= edge - 0.1]
            if not (
                left and right and max(_rows(left), _rows(right)) >= _FEWEST_LINES and _meet(left, right)
            ):
                continue
            if not _has_few_words(left, right) or _is_table(left, right):
                yield band[0].base, band[-1].base


def _divided(lines: list[Line], size: float) -> Iterator[list[Line]]:
    """Lines from the top, divided where there is a gap over the whole width."""
    band: list[Line] = []
    for line in lines:
        if band and band[-1].base - line.base > _JOINT_GAP * max(size, line.size):
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def _rows(lines: list[Line]) -> int:
    return len({round(line.base) for line in lines})


def _meet(left: list[Line], right: list[Line]) -> bool:
    """Whether lines at both sides stand beside one another."""
    top = min(max(line.base for line in left), max(line.base for line in right))
    bottom = max(min(line.base for line in left), min(line.base for line in right))
    return top - bottom >= -max(line.size for line in left)


def _is_table(left: list[Line], right: list[Line]) -> bool:
    """Whether lines at both sides of a gutter are the cells of a table: of few words, in rows."""
    if not _has_few_words(left, right) or min(_rows(left), _rows(right)) < _FEWEST_LINES:
        return False
    bases = {round(line.base) for line in left}
    first = {round(line.base): line for line in sorted(right, key=lambda line: -line.left)}
    beside = sum(base in bases for base in first)
    begins = Counter(round(line.left / 2) for line in first.values()).most_common(1)[0][1]
    ends = Counter(round(line.right / 2) for line in first.values()).most_common(1)[0][1]
    return min(beside, max(begins, ends)) * 4 >= len(first) * 3


def _has_few_words(left: list[Line], right: list[Line]) -> bool:
    """Whether rows at both sides have no more words than values of a table."""
    words = sum(len(line.text.split()) for line in (*left, *right))
    return words <= _WORDS_OF_A_CELL * (_rows(left) + _rows(right))


def _blocks(lines: list[Line], *, is_table: bool = False) -> Iterator[Block]:
    """The rows of one column, divided where the size of the letters changes."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-each.base, each.left)):
        if rows and abs(rows[-1][0].base - line.base) <= _SAME_LINE * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    joined = [_joined(sorted(row, key=lambda each: each.left), is_table=is_table) for row in rows]
    block: list[Line] = []
    for line in joined:
        if block and not is_table and abs(block[-1].size - line.size) > _OTHER_SIZE * line.size:
            yield _block(block, is_table=is_table)
            block = []
        block.append(line)
    yield _block(block, is_table=is_table)


def _block(lines: list[Line], *, is_table: bool) -> Block:
    return Block(lines, min(line.left for line in lines), max(line.right for line in lines), is_table)


def _joined(row: list[Line], *, is_table: bool) -> Line:
    """The pieces of one line as one."""
    first, largest = row[0], max(row, key=lambda line: line.right - line.left)
    if is_table:
        text = f"| {' | '.join(line.text for line in row)} |"
    else:
        text = first.text
        for before, line in pairwise(row):
            gap = line.left - before.right
            # Justified lines of narrow columns have wide gaps, too.
            is_wide = row[-1].right - first.left > _WIDE_ROW * line.size
            apart = "   " if is_wide and gap > _CELL_GAP * line.size else " " if gap > 0.1 * line.size else ""
            text += apart + line.text
    return Line(
        text,
        first.left,
        max(line.right for line in row),
        largest.base,
        largest.size,
        all(line.bold for line in row),
        first.page,
    )
