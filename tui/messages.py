"""Messages between screens that need not know each other."""

from __future__ import annotations

from textual.message import Message


class Chosen(Message):
    """An article shall be opened."""

    def __init__(self, name: str) -> None:
        """Remember the path or address."""
        self.name = name
        super().__init__()


class Refused(Message, bubble=False):
    """It could not be opened."""

    def __init__(self, words: str) -> None:
        """Remember why, in words."""
        self.words = words
        super().__init__()
