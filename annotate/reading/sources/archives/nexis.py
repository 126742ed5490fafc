"""Exports of Nexis and Nexis Uni, as text or as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.reading.sources import Found, Reader, Source, first_of
from annotate.support.names import HTML_SUFFIXES

if TYPE_CHECKING:
    from annotate.reading.marked.nexis import Archived

_FIRST_BYTES = 1024 * 1024


def _recognizes(source: Source) -> bool:
    if source.markup or source.suffix in HTML_SUFFIXES or source.data[:1] == b"<":
        return False
    if source.data.startswith(b"PK\x03\x04"):
        return _is_packed(source.data)
    if b"words" not in source.data[:_FIRST_BYTES] or b"\0" in source.data[:1024]:
        return False
    from annotate.reading.marked.nexis import articles_in, looks_like_nexis

    return looks_like_nexis(source.data[:_FIRST_BYTES]) and bool(articles_in(source.text()))


def _is_packed(data: bytes) -> bool:
    from annotate.reading.documents.package import Package, part_names

    if b"word/" not in part_names(data):
        return False
    from annotate.errors import ArticleError

    try:
        main = Package(data, "a Word document").read("word/document.xml") or b""
    except ArticleError:
        # Whoever reads it will tell.
        return False
    return b"words" in main and b"Load-Date" in main and (b"End of Document" in main or b"Length:" in main)


def _text(source: Source) -> str:
    if not source.data.startswith(b"PK\x03\x04"):
        return source.text()
    from annotate.reading.documents.composed import composed
    from annotate.reading.documents.word import read_word

    return composed(read_word(source.data).parts)[0]


def _read(source: Source) -> Found:
    return first_of(_several(source))


def _several(source: Source) -> list[Found]:
    from annotate.errors import ArticleError
    from annotate.reading.marked.nexis import articles_in

    text = _text(source)
    found = [_found(text, article) for article in articles_in(text)]
    if not found:
        raise ArticleError("is no export of Nexis: no line tells the length of an article")
    return found


def _found(text: str, article: Archived) -> Found:
    return Found(
        text[article.start : article.end] + "\n",
        article.title,
        article.published,
        marked=tuple(article.marked),
        hidden=tuple(article.hidden),
        diagnostics=article.diagnostics,
        author=article.author,
        publisher=article.publisher,
    )


READER = Reader("an export of Nexis", _recognizes, _read, rank=4, several=_several)
