"""What a command tells the terminal besides its result, and what of a text a terminal may safely get.

Every word that comes from an article, a record, a server or a file name goes through
:func:`printable` (as escapes, on lines that are printed) or :func:`substitute` (as
pictures, where the reader draws it).
"""

from __future__ import annotations

import contextlib
import sys

DONE, SOME_FAILED, USAGE = 0, 1, 2
INTERRUPTED, CUT_OFF = 130, 141

CONTROL = "\N{REPLACEMENT CHARACTER}"
BIDI = "\N{LEFTWARDS ARROW OVER RIGHTWARDS ARROW}"
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def say(*messages: str) -> None:
    """Say something on standard error, a line for each message; line breaks in one are shown as escapes."""
    if sys.stderr is None:
        return
    # Where nobody listens, the exit code still tells.
    with contextlib.suppress(OSError, ValueError):
        for message in messages:
            print(f"dateline: {printable(message)}", file=sys.stderr)


def printable(text: str, *, but: str = "") -> str:
    """The text with every unprintable character as its escape.

    Args:
        text: What is to be printed.
        but: Unprintable characters that stay.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in but else c.encode("unicode_escape").decode() for c in text)


def printable_json(text: str) -> str:
    """A JSON text with every unprintable character but line ends as JSON's own escape: it means the same."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else _json_escape(c) for c in text)


def substitute(character: str) -> str | None:
    """What a terminal gets for a character that could steer it, one cell wide; None for a harmless one."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 or character in "\u2028\u2029":
        return CONTROL
    return BIDI if character in BIDI_CONTROLS else None


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
