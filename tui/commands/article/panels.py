"""Commands for the panels beside the article."""

from __future__ import annotations

from typing import ClassVar

from tui.commands.base import ArticleCommand, RecordCommand
from tui.commands.context import ArticleShell
from tui.panels.registry import PANELS

_ORDINALS = {1: "first", 2: "second", 3: "third"}


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


class _ToPanel(ArticleCommand):
    """Base of the commands that go to a panel; there is one for each place."""

    group = "Panels"
    number: ClassVar[int]

    def run(self, shell: ArticleShell) -> None:
        """Go to the panel, or back to the article from it."""
        shell.to_panel(self.number)


for _number, _listing in enumerate(PANELS, start=1):
    type(
        f"Panel{_number}",
        (_ToPanel,),
        {
            "__module__": __name__,
            "__doc__": f"To the {_ORDINALS.get(_number, f'{_number}th')} panel, by default the "
            f"{_listing.name()}; again for the article.",
            "keys": _listing.keys,
            "footer": "panels" if _number == 1 else "",
            "number": _number,
        },
    )


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
