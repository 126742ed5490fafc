"""Commands about the article as a whole and the application."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command, Group
from tui.commands.requests import Left, ToLibrary, Turned
from tui.storage.files import paths_like

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


class Measure(_Article):
    """Set the longest line, in characters."""

    asks = "characters"

    def run(self, reader: ReaderScreen) -> None:
        """Tell how long it is."""
        reader.set_measure("")

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Set it."""
        reader.set_measure(argument)


class Margins(_Article):
    """Set the empty columns on both sides of the text."""

    asks = "columns"

    def run(self, reader: ReaderScreen) -> None:
        """Tell how many there are."""
        reader.set_margins("")

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Set them."""
        reader.set_margins(argument)


class Theme(_Article):
    """Change between dark and light; on the command line, take any theme by its name."""

    keys = "ctrl+t"
    asks = "name"

    def run(self, reader: ReaderScreen) -> None:
        """Take the other one."""
        reader.change_theme("")

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Take the one with this name."""
        reader.change_theme(argument)

    @classmethod
    def choices(cls, reader: ReaderScreen, typed: str) -> Iterable[str]:  # noqa: ARG003
        """Every theme."""
        return sorted(reader.app.available_themes)


class Legend(_Article):
    """What the colours and signs mean."""

    keys = "I"

    def run(self, reader: ReaderScreen) -> None:
        """Show it."""
        reader.show_legend()


class Open(_Article):
    """Open another article by its path or address; this one stays open."""

    asks = "path"

    def run(self, reader: ReaderScreen) -> None:
        """Ask for it."""
        reader.ask_open()

    def run_with(self, reader: ReaderScreen, argument: str) -> None:
        """Open it."""
        reader.open_article(argument)

    @classmethod
    def choices(cls, reader: ReaderScreen, typed: str) -> Iterable[str]:  # noqa: ARG003
        """Paths that begin so."""
        return paths_like(typed)


class Articles(_Article):
    """The open and the last read articles, to go to one."""

    keys = "B"
    footer = "articles"

    def run(self, reader: ReaderScreen) -> None:
        """List them."""
        reader.show_articles()


class NextArticle(_Article):
    """To the next article of the folder; without one, to the next of the open articles."""

    keys = "ctrl+n"

    def run(self, reader: ReaderScreen) -> None:
        """Show it."""
        reader.post_message(Turned(self.times))


class Library(_Article):
    """To the library; the article stays open."""

    keys = "Z"

    def run(self, reader: ReaderScreen) -> None:
        """Show it."""
        reader.post_message(ToLibrary())


class Palette(_Article):
    """All commands by name."""

    keys = "ctrl+p"

    def run(self, reader: ReaderScreen) -> None:
        """Open the palette."""
        reader.app.action_command_palette()


class Help(_Article):
    """All keys, and a search in them."""

    keys = "question_mark,f1"
    panel_footer = "help"
    footer = "help"

    def run(self, reader: ReaderScreen) -> None:
        """Open the help."""
        reader.show_help()


class Quit(_Article):
    """Close the article: to the one before, the library, or out of Dateline."""

    keys = "q"
    panel_footer = "quit"
    footer = "quit"

    def run(self, reader: ReaderScreen) -> None:
        """Leave it."""
        reader.leave()


class QuitAll(_Article):
    """Leave Dateline."""

    keys = "ctrl+q"

    def run(self, reader: ReaderScreen) -> None:
        """Leave."""
        reader.post_message(Left(everything=True))


class Interrupt(_Article):
    """Copy what is selected; where nothing is, leave Dateline."""

    keys = "ctrl+c"

    def run(self, reader: ReaderScreen) -> None:
        """Copy or leave."""
        reader.interrupt()


class Suspend(_Article):
    """To the shell; ``fg`` brings Dateline back."""

    keys = "ctrl+z"

    def run(self, reader: ReaderScreen) -> None:
        """Stop until the shell goes on with it."""
        reader.suspend()


ARTICLE: tuple[type[Command], ...] = (
    Write,
    Zen,
    Wider,
    Narrower,
    Measure,
    Margins,
    Theme,
    Legend,
    Open,
    Articles,
    NextArticle,
    Library,
    Palette,
    Help,
    Quit,
    QuitAll,
    Interrupt,
    Suspend,
)
