"""What a screen is made of, as commands see it: the text, the panes, what searches, keeps and annotates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, Protocol

from annotate.dossier.model import Decision
from annotate.record import Annotations, Published
from tui.records.cards import Card
from tui.records.record_file import Keeper

PanelSize = Literal["usual", "tall", "full"]


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

    @property
    def in_sight(self) -> tuple[int, int]:
        """The half-open range of the text that is in sight."""

    def focus(self) -> object:
        """Let the text have the focus."""

    def reveal(self, offset: int) -> None:
        """Bring a place into sight without going there."""

    def after(self, offset: int) -> int:
        """The place after the visible character there."""

    def move_cells(self, count: int) -> None:
        """Move in the line."""

    def move_words(self, count: int) -> None:
        """Move by words."""

    def select_words(self, anchor: int, count: int) -> int:
        """Move so that whole words lie between here and where a selection began; where it begins now."""

    def to_line_start(self) -> None:
        """Move to the start of the line."""

    def to_line_end(self) -> None:
        """Move to the end of the line."""


class Keys(Protocol):
    """Which keys the commands have."""

    def key_of(self, name: str) -> str:
        """The first key of a command, as one reads it; empty where it has none."""


class Panes(Protocol):
    """What stands beside and below the text, and which of it has the focus."""

    @property
    def number(self) -> int:
        """How many panels there are."""

    @property
    def names(self) -> Sequence[str]:
        """What the settings call them, from the first to the last."""

    @property
    def focused(self) -> int:
        """Number of the panel that has the focus, counted from 1; 0 for the text."""

    @property
    def active(self) -> int:
        """Number of the panel that is the largest, or the only one where there is little room."""

    @property
    def chosen(self) -> str | None:
        """Id of the entry that is selected in the panel that has the focus."""

    @property
    def listed(self) -> Sequence[str]:
        """Ids of what the panel that has the focus lists, from the first to the last; none in the text."""

    def to_text(self) -> None:
        """To the text, where the cursor was left."""

    def to_panel(self, number: int) -> None:
        """To a panel, counted from 1."""

    def show_panel_of(self, id: str) -> None:
        """Where only one panel has room, show the one with an annotation."""

    def show_entry(self, id: str) -> None:
        """Let every list that has an annotation show it, unfolded, as the selected one."""

    def choose(self, id: str) -> None:
        """Select an entry in the panel that has the focus."""

    def unfold(self) -> bool:
        """Show what the entry there holds, or fold it away again; whether it holds anything."""

    def reorder(self) -> str:
        """Show the active panel in its next order, and tell which that is; empty where there is none."""

    def list_more(self, step: int, number: int | None) -> str:
        """List more of what the active panel has, or fewer, and tell it; empty where it lists all anyhow."""

    @property
    def sizes(self) -> tuple[PanelSize, ...]:
        """The sizes a panel can have, the usual one first."""

    @property
    def size(self) -> PanelSize:
        """The one it has."""

    def resize(self, size: PanelSize) -> None:
        """Give the active panel another one."""

    @property
    def zen(self) -> bool:
        """Whether only the text is shown."""

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""

    @property
    def detail_open(self) -> bool:
        """Whether the pane that tells why is shown."""

    def toggle_detail(self) -> None:
        """Show or hide it."""

    def scroll_detail(self, lines: int) -> None:
        """Scroll in it."""


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

    def stop(self) -> None:
        """Show no hits any more."""

    def leave_list(self) -> None:
        """Forget what was looked for in a list."""


class Narrows(Protocol):
    """What filters, and follows an entity."""

    def ask(self) -> None:
        """Ask for a filter; it applies while it is typed."""

    def apply(self, typed: str) -> None:
        """List only what meets the filter, and dim the rest in the text; an empty one keeps everything."""

    def follow(self, entity: str | None) -> str:
        """Follow an entity, or nobody; what is kept then, in words."""


class Saves(Protocol):
    """What takes changed records, and keeps them in their file."""

    @property
    def keeper(self) -> Keeper:
        """What keeps the record."""

    def take_change(self, name: str, record: Annotations, message: str) -> None:
        """Take a corrected record: into the journal, on the screen, into the file; then tell."""

    def show_change(self, message: str) -> None:
        """Show the record after a change, save it, and tell."""

    def write(self, path: str) -> bool:
        """Write the record to its usual place, or to ``path`` in its form; tell where, or why not."""

    def into(self, path: str, write: Callable[[Path], bool]) -> bool:
        """Write something to a path: never over an article, over what others made only when told to."""


class Annotates(Protocol):
    """What lets the engine annotate."""

    @property
    def own_date(self) -> Published:
        """What the article itself says about its day of publication."""

    def set_date(self, published: Published) -> None:
        """Annotate with another publication date, a correction like any other; those there are stay."""

    def follow_date(self, told: str = "") -> None:
        """Annotate with the publication date that the record has now, after undo or redo."""


class Asks(Protocol):
    """What asks for something."""

    def ask(self) -> None:
        """Ask for it."""


class Cards(Moved, Protocol):
    """The articles of the library.

    Attributes:
        message: What stands there when none are listed.
    """

    message: str

    @property
    def cards(self) -> dict[str, Card]:
        """What is known about each, by its name."""

    @property
    def ids(self) -> list[str]:
        """The names of those that are listed, from the first to the last."""

    @property
    def chosen(self) -> str | None:
        """The name of the selected one."""

    def select(self, id: str) -> None:
        """Select another one."""


class Decides(Protocol):
    """What keeps the decisions about a dossier."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All that was decided."""

    def decide(self, decisions: tuple[Decision, ...], words: str) -> None:
        """Make the dossier again with other decisions, keep them, and tell what was decided."""

    def take_back(self) -> None:
        """Take back the last decision, and tell which it was."""
