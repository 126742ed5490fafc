"""The dossier: several articles read as one, page by page."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import on
from textual.content import Content
from textual.message import Message

from annotate.dossier.model import Decision
from annotate.settings import ExportSettings
from annotate.support.names import is_url
from tui.commands.context import DossierShell
from tui.commands.registry import DOSSIER
from tui.engine.client import Engine
from tui.panels.base import Entry, Line
from tui.records.gathering import Gathering, Left
from tui.screens.boxes.help import HelpScreen
from tui.screens.listed import ListScreen
from tui.state.dossier.narrowing import MOST_PLACES, narrowed, occurrences
from tui.state.dossier.pages import PAGES
from tui.state.dossier.rows import Gathered, Row, Spot, several
from tui.text.fitting import fitted, spread, wrapped
from tui.widgets.panel import Panel
from tui.wording.describe import day

_PLACE = "@"
_INDENT = 4
_TALLEST = 8
_WIDEST_PAPER = 32


class RowList(Panel):
    """The rows of a page; the selected one has as many lines as it needs, and its places below it."""

    def __init__(self) -> None:
        """No rows yet."""
        super().__init__(id="cards", title="Dossier", waiting="Reading the articles…")
        self.rows: dict[str, Row] = {}
        self.spots: dict[str, Spot] = {}
        self.papers: dict[str, str] = {}

    @property
    def grows(self) -> bool:
        """The selected entry is shown whole."""
        return True

    def height_of(self, entry: Entry, width: int, *, selected: bool = False) -> int:
        """One line; as many as its words need while it is selected."""
        return len(self.draw(entry, width, selected=selected)) if selected and entry.id else 1

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:
        """A heading, a row, or one of its places."""
        if entry.id is None:
            return [((fitted(entry.label, width), "muted"),)]
        spot = self.spots.get(entry.id)
        if spot is not None:
            return self._draw_spot(spot, width, selected)
        row = self.rows[entry.id]
        sign = f"{row.sign:2}" if row.sign else "  "
        if not selected:
            words, right = spread(row.words, fitted(row.right, max(width * 2 // 5, 12)), width - 3)
            return [((sign, "claim"), (words, row.look), (right, "muted"))]
        lines = wrapped(row.words, width - 3, _TALLEST - 1) or [""]
        drawn: list[Line] = [((sign, "claim"), (lines[0], row.look))]
        drawn += [(("  ", ""), (line, row.look)) for line in lines[1:]]
        if row.right:
            drawn.append((("  ", ""), (fitted(row.right, width - 3), "muted")))
        return drawn

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


class DossierScreen(ListScreen[DossierShell]):
    """People, statements, timeline, conflicts and copies; every entry opens its article."""

    class Told(Message):
        """How far the work is."""

        def __init__(self, words: str) -> None:
            """Carry it in words."""
            self.words = words
            super().__init__()

    class Made(Message):
        """The dossier is there."""

        def __init__(self, gathered: Gathered | None) -> None:
            """Carry it; none where no article can be read."""
            self.gathered = gathered
            super().__init__()

    def __init__(
        self,
        names: Sequence[str],
        export: ExportSettings,
        keys: Mapping[str, tuple[str, ...]],
        engine: Engine,
    ) -> None:
        """Read articles as one.

        Args:
            names: Their paths and addresses.
            export: Where annotations are kept.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
            engine: Annotates what has no annotations yet.
        """
        listed = RowList()
        super().__init__(DOSSIER, keys, listed)
        self.list = listed
        self.names = list(names)
        self.page = next(iter(PAGES))
        self.wanted = ""
        self.words = ""
        self.everything = False
        self._hidden = 0
        self._gathering = Gathering(export, engine)
        self._gathered: Gathered | None = None
        self._rows: dict[str, list[Row]] = {}
        self._unfolded: set[str] = set()
        self._working = ""
        self._left = False
        self._drawn: tuple[object, ...] = ()

    def on_mount(self) -> None:
        """Read the articles."""
        self.status_bar.hints = self._hints()
        self.list.focus()
        self.draw()
        self.gather()

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Back from an article, which may have been corrected."""
        if self._gathered is not None and not self._working and self._gathering.is_outdated(self.names):
            self.gather()

    # Reading the articles

    def gather(self) -> None:
        """Make the dossier in the background, from what has changed and what is known."""
        if self._working:
            return
        self._working = "reading"
        threading.Thread(target=self._gather, name="dossier", daemon=True).start()

    def _gather(self) -> None:
        try:
            self.post_message(self.Made(self._gathering.gather(self.names, self._report)))
        except Left:
            return
        except Exception as error:  # The reader stays usable whatever the engine does.
            self._gathering.failed = {"the dossier": f"{type(error).__name__}: {error}"}
            self.post_message(self.Made(None))

    def _report(self, words: str) -> None:
        if self._left:
            raise Left
        self.post_message(self.Told(words))

    @on(Told)
    def _told(self, event: Told) -> None:
        self._working = event.words
        self.draw()

    @on(Made)
    def _made(self, event: Made) -> None:
        self._working = ""
        if event.gathered is not None:
            self._gathered = event.gathered
            self._rows.clear()
            self.list.papers = {
                id: " ".join(filter(None, (_day(event.gathered.day(id)), event.gathered.paper(id))))
                for id in event.gathered.documents
            }
        failed = self._gathering.failed
        if failed:
            name, why = next(iter(failed.items()))
            more = f", and {len(failed) - 1} more" if len(failed) > 1 else ""
            # The end of a path tells more than its beginning, and a line has not room for both.
            self.tell(f"Not in the dossier: {name if is_url(name) else Path(name).name} {why}{more}")
        if self._gathering.told:
            self.tell(self._gathering.told)
        self._drawn = ()
        self.draw()

    # Drawing

    def _draw(self) -> None:
        """List the rows of the page."""
        drawn = (
            self.page,
            self.wanted,
            self.words,
            self.everything,
            self._working,
            sorted(self._unfolded),
            id(self._gathered),
        )
        if drawn == self._drawn:
            return
        self._drawn = drawn
        gathered = self._gathered
        if gathered is None:
            self._draw_title()
            self.list.fill([], "No article can be read." if not self._working else f"{self._working} …")
            return
        page = PAGES[self.page]
        nothing = "Nothing has these words: Esc shows the page again." if self.words else page.nothing
        if self.wanted:
            nothing = "Nothing meets this filter: Esc takes it away."
        self.list.fill(list(self._entries(self._listed(gathered))), nothing)
        self._draw_title()
        if self.list.selected is None:
            self.list.move_lines(1)

    def _listed(self, gathered: Gathered) -> list[Row]:
        """The rows of the page, or the places of words, as far as they meet the filter."""
        if self.words:
            rows = occurrences(gathered, self.words)
        else:
            if self.page not in self._rows:
                self._rows[self.page] = list(PAGES[self.page].rows(gathered))
            rows = self._rows[self.page]
        self._hidden = 0
        if not (self.words or self.wanted or self.everything):
            self._hidden = sum(not row.is_main for row in rows)
            rows = [row for row in rows if row.is_main]
        rows = narrowed(rows, gathered, self.wanted)
        self.list.rows = {row.id: row for row in rows}
        self.list.spots = {
            f"{row.id}{_PLACE}{number}": spot for row in rows for number, spot in enumerate(row.spots)
        }
        return rows

    def _entries(self, rows: Sequence[Row]) -> list[Entry]:
        entries: list[Entry] = []
        heading = ""
        for row in rows:
            if row.heading != heading:
                heading = row.heading
                entries.append(Entry(None, label=heading))
            entries.append(Entry(row.id))
            if row.id in self._unfolded:
                entries += [Entry(f"{row.id}{_PLACE}{number}") for number in range(len(row.spots))]
        return entries

    def _draw_title(self) -> None:
        tabs = [
            Content.styled(
                f" {number} {page.title} ", "$accent bold" if self._is_shown(name) else "$mark-muted"
            )
            for number, (name, page) in enumerate(PAGES.items(), start=1)
        ]
        known = []
        if self.words:
            many = len(self.list.rows)
            known.append(f"/{self.words}: {'more than ' if many == MOST_PLACES else ''}{many:,}")
        if self.wanted:
            known.append(f"only {self.wanted}")
        if self._hidden:
            known.append(f"a: {self._hidden:,} more")
        if self._working:
            known.append(f"{self._working} …")
        elif self._gathered:
            known.append(several(len(self._gathered.documents), "article"))
        self.title_bar.put(
            Content("").join(tabs), Content.styled(f" {fitted(' · '.join(known), 40)}", "$mark-muted")
        )

    def _is_shown(self, page: str) -> bool:
        return page == self.page and not self.words

    # What the commands do

    @property
    def view_in_focus(self) -> RowList:
        """What moving moves."""
        return self.list

    @property
    def shell(self) -> DossierShell:
        """What the commands see."""
        return self

    @property
    def gathered(self) -> Gathered | None:
        """What is read."""
        return self._gathered

    @property
    def row(self) -> Row | None:
        """The selected row, or the one whose place is selected."""
        return self.list.rows.get((self.list.chosen or "").split(_PLACE)[0])

    @property
    def spot(self) -> Spot | None:
        """The selected place, or the first one of the selected row."""
        place = self.list.spots.get(self.list.chosen or "")
        return place or (self.row.spots[0] if self.row and self.row.spots else None)

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed."""
        return list(self.list.rows.values())

    @property
    def on_place(self) -> bool:
        """Whether a place is selected."""
        return self.list.chosen in self.list.spots

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided."""
        return self._gathering.decisions

    def decide(self, decisions: tuple[Decision, ...]) -> None:
        """Make the dossier again with other decisions, and keep them."""
        if self._working:
            self.tell("Not yet: the dossier is being made.")
            return
        self._gathering.decisions = decisions
        self.gather()

    def fold(self, *, open: bool) -> bool:
        """Show or hide the places of the selected row."""
        row = self.row
        if row is None or (row.id in self._unfolded) == open or not row.spots:
            return False
        self._unfolded ^= {row.id}
        if not open:
            self.list.select(row.id)
        return True

    @on(Panel.Opened)
    def _clicked_twice(self) -> None:
        self.run_command("open_place")

    def back_out(self) -> None:
        """Leave the words that were looked for, then the filter."""
        if self.words:
            self.words = ""
        else:
            self.wanted = ""

    def show_help(self) -> None:
        """All keys of the dossier."""
        self.app.push_screen(HelpScreen(self.table, first=("Dossier",)))


def _day(value: str) -> str:
    return day(value) if value else ""
