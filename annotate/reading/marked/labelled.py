"""Heads of labelled lines over a plain text, and the marks that other programs leave in it.

A feed reader, a mail program, an archive of newspapers or a front matter put lines such as ``Title:`` and
``Date:`` over the text. They say what the article is and are no part of it; so do the numbers that text
browsers give to links. All of it stays in the text, as boilerplate that the engine does not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotate.reading.text.dates import date_in
from annotate.reading.text.front_matter import front_matter, pairs_of
from annotate.reading.text.head import is_head_line
from annotate.reading.text.lines import LINE_BREAK
from annotate.record import Published, Section
from annotate.support.patterns import lazily
from annotate.support.yamlfile import packaged_yaml

Range = tuple[int, int]

_LABELS: dict[str, list[str]] = packaged_yaml("annotate.reading.marked", "head_labels.yaml")
_KEY_OF = {label: key for key, labels in _LABELS.items() for label in labels}
_FEWEST_LABELS = 2
_MOST_HEAD_LINES = 60
_ADDRESS = lazily(r"https?://\S{1,2000}\Z", re.IGNORECASE)

_LINK_NUMBER = lazily(r"\[\d{1,3}\]")
_TOUCHED = lazily(r"[^\W_][^\s\[\]]{0,3}\[\d{1,3}\]|\[\d{1,3}\](?=[^\W_“\"‘'])")
_LISTED_LINK = lazily(
    r"\s*(?:\[\d{1,3}\]:?|\d{1,3}\.)[ \t]+(?:https?|ftp|file|mailto|javascript|about):\S*"
    r"(?:[ \t]+\([^)\n]{1,40}\))?[ \t]*\Z",
    re.IGNORECASE,
)
# Lynx puts the address itself there where it is asked to.
_LINK_BEFORE = lazily(r"\[(?:https?|ftp|file|mailto):[^\]\s]{1,1000}\](?=\S)", re.IGNORECASE)
_MOST_LINES_ABOVE = 12
_LIST_HEAD = lazily(r"\s*(?:links|references|visible links|hidden links)[ \t]*:?[ \t]*\Z", re.IGNORECASE)
_PLACEHOLDER = lazily(
    r"\[(?:image|img|inline|embed|video|audio|iframe|photo)(?:[ :]?\d{1,3}(?::[^\]\n]{0,80})?)?"
    r"(?: \(link #\d+\))?\](?:\[\d{1,3}\])?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PlainHead:
    """What the lines over and in a plain text say.

    Attributes:
        title: Its title.
        published: When it was published.
        url: Where it is on the web.
        author: Who wrote it.
        publisher: Where it was published.
        undated: What stands where its day should, and is none.
        marked: Boilerplate, in order and without overlap.
        hidden: Ranges that are no words of the article, in order and without overlap.
    """

    title: str | None = None
    published: Published = field(default_factory=Published)
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    undated: str | None = None
    marked: list[Section] = field(default_factory=list)
    hidden: list[Range] = field(default_factory=list)


def read_plain(text: str) -> PlainHead:
    """Read the head of a plain text and find the marks in it; the text stays as it is."""
    head = PlainHead()
    lines = list(_lines(text, 0))
    body = _front_matter(text, head) or _labelled_head(text, head)
    lines = [line for line in lines if line[0] >= body]
    _links(text, lines, head)
    head.marked = in_order(head.marked)
    head.hidden = merged(head.hidden)
    return head


def facts_of(values: dict[str, Any], head: PlainHead) -> None:
    """Take title, date, address, author and publisher from labelled values."""
    for key, labels in _LABELS.items():
        for label in labels:
            value = values.get(label)
            words = " ".join(value.split()) if isinstance(value, str) else str(value) if value else ""
            if not words or key == "other":
                continue
            # A source is where it stands, or the paper that it stood in.
            if key == "publisher" and label == "source" and _ADDRESS.match(words):
                head.url = head.url or words
                continue
            if key == "title" and not head.title:
                head.title = words
            elif key == "published" and head.published.value is None:
                if date_in(words):
                    head.published = Published(value=date_in(words), source="metadata")
                elif any(character.isdigit() for character in words):
                    head.undated = head.undated or words
            elif key == "url" and not head.url and _ADDRESS.match(words):
                head.url = words
            elif key == "author" and not head.author:
                head.author = words
            elif key == "publisher" and not head.publisher:
                head.publisher = words


def _lines(text: str, position: int) -> Iterator[Range]:
    for found in LINE_BREAK.finditer(text, position):
        yield position, found.start()
        position = found.end()
    yield position, len(text)


def _labelled_head(text: str, head: PlainHead) -> int:
    """Read the labelled lines that a text begins with; where the text itself begins."""
    lines: list[Range] = []
    for start, end in _lines(text, 0):
        if not text[start:end].strip():
            if lines:
                break
            continue
        lines.append((start, end))
        if len(lines) > _MOST_HEAD_LINES:
            return 0
    if not lines:
        return 0
    values = pairs_of([text[start:end] for start, end in lines])
    known = [label for label in values if label in _KEY_OF]
    if len(known) < _FEWEST_LABELS or len(known) * 2 < len(values) or not any(map(values.get, known)):
        return 0
    facts_of(values, head)
    if not head.title and head.published.value is None and not head.url and len(known) < len(values):
        return 0
    start, end = lines[0][0], lines[-1][1]
    _mark(head, text, start, end)
    return end


def _front_matter(text: str, head: PlainHead) -> int:
    """Read the front matter that a text begins with; where the text itself begins."""
    values, end = front_matter(text)
    if end:
        facts_of(values, head)
        _mark(head, text, 0, end)
    return end


def _links(text: str, lines: list[Range], head: PlainHead) -> None:
    """Hide the numbers of links, the list of their addresses and the places of pictures."""
    if "[" not in text and "://" not in text:
        return
    listed = [(start, end) for start, end in lines if _LISTED_LINK.match(text[start:end])]
    taken = {start for start, _ in listed}
    for number, (start, end) in enumerate(lines):
        follows = next(
            (each for each in lines[number + 1 : number + 4] if text[each[0] : each[1]].strip()), None
        )
        if start in taken or (
            _LIST_HEAD.match(text[start:end]) and follows is not None and follows[0] in taken
        ):
            _mark(head, text, start, end)
    for found in _PLACEHOLDER.finditer(text):
        head.hidden.append(found.span())
    if listed or _TOUCHED.search(text):
        head.hidden += [found.span() for found in _LINK_NUMBER.finditer(text)]
        _by_lines(text, lines, head)
    if "://" in text:
        head.hidden += [found.span() for found in _LINK_BEFORE.finditer(text)]


def _by_lines(text: str, lines: list[Range], head: PlainHead) -> None:
    """Mark by-lines and lines with the day that have the number of a link among their words."""
    top = [(start, end) for start, end in lines if text[start:end].strip()][:_MOST_LINES_ABOVE]
    for start, end in top:
        words = text[start:end]
        if _LINK_NUMBER.search(words) and is_head_line(" ".join(_LINK_NUMBER.sub("", words).split())):
            left = start + len(words) - len(words.lstrip())
            head.marked.append(Section("dateline", left, start + len(words.rstrip())))


def _mark(head: PlainHead, text: str, start: int, end: int) -> None:
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if start < end:
        head.marked.append(Section("boilerplate", start, end))
        head.hidden.append((start, end))


def in_order(sections: list[Section]) -> list[Section]:
    """Sections in order, each after the end of the one before, the longest of those that overlap."""
    kept: list[Section] = []
    for section in sorted(sections, key=lambda each: (each.start, -each.end)):
        if not kept or section.start >= kept[-1].end:
            kept.append(section)
    return kept


def merged(ranges: list[Range]) -> list[Range]:
    """Ranges in order, those that touch made one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
