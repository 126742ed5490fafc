"""The screen with one article: its parts, what the commands see of it, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Unpack

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from annotate.settings import Settings
from tui.commands.base import Command
from tui.commands.context import ArticleShell
from tui.commands.going import back_out, leave_place, open_entry, selected_range, stands_at
from tui.commands.registry import ARTICLE
from tui.engine.client import Engine
from tui.panels.registry import chosen
from tui.screens.boxes.help import HelpScreen
from tui.screens.commanded import CommandScreen
from tui.screens.reader.annotating import Annotated, Annotator, Failed
from tui.screens.reader.arrangement import Arrangement
from tui.screens.reader.command_line import CommandLine
from tui.screens.reader.frame import NOT_YET, Frame
from tui.screens.reader.key_input import KeyInput
from tui.screens.reader.narrowing import Narrower
from tui.screens.reader.saving import RETRY_SECONDS, News, Saver
from tui.screens.reader.searching import Searcher
from tui.screens.reader.watching import WATCH_SECONDS, Watcher
from tui.state.question import Question
from tui.state.session import Session
from tui.state.view_state import Changes, ViewState
from tui.storage.positions import position_in
from tui.text.marks import MarkIndex
from tui.widgets.article import ArticleView
from tui.widgets.bar import Bar
from tui.widgets.bars import Prompt, StatusBar
from tui.widgets.panel import Panel, Resized
from tui.widgets.record_panel import RecordPanel
from tui.widgets.text_view import View

MESSAGE_SECONDS = 6.0
_BESIDE = "At the left the article as it is, at the right what was found in it: "
_IN_TURN = "The article as it is; behind it, a list at a time, what was found in it: "
_ABOUT = (
    "who is named, who says what, and what happened when. A program found it, and any of it may be wrong; "
    "? in the lists marks guesses. Keys: "
)
_FIRST = (
    ("next", "goes to the next thing found"),
    ("enter", "goes from a list to the place"),
    ("back", "back to the text"),
    ("why", "tells why it was found and how surely"),
    ("filter", "shows less"),
    ("accept", "says that it is right"),
    ("reject", "that it is wrong"),
    ("undo", "takes that back"),
    ("write", "writes it all to a file"),
)
_READ_IN_A_SECOND = 16


class ReaderScreen(CommandScreen[ArticleShell]):
    """An article, and everything that can be done with it.

    Attributes:
        session: The article and its record.
        settings: Measure, margins, panels.
        state: What one looks at.
        again: Does the last correction again.
    """

    def __init__(
        self, session: Session, settings: Settings, keys: Mapping[str, tuple[str, ...]], engine: Engine
    ) -> None:
        """Show a session and let ``engine`` annotate it.

        Args:
            session: The article and its record.
            settings: The settings in force.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
            engine: What annotates.
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
        self.state = ViewState(cursor=self.article_view.cursor)
        self.again: Callable[[], None] | None = None
        self.prompt = Prompt()
        self.status_bar = StatusBar()
        self._title_bar = Bar(id="title")
        self.panes = Arrangement(
            self,
            self.article_view,
            [RecordPanel(listing()) for listing in chosen(settings.reader.panels)],
            self.prompt,
        )
        self.saver = Saver(self)
        self.annotator = Annotator(self, self.saver, engine)
        self.searcher = Searcher(self)
        self.narrower = Narrower(self)
        self.watcher = Watcher(self, self.saver, self.annotator, self.searcher)
        self.command_line = CommandLine(self, self.prompt, self.table, self.run_command)
        self._key_input = KeyInput(self, self.table)
        self._frame = Frame(
            self,
            self.panes,
            (self.narrower, self.saver, self.annotator),
            self.table,
            (self._title_bar, self.status_bar),
        )
        self._filled: tuple[MarkIndex, frozenset[str] | None] | None = None
        self._messages = 0
        self._last_words: str | None = None

    def compose(self) -> ComposeResult:
        """Title; text and panels; one line at the bottom."""
        yield self._title_bar
        yield from self.panes.compose()
        with Vertical(id="bottom"):
            yield self.prompt.above
            yield self.prompt
            yield self.status_bar

    def on_mount(self) -> None:
        """The text first; what is known already next; the engine when the text stands on the screen."""
        self.panes.begin()
        self.annotator.announce()
        self.draw()
        if self.article_view.cursor:
            self.tell("Back where you were; g goes to the start.")
        self.set_interval(WATCH_SECONDS, self.watcher.watch)
        self.set_interval(RETRY_SECONDS, self.saver.try_again)
        self.call_after_refresh(self.annotator.begin)

    def on_unmount(self) -> None:
        """Nothing is left unwritten."""
        self.put_away()

    def put_away(self) -> str:
        """Remember where one was, and write what is still to be written.

        Returns:
            What is to be told when the screen is gone, of what is in no file.
        """
        if self._last_words is None:
            self._last_words = ""
            self.watcher.keep_place()
            self._last_words = self.saver.put_away()
        return self._last_words

    # What the commands see

    @property
    def shell(self) -> ArticleShell:
        """What the commands see."""
        return self

    def can_run(self, command: type[Command[ArticleShell]]) -> bool:
        """Whether a command can be used now."""
        return (not command.needs_record or self.session.annotations is not None) and super().can_run(command)

    @property
    def _why_not(self) -> str:
        return NOT_YET if self.annotator.working else "There are no annotations."

    @property
    def view_in_focus(self) -> ArticleView | RecordPanel:
        """What moving moves: the panel in focus, else the article."""
        return self.panes.in_focus or self.article_view

    @property
    def current(self) -> str | None:
        """Id of the annotation that commands are about."""
        if self.panes.in_focus is not None:
            return self.panes.chosen
        return self.session.at(self.article_view.cursor, self.state.preferred)

    @property
    def width(self) -> int:
        """Cells of a line of the screen."""
        return self.size.width

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""
        self.prompt.ask(question)

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""
        self._key_input.wait(done)
        self.tell(f"{words[0].upper()}{words[1:]}…")

    def tell(self, message: str) -> None:
        """Say something in the bottom line for some seconds."""
        self._messages += 1
        number = self._messages
        self.status_bar.message = message
        self.set_timer(max(MESSAGE_SECONDS, len(message) / _READ_IN_A_SECOND), lambda: self._hush(number))

    def _hush(self, number: int) -> None:
        if number == self._messages:
            self.status_bar.message = ""

    def show_help(self) -> None:
        """All keys; what can be done in a panel first, where one has the focus."""
        panel = self.panes.in_focus
        dotted = self.has_class("-dotted")
        if panel is None:
            shown = _BESIDE if self.query_one("#panels").display else _IN_TURN
            about = ("What you see", f"{shown}{_ABOUT}{self._ways()}")
            self.app.push_screen(HelpScreen(self.table, about=about, dotted=dotted))
        else:
            self.app.push_screen(HelpScreen(self.table, first=("Panels",), about=panel.about, dotted=dotted))

    def _ways(self) -> str:
        """The keys that one needs first."""
        lists = ", ".join(
            f"{self.table.key_of(f'panel_{number}')} {name}"
            for number, name in enumerate(self.panes.names, start=1)
        )
        first = ((self.table.key_of(name), words) for name, words in _FIRST)
        return f"{lists}; {', '.join(f'{key} {words}' for key, words in first if key)}."

    def back_out(self) -> None:
        """Leave the innermost thing that is open."""
        back_out(self)

    def interrupt(self) -> None:
        """Copy the selection; where there is none, leave."""
        if self.state.selection is not None:
            self.run_command("copy")
        else:
            super().interrupt()

    def _leave_place(self) -> None:
        leave_place(self)

    def _take_count(self) -> int | None:
        count = self.state.count
        self.change(count=0)
        return count or None

    def _hints(self) -> list[tuple[str, str]]:
        """What can be done in the text, or in the list that has the focus."""
        if self.panes.in_focus is None:
            return super()._hints()
        return self.table.hints(lambda command: command.panel_footer)

    # Drawing

    def change(self, **changes: Unpack[Changes]) -> None:
        """Replace what one looks at; it is drawn after the command."""
        self.state = replace(self.state, **changes)

    @property
    def is_whole(self) -> bool:
        """Whether all of the screen is there, and not being taken down."""
        return bool(self.query("#detail"))

    def fill(self) -> str:
        """Let the panels list the record, and what is kept of it, as they are now.

        Returns:
            Why what was just corrected is still listed; empty where a filter keeps it anyhow.
        """
        index, record = self.session.index, self.session.annotations
        anew = self._filled is None or self._filled[0] is not index
        if anew:
            self.narrower.narrow()
        kept = self.state.kept
        for panel in self.panes.panels if record is not None else ():
            if anew and record is not None:
                panel.show(record, index, kept, self.narrower.words)
            else:
                panel.narrow(kept, self.narrower.words)
        self._filled = index, kept
        return self.narrower.held_words

    def _draw(self) -> None:
        if not self.is_whole:
            return
        panel, cursor = self.panes.in_focus, self.article_view.cursor
        self.change(cursor=cursor, pane=panel.id if panel else None)
        self.narrower.release()
        self.fill()
        state = self.state
        self.article_view.look(
            View(
                index=self.session.index,
                search=state.search,
                hit=state.hit,
                current=self.current,
                lit=frozenset((state.pinned,) if state.pinned else ()),
                kept=state.kept,
                selected=selected_range(self),
                labels=state.labels,
            )
        )
        if panel is None:
            here = [mark.id for mark in self.session.index.at(cursor)]
            preferred = [state.preferred] if state.preferred in here else []
            self.panes.follow([*preferred, *here])
        self.set_class(self._frame.draw(self._hints()), "-unsaved")

    def _draw_around(self) -> None:
        self.fill()
        self.set_class(self._frame.draw_around(self._hints()), "-unsaved")

    # What happens

    async def on_event(self, event: events.Event) -> None:
        """Look first whether a key is no command."""
        if isinstance(event, events.Key) and self._key_input.takes(event):
            event.stop()
            event.prevent_default()
            self.draw()
            return
        await super().on_event(event)

    @on(Annotated)
    def _annotated(self, event: Annotated) -> None:
        self.annotator.done(event)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.annotator.failed(event)

    @on(News)
    def _written(self) -> None:
        self.saver.hear()

    @on(ArticleView.CursorMoved)
    def _cursor_moved(self) -> None:
        preferred = self.state.preferred
        if self.state.selection is None and self.session.at(self.article_view.cursor, preferred) != preferred:
            self.change(preferred=None)
        self.draw()

    @on(ArticleView.Selecting)
    def _mouse_selects(self, event: ArticleView.Selecting) -> None:
        self.change(selection=event.start)
        self.draw()

    @on(Panel.Selected)
    def _entry_selected(self, event: Panel.Selected) -> None:
        if isinstance(event.panel, RecordPanel):
            self.panes.selected_in(event.panel)
        marks = self.session.index.of(event.id)
        if marks:
            self.article_view.reveal(stands_at(marks))
        self.draw()

    @on(Panel.Opened)
    def _entry_opened(self) -> None:
        open_entry(self)
        self.draw()

    @on(Prompt.Closed)
    def _prompt_closed(self) -> None:
        self.draw()

    def on_descendant_focus(self) -> None:
        """Keep the active panel and the looks in step with the focus."""
        self.panes.entered()
        self.draw()

    @on(Resized)
    def _panel_resized(self) -> None:
        # What fits into a heading is known once the panel has its new width.
        self._draw_around()

    def on_resize(self) -> None:
        """Headings and hints follow the width."""
        self.call_after_refresh(self._draw_around)
