"""The pane that tells why: labels in a column, and the words beside them as wide as the pane is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.panel import hanging

Reason = tuple[str, str]
_COLUMN = 11
_SCROLLBAR = 1


class Reasons(VerticalScroll, can_focus=False):
    """Wraps its words whenever its width changes; it may be filled before it is laid out."""

    def __init__(self) -> None:
        """Nothing to tell yet."""
        super().__init__(id="detail")
        self._lines = Static("", markup=False)
        self._reasons: Sequence[Reason] = ()
        self._width = 0

    def compose(self) -> ComposeResult:
        """The words."""
        yield self._lines

    def say(self, words: str) -> None:
        """Tell that there is nothing to tell, in words."""
        self._reasons = ()
        self._lines.update(Content.styled(words, "$mark-muted"))

    def put(self, reasons: Sequence[Reason]) -> None:
        """Tell these, each with its label."""
        self._reasons = reasons
        self._wrap()

    def on_resize(self) -> None:
        """Wrap the words anew; another height is no reason."""
        if self._reasons and self.size.width != self._width:
            self._wrap()

    def _wrap(self) -> None:
        self._width = self._width_to_be
        lines = [
            line
            for label, words in self._reasons
            for line in hanging(f"{label:>9}", "$mark-muted", words, _COLUMN, self._width - _SCROLLBAR)
        ]
        self._lines.update(Content("\n").join(lines))

    @property
    def _width_to_be(self) -> int:
        """Cells of a line, before it is laid out as well where its place has a width."""
        place = self.parent
        room = place.size.width - self.styles.gutter.width if isinstance(place, Widget) else 0
        return self.size.width or max(room, 0)
