"""Commands about the article as a whole and the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command, Group

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class _Article(Command):
    group: ClassVar[Group] = "Article"


class Write(_Article):
    """Write the annotations as YAML and tell where."""

    keys = "w"
    footer = "write"
    asks = "path"

    @classmethod
    def runs_in(cls, reader: ReaderScreen) -> bool:
        """Only when there is a record."""
        return reader.session.annotations is not None

    def run(self, reader: ReaderScreen) -> None:
        """Write it beside the article or in the export folder."""
        reader.write("")

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Write it to a path."""
        reader.write(argument)


class Zen(_Article):
    """Only the text; the same key brings everything back."""

    keys = "z"

    def run(self, reader: ReaderScreen) -> None:
        """Hide or show panels and bars."""
        reader.toggle_zen()


class Wider(_Article):
    """A longer line of text."""

    keys = "right_square_bracket"

    def run(self, reader: ReaderScreen) -> None:
        """Widen the measure by four cells."""
        reader.change_measure(4)


class Narrower(_Article):
    """A shorter line of text."""

    keys = "left_square_bracket"

    def run(self, reader: ReaderScreen) -> None:
        """Narrow the measure by four cells."""
        reader.change_measure(-4)


class Theme(_Article):
    """Change between the dark and the light theme."""

    keys = "ctrl+t"

    def run(self, reader: ReaderScreen) -> None:
        """Take the other one."""
        reader.change_theme()


class Palette(_Article):
    """All commands by name."""

    keys = "ctrl+p"

    def run(self, reader: ReaderScreen) -> None:
        """Open the palette."""
        reader.app.action_command_palette()


class Help(_Article):
    """All keys, and a search in them."""

    keys = "question_mark,f1"
    footer = "help"

    def run(self, reader: ReaderScreen) -> None:
        """Open the help."""
        reader.show_help()


class Quit(_Article):
    """Leave the article: back to the library, or out of Dateline."""

    keys = "q"
    footer = "quit"

    def run(self, reader: ReaderScreen) -> None:
        """Leave it."""
        reader.leave()


class QuitAll(_Article):
    """Leave Dateline."""

    keys = "ctrl+q,ctrl+c"

    def run(self, reader: ReaderScreen) -> None:
        """Leave."""
        reader.app.exit(0)


ARTICLE: tuple[type[Command], ...] = (Write, Zen, Wider, Narrower, Theme, Palette, Help, Quit, QuitAll)
