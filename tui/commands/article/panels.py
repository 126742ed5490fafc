"""Commands for the panels beside the article."""

from __future__ import annotations

from typing import ClassVar

from tui.commands.base import ArticleCommand, RecordCommand
from tui.commands.context import ArticleShell


class Enter(ArticleCommand):
    """In a list, go to what is selected; in the text, show why."""

    group = "Panels"
    keys = "enter"
    panel_footer = "go"

    def run(self, shell: ArticleShell) -> None:
        """Go to the place of the entry."""
        if shell.in_panel:
            shell.open_entry()
        else:
            shell.toggle_detail()


class _Panel(ArticleCommand):
    group = "Panels"
    number: ClassVar[int]

    def run(self, shell: ArticleShell) -> None:
        """Go to the panel, or back to the article from it."""
        shell.to_panel(self.number)


class Panel1(_Panel):
    """To the first panel, by default the entities; again for the article."""

    keys = "f2,alt+1"
    footer = "panels"
    number = 1


class Panel2(_Panel):
    """To the second panel, by default the claims; again for the article."""

    keys = "f3,alt+2"
    number = 2


class Panel3(_Panel):
    """To the third panel, by default the timeline; again for the article."""

    keys = "f4,alt+3"
    number = 3


class Order(RecordCommand):
    """Show the panel in another order, such as entities by prominence or claims by source."""

    group = "Panels"
    keys = "comma"
    panel_footer = "order"

    def run(self, shell: ArticleShell) -> None:
        """Take the next order."""
        shell.reorder()


class Enlarge(ArticleCommand):
    """Give the panel the full height; again the full screen; again its usual place."""

    group = "Panels"
    keys = "underscore"
    panel_footer = "larger"

    def run(self, shell: ArticleShell) -> None:
        """Take the next size."""
        shell.enlarge()


class NextPane(ArticleCommand):
    """From the article to the panels and round again; with a number, to that panel."""

    group = "Panels"
    keys = "tab"

    def run(self, shell: ArticleShell) -> None:
        """Focus the next one."""
        shell.to_panel(self.count) if self.count else shell.cycle_focus(1)


class PreviousPane(ArticleCommand):
    """The same the other way."""

    group = "Panels"
    keys = "shift+tab"

    def run(self, shell: ArticleShell) -> None:
        """Focus the one before."""
        shell.cycle_focus(-1)
