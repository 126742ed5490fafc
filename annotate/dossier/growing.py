"""Large parts of a dossier that change a little: put in order where something comes, and made at once."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import fields as dataclass_fields
from itertools import repeat
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Thing = TypeVar("Thing")
# So many are taken out and put in one by one.
FEW = 1000
_AT_ONCE = 500


class Moved(NamedTuple):
    """What has changed in a row of things.

    Attributes:
        out: Places of those that are gone, as they were.
        into: Places, when those are gone, before which others have come.
        come: These, in order.
    """

    out: NDArray[np.int64]
    into: Sequence[int]
    come: Sequence[Any]


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


class InOrder(Generic[Thing]):
    """Things that stay in order while some of them go and others come; no two stand at one place.

    Args:
        key: By what they are ordered; that of things which stay may change where their order does not.

    Attributes:
        all: The things.
    """

    def __init__(self, key: Callable[[Thing], Any]) -> None:
        self._key = key
        self.all: list[Thing] = []
        self._names = np.zeros(0, dtype=np.int64)

    def change(self, gone: Sequence[Thing], come: Sequence[Thing]) -> Moved:
        """Take out what is gone, and put in what has come.

        Args:
            gone: Of those that are there, the same objects.
            come: Others.
        """
        come = sorted(come, key=self._key)
        leaving = np.isin(self._names, _names(gone))
        out = np.flatnonzero(leaving)
        if max(len(come), len(out)) > FEW:
            staying = [self.all[place] for place in np.flatnonzero(~leaving).tolist()]
            # Two rows that are in order are put together in one go.
            self.all = sorted([*staying, *come], key=self._key)
            into = np.searchsorted(_places(self.all, staying), _places(self.all, come)).tolist()
            self._names = _names(self.all)
            return Moved(out, into, come)
        for place in reversed(out.tolist()):
            del self.all[place]
        into = [bisect_left(self.all, self._key(one), key=self._key) for one in come]
        for place, one in zip(reversed(into), reversed(come), strict=True):
            self.all.insert(place, one)
        self._names = np.insert(np.delete(self._names, out), into, _names(come))
        return Moved(out, into, come)


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
