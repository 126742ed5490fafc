"""A request of a command as a message, which bubbles up to the application."""

from __future__ import annotations

from textual.message import Message

from tui.commands.requests import Request


class Requested(Message):
    """Something is asked of the application."""

    def __init__(self, request: Request) -> None:
        """Carry it."""
        self.request = request
        super().__init__()
