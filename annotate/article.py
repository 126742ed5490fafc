"""An article: its exact text and what is known about it before it is annotated.

Nothing in the text is normalised: newlines, quotes and spaces stay as they
are, so that offsets into the annotations are offsets into the file as decoded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from annotate.errors import ArticleError
from annotate.files import read_limited
from annotate.names import HTML_SUFFIXES, MARKDOWN_SUFFIXES, STANDARD_INPUT, TEXT_SUFFIXES
from annotate.reading import markdown
from annotate.reading.dates import iso_date
from annotate.reading.decoding import check_text, declared_charset, decode, text_sha256
from annotate.reading.kinds import looks_like_html
from annotate.reading.json_line import read_json_line
from annotate.reading.sections import find_sections, title_in
from annotate.record import Diagnostic, Document, Published, Section, TextInfo

_MARKLESS = MARKDOWN_SUFFIXES | TEXT_SUFFIXES
_ID_LENGTH = 16


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
        path = Path(name) if name and name != STANDARD_INPUT else None
        suffix = path.suffix.lower() if path else ""
        if markup is None:
            markup = suffix in HTML_SUFFIXES or (suffix not in _MARKLESS and looks_like_html(data))
        text, notes = decode(data, charset=charset or (declared_charset(data) if markup else None))
        title, when = None, None
        marked: tuple[Section, ...] = ()
        if markup:
            # What reads pages takes longer to load than a text to read.
            from annotate.reading import html

            page = html.read_page(text, url=url)
            text, title, when, url = page.text, page.title, page.published, url or page.url
            notes += page.diagnostics
        elif suffix in MARKDOWN_SUFFIXES:
            head = markdown.read_markdown(text)
            title, when, url, marked = head.title, head.published, url or head.url, head.marked
        return cls.from_text(
            text,
            id=id or (path.stem if path else None),
            title=title,
            url=url,
            source=name,
            published=published if published is not None else _from_metadata(when),
            marked=marked,
            diagnostics=notes,
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


def _from_metadata(value: str | None) -> Published:
    """A date from a page's metadata; one that is no date says nothing."""
    date = iso_date(value)
    return Published(value=date, source="metadata") if date else Published()
