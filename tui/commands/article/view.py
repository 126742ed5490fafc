"""Commands for how the article is shown, for other articles, and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from annotate.settings import MARGINS, MEASURES
from annotate.support.names import STANDARD_INPUT
from tui.commands.base import ArticleCommand
from tui.commands.context import ArticleShell
from tui.commands.requests import Chosen, ToLibrary, Turned
from tui.state.question import Question
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
        change_measure(shell, 4)


class Narrower(ArticleCommand):
    """A shorter line of text."""

    group = "Article"
    keys = "left_square_bracket"

    def run(self, shell: ArticleShell) -> None:
        """Narrow the measure by four cells."""
        change_measure(shell, -4)


class Measure(ArticleCommand):
    """Set the longest line, in characters."""

    group = "Article"
    asks = "characters"

    def run(self, shell: ArticleShell) -> None:
        """Tell how long it is."""
        set_measure(shell, "")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Set it."""
        set_measure(shell, argument)


class Margins(ArticleCommand):
    """Set the empty columns on both sides of the text."""

    group = "Article"
    asks = "columns"

    def run(self, shell: ArticleShell) -> None:
        """Tell how many there are."""
        set_margins(shell, "")

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Set them."""
        set_margins(shell, argument)


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
        """Ask for the path or address of an article."""
        shell.ask(Question("open", partial(open_article, shell), words=paths_like, hint="path or address"))

    def run_with(self, shell: ArticleShell, argument: str) -> None:
        """Open it."""
        open_article(shell, argument)

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


def change_measure(shell: ArticleShell, cells: int) -> None:
    """Make the lines of the article longer or shorter."""
    view = shell.article_view
    view.set_measure(min(view.measure, view.text_width) + cells)
    shell.tell(f"Lines of {view.text_width} characters.")


def set_measure(shell: ArticleShell, typed: str) -> None:
    """Set the longest line of the article."""
    number = _number(typed, MEASURES)
    if number is not None:
        shell.article_view.set_measure(number)
    elif typed:
        shell.tell(f"A line has {MEASURES[0]} to {MEASURES[-1]} characters.")
        return
    shell.tell(f"Lines of {shell.article_view.text_width} characters.")


def set_margins(shell: ArticleShell, typed: str) -> None:
    """Set the empty columns on both sides of the article."""
    number = _number(typed, MARGINS)
    if number is not None:
        shell.article_view.set_margins(number)
    elif typed:
        shell.tell(f"Margins have {MARGINS[0]} to {MARGINS[-1]} columns.")
        return
    shell.tell(f"Margins of {shell.article_view.margins} columns.")


def open_article(shell: ArticleShell, typed: str) -> None:
    """Open an article; this one stays open."""
    if typed.strip() and typed.strip() != STANDARD_INPUT:
        shell.send(Chosen(typed.strip()))


def _number(typed: str, allowed: range) -> int | None:
    """A typed number that is allowed."""
    digits = typed.strip()
    return int(digits) if digits.isdecimal() and int(digits) in allowed else None
