"""What is written around the text: title and bottom line, headings, and why something is annotated."""

from __future__ import annotations

from rich.cells import cell_len
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
from tui.state.search import Hit
from tui.storage.recent import called
from tui.text.fitting import fitted
from tui.widgets.bar import Bar
from tui.widgets.bars import Hint, StatusBar
from tui.wording.describe import headline, is_whole, published, way_to_whole
from tui.wording.explain import explain
from tui.wording.times import waiting_for_date

NOT_YET = "The annotations are not there yet."
# What is told of the panels that are not shown, as far as the heading of the one that is has room.
_OTHERS = (("names and counts", "  "), ("names", " "), ("", "  "))
_BORDER = 2
_LEAST_NAME = 3


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
            pane.say("Nothing is annotated here." if session.annotations else NOT_YET)
            return
        if item is not self._detailed:
            self._detailed = item
            pane.scroll_home(animate=False)
        offset = None if self._panes.focused else self._desk.article_view.cursor
        pane.put(explain(item, session.index.items, offset))

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
            # How many there are is told elsewhere, unless a filter hides some.
            if not others:
                heading = self._shortened(place, room - _BORDER) or heading
            panel.heading(heading)

    def _shortened(self, place: int, room: int) -> Content | None:
        """The name of one panel, and the beginnings of the others'; none where these tell nothing.

        Where a filter hides some, how many are left stands with the name, which gives way to it.
        """
        panels = self._panes.panels
        if self._desk.state.kept is None:
            return self._beginnings(place, room, {place: panels[place - 1].title}, "")
        counted = panels[place - 1].counted
        return self._beginnings(
            place, room, {place: f"{panels[place - 1].title} {counted}"}, ""
        ) or self._beginnings(place, room, {}, f" {counted.replace(' of ', '/')}")

    def _beginnings(self, place: int, room: int, names: dict[int, str], count: str) -> Content | None:
        """The beginnings of the names that are not given, and a count; none where they tell nothing."""
        panels = self._panes.panels
        keys = [self._table.key_of(f"panel_{number}") for number in range(1, len(panels) + 1)]
        left = room - sum(cell_len(key) + 2 for key in keys) + 1 - cell_len("".join((*names.values(), count)))
        others = [number for number in range(1, len(panels) + 1) if number not in names]
        for number in sorted(others, key=lambda each: cell_len(panels[each - 1].title)):
            names[number] = fitted(panels[number - 1].title, left // (len(panels) - len(names)))
            if cell_len(names[number]) < min(_LEAST_NAME, cell_len(panels[number - 1].title)):
                return None
            left -= cell_len(names[number])
        names[place] += count
        return Content(" ").join(self._named(number, place, names[number]) for number in sorted(names))

    def _heading(self, number: int, place: int, others: str) -> Content:
        """A panel's key, name and count; of those that are not shown as much as ``others`` says."""
        panel = self._panes.panels[number - 1]
        told = _OTHERS[0][0] if number == place else others
        count = f" {panel.counted}" if self._desk.session.annotations and told == _OTHERS[0][0] else ""
        return self._named(number, place, f"{panel.title}{count}" if told else "")

    def _named(self, number: int, place: int, name: str) -> Content:
        style = "$foreground bold" if number == place == self._panes.active else "$mark-muted"
        key = self._table.key_of(f"panel_{number}")
        return Content.assemble((key, "$mark-key"), (f" {name}" if name else "", style))

    def _draw_bars(self, hints: list[Hint]) -> bool:
        """Title, date and progress at the top; position and hints at the bottom."""
        article = self._desk.session.article
        excerpt = "" if is_whole(article) else f"excerpt{way_to_whole(article)}"
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
        """The number typed so far, the hit, or the annotation; and how far one is in the text."""
        view = self._desk.article_view
        # A text that a panel takes the place of is nowhere.
        percent = f"↓ {view.progress:.0%}" if view.size.height else ""
        return "  ".join(filter(None, (self._at(), percent)))

    def _at(self) -> str:
        """The number typed so far, the hit, or the annotation."""
        state, session = self._desk.state, self._desk.session
        if state.count:
            return f"{state.count}…"
        # It is told as long as one is there: what stands somewhere else is told then.
        if state.search.hits and state.hit and self._is_at(state.hit):
            number = state.search.number_of(state.hit) + 1
            return f"/{fitted(state.search.pattern, 20)} {number}/{state.search.total}"
        item = session.item(self._desk.current)
        if item is not None and state.kept is not None and item.id not in state.kept:
            return ""
        room = max(self._desk.size.width // 3, 12)
        return fitted(headline(item, session.index.items), room) if item else ""

    def _is_at(self, hit: Hit) -> bool:
        """Whether the cursor stands at a hit, and no list has the focus."""
        return self._desk.panes.in_focus is None and hit[0] <= self._desk.article_view.cursor < hit[1]

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
