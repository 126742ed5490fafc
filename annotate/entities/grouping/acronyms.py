"""Short forms that the text itself explains: "Selm Harbour Board (SHB)", "SHB (Selm Harbour Board)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.entities.mentions.finding import Found
from annotate.language.rankers.short_forms import is_acronym, is_short_form

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
                is_acronym(mentions[short].exact)
                and mentions[short].type == mentions[long].type in {"ORG", "GPE"}
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
