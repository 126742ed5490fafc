"""An article whose text can be shown before the rest of the reader is loaded; no Textual here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from annotate.reading.encodings.decoding import check_text, decode
from annotate.support.files import read_limited
from annotate.support.names import MARKDOWN_SUFFIXES, STANDARD_INPUT, TEXT_SUFFIXES, is_url
from tui.storage.positions import position_in
from tui.text.running import may_be_wrapped

if TYPE_CHECKING:
    from annotate.article import Article
    from annotate.record import Section

_HEAD_BYTES = 1024
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n\f\v"
_TEXT_BY_NAME = TEXT_SUFFIXES | MARKDOWN_SUFFIXES
# Two words, as no kind of file begins that is read otherwise than it stands, and no row of a table...
_PROSE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:#+ )?(?![^\r\n]*[,;\t][^\s\d])"
    rb"[\"'(]?[A-Za-z'\x80-\xff-]+,? [\"'(A-Za-z\d\x80-\xff]"
)
# ... unless there is more in it: exports of Nexis count words, databases hold NUL, subtitles have arrows.
_MORE = (b" words", b"\0", b"-->")


@dataclass(frozen=True, slots=True)
class Opening:
    """A text or Markdown file that was read, its text as it will be shown.

    Attributes:
        name: Path.
        data: Its bytes.
        text: The exact text.
        at: Where it was left the last time; 0 for the start.
        sections: Its parts, where its lines may be wrapped: they are shown as paragraphs.
        parsed: The article, where its parts had to be found.
    """

    name: str
    data: bytes
    text: str
    at: int
    sections: tuple[Section, ...] = ()
    parsed: Article | None = None

    def article(self) -> Article:
        """The article with everything that its file tells about it."""
        if self.parsed is not None:
            return self.parsed
        # What finds title, date and sections comes after the text is shown.
        from annotate.article import Article

        return Article.from_bytes(self.data, name=self.name)


def open_text(name: str) -> Opening | None:
    """The text of a file; none where it takes more to get at it: a page of the web, HTML, mail, a pipe.

    Raises:
        ArticleError: When the file is too large, binary, empty, undecodable or no article.
    """
    if name == STANDARD_INPUT or is_url(name) or PurePath(name).suffix.lower() not in _TEXT_BY_NAME:
        return None
    try:
        with open(name, "rb") as stream:
            data = read_limited(stream)
    except OSError:
        return None
    if data[:_HEAD_BYTES].lstrip(_BEFORE_MARKUP)[:1] == b"<":
        return None
    text = decode(data)[0] if _is_prose(data) else _recognized(data, PurePath(name).suffix.lower())
    if text is None:
        return None
    check_text(text)
    opening = Opening(name, data, text, position_in(text))
    if not may_be_wrapped(text):
        return opening
    article = opening.article()
    return replace(opening, sections=article.sections, parsed=article)


def _is_prose(data: bytes) -> bool:
    return _PROSE.match(data[:_HEAD_BYTES]) is not None and not any(mark in data for mark in _MORE)


def _recognized(data: bytes, suffix: str) -> str | None:
    """The text of a file by what it is recognized as; none where that is not read as it stands."""
    # To ask every kind of source takes longer than to show a text.
    from annotate.reading.recognition import recognized
    from annotate.reading.sources import Source

    source = Source(data, suffix)
    return source.text() if recognized(source).exact else None
