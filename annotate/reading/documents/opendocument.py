"""OpenDocument texts (.odt): paragraphs, headings, lists, rows of tables and notes, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.reading.documents.composed import Part, Written, rows_of
from annotate.reading.documents.package import Package, first_words, local, value_of

CALLED = "an OpenDocument text (.odt)"
_NOT_SHOWN = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "note-citation",
        "forms",
        "sequence-decls",
        "desc",
        "title",
    }
)
_MOST_SPACES = 100


def read_opendocument(data: bytes) -> Written:
    """Read an OpenDocument text.

    Raises:
        ArticleError: When it is damaged, has a password or is too large.
    """
    package = Package(data, CALLED)
    package.refuse_encrypted("META-INF/manifest.xml")
    meta = package.tree("meta.xml")
    written = Written(
        title=first_words(meta, "title"),
        author=first_words(meta, "initial-creator") or first_words(meta, "creator"),
        made=(first_words(meta, "creation-date") or "")[:10] or None,
    )
    tree = package.tree("content.xml")
    if tree is None:
        return written
    walker = _Walker(_styles(tree))
    for element in tree.iter():
        if local(element) == "text" and local(element.getparent()) == "body":
            walker.blocks(element)
    written.parts = [*walker.parts, *walker.notes]
    return written


def _styles(tree: Any) -> dict[str, str]:
    """What the styles of this document are made from: P1 from Title."""
    return {
        value_of(style, "name") or "": value_of(style, "parent-style-name") or ""
        for style in tree.iter()
        if local(style) == "style"
    }


class _Walker:
    """One pass over a document."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.parts: list[Part] = []
        self.notes: list[Part] = []
        self._styles = styles
        self._boxes: list[Any] = []

    def blocks(self, element: Any) -> None:
        """Read the paragraphs and tables in an element."""
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                self._paragraph(child, name)
            elif name == "table":
                self._table(child)
            elif name and name not in _NOT_SHOWN:
                self.blocks(child)

    def _paragraph(self, element: Any, name: str) -> None:
        text = "".join(self._words(element))
        style = value_of(element, "style-name") or ""
        if "Title" in (style, self._styles.get(style)):
            self.parts.append(Part(" ".join(text.split()), "title", 1))
        else:
            level = value_of(element, "outline-level") or "1"
            heading = int(level) if name == "h" and level.isdecimal() else 0
            self.parts.append(Part(text, heading=min(9, heading)))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _words(self, element: Any) -> Iterator[str]:
        yield _folded(element.text)
        for child in element:
            name = local(child)
            if name == "s":
                count = value_of(child, "c") or "1"
                yield " " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1)
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "note":
                self._note(child)
            elif name == "text-box":
                self._boxes.append(child)
            elif name and name not in _NOT_SHOWN:
                yield from self._words(child)
            yield _folded(child.tail)

    def _note(self, element: Any) -> None:
        for body in element:
            if local(body) == "note-body":
                outer, self.parts = self.parts, []
                self.blocks(body)
                self.notes += self.parts
                self.parts = outer

    def _table(self, table: Any) -> None:
        rows: list[list[list[Part]]] = []
        for row in table.iter():
            if local(row) == "table-row":
                rows.append([self._cell(cell) for cell in row if local(cell) == "table-cell"])
        self.parts += rows_of(rows)

    def _cell(self, cell: Any) -> list[Part]:
        outer, self.parts = self.parts, []
        self.blocks(cell)
        found, self.parts = self.parts, outer
        return found


def _folded(text: str | None) -> str:
    """Words as they are shown: every stretch of white space is one space."""
    if not text:
        return ""
    words = " ".join(text.split())
    return f"{' ' * text[0].isspace()}{words}{' ' * (text[-1].isspace() and bool(words))}"
