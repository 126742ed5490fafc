"""How much of an article is done: told by whoever works, heard by whoever shows it.

A long article takes minutes. What works through it tells the share that it has done of its own part; the
one who listens hears the share of the whole. Nobody has to listen.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import NamedTuple

Listener = Callable[[float], None]


class _Part(NamedTuple):
    listener: Listener
    start: float
    end: float


_PART: ContextVar[_Part | None] = ContextVar("part", default=None)


@contextlib.contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a function hear the share, from 0 to 1, of what is worked on meanwhile in this thread."""
    token = _PART.set(_Part(listener, 0.0, 1.0))
    try:
        yield
    finally:
        _PART.reset(token)


@contextlib.contextmanager
def part(start: float, end: float) -> Iterator[None]:
    """Let what is told meanwhile be shares of one part of the work; at its end that part is told as done.

    Args:
        start: The share of the work at which the part begins.
        end: The share at which it ends.
    """
    whole = _PART.get()
    if whole is None:
        yield
        return
    width = whole.end - whole.start
    token = _PART.set(_Part(whole.listener, whole.start + start * width, whole.start + end * width))
    try:
        yield
        tell(1.0)
    finally:
        _PART.reset(token)


def tell(share: float) -> None:
    """Tell which share of the part at hand is done."""
    at_hand = _PART.get()
    if at_hand is not None:
        at_hand.listener(at_hand.start + share * (at_hand.end - at_hand.start))
