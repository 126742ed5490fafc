"""What Markdown's marks say about an article whose text stays exact.

The text of the record is the file as it stands, so that offsets and digest are the file's. Its blocks
become sections, and every mark (of emphasis, headings, lists and quotations, targets of links,
pictures, comments, front matter) is a range that the engine does not read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from annotate.reading.marked.labelled import PlainHead, Range, facts_of, in_order, merged
from annotate.reading.text.front_matter import front_matter
from annotate.record import Published, Section

_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S[^\n]*$", re.MULTILINE)
_NOTE = re.compile(r"^[ ]{0,3}(\[\^[^\]\n]{1,40}\]:?)")
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,40}\](?::(?=\s))?")
_TASK = re.compile(r"\[[ xX]\][ \t]")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>", re.DOTALL)
_NO_TEXT = re.compile(r"\s*<(?:script|style|iframe|svg|video|audio|object|embed|form|nav)\b", re.IGNORECASE)
_ALNUM = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Head:
    """What a Markdown file says about itself.

    Attributes:
        title: From the front matter, else the first top heading.
        published: From the front matter.
        url: Address from the front matter.
        marked: Sections that the marks show, in text order and without overlap.
        hidden: Ranges that are marks and not words, in order and without overlap.
        author: Who wrote it, from the front matter.
        publisher: Where it was published, from there.
    """

    title: str | None
    published: Published
    url: str | None
    marked: tuple[Section, ...]
    hidden: tuple[Range, ...]
    author: str | None = None
    publisher: str | None = None


def read_markdown(text: str) -> Head:
    """Read front matter, blocks and marks of a Markdown article; the text stays as it is."""
    known = PlainHead()
    values, body = front_matter(text)
    facts_of(values, known)
    found = _Found(text)
    if body:
        found.leave_out(0, body)
    found.read(body)
    title = known.title or found.title
    return Head(
        title,
        known.published,
        known.url,
        found.sections(),
        tuple(merged(found.hidden)),
        known.author,
        known.publisher,
    )


class _Inline(ParserInline):
    """The parser of what stands inside a block; it keeps the place of every text."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Parse the words of one block."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    """Where the parser of a block's words stands."""

    def pushPending(self) -> Token:  # noqa: N802
        """Make the text that was read a token, with its place."""
        words = self.pending
        token = super().pushPending()
        token.meta = {"at": self.src.rfind(words, 0, self.pos)}
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        """Make a token that remembers where it begins."""
        place = self.pos
        token = super().push(ttype, tag, nesting)
        token.meta = {**token.meta, "at": place}
        return token


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser.inline.__class__ = _Inline
    parser.inline.ruler2.disable("fragments_join")
    return parser


class _Found:
    """Sections and marks of one text, in the order in which they are found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.title: str | None = None
        self.hidden: list[Range] = []
        self._sections: list[Section] = []
        self._starts: list[int] = []

    def sections(self) -> tuple[Section, ...]:
        """The sections in order, each after the end of the one before."""
        return tuple(in_order(self._sections))

    def leave_out(self, start: int, end: int) -> None:
        """Mark a range as boilerplate that the engine does not read."""
        start, end = self._trimmed(start, end)
        if start < end:
            self._sections.append(Section("boilerplate", start, end))
            self.hidden.append((start, end))

    def read(self, body: int) -> None:
        """Read everything from ``body`` on."""
        source = self.text[body:]
        # The parser counts lines as a file has them, after every kind of line end.
        self._starts = [
            body,
            *(body + match.end() for match in re.finditer(r"\r\n|\r|\n", source)),
            len(self.text),
        ]
        for match in _DEFINITION.finditer(self.text, body):
            if not _NOTE.match(match.group()):
                self.leave_out(*match.span())
        tokens = _parser().parse(source)
        for number, token in enumerate(tokens):
            if token.map is None:
                continue
            lines = tokens[number - 1].map if token.type == "inline" else token.map
            first, last = lines or token.map
            start, end = self._starts[first], self._starts[min(last, len(self._starts) - 1)]
            if token.type in ("fence", "code_block", "hr"):
                self.leave_out(start, end)
            elif token.type == "html_block":
                self._page_block(start, end)
            elif token.type == "inline":
                self._block(tokens[number - 1], token, start, end)

    def _page_block(self, start: int, end: int) -> None:
        words = self.text[start:end]
        if _NO_TEXT.match(words) or not _ALNUM.search(_TAG.sub("", words)):
            self.leave_out(start, end)
            return
        self.hidden += [(start + found.start(), start + found.end()) for found in _TAG.finditer(words)]

    def _block(self, opening: Token, token: Token, start: int, end: int) -> None:
        """Read the words of a paragraph, heading or cell of a table."""
        places = self._places(token.content, start, end)
        if not places:
            return
        shown = list(_shown(token.children or [], token.content))
        first, last = places[0], places[-1] + 1
        if not any(_ALNUM.search(token.content[a:b]) for a, b in shown):
            self.leave_out(first, last)
            return
        visible = {places[index] for a, b in shown for index in range(a, b)}
        self._hide(first, last, visible)
        if opening.type in ("th_open", "td_open"):
            return
        if opening.type == "heading_open" and opening.tag == "h1" and self.title is None:
            self.title = " ".join("".join(token.content[a:b] for a, b in shown).split())
            self._hide_around(start, first, last, end)
            self._sections.append(Section("title", first, last))
            return
        self._hide_around(start, first, last, end)
        left, _ = self._trimmed(self._line_start(first), first)
        _, right = self._trimmed(last, end)
        self._sections.append(Section("paragraph", min(left, first), max(right, last)))

    def _hide_around(self, start: int, first: int, last: int, end: int) -> None:
        """Hide the marks before and behind a block's words, but for the line ends."""
        for left, right in (self._trimmed(start, first), self._trimmed(last, end)):
            if left < right:
                self.hidden.append((left, first if right <= first else right))

    def _line_start(self, place: int) -> int:
        return self._starts[max(0, bisect_right(self._starts, place) - 1)]

    def _places(self, content: str, start: int, end: int) -> list[int]:
        """Where every character of a block's words stands in the text, line ends at theirs."""
        places: list[int] = []
        position = start
        for number, line in enumerate(content.split("\n")):
            if number:
                # Marks of quotation and indentation stand between this and what was read.
                found = re.compile(r"\r\n|\r|\n").search(self.text, position, end)
                if not found:
                    return places
                places.append(found.start())
                position = found.end()
            place = self.text.find(line, position, end)
            if place < 0:
                return places
            places += range(place, place + len(line))
            position = place + len(line)
        return places

    def _hide(self, first: int, last: int, visible: set[int]) -> None:
        start = None
        for place in range(first, last + 1):
            is_mark = place < last and place not in visible and self.text[place] not in "\r\n"
            if is_mark and start is None:
                start = place
            elif not is_mark and start is not None:
                # What is left out between two spaces leaves one of them.
                spaced = self.text[start - 1 : start] == " " == self.text[place : place + 1]
                self.hidden.append((start - spaced, place))
                start = None

    def _trimmed(self, start: int, end: int) -> Range:
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), max(start, start + len(words.rstrip()))


def _shown(tokens: Sequence[Token], source: str) -> Iterator[Range]:
    """The ranges of a block's source that a reader sees."""
    position = 0
    struck = 0
    for token in tokens:
        if token.type == "s_open":
            struck += 1
        elif token.type == "s_close":
            struck -= 1
        words = token.content
        if token.type in ("softbreak", "hardbreak"):
            words = "\n"
        elif token.type not in ("text", "text_special", "code_inline") or not words:
            continue
        at = max(position, int(token.meta.get("at", 0)))
        place = source.find(words, at)
        if place < 0:
            place = source.find(words, position)
        if place < 0:
            continue
        position = place + len(words)
        if not struck:
            yield from _without_notes(source, place, position)


def _without_notes(source: str, start: int, end: int) -> Iterator[Range]:
    """A range without the marks of footnotes and tasks."""
    marks = [found.span() for found in _NOTE_MARK.finditer(source, start, end)]
    task = _TASK.match(source, start, end) if start == 0 else None
    for left, right in sorted([*marks, *([task.span()] if task else [])]):
        if start < left:
            yield start, left
        start = right
    if start < end:
        yield start, end
