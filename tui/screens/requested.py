"""A request of a command as a message, which bubbles up to the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

# The text is shown before anything can be asked.
if TYPE_CHECKING:
    from tui.commands.requests import Request


class Requested(Message):
    """Something is asked of the application."""

    def __init__(self, request: Request) -> None:
        """Carry it."""
        self.request = request
        super().__init__()
