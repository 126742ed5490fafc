"""E-books of articles (EPUB): the chapters in the order of the book, without lists of contents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from annotate.errors import ArticleError
from annotate.reading.documents.composed import Part
from annotate.reading.documents.fragment import parts_of_page
from annotate.reading.documents.package import Package, first_words, local, value_of
from annotate.reading.text.dates import date_in

CALLED = "an e-book (EPUB)"
_MOST_CHAPTERS = 2000
_MOSTLY_LINKS = 0.6
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\Z")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


@dataclass(slots=True)
class Book:
    """What an e-book holds.

    Attributes:
        chapters: The paragraphs of every chapter.
        title: Of the book.
        author: Of the book.
        publisher: Of the book.
        published: ISO 8601 date that the book gives.
    """

    chapters: list[list[Part]] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_book(data: bytes) -> Book:
    """Read an e-book.

    Raises:
        ArticleError: When it is damaged, too large, or locked by its seller.
    """
    package = Package(data, CALLED)
    name = _list_of_parts(package)
    tree = package.tree(name)
    if tree is None:
        raise ArticleError(f"is {CALLED}, but damaged: it has no list of its parts")
    book = Book(
        title=first_words(tree, "title"),
        author=first_words(tree, "creator"),
        publisher=first_words(tree, "publisher"),
        published=date_in(first_words(tree, "date")),
    )
    locked = b"EncryptionMethod" in (package.read("META-INF/encryption.xml") or b"")
    for number, page in enumerate(_pages(tree, posixpath.dirname(name))):
        if number >= _MOST_CHAPTERS:
            break
        content = package.read(page)
        if content is None:
            continue
        if locked and b"<" not in content[:512]:
            raise ArticleError(f"is {CALLED} that its seller has locked (DRM)")
        found = parts_of_page(content, CALLED)
        letters = sum(len(part.text) for part in found.parts)
        if found.parts and not (found.linked > _MOSTLY_LINKS * letters or _is_contents(found.parts)):
            book.chapters.append(found.parts)
    return book


def _list_of_parts(package: Package) -> str:
    """The name of the part that lists the others."""
    container = package.tree("META-INF/container.xml")
    for each in [] if container is None else container.iter():
        if local(each) == "rootfile" and each.get("full-path"):
            return str(each.get("full-path"))
    return next((name for name in package.names if name.endswith(".opf")), "")


def _pages(tree: Any, folder: str) -> Iterator[str]:
    """The names of the pages of a book in its order, those apart and lists of contents left out."""
    items = {each.get("id"): each for each in tree.iter() if local(each) == "item"}
    for reference in tree.iter():
        if local(reference) != "itemref" or reference.get("linear") == "no":
            continue
        item = items.get(reference.get("idref"))
        if item is None or value_of(item, "media-type") not in _PAGES:
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(urlsplit(item.get("href") or "").path)))


def _is_contents(parts: list[Part]) -> bool:
    """Whether a page is a cover, a title or a list rather than a text."""
    return not any(_SENTENCE_END.search(part.text) for part in parts if not part.heading)
