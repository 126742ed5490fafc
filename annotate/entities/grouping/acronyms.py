"""Short forms that the text itself explains: "Selm Harbour Board (SHB)", "SHB (Selm Harbour Board)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.entities.known.firms import kind_of_body
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import words_of
from annotate.entities.mentions.finding import Found
from annotate.language.rankers.short_forms import is_acronym, is_short_form

_GAP = re.compile(r"\s?\(\s?(?:the |or |also )?[“\"‘']?$")
_CLOSE = re.compile(r"[”\"’']?\s?\)")
_INSIDE = re.compile(r"\s?\(\s?[“\"‘']?([A-Z][A-Za-z&.\-]{1,9})[”\"’']?\s?\)")
# Fewer words than these say less of what a body is than what stands behind them.
_LEAST = 3
_AGENCIES = frozenset({"Reuters", "Bloomberg", "Tass", "Xinhua"})


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
            one, other = mentions[short].exact, mentions[long].exact
            if (
                is_short_form(one, other)
                or (
                    mentions[short].type == mentions[long].type in {"ORG", "GPE"}
                    and ((is_acronym(one) and len(other.split()) > 1) or of_beginnings(one, other))
                )
                or _in_their_words(mentions[short], mentions[long])
            ):
                yield Explained(long, short)
                break


def _in_their_words(short: Found, long: Found) -> bool:
    """Tell whether a word may be a body's in its own language: "Selm Mining Chamber (Camisel)"."""
    word, words = short.exact, words_of(long.exact)
    return (
        long.type == "ORG"
        and short.type in {"ORG", "MISC", "PRODUCT"}
        and word[0].isupper()
        and word.replace("'", "").replace("’", "").isalpha()
        and word not in _AGENCIES
        and kind_of_body(word) is None
        and len(words) >= _LEAST
        and any(noun(one)[0] == "organisation" for one in words)
    )


def of_beginnings(short: str, long: str) -> bool:
    """Tell whether a word is made of the beginnings of a name's words, one after the other: "Norhabo".

    Args:
        short: The candidate.
        long: What it may stand for.
    """
    words = [word.lower() for word in re.findall(r"\w+", long) if word[0].isupper()]
    if not short.isalpha() or not short[0].isupper() or len(words) < 2:
        return False
    return _of(short.lower(), words, 0)


def _of(rest: str, words: Sequence[str], used: int) -> bool:
    if not rest:
        return used > 1
    if not words:
        return False
    sizes = (size for size in range(1, len(rest) + 1) if words[0].startswith(rest[:size]))
    return any(_of(rest[size:], words[1:], used + 1) for size in sizes)


def unseen(mentions: Sequence[Found], text: str) -> Iterator[tuple[Found, re.Match[str]]]:
    """Yield names with the short form in parentheses after them that is no mention yet, and its match."""
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        match = _INSIDE.match(text, mention.end)
        if match and match.start(1) not in starts and is_short_form(match[1], mention.exact):
            yield mention, match
