"""Commands of the library, besides those that it shares with the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.article import Help, Interrupt, Palette, Quit, QuitAll, Suspend, Theme
from tui.commands.base import Command, Group, Place
from tui.commands.finding import Back, Find
from tui.commands.moving import HalfPageDown, HalfPageUp, LineDown, LineUp, PageDown, PageUp, ToEnd, ToStart

if TYPE_CHECKING:
    from typing import Any


class _Library(Command):
    group: ClassVar[Group] = "Library"
    place: ClassVar[Place] = "library"


class Read(_Library):
    """Read the selected article."""

    keys = "enter,l,right"
    footer = "read"

    def run(self, reader: Any) -> None:
        """Open it."""
        reader.open_entry()


class RecentArticles(_Library):
    """The articles read last, wherever they are; again for the folder."""

    keys = "r"
    footer = "recent"

    def run(self, reader: Any) -> None:
        """Show the other list."""
        reader.toggle_recent()


class ReadAgain(_Library):
    """Look for the articles again."""

    keys = "ctrl+l"
    footer = "look again"

    def run(self, reader: Any) -> None:
        """Look again."""
        reader.read_cards()


LIBRARY_ONLY: tuple[type[Command], ...] = (Read, RecentArticles, ReadAgain)
LIBRARY: tuple[type[Command], ...] = (
    *LIBRARY_ONLY,
    Find,
    LineDown,
    LineUp,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    ToStart,
    ToEnd,
    Back,
    Theme,
    Palette,
    Help,
    Quit,
    QuitAll,
    Interrupt,
    Suspend,
)
