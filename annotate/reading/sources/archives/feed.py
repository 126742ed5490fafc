"""Feeds (RSS, Atom, RDF, JSON Feed): an article for each entry, of the words that the feed itself has."""

from __future__ import annotations

from annotate.reading.kinds import feed_kind, looks_like_html
from annotate.reading.sources import Found, Reader, Source, first_of
from annotate.reading.sources.archives import found_of

_ENTRIES = (b"<item", b"<entry", b":item", b":entry", b'"items"')


def _recognizes(source: Source) -> bool:
    if source.within is not None or feed_kind(source.data) is None:
        return False
    # UTF-16 has a zero beside each letter of a mark.
    data = source.data.replace(b"\0", b"") if b"\0" in source.data[:64] else source.data
    return any(mark in data for mark in _ENTRIES)


def _read(source: Source) -> Found:
    return first_of(_several(source))


def _several(source: Source) -> list[Found]:
    from annotate.errors import ArticleError
    from annotate.reading.documents.feed import entries_of
    from annotate.record import Diagnostic

    called = feed_kind(source.data)
    if called is None and looks_like_html(source.data):
        raise ArticleError("is a page that announces no feed")
    try:
        entries, whole = entries_of(source.data, called or "a feed", charset=source.charset, url=source.url)
    except ArticleError as error:
        raise error if called else ArticleError("is no feed") from error
    if not entries:
        raise ArticleError(f"is {called} without an entry that has words" if called else "is no feed")
    excerpt = Diagnostic("excerpt", "The feed has a summary of this article only; its address has all of it.")
    broken = Diagnostic("damaged_feed", "The feed is damaged or breaks off; entries may be missing or cut.")
    return [
        found_of(entry, (*((excerpt,) if entry.excerpt else ()), *(() if whole else (broken,))))
        for entry in entries
    ]


READER = Reader("a feed", _recognizes, _read, (".rss", ".atom"), rank=3, several=_several)
