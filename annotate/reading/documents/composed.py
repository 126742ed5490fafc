"""A text that is put together from the paragraphs of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotate.reading.text.dates import date_in, is_date_line, iso_date
from annotate.reading.text.head import is_head_line, is_title
from annotate.record import Published, Section, SectionKind

_HEAD_PARTS = 6
_LONGEST_CELL = 300
_FEWEST_CELLS = 2
_DOCUMENT_NAME = re.compile(
    r"untitled|document ?\d*|no title|.{0,80}\.(?:docx?|odt|rtf|pdf|txt|html?|indd|qxd|pages|tex|dvi|ps)"
    r"|microsoft word - .*|.*\bpress release template\b.*|about:blank|https?://\S+",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\u00a0]+(?=\n)|(?<=\n)[ \t]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, or a row of a table.

    Attributes:
        text: Its words.
        kind: The section that it is, where the document says so.
        heading: 1 to 9 for a heading, 0 for anything else.
        row: Whether it is a row, which stands right under the one before.
    """

    text: str
    kind: SectionKind | None = None
    heading: int = 0
    row: bool = False


@dataclass(slots=True)
class Written:
    """What a document of a word processor holds.

    Attributes:
        parts: Its paragraphs and rows in order, the notes after them.
        title: What its properties call it.
        author: Who made it, by its properties.
        made: When it was begun, ISO 8601.
        left_out: How many characters are not shown or struck through, by what they are.
        comments: How many comments others have written on it.
    """

    parts: list[Part] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    made: str | None = None
    left_out: dict[str, int] = field(default_factory=dict)
    comments: int = 0


def composed(parts: Sequence[Part]) -> tuple[str, tuple[Section, ...]]:
    """The text of paragraphs with blank lines between them, and the sections that are known.

    Args:
        parts: The paragraphs; those without words are left out.
    """
    pieces: list[str] = []
    marked: list[Section] = []
    position = 0
    before: Part | None = None
    for part in parts:
        words = _BLANKS.sub("", part.text.strip())
        if not words:
            continue
        if before is not None:
            gap = "\n" if part.row and before.row else "\n\n"
            pieces.append(gap)
            position += len(gap)
        if part.kind is not None:
            marked.append(Section(part.kind, position, position + len(words)))
        pieces.append(words)
        position += len(words)
        before = part
    return "".join((*pieces, "\n" if pieces else "")), tuple(marked)


def rows_of(rows: Sequence[Sequence[Sequence[Part]]]) -> list[Part]:
    """The rows of a table of values; of a table that is there for the layout the paragraphs in its cells.

    Args:
        rows: The paragraphs of every cell.
    """
    cells = [cell for row in rows for cell in row]
    is_data = len(rows) >= _FEWEST_CELLS and max(map(len, rows), default=0) >= _FEWEST_CELLS
    if not is_data or any(len(cell) > 1 or sum(len(p.text) for p in cell) > _LONGEST_CELL for cell in cells):
        return [part for cell in cells for part in cell]
    lines = [[" ".join(cell[0].text.split()) if cell else "" for cell in row] for row in rows]
    return [Part(f"| {' | '.join(words)} |", row=True) for words in lines if any(words)]


def title_of(parts: Sequence[Part], stated: str | None) -> str | None:
    """The title that a document's properties state, where it stands in the text or nothing else does.

    Args:
        parts: Its paragraphs.
        stated: What the properties say; programs put names of files and templates there, too.
    """
    head = [" ".join(part.text.split()) for part in parts[:_HEAD_PARTS]]
    if stated and not _DOCUMENT_NAME.fullmatch(stated):
        if any(stated.casefold() == words.casefold() for words in head):
            return stated
        if not head or not is_title(head[0]):
            return stated
    return None


def made_on(parts: Sequence[Part], made: str | None, because: str) -> Published | None:
    """The day on which a document was made as that of publication, where its head names none.

    Args:
        parts: Its paragraphs.
        made: ISO 8601 date, or date and time.
        because: Who says so.
    """
    day = iso_date(made)
    if day is None or day < "1985":
        return None
    for part in parts[:_HEAD_PARTS]:
        words = " ".join(part.text.split())
        if date_in(words) and (is_head_line(words) or is_date_line(words)):
            return None
    return Published(value=day, source="metadata", because=(because,))
