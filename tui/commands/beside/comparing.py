"""Commands that go from difference to difference, and say how the two articles are shown."""

from __future__ import annotations

from tui.commands.base import BesideCommand
from tui.commands.context import BesideShell
from tui.commands.requests import Chosen


class NextDifference(BesideCommand):
    """The next thing that the two articles tell differently; what it is stands below."""

    keys = "n"
    footer = "next difference"

    def run(self, shell: BesideShell) -> None:
        """Go there, round at the end."""
        shell.go_to_difference(self.times)


class PreviousDifference(BesideCommand):
    """The difference before."""

    keys = "p,N"

    def run(self, shell: BesideShell) -> None:
        """Go there, round at the start."""
        shell.go_to_difference(-self.times)


class SwapSides(BesideCommand):
    """Change the two sides; what was new is what is gone then."""

    keys = "x,tab"
    footer = "swap"

    def run(self, shell: BesideShell) -> None:
        """Change them."""
        shell.swap()


class ArrangeTexts(BesideCommand):
    """Side by side, one below the other paragraph by paragraph, or one alone."""

    keys = "v"
    footer = "layout"

    def run(self, shell: BesideShell) -> None:
        """Take the next."""
        shell.tell(f"{shell.rearrange().capitalize()}.")


class NextPair(BesideCommand):
    """The next pair of paragraphs."""

    group = "Move"
    keys = "right_parenthesis,right_curly_bracket"

    def run(self, shell: BesideShell) -> None:
        """Go on."""
        shell.view_in_focus.move_paragraphs(self.times)


class PreviousPair(BesideCommand):
    """The pair of paragraphs before."""

    group = "Move"
    keys = "left_parenthesis,left_curly_bracket"

    def run(self, shell: BesideShell) -> None:
        """Go back."""
        shell.view_in_focus.move_paragraphs(-self.times)


class OpenLeft(BesideCommand):
    """Open the left article at the difference, or where one reads; q comes back."""

    keys = "enter"
    footer = "open"

    def run(self, shell: BesideShell) -> None:
        """Go there."""
        shell.send(Chosen(*_named(shell, 0)))


class OpenRight(BesideCommand):
    """Open the right article there."""

    keys = "O"

    def run(self, shell: BesideShell) -> None:
        """Go there."""
        shell.send(Chosen(*_named(shell, 1)))


def _named(shell: BesideShell, side: int) -> tuple[str, str, int]:
    name, place = shell.here(side)
    return name, "", place
