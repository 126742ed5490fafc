"""Commands for the panels beside the article."""

from __future__ import annotations

from typing import ClassVar

from tui.commands.base import ArticleCommand
from tui.commands.context import Reading
from tui.commands.editing import NOTHING_HERE
from tui.commands.going import open_entry
from tui.commands.parts import PanelSize
from tui.panels.registry import PANELS
from tui.panels.timeline import Timeline

_SIZES: dict[PanelSize, str] = {"tall": "Full height.", "full": "Full screen.", "usual": "As usual."}
_TIMELINE = Timeline.name()
_ORDINALS = {1: "first", 2: "second", 3: "third"}


class Enter(ArticleCommand):
    """In a list, go to what is selected; in the text, show why."""

    group = "Panels"
    keys = "enter"
    panel_footer = "go"

    def run(self, shell: Reading) -> None:
        """Go to the place of the entry."""
        if shell.panes.focused:
            open_entry(shell)
        elif shell.panes.detail_open or shell.session.item(shell.current) is not None:
            shell.panes.toggle_detail()
        else:
            shell.tell(NOTHING_HERE)


class _ToPanel(ArticleCommand):
    """Base of the commands that go to a panel; there is one for each place."""

    group = "Panels"
    number: ClassVar[int]

    def run(self, shell: Reading) -> None:
        """Go to the panel, or back to the article from it."""
        _to_panel(shell, self.number)


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


class Order(ArticleCommand):
    """Show the panel in another order, such as entities by prominence or claims by source."""

    group = "Panels"
    keys = "comma"
    panel_footer = "order"
    needs_record = True

    def run(self, shell: Reading) -> None:
        """Take the next order."""
        if order := shell.panes.reorder():
            shell.tell(order)


class More(ArticleCommand):
    """Show more events of the story in the timeline; with a number, that many."""

    group = "Panels"
    keys = "tilde"
    needs_record = True

    def run(self, shell: Reading) -> None:
        """Show half as many again."""
        _list_more(shell, 1, self.count)


class Fewer(ArticleCommand):
    """Show fewer events of the story in the timeline; with a number, that many."""

    group = "Panels"
    keys = "grave_accent"
    needs_record = True

    def run(self, shell: Reading) -> None:
        """Show a third less."""
        _list_more(shell, -1, self.count)


class Enlarge(ArticleCommand):
    """Give the panel the full height; again the full screen; again its usual place."""

    group = "Panels"
    keys = "underscore"
    panel_footer = "larger"

    def run(self, shell: Reading) -> None:
        """Take the next size."""
        panes = shell.panes
        if not panes.number:
            return
        size = panes.sizes[(panes.sizes.index(panes.size) + 1) % len(panes.sizes)]
        if not panes.focused:
            panes.to_panel(panes.active)
        panes.resize(size)
        shell.tell(_SIZES[size])


class NextPane(ArticleCommand):
    """From the article to the panels and round again; with a number, to that panel."""

    group = "Panels"
    keys = "tab"

    def run(self, shell: Reading) -> None:
        """Focus the next one."""
        _to_panel(shell, self.count) if self.count else _cycle(shell, 1)


class PreviousPane(ArticleCommand):
    """The same the other way."""

    group = "Panels"
    keys = "shift+tab"

    def run(self, shell: Reading) -> None:
        """Focus the one before."""
        _cycle(shell, -1)


def _list_more(shell: Reading, step: int, number: int | None) -> None:
    told = shell.panes.list_more(step, number)
    shell.tell(told or f"Only the timeline shows a part of what there is{_way_to_timeline(shell)}.")


def _way_to_timeline(shell: Reading) -> str:
    """Which key goes to the timeline, in words; nothing where none does."""
    names = shell.panes.names
    key = shell.table.key_of(f"panel_{names.index(_TIMELINE) + 1}") if _TIMELINE in names else ""
    return f"; {key} goes there" if key else ""


def _to_panel(shell: Reading, number: int) -> None:
    """To the panel with this number, or from it back to the article."""
    panes = shell.panes
    if not 1 <= number <= panes.number:
        shell.tell(f"There are {panes.number} panels.")
    elif panes.focused == number:
        panes.to_text()
    else:
        panes.to_panel(number)


def _cycle(shell: Reading, step: int) -> None:
    """That many steps from the article through the panels and round again."""
    number = (shell.panes.focused + step) % (shell.panes.number + 1)
    shell.panes.to_panel(number) if number else shell.panes.to_text()
