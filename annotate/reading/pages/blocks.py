"""The block elements of a web page, in its order, each with the words that a browser shows in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from annotate.support.yamlfile import packaged_yaml

BlockKind = Literal["heading", "paragraph", "item", "caption", "row"]

_LISTS = packaged_yaml("annotate.reading.pages", "page_elements.yaml")
_NOT_SHOWN = frozenset(_LISTS["not_shown"])
_BLOCKS = frozenset(_LISTS["blocks"])
# Scripts show a page that was sent hidden.
_ALWAYS_SHOWN = frozenset({"html", "body", "main", "article"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STRUCK = frozenset({"del", "s", "strike"})
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
# Control characters have no shape; those that Windows puts there are read as such before.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_READ_ALOUD = re.compile(
    r"(?:\A|[\s_-])(?:sr-only|screen-reader-text|visually-?hidden|print-only)(?:\Z|[\s_])", re.I
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_GOES_ON = re.compile(r"(?:,|\b(?:the|a|an|of|to|in|on|at|by|for|and|or|with|from|that))\Z", re.IGNORECASE)

_NOTE_MARK = re.compile(
    r"\[\s*(?:\d{1,3}|[a-z]|note \d+|citation needed)\s*\]|\d{1,3}|[*†‡§]+", re.IGNORECASE
)
_NOTE_CLASS = re.compile(r"footnote|reference|noteref|\bfn\b|cite", re.IGNORECASE)
# Ten, units of length and variables have powers; a word and a year have notes.
_EMPTY_BRACKETS = re.compile(r"\[\s*\]")
_HAS_POWER = re.compile(r"(?:\b10|(?:\A|[\s\d(])(?:[kcdm]?m|ft|yd|mi|in|x|y|n|R|E))\Z")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")

_LAYOUT_INSIDE = frozenset({"table", "h1", "h2", "h3", "article", "section", "form"})
_LONGEST_CELL = 300
_WORDS_OF_PROSE = 7
_FEWEST_CELLS = 2


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, caption or row of a table.

    Attributes:
        text: Its words as they are shown, on one line.
        kind: What it is.
        element: The block element that holds it.
        linked: How many of its characters are inside a link.
        is_card: Whether one link goes around it and other blocks.
        heading: 1 to 6 for a heading, 0 for anything else.
    """

    text: str
    kind: BlockKind
    element: Any
    linked: int = 0
    is_card: bool = False
    heading: int = 0

    @property
    def share_linked(self) -> float:
        """How much of it is link, from 0 to 1."""
        return self.linked / max(1, len(self.text))

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does and is longer than a label."""
        return self.text.count(" ") >= 3 and _SENTENCE_END.search(self.text) is not None


@dataclass(slots=True)
class Blocks:
    """What a page shows.

    Attributes:
        blocks: In the page's order.
        struck: How many characters were left out because they are struck through.
    """

    blocks: list[Block] = field(default_factory=list)
    struck: int = 0


def page_blocks(tree: Any) -> Blocks:
    """Every block of a page that has words.

    Quotations in ``q`` get quotation marks, struck words and numbers of footnotes are left out,
    powers stay raised, rows of data tables are ``| one | two |``, and a table that
    is there for the layout is as good as any other element.
    """
    walker = _Walker()
    walker.walk(tree)
    return walker.found


def shown_words(element: Any) -> str:
    """The words of one element on one line."""
    return " ".join(block.text for block in page_blocks(element).blocks)


def is_shown(element: Any) -> bool:
    """Whether an element itself is neither hidden nor of a kind that shows no text."""
    if element.tag in _ALWAYS_SHOWN:
        return True
    if element.tag in _NOT_SHOWN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    return not (_HIDING.search(element.get("style") or "") or _READ_ALOUD.search(element.get("class") or ""))


class _Walker:
    """One pass over a page, collecting the words of the block that is open."""

    def __init__(self) -> None:
        self.found = Blocks()
        self._pieces: list[str] = []
        self._linked = 0
        self._links: list[Any] = []
        self._cards: list[bool] = []
        self._quotes: list[bool] = []
        self._struck = 0
        self._preformatted = 0
        self._open: list[Any] = []
        self._has_paragraphs = True

    def walk(self, tree: Any) -> None:
        from lxml import etree

        self._has_paragraphs = any(True for _ in tree.iter("p", "br", "div", "td", "li", "pre"))
        events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        left_out: set[Any] = set()
        for event, element in events:
            if event == "start":
                if self._leaves_out(element):
                    left_out.add(element)
                    events.skip_subtree()
                else:
                    self._start(element)
                    self._add(element.text)
                continue
            if event == "end":
                if element in left_out:
                    left_out.discard(element)
                else:
                    self._end(element)
            if element is not tree:
                self._add(element.tail)
        self._flush()

    def _leaves_out(self, element: Any) -> bool:
        """Whether nothing of an element is shown here; a data table and a footnote's mark are dealt with."""
        if not isinstance(element.tag, str) or not is_shown(element):
            return True
        if element.tag == "table" and _is_data(element):
            self._flush()
            self.found.blocks += _rows(element)
            return True
        if element.tag == "a" and (element.get("href") or "").startswith("#"):
            return _NOTE_MARK.fullmatch("".join(element.itertext()).strip()) is not None
        return element.tag == "sup" and self._raise(element)

    def _start(self, element: Any) -> None:
        tag = element.tag
        if _is_block(element):
            self._flush()
            self._open.append(element)
            self._cards.append(bool(self._links))
        elif self._touches_a_label(element):
            self._add_shown(" ")
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "a" and element.get("href"):
            self._links.append(element)
        elif tag == "q":
            starts_quoted = re.match(r"\s*[\"“”‘’'«„]", "".join(element.itertext())) is not None
            self._quotes.append(starts_quoted)
            if not starts_quoted:
                self._add_shown("‘" if len(self._quotes) % 2 == 0 else "“")
        elif tag in _STRUCK:
            self._struck += 1
        elif tag == "pre":
            self._preformatted += 1

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag == "q" and self._quotes:
            mark = "’" if len(self._quotes) % 2 == 0 else "”"
            if not self._quotes.pop():
                self._add_shown(mark)
        elif tag in _STRUCK:
            self._struck -= 1
        elif tag == "a" and self._links and self._links[-1] is element:
            self._links.pop()
        if _is_block(element):
            self._flush()
            self._open.pop()
            self._cards.pop()
        if tag == "pre":
            self._preformatted -= 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._struck:
            self.found.struck += len(text.strip())
            return
        words = _CONTROLS.sub(" ", _INVISIBLE.sub("", text))
        if not self._has_paragraphs:
            # A text that somebody called HTML.
            words = _BLANK_LINES.sub("\x00", words)
        self._add_shown(words if self._preformatted else _SPACES.sub(" ", words).replace("\x00", "\n\n"))

    def _add_shown(self, words: str) -> None:
        if self._struck:
            return
        self._pieces.append(words)
        if self._links:
            self._linked += len(words.strip())

    def _touches_a_label(self, element: Any) -> bool:
        """Whether an element follows a time or a label without a space, which its style sheet sets apart."""
        before = element.getprevious()
        if before is None or not isinstance(before.tag, str) or before.tail or not self._pieces:
            return False
        is_label = (
            before.tag == "time" or element.tag == "time" or (before.tag == "span" and before.get("class"))
        )
        return bool(is_label) and len(self._pieces[-1].strip()) > 1 and self._pieces[-1][-1].isalnum()

    def _raise(self, element: Any) -> bool:
        """Whether raised words are dealt with: a power is added to the words, a note's mark left out."""
        words = "".join(element.itertext()).strip()
        before = "".join(self._pieces[-3:])
        marked = _NOTE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        to_note = any((link.get("href") or "").startswith("#") for link in element.iter("a"))
        if not _NOTE_MARK.fullmatch(words) and not (marked or to_note):
            return False
        if not (marked or to_note) and _HAS_POWER.search(before) and words.translate(_RAISED) != words:
            self._add_shown(words.translate(_RAISED))
        return True

    def _flush(self) -> None:
        words, linked = _EMPTY_BRACKETS.sub("", "".join(self._pieces)), self._linked
        self._pieces, self._linked = [], 0
        if not words.strip():
            return
        element = self._open[-1] if self._open else None
        heading = next((each for each in reversed(self._open[-4:]) if each.tag in _HEADINGS), None)
        kind = _kind(self._open)
        lines = [" ".join(words.split("\n"))] if kind == "heading" else list(_lines(words))
        for line in lines:
            text = re.sub(" {2,}", " ", line).strip(" \t\n\r")
            if text:
                share = round(linked * len(text) / max(1, len(words.strip())))
                self.found.blocks.append(
                    Block(
                        text,
                        kind,
                        element,
                        min(len(text), share),
                        any(self._cards),
                        int(heading.tag[1]) if heading is not None else 0,
                    )
                )


def _is_block(element: Any) -> bool:
    return element.tag in _BLOCKS or bool(
        element.get("style") and element.tag == "span" and _BLOCK_STYLE.search(element.get("style"))
    )


def _kind(opened: list[Any]) -> BlockKind:
    for element in reversed(opened):
        if element.tag in _HEADINGS:
            return "heading"
        if element.tag in ("li", "dt", "dd"):
            return "item"
        if element.tag in ("figcaption", "figure", "caption"):
            return "caption"
        if element.tag in ("p", "td", "article", "section"):
            break
    return "paragraph"


def _lines(words: str) -> Iterator[str]:
    """Paragraphs of words with line breaks in them: a break within a sentence only wraps it."""
    joined = ""
    for line in words.split("\n"):
        shown = line.strip()
        if not shown:
            if joined:
                yield joined
            joined = ""
        elif joined and (shown[0].islower() or _GOES_ON.search(joined)) and not _SENTENCE_END.search(joined):
            joined = f"{joined} {shown}"
        else:
            if joined:
                yield joined
            joined = shown
    if joined:
        yield joined


def _is_data(table: Any) -> bool:
    """Whether a table is there for its values rather than for the layout of paragraphs."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if len(rows) < _FEWEST_CELLS or max(map(len, rows), default=0) < _FEWEST_CELLS:
        return False
    if any(len(row) < _FEWEST_CELLS for row in rows[1:]) and next(table.iter("th"), None) is None:
        return False
    has_head = next(table.iter("th"), None) is not None
    for element in table.iterdescendants():
        if element.tag in _LAYOUT_INSIDE:
            return False
        if element.tag in ("td", "th"):
            words = " ".join("".join(element.itertext()).split())
            is_prose = words.count(" ") >= _WORDS_OF_PROSE and _SENTENCE_END.search(words)
            if len(words) > _LONGEST_CELL or (is_prose and not has_head):
                return False
            if sum(1 for _ in element.iter("p")) > 1:
                return False
    return True


def _rows(table: Any) -> Iterator[Block]:
    """A data table as rows with bars, a line under its head, and its caption before it."""
    for number, caption in enumerate(table.iter("caption")):
        if number == 0 and shown_words(caption):
            yield Block(shown_words(caption), "caption", table)
    for number, row in enumerate(table.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts = [shown_words(cell) for cell in cells]
        if not any(texts):
            continue
        links = sum(len("".join(link.itertext()).strip()) for link in row.iter("a"))
        yield Block(f"| {' | '.join(texts)} |", "row", table, min(links, sum(map(len, texts))))
        if number == 0 and all(cell.tag == "th" for cell in cells):
            yield Block(f"|{'---|' * len(cells)}", "row", table)
