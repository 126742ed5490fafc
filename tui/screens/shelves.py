"""The part of the application that shows libraries: the one that it was started with, and feeds over it."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from annotate.errors import DatelineError
from annotate.support.names import is_url
from tui.engine.background import in_background
from tui.terminal.key_queue import KeyTurns

# What is not needed to show the text is imported where it is used: the text comes first.
if TYPE_CHECKING:
    from annotate.reading.fetching.answers import Fetched
    from annotate.record import Published
    from annotate.settings import Settings
    from tui.screens.library import LibraryScreen
    from tui.screens.reader.screen import ReaderScreen


class OpenLibraries(KeyTurns):
    """Shows libraries. A feed that an article leads to lies over it, and is left for that article again."""

    settings: Settings
    _library: Sequence[str]
    _kind: str | None
    _said: Published | None
    _open: list[ReaderScreen]

    @property
    def keys_in_force(self) -> dict[str, tuple[str, ...]]:
        """The keys of every command."""
        raise NotImplementedError

    @property
    def _reader(self) -> ReaderScreen | None:
        """The article on the screen."""
        return next((screen for screen in self._open if screen is self.screen), None)

    def _show(self, screen: Screen[None]) -> Awaitable[Any]:
        return self.switch_screen(screen) if self._reader is not None else self.push_screen(screen)

    @staticmethod
    def _is_library(screen: Screen[Any]) -> bool:
        from tui.screens.library import LibraryScreen

        return isinstance(screen, LibraryScreen)

    @property
    def _shelf(self) -> LibraryScreen | None:
        """The library on the screen or beneath what is on it."""
        found = (screen for screen in reversed(self.screen_stack) if self._is_library(screen))
        return next(found, None)

    @property
    def _shelved(self) -> tuple[Sequence[str], str | None]:
        """What the library at hand shows, and the kind of source that this is said to be."""
        shelf = self._shelf
        return (self._library, self._kind) if shelf is None else (shelf.names, shelf.kind)

    def _show_library(self) -> None:
        from tui.screens.library import LibraryScreen

        screen = LibraryScreen(self._library, self.settings.export, self.keys_in_force, self._kind)
        self._tell_read(screen, select=True)
        self._show(screen)

    def _tell_read(self, shelf: LibraryScreen | None, *, select: bool) -> None:
        """Tell a library which articles were read, and which one to select."""
        if shelf is None:
            return
        from tui.storage.files import whole_name

        reader = self._reader
        last = whole_name(reader.session.article) if reader is not None and select else None
        names = [whole_name(each.session.article) for each in self._open]
        shelf.come_back(filter(None, names), last or "")

    def _to_library(self) -> None:
        self._tell_read(self._shelf, select=True)
        if len(self.screen_stack) > 2 and self._reader is not None:
            self.pop_screen()
            while not self._is_library(self.screen) and len(self.screen_stack) > 2:
                self.pop_screen()
        else:
            self._show_library()

    def _show_articles_of(self, names: Sequence[str]) -> None:
        """Show a library of its own: of a feed, of a file with several articles."""
        from tui.screens.library import LibraryScreen

        reader = self._reader
        screen = LibraryScreen(names, self.settings.export, self.keys_in_force)
        screen.came_from = reader
        self._show(screen)

    async def _leave_feed(self, screen: Screen[Any]) -> bool:
        """Leave a library that lies over something, for the article that led to it; tell whether it does."""
        reader = getattr(screen, "came_from", None)
        is_beneath = len(self.screen_stack) > 2
        if reader in self._open:
            if is_beneath:
                await self.pop_screen()
                await self.push_screen(reader)
            else:
                await self.switch_screen(reader)
            return True
        if is_beneath:
            await self.pop_screen()
        return is_beneath

    async def _take_feed(self, name: str, error: DatelineError) -> bool:
        """Show the articles of a feed, where one came in the place of an article; tell whether it did.

        Raises:
            DatelineError: The feed cannot be read or kept.
        """
        if not is_url(name):
            return False
        from annotate.reading.fetching.answers import FeedError

        if not isinstance(error, FeedError):
            return False
        await self._show_feed(name, error.page, error.address or name)
        return True

    async def _show_feed(self, name: str, page: Fetched, address: str) -> None:
        """Keep what came of a feed, and show its articles.

        Args:
            name: What was opened.
            page: What came.
            address: The feed's own.

        Raises:
            DatelineError: The feed cannot be read or kept.
        """
        from tui.feeds.asking import arrived

        feeds = await in_background(lambda: arrived(address, page))
        shelf = self._shelf
        if shelf is not None and shelf is self.screen and name in shelf.names:
            # Among other names it stays one of them.
            shelf.rename([*feeds, *(each for each in shelf.names if each != name)])
            return
        self._show_articles_of(feeds)
