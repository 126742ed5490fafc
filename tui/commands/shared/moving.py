"""Commands that move in the text and in lists."""

from __future__ import annotations

from tui.commands.base import SharedCommand
from tui.commands.context import Shell


class LineDown(SharedCommand):
    """One line down; in a panel, the next entry."""

    group = "Move"
    keys = "j,down"
    footer = "down"

    def run(self, shell: Shell) -> None:
        """Move down."""
        shell.view_in_focus.move_lines(self.times)


class LineUp(SharedCommand):
    """One line up; in a panel, the entry before."""

    group = "Move"
    keys = "k,up"

    def run(self, shell: Shell) -> None:
        """Move up."""
        shell.view_in_focus.move_lines(-self.times)


class PageDown(SharedCommand):
    """One page down."""

    group = "Move"
    keys = "space,pagedown,ctrl+f"
    footer = "page"

    def run(self, shell: Shell) -> None:
        """Scroll a page."""
        shell.view_in_focus.move_pages(self.times)


class PageUp(SharedCommand):
    """One page up."""

    group = "Move"
    keys = "b,pageup,ctrl+b"

    def run(self, shell: Shell) -> None:
        """Scroll a page back."""
        shell.view_in_focus.move_pages(-self.times)


class HalfPageDown(SharedCommand):
    """Half a page down."""

    group = "Move"
    keys = "ctrl+d"

    def run(self, shell: Shell) -> None:
        """Scroll half a page."""
        shell.view_in_focus.move_pages(0.5 * self.times)


class HalfPageUp(SharedCommand):
    """Half a page up."""

    group = "Move"
    keys = "ctrl+u"

    def run(self, shell: Shell) -> None:
        """Scroll half a page back."""
        shell.view_in_focus.move_pages(-0.5 * self.times)


class ToStart(SharedCommand):
    """To the start; with a number, to that paragraph or entry."""

    group = "Move"
    keys = "g,home"
    jumps = True

    def run(self, shell: Shell) -> None:
        """Move to the start."""
        shell.view_in_focus.to_start() if self.count is None else shell.view_in_focus.to_number(self.count)


class ToEnd(SharedCommand):
    """To the end; with a number, to that paragraph or entry."""

    group = "Move"
    keys = "G,end"
    jumps = True

    def run(self, shell: Shell) -> None:
        """Move to the end."""
        shell.view_in_focus.to_end() if self.count is None else shell.view_in_focus.to_number(self.count)
