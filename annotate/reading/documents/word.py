"""Word documents (.docx): what a reader of the page sees, in its order.

Paragraphs, headings, rows of tables, text boxes and notes; of tracked changes what is there once they
are accepted. Deleted, hidden and struck words, placeholders and the instructions of fields are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.reading.documents.composed import Part, Written, rows_of
from annotate.reading.documents.package import Package, first_words, local, value_of

CALLED = "a Word document (.docx)"
_MAIN = "word/document.xml"
_NOT_SHOWN = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "rubyPr",
    }
)
_AROUND_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "body", "txbxContent"})
_OFF = frozenset({"0", "false", "off", "none"})
# Word keeps the place of a sign in a font of signs above this one.
_SIGNS = 0xF000
_ARROWS_AND_BULLETS = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xE0: "→", 0xBE: "—", 0xB0: "°"}


def read_word(data: bytes) -> Written:
    """Read a Word document.

    Raises:
        ArticleError: When it is damaged, has a password or is too large.
    """
    package = Package(data, CALLED)
    main = _main_part(package)
    written = Written()
    folder = main.rpartition("/")[0]
    core = package.tree("docProps/core.xml")
    written.title, written.author = first_words(core, "title"), first_words(core, "creator")
    written.made = first_words(core, "created")
    walker = _Walker(written, _style_names(package.tree(f"{folder}/styles.xml")))
    tree = package.tree(main)
    if tree is not None:
        for body in tree:
            walker.blocks(body)
    walker.flush()
    for kind in ("footnote", "endnote"):
        notes = package.tree(f"{folder}/{kind}s.xml") if walker.notes[kind] else None
        by_id = {value_of(note, "id"): note for note in notes} if notes is not None else {}
        for number in walker.notes[kind]:
            if number in by_id:
                walker.blocks(by_id[number])
                walker.flush()
    comments = package.tree(f"{folder}/comments.xml")
    written.comments = 0 if comments is None else sum(local(each) == "comment" for each in comments)
    return written


def _main_part(package: Package) -> str:
    """The name of the part that holds the text, as the package's own list of parts has it."""
    relations = package.tree("_rels/.rels")
    for each in [] if relations is None else relations:
        if str(each.get("Type", "")).endswith("/officeDocument"):
            name = str(each.get("Target", "")).lstrip("/")
            if name in package.names:
                return name
    return _MAIN


def _style_names(tree: Any) -> dict[str, str]:
    """The names of styles by their ids, in small letters; ids are in the language of whoever wrote."""
    names: dict[str, str] = {}
    for style in [] if tree is None else tree:
        if local(style) == "style":
            name = next((value_of(each, "val") for each in style if local(each) == "name"), None)
            names[value_of(style, "styleId") or ""] = (name or "").lower()
    return names


class _Walker:
    """One pass over a document."""

    def __init__(self, written: Written, styles: dict[str, str]) -> None:
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._written = written
        self._styles = styles
        self._open: list[str] = []
        self._style = ""
        self._goes_on = False
        self._boxes: list[Any] = []

    def blocks(self, element: Any) -> None:
        """Read the paragraphs and tables in an element."""
        for child in element:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name == "AlternateContent":
                self.blocks(_shown_choice(child))
            elif name in _AROUND_BLOCKS and not (name == "sdt" and _is_placeholder(child)):
                self.blocks(child)

    def flush(self) -> None:
        """Close the paragraph that is open."""
        text = "".join(self._open)
        if text.strip():
            self._written.parts.append(_part(text, self._style))
        self._open, self._goes_on = [], False
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)
            self.flush()

    def _paragraph(self, element: Any) -> None:
        properties = next((each for each in element if local(each) == "pPr"), None)
        style, joined = "", False
        for each in [] if properties is None else properties:
            if local(each) == "pStyle":
                style = self._styles.get(value_of(each, "val") or "", (value_of(each, "val") or "").lower())
            elif local(each) == "rPr":
                joined = any(local(mark) in ("del", "moveFrom") for mark in each)
        if not self._goes_on:
            self._style = style
        self._words(element)
        if joined:
            # The mark that ends it is deleted: with the change accepted the next one goes on here.
            self._goes_on = True
        else:
            self.flush()

    def _words(self, element: Any) -> None:
        for child in element:
            name = local(child)
            if name == "t":
                self._open.append(child.text or "")
            elif name in ("tab", "ptab"):
                self._open.append("\t")
            elif name in ("br", "cr"):
                self._open.append(" " if value_of(child, "type") in ("page", "column") else "\n")
            elif name == "noBreakHyphen":
                self._open.append("-")
            elif name == "sym":
                self._open.append(_sign(child))
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes[name.removesuffix("Reference")].append(value_of(child, "id") or "")
            elif name == "r" and (why := _hidden_by(child)):
                count = sum(len(each.text or "") for each in child.iter() if local(each) == "t")
                self._written.left_out[why] = self._written.left_out.get(why, 0) + count
            elif name == "AlternateContent":
                self._words(_shown_choice(child))
            elif name == "txbxContent":
                self._boxes.append(child)
            elif name not in _NOT_SHOWN and not (name == "sdt" and _is_placeholder(child)):
                self._words(child)

    def _table(self, table: Any) -> None:
        rows = [list(_inside(row, "tc")) for row in _inside(table, "tr")]
        self._written.parts += rows_of([[self._cell(cell) for cell in row] for row in rows])

    def _cell(self, cell: Any) -> list[Part]:
        outer, self._written.parts = self._written.parts, []
        self.blocks(cell)
        self.flush()
        found, self._written.parts = self._written.parts, outer
        return found


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, that are not deleted."""
    for child in element:
        if local(child) == name:
            properties = next((each for each in child if local(each) in ("trPr", "tcPr")), ())
            if not any(local(each) in ("del", "cellDel") for each in properties):
                yield child
        elif local(child) in ("sdt", "sdtContent", "customXml"):
            yield from _inside(child, name)


def _part(text: str, style: str) -> Part:
    if style == "title":
        return Part(" ".join(text.split()), "title", 1)
    if style.startswith("heading ") and style[8:].isdecimal():
        return Part(" ".join(text.split()), heading=min(9, int(style[8:])))
    return Part(text)


def _hidden_by(run: Any) -> str | None:
    """Why the words of a run are not shown as words that hold, if they are not."""
    properties = next((each for each in run if local(each) == "rPr"), None)
    for each in [] if properties is None else properties:
        if (value_of(each, "val") or "").lower() in _OFF:
            continue
        if local(each) in ("vanish", "webHidden"):
            return "hidden"
        if local(each) in ("strike", "dstrike"):
            return "struck"
    return None


def _is_placeholder(element: Any) -> bool:
    """Whether a field to be filled in still shows what should be put there."""
    return any(local(each) == "showingPlcHdr" for part in element if local(part) == "sdtPr" for each in part)


def _shown_choice(element: Any) -> Any:
    """What is shown of a drawing that stands there in a new and in an old form."""
    choices = [each for each in element if local(each) in ("Choice", "Fallback")]
    with_words = (each for each in choices if any(local(word) == "t" for word in each.iter()))
    return next(with_words, ())


def _sign(element: Any) -> str:
    """A sign of a font of signs; those that are no bullet or arrow are of the font's own."""
    try:
        number = int(value_of(element, "char") or "", 16)
    except ValueError:
        return ""
    number = number - _SIGNS if number >= _SIGNS else number
    return _ARROWS_AND_BULLETS.get(number, chr(number) if 0x20 < number < 0x7F else "")
