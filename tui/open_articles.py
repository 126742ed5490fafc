"""The part of the application that has several articles open, and goes from one to another."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import ModalScreen, Screen

from annotate.errors import DatelineError
from annotate.support.names import is_url
from tui.engine.background import in_background
from tui.screens.requested import Requested
from tui.screens.shelves import OpenLibraries

# What is not needed to show the text is imported where it is used: the text comes first.
if TYPE_CHECKING:
    from annotate.article import Article
    from annotate.record import Published
    from tui.commands.requests import ToArticles, ToBeside, ToLegend, ToWords
    from tui.engine.client import Engine
    from tui.screens.reader.screen import ReaderScreen
    from tui.state.session import Session


class OpenArticles(OpenLibraries):
    """Opens articles, keeps them open, and goes from one to another."""

    def __init__(self, **named: Any) -> None:
        """None is open yet."""
        super().__init__(**named)
        self._open: list[ReaderScreen] = []
        self._opened = 0
        # What could not be saved, to be told when the screen is gone.
        self.unsaved: list[str] = []

    @property
    def engine(self) -> Engine:
        """What annotates."""
        raise NotImplementedError

    def read(self, session: Session) -> None:
        """Open an article; those that are open stay so."""
        self._show(self._screen_of(session))

    def _screen_of(self, session: Session) -> ReaderScreen:
        from tui.screens.reader.screen import ReaderScreen
        from tui.storage.recent import remember_article
        from tui.terminal.underlines import enable_dotted_underlines

        self._opened += 1
        screen = ReaderScreen(session, self.settings, self.keys_in_force, self.engine)
        screen.fit(self.size)
        screen.set_class(enable_dotted_underlines(), "-dotted")
        self.install_screen(screen, f"article-{self._opened}")
        self._open.append(screen)
        remember_article(session.article)
        return screen

    @property
    def open_articles(self) -> list[Article]:
        """The open articles, in the order of opening."""
        return [screen.session.article for screen in self._open]

    def _show_dossier(self, names: Sequence[str]) -> None:
        from tui.screens.dossier.screen import DossierScreen

        screen = DossierScreen(
            names, self.settings.export, self.keys_in_force, self.engine, self._said_of_shelf
        )
        screen.fit(self.size)
        self.push_screen(screen)

    def _show_beside(self, request: ToBeside) -> None:
        from tui.screens.dossier.beside import BesideScreen

        screen = BesideScreen(
            request.gathered, request.documents, (request.side, request.place), self.keys_in_force
        )
        screen.fit(self.size)
        self.push_screen(screen)

    @on(Requested)
    async def _requested(self, event: Requested) -> None:
        from tui.commands import requests as asked
        from tui.terminal import programs

        match event.request:
            case asked.Chosen(name, pattern, place, led_from):
                self.run_worker(self._read_chosen(name, pattern, place, led_from), group="open")
            case asked.Turned(steps):
                self.run_worker(self._turn(steps), group="open")
            case asked.Left(everything):
                await self._leave(everything=everything)
            case asked.ToLibrary():
                self._to_library()
            case asked.ToDossier(names):
                self._show_dossier(names)
            case asked.ToBeside():
                self._show_beside(event.request)
            case asked.ToPalette():
                self.action_command_palette()
            case asked.Themed(name):
                self._change_theme(name)
            case asked.Copied(text):
                self.copy_to_clipboard(text)
            case asked.Suspended():
                self._suspend()
            case asked.ToEditor(words, done):
                self._outside(lambda: programs.edited(words), done)
            case asked.ToProgram(command, words, what):
                self._outside(lambda: programs.piped(command, words, what), self._tell)
            case asked.ToArticles() | asked.ToLegend() | asked.ToWords():
                self._show_box(event.request)

    def _show_box(self, request: ToArticles | ToLegend | ToWords) -> None:
        """Show something over the screen."""
        from tui.commands import requests as asked
        from tui.screens.boxes.articles import ArticlesScreen, choices
        from tui.screens.boxes.legend import legend
        from tui.screens.boxes.words import WIDEST, WordsScreen

        match request:
            case asked.ToArticles():
                here = self._reader.session.article if self._reader is not None else None
                box = ArticlesScreen(choices(self.open_articles, here))
                self.push_screen(box, self._take_choice)
            case asked.ToLegend():
                width = min(self.size.width - 6, WIDEST)
                lines = legend(width, dotted=self.screen.has_class("-dotted"))
                self.push_screen(WordsScreen("Colours and signs", lines))
            case asked.ToWords(title, words):
                self.push_screen(WordsScreen(title, words))

    def _take_choice(self, name: str | None) -> None:
        if name is not None:
            self.run_worker(self._read_chosen(name), group="open")

    def _change_theme(self, name: str) -> None:
        """From dark to light or back, or to the theme with this name."""
        family = "ansi" if self.current_theme.ansi else "dateline"
        wanted = name.strip().lower() or f"{family}-{'light' if self.current_theme.dark else 'dark'}"
        themes = sorted(self.available_themes)
        own = f"dateline-{wanted}"
        exact = [name for name in (wanted, own) if name in themes]
        found = exact[:1] or [theme for theme in themes if theme.startswith(wanted)]
        if len(found) == 1:
            self.theme = found[0]
            self._tell(f"Theme {found[0]}.")
            return
        near = found or difflib.get_close_matches(wanted, themes, n=3, cutoff=0.4) or themes
        self._tell(f"There is no theme {wanted}; there are {', '.join(near)}.")

    def _suspend(self) -> None:
        """Give the terminal back to the shell until that goes on with Dateline."""
        if self.is_web or sys.platform == "win32":
            self._tell("There is no shell to go back to here.")
        else:
            self.action_suspend_process()

    def _outside(self, run: Callable[[], str], done: Callable[[str], None]) -> None:
        """Give the terminal to another program until that ends."""
        from textual.app import SuspendNotSupported

        try:
            with self.suspend():
                answer = run()
        except SuspendNotSupported:
            self._tell("There is no terminal to give to another program here.")
        except DatelineError as error:
            self._tell(f"Not done: {error}.")
        else:
            done(answer)
        self.refresh()

    def _tell(self, words: str) -> None:
        """Say something in the bottom line of the screen."""
        from tui.screens.commanded import CommandScreen

        if isinstance(self.screen, CommandScreen):
            self.screen.tell(words)

    async def _read_chosen(
        self, name: str, pattern: str = "", place: int | None = None, led_from: str | None = None
    ) -> None:
        from tui.feeds.listing import holds_several
        from tui.feeds.reading import fetch_announced
        from tui.feeds.recorded import opened
        from tui.screens.commanded import CommandScreen
        from tui.storage.files import is_of_records

        if is_url(name) and isinstance(self.screen, CommandScreen) and self._opened_as(name) is None:
            self.screen.tell(f"Fetching {name} …")
        try:
            if self._opened_as(name) is None and await in_background(lambda: holds_several(name)):
                self._show_articles_of([name])
                return
            if self._opened_as(name) is None and is_of_records(name):
                self._show_record(await in_background(lambda: opened(name)))
                return
            if led_from is not None:
                await self._show_feed(
                    name, await in_background(lambda: fetch_announced(name, led_from)), name
                )
                return
            screen = await self._go_to(name)
        except DatelineError as error:
            await self._not_read(name, error)
        else:
            if pattern:
                screen.searcher.search(pattern)
            if place is not None:
                screen.article_view.go_to(place, centre=True)

    def _show_record(self, found: Session | list[str]) -> None:
        """Show the article of a record, or a library of those of several."""
        if isinstance(found, list):
            self._show_articles_of(found)
        else:
            self.read(found)

    async def _not_read(self, name: str, error: DatelineError) -> None:
        try:
            taken = await self._take_feed(name, error)
        except DatelineError as other:
            taken, error = False, other
        if not taken:
            self._tell(f"Not opened: {name} {error}")

    async def _go_to(self, name: str) -> ReaderScreen:
        """Show an article, which is read where it is not open yet.

        Raises:
            DatelineError: When it cannot be read.
        """
        from tui.feeds.reading import read_article
        from tui.state.session import Session

        screen = self._opened_as(name)
        if screen is None:
            # What the user said of the library's articles.
            names, said = self._shelved
            kind, day = said if names else None, self._said_of_shelf
            # A page of the web may take its time.
            screen = self._screen_of(
                Session(await in_background(lambda: read_article(name, kind=kind)), said=day)
            )
        if screen is not self.screen:
            await self._show(screen)
        return screen

    @property
    def _said_of_shelf(self) -> Published | None:
        """The day of publication that the user said of what the library at hand shows."""
        return self._said if list(self._shelved[0]) == list(self._library) else None

    def _opened_as(self, name: str) -> ReaderScreen | None:
        from tui.storage.files import whole_name
        from tui.storage.shelf import key_of

        names = (name, key_of(name))
        return next(
            (
                screen
                for screen in self._open
                if screen.session.article.source in names or whole_name(screen.session.article) in names
            ),
            None,
        )

    async def _turn(self, steps: int) -> None:
        """Show the article that many articles on in the folder, what cannot be read left out."""
        from tui.records.cards import articles_around
        from tui.storage.files import whole_name
        from tui.storage.shelf import key_of

        reader = self._reader
        if reader is None:
            return
        name = whole_name(reader.session.article)
        names, kind = self._shelved
        around = await in_background(lambda: articles_around(name, names, kind)) if name else []
        keys = [key_of(each) for each in around]
        if name not in keys or len(around) < 2:
            place, number = self._open.index(reader), len(self._open)
            if number < 2:
                words = "No other article is open or in this folder: B lists those read last."
                self._tell(words)
            else:
                self._show(self._open[(place + steps) % number])
            return
        place = keys.index(name)
        for further in range(len(around) - 1):
            following = around[(place + steps + (further if steps > 0 else -further)) % len(around)]
            try:
                await self._go_to(following)
            except DatelineError:
                continue
            return
        self._tell("No other article of this folder can be read.")

    async def action_quit(self) -> None:
        """Leave, unless something cannot be saved; Textual's own key for it, wherever it is pressed."""
        await self._leave(everything=True)

    async def _leave(self, *, everything: bool) -> None:
        if everything:
            while isinstance(self.screen, ModalScreen):
                await self.pop_screen()
        if not everything and self._is_dossier(self.screen):
            await self.pop_screen()
            return
        if not everything and self._is_library(self.screen) and await self._leave_feed(self.screen):
            return
        screen = self._reader
        everything = everything or self._is_library(self.screen)
        leaving = list(self._open) if everything else [screen] if screen else []
        for each in leaving:
            if not each.saver.settle():
                if each is not self.screen:
                    self._show(each)
                each.saver.ask_unsaved(everything=everything)
                return
        if everything:
            self.exit(0)
            return
        if screen is None:
            return
        beneath = len(self.screen_stack) > 2
        if beneath:
            self._tell_read(self._shelf, select=self._is_library(self.screen_stack[-2]))
        if not beneath and self._open == [screen]:
            self._put_away(screen)
            self.exit(0)
            return
        self._open.remove(screen)
        if beneath:
            await self.pop_screen()
        else:
            await self.switch_screen(self._open[-1])
        self._put_away(screen)
        self.uninstall_screen(screen)
        await screen.remove()

    @staticmethod
    def _is_dossier(screen: Screen[Any]) -> bool:
        # By name: what makes dossiers takes seconds to load, and where it is not, there is none.
        home, name = type(screen).__module__, type(screen).__name__
        return home.startswith("tui.screens.dossier.") and name in ("DossierScreen", "BesideScreen")

    def _put_away(self, screen: ReaderScreen) -> None:
        """Write what is still to be written, and remember what could not be."""
        words = screen.put_away()
        if words and words not in self.unsaved:
            self.unsaved.append(words)
