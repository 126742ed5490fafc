"""Files that hold several articles: all of them, or one by its name.

Such an article is named after its file and itself, ``inbox.mbox#3f2a91bc``; its own
part of the name is of what the file calls it (the id of a message, of an entry, else
its words), so that it stays the same when others come or go. Its place counts too:
``inbox.mbox#2``.
"""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path

from annotate.article import Article, bytes_of, readable
from annotate.errors import ArticleError

_MARK = "#"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file holds.

    Attributes:
        articles: Each article, or why it cannot be read, in the order of the file.
        places: Where each stands, by its name.
    """

    articles: tuple[Article | ArticleError, ...]
    places: dict[str, int]

    def find(self, part: str) -> Article:
        """One of them.

        Args:
            part: Its name, or its place from 1.

        Raises:
            ArticleError: When there is none, or it cannot be read.
        """
        place = self.places.get(part)
        if place is None and part.isdecimal() and 0 < int(part) <= len(self.articles):
            place = int(part) - 1
        if place is None:
            raise ArticleError(f"holds no article {part} any more")
        found = self.articles[place]
        if isinstance(found, ArticleError):
            raise ArticleError(str(found))
        return found


def name_of(file: str | Path, part: str | None) -> str:
    """What opens an article of a file; the file, where it has one article only."""
    return f"{file}{_MARK}{part}" if part else str(file)


def divided_name(name: str) -> tuple[str, str | None]:
    """The file of a name, and which of its articles is meant; none where the whole file is."""
    file, mark, part = name.rpartition(_MARK)
    if not mark or not part:
        return name, None
    try:
        # A file may have the mark in its own name.
        return (file, part) if not os.path.exists(name) and os.path.isfile(file) else (name, None)
    except ValueError:
        return name, None


def names_in(file: str, *, kind: str | None = None) -> list[str]:
    """The names of all articles of a file; its own where it holds one.

    Raises:
        ArticleError: When it cannot be read.
    """
    found = parts_of(file, kind=kind).articles
    if len(found) == 1:
        return [file]
    return [
        name_of(file, each.part if isinstance(each, Article) else str(place))
        for place, each in enumerate(found, start=1)
    ]


def record_name(file: Path, part: str | None) -> str:
    """What the record of an article is called that is kept beside its file, without the ending."""
    return f"{file.name}-{part}" if part else file.name


def articles_of_file(
    path: str | Path, *, kind: str | None = None, published: str | None = None
) -> list[Article]:
    """Every article of a file that can be read.

    Args:
        path: The file; kept as the articles' source.
        kind: The kind of source, where the user says so.
        published: ISO 8601 date that the user gives.

    Raises:
        ArticleError: As for :meth:`Article.from_path`, where none can be read.
    """
    return readable(parts_of(path, kind=kind, published=published).articles)


def parts_of(path: str | Path, *, kind: str | None = None, published: str | None = None) -> Parts:
    """As :func:`articles_of_file`, with an error in the place of each article that cannot be read.

    The file is read once for all of them as long as it stays as it is.
    """
    try:
        state = os.stat(path)
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error
    return _parts_of(str(path), kind, published, (state.st_mtime_ns, state.st_size))


@functools.lru_cache(maxsize=1)
def _parts_of(
    path: str,
    kind: str | None,
    published: str | None,
    state: tuple[int, int],  # noqa: ARG001
) -> Parts:
    found = Article.parts_from_bytes(bytes_of(path), name=path, kind=kind, published=published)
    named = ((each.part, place) for place, each in enumerate(found) if isinstance(each, Article))
    return Parts(tuple(found), {part: place for part, place in named if part})
