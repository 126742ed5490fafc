"""Live blogs: pages of entries, each with its time, as schema.org has them (``LiveBlogPosting``)."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotate.reading.pages.blocks import page_blocks
from annotate.reading.pages.data import linked_objects

MOST_ENTRIES = 2000
_FEWEST_ENTRIES = 2
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_BLANK_LINES = re.compile(r"\n\s*\n|\r\n\s*\r\n")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        time: When it was published, as the page has it.
        headline: Its headline.
        paragraphs: Its words.
    """

    time: str | None
    headline: str | None
    paragraphs: tuple[str, ...]

    @property
    def line(self) -> str | None:
        """The line that says when: "8 June 2025, 10:42 (UTC+01:00)"."""
        if self.time is None:
            return None
        try:
            moment = datetime.datetime.fromisoformat(self.time.strip())
        except ValueError:
            return None
        day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
        if len(self.time.strip()) <= len("2025-06-08"):
            return day
        zone = moment.strftime("%z")
        shown = "" if not zone else " (UTC)" if int(zone) == 0 else f" (UTC{zone[:3]}:{zone[3:5]})"
        return f"{day}, {moment:%H:%M}{shown}"


def live_entries(tree: Any) -> tuple[list[Entry], int]:
    """The entries of a page in its own order, and how many there are, of which the first ones are read.

    There are none where it is no live blog, or has them without words.
    """
    for linked in linked_objects(tree):
        if "LiveBlogPosting" in linked.types:
            updates = linked.values.get("liveBlogUpdate")
            given = updates if isinstance(updates, list) else [updates]
            entries = [entry for each in given[:MOST_ENTRIES] if (entry := _stated(each)) is not None]
            if len(entries) >= _FEWEST_ENTRIES:
                return entries, len(given)
    entries = [entry for entry in _marked(tree) if entry.paragraphs]
    total = len(entries)
    return (entries[:MOST_ENTRIES], total) if total >= _FEWEST_ENTRIES else ([], 0)


def _stated(update: Any) -> Entry | None:
    """An entry as the page states it for machines."""
    if not isinstance(update, dict):
        return None
    body = update.get("articleBody")
    body = _CONTROLS.sub(" ", body) if isinstance(body, str) else body
    paragraphs = tuple(_paragraphs(body)) if isinstance(body, str) else ()
    headline = update.get("headline")
    headline = _CONTROLS.sub(" ", html.unescape(headline)) if isinstance(headline, str) else ""
    time = update.get("datePublished")
    if not paragraphs:
        return None
    return Entry(
        time if isinstance(time, str) else None,
        " ".join(headline.split()) or None,
        paragraphs,
    )


def _paragraphs(body: str) -> Iterator[str]:
    if re.search(r"</?(?:p|br|div|a|em|strong)\b", body):
        import lxml.html

        tree = lxml.html.fromstring(f"<div>{body}</div>")
        yield from (block.text for block in page_blocks(tree).blocks)
        return
    for part in _BLANK_LINES.split(html.unescape(body)):
        if words := " ".join(part.split()):
            yield words


def _marked(tree: Any) -> Iterator[Entry]:
    """Entries that are marked where they stand (microdata)."""
    for element in tree.xpath("//*[@itemprop='liveBlogUpdate']"):
        time = next((_value(each) for each in element.xpath(".//*[@itemprop='datePublished']")), None)
        headlines = element.xpath(".//*[@itemprop='headline']")
        headline = " ".join(headlines[0].text_content().split()) if headlines else None
        bodies = element.xpath(".//*[@itemprop='articleBody']")
        blocks = [block for body in bodies[:1] for block in page_blocks(body).blocks]
        yield Entry(time, headline, tuple(block.text for block in blocks if block.text != headline))


def _value(element: Any) -> str | None:
    value = element.get("datetime") or element.get("content")
    return str(value) if value else None
