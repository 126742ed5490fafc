"""Texts that take long to read: how they are told from others, and what is told of them at once."""

from __future__ import annotations

from pathlib import Path

from annotate.article import Article
from annotate.errors import ArticleError, DatelineError
from annotate.parts import divided_name
from annotate.reading.encodings.decoding import MOST_CHARACTERS, least_length
from annotate.reading.recognition import recognized
from annotate.reading.sources import Source
from annotate.support.names import MARKDOWN_SUFFIXES, TEXT_SUFFIXES, is_url

# A book has two megabytes, and takes a second.
LONG = 3 * 1024 * 1024
ONLY_BEGINNING = "only the beginning is listed"
_HEAD_BYTES = 64 * 1024
# In UTF-8 a character has four bytes at most.
_MOST_BYTES = 4 * MOST_CHARACTERS


def size_of(name: str) -> int:
    """How many bytes the file of an article has; none where there is no file."""
    try:
        return 0 if is_url(name) else Path(divided_name(name)[0]).stat().st_size
    except (OSError, ValueError):
        return 0


def is_long(name: str) -> bool:
    """Whether reading an article takes so long that others are read first."""
    return size_of(name) > LONG


def size_in_words(size: int) -> str:
    """How large a file is."""
    return f"{size / 2**20:,.0f} MB"


def refuse_too_long(name: str) -> None:
    """Refuse a text that is longer than any article, without reading it as one.

    Raises:
        ArticleError: It is.
    """
    if _head_of(name) is None:
        return
    size = size_of(name)
    if size <= _MOST_BYTES and (size <= MOST_CHARACTERS or _least_length(name) <= MOST_CHARACTERS):
        return
    raise ArticleError(
        f"has {size_in_words(size)}, which is too much for one article: divide it into files (split -C 4m)"
    )


def beginning_of(name: str) -> Article | None:
    """The beginning of a text that is long; none of what is short, or no text.

    Raises:
        ArticleError: When it is too long to be an article.
    """
    head = _head_of(name)
    if head is None:
        return None
    refuse_too_long(name)
    # Half a word, or half a character, is none.
    whole = head.rpartition(b"\n")[0].strip() or head.rpartition(b" ")[0].strip() or head
    try:
        return Article.from_bytes(whole, name=name)
    except DatelineError:
        return None


def _head_of(name: str) -> bytes | None:
    """The first bytes of a text that is long; none of everything else."""
    suffix = Path(name).suffix.lower()
    if suffix not in TEXT_SUFFIXES | MARKDOWN_SUFFIXES or not is_long(name):
        return None
    try:
        with open(name, "rb") as stream:
            head = stream.read(_HEAD_BYTES)
        return head if b"\0" not in head and recognized(Source(head, suffix)).exact else None
    except (OSError, ArticleError):
        return None


def _least_length(name: str) -> int:
    try:
        return least_length(Path(name).read_bytes())
    except OSError:
        return 0
