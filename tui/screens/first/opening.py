"""The text at once, while everything else is still being loaded; it stands where the reader will show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from annotate.settings import ReaderSettings
from tui.screens.sheet import Sheet
from tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from annotate.record import Section


LOADING = "\n Loading …"


class OpeningScreen(Sheet):
    """The article's text, and room for the panels; nothing else, since every widget takes its time."""

    def __init__(
        self, text: str, settings: ReaderSettings, *, at: int = 0, sections: tuple[Section, ...] = ()
    ) -> None:
        """Show ``text``.

        Args:
            text: The exact text.
            settings: Measure and margins.
            at: Offset at which it was left.
            sections: Its parts, where its lines may be wrapped.
        """
        super().__init__()
        self.text_view = TextView(text, sections, measure=settings.measure, margins=settings.margins, at=at)

    def compose(self) -> ComposeResult:
        """Two columns, as wide as the reader's."""
        yield self.text_view
        yield Static(LOADING, id="panels")
