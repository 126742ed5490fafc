"""Which happenings of several articles are one.

Candidates come from an index: their articles are near each other, and so are their words. A small
network (``python -m training dossier-events``, on topics of two stories that are easily confused) gives each
pair its log odds; sets grow from the surest pair on while the best pair and the mean of all pairs
between two sets say so together. What ``barriers`` rules out is never in one set, and what a reader has
joined or kept apart stays so.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from annotate.dossier.events.compared import MOST, STRANGE, Weighed
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.reading import Source

SUREST = 0.6
"""How much the best pair of two sets counts beside the mean of all."""

_Waiting = tuple[float, int, int, int, int]
"""Two sets: how surely they are no one, their first members, and the numbers by which they are known."""


def happenings(sources: Sequence[Source]) -> list[Happening]:
    """Return what all articles tell, in their order and numbered by it; the numbers hold until the next call.

    Args:
        sources: The articles.
    """
    items: list[Happening] = []
    for number, source in enumerate(sources):
        told = source.once(told_in_article)
        # Of those of one article the first tells whether they stand where they stood before.
        if told and (told[0].source, told[0].number) != (number, len(items)):
            for place, each in enumerate(told, start=len(items)):
                each.source, each.number = number, place
        items += told
    return items


class Growing:
    """Sets of numbers that grow, the surest first.

    Args:
        number: How many there are.
        pairs: Which may be one.
        least: From which log odds on two sets are one.
        apart: Pairs, the lower first, that a reader keeps apart; they hold against everything.
    """

    def __init__(self, number: int, pairs: Weighed, least: float, apart: set[tuple[int, int]]) -> None:
        self._least = least
        # A set is known by the number whose tables hold what is known of it, and ordered by its first member.
        self._members: dict[int, list[int]] = {place: [place] for place in range(number)}
        self._first = list(range(number))
        self._home = list(range(number))
        self._best: list[dict[int, float]] = [{} for _ in range(number)]
        self._total: list[dict[int, float]] = [{} for _ in range(number)]
        self._never: list[set[int]] = [set() for _ in range(number)]
        self._strict: list[set[int]] = [set() for _ in range(number)]
        self.sure: dict[int, float] = {}
        never = np.flatnonzero(pairs.never)
        for a, b in zip(pairs.first[never].tolist(), pairs.second[never].tolist(), strict=True):
            self._never[a].add(b)
            self._never[b].add(a)
        # Of pairs that are no likelier than strangers nothing need be kept.
        told = np.flatnonzero(~pairs.never & (pairs.odds > STRANGE))
        columns = (pairs.first[told], pairs.second[told], pairs.odds[told])
        for a, b, odds in zip(*(column.tolist() for column in columns), strict=True):
            self._best[a][b] = self._best[b][a] = odds
            self._total[a][b] = self._total[b][a] = odds - STRANGE
        for a, b in apart:
            for sets in (self._never, self._strict):
                sets[a].add(b)
                sets[b].add(a)

    def found(self) -> list[list[int]]:
        """Return the sets, by their first members."""
        return sorted(sorted(members) for members in self._members.values())

    def _value(self, one: int, other: int) -> float:
        size = len(self._members[one]) * len(self._members[other])
        return SUREST * self._best[one][other] + (1 - SUREST) * (STRANGE + self._total[one][other] / size)

    def join(self, first: int, second: int) -> None:
        """Join two that a reader has joined, unless the reader also keeps them apart."""
        one, other = self._home[first], self._home[second]
        if one != other and other not in self._strict[one]:
            self.sure |= {first: 1.0, second: 1.0}
            self._merge(one, other)

    def _merge(self, one: int, other: int) -> tuple[int, list[int]]:
        """Put two sets together; return by which number both are known now, and what may be nearer to it."""
        if len(self._best[one]) + len(self._never[one]) < len(self._best[other]) + len(self._never[other]):
            one, other = other, one
        for member in self._members[other]:
            self._home[member] = one
        self._members[one] += self._members.pop(other)
        self._first[one] = min(self._first[one], self._first[other])
        for sets in (self._never, self._strict):
            for third in sets[other]:
                sets[third].discard(other)
                sets[third].add(one)
            sets[one] |= sets[other]
            sets[one].discard(one)
            sets[other] = set()
        for third, value in self._total[other].items():
            del self._total[third][other]
            if third != one:
                self._total[one][third] = self._total[third][one] = self._total[one].get(third, 0.0) + value
        for third, value in self._best[other].items():
            del self._best[third][other]
            if third != one:
                best = max(self._best[one].get(third, -MOST), value)
                self._best[one][third] = self._best[third][one] = best
        nearer = [third for third in self._best[other] if third != one]
        self._total[other], self._best[other] = {}, {}
        return one, nearer

    def _waiting(self, one: int, other: int) -> _Waiting | None:
        """Return two sets as they wait to be joined; none where they are not surely enough one."""
        value = self._value(one, other)
        if value <= self._least:
            return None
        low, high = sorted((self._first[one], self._first[other]))
        return -value, low, high, one, other

    def grow(self) -> None:
        """Join while two sets are surely enough one.

        What waits is never worth less than it was when it came, but for sets that have gone into others: a
        set that grows is less alike, in the mean, to all that only one part of it is near to.
        """
        queue = [
            waiting
            for one in self._members
            for other, best in self._best[one].items()
            # The mean of all is no more than the best, but for what is lost in the last digit.
            if one < other and best > self._least - 1 and (waiting := self._waiting(one, other))
        ]
        heapify(queue)
        while queue:
            *_, one, other = first = heappop(queue)
            if other not in self._best[one] or other in self._never[one]:
                continue
            now = self._waiting(one, other)
            if now is None or now[:3] != first[:3]:
                if now is not None:
                    heappush(queue, now)
                continue
            sure = round(float(1 / (1 + np.exp(self._least + now[0]))), 3)
            for members in (self._members[one], self._members[other]):
                if len(members) == 1:
                    self.sure.setdefault(members[0], sure)
            home, nearer = self._merge(one, other)
            for third in nearer:
                waiting = self._waiting(home, third)
                if waiting is not None:
                    heappush(queue, waiting)
