"""The reader's screen: what stands where, and what is drawn when something changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Unpack

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.record.walk import Item
from annotate.review.carry_over import orphans
from annotate.settings import Settings
from tui.commands.context import ArticleShell
from tui.commands.registry import ARTICLE
from tui.panels.registry import chosen
from tui.screens.commanded import CommandScreen
from tui.state.question import Question
from tui.state.search import MOST_HITS
from tui.state.session import Session
from tui.state.view_state import Changes, ViewState
from tui.storage.positions import position_in
from tui.storage.recent import called
from tui.text.fitting import fitted
from tui.text.marks import MarkIndex
from tui.widgets.article import ArticleView
from tui.widgets.bar import Bar
from tui.widgets.bars import Prompt, StatusBar
from tui.widgets.panel import Panel, hanging
from tui.widgets.record_panel import RecordPanel
from tui.widgets.text_view import View
from tui.wording.describe import headline, published, waiting_for_date
from tui.wording.explain import explain

MESSAGE_SECONDS = 6.0
_ROOM_FOR_NAMES = 150
SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


class ReaderBase(CommandScreen[ArticleShell]):
    """Article, panels and bars, kept in step with the session."""

    def __init__(self, session: Session, settings: Settings, keys: dict[str, tuple[str, ...]]) -> None:
        """Show a session.

        Args:
            session: The article and its record.
            settings: Measure, margins, panels.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
        """
        super().__init__(ARTICLE, keys)
        self.session = session
        self.settings = settings
        self.article_view = ArticleView(
            session.article.text,
            session.article.sections,
            measure=settings.reader.measure,
            margins=settings.reader.margins,
            at=position_in(session.article.text),
        )
        self.panels = [RecordPanel(listing()) for listing in chosen(settings.reader.panels)]
        self.title_bar = Bar(id="title")
        self.status_bar = StatusBar()
        self.prompt = Prompt()
        self.detail = Static("", markup=False)
        self.active_panel = 0
        self.state = ViewState(cursor=self.article_view.cursor)
        self._drawn: tuple[MarkIndex, frozenset[str] | None] | None = None
        self.again: Callable[[], None] | None = None
        self._headed: tuple[object, ...] = ()
        self.working = ""
        self._message_ends = 0
        self._detailed: Item | None = None

    def compose(self) -> ComposeResult:
        """Title; text and panels; one line at the bottom."""
        yield self.title_bar
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self.article_view
                with VerticalScroll(id="detail", can_focus=False):
                    yield self.detail
            with Vertical(id="panels"):
                yield from self.panels
        with Vertical(id="bottom"):
            yield self.prompt
            yield self.status_bar

    def on_mount(self) -> None:
        """Begin in the text."""
        self.show_panel(0)
        self.article_view.focus()
        self.draw()

    @property
    def why_not(self) -> str:
        """Why a command that needs annotations cannot be used now."""
        return "The annotations are not there yet." if self.working else "There are no annotations."

    # What is in focus

    @property
    def panel_in_focus(self) -> RecordPanel | None:
        """The panel that has the focus, or had it when a question was asked."""
        focused = self.prompt.asked_from if self.prompt.question else self.focused
        return focused if isinstance(focused, RecordPanel) else None

    @property
    def in_panel(self) -> bool:
        """Whether a panel has the focus."""
        return self.panel_in_focus is not None

    @property
    def view_in_focus(self) -> ArticleView | Panel:
        """What moving moves: the panel in focus, else the article."""
        return self.panel_in_focus or self.article_view

    @property
    def current(self) -> str | None:
        """Id of the annotation that commands are about."""
        panel = self.panel_in_focus
        if panel:
            return panel.chosen
        return self.session.at(self.article_view.cursor, self.state.preferred)

    @property
    def one_panel(self) -> bool:
        """Whether only the active panel is shown."""
        return any(self.has_class(name) for name in ("-low", "-tall", "-full"))

    def show_panel(self, place: int) -> None:
        """Make a panel the active one: the largest, or the only one where there is little room."""
        self.active_panel = place
        for number, panel in enumerate(self.panels):
            panel.set_class(number == place, "-active")

    # Keeping in step

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""
        self.prompt.ask(question)

    @property
    def width(self) -> int:
        """Cells of a line of the screen."""
        return self.size.width

    def choose(self, id: str) -> None:
        """Select an entry in the panel that has the focus."""
        if self.panel_in_focus is not None:
            self.panel_in_focus.select(id)

    def copy_to_terminal(self, text: str) -> None:
        """Copy with the means of the terminal itself."""
        self.app.copy_to_clipboard(text)

    def interrupt(self) -> None:
        """Copy the selection; where there is none, leave."""
        if self.selected_range() is not None:
            self.run_command("copy")
        else:
            super().interrupt()

    def change(self, **changes: Unpack[Changes]) -> None:
        """Replace what one looks at; it is drawn after the command."""
        self.state = replace(self.state, **changes)

    def narrow(self) -> None:
        """Work out what is kept."""

    def draw(self) -> None:
        """Draw what has changed since the last time."""
        if not self.query("#detail"):
            return
        panel = self.panel_in_focus
        self.change(cursor=self.article_view.cursor, pane=panel.id if panel else None)
        self._draw_panels()
        state, selected = self.state, self.selected_range()
        lit = frozenset((state.pinned,) if state.pinned else ())
        hits = (state.search, state.hit)
        self.article_view.look(
            View(self.session.index, *hits, self.current, lit, state.kept, selected, state.labels)
        )
        if not panel:
            self._follow()
        self._draw_detail()
        self._draw_bars()

    def draw_around(self) -> None:
        """Draw what stands around the text."""
        self._draw_panels()
        self._draw_bars()

    def _draw_panels(self) -> None:
        """Fill or narrow the panels, and write their headings, where something of it is new."""
        session, record = self.session, self.session.annotations
        before = self._drawn
        if before is None or before[0] is not session.index:
            self.narrow()
        kept = self.state.kept
        if record is not None and (before is None or before[0] is not session.index):
            for panel in self.panels:
                panel.show(record, session.index, kept)
        elif record is not None and before is not None and before[1] != kept:
            for panel in self.panels:
                panel.narrow(kept)
        self._drawn = session.index, kept
        entries = [id(panel.entries) for panel in self.panels]
        headed = (self.active_panel, self.one_panel, self.size.width, session.index, kept, entries)
        if headed != self._headed:
            self._headed = headed
            self._draw_headings()

    def _follow(self) -> None:
        """Select in every panel what stands under the cursor."""
        marks = self.session.index.at(self.article_view.cursor)
        ids = [self.state.preferred, *(mark.id for mark in marks)]
        here = [id for id in ids if id and any(mark.id == id for mark in marks)]
        for panel in self.panels:
            panel.follow(next((id for id in here if panel.has(id)), None))

    def selected_range(self) -> tuple[int, int] | None:
        """The range selected by keyboard, the character under the cursor included."""
        if self.state.selection is None:
            return None
        cursor = self.article_view.cursor
        start, end = min(self.state.selection, cursor), max(self.state.selection, cursor)
        return start, self.article_view.after(end)

    def _draw_detail(self) -> None:
        """Tell about the current annotation in the pane, while it is open."""
        pane = self.query_one("#detail")
        if not pane.display:
            return
        item = self.session.item(self.current)
        if item is None:
            words = (
                "Nothing is annotated here."
                if self.session.annotations
                else "The annotations are not there yet."
            )
            self.detail.update(Content.styled(words, "$mark-muted"))
            return
        if item is not self._detailed:
            self._detailed = item
            pane.scroll_home(animate=False)
        offset = None if self.panel_in_focus else self.article_view.cursor
        lines = [
            line
            for label, value in explain(item, self.session.index.items, offset)
            for line in hanging(f"{label:>9}", "$mark-muted", value, 11, self.article_view.size.width - 3)
        ]
        self.detail.update(Content("\n").join(lines))

    def _draw_headings(self) -> None:
        """Write number, name and count over each panel; in one line where only one is shown."""
        low = self.one_panel
        for place, panel in enumerate(self.panels):
            parts = []
            for number in range(len(self.panels)) if low else (place,):
                other = self.panels[number]
                style = "$foreground bold" if number == place == self.active_panel else "$mark-muted"
                count = f" {other.counted}" if self.session.annotations else ""
                named = number == place or self.size.width >= _ROOM_FOR_NAMES
                name = f" {other.title}{count}" if named else ""
                key = self.key_of(f"panel_{number + 1}")
                parts.append(Content.assemble((key, "$accent"), (name, style)))
            panel.heading(Content("  ").join(parts))

    def _draw_bars(self) -> None:
        """Title, date and progress at the top; position and hints at the bottom."""
        article = self.session.article
        title = called(article)
        parts = (self.narrowed, self.unplaced, self._date())
        right = self.working or " · ".join(part for part in parts if part)
        sign = Content.styled(f" {self.unsaved} ", "bold reverse") if self.unsaved else Content("")
        self.set_class(bool(self.unsaved), "-unsaved")
        self.title_bar.put(
            Content.styled(fitted(title, 300), "bold"),
            Content.assemble(sign, Content.styled(f" {right}", "$mark-muted")),
        )
        self.status_bar.right = Content.styled(f" {self._where()} ", "$foreground")
        self.status_bar.hints = self.hints()
        self.status_bar.refresh()

    def hints(self) -> list[tuple[str, str]]:
        """What can be done in the text, or in the list that has the focus."""
        if self.panel_in_focus is None:
            return super().hints()
        return self.hints_by(lambda command: command.panel_footer)

    @staticmethod
    def count_words(hits: int) -> str:
        """How many hits there are; no more than so many are looked for."""
        return f"{hits}+" if hits >= MOST_HITS else f"{hits}"

    @property
    def counting(self) -> str:
        """The number typed so far, for the bottom line."""
        return f"{self.state.count}…" if self.state.count else ""

    def take_count(self) -> int | None:
        """The number that was typed before a key; it is used up."""
        count = self.state.count
        self.change(count=0)
        return count or None

    @property
    def narrowed(self) -> str:
        """What narrows the panels and highlights, in words."""
        return ""

    @property
    def unsaved(self) -> str:
        """What cannot be saved, in words; a lasting sign."""
        return ""

    @property
    def unplaced(self) -> str:
        """How many corrections have no place in the text, and the key that lists them."""
        lost = len(orphans(self.session.annotations)) if self.session.annotations else 0
        return f"{lost} without a place ({self.key_of('orphans')})" if lost else ""

    def _where(self) -> str:
        percent = f"↓ {self.article_view.progress:.0%}"
        if self.counting:
            return f"{self.counting}  {percent}"
        if self.state.search.hits and self.state.hit:
            number = self.state.search.number_of(self.state.hit) + 1
            total = self.count_words(len(self.state.search.hits))
            return f"/{fitted(self.state.search.pattern, 20)} {number}/{total}  {percent}"
        item = self.session.item(self.current)
        room = max(self.size.width // 3, 12)
        return f"{fitted(headline(item, self.session.index.items), room)}  {percent}" if item else percent

    def _date(self) -> str:
        """The day of publication; where it is unknown, how many times would be dated by it, and the key."""
        record = self.session.annotations
        if record is None:
            return ""
        waiting = waiting_for_date(record)
        if not waiting:
            return published(record.document.published)
        times = f"{waiting} time{'s' * (waiting != 1)}"
        return f"{published(record.document.published)}: {self.key_of('published')} dates {times}"

    # Telling

    def tell(self, message: str) -> None:
        """Say something in the bottom line for some seconds."""
        self._message_ends += 1
        ends = self._message_ends
        self.status_bar.message = message
        self.status_bar.refresh()
        self.set_timer(MESSAGE_SECONDS, lambda: self._hush(ends))

    def _hush(self, ends: int) -> None:
        if ends == self._message_ends:
            self.status_bar.message = ""
            self.status_bar.refresh()

    @on(Prompt.Closed)
    def _prompt_closed(self) -> None:
        self.draw()
