"""What read-it-later services export: Wallabag's entries, Readwise's documents, lists of addresses."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotate.errors import ArticleError
from annotate.reading.documents.composed import composed
from annotate.reading.documents.fragment import parts_of_page
from annotate.reading.encodings.decoding import decode
from annotate.reading.text.dates import date_in

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LARGEST = 64 * 1024 * 1024
_WALLABAG = frozenset({"is_archived", "is_starred", "reading_time", "domain_name"})
_READWISE = frozenset({"source_url", "reading_progress", "category", "location", "html_content", "site_name"})
_FEWEST_KEYS = 2
_ADDRESS = re.compile(r"https?://\S{1,2000}\Z", re.IGNORECASE)
_SECONDS = 10**9
_MILLISECONDS = 10**12


@dataclass(slots=True)
class Kept:
    """One article that a service has kept.

    Attributes:
        text: Its text; empty where the export has only its address.
        title: Its title.
        url: Where it was.
        author: Who wrote it.
        publisher: Where it was published.
        published: On which day, ISO 8601.
        id: The service's own.
        was_read: Whether it was put away there as read.
    """

    text: str
    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    id: str | None = None
    was_read: bool = False


def entries_of(data: bytes) -> tuple[str, list[dict[str, Any]]] | None:
    """Which service an export is of, and its entries; None where it is something else."""
    if len(data) > _LARGEST:
        return None
    if data.startswith(_UTF_16):
        data = data.decode("utf-16", "replace").encode()
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"[", b"{"):
        return None
    if not any(f'"{key}"'.encode() in data for key in _WALLABAG | _READWISE):
        return None
    try:
        # A program of Windows may have saved it anew.
        values = json.loads(decode(data)[0].removeprefix("\ufeff"))
    except (ValueError, RecursionError, ArticleError):
        return None
    items = _items(values)
    for name, keys in (("Wallabag", _WALLABAG), ("Readwise", _READWISE)):
        if items and len(keys & items[0].keys()) >= _FEWEST_KEYS and "title" in items[0]:
            return name, items
    return None


def _items(values: Any) -> list[dict[str, Any]]:
    """The entries of an export: the list itself, under the key that services put it, or one alone."""
    if isinstance(values, dict):
        embedded = values.get("_embedded")
        inside = values.get("results") or (embedded.get("items") if isinstance(embedded, dict) else None)
        values = inside if isinstance(inside, list) else [values]
    return [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []


def articles_of(name: str, entries: list[dict[str, Any]]) -> Iterator[Kept]:
    """What was kept, with and without text.

    Args:
        name: The service.
        entries: Its entries.

    Raises:
        ArticleError: When an article is too large.
    """
    for entry in entries:
        if name == "Readwise" and entry.get("category") in ("highlight", "note"):
            continue
        markup = next(
            (_words(entry, key) for key in ("html_content", "content", "html") if _words(entry, key)), ""
        )
        title = _one_line(_words(entry, "title"))
        text = _text(markup or "", title, name)
        address = next(
            (
                each
                for key in ("source_url", "given_url", "url")
                if _ADDRESS.match(each := _words(entry, key) or "")
            ),
            None,
        )
        yield Kept(
            text,
            title,
            address,
            _one_line(_people(entry)),
            _one_line(_words(entry, "site_name") or _words(entry, "domain_name")),
            _day(entry),
            str(entry["id"]) if entry.get("id") not in (None, "") else None,
            entry.get("is_archived") in (1, True) or entry.get("location") == "archive",
        )


def _text(markup: str, title: str | None, name: str) -> str:
    """The article's text, its title first."""
    if not markup.strip():
        return ""
    parts = parts_of_page(markup, f"an export of {name}").parts
    text = composed(parts)[0]
    first = parts[0].text if parts else ""
    if not text or not title or title.casefold() == " ".join(first.split()).casefold():
        return text
    return f"{title}\n\n{text}"


def _words(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _one_line(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None


def _people(entry: dict[str, Any]) -> str | None:
    """Who wrote it: Wallabag has a list, or one string."""
    names = entry.get("published_by") or entry.get("author") or entry.get("authors")
    if isinstance(names, list):
        return ", ".join(str(name) for name in names if name) or None
    return names if isinstance(names, str) else None


def _day(entry: dict[str, Any]) -> str | None:
    value = entry.get("published_at") or entry.get("published_date")
    if isinstance(value, int | float) and not isinstance(value, bool) and value > _SECONDS / 10:
        import datetime

        seconds = value / 1000 if value > _MILLISECONDS / 10 else value
        try:
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return None
    return date_in(value)
