"""Keys that are not commands: a number before one, and a letter that one waits for."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from tui.screens.reader.base import ReaderBase

_LARGEST = 99_999


class KeyInput:
    """Takes the keys before they are looked up as commands."""

    def __init__(self, screen: ReaderBase) -> None:
        """Take the keys of a screen."""
        self._screen = screen
        self._awaited: Callable[[str], None] | None = None

    def wait(self, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""
        self._awaited = done

    def takes(self, event: events.Key) -> bool:
        """Give a key to whoever waits for it, a digit to the number before the next command."""
        screen, count = self._screen, self._screen.state.count
        if self._awaited is not None:
            done, self._awaited = self._awaited, None
            screen.tell("")
            screen.change(labels=())
            if event.is_printable and event.character:
                done(event.character)
            return True
        if screen.prompt.question is not None:
            return False
        if event.key == "escape" and count:
            screen.change(count=0)
            return True
        if event.key.isdecimal() and event.key.isascii() and not (screen.listens_to(event.key) and not count):
            screen.change(count=min(count * 10 + int(event.key), _LARGEST))
            return True
        return False
