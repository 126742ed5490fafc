"""An article: its exact text and what is known about it before it is annotated.

Nothing in the text is normalised: newlines, quotes and spaces stay as they
are, so that offsets into the annotations are offsets into the file as decoded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.errors import ArticleError
from annotate.reading.encodings.decoding import check_text, text_sha256
from annotate.reading.json_line import read_json_line
from annotate.reading.kinds import holds_markup
from annotate.reading.pages.announced import Announced
from annotate.reading.recognition import as_release, read_several, read_source
from annotate.reading.sources import Found, Source
from annotate.reading.text.dates import iso_date
from annotate.reading.text.sections import find_sections, title_in
from annotate.record import Diagnostic, Document, Published, Section, TextInfo
from annotate.support.files import read_limited
from annotate.support.names import STANDARD_INPUT

_ID_LENGTH = 16
_PART_LENGTH = 8
MARKUP_IN_TEXT = Diagnostic(
    "markup_in_text",
    "The text looks like HTML; it was read as it stands. Give the page in a file of its own.",
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article, ready to be annotated.

    Attributes:
        text: The exact text.
        id: A name that is unique in its collection: the file's stem, the id of the
            JSON line, or the beginning of the text's SHA-256.
        title: From the metadata, or the words of the title section.
        url: Where it is on the web.
        source: Where it was read from: the path as given, the address, ``-``.
        author: Who wrote it, as the source says.
        publisher: The paper, site or agency that published it, as the source says.
        language: ISO 639-1 code; the engine reads English.
        published: The date that was given or stands in the metadata; otherwise unknown here.
        sections: Parts of the text, in order.
        hidden: Ranges of marks that are no words, in order; the engine reads the text without them.
        diagnostics: What happened in reading that a reader of the record should know.
        kind: The kind of source that it was read as, where the user said it.
        part: Which of the articles of one file it is, by a name that stays when others come or go.
        feed: The address of the feed that brought it, where it is kept with others of that.
        was_read: Whether it was read in the program that has kept it.
        feeds: The feeds that its page announces.
    """

    text: str
    id: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    language: str = "en"
    published: Published = field(default_factory=Published)
    sections: tuple[Section, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    kind: str | None = None
    author: str | None = None
    publisher: str | None = None
    part: str | None = None
    feed: str | None = None
    was_read: bool = False
    feeds: tuple[Announced, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str | None = None,
        title: str | None = None,
        url: str | None = None,
        source: str | None = None,
        published: str | Published | None = None,
        marked: tuple[Section, ...] = (),
        diagnostics: tuple[Diagnostic, ...] = (),
        hidden: tuple[tuple[int, int], ...] = (),
        kind: str | None = None,
        author: str | None = None,
        publisher: str | None = None,
    ) -> Article:
        """An article from its exact text.

        Args:
            text: The exact text; never changed.
            id: Unique name; the beginning of the text's SHA-256 by default.
            title: The title, where it is known from elsewhere.
            url: Where it is on the web.
            source: Where it was read from.
            published: ISO 8601 date or date and time that the user gives, or a whole ``Published``.
            marked: Sections that are already known.
            diagnostics: What a reader of the record should know.
            hidden: Ranges of marks that are no words, in order and without overlap.
            kind: The kind of source that it was read as, where the user said it.
            author: Who wrote it, where that is known.
            publisher: Who published it, where that is known.

        Raises:
            ArticleError: When there is no text to annotate or ``published`` is no date.
        """
        check_text(text)
        sections = find_sections(text, title=title, marked=marked)
        return cls(
            text=text,
            id=_writable(id) or text_sha256(text)[:_ID_LENGTH],
            title=_writable(title) or title_in(text, sections),
            url=_writable(url),
            source=_writable(source),
            published=published if isinstance(published, Published) else given_date(published),
            sections=sections,
            diagnostics=diagnostics,
            hidden=hidden,
            kind=kind,
            author=_writable(author),
            publisher=_writable(publisher),
        )

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        *,
        name: str | None = None,
        id: str | None = None,
        url: str | None = None,
        charset: str | None = None,
        markup: bool | None = None,
        kind: str | None = None,
        published: str | None = None,
    ) -> Article:
        """An article from a file's bytes, of a kind that is told by the name or the content.

        Args:
            data: The bytes.
            name: Path or file name, kept as the article's source; its suffix tells the format.
            id: Unique name; the stem of ``name`` by default.
            url: Where it is on the web.
            charset: Encoding that the server declares.
            markup: Whether it is HTML, where that is known.
            kind: The kind of source, where the user says so: ``html``.
            published: ISO 8601 date that the user gives; it wins over the metadata.

        Raises:
            ArticleError: When the bytes are binary, empty, undecodable or hold no article.
        """
        source = _source_of(data, name, url, charset, markup)
        stem = _stem(name)
        return cls._from_found(read_source(source, kind), id or stem, name, url, kind, published)

    @classmethod
    def all_from_bytes(
        cls,
        data: bytes,
        *,
        name: str | None = None,
        url: str | None = None,
        kind: str | None = None,
        published: str | None = None,
        charset: str | None = None,
    ) -> list[Article]:
        """Every article that can be read of a file that may hold several, in its order.

        Args:
            data: The bytes.
            name: Path or file name, kept as the articles' source; their ids are its stem with a number.
            url: Where it is on the web.
            kind: The kind of source, where the user says so.
            published: ISO 8601 date that the user gives; it wins over the metadata.
            charset: Encoding that the server declares.

        Raises:
            ArticleError: As for :meth:`from_bytes`, where none can be read.
        """
        given = {"name": name, "url": url, "kind": kind, "published": published, "charset": charset}
        return readable(cls.parts_from_bytes(data, **given))

    @classmethod
    def parts_from_bytes(
        cls,
        data: bytes,
        *,
        name: str | None = None,
        url: str | None = None,
        kind: str | None = None,
        published: str | None = None,
        charset: str | None = None,
    ) -> list[Article | ArticleError]:
        """As :meth:`all_from_bytes`, with an error in the place of each article that cannot be read."""
        found = read_several(_source_of(data, name, url, charset, None), kind)
        stem = _stem(name)
        articles: list[Article | ArticleError] = []
        taken: Counter[str] = Counter()
        for number, each in enumerate(found, 1):
            if isinstance(each, ArticleError):
                articles.append(each)
                continue
            id = stem if len(found) == 1 else f"{stem}-{number}" if stem else each.id
            try:
                # The address is that of the whole.
                own = None if each.url else url
                article = cls._from_found(each, id, name, own, kind, published)
                articles.append(replace(article, part=_part(each, taken)) if len(found) > 1 else article)
            except ArticleError as error:
                articles.append(error)
        return articles

    @classmethod
    def _from_found(
        cls,
        found: Found,
        id: str | None,
        name: str | None,
        url: str | None,
        kind: str | None,
        published: str | None,
    ) -> Article:
        found = as_release(found)
        known = found.published or Published()
        article = cls.from_text(
            found.text,
            id=id,
            title=found.title,
            url=url or found.url,
            source=name,
            published=published if published is not None else known,
            marked=found.marked,
            diagnostics=found.diagnostics,
            hidden=found.hidden,
            kind=kind,
            author=found.author,
            publisher=found.publisher,
        )
        if found.was_read or found.feeds:
            return replace(article, was_read=found.was_read, feeds=found.feeds)
        return article

    @classmethod
    def from_path(cls, path: str | Path, *, kind: str | None = None, published: str | None = None) -> Article:
        """An article from a text, Markdown or HTML file, or of another kind that can be read.

        Args:
            path: The file; kept as the article's source just as it is given.
            kind: The kind of source, where the user says so: ``html``.
            published: ISO 8601 date that the user gives.

        Raises:
            ArticleError: When the file is missing, unreadable, binary, empty or undecodable.
        """
        article = cls.from_bytes(bytes_of(path), name=str(path), kind=kind, published=published)
        return article._as_catalogued() if Path(path).absolute().parent.parent.name == "storage" else article

    def _as_catalogued(self) -> Article:
        """The article with what a library of Zotero's says of its file."""
        from annotate.reading.documents.zotero import catalogued

        found = catalogued(Path(self.source or ""))
        if found is None:
            return self
        published = self.published
        if found.published and published.source != "given":
            because = ("Zotero’s library",)
            published = Published(value=found.published, source="metadata", because=because)
        return replace(
            self,
            title=self.title or found.title,
            published=published,
            url=self.url or found.url,
            author=found.author or self.author,
            publisher=found.publisher or self.publisher,
        )

    @classmethod
    def from_json_line(
        cls, line: str | bytes, *, source: str | None = None, published: str | None = None
    ) -> Article:
        """An article from one line of ``corpus.jsonl``.

        Args:
            line: A JSON object with ``id``, ``text`` and perhaps ``title``, ``url``, ``published``;
                other keys are left alone.
            source: Name of the file that the line is from.
            published: ISO 8601 date for a line that has none.

        Raises:
            ArticleError: When the line is no such object.
        """
        values = read_json_line(line)
        return cls.from_text(
            values.text,
            id=values.id,
            title=values.title,
            url=values.url,
            source=source,
            published=values.published or published,
            diagnostics=(MARKUP_IN_TEXT,) if holds_markup(values.text) else (),
        )

    def document(self) -> Document:
        """What the record says about the article; the engine may still find the publication date."""
        return Document(
            id=self.id,
            text=TextInfo(sha256=text_sha256(self.text), length=len(self.text)),
            source=self.source,
            title=self.title,
            url=self.url,
            language=self.language,
            published=self.published,
            sections=self.sections,
            author=self.author,
            publisher=self.publisher,
        )


def bytes_of(path: str | Path) -> bytes:
    """What a file holds.

    Raises:
        ArticleError: When it is missing, too large or cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            return read_limited(stream)
    except FileNotFoundError as error:
        raise ArticleError("no such file") from error
    except IsADirectoryError as error:
        raise ArticleError("is a folder, not an article") from error
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error


def readable(parts: Sequence[Article | ArticleError]) -> list[Article]:
    """The articles that could be read.

    Raises:
        ArticleError: When none could.
    """
    articles = [each for each in parts if isinstance(each, Article)]
    if articles:
        return articles
    raise next(each for each in parts if isinstance(each, ArticleError))


def _part(found: Found, taken: Counter[str]) -> str:
    """What one of several articles is called: by what its source calls it, its address, or its words."""
    return part_called(found.id or found.url or found.text, taken)


def part_called(words: str, taken: Counter[str]) -> str:
    """The name of one of several articles, by the words that tell it from others; ``taken`` counts names."""
    name = text_sha256(words)[:_PART_LENGTH]
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _source_of(
    data: bytes, name: str | None, url: str | None, charset: str | None, markup: bool | None
) -> Source:
    if not data:
        raise ArticleError("is empty")
    suffix = Path(name).suffix.lower() if name and name != STANDARD_INPUT else ""
    return Source(data, suffix, url, charset, markup)


def _stem(name: str | None) -> str | None:
    return Path(name).stem if name and name != STANDARD_INPUT else None


def _writable(words: str | None) -> str | None:
    """What is known about an article, with an escape for half a surrogate pair (file names may have them)."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8") if words else None


def given_date(value: str | None) -> Published:
    """A publication date that somebody gives.

    Args:
        value: ISO 8601 date, or date and time, of which the date is taken as it is written.

    Raises:
        ArticleError: When it is something else, or no day of the calendar.
    """
    if value is None:
        return Published()
    date = iso_date(value)
    if date is None:
        raise ArticleError(f'"{value}" is not a date; write it like 2025-06-10')
    return Published(value=date, source="given")
