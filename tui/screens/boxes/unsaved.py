"""The question on leaving with corrections that cannot be saved."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.text.wrapping import shown_text

STAY, ELSEWHERE, LEAVE = "stay", "elsewhere", "leave"


class UnsavedScreen(ModalScreen[str]):
    """Gives back whether to stay, to save in another place, or to leave all the same."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+c,n", "answer('stay')", show=False),
        Binding("s", "answer('elsewhere')", show=False),
        Binding("l", "answer('leave')", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(self, pending: int, trouble: str, *, kept: bool) -> None:
        """Ask about some corrections.

        Args:
            pending: How many are not saved.
            trouble: Why.
            kept: Whether they come back when the article is opened again.
        """
        super().__init__()
        self._pending = pending
        self._trouble = trouble
        self._kept = kept

    def compose(self) -> ComposeResult:
        """Why, and what can be done."""
        number = f"{self._pending} corrections are" if self._pending != 1 else "1 correction is"
        without = (
            "they come back when the article is opened again here" if self._kept else "they will be lost"
        )
        with Vertical(id="unsaved") as box:
            box.border_title = "Not saved"
            box.border_subtitle = "Enter chooses · Esc stays"
            yield Static(Content(shown_text(f"{number} not saved: {self._trouble}")), markup=False)
            yield OptionList(
                Option(Content("s  save in another place"), id=ELSEWHERE),
                Option(Content(f"l  leave without saving; {without}"), id=LEAVE),
                Option(Content("Esc  stay"), id=STAY),
                id="unsaved-list",
                compact=True,
            )

    def on_mount(self) -> None:
        """Begin with what loses nothing."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id or STAY)

    def action_answer(self, answer: str) -> None:
        """Answer with a key."""
        self.dismiss(answer)

    def action_move(self, steps: int) -> None:
        """Go to another answer."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + steps) % options.option_count
