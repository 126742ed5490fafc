"""What commands see of the screens: each no more than the commands of one concern use, and no Textual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, Unpack

from annotate.settings import Settings
from tui.commands.parts import (
    Annotates,
    Asks,
    Cards,
    Decides,
    Keys,
    Moved,
    Narrows,
    Panes,
    Saves,
    Searches,
    Text,
)
from tui.commands.requests import Request
from tui.state.dossier.rows import Gathered, Row, Spot
from tui.state.question import Question
from tui.state.session import Session
from tui.state.view_state import Changes, ViewState


class Shell(Protocol):
    """What every screen with commands offers."""

    @property
    def view_in_focus(self) -> Moved:
        """What moving moves."""

    @property
    def themes(self) -> Sequence[str]:
        """Names of the themes."""

    def tell(self, message: str) -> None:
        """Say something in the bottom line."""

    def send(self, request: Request) -> None:
        """Ask something of the application."""

    def show_help(self) -> None:
        """All keys."""

    def back_out(self) -> None:
        """Leave the innermost thing that is open."""

    def interrupt(self) -> None:
        """Copy what is selected; where nothing is, leave Dateline."""


class LibraryShell(Shell, Protocol):
    """What the library offers.

    Attributes:
        wanted: What is looked for in the articles; empty lists all of them.
        recent: Whether the articles read last are listed, and not those of the folders.
        marked: Names of the articles that are marked, in whatever list.
    """

    wanted: str
    recent: bool
    marked: frozenset[str]

    @property
    def names(self) -> Sequence[str]:
        """The folders, files and addresses that the library was opened with."""

    @property
    def cards(self) -> Cards:
        """The articles."""

    def read_cards(self, *, anew: bool = False) -> None:
        """Look for articles, and read what is known about them; anew forgets those that are listed."""

    def when_listed(self, done: Callable[[], None]) -> bool:
        """Do something as soon as the articles are listed; whether they are still being looked for."""

    def ask_feeds(self) -> None:
        """Ask the servers of the feeds for what is new."""

    def draw(self) -> None:
        """Draw what has changed; what a command changes is drawn after it."""

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""


class Rows(Protocol):
    """The list of a dossier."""

    @property
    def listed(self) -> Sequence[Row]:
        """The rows from the first to the last."""

    @property
    def row(self) -> Row | None:
        """The selected row, or the one whose place is selected."""

    @property
    def spot(self) -> Spot | None:
        """The selected place, or the first one of the selected row."""

    @property
    def on_place(self) -> bool:
        """Whether a place of a row is selected, and not the row."""


class DossierShell(Shell, Protocol):
    """What the dossier offers.

    Attributes:
        page: The name of the page that is shown.
        wanted: The filter; empty shows everything.
        words: Whose every occurrence is listed instead of a page; empty for none.
        order: In which of ``words.ORDERS`` these are listed.
        speaker: Id of the joined entity whose statements are listed instead of a page; none for nobody.
        everything: Whether smaller things are listed too.
    """

    page: str
    wanted: str
    words: str
    order: str
    speaker: str | None
    everything: bool

    @property
    def gathered(self) -> Gathered | None:
        """What is read; none before it is there."""

    @property
    def rows(self) -> Rows:
        """What is listed."""

    @property
    def all_rows(self) -> Sequence[Row]:
        """What would be listed without a filter."""

    @property
    def deciding(self) -> Decides:
        """What keeps who and what is one."""

    def show_speaker(self, speaker: str) -> None:
        """Show everything that one person or body says; leaving that comes back to where one was."""

    def hint(self, words: str) -> None:
        """Show something behind what is typed in the bottom line."""

    def fold(self, *, open: bool) -> bool:
        """Show or hide the places of the selected row; tell whether that changed anything."""

    def gather(self) -> None:
        """Look again for what has changed in the articles."""

    def draw(self) -> None:
        """Draw what has changed; what a command changes is drawn after it."""

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""


class BesideShell(Shell, Protocol):
    """What two articles side by side offer."""

    def go_to_difference(self, steps: int) -> None:
        """Go that many differences on or back, and tell what is different there."""

    def swap(self) -> None:
        """Change the sides."""

    def rearrange(self) -> str:
        """Take the next arrangement, and tell which that is."""

    def here(self, side: int) -> tuple[str, int]:
        """What opens the left (0) or right (1) article, and the place there that one looks at."""


class Reading(Protocol):
    """An article that is read: what every command there may look at and change."""

    @property
    def session(self) -> Session:
        """The article and its record."""

    @property
    def state(self) -> ViewState:
        """What one looks at."""

    @property
    def current(self) -> str | None:
        """Id of the annotation that commands are about."""

    @property
    def article_view(self) -> Text:
        """The text."""

    @property
    def panes(self) -> Panes:
        """What stands beside it."""

    def change(self, **changes: Unpack[Changes]) -> None:
        """Replace what one looks at; it is drawn after the command."""

    @property
    def table(self) -> Keys:
        """Which keys the commands have."""

    def tell(self, message: str) -> None:
        """Say something in the bottom line."""

    def send(self, request: Request) -> None:
        """Ask something of the application."""


class Moving(Reading, Protocol):
    """For the commands that go somewhere."""

    @property
    def view_in_focus(self) -> Moved:
        """What moving moves: the panel in focus, else the text."""

    @property
    def searcher(self) -> Searches:
        """What looks for patterns."""

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""


class Seeking(Reading, Protocol):
    """For the commands that search, filter and follow."""

    @property
    def searcher(self) -> Searches:
        """What looks for patterns."""

    @property
    def narrower(self) -> Narrows:
        """What filters and follows."""


class Correcting(Reading, Protocol):
    """For the commands that correct.

    Attributes:
        again: Does the last correction again; none where there was none.
    """

    again: Callable[[], None] | None

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    @property
    def saver(self) -> Saves:
        """What keeps the record."""

    @property
    def annotator(self) -> Annotates:
        """What lets the engine annotate."""

    @property
    def width(self) -> int:
        """Cells of a line of the screen."""

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""


class Writing(Reading, Protocol):
    """For the commands that get something out of the reader."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    @property
    def saver(self) -> Saves:
        """What keeps the record."""

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""


class Viewing(Reading, Protocol):
    """For the commands that change how an article is shown, or which."""

    @property
    def command_line(self) -> Asks:
        """What asks for a command by name."""

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""


class ArticleShell(Shell, Correcting, Protocol):
    """Everything that the screen with an article offers; commands take only a part of it."""

    @property
    def searcher(self) -> Searches:
        """What looks for patterns."""

    @property
    def narrower(self) -> Narrows:
        """What filters and follows."""

    @property
    def command_line(self) -> Asks:
        """What asks for a command by name."""
