"""What stands on pages and is no part of the text: running heads, numbers, what browsers print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.reading.printed.glyphs import Line

_ROWS = 3
_EDGE = 0.14
_APART = 1.8
_SAME_PLACE = 6
_SAME_LINE = 2
_LONGEST = 160
_NUMBER = re.compile(
    r"(?:[-–—•|] ?)?(?:p(?:age|g\.?|\.)? ?)?(?:\d{1,4}|[ivxl]{1,7})(?: ?(?:/|of|\|) ?\d{1,4})?(?: ?[-–—•|])?",
    re.I,
)
_PRINTED_ON = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? (?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]\.?M\.?)?", re.I
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_PAGES = re.compile(r"(?:page )?\d{1,4} ?(?:/|of) ?\d{1,4}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")


@dataclass(slots=True)
class Furniture:
    """What is left out.

    Attributes:
        lines: How many lines.
        url: The address that a browser printed under the page.
        printed: Whether a browser printed it.
    """

    lines: int = 0
    url: str | None = None
    printed: bool = False


def take_furniture(pages: list[list[Line]], heights: Sequence[float]) -> Furniture:
    """Take running heads and numbers of pages out of the lines of all pages.

    Args:
        pages: The lines of every page; those that are left out are taken away.
        heights: Of every page.
    """
    found = Furniture()
    edges = [_edge_rows(lines, height) for lines, height in zip(pages, heights, strict=True)]
    often = Counter(key for rows in edges for key in {_key(row) for row in rows})
    for number, rows in enumerate(edges):
        gone: set[int] = set()
        for place, row in enumerate(rows):
            words = "   ".join(line.text for line in row)
            outermost = place == 0 or row is rows[-1] or rows[place - 1][0].base > row[0].base
            repeated = often[_key(row)] > 1 and len(words) <= _LONGEST
            if _is_printed(row, found) or repeated or (outermost and _NUMBER.fullmatch(words.strip())):
                gone |= {id(line) for line in row}
                found.lines += 1
        pages[number] = [line for line in pages[number] if id(line) not in gone]
    return found


def _edge_rows(lines: list[Line], height: float) -> list[list[Line]]:
    """The highest and the lowest rows of a page, as far as they stand near its edge."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-each.base, each.left)):
        if rows and abs(rows[-1][0].base - line.base) <= _SAME_LINE:
            rows[-1].append(line)
        else:
            rows.append([line])
    top = [row for row in rows[:_ROWS] if row[0].base > height * (1 - _EDGE)]
    bottom = [row for row in rows[-_ROWS:] if row[0].base < height * _EDGE and row not in top]
    if len(rows) > 1 and not bottom and _is_number_apart(rows[-1], rows[-2]):
        # A small page that stands on a large one.
        bottom = rows[-1:]
    return [*top, *bottom]


def _is_number_apart(row: list[Line], above: list[Line]) -> bool:
    line = row[0]
    return (
        len(row) == 1
        and above[0].base - line.base > _APART * line.size
        and _NUMBER.fullmatch(line.text) is not None
    )


def _key(row: list[Line]) -> tuple[str, int]:
    """What is the same of a running head on every page: its words without figures, and its height."""
    words = " ".join(line.text for line in row).casefold()
    return _DIGITS.sub("#", words), round(row[0].base / _SAME_PLACE)


def _is_printed(row: list[Line], found: Furniture) -> bool:
    """Whether a row is what browsers print over and under a page."""
    first, last = row[0].text, row[-1].text
    if _ADDRESS.match(first) and _PAGES.fullmatch(last):
        address = _ADDRESS.fullmatch(first)
        if address and first.lower().startswith("http") and not first.endswith(("…", "...")):
            found.url = found.url or first
        found.printed = True
        return True
    if _PRINTED_ON.match(first) and (len(row) == 2 or _PRINTED_ON.fullmatch(first)):
        found.printed = True
        return True
    return False
