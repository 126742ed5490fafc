"""The cache of the feed reader newsboat (``cache.db``): an article for each entry that it keeps.

The database is read from a copy in memory, so that newsboat may be open meanwhile and
nothing is ever written. Nothing but the two tables with feeds and entries is looked at.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotate.reading.sources import Found, Reader, Source, first_of
from annotate.reading.sources.archives import found_of
from annotate.support.names import is_url

if TYPE_CHECKING:
    from annotate.reading.documents.feed import Entry

_MAGIC = b"SQLite format 3\0"
_TABLES = frozenset({"rss_item", "rss_feed", "sqlite_master"})
# Where the head of a database says whether it is written ahead; what is in memory cannot be.
_VERSIONS, _ROLLED_BACK = slice(18, 20), b"\x01\x01"
_LARGEST = 128 * 1024 * 1024
_MOST = 10_000
_STEPS, _SECONDS = 100_000, 20.0
_CALLED = "a cache of newsboat"
_ENTRIES = """
    SELECT i.feedurl, i.guid, i.title, i.author, i.url, i.pubDate, i.content, f.title, i.unread
    FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl
    WHERE i.deleted = 0 ORDER BY i.pubDate DESC, i.id DESC LIMIT ?
"""


def _recognizes(source: Source) -> bool:
    return source.data.startswith(_MAGIC) and b"rss_item" in source.data and b"rss_feed" in source.data


def _read(source: Source) -> Found:
    return first_of(_several(source))


def _several(source: Source) -> list[Found]:
    from annotate.errors import ArticleError
    from annotate.record import Diagnostic

    rows, total = _rows(source.data)
    found = [(entry, row) for row in rows if (entry := _entry(row)) is not None]
    if not found:
        raise ArticleError(f"is {_CALLED} without an entry that has words")
    note = f"The cache of newsboat has {total:,} entries; the newest {_MOST:,} are read."
    excerpt = Diagnostic(
        "excerpt", "The feed has only the beginning of this article; its address has all of it."
    )
    notes = (Diagnostic("newest_entries", note),) if total > _MOST else ()
    return [
        replace(
            # What feeds call their entries is their own.
            found_of(replace(entry, id=f"{row[0]} {row[1]}"), (excerpt, *notes) if entry.excerpt else notes),
            was_read=row[8] == 0,
        )
        for entry, row in found
    ]


def _rows(data: bytes) -> tuple[list[tuple[Any, ...]], int]:
    """The newest entries, and how many there are.

    Raises:
        ArticleError: When the database cannot be read, or is none of newsboat's.
    """
    import sqlite3
    from contextlib import closing

    from annotate.errors import ArticleError

    if len(data) > _LARGEST:
        raise ArticleError(f"is {_CALLED} larger than {_LARGEST // 2**20} MB; “newsboat -X” makes it smaller")
    head = data[: _VERSIONS.start] + _ROLLED_BACK + data[_VERSIONS.stop : 100]
    ends = time.monotonic() + _SECONDS
    try:
        with closing(sqlite3.connect(":memory:")) as cache:
            cache.deserialize(head + data[100:])
            cache.execute("PRAGMA trusted_schema = OFF")
            cache.text_factory = lambda words: words.decode("utf-8", "replace")
            cache.set_authorizer(_allowed)
            cache.set_progress_handler(lambda: int(time.monotonic() > ends), _STEPS)
            kinds = dict(cache.execute("SELECT name, type FROM sqlite_master"))
            if kinds.get("rss_item") != "table" or kinds.get("rss_feed") != "table":
                raise ArticleError("is a database, but no cache of newsboat")
            rows = cache.execute(_ENTRIES, (_MOST + 1,)).fetchall()
            total = len(rows)
            if total > _MOST:
                total = sum(1 for _ in cache.execute("SELECT id FROM rss_item WHERE deleted = 0"))
    except sqlite3.OperationalError as error:
        if "no such column" in str(error):
            raise ArticleError("is a database, but no cache of newsboat") from error
        raise ArticleError(f"is {_CALLED} that cannot be read ({' '.join(str(error).split())})") from error
    except (sqlite3.Error, OverflowError) as error:
        words = " ".join(str(error).split())
        raise ArticleError(f"is {_CALLED}, but damaged, or being written ({words})") from error
    except UnicodeDecodeError as error:
        # The words of the library quote the database.
        raise ArticleError(f"is {_CALLED}, but damaged") from error
    return rows[:_MOST], total


def _allowed(action: int, table: str | None, *_: object) -> int:
    """Let nothing but the tables be read: no function, no view of something else, nothing attached."""
    import sqlite3

    if action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and table in _TABLES):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _entry(row: tuple[Any, ...]) -> Entry | None:
    import html

    from annotate.reading.documents.feed import entry_of

    url, _, title, author, address, seconds, content, paper, _ = row
    return entry_of(
        str(content or ""),
        "",
        _CALLED,
        title=" ".join(html.unescape(str(title or "")).split()) or None,
        url=str(address) if is_url(str(address)) else None,
        published=_day(seconds),
        author=" ".join(str(author or "").split()) or None,
        publisher=" ".join(str(paper or url or "").split()) or None,
        id=None,
    )


def _day(seconds: object) -> str | None:
    import datetime

    if not isinstance(seconds, int) or seconds <= 0:
        return None
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


READER = Reader(_CALLED, _recognizes, _read, rank=2, several=_several)
