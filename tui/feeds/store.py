"""What feeds brought, in one database in Dateline's own folder, so that it can be read without network.

An entry is called by the address of its article, so that it is one article whichever
feed brings it; where it has none, by the address of the feed and a name of its own.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import DatelineError, OutputError
from annotate.reading.encodings.decoding import text_sha256
from annotate.reading.fetching.answers import Fetched, State
from annotate.support.files import reason
from annotate.support.names import without_user
from tui.storage.folders import data_folder

if TYPE_CHECKING:
    from annotate.reading.documents.feed import Entry

_FILE = "feeds.sqlite"
_VERSION = 1
_BUSY_SECONDS = 10.0
_KEY_LENGTH = 8
MOST_ENTRIES = 5_000
_TABLES = """
CREATE TABLE feeds (
  url TEXT PRIMARY KEY, title TEXT, etag TEXT, modified TEXT, asked REAL, rests_until REAL, trouble TEXT
);
CREATE TABLE entries (
  feed TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL, seen REAL NOT NULL,
  title TEXT, published TEXT, url TEXT, author TEXT, publisher TEXT, text TEXT NOT NULL,
  excerpt INTEGER NOT NULL, PRIMARY KEY (feed, key)
);
CREATE INDEX entries_by_name ON entries (name);
CREATE TABLE pages (
  name TEXT PRIMARY KEY, url TEXT NOT NULL, charset TEXT, markup INTEGER NOT NULL, data BLOB NOT NULL,
  fetched REAL NOT NULL
);
"""
_ENTRY = "feed, name, seen, title, published, url, author, publisher, text, excerpt"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed.

    Attributes:
        url: Its address, as the user or a list of feeds gives it.
        title: What it calls itself.
        state: By what its server knows it again.
        asked: When its server was asked the last time, in seconds since 1970.
        rests_until: When its server may be asked again.
        trouble: Why nothing came the last time, in words.
    """

    url: str
    title: str | None = None
    state: State = field(default_factory=State)
    asked: float = 0.0
    rests_until: float = 0.0
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry of a feed.

    Attributes:
        feed: The address of its feed.
        name: What opens it.
        seen: When it came first, in seconds since 1970.
        title: Its title.
        published: On which day, ISO 8601.
        url: Where its article is.
        author: Who wrote it.
        publisher: What the feed calls itself.
        text: The words that the feed has.
        excerpt: Whether these are only a part of the article.
    """

    feed: str
    name: str
    seen: float
    title: str | None
    published: str | None
    url: str | None
    author: str | None
    publisher: str | None
    text: str
    excerpt: bool


def is_used() -> bool:
    """Whether anything is kept of a feed."""
    return _path().is_file()


def feed(url: str) -> Feed | None:
    """What is known of a feed; none where nothing is."""
    return next(iter(feeds([url])), None)


def feeds(urls: Iterable[str]) -> list[Feed]:
    """What is known of some feeds, in their order; those that nothing is known of are left out."""
    if not is_used():
        return []
    found = []
    with _opened() as database:
        for url in urls:
            row = database.execute(
                "SELECT url, title, etag, modified, asked, rests_until, trouble FROM feeds WHERE url = ?",
                (url,),
            ).fetchone()
            if row:
                found.append(Feed(row[0], row[1], State(row[2], row[3]), *row[4:]))
    return found


def put_feed(known: Feed) -> None:
    """Keep what is known of a feed."""
    with _opened() as database:
        database.execute(
            "INSERT INTO feeds VALUES (?,?,?,?,?,?,?)"
            " ON CONFLICT (url) DO UPDATE SET title = coalesce(excluded.title, title), etag = excluded.etag,"
            " modified = excluded.modified, asked = excluded.asked, rests_until = excluded.rests_until,"
            " trouble = excluded.trouble",
            (known.url, known.title, known.state.etag, known.state.modified, known.asked, known.rests_until,
             known.trouble),
        )  # fmt: skip


def put_entries(url: str, entries: Iterable[Entry], now: float) -> int:
    """Keep the entries of a feed: new ones, and the words of those that have changed.

    Args:
        url: The feed's address.
        entries: In the feed's order.
        now: Seconds since 1970.

    Returns:
        How many are new.
    """
    new = 0
    with _opened() as database:
        names = dict(database.execute("SELECT key, name FROM entries WHERE feed = ?", (url,)))
        taken = set(names.values())
        for place, (key, entry) in enumerate(_keyed(entries)):
            name = names.get(key)
            if name is None:
                new += 1
                name = entry.url if entry.url and entry.url not in taken else f"{without_user(url)}#{key}"
                taken.add(name)
            database.execute(
                "INSERT INTO entries VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (feed, key) DO UPDATE SET"
                " place = excluded.place, title = excluded.title, published = excluded.published,"
                " url = excluded.url, author = excluded.author, publisher = excluded.publisher,"
                " text = excluded.text, excerpt = excluded.excerpt",
                (url, key, name, place, now, entry.title, entry.published, entry.url, entry.author,
                 entry.publisher, entry.text, entry.excerpt),
            )  # fmt: skip
        _forget_old(database, url)
    return new


def _keyed(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry under a name that stays; of two that the feed calls alike, the first."""
    seen = set()
    for entry in entries:
        words = entry.id or entry.url or entry.text
        key = text_sha256(words)[:_KEY_LENGTH]
        if key not in seen:
            seen.add(key)
            yield key, entry


def _forget_old(database: sqlite3.Connection, url: str) -> None:
    database.execute(
        "DELETE FROM entries WHERE feed = ? AND key NOT IN"
        " (SELECT key FROM entries WHERE feed = ? ORDER BY seen DESC, place LIMIT ?)",
        (url, url, MOST_ENTRIES),
    )
    database.execute("DELETE FROM pages WHERE name NOT IN (SELECT name FROM entries)")


def entries(urls: Iterable[str]) -> list[Kept]:
    """The entries of some feeds, the newest day first; one that several feeds bring stands once."""
    if not is_used():
        return []
    with _opened() as database:
        rows = [
            row
            for url in dict.fromkeys(urls)
            for row in database.execute(f"SELECT {_ENTRY}, place FROM entries WHERE feed = ?", (url,))
        ]
    # By the day that it says, else on which it came; what came together stays in the feed's order.
    rows.sort(key=lambda row: row[-1])
    rows.sort(key=lambda row: (row[4] or _day(row[2]), row[2]), reverse=True)
    found: dict[str, Kept] = {}
    for row in rows:
        found.setdefault(row[1], _kept(row[:-1]))
    return list(found.values())


def entry(name: str) -> Kept | None:
    """An entry by what opens it; none where no feed has brought it."""
    if not is_used():
        return None
    with _opened() as database:
        row = database.execute(
            f"SELECT {_ENTRY} FROM entries WHERE name = ? ORDER BY excerpt, seen LIMIT 1", (name,)
        ).fetchone()
    return _kept(row) if row else None


def page(name: str) -> Fetched | None:
    """The page of an entry that was opened; none where it was not."""
    with _opened() as database:
        row = database.execute(
            "SELECT data, url, charset, markup FROM pages WHERE name = ?", (name,)
        ).fetchone()
    return Fetched(row[0], row[1], row[2], bool(row[3])) if row else None


def put_page(name: str, fetched: Fetched, now: float) -> None:
    """Keep the page of an entry."""
    with _opened() as database:
        database.execute(
            "INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?)",
            (name, fetched.url, fetched.charset, fetched.is_markup, fetched.data, now),
        )


def _kept(row: tuple[Any, ...]) -> Kept:
    return Kept(*(*row[:-1], bool(row[-1])))


def _day(seconds: float) -> str:
    import datetime

    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def _path() -> Path:
    return data_folder() / _FILE


@contextlib.contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    """The database, made where there is none; what is done with it is done whole or not at all.

    Raises:
        DatelineError: When it cannot be read or written.
    """
    path = _path()
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Addresses of feeds may have a password or a token in them.
            path.touch(mode=0o600)
        with contextlib.closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as database, database:
            _prepare(database)
            yield database
    except sqlite3.Error as error:
        raise OutputError(f"what is kept of feeds cannot be read or written ({path}: {error})") from error
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be made: {reason(error)}") from error


def _prepare(database: sqlite3.Connection) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == _VERSION:
        return
    if version > _VERSION:
        raise DatelineError("what is kept of feeds was written by a newer version of Dateline")
    database.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
