"""Folders of articles: what is in them, and what is known about each without opening it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.corpus import find_inputs, read_article
from annotate.errors import DatelineError
from annotate.settings import ExportSettings
from tui.carrying import touched
from tui.describe import counts, one_line, published
from tui.keeping import Keeper
from tui.recent import called, recent_articles
from tui.storage import annotations_path


@dataclass(frozen=True, slots=True)
class Card:
    """What the library shows of one article.

    Attributes:
        name: What opens it: a path or an address.
        title: Its title, or the name until it is read.
        details: Date, counts and state of the review, in words; empty until it is read.
        reviewed: Number of annotations that a reader judged or changed; none without a record.
    """

    name: str
    title: str
    details: str = ""
    reviewed: int | None = None

    def matches(self, wanted: str) -> bool:
        """Whether every word of a search occurs in it, whatever the case."""
        text = f"{self.name} {self.title} {self.details}".casefold()
        return all(word in text for word in wanted.casefold().split())


def find_articles(names: Sequence[str]) -> list[Card]:
    """The articles that names and folders stand for, not yet read; the same one only once."""
    inputs = find_inputs([str(Path(name).expanduser()) if name.startswith("~") else name for name in names])
    return [
        Card(name, Path(name).name)
        for name in dict.fromkeys(item.name for item in inputs if not item.is_lines)
    ]


def recent_cards() -> list[Card]:
    """The articles read last, the newest first, as far as they are still there."""
    return [Card(each.name, each.title) for each in recent_articles()]


def read_card(name: str, export: ExportSettings) -> Card:
    """What can be told about an article; reading it failed is told too."""
    try:
        article = read_article(name)
    except DatelineError as error:
        return Card(name, Path(name).name, f"cannot be read: {error}")
    title = one_line(called(article))
    words = len(article.text.split())
    try:
        record = Keeper(article, annotations_path(article, export)).load()
    except DatelineError as error:
        return Card(name, title, f"{words:,} words · its annotations cannot be read: {error}")
    if record is None:
        date = published(article.published) if article.published.value else ""
        return Card(
            name, title, " · ".join(part for part in (date, f"{words:,} words", "not reviewed") if part)
        )
    reviewed = len(touched(record))
    state = f"{reviewed} reviewed" if reviewed else "not reviewed"
    parts = (published(record.document.published), f"{words:,} words", counts(record), state)
    return Card(name, title, " · ".join(parts), reviewed)


def matching(cards: Iterable[Card], wanted: str) -> list[Card]:
    """The cards that a search finds, in their order."""
    return [card for card in cards if card.matches(wanted)]
