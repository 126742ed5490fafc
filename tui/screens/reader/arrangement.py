"""What stands where on the reader's screen, what of it is shown, and what has the focus."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from tui.commands.parts import PanelSize
from tui.widgets.article import ArticleView
from tui.widgets.bars import Prompt
from tui.widgets.reasons import Reasons
from tui.widgets.record_panel import RecordPanel

_CLASSES: dict[PanelSize, str] = {"tall": "-tall", "full": "-full"}


class _Left(NamedTuple):
    """What was selected in a list that was left, and where the text's cursor stood then."""

    entry: str
    cursor: int


class Arrangement:
    """The text, the panels beside it, and the pane below it.

    Attributes:
        panels: From the first to the last.
        detail: The pane that tells why.
    """

    def __init__(
        self, screen: Screen[None], text: ArticleView, panels: list[RecordPanel], prompt: Prompt
    ) -> None:
        """Arrange these on a screen."""
        self._screen = screen
        self._text = text
        self._prompt = prompt
        self._active = 0
        self._left: dict[int, _Left] = {}
        self.panels = panels
        self.detail = Reasons()

    def compose(self) -> ComposeResult:
        """Text and pane at the left, panels at the right."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self._text
                yield self.detail
            with Vertical(id="panels"):
                yield from self.panels

    def begin(self) -> None:
        """Begin in the text."""
        self.show(0)
        self._text.focus()

    @property
    def in_focus(self) -> RecordPanel | None:
        """The panel that has the focus, or had it when a question was asked."""
        focused = self._prompt.asked_from if self._prompt.question else self._screen.focused
        return focused if isinstance(focused, RecordPanel) else None

    @property
    def alone(self) -> bool:
        """Whether only the active panel is shown."""
        return any(self._screen.has_class(name) for name in ("-low", "-tall", "-full"))

    def show(self, place: int) -> None:
        """Make a panel the active one: the largest, or the only one where there is little room."""
        self._active = place
        for number, panel in enumerate(self.panels):
            panel.set_class(number == place, "-active")

    def entered(self) -> None:
        """Keep the active panel and the looks in step with the focus."""
        panel = self.in_focus
        self._screen.set_class(panel is not None, "-in-panel")
        if panel is not None:
            self.show(self._place(panel))

    def selected_in(self, panel: RecordPanel) -> None:
        """Show a panel in which something was selected, if it has not the focus already."""
        if panel is not self._screen.focused:
            self.show(self._place(panel))

    def _place(self, panel: RecordPanel) -> int:
        return next(place for place, each in enumerate(self.panels) if each is panel)

    def follow(self, ids: list[str]) -> None:
        """Select in every panel the first of some annotations that it has."""
        for panel in self.panels:
            panel.follow(next((id for id in ids if panel.has(id)), None))

    # What the commands use

    @property
    def number(self) -> int:
        """How many panels there are."""
        return len(self.panels)

    @property
    def names(self) -> list[str]:
        """What the settings call them, from the first to the last."""
        return [panel.listing.name() for panel in self.panels]

    @property
    def focused(self) -> int:
        """Number of the panel that has the focus, counted from 1; 0 for the text."""
        panel = self.in_focus
        return self._place(panel) + 1 if panel is not None else 0

    @property
    def active(self) -> int:
        """Number of the panel that is the largest, or the only one where there is little room."""
        return self._active + 1

    @property
    def chosen(self) -> str | None:
        """Id of the entry that is selected in the panel that has the focus."""
        return self.in_focus.chosen if self.in_focus is not None else None

    @property
    def listed(self) -> list[str]:
        """Ids of what the panel that has the focus lists, from the first to the last; none in the text."""
        return self.in_focus.ids if self.in_focus is not None else []

    def to_text(self) -> None:
        """To the text, where the cursor was left."""
        self._leave()
        self._text.focus()
        self._text.reveal(self._text.cursor)

    def _leave(self) -> None:
        """Remember what is selected in the panel that has the focus."""
        panel = self.in_focus
        if panel is not None and panel.chosen:
            self._left[self._place(panel)] = _Left(panel.chosen, self._text.cursor)

    def to_panel(self, number: int) -> None:
        """To a panel, counted from 1: to what the cursor has come to, else to what was selected there."""
        self._leave()
        self._screen.remove_class("-zen")
        self.show(number - 1)
        self._screen.add_class("-in-panel")
        panel, left = self.panels[number - 1], self._left.pop(number - 1, None)
        stayed = left is not None and (left.cursor == self._text.cursor or panel.selected is None)
        if left is not None and stayed:
            panel.follow(left.entry, when_entered=True)
        panel.focus()

    def show_panel_of(self, id: str) -> None:
        """Where only one panel has room, show the one with an annotation that is gone to."""
        place = next((place for place, panel in enumerate(self.panels) if panel.has(id)), None)
        if place is None:
            return
        self._left.pop(place, None)
        if self.alone:
            self.show(place)

    def show_entry(self, id: str) -> None:
        """Let every list that has an annotation show it, unfolded, as the selected one."""
        for panel in self.panels:
            if panel.has(id):
                panel.select(id)

    def choose(self, id: str) -> None:
        """Select an entry in the panel that has the focus."""
        if self.in_focus is not None:
            self.in_focus.select(id)

    def unfold(self) -> bool:
        """Show what the entry there holds, or fold it away again; whether it holds anything."""
        return self.in_focus is not None and self.in_focus.unfold()

    def reorder(self) -> str:
        """Show the active panel in its next order, and tell which that is; empty where there is none."""
        return self.panels[self._active].reorder() if self.panels else ""

    def list_more(self, step: int, number: int | None) -> str:
        """List more of what the active panel has, or fewer, and tell it; empty where it lists all anyhow."""
        return self.panels[self._active].list_more(step, number) if self.panels else ""

    @property
    def sizes(self) -> tuple[PanelSize, ...]:
        """The sizes a panel can have, the usual one first; on a low screen it has the full height anyhow."""
        return ("usual", "full") if self._screen.has_class("-low") else ("usual", "tall", "full")

    @property
    def size(self) -> PanelSize:
        """The one it has."""
        given = (size for size, name in _CLASSES.items() if self._screen.has_class(name))
        return next((size for size in given if size in self.sizes), "usual")

    def resize(self, size: PanelSize) -> None:
        """Give the active panel another one."""
        self._screen.remove_class(*_CLASSES.values())
        if size in _CLASSES:
            self._screen.add_class(_CLASSES[size])

    @property
    def zen(self) -> bool:
        """Whether only the text is shown."""
        return self._screen.has_class("-zen")

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""
        self._screen.toggle_class("-zen")

    @property
    def detail_open(self) -> bool:
        """Whether the pane that tells why is shown."""
        return self.detail.display

    def toggle_detail(self) -> None:
        """Show or hide it."""
        self.detail.display = not self.detail.display
        self._screen.call_after_refresh(self._text.keep_cursor_in_sight)

    def scroll_detail(self, lines: int) -> None:
        """Scroll in it."""
        self.detail.scroll_relative(y=lines, animate=False)
