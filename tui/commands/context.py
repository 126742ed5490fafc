"""What commands see of the screens: no more than they use, and nothing of Textual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from annotate.record import Status
from annotate.record.walk import Kind
from tui.commands.requests import Request
from tui.state.session import Session
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


class ArticleShell(Shell, Protocol):
    """What the screen with an article offers."""

    @property
    def session(self) -> Session:
        """The article and its record."""

    @property
    def article_view(self) -> Text:
        """The text."""

    @property
    def in_panel(self) -> bool:
        """Whether a panel has the focus."""

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""

    def selected_range(self) -> tuple[int, int] | None:
        """The range selected by keyboard, the character under the cursor included."""

    def ask_command(self) -> None:
        """Ask for a command by name."""

    def ask_label(self) -> None:
        """Ask for another type or speech act."""

    def ask_note(self) -> None:
        """Ask for a note."""

    def ask_value(self) -> None:
        """Ask for the value of a time expression."""

    def decide(self, status: Status) -> None:
        """Accept or reject; the same again takes it back."""

    def decide_all(self, status: Status) -> None:
        """Accept or reject everything of the current kind that the filter keeps."""

    def forget_orphans(self) -> None:
        """Let go of the corrections that could not be found again."""

    def redo(self, times: int = 1) -> None:
        """Make the last undone corrections again."""

    def repeat(self) -> None:
        """Do the last correction again, here."""

    def tell_orphans(self) -> None:
        """List the corrections that could not be found again in the article."""

    def undo(self, times: int = 1) -> None:
        """Take back the last corrections."""

    def ask_published(self) -> None:
        """Ask for the publication date."""

    def ask_open(self) -> None:
        """Ask for the path or address of an article."""

    def change_measure(self, cells: int) -> None:
        """Make the lines of the article longer or shorter."""

    def open_article(self, typed: str) -> None:
        """Open an article; this one stays open."""

    def set_margins(self, typed: str) -> None:
        """Set the empty columns on both sides of the article."""

    def set_measure(self, typed: str) -> None:
        """Set the longest line of the article."""

    def show_articles(self) -> None:
        """List the open articles and those read last; go to the one that is chosen."""

    def show_legend(self) -> None:
        """What the colours and signs mean."""

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""

    def apply_filter(self, typed: str) -> None:
        """List only what meets the filter, and dim the rest in the text; an empty one keeps everything."""

    def ask_filter(self) -> None:
        """Ask for a filter; it applies while it is typed."""

    def reorder(self) -> None:
        """Show the active panel in its next order."""

    def toggle_pin(self) -> None:
        """Follow the entity under the cursor, or stop."""

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

    def copy(self) -> None:
        """Copy the selection, or the annotation under the cursor."""

    def copy_yaml(self) -> None:
        """Copy the annotation under the cursor as it stands in the YAML."""

    def write_filtered(self, path: str) -> None:
        """Write what filter and pin keep as YAML and tell where."""

    def write_report(self, path: str) -> None:
        """Write the report as Markdown and tell where."""

    def set_mark(self, letter: str) -> None:
        """Give the cursor's place a letter, which it keeps."""

    def ask_add(self) -> None:
        """Ask as what the selection, or else the word here, shall be annotated."""

    def ask_merge(self) -> None:
        """Ask which entity this one is the same as."""

    def ask_source(self) -> None:
        """Ask who makes the claim."""

    def select(self) -> None:
        """Begin a selection at the cursor, or end it."""

    def set_extent(self) -> None:
        """Let the annotation that was current when the selection began cover the selection."""

    def split(self) -> None:
        """Make the mention under the cursor an entity of its own."""

    def write(self, path: str) -> bool:
        """Write the record as YAML, to ``path`` or to its usual place; tell where, or why not."""

    def ask_search(self) -> None:
        """Ask for a pattern; the nearest hit is shown while it is typed, in the list that has the focus."""

    def go_to_hit(self, step: int) -> None:
        """Go that many hits on or back, round at the ends."""

    def search(self, pattern: str) -> None:
        """Look for a pattern from the cursor on and go to the nearest hit."""

    @property
    def searching(self) -> bool:
        """Whether there are hits to go to: in the list that has the focus, else in the text."""
