"""A text as it is shown: lines that end only because they were full run on; no Textual here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.record import Section

# Takes no room, and stands with the character before it.
_NOTHING = "\N{ZERO WIDTH SPACE}"
_PERHAPS_WRAPPED = re.compile(r"^(?=[^\n\r]{30,140}\r?\n[ \t>]*[^\s>])", re.MULTILINE)


def may_be_wrapped(text: str) -> bool:
    """Whether lines of a text may end because they were full, which takes a closer look to tell."""
    return _PERHAPS_WRAPPED.search(text) is not None


def running(text: str, sections: Iterable[Section]) -> str:
    """A text whose paragraphs run on, with every other character at its own offset.

    Args:
        text: The exact text.
        sections: Its parts: a line break inside one that is no boilerplate is no more than a full line.
    """
    if not sections or not may_be_wrapped(text):
        return text
    from annotate.reading.text.readable import full_lines

    parts: list[str] = []
    position = 0
    for start, end, shown in full_lines(text, sections):
        parts += (text[position:start], _NOTHING * (end - start - len(shown)), shown)
        position = end
    return "".join((*parts, text[position:]))
