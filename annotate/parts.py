"""Files that hold several articles: all of them, or one by its name.

Such an article is named after its file and itself, ``inbox.mbox#3f2a91bc``; its own
part of the name is of what the file calls it (the id of a message, of an entry, else
its words), so that it stays the same when others come or go. Its place counts too:
``inbox.mbox#2``.
"""

from __future__ import annotations

import functools
import mmap
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.article import Article, bytes_of, part_called, readable
from annotate.errors import ArticleError
from annotate.reading.recognition import recognized
from annotate.reading.sources import Source
from annotate.support.files import LARGEST_FILE

_MARK = "#"
_MAIL = "mail"
_SEVERAL = 2
_HEAD_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file holds.

    Attributes:
        names: What each article is called, in the order of the file; none where it cannot be read.
        read: Gives the article at a place, from 0; raises :class:`ArticleError` where it cannot be read.
    """

    names: tuple[str | None, ...]
    read: Callable[[int], Article]

    def find(self, part: str) -> Article:
        """One of them.

        Args:
            part: Its name, or its place from 1.

        Raises:
            ArticleError: When there is none, or it cannot be read.
        """
        if part in self.names:
            return self.read(self.names.index(part))
        if part.isdecimal() and 0 < int(part) <= len(self.names):
            return self.read(int(part) - 1)
        raise ArticleError(f"holds no article {part} any more")

    @property
    def articles(self) -> tuple[Article | ArticleError, ...]:
        """Each article, or why it cannot be read, in the order of the file."""
        return tuple(map(self._tried, range(len(self.names))))

    def _tried(self, place: int) -> Article | ArticleError:
        try:
            return self.read(place)
        except ArticleError as error:
            return error


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
    names = parts_of(file, kind=kind).names
    if len(names) == 1:
        return [file]
    return [name_of(file, part or str(place)) for place, part in enumerate(names, start=1)]


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

    The file is read once for all of them as long as it stays as it is; a mailbox is looked through once, and
    each message read when it is wanted.
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
    mailbox = _mailbox(path, kind, published)
    if mailbox is not None:
        return mailbox
    found = Article.parts_from_bytes(bytes_of(path), name=path, kind=kind, published=published)

    def read(place: int) -> Article:
        article = found[place]
        if isinstance(article, ArticleError):
            raise ArticleError(str(article))
        return article

    return Parts(tuple(each.part if isinstance(each, Article) else None for each in found), read)


def _mailbox(path: str, kind: str | None, published: str | None) -> Parts | None:
    """The messages of a mailbox, each read when it is wanted; none where a file is none, or of one message.

    Raises:
        ArticleError: There are too many.
    """
    # A text by its own name need not wait for what reads mail.
    from annotate.reading.sources import mail
    from annotate.reading.text.marks import MAILBOX_LINE

    if kind not in (None, _MAIL) or not os.path.isfile(path) or os.path.getsize(path) > LARGEST_FILE:
        return None

    def read(place: int, part: str | None, data: bytes) -> Article:
        message = mail.message_in(data)
        article = Article.from_bytes(message, name=path, kind=_MAIL, published=published)
        return replace(article, id=f"{article.id}-{place + 1}", part=part, kind=kind)

    def called(place: int, data: bytes) -> str | None:
        try:
            words = mail.id_in(data) or read(place, None, data).text
        except ArticleError:
            return None
        return part_called(words, taken)

    def read_again(place: int) -> Article:
        start, stop = places[place]
        try:
            with open(path, "rb") as stream:
                stream.seek(start)
                return read(place, names[place], stream.read(stop - start))
        except OSError as error:
            raise ArticleError(f"cannot be read: {error.strerror or error}") from error

    taken: Counter[str] = Counter()
    try:
        with open(path, "rb") as stream:
            head = stream.read(_HEAD_BYTES)
            if not MAILBOX_LINE.match(head) or (kind is None and not _is_mail(head, path)):
                return None
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                places = mail.places_in(data)
                if len(places) < _SEVERAL:
                    return None
                names = tuple(called(place, data[slice(*each)]) for place, each in enumerate(places))
    except OSError:
        # Whoever reads all of it will tell why it cannot be read.
        return None
    return Parts(names, read_again)


def _is_mail(head: bytes, path: str) -> bool:
    try:
        return recognized(Source(head, Path(path).suffix.lower())).name == _MAIL
    except ArticleError:
        return False
