"""A list drawn line by line, with a heading in its border: the panels, and the library."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.panels.base import Entry, Line
from tui.text.fitting import fitted, wrapped
from tui.widgets.looks import StyledView


class Rows:
    """Entries that a list shows, looked through once.

    Attributes:
        entries: From the first to the last.
        message: What stands there when there are none.
        places: Where the entry of every annotation stands, which is that of the one that holds it.
        held: Ids of what is folded away.
        measured: A width, the lines that each entry takes there while none is selected, and where it begins.
    """

    def __init__(self, entries: list[Entry], message: str) -> None:
        """Look through them."""
        self.entries, self.message = entries, message
        folded = [(place, entry.holds) for place, entry in enumerate(entries) if entry.holds]
        self.places = {id: place for place, holds in folded for id in holds}
        self.held = frozenset(self.places)
        self.places |= {entry.id: place for place, entry in enumerate(entries) if entry.id is not None}
        self.measured: tuple[int, list[int], list[int]] | None = None


class Resized(Message):
    """A panel has another size."""


class Panel(StyledView, can_focus=True, inherit_bindings=False):
    """A list of annotations that selects one and follows the text.

    A subclass fills ``entries`` and draws one with :meth:`draw`.
    """

    ALLOW_SELECT = False

    class Selected(Message):
        """Another entry is selected by hand."""

        def __init__(self, panel: Panel, id: str) -> None:
            """Remember which."""
            self.panel = panel
            self.id = id
            super().__init__()

    class Opened(Message):
        """An entry was clicked twice: go to its place."""

        def __init__(self, id: str) -> None:
            """Remember which."""
            self.id = id
            super().__init__()

    def __init__(self, *, id: str, title: str, waiting: str) -> None:
        """An empty panel that waits.

        Args:
            id: The widget's.
            title: What the list is called.
            waiting: What stands there as long as nothing is known.
        """
        super().__init__(id=id, classes="panel")
        self.title, self.waiting = title, waiting
        self.entries: list[Entry] = []
        self.selected: int | None = None
        # What was selected before it was hidden while something is typed.
        self._hidden: str | None = None
        # What is to be selected as soon as the panel has the focus.
        self._wanted: str | None = None
        self.message = waiting
        self._heights: list[int] = []
        self._tops: list[int] = []
        self._rows = Rows(self.entries, waiting)
        self._places: dict[str, int] = {}
        self._strips: LRUCache[tuple[object, ...], list[Strip]] = LRUCache(500)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._drawn_for: tuple[object, ...] = ()

    # What is shown

    def fill(self, rows: Rows) -> None:
        """Show other rows; the selection stays on the same annotation where it can."""
        before, place = self.chosen or self._hidden, self.selected
        self._rows, self.entries, self.message, self._places = rows, rows.entries, rows.message, rows.places
        self.selected = self._places.get(before or "")
        self._hidden = before if self.selected is None else None
        self._measure()
        if self.selected is not None:
            self._bring_into_sight(self.selected)
        elif self.has_focus and self._places:
            # What was selected is gone: what stands there now takes its place.
            self._choose(min(self._places.values(), key=lambda at: abs(at - (place or 0))))
        self.refresh()

    def heights_of(self, entries: Sequence[Entry], width: int) -> list[int]:
        """Lines that entries take at a width while none of them is selected."""
        return [self.height_of(entry, width) for entry in entries]

    def height_of(self, entry: Entry, width: int, *, selected: bool = False) -> int:  # noqa: ARG002
        """Lines that an entry takes at a width, and while it is selected."""
        return entry.height if width > 0 else 1

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:
        """The lines of an entry: pieces of text, each with the name of its look."""
        raise NotImplementedError

    def unfold(self) -> bool:
        """Show what the selected entry holds, or fold it away again; tell whether it holds anything."""
        return False

    @property
    def grows(self) -> bool:
        """Whether an entry may have more lines while it is selected."""
        return False

    @property
    def chosen(self) -> str | None:
        """Id of the selected annotation."""
        return self.entries[self.selected].id if self.selected is not None else None

    @property
    def ids(self) -> list[str]:
        """Ids of what is listed, from the first to the last; folded ones too."""
        return [entry.id for entry in self.entries if entry.id]

    def has(self, id: str) -> bool:
        """Whether there is an entry for ``id``."""
        return id in self._places

    def follow(self, id: str | None, *, when_entered: bool = False) -> None:
        """Select an entry without telling anybody.

        Args:
            id: What it is about; none selects nothing.
            when_entered: Only when the panel gets the focus, whatever is followed until then.
        """
        if when_entered:
            self._wanted = id
        else:
            self._select(self._places.get(id or ""))

    def heading(self, names: Content) -> None:
        """Write the panel's heading in its border."""
        self.border_title = names

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the viewport."""
        drawn_for = (self.app.theme, self.has_focus, self.size.width)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            # A panel that was hidden may be drawn before it is told its size.
            self._find_tops()
            self._styles.clear()
        width = self.size.width
        if not self.entries:
            return self._message_line(y, width)
        line = round(self.scroll_y) + y
        if line >= self._tops[-1]:
            return Strip.blank(width, self._style(()))
        place = bisect_right(self._tops, line) - 1
        key = (place, place == self.selected, self._heights[place])
        strips = self._strips.get(key)
        if strips is None:
            strips = self._draw_entry(place, width)
            self._strips[key] = strips
        return strips[line - self._tops[place]]

    def _draw_entry(self, place: int, width: int) -> list[Strip]:
        entry, selected = self.entries[place], place == self.selected
        state = (("selected",) if self.has_focus else ("followed",)) if selected else ()
        base = self._style(state)
        mark = "▌" if selected else " "
        strips = []
        height = self._tops[place + 1] - self._tops[place]
        for line in [*self.draw(entry, width - 1, selected=selected), *[()] * height][:height]:
            segments = [Segment(mark, self._style(("claim", *state) if selected else ()))]
            for text, look in line:
                segments.append(Segment(text, self._style((*((look,) if look else ()), *state))))
            strips.append(Strip(segments).adjust_cell_length(width, base))
        return strips

    def _message_line(self, y: int, width: int) -> Strip:
        lines = wrapped(self.message, width - 2, 6)
        text = lines[y - 1] if 0 < y <= len(lines) else ""
        return Strip([Segment(f" {text}", self._style(("muted",)))]).adjust_cell_length(
            width, self._style(())
        )

    # Moving

    def move_lines(self, count: int) -> None:
        """Select the next entries (or those before), headings left out."""
        step = 1 if count > 0 else -1
        place = self.selected if self.selected is not None else (-1 if count > 0 else len(self.entries))
        for _ in range(abs(count)):
            following = place + step
            while 0 <= following < len(self.entries) and self.entries[following].id is None:
                following += step
            if not 0 <= following < len(self.entries):
                break
            place = following
        self._choose(place)

    def move_pages(self, pages: float) -> None:
        """Move by parts of the panel's height."""
        self.move_lines(round(pages * max(self.size.height - 1, 1)) or (1 if pages > 0 else -1))

    def scroll_lines(self, count: int) -> None:
        """Scroll without selecting."""
        self.scroll_to(y=round(self.scroll_y) + count, animate=False, immediate=True)

    def move_paragraphs(self, count: int) -> None:
        """Move to the entry after the next heading (or before)."""
        headings = [place for place, entry in enumerate(self.entries) if entry.id is None]
        now = self.selected or 0
        wanted = (
            [place for place in headings if place > now]
            if count > 0
            else [place for place in reversed(headings) if place < now - 1]
        )
        if wanted:
            self._choose(wanted[min(abs(count), len(wanted)) - 1] + 1)

    def move_sections(self, count: int) -> None:
        """The same as moving by groups."""
        self.move_paragraphs(count)

    def to_number(self, number: int) -> None:
        """Select an entry, counted from 1."""
        self.to_start()
        self.move_lines(number - 1)

    def select(self, id: str) -> None:
        """Select the entry of ``id`` by hand."""
        self._choose(self._places.get(id, -1))

    def to_start(self) -> None:
        """Select the first entry."""
        self._select(None)
        self.move_lines(1)

    def to_end(self) -> None:
        """Select the last entry."""
        self._select(None)
        self.move_lines(-1)

    def on_click(self, event: events.Click) -> None:
        """A click selects; a second one goes to the place."""
        inside = event.get_content_offset(self)
        line = round(self.scroll_y) + inside.y if inside else -1
        if not self.entries or not 0 <= line < self._tops[-1]:
            return
        place = bisect_right(self._tops, line) - 1
        self._choose(place)
        chosen = self.chosen
        if event.chain > 1 and chosen:
            self.post_message(self.Opened(chosen))

    def on_resize(self) -> None:
        """Fit the scrolled area; what is selected stays in sight."""
        self._measure()
        if self.selected is not None:
            self._bring_into_sight(self.selected)
        self.post_message(Resized())

    def on_focus(self) -> None:
        """Entering a panel selects something."""
        wanted, self._wanted = self._wanted, None
        if wanted in self._places:
            self._select(self._places[wanted])
        if self.selected is None:
            self.move_lines(1)
        elif self.chosen:
            self.post_message(self.Selected(self, self.chosen))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.entries) and self.entries[place].id is not None and place != self.selected:
            self._select(place)
            self.post_message(self.Selected(self, self.entries[place].id or ""))

    def _select(self, place: int | None) -> None:
        self._hidden = None
        if place == self.selected:
            return
        before, self.selected = self.selected, place
        if self.grows:
            self._measure_again(before, place)
            self._fit()
        if place is not None:
            self._bring_into_sight(place)
        self.refresh()

    def _bring_into_sight(self, place: int) -> None:
        top, bottom = self._tops[place], self._tops[place + 1]
        if place and self.entries[place - 1].id is None:
            top = self._tops[place - 1]
        height = self.size.height
        if not height:
            return
        if top < self.scroll_y:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
        elif bottom > self.scroll_y + height:
            self.scroll_to(y=bottom - height, animate=False, immediate=True, force=True)

    def _measure(self) -> None:
        self._find_tops()
        self._fit()

    def _fit(self) -> None:
        """Scroll over as many lines as there are."""
        self.virtual_size = Size(self.size.width, self._tops[-1] if self.entries else 1)

    def _find_tops(self) -> None:
        self._strips.clear()
        width = self.size.width - 1
        if self._rows.measured is None or self._rows.measured[0] != width:
            heights = self.heights_of(self.entries, width)
            self._rows.measured = width, heights, [0, *accumulate(heights)]
        _, heights, self._tops = self._rows.measured
        self._heights = [*heights]
        if self.selected is not None:
            self._measure_again(self.selected)

    def _measure_again(self, *places: int | None) -> None:
        """Measure entries that were or are selected; everything below them moves."""
        changed = False
        for place in places:
            if place is not None and place < len(self._heights):
                before = self._heights[place]
                self._heights[place] = self.height_of(
                    self.entries[place], self.size.width - 1, selected=place == self.selected
                )
                changed |= before != self._heights[place]
        if changed:
            self._tops = [0, *accumulate(self._heights)]


def hanging(label: str, look: str, text: str, column: int, width: int) -> list[Content]:
    """A label in a column of its own and the text wrapped beside it.

    Args:
        label: Cut to the column.
        look: Style of the label.
        text: Any text.
        column: Cells of the label's column, a space after it included.
        width: Cells of a line.
    """
    lines = wrapped(text, max(width - column, 10), 40) or [""]
    head = set_cell_size(fitted(label, column - 1), column)
    rest = [Content(" " * column + line) for line in lines[1:]]
    return [Content.assemble((head, look), lines[0]), *rest]
