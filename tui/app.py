"""The reader application: themes, the palette, and how it is started."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import App, SystemCommand
from textual.screen import Screen

from annotate.article import Article
from annotate.corpus import read_article
from annotate.errors import ArticleError, DatelineError, SettingsError
from annotate.reading.web import is_url
from annotate.settings import Settings
from tui.engine import Engine, ShippedEngine
from tui.keys import keys_in_force, spoken
from tui.messages import Chosen, Left, Refused, ToLibrary, Turned
from tui.recent import remember_article, whole_name
from tui.screens.commanded import CommandScreen
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.storage import write_report
from tui.themes import DARK, LIGHT, mark_colours


class DatelineApp(App[int]):
    """The reader of one article."""

    CSS_PATH = "app.tcss"
    TITLE = "Dateline"

    def __init__(
        self,
        session: Session | None,
        settings: Settings,
        engine: Engine | None = None,
        *,
        library: Sequence[str] = (),
    ) -> None:
        """Read one article, or choose from a library.

        Args:
            session: The article; none for the library.
            settings: The settings in force.
            engine: What annotates; the shipped engine by default.
            library: Folders, files and addresses to choose from.

        Raises:
            SettingsError: When the settings give keys or a theme that cannot be.
        """
        self._keys_in_force = keys_in_force(settings.reader.keys)
        super().__init__()
        self.session = session
        self.settings = settings
        self.engine = engine or ShippedEngine(settings)
        self._library = library
        self._open: list[ReaderScreen] = []
        self._opened = 0
        self._broken = False
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = _theme_name(settings.reader.theme, set(self.available_themes))

    def on_mount(self) -> None:
        """Open the article, or the library."""
        if self.session is not None:
            self.read(self.session)
        else:
            self._show_library()

    # Articles

    def read(self, session: Session) -> None:
        """Open an article; those that are open stay so."""
        self._opened += 1
        screen = ReaderScreen(session, self.settings, self._keys_in_force, self.engine)
        self.install_screen(screen, f"article-{self._opened}")
        self._open.append(screen)
        remember_article(session.article)
        self._show(screen)

    @property
    def open_articles(self) -> list[Article]:
        """The open articles, in the order of opening."""
        return [screen.session.article for screen in self._open]

    def _show(self, screen: CommandScreen) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _show_library(self) -> None:
        # An article that is named on the command line need not wait for the library.
        from tui.screens.library import LibraryScreen

        self._show(LibraryScreen(self._library, self.settings.export, self._keys_in_force))

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        for screen in self._open:
            article = screen.session.article
            if event.name in (article.source, whole_name(article)):
                self._show(screen)
                return
        self.run_worker(self._read_chosen(event.name), group="open")

    async def _read_chosen(self, name: str) -> None:
        try:
            # A page of the web may take its time.
            self.read(Session(await asyncio.to_thread(read_article, name)))
        except DatelineError as error:
            self.screen.post_message(Refused(f"Not opened: {name} {error}"))

    @on(Turned)
    def _turned(self, event: Turned) -> None:
        if not isinstance(self.screen, ReaderScreen) or len(self._open) < 2:
            self.screen.post_message(Refused("No other article is open: B lists those read last."))
            return
        place = self._open.index(self.screen)
        self._show(self._open[(place + event.steps) % len(self._open)])

    @on(Left)
    async def _left(self) -> None:
        screen = self.screen
        if not isinstance(screen, ReaderScreen):
            return
        self._open.remove(screen)
        beneath = len(self.screen_stack) > 2
        if not beneath and not self._open:
            screen.put_away()
            self.exit(0)
            return
        if beneath:
            await self.pop_screen()
        else:
            await self.switch_screen(self._open[-1])
        self.uninstall_screen(screen)
        await screen.remove()

    @on(ToLibrary)
    def _to_library(self) -> None:
        if len(self.screen_stack) > 2 and isinstance(self.screen, ReaderScreen):
            self.pop_screen()
        else:
            self._show_library()

    def on_unmount(self) -> None:
        """Nothing is left unwritten in articles that are not on the screen."""
        for screen in self._open:
            screen.put_away()

    def _fatal_error(self) -> None:
        """Leave with a plain sentence; what a developer needs goes to a file."""
        words = "Dateline had to stop because of a mistake in it."
        if self._broken:
            return
        self._broken = True
        report = write_report(self._exception)
        if report:
            words += f" What happened is written in {report}"
        self.panic(Text(words))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of annotations for themes that have none."""
        theme = self.current_theme
        return mark_colours(dark=theme.dark, ansi=theme.ansi)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command, by name, with its key; and the themes."""
        if isinstance(screen, CommandScreen):
            for command in screen.commands:
                if command.runs_in(screen):  # type: ignore[arg-type]
                    keys = ", ".join(spoken(key) for key in screen.keys.get(command.name(), ()))
                    words = f"{command.help()} {f'({keys})' if keys else ''}"
                    run = partial(screen.run_command, command.name())
                    yield SystemCommand(command.title(), words, run)
        yield SystemCommand("Choose a theme", "Change the looks", self.search_themes)


def _theme_name(wanted: str, available: set[str]) -> str:
    """The theme that the settings name, or the one that suits the terminal.

    Raises:
        SettingsError: When there is no such theme.
    """
    if wanted != "auto":
        if wanted not in available:
            raise SettingsError(
                f'reader.theme: there is no theme "{wanted}"; there are {", ".join(sorted(available))}'
            )
        return wanted
    colours = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    light = colours in ("7", "15")
    if "NO_COLOR" not in os.environ and os.environ.get("TERM", "").endswith("-16color"):
        return "ansi-light" if light else "ansi-dark"
    return LIGHT.name if light else DARK.name


def run_reader(paths: list[str], *, settings: Settings) -> int:
    """Open the reader.

    Args:
        paths: One article: a file, an address or ``-`` for standard input. A folder or several of
            anything open as a library; so do the library's folders of the settings where nothing is named.
        settings: The settings in force.

    Returns:
        The exit code: 0 after reading, 1 when the reader broke down.

    Raises:
        DatelineError: When there is nothing to read, or a setting is wrong.
    """
    names = paths or list(settings.library.folders)
    if len(names) == 1 and (is_url(names[0]) or not Path(names[0]).expanduser().is_dir()):
        try:
            app = DatelineApp(Session(read_article(names[0])), settings)
        except ArticleError as error:
            raise ArticleError(f"{names[0]}: {error}") from error
    else:
        app = DatelineApp(None, settings, library=names)
    app.run(mouse=settings.reader.mouse)
    return app.return_code or 0
