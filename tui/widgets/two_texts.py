"""Two texts that scroll together: side by side, one below the other paragraph by paragraph, or one alone."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from tui.state.dossier.beside import Beside, Block
from tui.text.highlighting import Highlight, runs
from tui.text.wrapping import Layout, Row
from tui.widgets.looks import StyledView

BESIDE, STACKED, ALONE = LAYOUTS = ("side by side", "one below the other", "one alone")
# From so many cells on there is room for two.
ROOM_FOR_TWO = 100
_GUTTER = " │ "
_SIGNS = ("<", ">")
_WIDEST = 76


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the screen: a row of the left text, one of the right text, or both."""

    block: int
    left: Row | None = None
    right: Row | None = None
    same: bool = False


class TwoTexts(StyledView, can_focus=True, inherit_bindings=False):
    """Two articles, paragraph beside paragraph.

    Attributes:
        arrangement: One of ``LAYOUTS``; empty for what suits the width.
    """

    ALLOW_SELECT = False

    def __init__(self, shown: Beside) -> None:
        """Show two articles."""
        super().__init__(id="cards", classes="panel")
        self.shown = shown
        self.arrangement = ""
        self.difference: int | None = None
        self._lines: list[_Line] = []
        self._tops: list[int] = []
        self._styles: dict[tuple[str, ...], Style] = {}
        self._drawn_for: tuple[object, ...] = ()

    @property
    def layout_now(self) -> str:
        """The arrangement in force."""
        return self.arrangement or (BESIDE if self.size.width >= ROOM_FOR_TWO else STACKED)

    @property
    def block(self) -> int:
        """The block at the top."""
        line = min(max(round(self.scroll_y), 0), len(self._lines) - 1)
        return self._lines[line].block if self._lines else 0

    def show(self, shown: Beside, block: int, difference: int | None = None) -> None:
        """Show other texts, or the same ones otherwise, from a block on."""
        self.shown, self.difference = shown, difference
        self._arrange()
        self.to_block(block)
        self.refresh()

    def to_block(self, block: int) -> None:
        """Scroll to a block, some lines below the top."""
        top = self._tops[block] if block < len(self._tops) else 0
        self.scroll_to(y=max(top - self.size.height // 4, 0), animate=False, immediate=True, force=True)

    # Lines

    def on_resize(self) -> None:
        """Lay the texts out anew; what was at the top stays there."""
        block = self.block
        self._arrange()
        top = self._tops[block] if block < len(self._tops) else 0
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _arrange(self) -> None:
        width = self.size.width
        if not width:
            return
        column = self._column
        layouts = [Layout(text, column) for text in self.shown.texts]
        self._lines, self._tops = [], []
        for number, block in enumerate(self.shown.blocks):
            self._tops.append(len(self._lines))
            rows = [_rows(layouts[0], block.left), _rows(layouts[1], block.right)]
            lines = self._lines_of(number, block, *rows)
            self._lines += lines
            if lines:
                self._lines.append(_Line(number))
        self.virtual_size = Size(width, max(len(self._lines), 1))

    def _lines_of(self, number: int, block: Block, left: list[Row], right: list[Row]) -> list[_Line]:
        if self.layout_now == BESIDE:
            return [_Line(number, *rows) for rows in zip_longest(left, right)]
        if self.layout_now == ALONE:
            return [_Line(number, row) for row in left]
        lines = [_Line(number, row, same=block.same) for row in left]
        return lines if block.same else [*lines, *(_Line(number, None, row) for row in right)]

    @property
    def _column(self) -> int:
        """Cells of a line of text."""
        width = self.size.width
        if self.layout_now == BESIDE:
            return max((width - len(_GUTTER) - 1) // 2, 2)
        return max(min(width - 3, _WIDEST), 2)

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        drawn_for = (self.app.theme, self.size.width)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._styles.clear()
        width, base = self.size.width, self._style(())
        place = round(self.scroll_y) + y
        if not 0 <= place < len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[place]
        column = self._column
        if self.layout_now == BESIDE:
            left, right = self._drawn(line.left, 0, column), self._drawn(line.right, 1, column)
            segments = [Segment(" ", base), *left, Segment(_GUTTER, self._style(("muted",))), *right]
        elif self.layout_now == ALONE:
            segments = [Segment("  ", base), *self._drawn(line.left, 0, column)]
        else:
            side = 1 if line.right is not None else 0
            row = line.right or line.left
            sign = _SIGNS[side] if row is not None and not line.same else " "
            segments = [Segment(f"{sign} ", self._style(("claim",))), *self._drawn(row, side, column)]
        return Strip(segments).adjust_cell_length(width, base)

    def _drawn(self, row: Row | None, side: int, column: int) -> list[Segment]:
        if row is None:
            return [Segment(" " * column, self._style(()))]
        marks = [each for each in self.shown.marks[side] if each.start < row.end and row.start < each.end]
        now = self.shown.differences[self.difference] if self.difference is not None else None
        span = (now.right if side else now.left) if now else None
        if span is not None and span[0] < row.end and row.start < span[1]:
            marks = [_now(each, span) for each in marks] + [Highlight(*span, "strong")]
        segments = [
            Segment(row.shown(start, end), self._style(looks))
            for start, end, looks in runs(row.start, row.visible_end, row.visible_end, marks)
        ]
        length = sum(segment.cell_length for segment in segments)
        return [*segments, Segment(set_cell_size("", max(column - length, 0)), self._style(()))]

    # Moving

    def move_lines(self, count: int) -> None:
        """Scroll by lines."""
        self._to(round(self.scroll_y) + count)

    def scroll_lines(self, count: int) -> None:
        """Scroll by lines."""
        self.move_lines(count)

    def move_pages(self, pages: float) -> None:
        """Scroll by parts of the height."""
        self.move_lines(round(pages * max(self.size.height - 2, 1)))

    def move_paragraphs(self, count: int) -> None:
        """Scroll by paragraphs."""
        here = bisect_right(self._tops, round(self.scroll_y)) - 1
        if self._tops:
            self._to(self._tops[min(max(here + count, 0), len(self._tops) - 1)])

    def move_sections(self, count: int) -> None:
        """The same as by paragraphs."""
        self.move_paragraphs(count)

    def to_number(self, number: int) -> None:
        """Scroll to a paragraph, counted from 1."""
        self.to_start()
        self.move_paragraphs(number - 1)

    def to_start(self) -> None:
        """Scroll to the start."""
        self._to(0)

    def to_end(self) -> None:
        """Scroll to the end."""
        self._to(len(self._lines))

    def _to(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True, force=True)


def _now(mark: Highlight, span: tuple[int, int]) -> Highlight:
    """A mark of the difference that one is at, which stands out; any other one as it is."""
    is_there = mark.look == "hit" and span[0] <= mark.start and mark.end <= span[1]
    return Highlight(mark.start, mark.end, "hit-now") if is_there else mark


def _rows(layout: Layout, span: tuple[int, int] | None) -> list[Row]:
    if span is None:
        return []
    first, last = layout.line_of(span[0]), layout.line_of(max(span[1] - 1, span[0]))
    return [layout.row(line) for line in range(first, last + 1)]
