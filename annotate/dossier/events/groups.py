"""Which happenings may be one, in groups that have nothing to do with each other; each is worked out once.

Sets grow within what likely pairs connect. So an article more changes the groups that it has part in, and
what was found in all others stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.barriers import places_of
from annotate.dossier.events.columns.sets import Integers
from annotate.dossier.events.compared import Compared, Weighed
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.joining import Growing
from annotate.dossier.reading import Source
from annotate.timeline.story.joining import shipped_joiner

FILE = "dossier_events.npz"

Place = tuple[str, int]
"""Id of an article and the first code point of a mention in it."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a reader has decided about happenings, by places where they are told.

    Attributes:
        joined: Two that are one.
        apart: Two that are not.
    """

    joined: Sequence[tuple[Place, Place]] = ()
    apart: Sequence[tuple[Place, Place]] = ()


NO_DECISIONS = Decisions()


@dataclass(frozen=True, eq=False, slots=True)
class One:
    """What is one happening.

    Attributes:
        members: What articles tell of it, in their order.
        sure: How likely each is the same as the others, as far as that is known.
        decided: Those that a reader has joined with another one.
    """

    members: Sequence[Happening]
    sure: Sequence[float | None]
    decided: Sequence[Happening]


Pair = tuple[int, int]
Groups = dict[tuple[object, ...], list[One]]
"""What was found in groups of happenings, by all that it was found by."""


class Found(NamedTuple):
    """Which happenings are one.

    Attributes:
        groups: What was found in each group of those that may be one.
        grouped: Whether a happening is in one, by its number.
        opposed: Pairs that two articles tell with and without "not", in order.
    """

    groups: Groups
    grouped: NDArray[np.bool_]
    opposed: Sequence[Pair]


def joined(
    sources: Sequence[Source],
    items: Sequence[Happening],
    decisions: Decisions,
    compared: Compared,
    before: Groups,
) -> Found:
    """Return sets of happenings that are one.

    Args:
        sources: The articles.
        items: What they tell.
        decisions: A reader's; a place where nothing is told is passed over.
        compared: What is known of pairs of articles; it takes in what is new.
        before: What was found in groups of the same items.
    """
    joiner = shipped_joiner(FILE)
    pairs = compared.weighed(sources, items, joiner.network, joiner.least)
    ties, apart = _decided(decisions, sources, items)
    told = pairs.opposed
    opposed = sorted(zip(pairs.first[told].tolist(), pairs.second[told].tolist(), strict=True))
    home = connected(pairs, len(items), joiner.least, ties)
    groups: Groups = {}
    names = np.concatenate([source.once(_names) for source in sources])
    for key, part in _parts(pairs, home, names, items, ties, apart):
        found = before.get(key)
        groups[key] = list(_grown(items, part(), joiner.least)) if found is None else found
    grouped = np.zeros(len(items), dtype=bool)
    grouped[[member.number for group in groups.values() for one in group for member in one.members]] = True
    return Found(groups, grouped, opposed)


def _decided(
    decisions: Decisions, sources: Sequence[Source], items: Sequence[Happening]
) -> tuple[list[Pair], list[Pair]]:
    """Return which happenings a reader has joined, and which are kept apart."""
    if not decisions.joined and not decisions.apart:
        return [], []
    places = places_of(items, (source.id for source in sources))
    ties, apart = (list(_numbers(pairs, places)) for pairs in (decisions.joined, decisions.apart))
    return ties, list(dict.fromkeys(apart))


def _numbers(pairs: Iterable[tuple[Place, Place]], places: dict[Place, int]) -> Iterator[Pair]:
    for one, other in pairs:
        if one in places and other in places and places[one] != places[other]:
            low, high = sorted((places[one], places[other]))
            yield low, high


def connected(pairs: Weighed, number: int, least: float, also: Sequence[Pair]) -> Integers:
    """Return for each happening the first of those within which its set can come to be.

    Args:
        pairs: All of them.
        number: How many happenings there are.
        least: From which log odds on sets are joined.
        also: Pairs that are joined whatever their odds are.
    """
    likely = ~pairs.never & (pairs.odds > least)
    ties = np.array(also, dtype=np.int64).reshape(-1, 2)
    one = np.concatenate([pairs.first[likely], ties[:, 0]])
    other = np.concatenate([pairs.second[likely], ties[:, 1]])
    home, before = np.arange(number), None
    while before is None or (home != before).any():
        before = home.copy()
        lowest = np.minimum(home[one], home[other])
        np.minimum.at(home, one, lowest)
        np.minimum.at(home, other, lowest)
        home = home[home]
    return home


class _Part(NamedTuple):
    """What is known within a group: its pairs, and what a reader has decided."""

    pairs: Weighed
    ties: Sequence[Pair]
    apart: Sequence[Pair]


def _names(source: Source) -> Integers:
    """Return what tells apart the objects that an article tells, as long as they are there."""
    told = source.once(told_in_article)
    return np.fromiter(map(id, told), np.int64, len(told))


def _parts(
    pairs: Weighed,
    home: Integers,
    names: Integers,
    items: Sequence[Happening],
    ties: Sequence[Pair],
    apart: Sequence[Pair],
) -> Iterator[tuple[tuple[object, ...], Callable[[], _Part]]]:
    """Yield the groups: all that what is found in one depends on, and what gives that in numbers."""
    within = np.flatnonzero(home[pairs.first] == home[pairs.second])
    order = within[np.lexsort((pairs.second[within], pairs.first[within], home[pairs.first[within]]))]
    kept = pairs.those(order)
    rows = np.empty(len(order), dtype=[("first", "i8"), ("second", "i8"), ("odds", "f4"), ("never", "?")])
    rows["first"], rows["second"] = names[kept.first], names[kept.second]
    rows["odds"], rows["never"] = kept.odds, kept.never
    data, size = rows.tobytes(), rows.itemsize
    homes = home[kept.first]
    bounds = [0, *(np.flatnonzero(homes[1:] != homes[:-1]) + 1).tolist(), len(homes)]
    told = _by_home(home, ties, apart)
    for low, high in pairwise(bounds):
        own = told.pop(int(homes[low]), ([], [])) if told and low < high else ([], [])
        if low < high:
            key = (data[low * size : high * size], *_named(items, own))
            yield key, partial(_part, kept, slice(low, high), own)
    for own in told.values():
        if own[0]:
            yield (b"", *_named(items, own)), partial(_part, kept, slice(0), own)


def _part(pairs: Weighed, those: slice, decided: tuple[Sequence[Pair], Sequence[Pair]]) -> _Part:
    return _Part(pairs.those(those), *decided)


def _by_home(
    home: Integers, ties: Sequence[Pair], apart: Sequence[Pair]
) -> dict[int, tuple[list[Pair], list[Pair]]]:
    """Return what a reader has decided within each group."""
    told: defaultdict[int, tuple[list[Pair], list[Pair]]] = defaultdict(lambda: ([], []))
    for side, decided in enumerate((ties, apart)):
        for one, other in decided:
            if home[one] == home[other]:
                told[int(home[one])][side].append((one, other))
    return told


def _named(
    items: Sequence[Happening], decided: tuple[Sequence[Pair], Sequence[Pair]]
) -> Iterator[tuple[tuple[Happening, Happening], ...]]:
    for pairs in decided:
        yield tuple((items[one], items[other]) for one, other in pairs)


def _grown(items: Sequence[Happening], part: _Part, least: float) -> Iterator[One]:
    """Yield what is one within a group."""
    pairs = part.pairs
    ties = np.array(part.ties, dtype=np.int64).reshape(-1, 2)
    numbers = np.unique(np.concatenate([pairs.first, pairs.second, ties.ravel()]))
    at = {number: place for place, number in enumerate(numbers.tolist())}
    local = pairs._replace(
        first=np.searchsorted(numbers, pairs.first), second=np.searchsorted(numbers, pairs.second)
    )
    apart = {(at[one], at[other]) for one, other in part.apart if one in at and other in at}
    sets = Growing(len(numbers), local, least, apart)
    for one, other in part.ties:
        sets.join(at[one], at[other])
    sets.grow()
    members = [items[number] for number in numbers.tolist()]
    decided = {at[number] for pair in part.ties for number in pair}
    for places in sets.found():
        yield One(
            [members[place] for place in places],
            [sets.sure.get(place) for place in places],
            [members[place] for place in places if place in decided],
        )
