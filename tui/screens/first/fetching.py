"""What stands on the screen while a page of the web is fetched."""

from __future__ import annotations

import time
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.screens.sheet import Sheet
from tui.text.fitting import fitted

_STEP_SECONDS = 0.5


class FetchingScreen(Sheet):
    """Tells what is waited for, and how long; ``q`` waits no longer."""

    BINDINGS: ClassVar[list[BindingType]] = [("q,escape,ctrl+c,ctrl+q", "leave", "Leave")]

    def __init__(self, name: str) -> None:
        """Wait for the page at an address."""
        super().__init__()
        self.waits_for = name
        self._began = time.monotonic()
        self._words = Static(id="fetching")

    def compose(self) -> ComposeResult:
        """A line of words."""
        yield self._words

    def on_mount(self) -> None:
        """Count the seconds."""
        self._tell()
        self.set_interval(_STEP_SECONDS, self._tell)

    def on_resize(self) -> None:
        """Cut the address anew."""
        self._tell()

    def _tell(self) -> None:
        seconds = f"{time.monotonic() - self._began:.0f} s · q leaves"
        name = fitted(self.waits_for, max(self.size.width - len(seconds) - 20, 10))
        self._words.update(Content.assemble("Fetching ", (name, "bold"), f" … {seconds}"))

    def action_leave(self) -> None:
        """Leave without the page."""
        self.app.exit(0)
