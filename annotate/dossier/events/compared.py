"""Pairs of happenings that were compared, kept from one dossier to the next.

What speaks for and against a pair is told by its two articles alone. So a new article is compared with those
that it is near to, and what is known of all others stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.barriers import ruled_out
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.pairs import CHUNK, Likeness, candidates, evidence, neighbours
from annotate.dossier.events.table import Floats, Integers, Table, near_rows, shared
from annotate.dossier.reading import Source
from annotate.language.rankers.feed_forward import FeedForward

MOST = 8.0
STRANGE = -4.0
"""Log odds of two that are no candidates."""
_DIGITS = 4
# Articles are compared with others by so many at once, so that not all pairs of an archive are held at once.
_AT_ONCE = 1000


class Weighed(NamedTuple):
    """Pairs of happenings that may be one.

    Attributes:
        first: The first of each pair.
        second: The second.
        odds: Log odds that they are one.
        never: Whether they cannot be.
        opposed: Whether two articles tell them with and without "not".
    """

    first: Integers
    second: Integers
    odds: Floats
    never: NDArray[np.bool_]
    opposed: NDArray[np.bool_]

    def those(self, chosen: Integers | slice) -> Weighed:
        """Return some of them."""
        columns: list[NDArray[Any]] = [column[chosen] for column in self]
        return Weighed(*columns)


class _Rows(NamedTuple):
    """Pairs by articles: which two these are, which of their happenings, and what is known of the pair."""

    articles: Integers
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    odds: Floats
    never: NDArray[np.bool_]
    opposed: NDArray[np.bool_]

    def those(self, chosen: NDArray[np.bool_]) -> _Rows:
        """Return some of them."""
        columns: list[NDArray[Any]] = [column[chosen] for column in self]
        return _Rows(*columns)


_NONE = _Rows(
    np.zeros(0, np.int64),
    np.zeros(0, np.int32),
    np.zeros(0, np.int32),
    np.zeros(0, np.float32),
    np.zeros(0, bool),
    np.zeros(0, bool),
)


class Compared:
    """What is known of pairs of articles."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._sources: list[Source] = []
        self._count = count(1)
        self._near = np.zeros((0, 0), dtype=np.float32)
        self._pairs = np.zeros(0, dtype=np.int64)
        self._rows = _NONE
        self._come = np.zeros(0, dtype=np.int64)

    def weighed(self, sources: Sequence[Source], items: Sequence[Happening], network: FeedForward) -> Weighed:
        """Return the candidates with their log odds.

        Args:
            sources: The articles, always in one order.
            items: What they tell, article by article.
            network: Of one output.
        """
        numbers = self._numbered(sources)
        one, other = np.nonzero(np.triu(neighbours(self._near)))
        pairs = (numbers[one] << 32) | numbers[other]
        gone = self._pairs[~np.isin(self._pairs, pairs)]
        if len(gone):
            self._rows = self._rows.those(~np.isin(self._rows.articles, gone))
        new = ~np.isin(pairs, self._pairs)
        bounds = np.searchsorted([item.source for item in items], np.arange(len(sources) + 1))
        found = self._compare(sources, items, bounds, (one[new], other[new]), network)
        self._rows = _Rows(
            *(
                np.concatenate(column)
                for column in zip(self._rows, *(self._of(rows, numbers) for rows in found), strict=True)
            )
        )
        self._pairs = pairs
        place = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.int64)
        place[numbers] = bounds[:-1]
        rows = self._rows
        first = place[rows.articles >> 32] + rows.first
        second = place[rows.articles & 0xFFFFFFFF] + rows.second
        return Weighed(first, second, rows.odds, rows.never, rows.opposed)

    def _numbered(self, sources: Sequence[Source]) -> Integers:
        """Return a number for every article, its own as long as it stays; take in how near all are."""
        known = {number: at for at, number in enumerate(self._numbers[id(one)] for one in self._sources)}
        self._numbers = {id(one): self._numbers.get(id(one)) or next(self._count) for one in sources}
        self._sources = list(sources)
        numbers = np.fromiter(self._numbers.values(), np.int64, len(sources))
        before = np.array([known.get(number, -1) for number in numbers.tolist()], dtype=np.int64)
        near = np.zeros((len(sources), len(sources)), dtype=np.float32)
        old, new = np.flatnonzero(before >= 0), np.flatnonzero(before < 0)
        near[np.ix_(old, old)] = self._near[np.ix_(before[old], before[old])]
        self._come = new
        if len(new):
            rows = near_rows(sources, new)
            near[new], near[:, new] = rows, rows.T
        self._near = near
        return numbers

    def _compare(
        self,
        sources: Sequence[Source],
        items: Sequence[Happening],
        bounds: Integers,
        new: tuple[Integers, Integers],
        network: FeedForward,
    ) -> list[_Rows]:
        """Return what is known of new pairs of articles, by places of the articles."""
        found: list[_Rows] = []
        one, other = new
        for low in range(0, len(sources), _AT_ONCE):
            own = (one >= low) & (one < low + _AT_ONCE)
            if not own.any():
                continue
            involved = np.unique(np.concatenate([one[own], other[own]]))
            wanted = np.zeros((len(involved), len(involved)), dtype=bool)
            wanted[np.searchsorted(involved, one[own]), np.searchsorted(involved, other[own])] = True
            places = np.concatenate([np.arange(bounds[n], bounds[n + 1]) for n in involved.tolist()])
            if not len(places):
                continue
            at = np.repeat(np.arange(len(involved)), bounds[involved + 1] - bounds[involved])
            table = Table([sources[n] for n in involved.tolist()], [items[n] for n in places.tolist()], at)
            likeness = Likeness(table, self._of_new(one[own], other[own], involved[at]))
            a, b = candidates(table, likeness, wanted)
            odds = odds_of(network, table, likeness, a, b)
            never = ruled_out(table, a, b, odds > STRANGE)
            # Of pairs that are no likelier than strangers nothing need be kept.
            opposed = _opposed(table, a, b)
            kept = never | opposed | (odds > STRANGE)
            a, b = a[kept], b[kept]
            articles = (involved[table.source[a]] << 32) | involved[table.source[b]]
            local = places - bounds[involved[table.source]]
            first, second = local[a].astype(np.int32), local[b].astype(np.int32)
            found.append(_Rows(articles, first, second, odds[kept], never[kept], opposed[kept]))
        return found

    def _of_new(self, one: Integers, other: Integers, articles: Integers) -> Integers | None:
        """Return which happenings are of articles that have come; none where all are, or a pair has no such.

        Args:
            one: The first article of each pair.
            other: The second.
            articles: Those of the happenings.
        """
        come = np.isin(one, self._come) | np.isin(other, self._come)
        some = np.flatnonzero(np.isin(articles, self._come))
        return some if come.all() and len(some) < len(articles) else None

    @staticmethod
    def _of(rows: _Rows, numbers: Integers) -> _Rows:
        """Return rows by the lasting numbers of their articles."""
        one, other = numbers[rows.articles >> 32], numbers[rows.articles & 0xFFFFFFFF]
        return rows._replace(articles=(one << 32) | other)


def _opposed(table: Table, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs two articles tell with and without "not", in one word and beside the same words."""
    found = (table.negative[a] != table.negative[b]) & (table.source[a] != table.source[b])
    left = np.flatnonzero(found)
    one, other = a[left], b[left]
    found[left] = (shared(table.heads, table.heads, one, other).number > 0) & (
        shared(table.near, table.near, one, other).number > 0
    )
    return np.asarray(found, dtype=bool)


def odds_of(network: FeedForward, table: Table, likeness: Likeness, a: Integers, b: Integers) -> Floats:
    """Return the log odds of pairs, the same in whatever company they are looked at."""
    layers = {name: layer.astype(np.float64) for name, layer in network.layers.items()}
    found = np.zeros(len(a), dtype=np.float32)
    for low in range(0, len(a), CHUNK):
        rows = evidence(table, likeness, a[low : low + CHUNK], b[low : low + CHUNK])
        hidden = np.maximum(rows.astype(np.float64) @ layers["hidden"] + layers["hidden_bias"], 0)
        odds = hidden @ layers["output"] + layers["output_bias"]
        found[low : low + CHUNK] = np.round(odds[:, 0], _DIGITS)
    return np.clip(found, -MOST, MOST)
