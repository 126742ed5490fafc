"""Which happenings may be one, and what speaks for and against it: one row a pair, for the network."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.table import Floats, Integers, Sets, Shared, Table, shared, vectors
from annotate.timeline.story.words import event_words

Column = NDArray[Any]
NEIGHBOURS = 24
"""An article is compared with so many that are nearest to it."""
DISTANT = 0.03
"""Two articles less near than this tell of nothing in common."""
CLOSEST = 15
"""So many are compared however distant they are."""
LIKE = 0.4
"""From which likeness on two words may mean one thing."""


CHUNK = 20_000
"""So many pairs are looked at at once."""
ALIKE_AROUND = 0.06
"""Sentences of two words that are not of one family must be so much alike."""
ALIKE = 10
"""The column of the likeness of two words."""


class Likeness:
    """How near the words of happenings are, worked out once for every two words.

    Args:
        table: The happenings.
    """

    def __init__(self, table: Table) -> None:
        heads = np.array([item.head for item in table.items])
        _, first, self._of = np.unique(heads, return_index=True, return_inverse=True)
        lexical = table.lexical[first]
        vector = vectors(lexical)
        self._alike = (vector @ vector.T).astype(np.float16)
        known = event_words()
        families = [known.families[p] if p >= 0 else frozenset[int]() for p in lexical.tolist()]
        senses = [known.senses[p] if p >= 0 else frozenset[int]() for p in lexical.tolist()]
        wider = [known.wider[p] if p >= 0 else frozenset[int]() for p in lexical.tolist()]
        self._family = _common(families, families)
        self._sense = _common(senses, senses)
        self._wider = _common(senses, wider) + _common(wider, senses)
        self._sibling = _common(wider, wider)
        self.related = (self._alike > LIKE) | (self._family > 0) | (self._sense > 0) | (self._wider > 0)
        np.fill_diagonal(self.related, True)

    def pairs(self, some: Integers, others: Integers) -> tuple[Integers, Integers]:
        """Return which of some happenings have words near those of others."""
        found = self.related[self._of[some]][:, self._of[others]]
        rows, columns = np.nonzero(found)
        return some[rows], others[columns]

    def columns(self, a: Integers, b: Integers) -> tuple[Floats, ...]:
        """Return family, sense, wider sense, common wider sense and likeness of pairs."""
        one, other = self._of[a], self._of[b]
        tables = (self._family, self._sense, self._wider, self._sibling, self._alike)
        return tuple(table[one, other].astype(np.float32) for table in tables)


def _common(some: list[frozenset[int]], others: list[frozenset[int]]) -> NDArray[np.uint8]:
    """Return how many members every two sets share."""
    homes: dict[int, tuple[list[int], list[int]]] = {}
    for side, sets in enumerate((some, others)):
        for place, each in enumerate(sets):
            for member in each:
                homes.setdefault(member, ([], []))[side].append(place)
    counts = np.zeros((len(some), len(others)), dtype=np.uint8)
    for left, right in homes.values():
        if left and right:
            counts[np.ix_(left, right)] += 1
    return counts


def candidates(table: Table, likeness: Likeness) -> tuple[Integers, Integers]:
    """Return pairs of happenings that may be one, the first before the second.

    They are of one article or of two that are near, and their words are near or of one event of the article.

    Args:
        table: The happenings.
        likeness: Of their words.
    """
    order = np.arange(len(table.items))
    bounds = np.searchsorted(table.source, np.arange(table.articles.number + 1))
    near = _neighbours(table.articles.near)
    first: list[Integers] = []
    second: list[Integers] = []
    for article in range(table.articles.number):
        own = order[bounds[article] : bounds[article + 1]]
        later = [order[bounds[n] : bounds[n + 1]] for n in np.flatnonzero(near[article]) if n > article]
        a, b = likeness.pairs(own, np.concatenate([own, *later]))
        first.append(a[a < b])
        second.append(b[a < b])
        event = table.event[own]
        rows, columns = np.nonzero(np.triu(event[:, None] == event[None], 1))
        first.append(own[rows])
        second.append(own[columns])
    count = max(len(order), 1)
    keys = (
        np.unique(np.concatenate(first) * count + np.concatenate(second)) if first else np.zeros(0, np.int64)
    )
    a, b = keys // count, keys % count
    telling = _telling(table, likeness, a, b)
    return a[telling], b[telling]


def _neighbours(near: Floats) -> NDArray[np.bool_]:
    """Return which articles are compared."""
    found: NDArray[np.bool_] = np.asarray(near > DISTANT, dtype=bool)
    for most, narrowing in ((CLOSEST, False), (NEIGHBOURS, True)):
        if len(near) > most + 1:
            least = -np.partition(-near, most, axis=1)[:, most]
            among = (near >= least[:, None]) | (near >= least[None])
            found = found & among if narrowing else found | among
        elif not narrowing:
            found = np.ones_like(found)
    return found


def _telling(table: Table, likeness: Likeness, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs are of one family of words, in sentences that are alike, or of one article."""
    family, *_ = likeness.columns(a, b)
    kept: NDArray[np.bool_] = np.asarray((table.source[a] == table.source[b]) | (family > 0), dtype=bool)
    for low in range(0, len(a), CHUNK):
        part = slice(low, low + CHUNK)
        kept[part] |= shared(table.heads, table.heads, a[part], b[part]).number > 0
        around = shared(table.words, table.words, a[part], b[part]).weight
        whole = np.sqrt(table.words.whole[a[part]] * table.words.whole[b[part]])
        kept[part] |= around > ALIKE_AROUND * whole
    return kept


def evidence(table: Table, likeness: Likeness, a: Integers, b: Integers) -> Floats:
    """Return what speaks for and against pairs being one, a row a pair.

    Args:
        table: The happenings.
        likeness: Of their words.
        a: The first of each pair.
        b: The second.
    """
    words, around = _words(table, likeness, a, b), _surroundings(table, a, b)
    apart = table.source[a] != table.source[b]
    near = np.where(apart, table.articles.near[table.source[a], table.source[b]], 0)
    same, alike, cosine = words[0], words[ALIKE], around[0]
    both = [same * cosine, same * near, alike * cosine, alike * near]
    parts = (words, around, _articles(table, a, b), _times(table, a, b), _places(table, a, b), both)
    columns = [column for part in parts for column in part]
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _words(table: Table, likeness: Likeness, a: Integers, b: Integers) -> list[Column]:
    heads = shared(table.heads, table.heads, a, b)
    same = heads.number > 0
    family, sense, wider, sibling, alike = likeness.columns(a, b)
    related = same | (family > 0)
    rare = np.where(same, np.maximum(table.repeated[a], table.repeated[b]), 0)
    known = (table.lexical[a] >= 0) & (table.lexical[b] >= 0)
    return [
        same, heads.number, family > 0, related, (sense > 0) & ~related, np.log1p(sense),
        (wider > 0) & ~related, np.log1p(wider), (sibling > 0) & ~related, np.log1p(sibling),
        alike, np.maximum(alike - 0.3, 0), np.maximum(alike - 0.5, 0), np.maximum(alike - 0.7, 0), known,
        rare, table.light[a] | table.light[b], table.plain[a] & table.plain[b], heads.weight,
    ]  # fmt: skip


def _given(one: Sets, other: Sets, a: Integers, b: Integers) -> NDArray[np.bool_]:
    return np.asarray((one.whole[a] > 0) & (other.whole[b] > 0), dtype=bool)


def _surroundings(table: Table, a: Integers, b: Integers) -> list[Column]:
    told = shared(table.words, table.words, a, b)
    cosine = told.weight / np.sqrt((table.words.whole[a] + 1e-3) * (table.words.whole[b] + 1e-3))
    columns = [
        cosine,
        np.log1p(told.weight),
        np.maximum(cosine - 0.2, 0),
        np.maximum(cosine - 0.5, 0),
        told.number == 0,
    ]
    near = shared(table.near, table.near, a, b)
    columns += [np.log1p(near.weight), near.number]
    for sets in (table.before, table.behind):
        both = shared(sets, sets, a, b)
        columns += [both.number > 0, np.log1p(both.weight)]
    for one, other in ((table.before, table.behind), (table.heads, table.words)):
        across, back = shared(one, other, a, b), shared(one, other, b, a)
        columns += _ordered(across.number > 0, back.number > 0)
        columns.append(np.log1p(across.weight + back.weight))
    for sets in (table.names, table.places, table.numbers):
        both = shared(sets, sets, a, b)
        given = _given(sets, sets, a, b)
        columns += [
            both.number > 0,
            np.log1p(both.weight),
            given & (both.number == 0),
            given,
            _share(both, sets, a, b),
        ]
    whom = shared(table.whom, table.whom, a, b)
    columns += [whom.number > 0, _given(table.whom, table.whom, a, b) & (whom.number == 0)]
    return columns


def _share(both: Shared, sets: Sets, a: Integers, b: Integers) -> Floats:
    either = sets.whole[a] + sets.whole[b] - both.weight
    return np.asarray(both.weight / np.maximum(either, 1e-3), dtype=np.float32)


def _articles(table: Table, a: Integers, b: Integers) -> list[Column]:
    one, other = table.source[a], table.source[b]
    apart = one != other
    columns = [~apart, table.event[a] == table.event[b]]
    for near in (table.articles.near, table.articles.alike):
        found = np.where(apart, near[one, other], 0)
        most, mean = np.maximum(near.max(axis=1), 1e-6), near.sum(axis=1) / max(len(near) - 1, 1)
        columns += [found, *_ordered(found / most[one], found / most[other])]
        columns += _ordered(*(np.where(apart, found - mean[side], 0) for side in (one, other)))
    return columns


def _times(table: Table, a: Integers, b: Integers) -> list[Column]:
    told = table.told[a] & table.told[b]
    apart = told & ((table.high[a] < table.low[b]) | (table.high[b] < table.low[a]))
    equal = told & (table.low[a] == table.low[b]) & (table.high[a] == table.high[b])
    one, other = table.relation[a], table.relation[b]
    opposite = (one == 0) & (other == 2) | (one == 2) & (other == 0)
    return [told, apart, equal, told & ~apart & ~equal, one == other, opposite]


def _places(table: Table, a: Integers, b: Integers) -> list[Column]:
    inside = table.source[a] == table.source[b]
    distance = np.abs(table.first[a] - table.first[b])
    one, other = table.salience[a], table.salience[b]
    columns: list[Column] = [
        *_ordered(one, other),
        one * other,
        np.abs(one - other),
        table.title[a] & table.title[b],
    ]
    columns += [np.abs(table.position[a] - table.position[b]), table.actual[a] == table.actual[b]]
    columns += [table.negative[a] != table.negative[b]]
    for name in ("title", "position", "claimed", "capital", "confidence", "count"):
        column = getattr(table, name)
        columns += _ordered(column[a], column[b])
    return [*columns, inside & (distance < 60), np.where(inside, np.log1p(distance) / 5, 0)]


def _ordered(one: Column, other: Column) -> list[Column]:
    """Return the lesser and the greater of two columns: which of a pair is the first tells nothing."""
    return [np.minimum(one, other), np.maximum(one, other)]
