"""What commands see of the screens: no more than they use, and nothing of Textual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, Unpack

from annotate.record import Annotations
from annotate.record.walk import Kind
from annotate.settings import Settings
from tui.commands.requests import Request
from tui.records.record_file import Keeper
from tui.state.question import Question
from tui.state.session import Session
from tui.state.view_state import Changes, ViewState
from tui.storage.shelf import State


class Moved(Protocol):
    """What moving moves: the text or a list."""

    def move_lines(self, count: int) -> None:
        """Move by lines or entries; back where the count is negative."""

    def move_pages(self, pages: float) -> None:
        """Move by parts of the height."""

    def scroll_lines(self, count: int) -> None:
        """Scroll without moving."""

    def move_paragraphs(self, count: int) -> None:
        """Move by paragraphs or groups."""

    def move_sections(self, count: int) -> None:
        """Move by parts of the article or groups."""

    def to_number(self, number: int) -> None:
        """Move to a paragraph or entry, counted from 1."""

    def to_start(self) -> None:
        """Move to the start."""

    def to_end(self) -> None:
        """Move to the end."""


class Text(Moved, Protocol):
    """The article's text, with its cursor."""

    @property
    def cursor(self) -> int:
        """Offset of the cursor."""

    @property
    def measure(self) -> int:
        """The longest line, in cells."""

    @property
    def margins(self) -> int:
        """Empty cells at both sides."""

    @property
    def text_width(self) -> int:
        """Cells of the longest line that there is room for."""

    def set_measure(self, measure: int) -> None:
        """Another longest line."""

    def set_margins(self, cells: int) -> None:
        """Another number of empty cells at both sides."""

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Put the cursor on a place."""

    def word_at(self, offset: int) -> tuple[int, int]:
        """The word at a place."""

    def move_cells(self, count: int) -> None:
        """Move in the line."""

    def to_line_start(self) -> None:
        """Move to the start of the line."""

    def to_line_end(self) -> None:
        """Move to the end of the line."""


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

    def change_theme(self, name: str) -> None:
        """From dark to light or back, or to the theme with this name."""

    def show_help(self) -> None:
        """All keys."""

    def back_out(self) -> None:
        """Leave the innermost thing that is open."""

    def leave(self) -> None:
        """Leave what the screen shows."""

    def interrupt(self) -> None:
        """Copy what is selected; where nothing is, leave Dateline."""

    def suspend(self) -> None:
        """Give the terminal back to the shell until that goes on with Dateline."""


class LibraryShell(Shell, Protocol):
    """What the library offers."""

    def open_entry(self) -> None:
        """Open the selected article."""

    def toggle_recent(self) -> None:
        """From the folders to the articles read last, or back."""

    def read_cards(self) -> None:
        """Look for articles, and read what is known about them."""

    def ask_search(self) -> None:
        """Ask for words; the list narrows while they are typed."""

    def go_to_unread(self, step: int) -> None:
        """Select the next article that was not read (or the one before), round at the ends."""

    def toggle_state(self, state: State) -> None:
        """Give the selected article a state, or make it read."""


class Searches(Protocol):
    """What looks for patterns, and goes from hit to hit."""

    @property
    def searching(self) -> bool:
        """Whether there are hits to go to: in the list that has the focus, else in the text."""

    def ask(self) -> None:
        """Ask for a pattern; the nearest hit is shown while it is typed."""

    def search(self, pattern: str) -> None:
        """Look for a pattern from the cursor on and go to the nearest hit."""

    def go_to_hit(self, step: int) -> None:
        """Go that many hits on or back, round at the ends."""


class Narrows(Protocol):
    """What filters, and follows an entity."""

    def ask(self) -> None:
        """Ask for a filter; it applies while it is typed."""

    def apply(self, typed: str) -> None:
        """List only what meets the filter, and dim the rest in the text; an empty one keeps everything."""

    def toggle_pin(self) -> None:
        """Follow the entity under the cursor, or stop."""


class ArticleShell(Shell, Protocol):
    """What the screen with an article offers."""

    @property
    def session(self) -> Session:
        """The article and its record."""

    @property
    def article_view(self) -> Text:
        """The text."""

    @property
    def searcher(self) -> Searches:
        """What looks for patterns."""

    @property
    def narrower(self) -> Narrows:
        """What filters and follows."""

    @property
    def in_panel(self) -> bool:
        """Whether a panel has the focus."""

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""

    def selected_range(self) -> tuple[int, int] | None:
        """The range selected by keyboard, the character under the cursor included."""

    def ask_command(self) -> None:
        """Ask for a command by name."""

    def ask_published(self) -> None:
        """Ask for the publication date."""

    def show_articles(self) -> None:
        """List the open articles and those read last; go to the one that is chosen."""

    def show_legend(self) -> None:
        """What the colours and signs mean."""

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""

    def reorder(self) -> None:
        """Show the active panel in its next order."""

    def cycle_focus(self, step: int) -> None:
        """That many steps from the article through the panels and round again."""

    def enlarge(self) -> None:
        """Give the panel all the height, then all the screen, then its usual place."""

    def go_to_mark(self, letter: str) -> None:
        """Go to the place with a letter."""

    def go_to_same(self, step: int) -> None:
        """Go to the next mark of the same annotation, round at the ends."""

    def go_to_stop(self, step: int, kinds: Iterable[Kind] | None) -> None:
        """Go that many annotations on (or back) among those of these kinds that the filter keeps."""

    def jump(self, steps: int) -> None:
        """Go that far on (or back) in the jump list."""

    def label_stops(self) -> None:
        """Put a letter on every annotation in sight, the nearest first, and go to the one that is typed."""

    def move_words(self, count: int) -> None:
        """Go to the start of another word; a selection grows by whole words."""

    def open_entry(self) -> None:
        """Go from a panel's entry to its place in the text."""

    def scroll_detail(self, lines: int) -> None:
        """Scroll in the pane that tells why; show it where it is hidden."""

    def to_article(self) -> None:
        """Back to the text, where the cursor was left."""

    def to_panel(self, number: int) -> None:
        """To the panel with this number, or from it back to the article."""

    def toggle_detail(self) -> None:
        """Show or hide the pane that tells why."""

    def set_mark(self, letter: str) -> None:
        """Give the cursor's place a letter, which it keeps."""

    def write(self, path: str) -> bool:
        """Write the record to its usual place, or to ``path`` in its form; tell where, or why not."""

    # What corrects and copies

    again: Callable[[], None] | None

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    @property
    def state(self) -> ViewState:
        """What one looks at."""

    @property
    def keeper(self) -> Keeper:
        """What keeps the record."""

    @property
    def current(self) -> str | None:
        """Id of the annotation that commands are about."""

    @property
    def width(self) -> int:
        """Cells of a line of the screen."""

    def change(self, **changes: Unpack[Changes]) -> None:
        """Replace what one looks at; it is drawn after the command."""

    def draw(self) -> None:
        """Draw what has changed since the last time."""

    def ask(self, question: Question) -> None:
        """Ask something in the bottom line."""

    def choose(self, id: str) -> None:
        """Select an entry in the panel that has the focus."""

    def take_change(self, name: str, record: Annotations, message: str) -> None:
        """Take a corrected record: into the journal, on the screen, into the file; then tell."""

    def show_change(self, message: str) -> None:
        """Show the record after a change, save it, and tell."""

    def follow_date(self) -> None:
        """Annotate with the publication date that the record has now, after undo or redo."""

    def show_words(self, title: str, lines: list[str]) -> None:
        """Show some lines of text in a box."""

    def into(self, path: str, write: Callable[[Path], bool]) -> bool:
        """Write something to a path: never over an article, over what others made only when told to."""

    def copy_to_terminal(self, text: str) -> None:
        """Copy with the means of the terminal itself."""
