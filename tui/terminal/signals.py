"""Signals from outside: the reader leaves in order, and draws itself anew when it is brought back."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

# Somebody ends the process, or the terminal is gone; both are missing on some systems.
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
EXIT_BASE = 128
LOOK_SECONDS = 2.0
TERMINAL_GONE = EXIT_BASE + 1


def leave_when_ended(leave: Callable[[int], object]) -> None:
    """Call ``leave`` with an exit code when somebody ends the process, or its terminal is closed.

    Without it, the process would die on the spot: the terminal would stay on the second screen, with the
    cursor hidden and the mouse reported, and what is written on leaving would be lost.

    Args:
        leave: Takes the exit code that a shell gives to a process ended by that signal.
    """
    loop = asyncio.get_running_loop()
    for number in _ENDING:
        try:
            loop.add_signal_handler(number, leave, EXIT_BASE + number)
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows has no handlers in the loop, and a loop beside the main thread may set none.
            return


def has_keyboard() -> bool:
    """Whether standard input is a terminal that is still there.

    A terminal may go without a signal, as it does for a process that was started apart from it. Textual's
    thread for the keys then reads nothing, as fast as it can, for ever.
    """
    try:
        return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
    except (OSError, ValueError):
        return False
