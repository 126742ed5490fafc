"""Messages between screens that need not know each other."""

from __future__ import annotations

from textual.message import Message


class Chosen(Message):
    """An article shall be opened, or shown where it is open already."""

    def __init__(self, name: str, pattern: str = "") -> None:
        """Remember the path or address, and what to look for in it."""
        self.name = name
        self.pattern = pattern
        super().__init__()


class Refused(Message, bubble=False):
    """It could not be opened."""

    def __init__(self, words: str) -> None:
        """Remember why, in words."""
        self.words = words
        super().__init__()


class Turned(Message):
    """Another article of the folder, or of the open ones, shall be shown."""

    def __init__(self, steps: int) -> None:
        """Remember how far on."""
        self.steps = steps
        super().__init__()


class Left(Message):
    """The article on the screen shall be closed, or everything."""

    def __init__(self, *, everything: bool = False) -> None:
        """Remember whether it is everything."""
        self.everything = everything
        super().__init__()


class ToLibrary(Message):
    """The library shall be shown; the article stays open."""
