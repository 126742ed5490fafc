"""A box with some lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.text.wrapping import shown_text

WIDEST = 78


class WordsScreen(ModalScreen[None]):
    """Tells something that does not fit in a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,i,I,ctrl+c", "dismiss", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str | Content]) -> None:
        """Tell ``lines`` under a title; both may come from an article."""
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines, scrolled where they are many."""
        with VerticalScroll(id="words") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = "Esc closes"
            for line in self._lines:
                shown = line if isinstance(line, Content) else Content(shown_text(line))
                yield Static(shown, markup=False, classes="-told" if isinstance(line, str) else "")
