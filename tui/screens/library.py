"""The library: the articles of some folders, to choose from."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.message import Message

from annotate.settings import ExportSettings
from annotate.support.names import is_url
from tui.commands.context import LibraryShell
from tui.commands.registry import LIBRARY
from tui.panels.base import Entry, Line
from tui.records.cards import Card, find_articles, matching, read_card, recent_cards
from tui.screens.boxes.help import HelpScreen
from tui.screens.listed import ListScreen
from tui.state.folded import wanted_words
from tui.storage.shelf import State, states
from tui.text.fitting import fitted, spread
from tui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

_BATCH = 20


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


class LibraryScreen(ListScreen[LibraryShell]):
    """Articles with title, date, counts and state of review; a search narrows them."""

    class Found(Message):
        """Articles were found, or more is known about them."""

        def __init__(self, cards: list[Card], *, done: bool) -> None:
            """Carry them."""
            self.cards = cards
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
        self._kind = kind
        self.wanted = ""
        self.marked: frozenset[str] = frozenset()
        self._reading = 0
        self._is_done = False
        self._drawn: tuple[object, ...] = ()

    def on_mount(self) -> None:
        """Look for the articles."""
        self.status_bar.hints = self._hints()
        self.cards.focus()
        self.read_cards()

    def on_screen_resume(self) -> None:
        """Back from an article: what is known about it may have changed."""
        chosen = self.cards.chosen
        if chosen:
            threading.Thread(target=self._read, args=([chosen], self._reading), daemon=True).start()

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

    def _find(self, number: int) -> None:
        cards = recent_cards() if self.recent else find_articles(self.names, self._kind)
        self.post_message(self.Found(cards, done=not cards))
        self._read([card.name for card in cards], number)

    def _read(self, names: list[str], number: int) -> None:
        batch: list[Card] = []
        for place, name in enumerate(names, start=1):
            if number != self._reading or not self.is_attached:
                return
            # What is on the web is not fetched only to be listed.
            batch.append(
                Card(name, self._title(name), (name,), states().get(name, "unread"))
                if is_url(name)
                else read_card(name, self._export, self._kind)
            )
            if len(batch) == _BATCH or place == len(names):
                self.post_message(self.Found(batch, done=place == len(names)))
                batch = []

    def _title(self, name: str) -> str:
        card = self.cards.cards.get(name)
        return card.title if card else name

    @on(Found)
    def _found(self, event: Found) -> None:
        for card in event.cards:
            if card.details or card.name not in self.cards.cards:
                self.cards.cards[card.name] = card
        self._is_done = event.done
        self.draw()

    def _draw(self) -> None:
        """List the articles that have what is looked for, and how many there are."""
        drawn = (self.wanted, self.marked, self.recent, self._is_done, [*self.cards.cards.values()])
        if drawn == self._drawn:
            return
        self._drawn = drawn
        cards = matching(self.cards.cards.values(), self.wanted)
        self.cards.words, self.cards.marked = wanted_words(self.wanted), self.marked
        words = "There is no article in these folders." if not self.recent else "Nothing was read yet."
        if self.wanted:
            words = "No article has these words: Esc shows all of them."
        height = 2 if self.wanted else 1
        self.cards.fill(
            [Entry(card.name, height) for card in cards], words if self._is_done else self.cards.waiting
        )
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
        self.title_bar.put(
            Content.styled("Read last" if self.recent else " ".join(self.names), "bold"),
            Content.styled(f" {' · '.join([f'{number} articles{search}', *counts])}", "$mark-muted"),
        )

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
