"""The dossier: several articles read as one, page by page."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.message import Message

from annotate.record import Published
from annotate.settings import ExportSettings
from annotate.support.names import is_url
from tui.commands.base import Command, DossierCommand
from tui.commands.context import DossierShell
from tui.commands.registry import DOSSIER
from tui.commands.requests import Left as LeaveScreen
from tui.commands.requests import Request
from tui.engine.client import Engine
from tui.records.gathering import Gathering, Left
from tui.screens.boxes.help import HelpScreen
from tui.screens.dossier.deciding import Deciding
from tui.screens.listed import ListScreen
from tui.state.dossier.here import Here
from tui.state.dossier.narrowing import narrowed
from tui.state.dossier.pages import PAGES
from tui.state.dossier.rows import Gathered, Row, several
from tui.state.dossier.sayings import sayings, speaker_name, summary
from tui.state.dossier.words import MOST_PLACES, ORDERS, occurrences
from tui.state.filters import FilterError
from tui.text.fitting import fitted
from tui.widgets.panel import Panel, Rows
from tui.widgets.row_list import RowList, entries_of

_MOST_REASONS = 3


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
        said: Published | None = None,
    ) -> None:
        """Read articles as one.

        Args:
            names: Their paths and addresses.
            export: Where annotations are kept.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
            engine: Annotates what has no annotations yet.
            said: The day of publication of all articles, where the user says so.
        """
        listed = RowList()
        super().__init__(DOSSIER, keys, listed)
        self.rows = listed
        self.names = list(names)
        self.page = next(iter(PAGES))
        self.speaker: str | None = None
        self.wanted = ""
        self.words = ""
        self.order = ORDERS[0]
        self.everything = False
        self._hidden = 0
        self._gathering = Gathering(export, engine, said)
        self.deciding = Deciding(
            self._gathering, lambda: None if self._working else self._gathered, self.gather, self.tell
        )
        self._gathered: Gathered | None = None
        self._rows: dict[str, list[Row]] = {}
        self._unfolded: set[str] = set()
        self._working = ""
        self._left = False
        self._drawn: tuple[object, ...] = ()
        self._filter_before = ""
        # Where one was in what was shown before, by what that was.
        self._places: dict[str, str | None] = {}
        self._shown = ""

    def on_mount(self) -> None:
        """Read the articles."""
        self.status_bar.hints = self._hints()
        self.rows.focus()
        self.gather()
        self.draw()

    def on_unmount(self) -> None:
        """Nobody waits any more, and nothing keeps the dossier."""
        self._left = True
        # The screen is one of the circles that were put out of the search for them with its dossier.
        gc.unfreeze()

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
            gathered = self._gathering.gather(self.names, self._report)
            self.post_message(self.Made(gathered))
            if gathered is not None:
                gathered.prepare()
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
        rows = [self.rows.rows[id] for id in self._unfolded if id in self.rows.rows]
        here = Here.of(self._gathered, self.speaker, rows, self.rows.spot) if self._gathered else None
        if event.gathered is not None:
            self._gathered = event.gathered
            self._rows.clear()
            self._places.clear()
            self.rows.papers = {id: event.gathered.dated_paper(id) for id in event.gathered.documents}
        failed = self._gathering.failed
        if failed:
            # The end of a path tells more than its beginning, and a line has not room for both.
            reasons = [f"{name if is_url(name) else Path(name).name} {why}" for name, why in failed.items()]
            more = f"; and {len(failed) - _MOST_REASONS} more" if len(failed) > _MOST_REASONS else ""
            self.tell(f"Not in the dossier: {'; '.join(reasons[:_MOST_REASONS])}{more}")
        if self._gathering.told:
            self.tell(self._gathering.told)
        self._drawn = ()
        if here and event.gathered is not None:
            self._keep(here, event.gathered)
        else:
            self.draw()

    def _keep(self, here: Here, gathered: Gathered) -> None:
        """Stay where one was, whatever ids another dossier gives."""
        self.speaker = here.speaker_in(gathered)
        at = here.rows_at(self._page_rows(gathered))
        self._unfolded = {at[place] for place in here.unfolded if place in at}
        self.draw()
        if here.chosen in at:
            self.rows.select(at[here.chosen])

    # Drawing

    def _draw(self) -> None:
        """List the rows of the page."""
        drawn = (
            self.page,
            self.speaker,
            self.wanted,
            self.words,
            self.order,
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
            self.rows.fill(Rows([], "No article can be read." if not self._working else f"{self._working} …"))
            return
        page = PAGES[self.page]
        nothing = "Nothing has these words: Esc shows the page again." if self.words else page.nothing
        if self.wanted:
            nothing = "Nothing meets this filter: Esc takes it away."
        if self.speaker is not None and self.speaker not in gathered.statements_of:
            # After joining or parting somebody else has the number.
            self.speaker = None
        shown, self._places[self._shown] = self._shown, self.rows.chosen
        rows = self._listed(gathered)
        self.rows.fill(Rows(entries_of(rows, self._unfolded), nothing))
        self._draw_title()
        if self._shown != shown:
            self.rows.to_start()
            self.rows.select(self._places.get(self._shown) or "")
        elif self.rows.selected is None:
            self.rows.move_lines(1)

    def _listed(self, gathered: Gathered) -> list[Row]:
        """The rows of the page, or the places of words, as far as they meet the filter."""
        rows = self._page_rows(gathered)
        self._hidden = 0
        if not (self.words or self.wanted or self.everything):
            self._hidden = sum(not row.is_main for row in rows)
            rows = [row for row in rows if row.is_main]
        try:
            rows = narrowed(rows, gathered, self.wanted)
        except FilterError as error:
            self.wanted = ""
            self.tell(f"No filter any more: {error}.")
        self.rows.rows = {row.id: row for row in rows}
        self.rows.headed = self.order == ORDERS[0]
        return rows

    def _page_rows(self, gathered: Gathered) -> list[Row]:
        """All rows of what is shown, worked out once."""
        found: Callable[[], Iterable[Row]]
        if self.words:
            shown, found = (
                f"/{self.words}/{self.order}",
                partial(occurrences, gathered, self.words, self.order),
            )
        elif self.speaker is not None:
            shown, found = f"={self.speaker}", partial(sayings, gathered, self.speaker)
        else:
            shown, found = self.page, partial(PAGES[self.page].rows, gathered)
        self._shown = shown
        if shown not in self._rows:
            for old in [each for each in self._rows if each not in PAGES]:
                del self._rows[old]
            self._rows[shown] = list(found())
        return self._rows[shown]

    def _draw_title(self) -> None:
        tabs, known = self._tabs(), self._known()
        # How much there is gives way first: the pages and what narrows them are to be read whole.
        told_by_itself = self._gathered and not (self.words or self.speaker or self._working)
        cells = tabs.cell_length + cell_len(" · ".join(known)) + 2
        if len(known) > 1 and told_by_itself and cells > self.size.width:
            known.pop()
        self.title_bar.put(tabs, Content.styled(f" {' · '.join(known)}", "$mark-muted"))

    def _tabs(self) -> Content:
        """The pages by number; whose statements or which words are listed instead."""
        if self.speaker is not None and self._gathered and not self.words:
            return Content.styled(f" ‹ {speaker_name(self._gathered, self.speaker)} ", "$mark-key bold")
        tabs = [
            Content.styled(
                f" {number} {page.title} ",
                "$mark-key bold" if name == self.page and not self.words else "$mark-muted",
            )
            for number, (name, page) in enumerate(PAGES.items(), start=1)
        ]
        return Content("").join(tabs)

    def _known(self) -> list[str]:
        """What narrows the list, and how much there is."""
        known = []
        if self.words:
            rows = self.rows.rows.values()
            many = len(rows)
            places = f"{'more than ' if many == MOST_PLACES else ''}{many:,}"
            articles = len({document for row in rows for document in row.documents})
            known.append(fitted(f"/{self.words}: {places} in {several(articles, 'article')}", 50))
            if self.order != ORDERS[0]:
                known.append(self.order)
        if self.wanted:
            known.append(fitted(f"only {self.wanted}", 40))
        if self._hidden:
            known.append(f"a: {self._hidden:,} more")
        if self._working:
            known.append(f"{self._working} …")
        elif self._gathered and not self.words:
            whole = several(len(self._gathered.documents), "article")
            if self._gathering.failed:
                whole += f", {len(self._gathering.failed)} left out"
            if self.wanted:
                whole = f"{len(self.rows.rows):,} of {len(self._page_rows(self._gathered)):,}"
            elif self.speaker is not None:
                whole = summary(self._gathered, self.speaker)
            known.append(whole)
        return known

    # What the commands do

    def can_run(self, command: type[Command[DossierShell]]) -> bool:
        """Whether a command can be used now."""
        waits = issubclass(command, DossierCommand) and command.needs_dossier and self._gathered is None
        return not waits and super().can_run(command)

    @property
    def _why_not(self) -> str:
        return "Not yet: the dossier is being made." if self._working else "No article can be read."

    @property
    def view_in_focus(self) -> RowList:
        """What moving moves."""
        return self.rows

    @property
    def shell(self) -> DossierShell:
        """What the commands see."""
        return self

    @property
    def gathered(self) -> Gathered | None:
        """What is read."""
        return self._gathered

    @property
    def all_rows(self) -> Sequence[Row]:
        """What would be listed without a filter."""
        return self._page_rows(self._gathered) if self._gathered else ()

    def fold(self, *, open: bool) -> bool:
        """Show or hide the places of the selected row."""
        row = self.rows.row
        if row is None or (row.id in self._unfolded) == open or not row.spots:
            return False
        self._unfolded ^= {row.id}
        if not open:
            self.rows.select(row.id)
        return True

    @on(Panel.Opened)
    def _clicked_twice(self) -> None:
        self.run_command("open_entry")

    def show_speaker(self, speaker: str) -> None:
        """Show everything that one person or body says; leaving that comes back to the row."""
        self._filter_before = self.wanted
        self.speaker, self.words, self.wanted = speaker, "", ""

    def _leave_speaker(self) -> None:
        self.speaker, self.wanted = None, self._filter_before
        self.draw()

    def back_out(self) -> None:
        """Leave the words that were looked for, then the filter, then the speaker."""
        if self.words:
            self.words = ""
        elif self.wanted:
            self.wanted = ""
        elif self.speaker is not None:
            self._leave_speaker()

    def send(self, request: Request) -> None:
        """Ask something of the application; what is left first is what was opened last."""
        if request == LeaveScreen() and self.speaker is not None:
            self._leave_speaker()
        else:
            super().send(request)

    def show_help(self) -> None:
        """All keys of the dossier."""
        self.app.push_screen(HelpScreen(self.table, first=("Dossier",)))
