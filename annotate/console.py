"""What a command tells the terminal besides its result: exit codes, and messages on standard error."""

from __future__ import annotations

import sys

DONE, SOME_FAILED, USAGE = 0, 1, 2
INTERRUPTED, CUT_OFF = 130, 141


def say(message: str) -> None:
    """One message on standard error; what could steer the terminal is shown as an escape."""
    for line in message.splitlines() or [""]:
        print(f"dateline: {printable(line)}", file=sys.stderr)


def printable(text: str) -> str:
    """The text with every unprintable character as its escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
