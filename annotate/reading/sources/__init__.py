"""The kinds of source that an article is read from, one file a kind.

A module of this folder has its reader under the name ``READER``, and its own name
is the kind's, as ``--type`` has it. Entry points of the group
``dateline.readers`` lead to such readers in other packages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotate.reading.encodings.decoding import decode

if TYPE_CHECKING:
    from annotate.errors import ArticleError
    from annotate.reading.pages.announced import Announced
    from annotate.record import Diagnostic, Published, Section

# Readers with a lower rank are asked before what is no article is refused.
REFUSING = 10


@dataclass(slots=True)
class Source:
    """Bytes to be read, and what is known of them.

    Attributes:
        data: The bytes.
        suffix: What the file's name ends in, in small letters: ``.html``; empty where there is no name.
        url: Where they were fetched from.
        charset: Label of the encoding that the server or a message declares.
        markup: Whether they are a web page, where the server or a message declares it.
        within: The kind of what they were packed in.
        notes: What a reader of the record should know of the decoding; told by ``text``.
    """

    data: bytes
    suffix: str = ""
    url: str | None = None
    charset: str | None = None
    markup: bool | None = None
    within: str | None = None
    notes: tuple[Diagnostic, ...] = ()
    _texts: dict[str | None, tuple[str, tuple[Diagnostic, ...]]] = field(default_factory=dict)

    def text(self, charset: str | None = None) -> str:
        """Decode the bytes; no character is changed.

        Args:
            charset: Label of the encoding that they declare themselves; what the server declares wins.

        Raises:
            ArticleError: When they are binary, or in an encoding that cannot be told.
        """
        label = self.charset or charset
        if label not in self._texts:
            self._texts[label] = decode(self.data, charset=label)
        text, self.notes = self._texts[label]
        return text


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader finds.

    Attributes:
        text: The article's exact text.
        title: Its title.
        published: When it was published.
        url: Where it is on the web.
        marked: Sections that are known by marks, in text order and without overlap.
        hidden: Ranges that are no words of the article, in order and without overlap.
        diagnostics: What a reader of the record should know.
        author: Who wrote it.
        publisher: The paper, site or agency that published it.
        id: What its source calls it, unique among the articles of one file.
        was_read: Whether it was read in the program that has kept it.
        feeds: The feeds that its page announces.
        inside: What the text has still to be read from, by another reader; what is found here
            wins over what is found there.
    """

    text: str = ""
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    marked: tuple[Section, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    author: str | None = None
    publisher: str | None = None
    id: str | None = None
    was_read: bool = False
    feeds: tuple[Announced, ...] = ()
    inside: Source | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of source.

    Attributes:
        called: What to call it in a sentence: "HTML".
        recognizes: Tells by the content, the name's ending and what is declared whether it is one.
        read: Reads one.
        suffixes: By which its files are known in a folder.
        rank: The lowest is asked first; the readers of Dateline have 10 to 40.
        exact: Whether the text is the decoded bytes as they stand, so that it can be shown at once.
        several: Reads all articles of one that may hold several, in its order, with an error in the place
            of one that cannot be read; ``read`` reads the first.
        name: Its own; told by whoever finds it.
    """

    called: str
    recognizes: Callable[[Source], bool]
    read: Callable[[Source], Found]
    suffixes: tuple[str, ...] = ()
    rank: int = 0
    exact: bool = False
    several: Callable[[Source], Sequence[Found | ArticleError]] | None = None
    name: str = ""


def first_of(found: Sequence[Found]) -> Found:
    """The first of several articles, which says that there are others."""
    if len(found) == 1:
        return found[0]
    from annotate.record import Diagnostic

    note = f"The file holds {len(found):,} articles; this is the first. “dateline annotate” reads them all."
    return replace(found[0], diagnostics=(*found[0].diagnostics, Diagnostic("several_articles", note)))


def from_metadata(value: str | None) -> Published | None:
    """A date of publication that a source gives."""
    # The record takes longer to load than a kind of source to recognize.
    from annotate.record import Published

    return Published(value=value, source="metadata") if value else None
