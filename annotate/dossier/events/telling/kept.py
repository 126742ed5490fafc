"""What is said of happenings, kept in the order of the timeline from one dossier to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, chain
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.columns.sets import Flags, Integers
from annotate.dossier.events.conflicts import Differing, Stories
from annotate.dossier.events.groups import Found, One
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.telling.one import Written, written_of
from annotate.dossier.growing import Ids, InOrder, Numbered
from annotate.dossier.model import JoinedEvent
from annotate.dossier.reading import Source

Opposed = dict[tuple[Happening, Happening], Differing | None]
_ARTICLE, _PLACE, _DAY, _DATED, _SEVERAL, _DIFFERING, _COUNTED = range(7)


class Writings:
    """What is said of happenings; it belongs to one dossier at a time.

    Attributes:
        ids: For them.
        opposed: By two that are told with and without "not".
        stories: What two articles tell differently wherever it stands.
        reached: By place in the order of the timeline, to which day it has come.
    """

    def __init__(self) -> None:
        self._alone: dict[Happening, Written] = {}
        self._sets: dict[One, Written] = {}
        self._articles: Numbered[Source] = Numbered()
        self.ids = Ids("EV")
        self._told = InOrder(_when_and_where, attrgetter("event"), 7)
        self.opposed: Opposed = {}
        self.stories = Stories()
        self.reached: Integers = np.zeros(0, dtype=np.int64)

    @property
    def told(self) -> Sequence[Written]:
        """All of it, by days, then as a reader of the articles meets it."""
        return self._told.all

    @property
    def events(self) -> Sequence[JoinedEvent]:
        """Its events."""
        return self._told.pieces

    @property
    def days(self) -> Integers:
        """On which day each stands."""
        return self._told.rows[:, _DAY]

    @property
    def dated(self) -> Flags:
        """Whether that is a day of its own."""
        return self._flags(_DATED)

    @property
    def of_several(self) -> list[int]:
        """Places of what has several members."""
        return np.flatnonzero(self._flags(_SEVERAL)).tolist()

    @property
    def differing(self) -> list[int]:
        """Places of what articles tell differently, but for figures."""
        return np.flatnonzero(self._flags(_DIFFERING)).tolist()

    @property
    def counted(self) -> list[int]:
        """Places of what they count differently."""
        return np.flatnonzero(self._flags(_COUNTED)).tolist()

    def _flags(self, column: int) -> NDArray[np.bool_]:
        return np.asarray(self._told.rows[:, column] > 0, dtype=bool)

    def update(self, sources: Sequence[Source], found: Found) -> None:
        """Take in what is new, and forget what is gone.

        Args:
            sources: The articles.
            found: What of that which they tell is one.
        """
        self._told.change(*self._changed(sources, found), partial(self._row, sources))

    def _row(self, sources: Sequence[Source], one: Written) -> tuple[int, ...]:
        source = sources[one.first.source]
        return (
            self._articles[source],
            one.first.number - source.once(told_in_article)[0].number,
            one.known.day,
            one.known.dated,
            len(one.members) > 1,
            bool(one.differing),
            bool(one.counted),
        )

    def _changed(self, sources: Sequence[Source], found: Found) -> tuple[list[Written], list[Written]]:
        """Return what is no longer said, and what is said now."""
        left, new = self._articles.update(sources)
        lost = {item for source in left for item in source.once(told_in_article)}
        touched = dict.fromkeys(item for source in new for item in source.once(told_in_article))
        ones = dict.fromkeys(chain.from_iterable(found.groups.values()))
        gone: list[Written] = []
        come: list[Written] = []
        for one in [one for one in self._sets if one not in ones]:
            gone.append(self._sets.pop(one))
            touched.update(dict.fromkeys(one.members))
        for one in ones:
            if one not in self._sets:
                written = self._sets[one] = written_of(sources, one.members, one.sure, one.decided)
                come.append(written)
                touched.update(dict.fromkeys(one.members))
        for item in lost:
            if item in self._alone:
                gone.append(self._alone.pop(item))
        for item in touched:
            if item in lost:
                continue
            alone = not found.grouped[item.number]
            if alone and item not in self._alone:
                written = self._alone[item] = written_of(sources, [item])
                come.append(written)
            elif not alone and item in self._alone:
                gone.append(self._alone.pop(item))
        return gone, come

    def numbers(self, sources: Sequence[Source]) -> Numbers:
        """Return where in the timeline stands what articles tell."""
        return Numbers(sources, self._articles, self.told, self._told.rows, self.of_several)


class Numbers:
    """Where in the timeline stands what articles tell.

    Args:
        sources: The articles.
        articles: The numbers by which they are kept.
        told: The happenings of the timeline.
        rows: What is known of each.
        several: Places of those with several members.

    Attributes:
        first: By article the number of the first thing that it tells, and the number of all things.
        all: By thing its place in the timeline.
        of: The same as a list.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        articles: Numbered[Source],
        told: Sequence[Written],
        rows: Integers,
        several: Sequence[int],
    ) -> None:
        self.first = [0, *accumulate(len(source.once(told_in_article)) for source in sources)]
        starts = articles.by_number(sources, self.first[:-1])
        self.all = np.empty(self.first[-1], dtype=np.int64)
        self.all[starts[rows[:, _ARTICLE]] + rows[:, _PLACE]] = np.arange(len(rows))
        members = [told[number].members for number in several]
        sizes = list(map(len, members))
        self.all[[one.number for those in members for one in those]] = np.repeat(
            np.array(several, dtype=np.int64), np.array(sizes, dtype=np.int64)
        )
        self.of: list[int] = self.all.tolist()

    def those(self, article: int, places: Sequence[int]) -> list[int]:
        """Return the places of some of what an article tells."""
        first, of = self.first[article], self.of
        return [of[first + place] for place in places]


def _when_and_where(one: Written) -> tuple[int, ...]:
    first = one.first
    least = min(member.number for member in one.members)
    return one.known.day, first.source, first.rank, first.mentions[0].start, least
