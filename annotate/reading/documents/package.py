"""Documents that are packed: zip files with XML in them, read within limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from annotate.errors import ArticleError

_LARGEST_PART = 32 * 1024 * 1024
_LARGEST_WHOLE = 128 * 1024 * 1024
_MOST_PARTS = 20_000
_ENCRYPTED = 0x1
_HEAD = 64 * 1024
_ZIP = b"PK\x03\x04"
_NAME_LENGTH = 26


def part_names(data: bytes) -> bytes:
    """The beginning and the end of a zip file, where the names of its parts are; nothing for other bytes."""
    return data[:_HEAD] + data[-_HEAD:] if data.startswith(_ZIP) else b""


def media_type(data: bytes) -> bytes:
    """What a zip file says of itself in a first part called ``mimetype``, and letters behind it."""
    head = data[:_HEAD] if data.startswith(_ZIP) else b""
    if head[_NAME_LENGTH + 4 : _NAME_LENGTH + 12] != b"mimetype":
        return b""
    extra = int.from_bytes(head[_NAME_LENGTH + 2 : _NAME_LENGTH + 4], "little")
    found = re.match(rb"[\w.+/-]*", head[_NAME_LENGTH + 12 + extra :])
    return found.group() if found else b""


class Package:
    """A packed document.

    Args:
        data: The zip file.
        called: What to call it in an error: "a Word document (.docx)".

    Raises:
        ArticleError: When it is damaged.
    """

    def __init__(self, data: bytes, called: str) -> None:
        self.called = called
        self._left = _LARGEST_WHOLE
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ArticleError(f"looks like {called}, but is damaged or cut off") from error
        self.names = self._zip.namelist()
        if len(self.names) > _MOST_PARTS:
            raise ArticleError(f"looks like {called}, but has {len(self.names):,} parts")

    def read(self, name: str) -> bytes | None:
        """One part; None where there is none of this name.

        Raises:
            ArticleError: When it is damaged, has a password or is too large.
        """
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise ArticleError(f"is {self.called} with a password; save it without one")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(min(_LARGEST_PART, self._left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise ArticleError(f"is {self.called}, but damaged: {name} cannot be read") from error
        self._left -= len(data)
        if len(data) > _LARGEST_PART or self._left < 0:
            raise ArticleError(f"is {self.called} with more text in it than an article has ({name})")
        return data

    def refuse_encrypted(self, name: str) -> None:
        """Refuse a document whose list of parts says that they are encrypted.

        Raises:
            ArticleError: When it does.
        """
        if b"encryption-data" in (self.read(name) or b""):
            raise ArticleError(f"is {self.called} with a password; save it without one")

    def tree(self, name: str) -> Any:
        """The XML of one part; None where there is none of this name.

        Raises:
            ArticleError: When it is damaged, too large or no XML.
        """
        data = self.read(name)
        return None if data is None else xml_tree(data, self.called)


def xml_tree(data: bytes, called: str) -> Any:
    """XML without anything from outside: no entity is replaced, no file or address opened.

    Args:
        data: The XML.
        called: What to call what it is from in an error.

    Raises:
        ArticleError: When it is no XML.
    """
    # Wanted for documents only, and takes a while to import.
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"is {called}, but damaged: its XML cannot be read") from error


def local(element: Any) -> str:
    """The name of an XML element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Any, name: str) -> str | None:
    """An attribute of an XML element, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def first_words(tree: Any, name: str) -> str | None:
    """The words of the first element of a name that has any, on one line."""
    if tree is None:
        return None
    for element in tree.iter():
        if local(element) == name and (words := " ".join("".join(element.itertext()).split())):
            return words
    return None
