"""Folders of articles: which of their files are articles, by name or content, and what the others are."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import ArticleError
from annotate.reading.kinds import is_dossier, is_record, other_kind
from annotate.reading.recognition import article_suffixes, recognized
from annotate.reading.sources import Source
from annotate.support.files import read_limited, reason
from annotate.support.names import LINES_SUFFIXES, NOTES_SUFFIX, PAGE_SUFFIX, REPORT_SUFFIX

_HEAD_BYTES = 64 * 1024
# What only the whole file tells: packed documents, databases, and data of which some are articles.
_TOLD_BY_ALL = (b"PK\x03\x04", b"SQLite format 3\0", b"<", b"{", b"[")
_OUR_OWN = (REPORT_SUFFIX, PAGE_SUFFIX, NOTES_SUFFIX)
_MOST_NAMED = 3
_NO_KIND = "of no kind that is read"
_TEXT = "text by another name"
_RECORD, _DOSSIER = "a record", "a dossier"
OnError = Callable[[str, ArticleError], None]


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of a folder that is no article.

    Attributes:
        path: The file.
        kind: What it is, in words.
    """

    path: Path
    kind: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder and the folders in it hold, in the order of the paths.

    Attributes:
        articles: Files that are articles, or hold several.
        passed: The others, but for those that Dateline itself writes.
        records: Files of records of articles.
        dossiers: Files that are dossiers.
        unread: Folders that cannot be read, and why.
    """

    articles: tuple[Path, ...]
    passed: tuple[Passed, ...]
    records: tuple[Path, ...] = ()
    dossiers: tuple[Path, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


def look_into(folder: Path, on_error: OnError | None = None, *, records: bool = False) -> Folder:
    """Tell the articles in a folder from its other files; hidden ones are left out.

    Args:
        folder: The folder.
        on_error: Told the name of a folder in it that cannot be read, and of one without any article.
        records: Whether a folder with records alone is as good as one with articles.
    """
    articles: list[Path] = []
    passed: list[Passed] = []
    own: dict[str, list[Path]] = {_RECORD: [], _DOSSIER: []}
    unread: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or name.endswith(_OUR_OWN):
                continue
            path = Path(place, name)
            kind = _other_kind(path)
            if kind is None:
                articles.append(path)
            elif kind in own:
                own[kind].append(path)
            elif kind:
                passed.append(Passed(path, kind))
    reasons = tuple((str(error.filename), f"cannot be read: {reason(error)}") for error in unread)
    if on_error:
        for name, why in reasons:
            on_error(name, ArticleError(why))
        if not articles and not unread and not (records and own[_RECORD]):
            on_error(str(folder), ArticleError("holds no articles (.txt, .md, .html, feeds, mail, ...)"))
    return Folder(
        tuple(sorted(articles)),
        tuple(sorted(passed, key=lambda each: each.path)),
        tuple(sorted(own[_RECORD])),
        tuple(sorted(own[_DOSSIER])),
        reasons,
    )


def told(passed: Sequence[Passed]) -> str:
    """What was passed over, in words: how many files, and the first ones of each kind by name."""
    kinds: dict[str, list[str]] = {}
    for each in passed:
        kinds.setdefault(each.kind, []).append(each.path.name)
    words = [f"{_named(names)} ({kind})" for kind, names in kinds.items()]
    number = f"{len(passed):,} file{'s' * (len(passed) != 1)}"
    return f"{number} passed over: {'; '.join(words)}"


def _named(names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1:,} more"


def _is_told_by_all(head: bytes) -> bool:
    """Whether it takes the whole file to tell what it is; marks of the encoding say nothing."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith((*_TOLD_BY_ALL, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _other_kind(path: Path) -> str | None:
    """What a file is that is no article; empty where there is nothing to say of it, none for an article."""
    suffix = path.suffix.lower()
    try:
        if suffix in article_suffixes():
            return None if path.is_file() else ""
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            data = stream.read(_HEAD_BYTES)
            if not data:
                return ""
            if is_record(data):
                return _DOSSIER if is_dossier(data) else _RECORD
            if len(data) == _HEAD_BYTES and _is_told_by_all(data):
                stream.seek(0)
                data = read_limited(stream)
    except OSError:
        # Whoever reads an article will tell; of others nobody knows what they are.
        return None if suffix in article_suffixes() else "not readable"
    except ArticleError as error:
        return str(error)
    if suffix in LINES_SUFFIXES:
        return "articles or data, one a line; read where it is named"
    try:
        reader = recognized(Source(data, suffix))
    except ArticleError:
        return other_kind(data) or _NO_KIND
    if not reader.exact:
        return None
    try:
        Source(data, suffix).text()
    except ArticleError:
        return _NO_KIND
    return _TEXT
