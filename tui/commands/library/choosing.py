"""Commands that find, choose and mark articles."""

from __future__ import annotations

from tui.commands.base import LibraryCommand
from tui.commands.context import LibraryShell


class Read(LibraryCommand):
    """Read the selected article."""

    keys = "enter,l,right"
    footer = "read"

    def run(self, shell: LibraryShell) -> None:
        """Open it."""
        shell.open_entry()


class FindArticles(LibraryCommand):
    """Search the articles in full: every word must occur, "words in quotation marks" in a row."""

    keys = "slash"
    footer = "find"

    def run(self, shell: LibraryShell) -> None:
        """Ask for the words."""
        shell.ask_search()


class NextUnread(LibraryCommand):
    """To the next article that was not read."""

    keys = "n"
    footer = "next unread"

    def run(self, shell: LibraryShell) -> None:
        """Select it."""
        shell.go_to_unread(1)


class PreviousUnread(LibraryCommand):
    """To the article before that was not read."""

    keys = "p,N"

    def run(self, shell: LibraryShell) -> None:
        """Select it."""
        shell.go_to_unread(-1)


class Done(LibraryCommand):
    """Mark the article as done; again to take it back."""

    keys = "d"
    footer = "done"

    def run(self, shell: LibraryShell) -> None:
        """Mark it."""
        shell.toggle_state("done")


class Unread(LibraryCommand):
    """Mark the article as not read, or as read."""

    keys = "U"

    def run(self, shell: LibraryShell) -> None:
        """Mark it."""
        shell.toggle_state("unread")


class RecentArticles(LibraryCommand):
    """The articles read last, wherever they are; again for the folder."""

    keys = "r"
    footer = "recent"

    def run(self, shell: LibraryShell) -> None:
        """Show the other list."""
        shell.toggle_recent()


class ReadAgain(LibraryCommand):
    """Look for the articles again."""

    keys = "ctrl+l"
    footer = "look again"

    def run(self, shell: LibraryShell) -> None:
        """Look again."""
        shell.read_cards()
