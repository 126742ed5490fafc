"""Keeping columns where they belong in terminals that give a character another width.

Terminals disagree on scripts whose letters join or stack (Devanagari, Tamil, Arabic, Thai), on young emoji
and on sequences of them, so that what follows on the line, a border or another pane, would be displaced.
After such characters the cursor is told its column, and blanks are drawn under them first, for terminals
that give them fewer cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from rich.cells import cell_len

from tui.text.wrapping import ROOM

# Scripts and signs that every terminal draws alike: one cell each, or two for the East Asian ones.
_ALIKE = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u10a0-\u10ff\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u20bf\u2100-\u2319\u231c-\u23e8\u2400-\u25fc\u2600-\u2603\u2701-\u2704"
    "\u2800-\u28ff\u3000-\u3029\u3030-\u3098\u309b-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffef"
)
_FIRST, _LAST = _ALIKE[::3], _ALIKE[2::3]
_CONTROLS = "\x1f\x7f"
# What is written: a place on the screen, another control sequence, or text.
_PART = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b[^a-zA-Z]*[a-zA-Z]|(?P<line>[\r\n])|[^\x1b\r\n]+"
)


@cache
def _run() -> re.Pattern[str]:
    """What matches a run of doubtful width; most articles hold none, and it takes long to compile.

    One character that is drawn alike may carry marks, which belong to it; room left inside goes to the end.
    """
    return re.compile(f"[{_ALIKE}]?[^{_ALIKE}]+(?:{ROOM}+[^{_ALIKE}]*)*")


@cache
def _is_alike(character: str) -> bool:
    """Whether every terminal draws a character alike, or obeys it."""
    at = bisect_right(_FIRST, character) - 1
    return character <= _CONTROLS[0] or character == _CONTROLS[1] or (at >= 0 and character <= _LAST[at])


def aligned(written: str) -> str:
    """What is written to a terminal, so that columns hold whatever widths it gives.

    Args:
        written: Text and control sequences, each line of it from a place on the screen on.

    Returns:
        The same where all widths are beyond doubt.
    """
    if all(map(_is_alike, set(written))):
        return written
    parts: list[str] = []
    column: int | None = None
    for part in _PART.finditer(written):
        text = part.group()
        if part["column"] is not None:
            column = int(part["column"])
        elif part["line"] is not None:
            column = None
        elif not text.startswith("\x1b") and column is not None:
            parts.append(_held(text, column))
            column += cell_len(text)
            continue
        parts.append(text)
    return "".join(parts)


def _held(text: str, column: int) -> str:
    """Text from a column on, which the cursor is told again after every run of doubtful width."""
    pieces: list[str] = []
    done = 0
    for run in _run().finditer(text):
        start, end = (column + cell_len(text[:place]) for place in run.span())
        blanks = " " * (end - start)
        pieces += [
            text[done : run.start()],
            blanks,
            f"\x1b[{start}G",
            run.group().replace(ROOM, ""),
            f"\x1b[{end}G",
        ]
        done = run.end()
    return "".join([*pieces, text[done:]])
