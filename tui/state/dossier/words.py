"""Every place of words in all articles, each in its context: a concordance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from itertools import count, islice

from tui.state.dossier.rows import Context, Gathered, Row, Spot, around
from tui.state.dossier.searched import Searched
from tui.state.folded import folded, wanted_words

MOST_PLACES = 2_000
ORDERS = ("by article", "by what follows", "by what comes before")
# So much is shown at each side of a place on the widest screens.
_SIDE = 120
_SPACES = re.compile(r"\s+")
# What may stand between two words that follow each other, of which the first is typed by its beginning.
_BETWEEN = re.compile(r"\w*\s+")


def occurrences(gathered: Gathered, typed: str, order: str = ORDERS[0]) -> list[Row]:
    """Every place in every article where words stand, in context.

    Args:
        gathered: The articles.
        typed: The words, as one looks for them in the library: without case and accents, each at the
            beginning of a word; those in quotation marks in a row. Words that follow each other
            have one place.
        order: One of ``ORDERS``; the first has the articles in their order, and each as a heading.
    """
    words = wanted_words(typed)
    rows = list(islice(_rows(gathered, words), MOST_PLACES)) if words else []
    if order == ORDERS[1]:
        rows.sort(key=lambda row: folded(row.context.after) if row.context else "")
    elif order == ORDERS[2]:
        rows.sort(key=lambda row: folded(row.context.before)[::-1] if row.context else "")
    return rows


def _rows(gathered: Gathered, words: list[str]) -> Iterator[Row]:
    number = count(1)
    for document in gathered.dossier.documents:
        searched = gathered.searched(document.id)
        if not all(any(searched.places(word)) for word in words):
            continue
        text = gathered.sources[document.id].text
        paper = gathered.dated_paper(document.id)
        for start, end in _in_a_row(searched, words, text):
            spot = Spot(document.id, start, around(text, start, end), end=end)
            before, after = text[max(start - _SIDE, 0) : start], text[end : end + _SIDE]
            parts = (
                before.rpartition("\n\n")[2].lstrip(),
                text[start:end],
                after.partition("\n\n")[0].rstrip(),
            )
            context = Context(*(_SPACES.sub(" ", part) for part in parts))
            yield Row(
                f"w{next(number)}",
                spot.words,
                paper,
                heading=paper,
                spots=(spot,),
                context=context,
            )


def _in_a_row(searched: Searched, words: list[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the words; those of different words that follow each other are one."""

    def places(word: str) -> Iterator[tuple[int, int, str]]:
        return ((start, end, word) for start, end in searched.places(word))

    found = merge(*map(places, dict.fromkeys(words)))
    begin, end, last = -1, -1, ""
    for first, after, word in found:
        if word != last and begin >= 0 and (first < end or _BETWEEN.fullmatch(text, end, first)):
            end, last = max(end, after), word
            continue
        if begin >= 0:
            yield begin, end
        begin, end, last = first, after, word
    if begin >= 0:
        yield begin, end
