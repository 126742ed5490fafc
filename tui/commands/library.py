"""Commands of the library, besides those that it shares with the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.article import Help, Interrupt, Palette, Quit, QuitAll, Suspend, Theme
from tui.commands.base import Command, Group, Place
from tui.commands.finding import Back
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


class FindArticles(_Library):
    """Search the articles in full: every word must occur, "words in quotation marks" in a row."""

    keys = "slash"
    footer = "find"

    def run(self, reader: Any) -> None:
        """Ask for the words."""
        reader.ask_search()


class NextUnread(_Library):
    """To the next article that was not read."""

    keys = "n"
    footer = "next unread"

    def run(self, reader: Any) -> None:
        """Select it."""
        reader.go_to_unread(1)


class PreviousUnread(_Library):
    """To the article before that was not read."""

    keys = "p,N"

    def run(self, reader: Any) -> None:
        """Select it."""
        reader.go_to_unread(-1)


class Done(_Library):
    """Mark the article as done; again to take it back."""

    keys = "d"
    footer = "done"

    def run(self, reader: Any) -> None:
        """Mark it."""
        reader.toggle_state("done")


class Unread(_Library):
    """Mark the article as not read, or as read."""

    keys = "U"

    def run(self, reader: Any) -> None:
        """Mark it."""
        reader.toggle_state("unread")


LIBRARY_ONLY: tuple[type[Command], ...] = (
    Read,
    FindArticles,
    NextUnread,
    PreviousUnread,
    Done,
    Unread,
    RecentArticles,
    ReadAgain,
)
LIBRARY: tuple[type[Command], ...] = (
    *LIBRARY_ONLY,
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
