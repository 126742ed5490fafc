"""One key after the other: none is looked at before the one before it has had its effect.

Textual hands a key to what has the focus, and only when it comes back from there
is it looked up as a command; a key typed right after it has gone to the old focus
by then. After every key a message goes the same way; when it is back, the key is done.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

# The first time for the key, the second for what it sent off.
_ROUNDS = 2
_LOOK_SECONDS = 0.03
# Half a second. By the clock a key that is only late on a busy machine would be lost; a look is late with it.
_MOST_LOOKS = 16


class Passed(Message):
    """The way of a key has been gone once more."""

    def __init__(self, start: MessagePump, number: int, rounds: int) -> None:
        """Remember where it starts, which key it follows, and how often it is still to go."""
        self.start = start
        self.number = number
        self.rounds = rounds
        super().__init__()


class KeyTurns(App[int]):
    """Takes keys in turn; before :meth:`take_keys`, it only keeps them."""

    def __init__(self, **named: Any) -> None:
        """No key is on its way."""
        super().__init__(**named)
        self._keys: deque[events.Event] = deque()
        self._number = 0
        self._looks = 0
        self._looking = False
        self._start: MessagePump | None = None
        self._on_its_way = False
        self._keeps = False

    async def take_keys(self) -> None:
        """Obey the keys that were kept, and from now on every key."""
        self._keeps = False
        await self._next_key()

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait for those before it."""
        if not isinstance(event, events.InputEvent) or event.is_forwarded:
            await super().on_event(event)
        elif self._keeps or (isinstance(event, events.Key) and self.busy):
            self._keys.append(event)
            self._look_later()
        elif isinstance(event, events.Key):
            await self._send(event)
        else:
            await super().on_event(event)

    @property
    def busy(self) -> bool:
        """Whether a key has yet to have its effect."""
        return bool(self._keys) or (self._on_its_way and not self._is_lost)

    @property
    def _is_lost(self) -> bool:
        """Whether what the key went to is gone, as a box is that it closed."""
        gone = self._start is None or not self._start.is_running or not self._start.is_attached
        return gone or self._looks > _MOST_LOOKS

    async def _send(self, key: events.Event) -> None:
        start: MessagePump = self.focused or self.screen
        self._number += 1
        self._looks, self._start, self._on_its_way = 0, start, True
        await super().on_event(key)
        if not start.post_message(Passed(start, self._number, _ROUNDS)):
            self._on_its_way = False

    @on(Passed)
    async def _passed(self, event: Passed) -> None:
        if event.number != self._number:
            return
        again = event.rounds > 1
        if again and event.start.post_message(Passed(event.start, event.number, event.rounds - 1)):
            return
        self._on_its_way = False
        await self._next_key()

    async def _next_key(self) -> None:
        while self._keys and not self._keeps and not self._on_its_way:
            key = self._keys.popleft()
            # There is no screen any more when the application is being left.
            if self.screen_stack:
                await self._send(key)

    def _look_later(self) -> None:
        if not self._looking:
            self._looking = True
            self.set_timer(_LOOK_SECONDS, self._next_if_lost)

    async def _next_if_lost(self) -> None:
        self._looking = False
        self._looks += 1
        if self._on_its_way and self._is_lost:
            self._on_its_way = False
            await self._next_key()
        if self._keys:
            self._look_later()
