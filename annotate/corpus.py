"""Articles from whatever a user names: files, folders, addresses, standard input, ``corpus.jsonl``.

Everything is read as it is needed, so that a corpus of any size takes the
memory of one article. What cannot be read is reported and passed over.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from annotate.article import Article, bytes_of, given_date
from annotate.errors import ArticleError
from annotate.folders import OnError, Passed, look_into
from annotate.parts import divided_name, name_of, names_in, parts_of
from annotate.reading.fetching.answers import SAVED_PAGE
from annotate.reading.kinds import feed_kind
from annotate.reading.pages.announced import FrontPageError
from annotate.reading.recognition import may_hold_several
from annotate.reading.sources import Source
from annotate.reading.text.marks import MAILBOX_LINE
from annotate.support.files import LARGEST_FILE, read_limited, reason
from annotate.support.names import ARTICLE_SUFFIXES, LINES_SUFFIXES, STANDARD_INPUT, is_url, without_user

_HEAD_BYTES = 64 * 1024
_FEED = "feed"
OnRead = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read.

    Attributes:
        name: As the user gave it, or its path inside the folder that the user gave.
        size: Bytes, where they are known; for the progress bar.
        id: What to call its article, where another input of the run has its name, too.
        part: Which of the articles of one file it is, from 0; None for all of a file.
        article: The article, where it had to be read to tell how many there are: of a feed of the web.
        lost: Why it cannot be read, where that is known.
    """

    name: str
    size: int = 0
    id: str | None = None
    part: int | None = None
    article: Article | None = None
    lost: str | None = None

    @property
    def is_lines(self) -> bool:
        """Whether it holds an article a line."""
        return not is_url(self.name) and Path(self.name).suffix.lower() in LINES_SUFFIXES


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that is still to be read, here or in another process.

    Attributes:
        name: What it is called where it cannot be read: a file, an address, a file with a line's number.
        source: The file or address.
        line: Its line of a file that has an article a line.
        kind: The kind of source, where the user says so.
        published: ISO 8601 date, if it has none of its own.
        id: What to call it, where its name does not.
        article: The article, where it has been read: standard input is this process's alone.
        settled: Whether nothing is left to do with it.
        lost: Why there is nothing to read, where that is known.
        part: Which of the articles of one file it is, from 0.
    """

    name: str
    source: str
    line: bytes | None = None
    kind: str | None = None
    published: str | None = None
    id: str | None = None
    article: Article | None = None
    settled: bool = False
    lost: str | None = None
    part: int | None = None

    def read(self) -> Article:
        """Read it.

        Raises:
            ArticleError: It cannot be read.
        """
        if self.lost is not None:
            raise ArticleError(self.lost)
        if self.article is not None:
            return self.article
        try:
            if self.line is not None:
                return Article.from_json_line(self.line, source=self.source, published=self.published)
            if self.part is not None:
                parts = parts_of(self.source, kind=self.kind, published=self.published)
                return parts.find(str(self.part + 1))
            article = read_article(self.source, kind=self.kind, published=self.published)
        except ArticleError:
            raise
        except Exception as error:
            # One article that breaks the reading of it must not take the rest of an archive with it.
            raise ArticleError(f"cannot be read: {error!r}") from error
        return replace(article, id=self.id) if self.id else article


def find_inputs(
    names: Sequence[str],
    *,
    on_error: OnError | None = None,
    passed: list[Passed] | None = None,
    records: list[Path] | None = None,
    once: bool = False,
) -> list[Input]:
    """What the names stand for: a folder stands for the articles in it, in the order of their paths.

    An article is called after its file; those whose files share a name are told apart by their paths.

    Args:
        names: Files, folders, addresses, ``-``.
        on_error: Told the name of a folder that cannot be read or holds no articles.
        passed: Gets the files of folders that are no articles.
        records: Gets the files of folders that are records; one that has no others is no error then.
        once: Whether a file that is named several times, or lies in a folder that is, stands there once.
    """
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT or is_url(name):
            found.append(Input(name))
        elif _is_folder(path):
            inside = look_into(path, on_error, records=records is not None)
            found += [
                Input(str(file), _size(file), file.relative_to(path).as_posix()) for file in inside.articles
            ]
            if passed is not None:
                passed += inside.passed
            if records is not None:
                records += inside.records
        else:
            found.append(Input(name, _size(path), path.as_posix()))
    if once:
        places = {_place_of(item): item for item in reversed(found)}
        found = [item for item in found if places[_place_of(item)] is item]
    stems = Counter(Path(item.name).stem for item in found if item.id)
    return [
        replace(item, id=item.id if item.id and stems[Path(item.name).stem] > 1 else None) for item in found
    ]


def _place_of(item: Input) -> str:
    """Return where an input is, the same for every way to name its file."""
    return str(Path(item.name).resolve()) if item.id else item.name


def names_of(name: str, *, kind: str | None = None) -> list[str]:
    """The names of the articles that a file holds; its own where that is one, or cannot be told.

    Args:
        name: The file.
        kind: The kind of source, where the user says so.
    """
    return names_in(name, kind=kind) if _count(name, kind) > 1 else [name]


def divided(inputs: Sequence[Input], *, kind: str | None = None) -> list[Input]:
    """Inputs with one for each article of the files that hold several.

    Args:
        inputs: From :func:`find_inputs`.
        kind: The kind of source, where the user says so.
    """
    found: list[Input] = []
    for item in inputs:
        feed = _feed_of(item.name) if kind == _FEED else None
        if feed is not None:
            found += _of_feed(item, feed)
            continue
        count = (
            0
            if item.is_lines or item.name == STANDARD_INPUT or is_url(item.name)
            else _count(item.name, kind)
        )
        if count > 1:
            found += [replace(item, size=item.size // count, id=None, part=part) for part in range(count)]
        else:
            found.append(item)
    return found


def _feed_of(name: str) -> str | None:
    """The address of a feed or page of the web, or of the feed that a saved page announces; none else."""
    return name if is_url(name) else feed_announced(name)


def feed_announced(name: str) -> str | None:
    """The address of the feed that a saved page announces first; none for everything else.

    Args:
        name: A file.
    """
    try:
        data = bytes_of(name)
        if feed_kind(data) is not None:
            return None
        return next((each.url for each in Article.from_bytes(data, name=name).feeds), None)
    except FrontPageError as error:
        return error.feeds[0].url
    except (ArticleError, ValueError):
        return None


def _of_feed(item: Input, address: str) -> list[Input]:
    """The entries of a feed of the web; the feed with what is wrong, where it cannot be read."""
    from annotate.reading.fetching.feeds import fetch_feed

    try:
        address, page = fetch_feed(address, led_from=None if is_url(item.name) else SAVED_PAGE)
        source = without_user(address)
        articles = Article.all_from_bytes(
            page.data, name=source, url=page.url, kind=_FEED, charset=page.charset
        )
    except ArticleError as error:
        return [replace(item, name=address, lost=str(error))]
    return [
        replace(item, name=source, id=None, part=part, article=each) for part, each in enumerate(articles)
    ]


def is_of_several(name: str, *, kind: str | None = None) -> bool:
    """Whether a file is of a kind that may hold several articles, by its beginning.

    Args:
        name: The file.
        kind: The kind of source, where the user says so.

    Raises:
        ArticleError: When it is too large.
        OSError: When it cannot be read.
        ValueError: When the name is of no file.
    """
    if not Path(name).is_file():
        # A pipe is read once.
        return False
    suffix = Path(name).suffix.lower()
    with open(name, "rb") as stream:
        return may_hold_several(Source(_telling(stream, suffix), suffix), kind)


def _count(name: str, kind: str | None) -> int:
    """How many articles a file holds; 0 where it cannot be read, of which whoever reads it will tell."""
    try:
        return len(parts_of(name, kind=kind).names) if is_of_several(name, kind=kind) else 1
    except (OSError, ValueError, ArticleError):
        return 0


def _telling(stream: BinaryIO, suffix: str) -> bytes:
    """As much of a file as tells its kind: of a text the lines at its beginning."""
    head = stream.read(_HEAD_BYTES)
    if suffix in ARTICLE_SUFFIXES and not head.startswith(b"PK") and b"\0" not in head:
        lines = head.rpartition(b"\n")[0] if len(head) == _HEAD_BYTES else head
        if lines:
            return lines
    if MAILBOX_LINE.match(head):
        return head
    stream.seek(0)
    return read_limited(stream)


def unread_articles(
    inputs: Sequence[Input],
    *,
    kind: str | None = None,
    published: str | None = None,
    on_error: OnError,
    on_read: OnRead,
) -> Iterator[Unread]:
    """The articles of all inputs, in order, none of them read.

    Args:
        inputs: From :func:`find_inputs`.
        kind: The kind of source of those that are not an article a line, where the user says so.
        published: ISO 8601 date for those that have none of their own.
        on_error: Told the name and the error of a file of articles that cannot be read.
        on_read: Told how many bytes have just been looked at.
    """
    for item in inputs:
        if item.is_lines:
            yield from _lines(item.name, published, on_error, on_read)
            continue
        shown = name_of(without_user(item.name), None if item.part is None else str(item.part + 1))
        unread = Unread(
            shown, item.name, kind=kind, published=published, id=item.id, part=item.part, lost=item.lost
        )
        if item.article is not None:
            unread = replace(unread, article=_dated(item.article, published))
        if item.name == STANDARD_INPUT:
            try:
                unread = replace(unread, article=unread.read())
            except ArticleError as error:
                on_error(unread.name, error)
                continue
        yield unread
        on_read(item.size)


def read_article(name: str, *, kind: str | None = None, published: str | None = None) -> Article:
    """One article from a path, an address or ``-`` for standard input.

    Args:
        name: What the user gave; ``inbox.mbox#2`` is one of several in a file.
        kind: The kind of source, where the user says so; else it is recognized.
        published: ISO 8601 date that the user gives.

    Raises:
        ArticleError: When it cannot be read.
    """
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise ArticleError("standard input is closed")
        return Article.from_bytes(read_limited(sys.stdin.buffer), name=name, kind=kind, published=published)
    if is_url(name):
        # What fetches pages takes longer to load than a file to read.
        from annotate.reading.fetching import web

        if kind == _FEED:
            from annotate.reading.fetching.feeds import fetch_feed

            name, page = fetch_feed(name)
        else:
            page = web.fetch(name)
        return Article.from_bytes(
            page.data,
            name=without_user(name),
            id=name_of_page(page.url),
            url=page.url,
            charset=page.charset,
            markup=page.is_markup or None,
            kind=kind,
            published=published,
        )
    file, part = divided_name(name)
    if part is not None:
        return parts_of(file, kind=kind, published=published).find(part)
    return Article.from_path(name, kind=kind, published=published)


def _dated(article: Article, published: str | None) -> Article:
    return replace(article, published=given_date(published)) if published else article


def _lines(name: str, published: str | None, on_error: OnError, on_read: OnRead) -> Iterator[Unread]:
    try:
        with open(name, "rb") as stream:
            yield from _lines_of(stream, name, published, on_read)
    except FileNotFoundError:
        on_error(name, ArticleError("no such file"))
    except OSError as error:
        on_error(name, ArticleError(f"cannot be read: {reason(error)}"))
    except ValueError as error:
        on_error(name, ArticleError(f"is no path of a file: {error}"))


def _lines_of(stream: BinaryIO, name: str, published: str | None, on_read: OnRead) -> Iterator[Unread]:
    number = 0
    while line := stream.readline(LARGEST_FILE):
        number += 1
        on_read(len(line))
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if content.strip():
            yield Unread(f"{name}:{number}", name, content, published=published)


def name_of_page(url: str) -> str | None:
    """The last part of an address's path without its suffix, or None for a front page."""
    stem = PurePosixPath(unquote(urlsplit(url).path)).stem
    return "".join(character for character in stem if character.isprintable()) or None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
