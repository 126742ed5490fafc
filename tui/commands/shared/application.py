"""Commands about the application, and the way out of what is open."""

from __future__ import annotations

from collections.abc import Iterable

from tui.commands.base import SharedCommand
from tui.commands.context import Shell
from tui.commands.requests import Left, Suspended, Themed, ToPalette


class Back(SharedCommand):
    """Leave what is open: selection, search, panel, then filter and pin."""

    group = "Search and filter"
    keys = "escape"
    panel_footer = "text"

    def run(self, shell: Shell) -> None:
        """Close the innermost thing."""
        shell.back_out()


class Theme(SharedCommand):
    """Change between dark and light; on the command line, take any theme by its name."""

    group = "Article"
    keys = "ctrl+t"
    asks = "name"

    def run(self, shell: Shell) -> None:
        """Take the other one."""
        shell.send(Themed())

    def run_with(self, shell: Shell, argument: str) -> None:
        """Take the one with this name."""
        shell.send(Themed(argument))

    @classmethod
    def choices(cls, shell: Shell, typed: str) -> Iterable[str]:  # noqa: ARG003
        """Every theme."""
        return shell.themes


class Palette(SharedCommand):
    """All commands by name."""

    group = "Article"
    keys = "ctrl+p"

    def run(self, shell: Shell) -> None:
        """Open the palette."""
        shell.send(ToPalette())


class Help(SharedCommand):
    """All keys, and a search in them."""

    group = "Article"
    keys = "question_mark,f1"
    panel_footer = "help"
    footer = "help"

    def run(self, shell: Shell) -> None:
        """Open the help."""
        shell.show_help()


class Quit(SharedCommand):
    """Close the article: to the one before, the library, or out of Dateline."""

    group = "Article"
    keys = "q"
    panel_footer = "quit"
    footer = "quit"

    def run(self, shell: Shell) -> None:
        """Leave it."""
        shell.send(Left())


class QuitAll(SharedCommand):
    """Leave Dateline."""

    group = "Article"
    keys = "ctrl+q"

    def run(self, shell: Shell) -> None:
        """Leave."""
        shell.send(Left(everything=True))


class Interrupt(SharedCommand):
    """Copy what is selected; where nothing is, leave Dateline."""

    group = "Article"
    keys = "ctrl+c"

    def run(self, shell: Shell) -> None:
        """Copy or leave."""
        shell.interrupt()


class Suspend(SharedCommand):
    """To the shell; ``fg`` brings Dateline back."""

    group = "Article"
    keys = "ctrl+z"

    def run(self, shell: Shell) -> None:
        """Stop until the shell goes on with it."""
        shell.send(Suspended())
