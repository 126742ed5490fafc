"""Commands for how the article is shown, for other articles, and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from annotate.reading.fetching.answers import SAVED_PAGE
from annotate.settings import MARGINS, MEASURES
from annotate.support.names import STANDARD_INPUT, is_url
from tui.commands.base import ViewingCommand
from tui.commands.context import Viewing
from tui.commands.requests import Chosen, ToArticles, ToLegend, ToLibrary, Turned
from tui.state.question import Question
from tui.storage.files import paths_like
from tui.wording.describe import address_of_whole, announced


class Zen(ViewingCommand):
    """Only the text; the same key brings everything back."""

    keys = "z"

    def run(self, shell: Viewing) -> None:
        """Hide or show panels and bars."""
        shell.panes.toggle_zen()
        if shell.panes.focused:
            shell.panes.to_text()


class Wider(ViewingCommand):
    """A longer line of text."""

    keys = "right_square_bracket"

    def run(self, shell: Viewing) -> None:
        """Widen the measure by four cells."""
        change_measure(shell, 4)


class Narrower(ViewingCommand):
    """A shorter line of text."""

    keys = "left_square_bracket"

    def run(self, shell: Viewing) -> None:
        """Narrow the measure by four cells."""
        change_measure(shell, -4)


class Measure(ViewingCommand):
    """Set the longest line, in characters."""

    asks = "characters"

    def run(self, shell: Viewing) -> None:
        """Tell how long it is."""
        set_measure(shell, "")

    def run_with(self, shell: Viewing, argument: str) -> None:
        """Set it."""
        set_measure(shell, argument)


class Margins(ViewingCommand):
    """Set the empty columns on both sides of the text."""

    asks = "columns"

    def run(self, shell: Viewing) -> None:
        """Tell how many there are."""
        set_margins(shell, "")

    def run_with(self, shell: Viewing, argument: str) -> None:
        """Set them."""
        set_margins(shell, argument)


class Legend(ViewingCommand):
    """What the colours and signs mean."""

    keys = "I"

    def run(self, shell: Viewing) -> None:
        """Show it."""
        shell.send(ToLegend())


class Open(ViewingCommand):
    """Open another article by its path or address; this one stays open."""

    asks = "path"

    def run(self, shell: Viewing) -> None:
        """Ask for the path or address of an article."""
        shell.ask(
            Question(
                "open",
                partial(open_article, shell),
                value=address_of_whole(shell.session.article),
                words=paths_like,
                hint="path or address",
            )
        )

    def run_with(self, shell: Viewing, argument: str) -> None:
        """Open it."""
        open_article(shell, argument)

    @classmethod
    def choices(cls, shell: Viewing, typed: str) -> Iterable[str]:  # noqa: ARG003
        """Paths that begin so."""
        return paths_like(typed)


class OpenFeed(ViewingCommand):
    """Open the feed that the page announces; ``2Q`` the second of several."""

    keys = "Q"

    def run(self, shell: Viewing) -> None:
        """Open it."""
        article = shell.session.article
        feeds = article.feeds
        if not feeds:
            shell.tell("This article is of no page that announces a feed.")
        elif self.times > len(feeds):
            shell.tell(f"The page announces {announced(feeds)}.")
        else:
            # What a saved page says of its own address is its own word.
            fetched = article.url if is_url(article.source or "") else None
            shell.send(Chosen(feeds[self.times - 1].url, led_from=fetched or SAVED_PAGE))


class Articles(ViewingCommand):
    """The open and the last read articles, to go to one."""

    keys = "B"
    footer = "articles"

    def run(self, shell: Viewing) -> None:
        """List them."""
        shell.send(ToArticles())


class NextArticle(ViewingCommand):
    """To the next article of the folder; without one, to the next of the open articles."""

    keys = "ctrl+n"

    def run(self, shell: Viewing) -> None:
        """Show it."""
        shell.send(Turned(self.times))


class Library(ViewingCommand):
    """To the library; the article stays open."""

    keys = "Z"

    def run(self, shell: Viewing) -> None:
        """Show it."""
        shell.send(ToLibrary())


class CommandLine(ViewingCommand):
    """Type a command by its name; Tab completes it."""

    keys = "colon"

    def run(self, shell: Viewing) -> None:
        """Ask for it."""
        shell.command_line.ask()


def change_measure(shell: Viewing, cells: int) -> None:
    """Make the lines of the article longer or shorter."""
    view = shell.article_view
    view.set_measure(min(view.measure, view.text_width) + cells)
    shell.tell(f"Lines of {view.text_width} characters.")


def set_measure(shell: Viewing, typed: str) -> None:
    """Set the longest line of the article."""
    number = _number(typed, MEASURES)
    if number is not None:
        shell.article_view.set_measure(number)
    elif typed:
        shell.tell(f"A line has {MEASURES[0]} to {MEASURES[-1]} characters.")
        return
    shell.tell(f"Lines of {shell.article_view.text_width} characters.")


def set_margins(shell: Viewing, typed: str) -> None:
    """Set the empty columns on both sides of the article."""
    number = _number(typed, MARGINS)
    if number is not None:
        shell.article_view.set_margins(number)
    elif typed:
        shell.tell(f"Margins have {MARGINS[0]} to {MARGINS[-1]} columns.")
        return
    shell.tell(f"Margins of {shell.article_view.margins} columns.")


def open_article(shell: Viewing, typed: str) -> None:
    """Open an article; this one stays open."""
    if typed.strip() and typed.strip() != STANDARD_INPUT:
        shell.send(Chosen(typed.strip()))


def _number(typed: str, allowed: range) -> int | None:
    """A typed number that is allowed."""
    digits = typed.strip()
    return int(digits) if digits.isdecimal() and int(digits) in allowed else None
