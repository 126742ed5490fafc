"""The article: one line-API widget that draws only the lines in sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.strip import Strip

from tui.state.search import Search
from tui.text.highlighting import Highlight, mark_look, runs
from tui.text.marks import Mark, MarkIndex
from tui.text.minimap import filled_cells
from tui.text.running import running
from tui.text.wrapping import Layout, Row, layout_of
from tui.widgets.looks import StyledView

if TYPE_CHECKING:
    from annotate.record import Section

GUTTER = 2
SCROLL_OFF = 3
_STRIPS = 1000


@dataclass(frozen=True, slots=True)
class View:
    """Everything the lines depend on besides text and width; compared by identity and value.

    Attributes:
        index: The marks.
        search: The hits.
        hit: The hit that the search stands on.
        current: Id of the annotation under the cursor or chosen in a panel.
        lit: Ids whose marks light up.
        kept: Ids that the filter keeps; none where there is no filter.
        selected: Range selected by keyboard.
        labels: Letters to jump with, each over the character at its offset.
    """

    index: MarkIndex
    search: Search
    hit: tuple[int, int] | None = None
    current: str | None = None
    lit: frozenset[str] = frozenset()
    kept: frozenset[str] | None = None
    selected: tuple[int, int] | None = None
    labels: tuple[tuple[int, str], ...] = ()


class TextView(StyledView, can_focus=True, inherit_bindings=False):
    """The exact text, wrapped to a measure, with a cursor and highlights.

    Offsets are code points into the text. What belongs to the record comes in
    with :meth:`look`, so drawing a line is a function of the view's state.
    """

    # Selecting is our own, so that keys and mouse select the same way.
    ALLOW_SELECT = False

    def __init__(
        self,
        text: str,
        sections: tuple[Section, ...] = (),
        *,
        measure: int = 72,
        margins: int = 2,
        at: int = 0,
    ) -> None:
        """Show ``text``.

        Args:
            text: The exact text.
            sections: Its parts, in order.
            measure: The longest line, in cells.
            margins: Empty cells at its sides.
            at: Where the cursor stands at first.
        """
        super().__init__(id="article")
        self.text = text
        self.measure = measure
        self.margins = margins
        self.cursor = min(at, len(text))
        self.view = View(MarkIndex(), Search(""))
        self._shown = running(text, sections)
        self._sections = sections
        self._section_starts = [section.start for section in sections]
        self._blank_lines = _has_blank_lines(text)
        self._goal = 0
        self._pressed: int | None = None
        self._layout = Layout("", measure)
        self._laid_out: tuple[int, int] | None = None
        self._read: tuple[int, int] | None = None
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(_STRIPS)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._maps: LRUCache[tuple[object, ...], tuple[str, list[bool]]] = LRUCache(4)
        self._drawn_for = ("", False)

    # What is shown

    def look(self, view: View) -> None:
        """Draw with other marks, hits or states; nothing happens when they are the same."""
        if view != self.view:
            if view.index is not self.view.index or view.search is not self.view.search:
                self._strips.clear()
                self._maps.clear()
            self.view = view
            self.refresh()

    def set_text(self, text: str, sections: tuple[Section, ...]) -> None:
        """Show another text; the cursor stays as near as it can."""
        self.text = text
        self._shown = running(text, sections)
        self._blank_lines = _has_blank_lines(text)
        self._sections = sections
        self._section_starts = [section.start for section in sections]
        self.cursor = min(self.cursor, len(text))
        self._laid_out = None
        self._lay_out()

    def set_measure(self, measure: int) -> None:
        """Another longest line, at least 20 cells; the cursor's line stays in sight."""
        self.measure = max(measure, 20)
        self._lay_out()

    def set_margins(self, cells: int) -> None:
        """Another number of empty cells at both sides."""
        self.margins = cells
        self._lay_out()

    @property
    def text_width(self) -> int:
        """Cells that a line of text has."""
        return max(
            min(self.measure, self.size.width - GUTTER - 1 - 2 * min(self.margins, self.size.width // 8)), 2
        )

    @property
    def _left(self) -> int:
        """Cells before the gutter; the column of text stands in the middle."""
        return max((self.size.width - self.text_width - GUTTER) // 2, 0)

    def on_resize(self) -> None:
        """Wrap again when the width changes."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.text_width
        if self.size.width == 0 or self._laid_out == (width, self.size.height):
            return
        read = self._read if self._laid_out is not None else None
        if self._laid_out is None or self._laid_out[0] != width:
            self._layout = layout_of(self._shown, width)
        self._laid_out = None
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(self._layout))
        if read is not None:
            self._scroll(self._layout.line_of(read[0]) - min(read[1], self.size.height - 1))
        else:
            self.reveal(self.cursor)
        if read is None or read[0] == self.cursor:
            self.keep_cursor_in_sight()
        # However often the size changes, the row is that which the reader chose.
        self._laid_out = (width, self.size.height)
        self._read = read or self._row_read()
        self.refresh()

    def _row_read(self) -> tuple[int, int]:
        """The place that is being read, and its row: the cursor's, or the first in sight without it."""
        top, line = round(self.scroll_y), self._layout.line_of(self.cursor)
        if 0 <= line - top < self.size.height:
            return self.cursor, line - top
        return self._layout.span(min(top, len(self._layout) - 1))[0], 0

    def note_row(self) -> None:
        """Remember the row that is read, after it was chosen by moving or scrolling."""
        if self._laid_out == (self.text_width, self.size.height):
            self._read = self._row_read()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolling chooses the row that is read; a change of size does not."""
        super().watch_scroll_y(old_value, new_value)
        self.note_row()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the viewport."""
        if self._laid_out is None:
            # The first frame is drawn before the size is told.
            self._lay_out()
        theme = (self.app.theme, self.has_focus)
        if theme != self._drawn_for:
            self._drawn_for = theme
            self._styles.clear()
            self._strips.clear()
        line = round(self.scroll_y) + y
        base = self._style(())
        if line >= len(self._layout):
            return Strip.blank(self.size.width, base)
        key = self._key(line)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(line)
            self._strips[key] = strip
        if len(self._layout) <= self.size.height:
            return strip
        return Strip.join([strip.crop(0, self.size.width - 1), self._minimap_cell(y)])

    def _minimap_cell(self, y: int) -> Strip:
        """One cell at the right edge: whether something stands in that part of the text."""
        look, cells = self._minimap()
        lines, height = len(self._layout), self.size.height
        top = round(self.scroll_y) * height // lines
        seen = top <= y <= top + height * height // lines
        if cells[y]:
            return Strip([Segment("█" if seen else "▐", self._style((look,)))])
        return Strip([Segment("▕" if seen else " ", self._style(("muted",)))])

    def _minimap(self) -> tuple[str, list[bool]]:
        """The look of what the right edge shows, and its cells: hits, else what is lit, else claims."""
        view, height = self.view, self.size.height
        key = (view.lit, view.kept, height, len(self._layout))
        found = self._maps.get(key)
        if found is None:
            look, places = self._mapped()
            lines = len(self._layout)
            edges = [self._layout.span(row * lines // height)[0] for row in range(height)]
            found = look, filled_cells(places, [*edges, len(self.text) + 1])
            self._maps[key] = found
        return found

    def _mapped(self) -> tuple[str, list[int]]:
        view = self.view
        if view.search.hits:
            return "time", [start for start, _ in view.search.hits]
        if view.lit:
            marks = [mark for id in view.lit for mark in view.index.of(id)]
            return mark_look(marks[0]) if marks else "muted", sorted(mark.start for mark in marks)
        return "claim", [stop.start for stop in view.index.stops(("claim",)) if self._is_kept(stop.id)]

    def _key(self, line: int) -> tuple[object, ...]:
        """Every input of a line's look that may change without the cache being cleared."""
        view = self.view
        start, end = self._layout.span(line)
        cursor = (
            self.cursor if start <= self.cursor <= end and self._layout.line_of(self.cursor) == line else None
        )
        return (
            line,
            self.size.width,
            cursor,
            view.current,
            view.lit,
            view.kept,
            view.hit,
            view.selected,
            view.labels,
        )

    def _draw(self, line: int) -> Strip:
        row = self._layout.row(line)
        base = self._style(())
        labels = {offset: letter for offset, letter in self.view.labels if row.start <= offset < row.end}
        marks = list(self.view.index.crossing(row.start, row.end, rejected=True))
        segments = [Segment(" " * self._left, base), *self._gutter(marks)]
        for start, end, looks in runs(
            row.start, row.end, row.visible_end, self._highlights(line, row, marks)
        ):
            shown = row.shown(start, end)
            if start in labels:
                shown = labels[start].ljust(cell_len(shown))
            segments.append(Segment(shown, self._style(looks)))
        if self.has_focus and self.cursor == row.end and self._layout.line_of(self.cursor) == line:
            segments.append(Segment(" ", self._style(("cursor",))))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _gutter(self, marks: list[Mark]) -> Iterator[Segment]:
        """A bar beside the lines on which somebody claims something."""
        claims = {
            mark.id
            for mark in marks
            if mark.part == "content" and mark.status != "rejected" and self._is_kept(mark.id)
        }
        if not claims:
            yield Segment(" " * GUTTER, self._style(()))
            return
        now = self.view.current in claims or bool(claims & self.view.lit)
        yield Segment("┃" if now else "│", self._style(("claim", "strong") if now else ("claim",)))
        yield Segment(" " * (GUTTER - 1), self._style(()))

    def _highlights(self, line: int, row: Row, marks: list[Mark]) -> Iterator[Highlight]:
        view = self.view
        section = bisect_right(self._section_starts, row.start) - 1
        if section >= 0 and self._sections[section].kind in ("title", "boilerplate"):
            found = self._sections[section]
            yield Highlight(found.start, found.end, found.kind)
        for mark in marks:
            if mark.status == "rejected":
                if mark.id == view.current:
                    yield Highlight(mark.start, mark.end, "rejected")
                continue
            if mark.kind == "event" and mark.id != view.current and mark.id not in view.lit:
                continue
            kept = self._is_kept(mark.id)
            if kept or mark.kind != "claim":
                yield Highlight(mark.start, mark.end, mark_look(mark) if kept else "dimmed")
            if mark.id == view.current:
                yield Highlight(mark.start, mark.end, "current")
            elif mark.id in view.lit and kept:
                yield Highlight(mark.start, mark.end, "lit")
        for start, end in view.search.crossing(row.start, row.end):
            yield Highlight(start, end, "hit-now" if (start, end) == view.hit else "hit")
        if view.selected:
            yield Highlight(*view.selected, "selected")
        for offset, _ in view.labels:
            if row.start <= offset < row.end:
                yield Highlight(*row.cluster_at(offset), "hit-now")
        if self.has_focus and self._layout.line_of(self.cursor) == line:
            yield Highlight(*row.cluster_at(self.cursor), "cursor")

    def _is_kept(self, id: str) -> bool:
        return self.view.kept is None or id in self.view.kept

    # What is in sight

    def reveal(self, offset: int) -> None:
        """Bring a place into sight without moving the cursor."""
        if not self._comfortable(offset):
            line, _ = self._layout.place_of(offset)
            self._scroll(line - self.size.height // 3)

    def keep_cursor_in_sight(self) -> None:
        """Scroll as little as needed to show the cursor with some lines around it."""
        line = self._layout.line_of(self.cursor)
        height = self.size.height
        margin = min(SCROLL_OFF, max((height - 1) // 2, 0))
        top = round(self.scroll_y)
        if line < top + margin:
            self._scroll(line - margin)
        elif line > top + height - 1 - margin:
            self._scroll(line - height + 1 + margin)

    def _comfortable(self, offset: int) -> bool:
        line = self._layout.line_of(offset)
        top = round(self.scroll_y)
        return top + 1 <= line < top + max(self.size.height - 2, 1)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(top, 0), animate=False, immediate=True, force=True)

    @property
    def in_sight(self) -> tuple[int, int]:
        """The half-open range of code points that the viewport shows."""
        top = min(round(self.scroll_y), len(self._layout) - 1)
        bottom = min(top + max(self.size.height, 1), len(self._layout)) - 1
        return self._layout.span(top)[0], self._layout.span(bottom)[1]

    @property
    def progress(self) -> float:
        """How far down the last line in sight is, from 0 to 1."""
        lines = len(self._layout)
        return min((round(self.scroll_y) + self.size.height) / lines, 1.0) if lines else 1.0

    @property
    def line_count(self) -> int:
        """Number of screen lines."""
        return len(self._layout)


def _has_blank_lines(text: str) -> bool:
    """Whether paragraphs are parted by empty lines, and single line ends mean nothing."""
    return "\n\n" in text or "\r\n\r\n" in text
