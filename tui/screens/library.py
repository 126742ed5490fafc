"""The library: the articles of some folders, to choose from."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from annotate.settings import ExportSettings
from tui.highlighting import COMPONENTS
from tui.library import Card, find_articles, matching, read_card
from tui.messages import Chosen, Refused
from tui.widgets.bars import Bar, Prompt, Question, StatusBar
from tui.widgets.panel import Entry, Line, Panel, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

_BATCH = 20


class CardList(Panel):
    """The articles, two lines each."""

    waiting: ClassVar[str] = "Looking for articles…"

    def __init__(self) -> None:
        """No cards yet."""
        super().__init__(id="cards")
        self.cards: dict[str, Card] = {}

    def draw(self, entry: Entry, width: int) -> list[Line]:
        """Title, then what is known about it."""
        card = self.cards[entry.id or ""]
        sign = "✓ " if card.reviewed else "  "
        return [
            ((sign, "claim"), (fitted(card.title, width - 3), "strong")),
            (("  ", ""), (fitted(card.details or card.name, width - 3), "muted")),
        ]


class LibraryScreen(Screen[None]):
    """Articles with title, date, counts and state of review; a search narrows them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("space,pagedown,ctrl+f", "page(1)", show=False),
        Binding("b,pageup,ctrl+b", "page(-1)", show=False),
        Binding("ctrl+d", "page(0.5)", show=False),
        Binding("ctrl+u", "page(-0.5)", show=False),
        Binding("g,home", "edge(0)", show=False),
        Binding("G,end", "edge(1)", show=False),
        Binding("enter,l,right", "open", show=False),
        Binding("slash", "search", show=False),
        Binding("escape", "clear", show=False),
        Binding("ctrl+l", "refresh_cards", show=False),
        Binding("q,ctrl+q,ctrl+c", "quit", show=False, system=True),
    ]
    HINTS: ClassVar[list[tuple[str, str]]] = [
        ("Enter", "open"),
        ("/", "search"),
        ("q", "quit"),
        ("j k", "move"),
        ("Space b", "page"),
        ("g G", "start, end"),
        ("Esc", "all"),
        ("Ctrl+L", "read again"),
    ]

    class Found(Message):
        """Articles were found, or more is known about them."""

        def __init__(self, cards: list[Card], *, done: bool) -> None:
            """Carry them."""
            self.cards = cards
            self.done = done
            super().__init__()

    def __init__(self, names: Sequence[str], export: ExportSettings) -> None:
        """Show the articles of folders and files.

        Args:
            names: Folders, files, addresses.
            export: Where annotations are kept.
        """
        super().__init__()
        self._names = list(names)
        self._export = export
        self._wanted = ""
        self._reading = 0
        self.cards = CardList()
        self.title_bar = Bar(id="title")
        self.status_bar = StatusBar()
        self.prompt = Prompt()

    def compose(self) -> ComposeResult:
        """Title, articles, one line at the bottom."""
        yield self.title_bar
        yield self.cards
        with Vertical(id="bottom"):
            yield self.prompt
            yield self.status_bar

    def on_mount(self) -> None:
        """Look for the articles."""
        self.status_bar.hints = self.HINTS
        self.cards.focus()
        self.action_refresh_cards()

    def on_screen_resume(self) -> None:
        """Back from an article: what is known about it may have changed."""
        chosen = self.cards.chosen
        if chosen:
            threading.Thread(target=self._read, args=([chosen], self._reading), daemon=True).start()

    def action_refresh_cards(self) -> None:
        """Look for articles, and read what is known about them, in the background."""
        self._reading += 1
        threading.Thread(target=self._find, args=(self._reading,), daemon=True).start()

    def _find(self, number: int) -> None:
        cards = find_articles(self._names)
        self.post_message(self.Found(cards, done=not cards))
        self._read([card.name for card in cards], number)

    def _read(self, names: list[str], number: int) -> None:
        batch: list[Card] = []
        for place, name in enumerate(names, start=1):
            if number != self._reading or not self.is_attached:
                return
            batch.append(read_card(name, self._export))
            if len(batch) == _BATCH or place == len(names):
                self.post_message(self.Found(batch, done=place == len(names)))
                batch = []

    @on(Found)
    def _found(self, event: Found) -> None:
        for card in event.cards:
            if card.details or card.name not in self.cards.cards:
                self.cards.cards[card.name] = card
        self._show(done=event.done)

    def _show(self, *, done: bool = True) -> None:
        cards = matching(self.cards.cards.values(), self._wanted)
        words = "No article is called like that." if self._wanted else "There is no article in these folders."
        self.cards.fill([Entry(card.name, 3) for card in cards], words if done else CardList.waiting)
        if self.cards.selected is None:
            self.cards.move_lines(1)
        total = len(self.cards.cards)
        number = f"{len(cards)} of {total}" if self._wanted else f"{total}"
        search = f" · /{self._wanted}" if self._wanted else ""
        self.title_bar.put(
            Content.styled(" ".join(self._names), "bold"),
            Content.styled(f" {number} articles{search}", "$mark-muted"),
        )

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self.tell(event.words)

    def tell(self, message: str) -> None:
        """Say something in the bottom line until the next key."""
        self.status_bar.message = message
        self.status_bar.refresh()

    def on_key(self) -> None:
        """A message stays until a key is pressed."""
        if self.status_bar.message:
            self.tell("")

    def action_move(self, count: int) -> None:
        """Select the next article or the one before."""
        self.cards.move_lines(count)

    def action_page(self, pages: float) -> None:
        """Move by pages."""
        self.cards.move_pages(pages / 2)

    def action_edge(self, end: int) -> None:
        """Select the first or the last article."""
        self.cards.to_end() if end else self.cards.to_start()

    def action_open(self) -> None:
        """Open the selected article."""
        if self.cards.chosen:
            self.post_message(Chosen(self.cards.chosen))

    @on(Panel.Opened)
    def _clicked_twice(self) -> None:
        self.action_open()

    def action_search(self) -> None:
        """Ask for words; the list narrows while they are typed."""
        before = self._wanted
        self.prompt.ask(
            Question(
                "/", self._search, before, typed=self._search, left=lambda: self._search(before), hint="words"
            )
        )

    def _search(self, typed: str) -> None:
        self._wanted = typed.strip()
        self._show()

    def action_clear(self) -> None:
        """Show all articles again."""
        self._search("")

    def action_quit(self) -> None:
        """Leave Dateline."""
        self.app.exit(0)
