"""An article: its exact text and what is known about it before it is annotated.

Nothing in the text is normalised: newlines, quotes and spaces stay as they
are, so that offsets into the annotations are offsets into the file as decoded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from annotate.errors import ArticleError
from annotate.reading.encodings.decoding import check_text, declared_charset, decode, text_sha256
from annotate.reading.kinds import holds_markup, looks_like_html, refuse_other_kinds
from annotate.reading.sources.json_line import read_json_line
from annotate.reading.sources.labelled import read_plain
from annotate.reading.text.dates import iso_date
from annotate.reading.text.marks import looks_like_mail, looks_like_markdown
from annotate.reading.text.sections import find_sections, title_in
from annotate.record import Diagnostic, Document, Published, Section, TextInfo
from annotate.support.files import read_limited
from annotate.support.names import (
    ARTICLE_SUFFIXES,
    HTML_SUFFIXES,
    MAIL_SUFFIXES,
    MARKDOWN_SUFFIXES,
    STANDARD_INPUT,
    TEXT_SUFFIXES,
)

_ID_LENGTH = 16
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
        language: ISO 639-1 code; the engine reads English.
        published: The date that was given or stands in the metadata; otherwise unknown here.
        sections: Parts of the text, in order.
        hidden: Ranges of marks that are no words, in order; the engine reads the text without them.
        diagnostics: What happened in reading that a reader of the record should know.
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
        published: str | None = None,
    ) -> Article:
        """An article from a file's bytes: text, Markdown or HTML, told by the name or the content.

        Args:
            data: The bytes.
            name: Path or file name, kept as the article's source; its suffix tells the format.
            id: Unique name; the stem of ``name`` by default.
            url: Where it is on the web.
            charset: Encoding that the server declares.
            markup: Whether it is HTML, where that is known.
            published: ISO 8601 date that the user gives; it wins over the metadata.

        Raises:
            ArticleError: When the bytes are binary, empty, undecodable or hold no article.
        """
        if not data:
            raise ArticleError("is empty")
        refuse_other_kinds(data)
        path = Path(name) if name and name != STANDARD_INPUT else None
        suffix = path.suffix.lower() if path else ""
        found = _Read(url=url)
        if suffix in MAIL_SUFFIXES or (suffix not in ARTICLE_SUFFIXES and looks_like_mail(data)):
            data, charset, markup = found.take_mail(data)
        elif markup is None:
            markup = suffix in HTML_SUFFIXES or (suffix not in MARKDOWN_SUFFIXES and looks_like_html(data))
        text, notes = decode(data, charset=charset or (declared_charset(data) if markup else None))
        if markup:
            text = found.take_page(text)
        elif suffix in MARKDOWN_SUFFIXES or (suffix not in TEXT_SUFFIXES and looks_like_markdown(text)):
            found.take_markdown(text)
        else:
            found.take_plain(text)
        return cls.from_text(
            text,
            id=id or (path.stem if path else None),
            title=found.title,
            url=found.url,
            source=name,
            published=published if published is not None else found.published,
            marked=found.marked,
            diagnostics=(*notes, *found.diagnostics),
            hidden=found.hidden,
        )

    @classmethod
    def from_path(cls, path: str | Path, *, published: str | None = None) -> Article:
        """An article from a text, Markdown or HTML file.

        Args:
            path: The file; kept as the article's source just as it is given.
            published: ISO 8601 date that the user gives.

        Raises:
            ArticleError: When the file is missing, unreadable, binary, empty or undecodable.
        """
        try:
            with open(path, "rb") as stream:
                data = read_limited(stream)
        except FileNotFoundError as error:
            raise ArticleError("no such file") from error
        except IsADirectoryError as error:
            raise ArticleError("is a folder, not an article") from error
        except OSError as error:
            raise ArticleError(f"cannot be read: {error.strerror or error}") from error
        return cls.from_bytes(data, name=str(path), published=published)

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
        )


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


@dataclass(slots=True)
class _Read:
    """What one of the readers found out about an article besides its text."""

    title: str | None = None
    url: str | None = None
    published: Published = field(default_factory=Published)
    marked: tuple[Section, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def take_mail(self, data: bytes) -> tuple[bytes, str | None, bool]:
        """Read a message; its text or page in bytes, their charset, and whether they are a page."""
        # What reads mail takes longer to load than a text to read.
        from annotate.reading.sources import mail

        message = mail.read_mail(data)
        self.title, self.published = message.title, _from_metadata(message.published)
        return message.data, message.charset, message.is_page

    def take_page(self, markup: str) -> str:
        """Read a page; the text of its article."""
        # What reads pages takes longer to load than a text to read.
        from annotate.reading.sources import html

        page = html.read_page(markup, url=self.url)
        self.title = self.title or page.title
        self.published = self.published if self.published.value else _from_metadata(page.published)
        self.url = self.url or page.url
        self.diagnostics += page.diagnostics
        return page.text

    def take_markdown(self, text: str) -> None:
        """Read the marks of Markdown; the text stays as it is."""
        from annotate.reading.sources import markdown

        head = markdown.read_markdown(text)
        self._take(head.title, head.published, head.url)
        self.marked, self.hidden = head.marked, head.hidden

    def take_plain(self, text: str) -> None:
        """Read the labelled lines over a text and the marks in it; the text stays as it is."""
        head = read_plain(text)
        self._take(head.title, head.published, head.url)
        self.marked, self.hidden = tuple(head.marked), tuple(head.hidden)
        self.diagnostics += head.diagnostics

    def _take(self, title: str | None, published: Published, url: str | None) -> None:
        self.title = self.title or title
        self.url = self.url or url
        self.published = self.published if self.published.value else published


def _from_metadata(value: str | None) -> Published:
    """A date from a page's metadata; one that is no date says nothing."""
    return Published(value=value, source="metadata") if value else Published()
