"""The happenings of all articles column by column, so that pairs are compared by the hundred thousand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from math import log
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.background import rarity
from annotate.dossier.events.dated import FAR
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.happening import Happening
from annotate.dossier.reading import Source
from annotate.timeline.story.words import event_words, listed

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_WIDE = 8
_LARGEST = 1 << 23
_BLOCK = 4096
_FEW = 16
_STEP = 2048
"""Products of such weights are added without loss, in whatever order."""
BUCKETS = 4096
"""Words of articles are told apart by so many numbers; two that share one hardly ever matter."""
PLAIN = frozenset(
    {"say", "tell", "announce", "report", "state", "claim", "add", "note", "declare", "describe", "explain"}
)


AGAIN = PLAIN | frozenset(
    {
        "appear", "appearance", "attend", "begin", "call", "campaign", "debut", "demo", "discuss", "fall",
        "introduce", "launch", "lead", "meet", "meeting", "open", "play", "praise", "present", "release",
        "return", "reveal", "rise", "sale", "sell", "show", "speak", "speech", "start", "talk", "unveil",
        "update", "upgrade", "visit", "win",
    }
)  # fmt: skip
"""What the same people do time and again."""


class Sets(NamedTuple):
    """A set of words for every happening.

    Attributes:
        members: Numbers of words, -1 where there is no more; of many the rarest.
        weights: How much each tells, 0 where there is none.
        whole: The sum of them.
    """

    members: NDArray[np.int32]
    weights: Floats
    whole: Floats


class Shared(NamedTuple):
    """What two sets have in common, pair by pair.

    Attributes:
        number: Of words.
        weight: How much these tell.
    """

    number: Floats
    weight: Floats


class _Numbers(dict[Any, int]):
    """A number for whatever is asked for, in the order of asking."""

    def __missing__(self, key: Any) -> int:
        number = self[key] = len(self)
        return number


class _Telling:
    """How much words tell, by their numbers."""

    def __init__(self) -> None:
        self.weights = np.zeros(0)
        self.ranks = np.zeros(0, dtype=np.int64)
        self._order: list[tuple[float, str, int]] = []

    def upto(self, numbers: _Numbers) -> _Telling:
        """Take in the words that have come: their weights, and their ranks, the rarest first."""
        if len(numbers) > len(self.weights):
            come = list(islice(numbers.items(), len(self.weights), None))
            weights = [rarity(word) + 0.5 for word, _ in come]
            self.weights = np.concatenate([self.weights, weights])
            self._order += sorted(
                (-weight, word, number) for weight, (word, number) in zip(weights, come, strict=True)
            )
            # Two rows that are in order are put together in one go.
            self._order.sort()
            self.ranks = np.empty(len(self._order), dtype=np.int64)
            self.ranks[[number for _, _, number in self._order]] = np.arange(len(self._order))
        return self


class Table:
    """What is compared.

    Args:
        sources: The articles.
        items: Their happenings.
        numbers: The place of the article of each, where the articles are only some of all.
    """

    def __init__(
        self, sources: Sequence[Source], items: Sequence[Happening], numbers: Integers | None = None
    ) -> None:
        self.items = items
        self.articles = Articles.of(sources)
        self._numbers = _Numbers()
        self._tell = _Telling()
        self.heads = self._sets((item.heads for item in items), 4)
        self.words = self._sets(([w for w in item.words if w not in item.heads] for item in items), 24)
        self.near = self._sets(({*item.before, *item.behind} for item in items), 10)
        self.before = self._sets((item.before for item in items), 6)
        self.behind = self._sets((item.behind for item in items), 6)
        self.names = self._sets((item.names - item.heads for item in items), 8)
        self.places = self._sets((item.places for item in items), 6)
        self.numbers = self._sets((item.numbers for item in items), 5)
        self.sites = self._sets((item.sites for item in items), 3)
        self.whom = self._sets((item.whom for item in items), 5)
        self.source = _integers(item.source for item in items) if numbers is None else numbers
        self.lexical = _integers(item.place for item in items)
        events = _Numbers()
        self.event = _integers(events[item.source, item.event.id] for item in items)
        self.first = _integers(item.mentions[0].start for item in items)
        self.low = _integers(item.days[0] if item.days else -FAR for item in items)
        self.high = _integers(item.days[1] if item.days else FAR for item in items)
        self.told = self.low > -FAR
        self.earliest = _integers(item.bounds[0] for item in items)
        self.latest = _integers(item.bounds[1] for item in items)
        self.salience = _floats(item.event.salience for item in items)
        self.confidence = _floats(max(m.confidence for m in item.mentions) for item in items)
        self.count = _floats(len(item.mentions) for item in items)
        self.position = _floats(item.mentions[0].start / item.length for item in items)
        self.title = _flags(item.title for item in items)
        self.actual = _flags(item.actual for item in items)
        self.negative = _flags(item.best.factuality.endswith("-") for item in items)
        self.claimed = _flags(item.best.claim is not None for item in items)
        self.capital = _flags(item.best.exact[:1].isupper() for item in items)
        self.light = _flags(item.head in listed("light") for item in items)
        self.rare = _floats(rarity(item.head) for item in items)
        self.plain = _flags(item.head in PLAIN for item in items)
        self.again = _flags(item.heads <= AGAIN for item in items)
        days = [source.published_day for source in sources]
        self.published = _integers(days[number] for number in self.source.tolist())
        of = {"BEFORE": 0, "OVERLAP": 1, "AFTER": 2}
        self.relation = _integers(of.get(item.event.time.relation, 3) for item in items)

    def _sets(self, sets: Iterable[Collection[str]], most: int) -> Sets:
        """Return sets of words in numbers, of each the words that tell most, in this order."""
        numbers = self._numbers
        sizes: list[int] = []

        def words() -> Iterator[str]:
            for each in sets:
                sizes.append(len(each))
                yield from each

        flat = np.fromiter(map(numbers.__getitem__, words()), np.int32)
        tell = self._tell.upto(numbers)
        ends = [0, *accumulate(sizes)]
        most = min(most, max(sizes, default=1) or 1)
        members = np.full((len(sizes), most), -1, dtype=np.int32)
        weights = np.zeros((len(sizes), most), dtype=np.float32)
        whole = np.zeros(len(sizes), dtype=np.float32)
        for low in range(0, len(sizes), _BLOCK):
            high = min(low + _BLOCK, len(sizes))
            part, count = flat[ends[low] : ends[high]], np.array(sizes[low:high])
            rows = np.repeat(np.arange(high - low), count)
            order = np.argsort(rows * len(tell.ranks) + tell.ranks[part])
            part = part[order]
            weight = tell.weights[part]
            columns = np.arange(len(part)) - np.repeat(np.cumsum(count) - count, count)
            kept = columns < most
            members[low:high][rows[kept], columns[kept]] = part[kept]
            weights[low:high][rows[kept], columns[kept]] = weight[kept]
            whole[low:high] = np.bincount(rows, weight, high - low)
        return Sets(members, weights, whole)


def shared(one: Sets, other: Sets, a: Integers, b: Integers) -> Shared:
    """Return what the sets of pairs have in common.

    Args:
        one: Of the first of each pair.
        other: Of the second.
        a: The first of each pair.
        b: The second.
    """
    number, weight = np.zeros(len(a), dtype=np.float32), np.zeros(len(a), dtype=np.float32)
    # Most sets have few members, and many have none.
    given = np.flatnonzero((one.whole[a] > 0) & (other.whole[b] > 0))
    if len(given):
        a, b = a[given], b[given]
        left, right = one.members[a], other.members[b]
        count = _by_column if min(left.shape[1], right.shape[1]) > _WIDE else _by_comparing
        number[given], weight[given] = count(left, right, one.weights, a)
    return Shared(number, weight)


def _by_comparing(
    left: NDArray[np.int32], right: NDArray[np.int32], weights: Floats, a: Integers
) -> tuple[Floats, Floats]:
    """Compare every member of the one with every one of the other."""
    found = np.zeros(left.shape, dtype=bool)
    for column in range(right.shape[1]):
        found |= left == right[:, column : column + 1]
    found &= left >= 0
    weight = np.where(found, weights[a], 0).sum(axis=1, dtype=np.float32)
    return found.sum(axis=1, dtype=np.float32), weight


def _by_column(
    left: NDArray[np.int32], right: NDArray[np.int32], weights: Floats, a: Integers
) -> tuple[Floats, Floats]:
    """Look up the members of the other in a table of those of the one; there are few of these, often met."""
    rows, back = distinct(a)
    first = np.empty(len(rows), dtype=np.int64)
    first[back] = np.arange(len(a))
    own = left[first]
    words, columns = distinct(own[own >= 0].astype(np.int64))
    if len(rows) * len(words) > _LARGEST:
        return _by_comparing(left, right, weights, a)
    table = np.zeros((len(rows), len(words) + 1), dtype=np.float32)
    at = np.nonzero(own >= 0)
    table[at[0], columns] = weights[rows[at[0]], at[1]]
    place = np.full(max(int(own.max()), int(right.max())) + 2, len(words), dtype=np.int64)
    place[words] = np.arange(len(words))
    found = table[back[:, None], place[right]]
    return (found > 0).sum(axis=1, dtype=np.float32), found.sum(axis=1, dtype=np.float32)


def distinct(values: Integers) -> tuple[Integers, Integers]:
    """Return different values in order, and the place of each among them.

    Sorting is many times quicker here than the hash table of ``numpy.unique``.
    """
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    new = np.ones(len(values), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    back = np.empty(len(values), dtype=np.int64)
    back[order] = np.cumsum(new) - 1
    return ordered[new], back


class Articles(NamedTuple):
    """How near articles are.

    Attributes:
        number: How many there are.
        near: How near every two are by all their words.
        alike: How near they are by the names in them.
    """

    number: int
    near: Floats
    alike: Floats

    @classmethod
    def of(cls, sources: Sequence[Source]) -> Articles:
        """Read the articles."""
        near, alike = (_near(_rows([source.once(bag) for source in sources])) for bag in (_words, _names))
        return cls(len(sources), near, alike)


class _Bag(NamedTuple):
    """The words of an article.

    Attributes:
        places: Which buckets they are in.
        weights: How much those in each of these tell.
    """

    places: NDArray[np.int32]
    weights: Floats


def _words(source: Source) -> _Bag:
    return _bag(bases_in(source.text))


def _names(source: Source) -> _Bag:
    named = [entity for entity in source.entities if entity.named]
    return _bag(
        [
            word
            for one in named
            for word in dict.fromkeys(bases_in(one.name))
            for _ in range(len(one.mentions))
        ]
    )


def _bag(words: Sequence[str]) -> _Bag:
    counts = Counter(words)
    telling = [(_bucket(word), log(1 + count) * (rarity(word) + 0.2)) for word, count in counts.items()]
    whole = np.zeros(BUCKETS)
    for bucket, weight in telling:
        whole[bucket] += weight
    places = np.flatnonzero(whole)
    weights = whole[places] / max(float(np.linalg.norm(whole)), 1e-6)
    return _Bag(places.astype(np.int32), (np.round(weights * _STEP) / _STEP).astype(np.float32))


def _rows(articles: Sequence[_Bag]) -> Floats:
    """Return a row for every article."""
    rows = np.zeros((len(articles), BUCKETS), dtype=np.float32)
    for row, words in enumerate(articles):
        rows[row, words.places] = words.weights
    return rows


@lru_cache(maxsize=1 << 17)
def _bucket(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS


def near_rows(sources: Sequence[Source], some: Integers) -> Floats:
    """Return how near some articles are to all by all their words, a row each.

    Args:
        sources: All of them.
        some: Their places.
    """
    bags = [source.once(_words) for source in sources]
    if len(some) > _FEW:
        rows = _rows(bags)
        near = rows[some] @ rows.T
    else:
        ends = [0, *accumulate(len(bag.places) for bag in bags)]
        places = np.concatenate([bag.places for bag in bags])
        weights = np.concatenate([bag.weights for bag in bags])
        near = np.zeros((len(some), len(bags)), dtype=np.float32)
        for row, own in enumerate(_rows([bags[place] for place in some.tolist()])):
            sums = np.concatenate([[0.0], np.cumsum(weights * own[places], dtype=np.float64)])
            near[row] = sums[ends[1:]] - sums[ends[:-1]]
    near[np.arange(len(some)), some] = 0
    return np.asarray(near, dtype=np.float32)


def _near(rows: Floats) -> Floats:
    near = rows @ rows.T
    np.fill_diagonal(near, 0)
    return np.asarray(near, dtype=np.float32)


def _integers(values: Any) -> Integers:
    return np.array(list(values), dtype=np.int64)


def _floats(values: Any) -> Floats:
    return np.array(list(values), dtype=np.float32)


def _flags(values: Any) -> Flags:
    return np.array(list(values), dtype=bool)


def vectors(lexical: Integers) -> Floats:
    """Return the vectors of words by their places in the lexicon, nothing but zeros for -1."""
    known = event_words().vectors
    return np.where(lexical[:, None] >= 0, known[lexical], 0).astype(np.float32)
