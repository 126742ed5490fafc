"""Exports of services that keep articles to be read later: Wallabag and Readwise (JSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.reading.sources import Found, Reader, Source, first_of, from_metadata

if TYPE_CHECKING:
    from annotate.reading.documents.kept import Kept


def _recognizes(source: Source) -> bool:
    start = source.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"[", b"{") and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    from annotate.reading.documents.kept import entries_of

    return entries_of(source.data) is not None


def _read(source: Source) -> Found:
    return first_of(_several(source))


def _several(source: Source) -> list[Found]:
    return [_found(each) for each in _kept(source)]


def _kept(source: Source) -> list[Kept]:
    """The articles of an export that have text."""
    from annotate.errors import ArticleError
    from annotate.reading.documents.kept import articles_of, entries_of

    export = entries_of(source.data)
    if export is None:
        raise ArticleError("is no export of Wallabag or Readwise")
    kept = [each for each in articles_of(*export) if each.text]
    if not kept:
        raise ArticleError(f"is an export of {export[0]} without the text of an article")
    return kept


def _found(kept: Kept) -> Found:
    return Found(
        kept.text,
        kept.title,
        from_metadata(kept.published),
        kept.url,
        author=kept.author,
        publisher=kept.publisher,
        id=kept.id,
        was_read=kept.was_read,
    )


READER = Reader("an export of a read-it-later service", _recognizes, _read, rank=9, several=_several)
