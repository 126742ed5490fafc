"""Pairs of happenings that were compared, kept from one dossier to the next.

What speaks for and against a pair is told by its two articles alone. So a new article is compared with those
that it is near to, and what is known of all others stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.agreement.agreeing import ENOUGH, agreeing, may_agree
from annotate.dossier.events.barriers import ruled_out
from annotate.dossier.events.columns.articles import near_rows
from annotate.dossier.events.columns.sets import Floats, Integers, distinct, shared
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.pairs import CHUNK, Likeness, candidates, evidence, nearest, neighbours
from annotate.dossier.events.table import Table
from annotate.dossier.reading import Source
from annotate.language.rankers.feed_forward import FeedForward

MOST = 8.0
STRANGE = -4.0
"""Log odds of two that are no candidates."""
_DIGITS = 4
# Articles are compared with others by so many at once, so that not all pairs of an archive are held at once.
_AT_ONCE = 1000
_ROOM = 50


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

    def those(self, chosen: NDArray[np.bool_] | Integers) -> _Rows:
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
        self._near = self._room = np.zeros((0, 0), dtype=np.float32)
        self._closest = np.zeros((0, 0), dtype=np.float32)
        self._places = np.zeros(0, dtype=np.int64)
        self._pairs = np.zeros(0, dtype=np.int64)
        self._rows = _NONE
        self._come = np.zeros(0, dtype=np.int64)

    def weighed(
        self, sources: Sequence[Source], items: Sequence[Happening], network: FeedForward, least: float
    ) -> Weighed:
        """Return the candidates with their log odds.

        Args:
            sources: The articles, always in one order.
            items: What they tell, article by article.
            network: Of one output.
            least: From which log odds on two are one.
        """
        numbers = self._numbered(sources)
        found = np.nonzero(np.triu(neighbours(self._near, self._closest)))
        one, other = np.sort([self._places[each] for each in found], axis=0)
        pairs = (numbers[one] << 32) | numbers[other]
        order = np.argsort(pairs)
        one, other, pairs = one[order], other[order], pairs[order]
        gone = self._pairs[~_in(self._pairs, pairs)]
        if len(gone):
            self._rows = self._rows.those(~np.isin(self._rows.articles, gone))
        new = ~_in(pairs, self._pairs)
        bounds = np.cumsum([0, *(len(source.once(told_in_article)) for source in sources)])
        rows = self._compare(sources, items, bounds, (one[new], other[new]), network, least)
        self._rows = _Rows(
            *(
                np.concatenate(column)
                for column in zip(self._rows, *(self._of(each, numbers) for each in rows), strict=True)
            )
        )
        self._pairs = pairs
        place = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.int64)
        place[numbers] = bounds[:-1]
        known = self._rows
        first = place[known.articles >> 32] + known.first
        second = place[known.articles & 0xFFFFFFFF] + known.second
        return Weighed(first, second, known.odds, known.never, known.opposed)

    def _numbered(self, sources: Sequence[Source]) -> Integers:
        """Return a number for every article, its own as long as it stays; take in how near all are.

        Articles stand here in the order in which they came.
        """
        here = {id(one): place for place, one in enumerate(sources)}
        staying = [at for at, one in enumerate(self._sources) if id(one) in here]
        if len(staying) < len(self._sources):
            self._sources = [self._sources[at] for at in staying]
            self._near = self._room = self._near[np.ix_(staying, staying)]
            self._closest = nearest(self._near) if staying else np.zeros((0, 0), dtype=np.float32)
        known = set(map(id, self._sources))
        come = [one for one in sources if id(one) not in known]
        self._numbers = {id(one): self._numbers.get(id(one)) or next(self._count) for one in sources}
        if come:
            self._take(come)
        self._places = np.array([here[id(one)] for one in self._sources], dtype=np.int64)
        self._come = self._places[len(known) :]
        return np.fromiter(self._numbers.values(), np.int64, len(sources))

    def _take(self, come: Sequence[Source]) -> None:
        """Take in how near articles that have come are to all."""
        old, number = len(self._sources), len(self._sources) + len(come)
        self._sources += come
        rows = near_rows(self._sources, np.arange(old, number))
        if number > len(self._room):
            # With room for more, since to copy it for each takes long.
            self._room = np.zeros((number + _ROOM, number + _ROOM), dtype=np.float32)
            self._room[:old, :old] = self._near
        self._near = self._room[:number, :number]
        self._near[old:], self._near[:, old:] = rows, rows.T
        before = np.concatenate([self._closest, self._near[:old, old:]], axis=1)
        self._closest = np.concatenate([nearest(before), nearest(self._near[old:])])

    def _compare(
        self,
        sources: Sequence[Source],
        items: Sequence[Happening],
        bounds: Integers,
        new: tuple[Integers, Integers],
        network: FeedForward,
        least: float,
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
            come = self._of_new(one[own], other[own], involved[at])
            likeness = Likeness(table, come)
            if come is not None:
                # Of others only what is told in words near those of new articles may be one with theirs.
                near = np.flatnonzero(likeness.related(come, np.arange(len(places))).any(axis=0))
                table, likeness, places = table.those(near), likeness.those(near), places[near]
            a, b = candidates(table, likeness, wanted)
            some, back = distinct(np.concatenate([a, b]))
            if len(some) < len(places) / 2:
                table, likeness, places = table.those(some), likeness.those(some), places[some]
                a, b = back[: len(a)], back[len(a) :]
            odds = odds_of(network, table, likeness, a, b)
            never = ruled_out(table, a, b, odds > STRANGE)
            # Of pairs that are no likelier than strangers nothing need be kept.
            opposed = _opposed(table, a, b)
            kept = never | opposed | (odds > STRANGE)
            a, b = a[kept], b[kept]
            articles = (involved[table.source[a]] << 32) | involved[table.source[b]]
            local = places - bounds[involved[table.source]]
            first, second = local[a].astype(np.int32), local[b].astype(np.int32)
            rows = _Rows(articles, first, second, odds[kept], never[kept], opposed[kept])
            pairs = zip(one[own].tolist(), other[own].tolist(), strict=True)
            found.append(_with_agreed(sources, rows, pairs, least))
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


def _in(some: Integers, ordered: Integers) -> NDArray[np.bool_]:
    """Tell which numbers are among others that are in order."""
    if not len(ordered):
        return np.zeros(len(some), dtype=bool)
    at = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    return np.asarray(ordered[at] == some, dtype=bool)


def _opposed(table: Table, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs two articles tell with and without "not", in one word and beside the same words."""
    found = (table.negative[a] != table.negative[b]) & (table.source[a] != table.source[b])
    left = np.flatnonzero(found)
    one, other = a[left], b[left]
    found[left] = (shared(table.heads, table.heads, one, other).number > 0) & (
        shared(table.near, table.near, one, other).number > 0
    )
    return np.asarray(found, dtype=bool)


def _with_agreed(
    sources: Sequence[Source], rows: _Rows, pairs: Iterable[tuple[int, int]], least: float
) -> _Rows:
    """Return rows with what two articles tell in other words, as surely as that is told.

    Args:
        sources: The articles.
        rows: What is known of the pairs, by the places of the articles.
        pairs: The articles that are compared.
        least: From which log odds on two are one.
    """
    order = np.argsort(rows.articles, kind="stable")
    ranked = rows.articles[order]
    again = np.zeros(len(order), dtype=bool)
    all_agreed: list[_Rows] = []
    for one, other in pairs:
        if one == other or not may_agree(sources[one], sources[other]):
            continue
        articles = (one << 32) | other
        places = order[slice(*np.searchsorted(ranked, (articles, articles + 1)))]
        own = rows.those(places)
        likely = own.those(~own.never & (own.odds > least))
        known = set(zip(likely.first.tolist(), likely.second.tolist(), strict=True))
        found = dict(agreeing(sources[one], sources[other], known))
        if found:
            told = zip(own.first.tolist(), own.second.tolist(), strict=True)
            again[places] = [pair in found for pair in told]
            all_agreed.append(_agreed(sources, one, other, found, least))
    columns = zip(rows.those(~again), *all_agreed, strict=True)
    return _Rows(*(np.concatenate(column) for column in columns)) if all_agreed else rows


def _agreed(
    sources: Sequence[Source], one: int, other: int, found: Mapping[tuple[int, int], float], least: float
) -> _Rows:
    """Return rows for what two articles tell in other words, by the places in the articles."""
    first, second = np.array(list(found), dtype=np.int32).T
    here = [source.once(told_in_article) for source in (sources[one], sources[other])]
    items = [here[side][place] for side, those in enumerate((first, second)) for place in those.tolist()]
    order = np.arange(len(found))
    table = Table([sources[one], sources[other]], items, np.repeat(np.arange(2), len(found)))
    return _Rows(
        np.full(len(found), (one << 32) | other),
        first,
        second,
        np.minimum(np.array(list(found.values())) + least - ENOUGH, MOST).astype(np.float32),
        ruled_out(table, order, order + len(found)),
        np.zeros(len(found), dtype=bool),
    )


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
