"""All happenings in one order, with who takes part in them, and what articles tell differently."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from annotate.dossier.events.conflicts import (
    Counted,
    Differing,
    Spot,
    Stories,
    Together,
    add_faced,
    of_one_story,
    polarity,
    told_differently,
    told_together,
)
from annotate.dossier.events.dated import CENTRAL
from annotate.dossier.events.groups import Found, One, Pair
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.order import ordered
from annotate.dossier.events.table import Integers
from annotate.dossier.events.telling.one import Written, written_of
from annotate.dossier.model import Conflict, JoinedEvent, Order
from annotate.dossier.reading import Source

# So many are put in one by one.
_FEW = 1000
_Opposed = dict[tuple[Happening, Happening], Differing | None]


class Writings:
    """What is said of happenings, kept from one dossier to the next.

    Attributes:
        alone: By what only one article tells.
        sets: By what is one.
        told: All of it as the timeline has it.
        opposed: By two that are told with and without "not".
        stories: What two articles tell differently wherever it stands.
    """

    def __init__(self) -> None:
        self.alone: dict[Happening, Written] = {}
        self.sets: dict[One, Written] = {}
        self.told: list[Written] = []
        self.opposed: _Opposed = {}
        self.stories = Stories()


class _Numbers:
    """Where in the timeline stands what articles tell.

    Args:
        sources: The articles.
        told: The happenings of the timeline.
    """

    def __init__(self, sources: Sequence[Source], told: Sequence[Written]) -> None:
        sizes = [len(source.once(told_in_article)) for source in sources]
        self.first = [0, *accumulate(sizes)]
        self.of = np.empty(self.first[-1], dtype=np.int64)
        firsts = [one.first.number for one in told]
        self.of[firsts] = np.arange(len(told))
        # Nearly all are told by one article alone.
        for number, one in enumerate(told):
            if len(one.members) > 1:
                self.of[[member.number for member in one.members]] = number

    def those(self, article: int, places: Sequence[int]) -> Iterator[int]:
        """Yield the numbers of some of what an article tells."""
        first = self.first[article]
        yield from (int(self.of[first + place]) for place in places)


def timeline_of(
    sources: Sequence[Source],
    items: Sequence[Happening],
    found: Found,
    home: Mapping[tuple[int, str], str],
    known: Writings,
) -> Order:
    """Return the joined events and their order.

    Args:
        sources: The articles.
        items: What they tell.
        found: Which of it is one.
        home: The joined entity of every entity, by the number of its article and its id there.
        known: What was said of the same items before; it takes in what is new, and forgets what is gone.
    """
    told = _written(sources, found, known)
    numbers = _Numbers(sources, told)
    differing = _differing(
        sources, told, numbers, list(_opposed(sources, items, found.opposed, known)), known
    )
    events = tuple(
        [
            JoinedEvent(
                f"EV{number + 1}",
                event.headline,
                event.time,
                event.status,
                among,
                event.salience,
                event.mentions,
                tuple(differing[number]) if number in differing else (),
            )
            for number, (event, among) in enumerate(
                zip([one.event for one in told], _among(sources, home, numbers, len(told)), strict=True)
            )
        ]
    )
    order = ordered([one.known for one in told], _later(sources, numbers))
    return Order(events, tuple([events[number].id for number in order]))


def _written(sources: Sequence[Source], found: Found, known: Writings) -> list[Written]:
    """Return what is said of all happenings, by their days, then as a reader of the articles meets them."""
    alone, sets = known.alone, known.sets
    known.alone = {item: alone.get(item) or written_of(sources, [item]) for item in found.alone}
    known.sets = {
        one: sets.get(one) or written_of(sources, one.members, one.sure, one.decided)
        for group in found.groups.values()
        for one in group
    }
    known.told = _in_order(known.told, [*known.alone.values(), *known.sets.values()])
    return known.told


def _in_order(before: Sequence[Written], told: Sequence[Written]) -> list[Written]:
    """Return what is said of all happenings in order; articles that come change nothing of that of others.

    Args:
        before: What was said before, in order.
        told: What is said now.
    """
    here, known = set(map(id, told)), set(map(id, before))
    new = [one for one in told if id(one) not in known]
    if len(new) > _FEW:
        return sorted(told, key=_when_and_where)
    found = [one for one in before if id(one) in here]
    for one in new:
        insort(found, one, key=_when_and_where)
    return found


def _when_and_where(one: Written) -> tuple[int, ...]:
    first = one.first
    least = min(member.number for member in one.members)
    return one.known.day, first.source, first.rank, first.mentions[0].start, least


def _opposed(
    sources: Sequence[Source], items: Sequence[Happening], pairs: Sequence[Pair], known: Writings
) -> Iterator[tuple[Pair, Differing]]:
    """Yield what one article tells and another one denies."""
    opposed: _Opposed = {}
    for pair in pairs:
        one, other = (items[number] for number in pair)
        if (one, other) in known.opposed:
            differing = known.opposed[one, other]
        else:
            differing = polarity(sources, one, other)
        opposed[one, other] = differing
        if differing is not None:
            yield pair, differing
    known.opposed = opposed


def _differing(
    sources: Sequence[Source],
    told: Sequence[Written],
    numbers: _Numbers,
    opposed: Sequence[tuple[Pair, Differing]],
    known: Writings,
) -> dict[int, list[Conflict]]:
    """Return what articles tell differently, each once, with the happening whose words are nearest to it."""
    nearest: dict[Hashable, tuple[int, int, Conflict]] = {}
    found = [(number, each) for number, one in enumerate(told) for each in one.differing]
    found += [(min(int(numbers.of[place]) for place in pair), each) for pair, each in opposed]
    for number, each in found:
        here = each.far, number, each.conflict
        if each.key not in nearest or here[:2] < nearest[each.key][:2]:
            nearest[each.key] = here
    by_number: defaultdict[int, list[Conflict]] = defaultdict(list)

    @cache
    def about(article: int) -> set[int]:
        return set(numbers.those(article, sources[article].once(_central)))

    together = told_together([one.members for one in told])
    for number, conflict in _counted(sources, told, about, together):
        by_number[number].append(conflict)
    for _, number, conflict in nearest.values():
        by_number[number].append(conflict)

    @cache
    def places(article: int) -> list[Spot]:
        items = sources[article].once(told_in_article)
        those = zip(items, numbers.those(article, range(len(items))), strict=True)
        return sorted((mention.start, number) for one, number in those for mention in one.mentions)

    add_faced(by_number, sources, [one.members for one in told], about, together, places, known.stories)
    return by_number


def _counted(
    sources: Sequence[Source],
    told: Sequence[Written],
    about: Callable[[int], set[int]],
    together: Together,
) -> Iterator[tuple[int, Conflict]]:
    """Yield what articles of one story count differently, each with the happening that is nearest to it."""
    found: list[tuple[int, int, tuple[Hashable, ...], Conflict]] = []
    for number, one in enumerate(told):
        if not one.counted:
            continue
        by_kind: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
        for pair in one.counted:
            first, second = pair.one[0].source, pair.other[0].source
            if about(first).isdisjoint(about(second)):
                continue
            if of_one_story(sources, first, second, together):
                by_kind[pair.of].append(pair)
        for pairs in by_kind.values():
            key, conflict = told_differently(sources, pairs)
            found.append((min(pair.far for pair in pairs), number, key, conflict))
    kept: defaultdict[tuple[Hashable, ...], list[set[str]]] = defaultdict(list)
    for _, number, key, conflict in sorted(found, key=lambda each: (-len(each[3].sides), *each[:2])):
        documents = {side.document for side in conflict.sides}
        if not any(documents & known for known in kept[key]):
            kept[key].append(documents)
            yield number, conflict


def _central(source: Source) -> tuple[int, ...]:
    """Return places of what an article is about: its title, and what is central in it or nearest to that."""
    told = source.once(told_in_article)
    most = min(CENTRAL, max((one.event.salience for one in told), default=0.0))
    return tuple(
        place for place, one in enumerate(told) if one.title or (one.main and one.event.salience >= most)
    )


class _TakingPart(NamedTuple):
    """Who takes part in what an article tells.

    Attributes:
        ids: Of entities in the record of the article.
        where: Places of what is told.
        whose: For each of these one that takes part, by its place among the ids.
    """

    ids: tuple[str, ...]
    where: Integers
    whose: Integers


def _taking_part(source: Source) -> _TakingPart:
    pairs = [(place, id) for place, one in enumerate(source.once(told_in_article)) for id in one.inside]
    ids = {id: place for place, id in enumerate(dict.fromkeys(id for _, id in pairs))}
    columns = np.array([(place, ids[id]) for place, id in pairs], dtype=np.int64).reshape(-1, 2)
    return _TakingPart(tuple(ids), columns[:, 0], columns[:, 1])


def _among(
    sources: Sequence[Source], home: Mapping[tuple[int, str], str], numbers: _Numbers, count: int
) -> Iterator[tuple[str, ...]]:
    """Yield who takes part in each happening: joined entities, by their numbers."""
    parts = [source.once(_taking_part) for source in sources]
    entities = [
        int(home.get((article, id), "E0")[1:]) for article, part in enumerate(parts) for id in part.ids
    ]
    sizes = [len(part.where) for part in parts]
    places = np.concatenate([part.where for part in parts]) + np.repeat(numbers.first[:-1], sizes)
    first = [0, *accumulate(len(part.ids) for part in parts)][:-1]
    whose = np.concatenate([part.whose for part in parts]) + np.repeat(first, sizes)
    who = np.array([*entities, 0])[whose]
    most = int(who.max(initial=0)) + 1
    pairs = np.unique(numbers.of[places[who > 0]] * most + who[who > 0])
    names = [f"E{number}" for number in range(most)]
    all_names = [names[number] for number in (pairs % most).tolist()]
    ends = np.searchsorted(pairs // most, np.arange(count), side="right").tolist()
    start = 0
    for end in ends:
        yield tuple(all_names[start:end]) if end > start else ()
        start = end


class _Links(NamedTuple):
    """What an article tells to have come after what.

    Attributes:
        events: Places of what is told of each event that stands in a link.
        pairs: The earlier event and the later one.
    """

    events: Mapping[str, Sequence[int]]
    pairs: Sequence[tuple[str, str]]


def _links(source: Source) -> _Links:
    main: defaultdict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[str, str], None] = {}
    for place, one in enumerate(source.once(told_in_article)):
        if one.main:
            main[one.event.id].append(place)
        pairs.update({(link.event, one.event.id): None for link in one.event.after})
    kept = [pair for pair in pairs if main.keys() >= {*pair}]
    return _Links({id: main[id] for pair in kept for id in pair}, kept)


def _later(sources: Sequence[Source], numbers: _Numbers) -> dict[int, list[int]]:
    """Return which happenings come after which."""
    later: defaultdict[int, set[int]] = defaultdict(set)
    for article, source in enumerate(sources):
        links = source.once(_links)
        of = {id: max(numbers.those(article, places)) for id, places in links.events.items()}
        for before, here in links.pairs:
            if of[before] != of[here]:
                later[of[before]].add(of[here])
    return {place: sorted(found) for place, found in later.items()}
