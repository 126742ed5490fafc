"""What is written around the text: title and bottom line, headings, and why something is annotated."""

from __future__ import annotations

from textual.content import Content

from annotate.record.walk import Item
from annotate.review.carry_over import orphans
from tui.commands.context import ArticleShell
from tui.commands.table import CommandTable
from tui.screens.reader.annotating import Annotator
from tui.screens.reader.arrangement import Arrangement
from tui.screens.reader.desk import Desk
from tui.screens.reader.narrowing import Narrower
from tui.screens.reader.saving import Saver
from tui.storage.recent import called
from tui.text.fitting import fitted
from tui.widgets.bar import Bar
from tui.widgets.bars import Hint, StatusBar
from tui.widgets.panel import hanging
from tui.wording.describe import headline, is_whole, published
from tui.wording.explain import explain
from tui.wording.times import waiting_for_date

NOT_YET = "The annotations are not there yet."
# What is told of the panels that are not shown, as far as the heading of the one that is has room.
_OTHERS = (("names and counts", "  "), ("names", " "), ("", "  "))
_BORDER = 2


class Frame:
    """Keeps what stands around the text true."""

    def __init__(
        self,
        desk: Desk,
        panes: Arrangement,
        parts: tuple[Narrower, Saver, Annotator],
        table: CommandTable[ArticleShell],
        bars: tuple[Bar, StatusBar],
    ) -> None:
        """Write around the text of a desk.

        Args:
            desk: Whose article is read.
            panes: Where the panels stand.
            parts: Those that have something to say: what is kept, what is saved, what is done.
            table: The commands, for their keys.
            bars: The lines at the top and at the bottom.
        """
        self._desk = desk
        self._panes = panes
        self._narrower, self._saver, self._annotator = parts
        self._table = table
        self._title, self._status = bars
        self._headed: tuple[object, ...] = ()
        self._detailed: Item | None = None

    def draw(self, hints: list[Hint]) -> bool:
        """Write what has changed.

        Args:
            hints: What can be done, with its keys.

        Returns:
            Whether there are corrections that cannot be saved.
        """
        self._draw_detail()
        return self.draw_around(hints)

    def draw_around(self, hints: list[Hint]) -> bool:
        """The same but for the pane that tells why."""
        self._draw_headings()
        return self._draw_bars(hints)

    def _draw_detail(self) -> None:
        """Tell about the current annotation in the pane, while it is open."""
        pane, session = self._panes.detail, self._desk.session
        if not pane.display:
            return
        item = session.item(self._desk.current)
        if item is None:
            words = "Nothing is annotated here." if session.annotations else NOT_YET
            self._panes.words.update(Content.styled(words, "$mark-muted"))
            return
        if item is not self._detailed:
            self._detailed = item
            pane.scroll_home(animate=False)
        view = self._desk.article_view
        offset = None if self._panes.focused else view.cursor
        lines = [
            line
            for label, value in explain(item, session.index.items, offset)
            for line in hanging(f"{label:>9}", "$mark-muted", value, 11, view.size.width - 3)
        ]
        self._panes.words.update(Content("\n").join(lines))

    def _draw_headings(self) -> None:
        """Write number, name and count over each panel, where any of it is new."""
        session, panels = self._desk.session, self._panes.panels
        active, low = self._panes.active, self._panes.alone
        entries = [id(panel.entries) for panel in panels]
        # What is not shown has no width.
        room = max((panel.size.width for panel in panels), default=0)
        headed = (active, low, room, session.index, self._desk.state.kept, entries)
        if headed == self._headed:
            return
        self._headed = headed
        for place, panel in enumerate(panels, start=1):
            listed = range(1, len(panels) + 1) if low else (place,)
            for others, between in _OTHERS:
                heading = Content(between).join(self._heading(number, place, others) for number in listed)
                if heading.cell_length <= room - _BORDER:
                    break
            panel.heading(heading)

    def _heading(self, number: int, place: int, others: str) -> Content:
        """A panel's key, name and count; of those that are not shown as much as ``others`` says."""
        panel = self._panes.panels[number - 1]
        told = _OTHERS[0][0] if number == place else others
        count = f" {panel.counted}" if self._desk.session.annotations and told == _OTHERS[0][0] else ""
        style = "$foreground bold" if number == place == self._panes.active else "$mark-muted"
        name = f" {panel.title}{count}" if told else ""
        return Content.assemble((self._table.key_of(f"panel_{number}"), "$accent"), (name, style))

    def _draw_bars(self, hints: list[Hint]) -> bool:
        """Title, date and progress at the top; position and hints at the bottom."""
        excerpt = "" if is_whole(self._desk.session.article) else "excerpt"
        feeds = len(self._desk.session.article.feeds)
        feed = (
            f"{'feed' if feeds == 1 else f'{feeds} feeds'} ({self._table.key_of('open_feed')})"
            if feeds
            else ""
        )
        parts = (self._narrower.words, self._unplaced, excerpt, feed, self._date())
        right = self._annotator.working or " · ".join(part for part in parts if part)
        unsaved = self._saver.unsaved
        sign = Content.styled(f" {unsaved} ", "bold reverse") if unsaved else Content("")
        self._title.put(
            Content.styled(fitted(called(self._desk.session.article), 300), "bold"),
            Content.assemble(sign, Content.styled(f" {right}", "$mark-muted")),
        )
        self._status.right = Content.styled(f" {self._where()} ", "$foreground")
        self._status.hints = hints
        self._status.refresh()
        return bool(unsaved)

    @property
    def _unplaced(self) -> str:
        """How many corrections have no place in the text, and the key that lists them."""
        record = self._desk.session.annotations
        lost = len(orphans(record)) if record else 0
        return f"{lost} without a place ({self._table.key_of('orphans')})" if lost else ""

    def _where(self) -> str:
        """The number typed so far, the hit, or the annotation; and how far one is."""
        state, session = self._desk.state, self._desk.session
        percent = f"↓ {self._desk.article_view.progress:.0%}"
        if state.count:
            return f"{state.count}…  {percent}"
        if state.search.hits and state.hit:
            number = state.search.number_of(state.hit) + 1
            return f"/{fitted(state.search.pattern, 20)} {number}/{state.search.total}  {percent}"
        item = session.item(self._desk.current)
        room = max(self._desk.size.width // 3, 12)
        return f"{fitted(headline(item, session.index.items), room)}  {percent}" if item else percent

    def _date(self) -> str:
        """The day of publication; where it is unknown, how many times would be dated by it, and the key."""
        record = self._desk.session.annotations
        if record is None:
            return ""
        waiting = waiting_for_date(record)
        if not waiting:
            return published(record.document.published)
        times = f"{waiting} time{'s' * (waiting != 1)}"
        return f"{published(record.document.published)}: {self._table.key_of('published')} dates {times}"
