"""Keys that are not commands: a number before one, and a letter that one waits for."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from tui.screens.base import ReaderBase

_LARGEST = 99_999


class Awaiting(ReaderBase):
    """Takes the keys before they are looked up as commands."""

    _awaited: Callable[[str], None] | None = None

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""
        self._awaited = done
        self.tell(f"{words[0].upper()}{words[1:]}…")

    def take_count(self) -> int | None:
        """The number that was typed before a key; it is used up."""
        count = self.state.count
        self.change(count=0)
        return count or None

    @property
    def counting(self) -> str:
        """The number typed so far, for the bottom line."""
        return f"{self.state.count}…" if self.state.count else ""

    async def on_event(self, event: events.Event) -> None:
        """Give a key to whoever waits for it, a digit to the number before the next command."""
        if isinstance(event, events.Key) and self._takes(event):
            event.stop()
            event.prevent_default()
            self.draw()
            return
        await super().on_event(event)

    def _takes(self, event: events.Key) -> bool:
        if self._awaited is not None:
            done, self._awaited = self._awaited, None
            self._hush(self._message_ends)
            self.change(labels=())
            if event.is_printable and event.character:
                done(event.character)
            return True
        if self.prompt.question is not None:
            return False
        if event.key == "escape" and self.state.count:
            self.change(count=0)
            return True
        if event.key.isdecimal() and event.key.isascii() and not self._is_command(event.key):
            self.change(count=min(self.state.count * 10 + int(event.key), _LARGEST))
            return True
        return False

    def _is_command(self, digit: str) -> bool:
        """Whether a digit has a command of its own; within a number it has not."""
        return not self.state.count and digit in self._bindings.key_to_bindings
