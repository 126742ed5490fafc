"""How near articles are to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import log
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.background import rarity
from annotate.dossier.events.columns.sets import Floats, Integers
from annotate.dossier.events.forms import bases_in
from annotate.dossier.reading import Source

_FEW, _BLOCK = 16, 64
_STEP = 2048
"""Products of such weights are added without loss, in whatever order."""
BUCKETS = 4096
"""Words of articles are told apart by so many numbers; two that share one hardly ever matter."""


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
    near = np.zeros((len(some), len(bags)), dtype=np.float32)
    if len(some) > _FEW:
        rows = _rows(bags)
        # All at once, they would stand in memory twice.
        for low in range(0, len(some), _BLOCK):
            near[low : low + _BLOCK] = rows[some[low : low + _BLOCK]] @ rows.T
    else:
        ends = [0, *accumulate(len(bag.places) for bag in bags)]
        places = np.concatenate([bag.places for bag in bags])
        weights = np.concatenate([bag.weights for bag in bags])
        for row, own in enumerate(_rows([bags[place] for place in some.tolist()])):
            sums = np.concatenate([[0.0], np.cumsum(weights * own[places], dtype=np.float64)])
            near[row] = sums[ends[1:]] - sums[ends[:-1]]
    near[np.arange(len(some)), some] = 0
    return near


def _near(rows: Floats) -> Floats:
    near = rows @ rows.T
    np.fill_diagonal(near, 0)
    return np.asarray(near, dtype=np.float32)
