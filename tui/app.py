"""The reader application: themes, the palette, and how it is started."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.screen import Screen

from annotate.errors import ArticleError, DatelineError
from annotate.support.console import DONE, SOME_FAILED, say
from annotate.support.names import is_url
from tui.engine.background import in_background
from tui.open_articles import OpenArticles
from tui.screens.first.opening import OpeningScreen
from tui.storage.opening import Opening, open_text
from tui.terminal.signals import LOOK_SECONDS, TERMINAL_GONE, has_keyboard, leave_when_ended
from tui.terminal.themes import mark_colours, own_themes, theme_name

# What is not needed to show the text is imported where it is used: the text comes first.
if TYPE_CHECKING:
    from subprocess import Popen

    from textual.command import Provider

    from annotate.record import Published
    from annotate.settings import Settings
    from tui.engine.client import Engine
    from tui.state.session import Session


_FIRST_LOOKS, _LOOKS = (Path(__file__).with_name(name) for name in ("opening.tcss", "app.tcss"))
# Loading keeps Python busy, and the terminal shall have got the text by then.
PAUSE_SECONDS = 0.05
# Bytes of a file that takes a while to be told apart.
_LARGE = 1024 * 1024


def _own_palette() -> type[Provider]:
    from tui.screens.boxes.palette import Palette

    return Palette


class DatelineApp(OpenArticles):
    """The reader of one article."""

    TITLE = "Dateline"
    COMMANDS = {_own_palette}  # noqa: RUF012

    def __init__(
        self,
        session: Session | None,
        settings: Settings,
        engine: Engine | None = None,
        *,
        library: Sequence[str] = (),
        opening: Opening | None = None,
        fetched: str | None = None,
        led_from: str | None = None,
        kind: str | None = None,
        said: Published | None = None,
        process: Popen[bytes] | None = None,
    ) -> None:
        """Read one article, or choose from a library.

        Args:
            session: The article; none for the library.
            settings: The settings in force.
            engine: What annotates; the shipped engine by default.
            library: Folders, files and addresses to choose from.
            opening: An article whose text is shown before everything else is loaded.
            fetched: The address of an article that is still to be fetched.
            led_from: ``SAVED_PAGE`` where a saved page names that address.
            kind: The kind of source of what is fetched or chosen from, where the user says so.
            said: The day of publication of what is opened, where the user says so.
            process: The shipped engine's, where that was started early.

        Raises:
            SettingsError: When the settings give keys or a theme that cannot be.
        """
        # Without colours the terminal's own ground stays, and Textual takes every colour out.
        colourless = "NO_COLOR" in os.environ
        looks = [_FIRST_LOOKS] if opening is not None else [_FIRST_LOOKS, _LOOKS]
        super().__init__(css_path=looks, ansi_color=True if colourless else None)
        self.session = session
        self.settings = settings
        self._engine = engine
        self._library = library
        self._opening = opening
        self._fetched, self._led_from = fetched, led_from
        self._kind = kind
        self._said = said
        self._process = process
        self._keeps = opening is not None
        self._broken = False
        colours = "standard" if colourless else self.console.color_system
        for theme in own_themes(colours):
            self.register_theme(theme)
        self._begin_with_theme(theme_name(settings.reader.theme, set(self.available_themes), colours))
        if settings.reader.keys:
            # Wrong ones are told before anything is shown.
            self.keys_in_force  # noqa: B018
        if settings.reader.panels is not None:
            from tui.panels.registry import chosen

            chosen(settings.reader.panels)

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice; in a terminal of a POSIX system, one that keeps columns in their places."""
        chosen = super().get_driver_class()
        if sys.platform == "win32" or chosen.__name__ != "LinuxDriver":
            return chosen
        from tui.terminal.driver import AligningDriver

        return AligningDriver

    def _begin_with_theme(self, name: str) -> None:
        theme = self.available_themes[name]
        if theme.ansi or not theme.dark:
            self.theme = name
        else:
            # Textual begins with a dark theme of its own; to change it would parse the style sheet twice.
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())
            self.add_class(f"-theme-{name}", update=False)

    @cached_property
    def keys_in_force(self) -> dict[str, tuple[str, ...]]:
        """The keys of every command."""
        from tui.commands.keymap import keys_in_force

        return keys_in_force(self.settings.reader.keys)

    @cached_property
    def engine(self) -> Engine:
        """What annotates."""
        from tui.engine.client import ShippedEngine

        return self._engine or ShippedEngine(self.settings, self._process)

    def get_default_screen(self) -> Screen[Any]:
        """The text at once, where it is known; everything else is shown over it."""
        opening = self._opening
        if opening is None:
            return super().get_default_screen()
        screen = OpeningScreen(opening.text, self.settings.reader, at=opening.at, sections=opening.sections)
        screen.fit(self.size)
        return screen

    def on_mount(self) -> None:
        """Open the article, or the library."""
        leave_when_ended(lambda code: self.exit(return_code=code))
        if has_keyboard():
            self.set_interval(LOOK_SECONDS, self._leave_without_keyboard)
        self.app_resume_signal.subscribe(self, self._draw_anew)
        opening = self._opening
        if opening is not None:
            furnish = partial(self.call_later, self._furnish, opening)
            self.call_after_refresh(self.set_timer, PAUSE_SECONDS, furnish)
            return
        if self._fetched is not None:
            self.run_worker(self._fetch(self._fetched), group="open")
        elif self.session is not None:
            self.read(self.session)
        else:
            self._show_library()
        _collect_garbage()

    def _leave_without_keyboard(self) -> None:
        """Leave when the terminal is gone; nobody can do it by key."""
        if not has_keyboard():
            self.exit(return_code=TERMINAL_GONE)

    def _draw_anew(self, _: App[Any]) -> None:
        """Draw everything after the shell has had the terminal; Textual draws only what has changed."""
        self.screen.refresh(layout=True)

    async def _furnish(self, opening: Opening) -> None:
        """Put the reader in the place of the text alone; keys pressed meanwhile reach it in their order."""
        from tui.state.session import Session

        self.stylesheet.read(_LOOKS)
        try:
            article = await in_background(opening.article)
        except DatelineError as error:
            self.exit(return_code=1, message=f"{opening.name}: {error}")
            return
        await self.push_screen(self._screen_of(Session(article, said=self._said)))
        await self.take_keys()
        _collect_garbage()

    async def _fetch(self, name: str) -> None:
        """Show the article at an address as soon as it has come."""
        from tui.feeds.reading import read_article
        from tui.screens.first.fetching import FetchingScreen
        from tui.state.session import Session

        screen = FetchingScreen(name)
        screen.fit(self.size)
        await self.push_screen(screen)
        try:
            article = await in_background(
                lambda: read_article(name, kind=self._kind, led_from=self._led_from)
            )
        except DatelineError as error:
            await self.pop_screen()
            try:
                if await self._take_feed(name, error):
                    return
            except DatelineError as other:
                error = other
            self.exit(return_code=1, message=f"{name}: {error}")
            return
        await self.switch_screen(self._screen_of(Session(article, said=self._said)))

    def on_unmount(self) -> None:
        """Nothing is left unwritten in articles that are not on the screen."""
        for screen in self._open:
            self._put_away(screen)

    def _fatal_error(self) -> None:
        """Leave with a plain sentence; what a developer needs goes to a file."""
        words = "Dateline had to stop because of a mistake in it."
        if self._broken:
            return
        self._broken = True
        from rich.text import Text

        from tui.records.paths import write_report

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
        from tui.commands.keymap import spoken
        from tui.screens.commanded import CommandScreen

        if isinstance(screen, CommandScreen):
            for command in screen.table.by_use(screen.can_run):
                keys = ", ".join(spoken(key) for key in screen.table.keys.get(command.name(), ()))
                words = f"{command.help()} {f'({keys})' if keys else ''}"
                run = partial(screen.run_command, command.name())
                yield SystemCommand(command.title(), words, run)
        yield SystemCommand("Choose a theme", "Change the looks", self.search_themes)


def _collect_garbage() -> None:
    """Begin with it, where it was off for the start; what is loaded by now is never looked through."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run_reader(
    paths: list[str],
    *,
    settings: Settings,
    kind: str | None = None,
    said: Published | None = None,
    process: Popen[bytes] | None = None,
) -> int:
    """Open the reader.

    Args:
        paths: One article: a file, an address or ``-`` for standard input. A folder, a file that holds
            several articles, or several of anything open as a library; so do the library's folders of the
            settings where nothing is named.
        settings: The settings in force.
        kind: The kind of source of what is named, where the user says so.
        said: The day of publication of what is named, where the user says so.
        process: The shipped engine's, where that was started early.

    Returns:
        The exit code: 0 after reading, 1 when the reader broke down or corrections are not saved.

    Raises:
        DatelineError: When there is nothing to read, or a setting is wrong.
    """
    names = paths or [
        str(Path(name).expanduser()) if name.startswith("~") else name for name in settings.library.folders
    ]
    if len(names) == 1 and (is_url(names[0]) or not Path(names[0]).expanduser().is_dir()):
        try:
            app = _app_for(names[0], settings, kind, said, process)
        except ArticleError as error:
            raise ArticleError(f"{names[0]}: {error}") from error
    else:
        app = DatelineApp(None, settings, library=names, kind=kind, said=said)
    app.run(mouse=settings.reader.mouse)
    for words in app.unsaved:
        say(words)
    return app.return_code or (SOME_FAILED if app.unsaved else DONE)


def _is_library(name: str, kind: str | None) -> bool:
    """Whether a file is of several articles, or a list of feeds; a large one is looked into later."""
    from annotate.corpus import is_of_several
    from tui.feeds.listing import holds_several

    try:
        if Path(name).stat().st_size > _LARGE and is_of_several(name, kind=kind):
            return True
    except (OSError, ValueError):
        return False
    return holds_several(name, kind=kind)


def _app_for(
    name: str,
    settings: Settings,
    kind: str | None,
    said: Published | None = None,
    process: Popen[bytes] | None = None,
) -> DatelineApp:
    if is_url(name):
        from tui.feeds.listing import is_known

        if is_known(name):
            return DatelineApp(None, settings, library=[name], kind=kind, said=said)
        return DatelineApp(None, settings, fetched=name, kind=kind, said=said)
    opening = None if kind else open_text(name)
    if opening is not None:
        return DatelineApp(None, settings, opening=opening, said=said, process=process)
    from annotate.corpus import feed_announced, read_article
    from annotate.reading.fetching.answers import SAVED_PAGE
    from tui.state.session import Session
    from tui.storage.files import is_of_records

    if kind is None and is_of_records(name):
        from tui.feeds.recorded import opened

        found = opened(name)
        if isinstance(found, list):
            return DatelineApp(None, settings, library=found, said=said)
        found.said = said
        return DatelineApp(found, settings, process=process)
    if kind == "feed" and (address := feed_announced(name)) is not None:
        return DatelineApp(None, settings, fetched=address, led_from=SAVED_PAGE, kind=kind, said=said)
    if _is_library(name, kind):
        return DatelineApp(None, settings, library=[name], kind=kind, said=said, process=process)
    return DatelineApp(Session(read_article(name, kind=kind), said=said), settings, process=process)
