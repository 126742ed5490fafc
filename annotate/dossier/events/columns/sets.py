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


class _Telling:
    """How much words tell, by their numbers."""

    def __init__(self) -> None:
        self.weights = np.zeros(0)
        self.ranks = np.zeros(0, dtype=np.int64)
        self._order: list[tuple[float, str, int]] = []

    def upto(self, numbers: Numbers) -> _Telling:
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


class Words:
    """Words in numbers, and sets of them."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._tell = _Telling()

    def sets(self, sets: Iterable[Collection[str]], most: int) -> Sets:
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
