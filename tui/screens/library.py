"""The library: the articles of some folders, to choose from."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.message import Message

from annotate.errors import DatelineError
from annotate.settings import ExportSettings
from annotate.support.names import without_user
from tui.commands.context import LibraryShell
from tui.commands.library.choosing import AskFeeds
from tui.commands.registry import LIBRARY
from tui.feeds import store
from tui.feeds.listing import feeds_of
from tui.feeds.store import Feed
from tui.panels.base import Entry, Line
from tui.records.cards import Card, find_articles, left_out, matching, read_card, recent_cards
from tui.records.long_texts import is_long
from tui.screens.boxes.help import HelpScreen
from tui.screens.listed import ListScreen
from tui.state.folded import wanted_words
from tui.storage.shelf import State, key_of
from tui.text.fitting import fitted, spread
from tui.widgets.panel import Panel, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.screen import Screen

    from annotate.folders import Passed

_BATCH = 20
# Characters of all texts that are searched whole, some five million words; of the others the beginning is.
_MOST_KEPT = 32_000_000
_FIRST_HINTS = 3
_LONGEST_TITLE = 300
NO_FEED = "Nothing here is from the web: dateline ADDRESS opens a feed, a list of feeds (OPML) many."


_MARK = "*"
SIGNS: dict[State, tuple[str, str]] = {"unread": ("● ", "claim"), "read": ("  ", ""), "done": ("✓ ", "time")}
_LEAST_TITLE = 24


class CardList(Panel):
    """The articles, a line each; what was looked for stands in a second one."""

    def __init__(self) -> None:
        """No cards yet."""
        super().__init__(id="cards", title="Articles", waiting="Looking for articles…")
        self.cards: dict[str, Card] = {}
        self.words: list[str] = []
        self.marked: frozenset[str] = frozenset()

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:  # noqa: ARG002
        """Whether it was read and is marked, the title, and at the right as much of what is known as fits."""
        card = self.cards[entry.id or ""]
        details = list(card.details)
        while len(details) > 1 and cell_len(" · ".join(details)) > width - 3 - min(
            cell_len(card.title) + 1, max(width // 2, _LEAST_TITLE)
        ):
            details.pop(0)
        sign, look = SIGNS[card.state]
        column = (_MARK if card.name in self.marked else " ") if self.marked else ""
        width -= len(column)
        right = fitted(" · ".join(details), max(width - 3 - _LEAST_TITLE, 0))
        title, right = spread(card.title, right, width - 3)
        lines: list[Line] = [
            (
                (column, "claim"),
                (sign, look),
                (title, "" if card.state == "done" else "strong"),
                (right, "muted"),
            )
        ]
        if entry.height > 1:
            before, word, after = card.context(self.words)
            room = max(width - 6 - cell_len(before) - cell_len(word), 0)
            lines.append((("    ", ""), (before, "muted"), (word, "claim"), (fitted(after, room), "muted")))
        return lines


class _LeftError(Exception):
    """Nobody waits for the feeds any more."""


class LibraryScreen(ListScreen[LibraryShell]):
    """Articles with title, date, counts and state of review; a search narrows them."""

    class Found(Message):
        """Articles were found, or more is known about them."""

        def __init__(self, cards: list[Card], *, done: bool, whole: bool = False, looked: int = 0) -> None:
            """Carry them, whether they are all there are, and the number of the look that read them."""
            self.cards = cards
            self.looked = looked
            self.done = done
            self.whole = whole
            super().__init__()

    class Asked(Message):
        """Feeds have answered, or one of them."""

        def __init__(self, words: str, *, done: bool = False) -> None:
            """Carry what is told, and whether that is all."""
            self.words = words
            self.done = done
            super().__init__()

    def __init__(
        self,
        names: Sequence[str],
        export: ExportSettings,
        keys: dict[str, tuple[str, ...]],
        kind: str | None = None,
    ) -> None:
        """Show the articles of folders and files.

        Args:
            names: Folders, files, addresses; without any, the articles read last are shown.
            export: Where annotations are kept.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
            kind: The kind of source, where the user says so.
        """
        listed = CardList()
        super().__init__(LIBRARY, keys, listed)
        self.cards = listed
        self.names = list(names)
        self.recent = not names
        self._export = export
        self.kind = kind
        # The article that led here, to go back to.
        self.came_from: Screen[None] | None = None
        self.wanted = ""
        self.marked: frozenset[str] = frozenset()
        self._reading = 0
        # What was begun to be read later is newer, whichever is there first.
        self._looks = itertools.count(1)
        self._looked: dict[str, int] = {}
        # Articles that were open since they were looked at, and the one to be selected; by their keys.
        self._since: set[str] = set()
        self._last = ""
        self._asking = False
        self._feeds: list[Feed] = []
        self._is_done = False
        self._then: Callable[[], None] | None = None
        self._passed: list[Passed] = []
        self._told = ""
        self._drawn: tuple[object, ...] = ()

    def on_mount(self) -> None:
        """Look for the articles."""
        self.status_bar.hints = self._hints()
        self.cards.focus()
        # The screen first: to look into a large file keeps Python busy.
        self.call_after_refresh(self.read_cards)

    def on_screen_resume(self) -> None:
        """Back from articles: what is known about them may have changed."""
        chosen, since = self.cards.chosen, self._since
        names = [name for name in self.cards.cards if name == chosen or key_of(name) in since]
        self._since = set()
        if names:
            threading.Thread(target=self._read, args=(names, self._reading), daemon=True).start()

    def come_back(self, read: Iterable[str], last: str) -> None:
        """Be told which articles were read: they are looked at again when the screen is shown.

        Args:
            read: Their names.
            last: The name of the one to be selected, where it is listed.
        """
        self._since |= {key_of(name) for name in read}
        self._last = key_of(last) if last else ""
        self._select_last()

    def _select_last(self) -> None:
        """Select the article that was read last, once it is listed."""
        found = next((name for name in self.cards.ids if key_of(name) == self._last), None)
        if found is not None:
            self.cards.select(found)
            self._last = ""

    def read_cards(self, *, anew: bool = False) -> None:
        """Look for articles, and read what is known about them, in the background.

        Args:
            anew: Whether those that are listed are forgotten.
        """
        self._reading += 1
        if anew:
            self._is_done = False
            self.cards.cards.clear()
        threading.Thread(target=self._find, args=(self._reading,), daemon=True).start()

    def rename(self, names: Sequence[str]) -> None:
        """Show the articles of other names; those of a feed are of any kind."""
        self.names = list(names)
        self.kind = None if self.kind == "feed" else self.kind
        self.read_cards(anew=True)

    def ask_feeds(self) -> None:
        """Ask the servers of the feeds for what is new, in the background."""
        if self._asking:
            self.tell("The feeds are being asked.")
            return
        self._asking = True
        threading.Thread(target=self._ask_feeds, daemon=True).start()

    def _ask_feeds(self) -> None:
        from tui.feeds.asking import ask, told

        try:
            urls = feeds_of(self.names)
            total = len(urls)
            if urls:
                self.post_message(self.Asked(f"Asking {'the feed' if total == 1 else f'{total} feeds'} …"))
            count = lambda done: self._has_answered(done, total)  # noqa: E731
            words = told(ask(urls, count)) if urls else NO_FEED
        except DatelineError as error:
            words = f"Not asked: {error}."
        except _LeftError:
            return
        self.post_message(self.Asked(words, done=True))

    def _has_answered(self, done: int, total: int) -> None:
        if not self.is_attached:
            raise _LeftError
        if total > 1:
            self.post_message(self.Asked(f"{done} of {total} feeds have answered …"))

    @on(Asked)
    def _asked(self, event: Asked) -> None:
        if event.done:
            self._asking = False
            self.read_cards()
        self.tell(event.words)

    def _find(self, number: int) -> None:
        self._feeds = [] if self.recent else self._feeds_listed()
        passed: list[Passed] = []
        cards = recent_cards() if self.recent else find_articles(self.names, self.kind, passed)
        self._passed = passed
        self.post_message(self.Found(cards, done=not cards, whole=True))
        # Those that take seconds come last, so that all others have their titles at once.
        self._read(sorted((card.name for card in cards), key=is_long), number)

    def _read(self, names: list[str], number: int) -> None:
        looked = next(self._looks)
        batch: list[Card] = []
        kept = 0
        for place, name in enumerate(names, start=1):
            if number != self._reading or not self.is_attached:
                return
            card = read_card(name, self._export, self.kind)
            kept += len(card.text)
            batch.append(card if kept <= _MOST_KEPT else card.cut())
            if len(batch) == _BATCH or place == len(names):
                self.post_message(self.Found(batch, done=place == len(names), looked=looked))
                batch = []

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.whole:
            known = self.cards.cards
            self.cards.cards = {card.name: known.get(card.name, card) for card in event.cards}
        else:
            for card in event.cards:
                is_newest = event.looked >= self._looked.get(card.name, 0)
                if is_newest and (card.details or card.name not in self.cards.cards):
                    self.cards.cards[card.name] = card
                    self._looked[card.name] = event.looked
        self._is_done = event.done
        self.draw()
        then, self._then = (self._then, None) if event.whole else (None, self._then)
        if then is not None and self.is_current:
            self.tell("")
            then()
        if event.done:
            self._tell_left_out()

    def when_listed(self, done: Callable[[], None]) -> bool:
        """Do something as soon as the articles are listed; whether they are still being looked for.

        It is not done where something else is on the screen then.
        """
        looking = not self.cards.cards and not self._is_done
        self._then = done if looking else None
        return looking

    def _tell_left_out(self) -> None:
        """Say what of the folders is not read, once as long as it stays so."""
        words = left_out(self.cards.cards.values(), self._passed)
        if words and words != self._told:
            self.tell(words)
        self._told = words

    def _draw(self) -> None:
        """List the articles that have what is looked for, and how many there are."""
        drawn = (
            self._feeds,
            self.wanted,
            self.marked,
            self.recent,
            self._is_done,
            [*self.cards.cards.values()],
        )
        if drawn == self._drawn:
            return
        self._drawn = drawn
        cards = matching(self.cards.cards.values(), self.wanted)
        self.cards.words, self.cards.marked = wanted_words(self.wanted), self.marked
        words = "There is no article in these folders." if not self.recent else "Nothing was read yet."
        if self._feeds and not self.recent:
            words = "Nothing is kept of these feeds yet: R asks them."
        if self.wanted:
            words = "No article has these words: Esc shows all of them."
        height = 2 if self.wanted else 1
        entries = [Entry(card.name, height) for card in cards]
        self.cards.fill(Rows(entries, words if self._is_done else self.cards.waiting))
        if self._last:
            self._select_last()
        if self.cards.selected is None:
            self.cards.move_lines(1)
        total = len(self.cards.cards)
        number = f"{len(cards)} of {total}" if self.wanted else f"{total}"
        search = f" · /{self.wanted}" if self.wanted else ""
        marked = len(self.marked & self.cards.cards.keys())
        if marked:
            search += f" · {_MARK} {marked} marked"
        states = [card.state for card in self.cards.cards.values()]
        counts = [f"{SIGNS[state][0]}{states.count(state)} {state}" for state in ("unread", "done")]
        self.status_bar.hints = self._hints()
        self.status_bar.refresh()
        self.title_bar.put(
            Content.styled(fitted(self._called, _LONGEST_TITLE), "bold"),
            Content.styled(f" {' · '.join([f'{number} articles{search}', *counts])}", "$mark-muted"),
        )

    def _hints(self) -> list[tuple[str, str]]:
        """Keys and names for the bottom line; that of feeds where there are some."""
        hints = super()._hints()
        feeds = (self.table.key_of(AskFeeds.name()), "ask feeds")
        return [*hints[:_FIRST_HINTS], feeds, *hints[_FIRST_HINTS:]] if self._feeds else hints

    @property
    def _called(self) -> str:
        if self.recent:
            return "Read last"
        if len(self._feeds) == 1 == len(self.names) and self._feeds[0].title:
            return self._feeds[0].title
        return " ".join(map(without_user, self.names))

    def _feeds_listed(self) -> list[Feed]:
        try:
            urls = feeds_of(self.names)
            known = {each.url: each for each in store.feeds(urls)}
        except DatelineError:
            return []
        return [known.get(url, Feed(url)) for url in urls]

    # What the commands do

    @property
    def view_in_focus(self) -> CardList:
        """What moving moves."""
        return self.cards

    @property
    def shell(self) -> LibraryShell:
        """What the commands see."""
        return self

    @on(Panel.Opened)
    def _clicked_twice(self) -> None:
        self.run_command("read")

    def back_out(self) -> None:
        """Show all articles again."""
        self.wanted = ""

    def show_help(self) -> None:
        """All keys of the library."""
        self.app.push_screen(HelpScreen(self.table, first=("Library",)))
