"""Large parts of a dossier that change a little: put in order where something comes, and made at once."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import fields as dataclass_fields
from itertools import count, repeat
from operator import attrgetter
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Thing = TypeVar("Thing")
Piece = TypeVar("Piece")
# So many are taken out and put in one by one.
FEW = 1000
_AT_ONCE = 500


class Ids:
    """Ids by their numbers, made once.

    Args:
        letters: Before the number.
    """

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._ids: list[str] = []

    def upto(self, number: int) -> list[str]:
        """Return as many, from 1 on."""
        self._ids += [f"{self._letters}{each}" for each in range(len(self._ids) + 1, number + 1)]
        return self._ids[:number]


class Numbered(Generic[Thing]):
    """Things that come and go, each with a number of its own as long as it stays."""

    def __init__(self) -> None:
        self._numbers: dict[Thing, int] = {}
        self._count = count()

    def __getitem__(self, thing: Thing) -> int:
        """Return the number of a thing."""
        return self._numbers[thing]

    def update(self, things: Sequence[Thing]) -> tuple[list[Thing], list[Thing]]:
        """Take in which things there are; return those that are gone, and those that have come."""
        here = set(things)
        gone = [thing for thing in self._numbers if thing not in here]
        come = [thing for thing in things if thing not in self._numbers]
        for thing in gone:
            del self._numbers[thing]
        self._numbers.update(zip(come, self._count, strict=False))
        return gone, come

    def by_number(self, things: Sequence[Thing], values: Sequence[int]) -> NDArray[np.int64]:
        """Return values of all things by their numbers."""
        found = np.zeros(max(self._numbers.values(), default=0) + 1, dtype=np.int64)
        found[[self._numbers[thing] for thing in things]] = values
        return found


class InOrder(Generic[Thing, Piece]):
    """Things that stay in order while some of them go and others come; no two stand at one place.

    Args:
        key: By what they are ordered; that of things which stay may change where their order does not.
        piece: What is looked at of each again and again.
        width: How many numbers are known of each.

    Attributes:
        all: The things.
        pieces: Of each the piece.
        rows: Of each a row of numbers, since to look through all things for something takes long.
    """

    def __init__(self, key: Callable[[Thing], Any], piece: Callable[[Thing], Piece], width: int) -> None:
        self._key, self._piece = key, piece
        self.all: list[Thing] = []
        self.pieces: list[Piece] = []
        self.rows = np.zeros((0, width), dtype=np.int64)
        self._names = np.zeros(0, dtype=np.int64)

    def change(
        self, gone: Sequence[Thing], come: Sequence[Thing], row: Callable[[Thing], Sequence[int]]
    ) -> None:
        """Take out what is gone, and put in what has come.

        Args:
            gone: Of those that are there, the same objects.
            come: Others.
            row: The row of numbers of what comes; it stays as it is.
        """
        come = sorted(come, key=self._key)
        leaving = np.isin(self._names, _names(gone))
        into = self._move(leaving, come)
        new = np.array([row(one) for one in come], dtype=np.int64).reshape(-1, self.rows.shape[1])
        self.rows = np.insert(self.rows[~leaving], into, new, axis=0)
        self._names = np.insert(self._names[~leaving], into, _names(come))

    def _move(self, leaving: NDArray[np.bool_], come: Sequence[Thing]) -> Sequence[int]:
        """Take out and put in; return before which of those that stay, by their places, others have come."""
        out = np.flatnonzero(leaving)
        if max(len(come), len(out)) > FEW:
            staying = [self.all[place] for place in np.flatnonzero(~leaving).tolist()]
            # Two rows that are in order are put together in one go.
            self.all = sorted([*staying, *come], key=self._key)
            self.pieces = list(map(self._piece, self.all))
            into: list[int] = np.searchsorted(_places(self.all, staying), _places(self.all, come)).tolist()
            return into
        for place in reversed(out.tolist()):
            del self.all[place], self.pieces[place]
        into = [bisect_left(self.all, self._key(one), key=self._key) for one in come]
        for place, one in zip(reversed(into), reversed(come), strict=True):
            self.all.insert(place, one)
            self.pieces.insert(place, self._piece(one))
        return into


def _names(things: Sequence[Any]) -> NDArray[np.int64]:
    """Return what tells objects apart as long as they are there."""
    return np.fromiter(map(id, things), np.int64, len(things))


def _places(things: Sequence[Thing], some: Sequence[Thing]) -> NDArray[np.int64]:
    """Return the places of some things among all."""
    at = {id(one): place for place, one in enumerate(things)}
    return np.array([at[id(one)] for one in some], dtype=np.int64)


def altered(things: Sequence[Thing], **columns: Sequence[Any]) -> list[Thing]:
    """Return frozen objects with slots as they are, but for some fields: ``dataclasses.replace`` of many.

    Field by field this takes half the time, as long as those that are looked at are near in memory.

    Args:
        things: All of one class.
        columns: By field the values of all.
    """
    if not things:
        return []
    kind: Any = type(things[0])
    fields = [(field.name, getattr(kind, field.name).__set__) for field in dataclass_fields(kind)]
    found: list[Thing] = []
    for low in range(0, len(things), _AT_ONCE):
        some = things[low : low + _AT_ONCE]
        new: list[Thing] = list(map(object.__new__, repeat(kind, len(some))))
        for name, put in fields:
            values = columns[name][low : low + _AT_ONCE] if name in columns else map(attrgetter(name), some)
            deque(map(put, new, values), maxlen=0)
        found += new
    return found
