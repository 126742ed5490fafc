"""Whom a press release tells to call: people of its last lines, of whom it tells nothing."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"^[ \t*#_>-]*(?:for )?(?:(?:media|press|news|investors?|public|further|more|additional|general) ){0,2}"
    r"(?:relations |and ){0,2}(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|information|office|interviews)"
    r"(?: details| persons?| information)?(?: for (?:the )?(?:media|press))?"
    r"(?P<end>[ \t]*[:*_–—|][^\n]*|[ \t]*$|,? (?:please )?(?:contact|call|e-?mail|ring|write to)\b[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
# How one is reached.
_REACHED = re.compile(
    r"[\w.+-]{1,64}@[\w-]+\.|\b(?:tel|(?:tele)?phone|mobile|mob|cell)\b[^\w\n]{0,4}(?:no\W{1,2}|number\W{1,2})?\d"
    r"|\+\d[\d ().-]{6,}"
    r"|\(?\d{3,5}\)?[ .-]\d{3,4}[ .-]?\d{3,4}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n[ \t]*\n")
_LONGEST, _MOST = 400, 1_200


def contact_ranges(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text that tell whom to call, with an address or a number.

    Args:
        text: The article's text.
    """
    found: list[tuple[int, int]] = []
    for heading in _HEADING.finditer(text):
        if found and heading.start() < found[-1][1]:
            continue
        end = _end_of_part(text, heading.start())
        if end == heading.end() and not heading["end"].strip(" :*_–—|"):
            end = _end_of_part(text, end)
        farthest = min(heading.start() + _MOST, len(text) - 1)
        while end <= farthest and _is_reached(text, end, following := _end_of_part(text, end)):
            end = following
        if end - heading.start() <= _MOST and _REACHED.search(text, heading.start(), end):
            found.append((heading.start(), end))
    return found


def _end_of_part(text: str, place: int) -> int:
    """Return where the part that begins at a place, or behind an empty line there, ends.

    Of a part that is too long to be one nothing is read beyond that.
    """
    farthest = min(place + _MOST + 1, len(text))
    while place < farthest and text[place].isspace():
        place += 1
    blank = _BREAK.search(text, place, farthest)
    return blank.start() if blank is not None else farthest


def _is_reached(text: str, start: int, end: int) -> bool:
    """Tell whether a part is short and has an address or a number in it."""
    return end - start <= _LONGEST and _REACHED.search(text, start, end) is not None
