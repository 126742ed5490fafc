"""What Zotero's library knows of a file in its storage: title, day, authors, paper, address.

Every attachment is in a folder of its own (``storage/ABCD2345/page.html``) beside ``zotero.sqlite``. The
library is read from a copy in memory, since Zotero keeps it locked.
"""

from __future__ import annotations

import functools
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import ArticleError
from annotate.reading.text.dates import iso_date
from annotate.support.files import read_limited

_LIBRARY = "zotero.sqlite"
_MAGIC = b"SQLite format 3\0"
_STORAGE = "storage"
_PAPERS = ("publicationTitle", "websiteTitle", "blogTitle", "publisher")
_FIELDS = """
    SELECT a.key, f.fieldName, v.value
    FROM items a JOIN itemAttachments t ON t.itemID = a.itemID
    JOIN itemData d ON d.itemID = COALESCE(t.parentItemID, a.itemID)
    JOIN itemDataValues v ON v.valueID = d.valueID JOIN fields f ON f.fieldID = d.fieldID
    WHERE f.fieldName IN
    ('title', 'date', 'url', 'publicationTitle', 'websiteTitle', 'blogTitle', 'publisher')
"""
_PEOPLE = """
    SELECT a.key, c.firstName, c.lastName
    FROM items a JOIN itemAttachments t ON t.itemID = a.itemID
    JOIN itemCreators i ON i.itemID = t.parentItemID JOIN creators c ON c.creatorID = i.creatorID
    ORDER BY a.key, i.orderIndex
"""


@dataclass(frozen=True, slots=True)
class Catalogued:
    """What the library says of one file.

    Attributes:
        title: Its title.
        published: On which day it was published, ISO 8601; None where the library has no whole day.
        url: Where it was.
        author: Who wrote it.
        publisher: Where it was published.
    """

    title: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None


def catalogued(path: Path) -> Catalogued | None:
    """What Zotero's library says of a file; None for a file elsewhere, or where the library is broken."""
    place = path.absolute()
    library = place.parent.parent.with_name(_LIBRARY)
    if place.parent.parent.name != _STORAGE or not library.is_file():
        return None
    try:
        return _library(library, library.stat().st_mtime_ns).get(place.parent.name)
    except (OSError, sqlite3.Error, ArticleError, UnicodeDecodeError):
        return None


@functools.lru_cache(maxsize=1)
def _library(path: Path, changed: int) -> dict[str, Catalogued]:  # noqa: ARG001
    """The whole library by the names of its folders; read again when it has changed."""
    with path.open("rb") as stream:
        data = read_limited(stream)
    if not data.startswith(_MAGIC):
        raise ArticleError("is no library of Zotero's")
    with closing(sqlite3.connect(":memory:")) as library:
        library.deserialize(data)
        values: dict[str, dict[str, str]] = {}
        for key, field, value in library.execute(_FIELDS):
            values.setdefault(str(key), {})[str(field)] = " ".join(str(value).split())
        people: dict[str, list[str]] = {}
        for key, first, last in library.execute(_PEOPLE):
            people.setdefault(str(key), []).append(" ".join(f"{first or ''} {last or ''}".split()))
    return {key: _catalogued(found, people.get(key, [])) for key, found in values.items()}


def _catalogued(values: dict[str, str], people: list[str]) -> Catalogued:
    paper = next((values[key] for key in _PAPERS if key in values), None)
    # "2025-06-08 June 8, 2025": the day, and what somebody wrote; a month alone is 2025-06-00.
    day = iso_date(values.get("date", "")[:10])
    return Catalogued(
        values.get("title"), day, values.get("url"), ", ".join(filter(None, people)) or None, paper
    )
