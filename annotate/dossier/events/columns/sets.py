"""Sets of words in numbers, and what two of them have in common, by the hundred thousand pairs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.background import rarity

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_WIDE = 8
_LARGEST = 1 << 23
_BLOCK = 4096


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

    def those(self, places: Integers) -> Sets:
        """Return those of some happenings."""
        return Sets(self.members[places], self.weights[places], self.whole[places])


class Shared(NamedTuple):
    """What two sets have in common, pair by pair.

    Attributes:
        number: Of words.
        weight: How much these tell.
    """

    number: Floats
    weight: Floats


class Numbers(dict[Any, int]):
    """A number for whatever is asked for, in the order of asking."""

    def __missing__(self, key: Any) -> int:
        """Give the next one."""
        number = self[key] = len(self)
        return number


class Words:
    """Words in numbers, and sets of them."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._weights = np.zeros(0)

    def sets(self, sets: Iterable[Collection[str]], most: int) -> Sets:
        """Return sets of words in numbers, of each the words that tell most."""
        numbers = self._numbers
        sizes: list[int] = []

        def words() -> Iterator[str]:
            for each in sets:
                sizes.append(len(each))
                yield from each

        flat = np.fromiter(map(numbers.__getitem__, words()), np.int32)
        come = [rarity(word) + 0.5 for word in islice(numbers, len(self._weights), None)]
        self._weights = np.concatenate([self._weights, come])
        ends = [0, *accumulate(sizes)]
        most = min(most, max(sizes, default=1) or 1)
        members = np.full((len(sizes), most), -1, dtype=np.int32)
        weights = np.zeros((len(sizes), most), dtype=np.float32)
        whole = np.zeros(len(sizes), dtype=np.float32)
        for low in range(0, len(sizes), _BLOCK):
            high = min(low + _BLOCK, len(sizes))
            part, count = flat[ends[low] : ends[high]], np.array(sizes[low:high])
            rows = np.repeat(np.arange(high - low), count)
            large = np.repeat(count > most, count)
            if large.any():
                part = part[np.argsort(rows * len(numbers) + self._ranks(part[large])[part])]
            weight = self._weights[part]
            columns = np.arange(len(part)) - np.repeat(np.cumsum(count) - count, count)
            kept = columns < most
            members[low:high][rows[kept], columns[kept]] = part[kept]
            weights[low:high][rows[kept], columns[kept]] = weight[kept]
            whole[low:high] = np.bincount(rows, weight, high - low)
        return Sets(members, weights, whole)

    def _ranks(self, some: NDArray[np.int32]) -> Integers:
        """Return a rank for every word, that of some of them by how much they tell, the rarest first."""
        words, weights = list(self._numbers), self._weights.tolist()
        order = sorted(np.unique(some).tolist(), key=lambda number: (-weights[number], words[number]))
        ranks = np.zeros(len(words), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks


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
    # Column by column, since rows are short.
    left, right = np.ascontiguousarray(left.T), np.ascontiguousarray(right.T)
    found = np.zeros(left.shape, dtype=bool)
    for column in right:
        found |= left == column
    found &= left >= 0
    weight = np.where(found, weights[a].T, 0)
    return found.sum(axis=0, dtype=np.float32), weight.sum(axis=0, dtype=np.float32)


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
    # Products with ones are sums in a quarter of the time, and these are exact.
    ones = np.ones(found.shape[1], dtype=np.float32)
    return (found > 0).astype(np.float32) @ ones, found @ ones


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
