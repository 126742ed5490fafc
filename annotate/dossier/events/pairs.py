"""Which happenings may be one, and what speaks for and against it: one row a pair, for the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.columns.sets import Floats, Integers, Sets, Shared, distinct, shared
from annotate.dossier.events.table import Table, vectors
from annotate.timeline.story.words import event_words

Column = NDArray[Any]
Ids = frozenset[int]
NEIGHBOURS = 24
"""An article is compared with so many that are nearest to it."""
DISTANT = 0.07
"""Two articles less near than this tell of nothing in common."""
CLOSEST = 15
"""So many are compared however distant they are."""
LIKE = 0.4
"""From which likeness on two words may mean one thing."""


CHUNK = 4_096
"""So many pairs are looked at at once."""
REACH = 400
"""Within an article a happening is compared with so many before it and behind it; a book has thousands."""
ALIKE_AROUND = 0.06
"""Sentences of two words that are not of one family must be so much alike."""
_BLOCK = 512
_RELATED, KIN = 1, 2
_BITS = 15
ALIKE = 10
"""The column of the likeness of two words."""


class _Common(dict[int, int]):
    """How many families, senses, wider senses of the one and common wider senses two words have.

    The four are one number, since there are very many pairs, and most of them have nothing in common.

    Args:
        families: Of every word.
        senses: Of every word.
        wider: The wider senses of every word.
    """

    def __init__(self, families: Sequence[Ids], senses: Sequence[Ids], wider: Sequence[Ids]) -> None:
        super().__init__()
        self._families, self._senses, self._wider = families, senses, wider

    def __missing__(self, key: int) -> int:
        one, other = divmod(key, len(self._families))
        counts = (
            len(self._families[one] & self._families[other]),
            len(self._senses[one] & self._senses[other]),
            len(self._senses[one] & self._wider[other]) + len(self._wider[one] & self._senses[other]),
            len(self._wider[one] & self._wider[other]),
        )
        found = self[key] = sum(count << _BITS * place for place, count in enumerate(counts))
        return found


class Likeness:
    """How near the words of happenings are, worked out once for every two words.

    Args:
        table: The happenings.
        some: Which of them are on one side of every pair that will be asked for; all by default.
    """

    def __init__(self, table: Table, some: Integers | None = None) -> None:
        words = {item.head: item.place for item in table.items}
        at = {word: place for place, word in enumerate(sorted(words))}
        self._of = np.array([at[item.head] for item in table.items], dtype=np.int64)
        lexical = np.array([words[word] for word in at], dtype=np.int64)
        self._vectors = vectors(lexical)
        known = event_words()
        places = lexical.tolist()
        self._families = [known.families[p] if p >= 0 else frozenset[int]() for p in places]
        self._senses = [known.senses[p] if p >= 0 else frozenset[int]() for p in places]
        self._wider = [known.wider[p] if p >= 0 else frozenset[int]() for p in places]
        self._common = _Common(self._families, self._senses, self._wider)
        if some is None:
            self._near = self._rows(np.arange(len(places)))
        else:
            own = np.unique(self._of[some])
            rows = self._rows(own)
            self._near = np.zeros((len(places), len(places)), dtype=np.uint8)
            self._near[own], self._near[:, own] = rows, rows.T

    def _rows(self, words: Integers) -> NDArray[np.uint8]:
        """Return how near some words are to all."""
        found = np.zeros((len(words), len(self._families)), dtype=np.uint8)
        for low in range(0, len(words), _BLOCK):
            alike = self._vectors[words[low : low + _BLOCK]] @ self._vectors.T
            found[low : low + _BLOCK] = alike.astype(np.float16) > LIKE
        found[np.arange(len(words)), words] |= KIN
        own = words.tolist()
        _mark(found, KIN, own, self._families, self._families)
        _mark(found, _RELATED, own, self._senses, self._senses)
        _mark(found, _RELATED, own, self._senses, self._wider)
        _mark(found, _RELATED, own, self._wider, self._senses)
        return found

    def related(self, some: Integers, others: Integers) -> NDArray[np.bool_]:
        """Tell which of some happenings have words near those of others."""
        return np.asarray(self.near(some, others) > 0, dtype=bool)

    def near(self, some: Integers, others: Integers) -> NDArray[np.uint8]:
        """Tell how near the words of some happenings are to those of others: up from ``KIN`` one family."""
        return self._near[np.ix_(self._of[some], self._of[others])]

    def those(self, places: Integers) -> Likeness:
        """Return the same for some of the happenings.

        Args:
            places: Theirs, in order.
        """
        some = copy(self)
        some._of = self._of[places]
        return some

    def columns(self, a: Integers, b: Integers) -> tuple[Floats, ...]:
        """Return family, sense, wider sense, common wider sense and likeness of pairs."""
        count = len(self._families)
        keys, back = distinct(self._of[a] * count + self._of[b])
        one, other = keys // count, keys % count
        counts = [self._common[key] for key in keys.tolist()]
        alike = np.einsum("ij,ij->i", self._vectors[one], self._vectors[other]).astype(np.float16)
        packed = np.array(counts, dtype=np.int64)
        columns = [(packed >> _BITS * place) & ((1 << _BITS) - 1) for place in range(4)]
        return tuple(column[back].astype(np.float32) for column in (*columns, alike))


def _mark(
    table: NDArray[np.uint8], mark: int, words: Sequence[int], some: Sequence[Ids], others: Sequence[Ids]
) -> None:
    """Mark in a table, a row for each of some words, which have a member in common with which of all."""
    homes: defaultdict[int, list[int]] = defaultdict(list)
    for row, word in enumerate(words):
        for member in some[word]:
            homes[member].append(row)
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(others):
        for member in each:
            if member in homes:
                beside[member].append(place)
    for member, right in beside.items():
        left = homes[member]
        # A word has its own members in common with itself anyhow.
        if len(left) > 1 or len(right) > 1 or words[left[0]] != right[0]:
            table[np.ix_(left, right)] |= mark


def candidates(
    table: Table, likeness: Likeness, wanted: NDArray[np.bool_] | None = None
) -> tuple[Integers, Integers]:
    """Return pairs of happenings that may be one, the first before the second.

    They are of one article or of two that are near, and their words are near or of one event of the article;
    those of two articles are of one family of words, or in sentences that are alike.

    Args:
        table: The happenings.
        likeness: Of their words.
        wanted: Which articles are compared with which later ones and with themselves; those that are near
            to each other by default.
    """
    order = np.arange(len(table.items))
    number = len(table.sources)
    bounds = np.searchsorted(table.source, np.arange(number + 1))
    near = np.triu(neighbours(table.articles.near)) if wanted is None else wanted
    first: list[Integers] = []
    second: list[Integers] = []
    for article in range(number):
        own = order[bounds[article] : bounds[article + 1]]
        compared = np.flatnonzero(near[article])
        if not len(own) or not len(compared):
            continue
        others = np.concatenate(
            [own[:0], *(order[bounds[n] : bounds[n + 1]] for n in compared if n != article)]
        )
        for low in range(0, len(own), REACH):
            beside = own[low : low + 2 * REACH] if near[article, article] else own[:0]
            a, b = _candidates(table, likeness, own[low : low + REACH], beside, others)
            first.append(a.astype(np.int32))
            second.append(b.astype(np.int32))
    if not first:
        return order, order
    return np.concatenate(first).astype(np.int64), np.concatenate(second).astype(np.int64)


def _candidates(
    table: Table, likeness: Likeness, own: Integers, beside: Integers, others: Integers
) -> tuple[Integers, Integers]:
    """Return pairs of some happenings of an article with those beside them, and with those of others.

    Args:
        table: The happenings.
        likeness: Of their words.
        own: Some of an article.
        beside: The same, and those behind them; none where the article is not compared with itself.
        others: Those of other articles.
    """
    inside = len(beside)
    others = np.concatenate([beside, others])
    near = likeness.near(own, others)
    found, telling = near > 0, near >= KIN
    if inside:
        found[:, :inside] |= table.event[own][:, None] == table.event[beside][None]
        behind = np.arange(inside)[None] - np.arange(len(own))[:, None]
        found[:, :inside] &= (behind > 0) & (behind <= REACH)
    telling[:, :inside] = True
    rows, columns = np.nonzero(found & ~telling)
    for low in range(0, len(rows), CHUNK):
        part = rows[low : low + CHUNK], columns[low : low + CHUNK]
        found[part] = _alike(table, own[part[0]], others[part[1]])
    rows, columns = np.nonzero(found)
    return own[rows], others[columns]


def _alike(table: Table, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs have one of their words in both, or stand in sentences that are alike."""
    common = shared(table.words, table.words, a, b).weight
    found = common > ALIKE_AROUND * np.sqrt(table.words.whole[a] * table.words.whole[b])
    left = np.flatnonzero(~found)
    found[left] = shared(table.heads, table.heads, a[left], b[left]).number > 0
    return np.asarray(found, dtype=bool)


def nearest(near: Floats) -> Floats:
    """Return how near the nearest articles are, a row an article, in order."""
    most = min(NEIGHBOURS + 1, near.shape[1])
    return np.asarray(-np.sort(np.partition(-near, most - 1, axis=1)[:, :most], axis=1), dtype=np.float32)


def neighbours(near: Floats, closest: Floats | None = None) -> NDArray[np.bool_]:
    """Return which articles are compared: those that are near to each other, and each with itself.

    Args:
        near: How near every two are.
        closest: How near the nearest are, where that is known.
    """
    found: NDArray[np.bool_] = np.asarray(near > DISTANT, dtype=bool)
    closest = nearest(near) if closest is None else closest
    for most, narrowing in ((CLOSEST, False), (NEIGHBOURS, True)):
        if len(near) > most + 1:
            least = closest[:, most]
            among = (near >= least[:, None]) | (near >= least[None])
            found = found & among if narrowing else found | among
        elif not narrowing:
            found = np.ones_like(found)
    np.fill_diagonal(found, True)
    return found


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
    rare = np.where(same, np.maximum(table.rare[a], table.rare[b]), 0)
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
        columns.append(np.where(apart, near[one, other], 0))
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
