"""The list of a dossier's rows: one line each, the selected one whole, places below it, words in context."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from tui.panels.base import Entry, Line
from tui.state.dossier.rows import Context, Row, Spot
from tui.text.fitting import fitted, fitted_end, spread, wrapped
from tui.widgets.panel import Panel

PLACE = "@"
_INDENT = 4
_TALLEST = 8
_WIDEST_PAPER = 32
_SIGN = 2


class RowList(Panel):
    """The rows of a page; the selected one has as many lines as it needs, and its places below it.

    Attributes:
        rows: By id.
        papers: What the articles are called, by id.
        headed: Whether rows stand under headings that name their article.
    """

    def __init__(self) -> None:
        """No rows yet."""
        super().__init__(id="cards", title="Dossier", waiting="Reading the articles…")
        self.rows: dict[str, Row] = {}
        self.papers: dict[str, str] = {}
        self.headed = True

    @property
    def listed(self) -> Sequence[Row]:
        """The rows from the first to the last."""
        return list(self.rows.values())

    @property
    def row(self) -> Row | None:
        """The selected row, or the one whose place is selected."""
        return self.rows.get((self.chosen or "").split(PLACE)[0])

    @property
    def spot(self) -> Spot | None:
        """The selected place, or the first one of the selected row."""
        place = self._place(self.chosen)
        return place or (self.row.spots[0] if self.row and self.row.spots else None)

    @property
    def on_place(self) -> bool:
        """Whether a place of a row is selected, and not the row."""
        return self._place(self.chosen) is not None

    def _place(self, id: str | None) -> Spot | None:
        """The place of a row that an entry stands for; none where it is none."""
        of, mark, number = (id or "").rpartition(PLACE)
        row = self.rows.get(of)
        return row.spots[int(number)] if mark and row is not None else None

    @property
    def grows(self) -> bool:
        """The selected entry is shown whole."""
        return True

    def height_of(self, entry: Entry, width: int, *, selected: bool = False) -> int:
        """One line and its notes; as many as its words need while it is selected."""
        if entry.id is None:
            return 1
        if selected:
            return len(self.draw(entry, width, selected=True))
        row = self.rows.get(entry.id)
        return 1 + len(row.notes) if row else 1

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:
        """A heading, a row, or one of its places."""
        if entry.id is None:
            return [((fitted(entry.label, width), "muted"),)]
        spot = self._place(entry.id)
        if spot is not None:
            return self._draw_spot(spot, width, selected)
        row = self.rows[entry.id]
        if row.context is not None:
            return self._draw_context(row, row.context, width, selected)
        sign = f"{row.sign:{_SIGN}}"
        room = width - _SIGN - 1
        if selected:
            lines = wrapped(row.words, room, _TALLEST - 1) or [""]
            drawn: list[Line] = [((sign, "claim"), (lines[0], row.look))]
            drawn += [((" " * _SIGN, ""), (line, row.look)) for line in lines[1:]]
            if row.right:
                drawn.append(((" " * _SIGN, ""), (fitted(row.right, room), "muted")))
            below = (*row.wordings, *row.notes)
            drawn += [_note(line, width) for note in below for line in wrapped(note, room - _SIGN, 3)]
            return drawn
        words, right = spread(row.words, fitted(row.right, max(width * 2 // 5, 12)), room)
        drawn = [((sign, "claim"), (words, row.look), (right, "muted"))]
        return [*drawn, *(_note(fitted(note, room - _SIGN), width) for note in row.notes)]

    def _draw_context(self, row: Row, context: Context, width: int, selected: bool) -> list[Line]:
        """The words in one column with those of all other rows, what is around them at both sides."""
        right = "" if self.headed else fitted(row.right, max(width // 4, 10))
        room = width - 1 - (cell_len(right) + 2 if right else 0)
        before = room * 2 // 5
        head = fitted_end(context.before, before)
        words = fitted(context.words, room - before)
        rest = max(room - before - cell_len(words), 0)
        after = set_cell_size(fitted(context.after, rest), rest)
        return [
            (
                (" " * (before - cell_len(head)) + head, "" if selected else "muted"),
                (words, "claim"),
                (after, "" if selected else "muted"),
                (f"  {right}" if right else "", "muted"),
            )
        ]

    def _draw_spot(self, spot: Spot, width: int, selected: bool) -> list[Line]:
        paper = fitted(self.papers.get(spot.document, spot.document), min(_WIDEST_PAPER, width // 3))
        room = max(width - _INDENT - len(paper) - 3, 10)
        head = (" " * _INDENT, ""), (f"{paper}  ", "strong")
        if not selected:
            return [(*head, (fitted(spot.words, room), ""))]
        lines = wrapped(spot.words, room, _TALLEST - 2) or [""]
        drawn: list[Line] = [(*head, (lines[0], ""))]
        blank = " " * (_INDENT + len(paper) + 2)
        drawn += [((blank, ""), (line, "")) for line in lines[1:]]
        if spot.because:
            drawn += [((blank, ""), (line, "muted")) for line in wrapped(spot.because, room, 2)]
        return drawn


def _note(line: str, width: int) -> Line:
    return ((" " * min(2 * _SIGN, width), ""), (line, "muted"))


def entries_of(rows: Sequence[Row], unfolded: set[str]) -> list[Entry]:
    """The entries of rows: headings, rows, and the places of those that are unfolded."""
    entries: list[Entry] = []
    heading = ""
    for row in rows:
        if row.heading != heading:
            heading = row.heading
            entries.append(Entry(None, label=heading))
        entries.append(Entry(row.id))
        if row.id in unfolded:
            entries += [Entry(f"{row.id}{PLACE}{number}") for number in range(len(row.spots))]
    return entries
