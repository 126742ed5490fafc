"""Every place of words in all articles, each in its context: a concordance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from itertools import count, islice

from tui.state.dossier.rows import Context, Gathered, Row, Spot, around
from tui.state.folded import folded, wanted_words

MOST_PLACES = 2_000
ORDERS = ("by article", "by what follows", "by what comes before")
# So much is shown at each side of a place on the widest screens.
_SIDE = 120
_SPACES = re.compile(r"\s+")


def occurrences(gathered: Gathered, typed: str, order: str = ORDERS[0]) -> list[Row]:
    """Every place in every article where words stand, in context.

    Args:
        gathered: The articles.
        typed: The words, as one looks for them in the library: without case and accents, each at the
            beginning of a word; those in quotation marks in a row.
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
        for start, end in merge(*(searched.places(word) for word in words)):
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
