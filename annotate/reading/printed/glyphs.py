"""The lines of a PDF file as they stand on its pages; only this module knows the library."""

from __future__ import annotations

import ctypes
import math
import statistics
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from annotate.errors import ArticleError

MOST_PAGES = 600
_MOST_GLYPHS = 4_000_000
_MOST_ON_A_PAGE = 200_000
# In parts of the height of a line.
_WIDE_GAP = 0.9
_WORD_GAP = 0.17
_OTHER_LINE = 0.45
_RAISED = 0.18
_SMALL = 0.85
_STEEP = 0.1
_BOLD = 600
_NOTE_MARKS = "0123456789*†‡§,"
_UNITS = ("km", "m", "cm", "mm", "ft", "mi", "in", "yd", "10", "x", "n")
_BREAKS = "\r\n"
# What the library says in place of a hyphen at the end of a line.
HYPHENS = "-\u2010\u00ad\ufffe\x02"
_PASSWORD_ERROR = 4


@dataclass(slots=True, eq=False)
class Line:
    """Words that stand on one line without a wide gap between them, or a whole line.

    Attributes:
        text: The words.
        left: Where they begin, in points from the left edge.
        right: Where they end.
        base: The line that they stand on, in points from the lower edge.
        size: The height of a line of their font.
        bold: Whether they are bold.
        page: Number of the page, from 0.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    page: int = 0


@dataclass(slots=True)
class Glyphs:
    """What a PDF file holds.

    Attributes:
        pages: The lines of every page, in the order in which the file draws them.
        heights: How high every page is.
        empty: Pages without words on which there is something.
        values: What the file says of itself: ``Title``, ``Author``, ``CreationDate``, ``Producer``.
        unread: Pages that were not read since there are too many.
        unknown: Share of the characters that the fonts do not name.
    """

    pages: list[list[Line]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    empty: int = 0
    values: dict[str, str] = field(default_factory=dict)
    unread: int = 0
    unknown: float = 0.0


def read_glyphs(data: bytes) -> Glyphs:
    """Read the lines of a PDF file.

    Raises:
        ArticleError: When it is damaged, has a password, or the library is not installed.
    """
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError as error:
        raise ArticleError(
            "is a PDF file, which needs one more package: pip install 'dateline[documents]'"
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise ArticleError("is a PDF file with a password; save it without one") from error
        raise ArticleError("looks like a PDF file, but is damaged or cut off") from error
    found = Glyphs(values=_values(document))
    count = len(document)
    found.unread = max(0, count - MOST_PAGES)
    left, unknown, seen = _MOST_GLYPHS, 0, 0
    for number in range(min(count, MOST_PAGES)):
        if left <= 0:
            found.unread = count - number
            break
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            found.pages.append([])
            found.heights.append(0.0)
            continue
        glyphs = _Page(raw, text.raw, number)
        glyphs.read(min(left, _MOST_ON_A_PAGE))
        left -= glyphs.seen
        seen, unknown = seen + glyphs.seen, unknown + glyphs.unknown
        found.pages.append(glyphs.lines)
        found.heights.append(float(page.get_height()))
        if not glyphs.lines and next(iter(page.get_objects(max_depth=2)), None) is not None:
            found.empty += 1
        text.close()
        page.close()
    document.close()
    found.unknown = unknown / seen if seen else 0.0
    return found


def _values(document: Any) -> dict[str, str]:
    values: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    return {key: " ".join(value.replace("\0", "").split()) for key, value in values.items()}


@dataclass(slots=True)
class _Glyph:
    character: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class _Page:
    """One pass over the glyphs of a page, collecting the line that is open."""

    def __init__(self, raw: Any, text: Any, number: int) -> None:
        self.lines: list[Line] = []
        self.seen = self.unknown = 0
        self._raw = raw
        self._text = text
        self._number = number
        self._open: list[_Glyph] = []

    def read(self, most: int) -> None:
        raw, text = self._raw, self._text
        count = min(raw.FPDFText_CountChars(text), most)
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        turned = bold = False
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            character = chr(code) if 0 < code < 0x110000 else ""
            if character in _BREAKS:
                self._flush()
                continue
            self.seen += 1
            if not character or unicodedata.category(character) in ("Co", "Cn") or character == "\ufffd":
                self.unknown += character not in HYPHENS or not character
                if not character or character not in HYPHENS:
                    continue
            # Each question costs; most characters need only those for their place.
            if character in " \u00a0\t" or (
                character in HYPHENS and raw.FPDFText_IsGenerated(text, index) == 1
            ):
                self._space(character)
                continue
            begins = not self._open or self._open[-1].character.isspace()
            if begins:
                angle = raw.FPDFText_GetCharAngle(text, index)
                turned = abs(math.sin(angle)) > _STEEP or math.cos(angle) < 0
                bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD
            if turned:
                # Names of pictures' makers at their edge, stamps across the page.
                continue
            raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
            raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
            self._add(
                _Glyph(
                    character,
                    min(box.left, box.right),
                    max(box.left, box.right),
                    y.value,
                    abs(box.top - box.bottom) or 1.0,
                    bold,
                )
            )
        self._flush()

    def _space(self, character: str) -> None:
        if self._open and not self._open[-1].character.isspace():
            last = self._open[-1]
            space = "\u00a0" if character == "\u00a0" else " "
            self._open.append(_Glyph(space, last.right, last.right, last.base, last.size, last.bold))
        if character in HYPHENS and self._open and character not in " \u00a0\t":
            self._open[-1] = _Glyph(character, *self._place())

    def _place(self) -> tuple[float, float, float, float, bool]:
        last = self._open[-1]
        return last.left, last.right, last.base, last.size, last.bold

    def _add(self, glyph: _Glyph) -> None:
        before = self._open[-1] if self._open else None
        if before is not None:
            size = max(before.size, glyph.size)
            gap = glyph.left - before.right
            if abs(glyph.base - before.base) > _OTHER_LINE * size or gap > _WIDE_GAP * size or gap < -size:
                self._flush()
            elif gap > _WORD_GAP * size and not self._open[-1].character.isspace():
                self._space(" ")
        self._open.append(glyph)

    def _flush(self) -> None:
        glyphs, self._open = self._open, []
        shown = [each for each in glyphs if not each.character.isspace()]
        if not shown:
            return
        size = statistics.median(each.size for each in shown)
        base = statistics.median(each.base for each in shown)
        text = "".join(_without_notes(glyphs, base, size)).strip()
        if text:
            self.lines.append(
                Line(
                    text,
                    shown[0].left,
                    max(each.right for each in shown),
                    base,
                    size,
                    sum(each.bold for each in shown) * 2 > len(shown),
                    self._number,
                )
            )


def _without_notes(glyphs: list[_Glyph], base: float, size: float) -> list[str]:
    """The characters of a line without the small raised numbers of notes; powers stay."""
    kept: list[str] = []
    for place, glyph in enumerate(glyphs):
        raised = glyph.base - base > _RAISED * size and glyph.size < _SMALL * size
        if raised and glyph.character in _NOTE_MARKS:
            before = "".join(kept).split()
            if place and before and not before[-1].lower().endswith(_UNITS):
                continue
            if before and before[-1].lower() not in _UNITS and not before[-1][-1:].isdigit():
                continue
        kept.append(glyph.character)
    return kept
