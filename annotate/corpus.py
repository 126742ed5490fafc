"""Articles from whatever a user names: files, folders, addresses, standard input, ``corpus.jsonl``.

Everything is read as it is needed, so that a corpus of any size takes the
memory of one article. What cannot be read is reported and passed over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.files import LARGEST_FILE, read_limited
from annotate.names import ARTICLE_SUFFIXES, REPORT_SUFFIX, STANDARD_INPUT, is_url

LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
OnError = Callable[[str, ArticleError], None]
OnRead = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read.

    Attributes:
        name: As the user gave it, or its path inside the folder that the user gave.
        size: Bytes, where they are known; for the progress bar.
    """

    name: str
    size: int = 0

    @property
    def is_lines(self) -> bool:
        """Whether it holds an article a line."""
        return not is_url(self.name) and Path(self.name).suffix.lower() in LINES_SUFFIXES


def find_inputs(names: Sequence[str]) -> list[Input]:
    """What the names stand for: a folder stands for the articles in it, in the order of their paths."""
    found: list[Input] = []
    for name in names:
        if name == STANDARD_INPUT or is_url(name):
            found.append(Input(name))
            continue
        path = Path(name)
        for file in folder_articles(path) if path.is_dir() else [path]:
            found.append(Input(name if file is path else str(file), _size(file)))
    return found


def folder_articles(folder: Path) -> list[Path]:
    """The articles in a folder and the folders in it, in the order of their paths.

    Hidden files are left out, and so are the reports that the reader writes.
    """
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ARTICLE_SUFFIXES
        and not path.name.endswith(REPORT_SUFFIX)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )


def read_articles(
    inputs: Sequence[Input],
    *,
    published: str | None = None,
    on_error: OnError,
    on_read: OnRead,
) -> Iterator[Article]:
    """The articles of all inputs, in order.

    Args:
        inputs: From :func:`find_inputs`.
        published: ISO 8601 date for those that have none of their own.
        on_error: Told the name (and line) and the error of whatever cannot be read.
        on_read: Told how many bytes have just been read.
    """
    for item in inputs:
        if item.is_lines:
            yield from _read_lines(item.name, published, on_error, on_read)
            continue
        try:
            yield read_article(item.name, published=published)
        except ArticleError as error:
            on_error(item.name, error)
        on_read(item.size)


def read_article(name: str, *, published: str | None = None) -> Article:
    """One article from a path, an address or ``-`` for standard input.

    Raises:
        ArticleError: When it cannot be read.
    """
    if name == STANDARD_INPUT:
        return Article.from_bytes(read_limited(sys.stdin.buffer), name=name, published=published)
    if is_url(name):
        # What fetches pages takes longer to load than a file to read.
        from annotate.reading import web

        page = web.fetch(name)
        return Article.from_bytes(
            page.data,
            name=name,
            id=_name_of_page(page.url),
            url=page.url,
            charset=page.charset,
            markup=page.is_markup or None,
            published=published,
        )
    return Article.from_path(name, published=published)


def _read_lines(name: str, published: str | None, on_error: OnError, on_read: OnRead) -> Iterator[Article]:
    try:
        with open(name, "rb") as stream:
            yield from _articles_of(stream, name, published, on_error, on_read)
    except FileNotFoundError:
        on_error(name, ArticleError("no such file"))
    except OSError as error:
        on_error(name, ArticleError(f"cannot be read: {error.strerror or error}"))


def _articles_of(
    stream: BinaryIO, name: str, published: str | None, on_error: OnError, on_read: OnRead
) -> Iterator[Article]:
    number = 0
    while line := stream.readline(LARGEST_FILE):
        number += 1
        on_read(len(line))
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not content.strip():
            continue
        try:
            yield Article.from_json_line(content, source=name, published=published)
        except ArticleError as error:
            on_error(f"{name}:{number}", error)


def _name_of_page(url: str) -> str | None:
    """The last part of an address's path without its suffix, or None for a front page."""
    return PurePosixPath(unquote(urlsplit(url).path)).stem or None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
