"""Text made to fit into cells: cut, padded, wrapped, listed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from tui.text.wrapping import shown_text

# What is left of a name with its mark, up to what stands beside it.
_MARKED = re.compile(r"[^?·,:]*\?(?= ·|[,:]|$)")
_LEAST_MARKED = 3


def fitted(text: str, width: int) -> str:
    """The text made safe and cut to ``width`` cells, with an ellipsis where something is missing.

    A question mark behind the name or the words that are cut stays: it says that they are a guess.
    """
    safe = shown_text(text)
    if cell_len(safe) <= width:
        return safe
    kept = set_cell_size(safe, max(width - 1, 0))
    if width > _LEAST_MARKED and _MARKED.match(safe, len(kept.rstrip())):
        return f"{set_cell_size(safe, width - 2).rstrip()}…?"
    return kept.rstrip() + "…" if width > 0 else ""


def fitted_end(text: str, width: int) -> str:
    """The end of the text made safe, as much as fits into ``width`` cells with an ellipsis before it."""
    safe = shown_text(text)
    if cell_len(safe) <= width:
        return safe
    kept = safe[-width:] if width > 0 else ""
    while kept and cell_len(kept) > width - 1:
        kept = kept[1:]
    return f"…{kept}" if width > 0 else ""


def spread(left: str, right: str, width: int) -> tuple[str, str]:
    """A left text cut and padded so that ``right`` ends at the last of ``width`` cells."""
    room = max(width - cell_len(right) - 1, 1)
    return set_cell_size(fitted(left, room), room) + " ", right


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """The text wrapped at spaces to at most ``lines`` lines, the last one cut with an ellipsis."""
    rest = shown_text(text)
    result: list[str] = []
    while rest and len(result) < lines - 1 and cell_len(rest) > width:
        head = set_cell_size(rest, max(width, 1)).rstrip()
        cut = rest.rfind(" ", 0, len(head) + 1)
        cut = cut if cut > 0 else max(len(head), 1)
        result.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*result, fitted(rest, width)] if rest else result


def listed(words: Sequence[str], width: int) -> str:
    """Words with commas between them, as many as fit into ``width`` cells."""
    shown = ""
    for number, word in enumerate(words):
        longer = f"{shown}, {word}" if number else word
        if cell_len(longer) > width - 3:
            return f"{shown} …" if shown else fitted(word, width)
        shown = longer
    return shown
