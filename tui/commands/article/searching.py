"""Commands that search, filter and follow."""

from __future__ import annotations

from tui.commands.base import ArticleCommand, RecordCommand
from tui.commands.context import ArticleShell


class Find(ArticleCommand):
    """Search the text: a regular expression; lower case finds both cases."""

    group = "Search and filter"
    keys = "slash"
    footer = "find"
    asks = "pattern"

    def run(self, shell: ArticleShell) -> None:
        """Ask for the pattern."""
        shell.searcher.ask()

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Look for the pattern."""
        shell.searcher.search(argument)


class Filter(RecordCommand):
    """Keep only what meets a filter, like type:PERSON act:deny after:2024; the rest is dimmed."""

    group = "Search and filter"
    keys = "f"
    panel_footer = "filter"
    footer = "filter"
    asks = "filter"

    def run(self, shell: ArticleShell) -> None:
        """Ask for the filter."""
        shell.narrower.ask()

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Apply the filter."""
        shell.narrower.apply(argument)


class Pin(RecordCommand):
    """Follow the entity here: its mentions light up, claims and events narrow to it; again to stop."""

    group = "Search and filter"
    keys = "F"
    panel_footer = "follow"

    def run(self, shell: ArticleShell) -> None:
        """Pin it, or let it go."""
        shell.narrower.toggle_pin()
