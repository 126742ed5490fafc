"""Web pages that are nothing but an article: chapters of e-books, what read-it-later services keep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from annotate.errors import ArticleError
from annotate.reading.documents.composed import Part
from annotate.reading.encodings.decoding import declared_charset, decode
from annotate.reading.pages.blocks import page_blocks
from annotate.reading.pages.page import without_declarations

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# From a note to its place.
_WAY_BACK = re.compile("\\s*[↩↑⤴]\ufe0e?\\Z")
_LARGEST = 16 * 1024 * 1024


@dataclass(slots=True)
class Fragment:
    """What a page holds.

    Attributes:
        parts: Its paragraphs, headings and rows.
        linked: How many of their characters are inside links.
    """

    parts: list[Part] = field(default_factory=list)
    linked: int = 0


def parts_of_page(content: bytes | str, called: str) -> Fragment:
    """Everything that a page shows.

    Args:
        content: The page, or a part of one.
        called: What to call what it is from in an error.

    Raises:
        ArticleError: When it is too large.
    """
    if len(content) > _LARGEST:
        raise ArticleError(f"is {called} with a page of more than {_LARGEST // 2**20} MB")
    tree = _tree(content)
    if tree is None:
        return Fragment()
    fragment = Fragment()
    for block in page_blocks(tree).blocks:
        text = _WAY_BACK.sub("", block.text)
        fragment.parts.append(Part(text, heading=block.heading, row=block.kind == "row"))
        fragment.linked += block.linked
    return fragment


def _decoded(content: bytes) -> str:
    """The text of a page, in the encoding that it names, or that it is in."""
    try:
        return decode(content, charset=declared_charset(content))[0].removeprefix("\ufeff")
    except ArticleError:
        return content.decode("utf-8", "replace")


def _tree(content: bytes | str) -> Any:
    # Wanted for such pages only, and takes a while to import.
    import lxml.etree
    import lxml.html

    text = content if isinstance(content, str) else _decoded(content)
    plain = _CONTROLS.sub(" ", without_declarations(_DECLARATION.sub("", text)))
    if not plain.strip():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
    # What a page calls itself is not shown in it.
    for title in list(tree.iter("title")):
        title.getparent().remove(title)
    return tree
