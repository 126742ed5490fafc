"""Commands for how the article is shown, for other articles, and the command line."""

from __future__ import annotations

from collections.abc import Iterable

from tui.commands.base import ArticleCommand
from tui.commands.context import ArticleShell
from tui.commands.requests import ToLibrary, Turned
from tui.storage.files import paths_like


class Zen(ArticleCommand):
    """Only the text; the same key brings everything back."""

    group = "Article"
    keys = "z"

    def run(self, shell: ArticleShell) -> None:
        """Hide or show panels and bars."""
        shell.toggle_zen()


class Wider(ArticleCommand):
    """A longer line of text."""

    group = "Article"
    keys = "right_square_bracket"

    def run(self, shell: ArticleShell) -> None:
        """Widen the measure by four cells."""
        shell.change_measure(4)


class Narrower(ArticleCommand):
    """A shorter line of text."""

    group = "Article"
    keys = "left_square_bracket"

    def run(self, shell: ArticleShell) -> None:
        """Narrow the measure by four cells."""
        shell.change_measure(-4)


class Measure(ArticleCommand):
    """Set the longest line, in characters."""

    group = "Article"
    asks = "characters"

    def run(self, shell: ArticleShell) -> None:
        """Tell how long it is."""
        shell.set_measure("")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Set it."""
        shell.set_measure(argument)


class Margins(ArticleCommand):
    """Set the empty columns on both sides of the text."""

    group = "Article"
    asks = "columns"

    def run(self, shell: ArticleShell) -> None:
        """Tell how many there are."""
        shell.set_margins("")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Set them."""
        shell.set_margins(argument)


class Legend(ArticleCommand):
    """What the colours and signs mean."""

    group = "Article"
    keys = "I"

    def run(self, shell: ArticleShell) -> None:
        """Show it."""
        shell.show_legend()


class Open(ArticleCommand):
    """Open another article by its path or address; this one stays open."""

    group = "Article"
    asks = "path"

    def run(self, shell: ArticleShell) -> None:
        """Ask for it."""
        shell.ask_open()

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Open it."""
        shell.open_article(argument)

    @classmethod
    def choices(cls, shell: ArticleShell, typed: str) -> Iterable[str]:  # noqa: ARG003
        """Paths that begin so."""
        return paths_like(typed)


class Articles(ArticleCommand):
    """The open and the last read articles, to go to one."""

    group = "Article"
    keys = "B"
    footer = "articles"

    def run(self, shell: ArticleShell) -> None:
        """List them."""
        shell.show_articles()


class NextArticle(ArticleCommand):
    """To the next article of the folder; without one, to the next of the open articles."""

    group = "Article"
    keys = "ctrl+n"

    def run(self, shell: ArticleShell) -> None:
        """Show it."""
        shell.send(Turned(self.times))


class Library(ArticleCommand):
    """To the library; the article stays open."""

    group = "Article"
    keys = "Z"

    def run(self, shell: ArticleShell) -> None:
        """Show it."""
        shell.send(ToLibrary())


class CommandLine(ArticleCommand):
    """Type a command by its name; Tab completes it."""

    group = "Article"
    keys = "colon"

    def run(self, shell: ArticleShell) -> None:
        """Ask for it."""
        shell.ask_command()
