"""Which feeds a name stands for: a feed's own address, or a list of feeds (OPML)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from annotate.errors import ArticleError, DatelineError
from annotate.support.files import read_limited
from annotate.support.names import STANDARD_INPUT, is_url
from tui.feeds import store

_OPML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<opml[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_HEAD_BYTES = 4096
_LARGEST = 16 * 1024 * 1024
MOST_FEEDS = 1_000
_CALLED = "a list of feeds (OPML)"


def feeds_of(names: Iterable[str]) -> list[str]:
    """The addresses of all feeds that names stand for, each once; other names stand for none.

    Raises:
        DatelineError: When a list of feeds cannot be read.
    """
    found: dict[str, None] = {}
    for name in names:
        if is_url(name):
            if is_known(name):
                found[name] = None
        elif is_list(name):
            found.update(dict.fromkeys(listed(_bytes_of(name))))
    return list(found)


def holds_several(name: str, *, kind: str | None = None) -> bool:
    """Whether a name is of a library: of feeds, of a file with several articles.

    Args:
        name: A file or an address.
        kind: The kind of source, where the user says so.

    Raises:
        DatelineError: When a list of feeds cannot be read.
    """
    from annotate.corpus import names_of

    return bool(feeds_of([name])) or (not is_url(name) and len(names_of(name, kind=kind)) > 1)


def is_known(url: str) -> bool:
    """Whether an address is of a feed that is kept; where nothing can be read, none is."""
    try:
        return store.feed(url) is not None
    except DatelineError:
        return False


def is_list(name: str) -> bool:
    """Whether a file is a list of feeds."""
    if name == STANDARD_INPUT or is_url(name):
        return False
    path = Path(name).expanduser()
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return holds_list(stream.read(_HEAD_BYTES))
    except (OSError, ValueError):
        return False


def holds_list(data: bytes) -> bool:
    """Whether bytes are a list of feeds, by how they begin."""
    return _OPML.match(data[:_HEAD_BYTES]) is not None


def listed(data: bytes) -> list[str]:
    """The addresses of the feeds of a list, in its order, each once.

    Raises:
        ArticleError: When it cannot be read, names no feed, or too many.
    """
    from annotate.reading.documents.package import local, xml_tree

    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise ArticleError(f"is {_CALLED} that declares entities of its own, which are not read")
    tree = xml_tree(data.lstrip(), _CALLED)
    found: dict[str, None] = {}
    for outline in tree.iter():
        if local(outline) != "outline":
            continue
        # Programs do not agree on capitals.
        values = {key.lower(): str(value).strip() for key, value in outline.attrib.items()}
        address = re.sub(r"^feed:(?://)?(?=https?:)", "", values.get("xmlurl", ""))
        address = re.sub(r"^feed://", "http://", address)
        if is_url(address):
            found[address] = None
    if not found:
        raise ArticleError(f"is {_CALLED} that names none")
    if len(found) > MOST_FEEDS:
        raise ArticleError(
            f"is {_CALLED} with {len(found):,} of them; divide it, {MOST_FEEDS:,} are read at most"
        )
    return list(found)


def _bytes_of(name: str) -> bytes:
    try:
        with Path(name).expanduser().open("rb") as stream:
            return read_limited(stream, largest=_LARGEST)
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error
