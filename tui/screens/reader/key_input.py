"""Keys that are not commands: a number before one, and a letter that one waits for."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from tui.commands.context import ArticleShell
from tui.commands.table import CommandTable
from tui.screens.reader.desk import Desk

_LARGEST = 99_999


class KeyInput:
    """Takes the keys before they are looked up as commands."""

    def __init__(self, desk: Desk, table: CommandTable[ArticleShell]) -> None:
        """Take the keys of a screen before its commands do."""
        self._desk = desk
        self._table = table
        self._awaited: Callable[[str], None] | None = None

    def wait(self, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""
        self._awaited = done

    def takes(self, event: events.Key) -> bool:
        """Give a key to whoever waits for it, a digit to the number before the next command."""
        desk, count = self._desk, self._desk.state.count
        if self._awaited is not None:
            done, self._awaited = self._awaited, None
            desk.tell("")
            desk.change(labels=())
            if event.is_printable and event.character:
                done(event.character)
            return True
        if desk.prompt.question is not None:
            return False
        if event.key == "escape" and count:
            desk.change(count=0)
            return True
        is_digit = event.key.isdecimal() and event.key.isascii()
        if is_digit and (count or not self._table.listens_to(event.key)):
            desk.change(count=min(count * 10 + int(event.key), _LARGEST))
            return True
        return False
