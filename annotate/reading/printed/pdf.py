"""The article of a PDF file: its paragraphs, title, author, date and address."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from annotate.errors import ArticleError
from annotate.reading.documents.composed import Part
from annotate.reading.printed.columns import blocks_of
from annotate.reading.printed.furniture import take_furniture
from annotate.reading.printed.glyphs import Glyphs, read_glyphs
from annotate.reading.printed.paragraphs import Paragraph, body_size, paragraphs_of, words_in, words_of
from annotate.reading.text.head import is_head_line
from annotate.record import SectionKind
from annotate.weights import shipped

_LARGER = 1.15
_HEAD = 8
_LONGEST_TITLE = 220
_LONGEST_NAME = 80
_UNREADABLE = 0.3
_BROWSERS = re.compile(r"skia|chrome|firefox|safari|webkit|edge|quartz", re.IGNORECASE)
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
# What is one letter on the page is several letters of a word.
_LIGATURES = {
    ord("ﬀ"): "ff",
    ord("ﬁ"): "fi",
    ord("ﬂ"): "fl",
    ord("ﬃ"): "ffi",
    ord("ﬄ"): "ffl",
    ord("ﬅ"): "st",
    ord("ﬆ"): "st",
}
_INVISIBLE = re.compile("[\u00ad\u200b\ufffe\x00-\x08\x0b-\x1f]")


@dataclass(slots=True)
class Printed:
    """What a PDF file holds.

    Attributes:
        parts: Its paragraphs in reading order.
        title: What the file calls itself.
        author: Who wrote it, by the file.
        made: On which day the file was made, ISO 8601; None where a browser printed a page.
        url: The address that a browser printed under it.
        notes: What a reader of the record should know: code and message.
    """

    parts: list[Part] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    made: str | None = None
    url: str | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_pdf(data: bytes) -> Printed:
    """Read a PDF file, in this process.

    Raises:
        ArticleError: When it is damaged, has a password, is a scan, or its fonts do not tell their letters.
    """
    glyphs = read_glyphs(data)
    _refuse_unreadable(glyphs)
    printed = Printed(title=glyphs.values.get("Title"), author=glyphs.values.get("Author"))
    furniture = take_furniture(glyphs.pages, glyphs.heights)
    printed.url = furniture.url
    makers = f"{glyphs.values.get('Producer', '')} {glyphs.values.get('Creator', '')}"
    made = _MADE.match(glyphs.values.get("CreationDate", ""))
    if made and not furniture.printed and not _BROWSERS.search(makers):
        printed.made = "-".join(made.groups())
    body = body_size(glyphs.pages)
    edges: set[float] = set()
    blocks = [block for lines in glyphs.pages for block in blocks_of(lines, edges)]
    words = words_in([line for lines in glyphs.pages for line in lines])
    known = _vocabulary()
    paragraphs = paragraphs_of(blocks, body)
    title = _title_of(paragraphs, body, printed.title, words, known)
    over_title = title is not None and title is not paragraphs[0]
    for paragraph in paragraphs:
        text = _clean(words_of(paragraph, words, known))
        large = not paragraph.is_row and paragraph.size > _LARGER * body
        kind: SectionKind | None = "title" if paragraph is title else None
        if over_title and not printed.parts and _is_masthead(paragraph, text, body):
            kind = "boilerplate"
        printed.parts.append(Part(text, kind, heading=1 if large else 0, row=paragraph.is_row))
    if furniture.lines:
        note = f"Lines at the edge of pages (heads, numbers of pages) were left out: {furniture.lines:,}."
        printed.notes.append(("text_left_out", note))
    if glyphs.empty:
        note = f"{glyphs.empty:,} of {len(glyphs.pages):,} pages have pictures and no text."
        printed.notes.append(("pages_without_text", note))
    if glyphs.unread:
        printed.notes.append(("text_left_out", f"The last {glyphs.unread:,} pages were not read."))
    return printed


def _refuse_unreadable(glyphs: Glyphs) -> None:
    if not any(glyphs.pages):
        if glyphs.unknown:
            raise ArticleError("is a PDF file whose fonts do not tell their letters; run it through OCR")
        if glyphs.empty:
            raise ArticleError(
                "is a scan, a PDF file of pictures without text; run it through OCR (ocrmypdf)"
            )
        raise ArticleError("is a PDF file without text")
    if glyphs.unknown > _UNREADABLE:
        raise ArticleError("is a PDF file whose fonts do not tell their letters; run it through OCR")


def _title_of(
    paragraphs: list[Paragraph],
    body: float,
    stated: str | None,
    words: Collection[str],
    known: Collection[str],
) -> Paragraph | None:
    """The headline: the paragraph that the file calls its title, else the largest one near the top."""
    head = [each for each in paragraphs[:_HEAD] if not each.is_row and each.lines[0].page == 0]
    for paragraph in head:
        if stated and _letters(_clean(words_of(paragraph, words, known))) == _letters(stated):
            return paragraph
    large = [
        each
        for each in head
        if each.size > _LARGER * body and len(words_of(each, words, known)) <= _LONGEST_TITLE
    ]
    return max(large, key=lambda each: each.size, default=None)


def _is_masthead(paragraph: Paragraph, text: str, body: float) -> bool:
    """Whether the first paragraph, over the headline, is the small name of the paper."""
    return (
        len(paragraph.lines) == 1
        and paragraph.size < body
        and not is_head_line(text)
        and len(text) <= _LONGEST_NAME
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _clean(words: str) -> str:
    return " ".join(_INVISIBLE.sub("", words.replace("\x02", "-").translate(_LIGATURES)).split(" "))


def _vocabulary() -> frozenset[str]:
    """The words of the language model's own list: enough to tell a divided word from a compound."""
    pieces = shipped().text("vocabulary.txt").split("\n")
    return frozenset(piece for piece in pieces if piece.isalpha())
