"""Folders of articles: what is in them, and what is known about each without opening it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.corpus import find_inputs, names_of, read_article
from annotate.errors import DatelineError
from annotate.folders import Passed, told
from annotate.parts import divided_name
from annotate.reading.recognition import article_suffixes
from annotate.record import Published
from annotate.record.walk import items_of
from annotate.review.carry_over import touched
from annotate.review.words import one_line
from annotate.settings import ExportSettings
from annotate.support.names import REPORT_SUFFIX, is_url, without_user
from tui.records.long_texts import ONLY_BEGINNING, beginning_of, size_in_words, size_of
from tui.records.paths import annotations_path
from tui.records.record_file import Keeper
from tui.state.folded import folded, place_of, shown, wanted_words
from tui.storage.recent import called, recent_articles
from tui.storage.shelf import State, key_of, states
from tui.wording.describe import is_whole, published

# What knows feeds is loaded for a library only.
if TYPE_CHECKING:
    from tui.feeds.store import Kept

_BEFORE = 30
_LONGEST_CUT = 2000


@dataclass(frozen=True, slots=True)
class Card:
    """What the library shows of one article.

    Attributes:
        name: What opens it: a path or an address.
        title: Its title or first words, or the name until it is read.
        details: Date, length and how much was judged, in words, the last one the most wanted; empty until
            it is read.
        state: Whether it was opened, or the reader is done with it.
        text: Title and text in one line.
        folded: The same as it is searched, with the name.
        failed: Whether it could not be read; the details say why.
    """

    name: str
    title: str
    details: tuple[str, ...] = ()
    state: State = "unread"
    text: str = ""
    folded: str = ""
    failed: bool = False

    def cut(self) -> Card:
        """The card with the beginning of its text only, for a library with more text than is kept at hand."""
        if len(self.text) <= _LONGEST_CUT:
            return self
        text = self.text[:_LONGEST_CUT]
        found = folded(f"{text} · {Path(self.name).name}")
        return replace(self, text=text, folded=found, details=(*self.details, ONLY_BEGINNING))

    def matches(self, words: Iterable[str]) -> bool:
        """Whether every one of the folded words begins a word of it."""
        return all(place_of(word, self.folded) >= 0 for word in words)

    def context(self, words: Sequence[str]) -> tuple[str, str, str]:
        """What stands before the first word found in the text, that word, and what follows it."""
        for word in words:
            place = place_of(word, self.folded[: len(self.text)])
            if place >= 0:
                end = place + len(word)
                start = max(place - _BEFORE, 0)
                start = self.text.rfind(" ", 0, start) + 1 if start else 0
                before = f"{'…' if start else ''}{self.text[start:place]}"
                return before, self.text[place:end], self.text[end : end + 400]
        return "", "", ""


def find_articles(
    names: Sequence[str], kind: str | None = None, passed: list[Passed] | None = None
) -> list[Card]:
    """The articles that names and folders stand for, not yet read; the same one only once.

    Args:
        names: Folders, files and addresses; a file may hold several articles, a feed does.
        kind: The kind of source, where the user says so.
        passed: Gets the files of folders that are no articles.
    """
    from tui.feeds import store

    feeds, names = _feeds_in(names)
    names = [str(Path(name).expanduser()) if name.startswith("~") else name for name in names]
    inputs = find_inputs(names, passed=passed)
    known = states()
    files = dict.fromkeys(item.name for item in inputs if not item.is_lines)
    found = (name for file in files for name in ([file] if is_url(file) else names_of(file, kind=kind)))
    plain = (Card(name, Path(name).name, state=known.get(key_of(name), "unread")) for name in found)
    brought = (
        Card(each.name, one_line(each.title or each.text), _known_of(each), known.get(each.name, "unread"))
        for each in store.entries(feeds)
    )
    return [*brought, *plain]


def _known_of(entry: Kept) -> tuple[str, ...]:
    """What a feed says of an article, in words."""
    date = published(Published(entry.published, source="metadata")) if entry.published else ""
    return tuple(part for part in (entry.publisher, "excerpt" if entry.excerpt else "", date) if part)


def _feeds_in(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The feeds that names stand for, and the other names, with every list of feeds that is damaged."""
    from tui.feeds.listing import feeds_of

    feeds: list[str] = []
    others: list[str] = []
    for name in names:
        try:
            found = feeds_of([name])
        except DatelineError:
            found = []
        feeds += found
        others += [] if found else [name]
    return feeds, others


def articles_around(name: str, names: Sequence[str], kind: str | None = None) -> list[str]:
    """The articles among which another one stands: the library's, else those in its file or folder.

    Args:
        name: Of the article, as it was opened.
        names: What the library shows.
        kind: The kind of source of what it shows, where the user says so.
    """
    key = key_of(name)
    listed = [card.name for card in find_articles(names, kind)] if names else []
    if any(key_of(each) == key for each in listed):
        return listed
    if is_url(name):
        return []
    file, part = divided_name(name)
    if part is not None:
        return names_of(file)
    try:
        return [str(path) for path in sorted(Path(name).absolute().parent.iterdir()) if _is_article(path)]
    except OSError:
        return []


def _is_article(path: Path) -> bool:
    name = path.name
    plain = not name.startswith(".") and not name.endswith(REPORT_SUFFIX)
    return plain and path.suffix.lower() in article_suffixes() and path.is_file()


def recent_cards() -> list[Card]:
    """The articles read last, the newest first, as far as they are still there."""
    known = states()
    return [Card(each.name, each.title, state=known.get(each.name, "read")) for each in recent_articles()]


def read_card(name: str, export: ExportSettings, kind: str | None = None) -> Card:
    """What can be told about an article; reading it failed is told too."""
    from tui.feeds.reading import read_brought

    state = states().get(key_of(name))
    try:
        beginning = None if is_url(name) or kind is not None else beginning_of(name)
        if beginning is not None:
            text, about = shown(beginning.text), (ONLY_BEGINNING, size_in_words(size_of(name)))
            title, found = one_line(called(beginning)), folded(f"{text} · {Path(name).name}")
            return Card(name, title, about, state or "unread", text, found)
        # What is on the web is not fetched only to be listed.
        article = read_brought(name) if is_url(name) else read_article(name, kind=kind)
    except DatelineError as error:
        return Card(name, Path(name).name, (f"cannot be read: {error}",), state or "unread", failed=True)
    if article is None:
        return Card(name, without_user(name), (without_user(name),), state or "unread")
    # What was read elsewhere is read, until something else is said here.
    state = state or ("read" if article.was_read else "unread")
    title = one_line(called(article))
    number = len(article.text.split())
    words = f"{number:,} word{'s' * (number != 1)}" if is_whole(article) else "excerpt"
    text = shown(article.text)
    if article.title and shown(article.title) not in text[: 2 * len(article.title)]:
        text = f"{shown(article.title)} · {text}"
    card = Card(name, title, (words,), state, text, folded(f"{text} · {Path(name).name}"))
    paper = article.publisher if article.feed else ""
    try:
        record = Keeper(article, annotations_path(article, export)).load()
    except DatelineError as error:
        return replace(card, details=(words, f"its annotations cannot be read: {error}"))
    if record is None:
        date = published(article.published) if article.published.value else ""
        return replace(card, details=tuple(part for part in (paper, words, date) if part))
    judged, total = len(touched(record)), sum(1 for _ in items_of(record))
    parts = (
        paper,
        words,
        published(record.document.published),
        f"{judged} of {total} judged" if judged else "",
    )
    return replace(card, details=tuple(part for part in parts if part))


def left_out(cards: Iterable[Card], passed: Sequence[Passed]) -> str:
    """What of some folders is not read, in a sentence; empty where all of it is."""
    failed = sum(card.failed for card in cards)
    words = [f"{failed:,} article{'s' * (failed != 1)} cannot be read"] if failed else []
    words += [told(passed)] if passed else []
    return f"{'; '.join(words)}." if words else ""


def matching(cards: Iterable[Card], wanted: str) -> list[Card]:
    """The cards that a search finds, in their order."""
    words = wanted_words(wanted)
    return [card for card in cards if card.matches(words)]
