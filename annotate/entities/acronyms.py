"""Short forms that the text itself explains: "Selm Harbour Board (SHB)", "SHB (Selm Harbour Board)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.entities.mentions import Found

_SHORT = re.compile(r"(?:the )?([A-Z][A-Za-z&.\-]{1,9})$")
_GAP = re.compile(r"\s?\(\s?(?:the |or |also )?[“\"‘']?$")
_CLOSE = re.compile(r"[”\"’']?\s?\)")
_INSIDE = re.compile(r"\s?\(\s?[“\"‘']?([A-Z][A-Za-z&.\-]{1,9})[”\"’']?\s?\)")


class Explained(NamedTuple):
    """Two mentions, by their place in the list, of which one is the other's short form."""

    long: int
    short: int


def explained(mentions: Sequence[Found], text: str) -> Iterator[Explained]:
    """Yield neighbours of which one stands in parentheses right after the other and is its short form.

    Args:
        mentions: Names in text order.
        text: The article's text.
    """
    for place in range(len(mentions) - 1):
        first, second = mentions[place], mentions[place + 1]
        if not _GAP.fullmatch(text[first.end : second.start]) or not _CLOSE.match(text, second.end):
            continue
        for long, short in ((place, place + 1), (place + 1, place)):
            if is_short_form(mentions[short].exact, mentions[long].exact) or (
                _is_acronym(mentions[short].exact)
                and mentions[short].type == mentions[long].type == "ORG"
                and len(mentions[long].exact.split()) > 1
            ):
                yield Explained(long, short)
                break


def unseen(mentions: Sequence[Found], text: str) -> Iterator[tuple[Found, re.Match[str]]]:
    """Yield names with the short form in parentheses after them that is no mention yet, and its match."""
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        match = _INSIDE.match(text, mention.end)
        if match and match.start(1) not in starts and is_short_form(match[1], mention.exact):
            yield mention, match


def is_short_form(short: str, long: str) -> bool:
    """Tell whether the letters of a short form stand in a long one in order, the first at a word's start.

    Source: the algorithm of Schwartz and Hearst (2003), with their limits on length.

    Args:
        short: The candidate.
        long: What it may stand for.
    """
    match = _SHORT.match(short)
    if not match or not _is_acronym(match[1]):
        return False
    letters = [letter for letter in match[1] if letter.isalnum()]
    if len(long.split()) < 2 or len(long.split()) > min(len(letters) + 5, 2 * len(letters)):
        return False
    place = len(long)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and not _matches(letters[number], long, place, first=number == 0):
            place -= 1
        if place < 0:
            return False
    return True


def _matches(letter: str, long: str, place: int, *, first: bool) -> bool:
    starts = place == 0 or not long[place - 1].isalnum()
    return long[place].lower() == letter.lower() and (starts or not first)


def _is_acronym(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return 2 <= len(letters) <= 10 and sum(letter.isupper() for letter in letters) * 2 > len(letters)
