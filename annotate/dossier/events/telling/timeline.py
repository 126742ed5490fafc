"""All happenings in one order, with who takes part in them, and what articles tell differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from annotate.dossier.entities import Home
from annotate.dossier.entities.names import ids_in
from annotate.dossier.events.columns.sets import Integers
from annotate.dossier.events.conflicts import (
    PEOPLE,
    Counted,
    Differing,
    Spot,
    Telling,
    Together,
    Values,
    add_faced,
    of_one_story,
    polarity,
    told_differently,
    told_together,
)
from annotate.dossier.events.dated import CENTRAL
from annotate.dossier.events.groups import Found, Pair
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.order import ordered
from annotate.dossier.events.telling.kept import Numbers, Opposed, Writings
from annotate.dossier.growing import altered
from annotate.dossier.model import Conflict, Order
from annotate.dossier.reading import Source


def timeline_of(
    sources: Sequence[Source],
    items: Sequence[Happening],
    found: Found,
    home: Home,
    known: Writings,
) -> Order:
    """Return the joined events and their order.

    Args:
        sources: The articles.
        items: What they tell.
        found: Which of it is one.
        home: The joined entity of every entity.
        known: What was said of the same items before; it takes in what is new, and forgets what is gone.
    """
    known.update(sources, found)
    told, numbers = known.told, known.numbers(sources)
    opposed = list(_opposed(sources, items, found.opposed, known))
    conflicts: list[tuple[Conflict, ...]] = [()] * len(told)
    for number, those in _differing(sources, numbers, opposed, known).items():
        conflicts[number] = tuple(those)
    ids = known.ids.upto(len(told))
    taking_part = _among(sources, home, numbers, len(told))
    events = altered(known.events, id=ids, participants=taking_part, conflicts=conflicts)
    order = ordered(known.days, known.dated, _later(sources, numbers))
    known.reached = np.maximum.accumulate(known.days[order])
    return Order(tuple(events), tuple([ids[number] for number in order]))


def _opposed(
    sources: Sequence[Source], items: Sequence[Happening], pairs: Sequence[Pair], known: Writings
) -> Iterator[tuple[Pair, Differing]]:
    """Yield what one article tells and another one denies."""
    opposed: Opposed = {}
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
    numbers: Numbers,
    opposed: Sequence[tuple[Pair, Differing]],
    known: Writings,
) -> dict[int, list[Conflict]]:
    """Return what articles tell differently, each once, with the happening whose words are nearest to it."""
    nearest: dict[Hashable, tuple[int, int, Conflict]] = {}
    told = known.told
    found = [(number, each) for number in known.differing for each in told[number].differing]
    found += [(min(numbers.of[place] for place in pair), each) for pair, each in opposed]
    for number, each in found:
        here = each.far, number, each.conflict
        if each.key not in nearest or here[:2] < nearest[each.key][:2]:
            nearest[each.key] = here
    by_number: defaultdict[int, list[Conflict]] = defaultdict(list)

    @cache
    def about(article: int) -> set[int]:
        return set(numbers.those(article, sources[article].once(_central)))

    articles = ((number, sorted({one.source for one in told[number].members})) for number in known.of_several)
    several = {number: those for number, those in articles if len(those) > 1}
    together = told_together(several.values())
    counted = [(number, told[number].counted) for number in known.counted]
    for number, conflict in _counted(sources, counted, about, together):
        by_number[number].append(conflict)
    for _, number, conflict in nearest.values():
        by_number[number].append(conflict)

    @cache
    def places(article: int) -> list[Spot]:
        items = sources[article].once(told_in_article)
        those = zip(items, numbers.those(article, range(len(items))), strict=True)
        return sorted((mention.start, number) for one, number in those for mention in one.mentions)

    faced = Telling(lambda number: told[number].members, several, together, about, places)
    add_faced(by_number, sources, faced, known.stories)
    return by_number


class _Row(NamedTuple):
    """Figures of one thing that cannot all be so.

    Attributes:
        number: The place of what is counted in the timeline.
        of: What they count.
        pairs: The figures.
    """

    number: int
    of: tuple[str, str]
    pairs: list[Counted]

    @property
    def far(self) -> int:
        """How far they are from the words for it."""
        return min(pair.far for pair in self.pairs)


def _counted(
    sources: Sequence[Source],
    counted: Iterable[tuple[int, Sequence[Counted]]],
    about: Callable[[int], set[int]],
    together: Together,
) -> Iterator[tuple[int, Conflict]]:
    """Yield what articles of one story count differently, each with the happening that is nearest to it."""
    rows: list[_Row] = []
    for number, those in counted:
        by_kind: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
        for pair in those:
            first, second = pair.one[0].source, pair.other[0].source
            if about(first).isdisjoint(about(second)):
                continue
            if of_one_story(sources, first, second, together):
                by_kind[pair.of].append(pair)
        rows += (_Row(number, of, pairs) for of, pairs in by_kind.items())
    found = [(row, told_differently(sources, row.pairs)) for row in _whole(rows)]
    kept: defaultdict[str, list[tuple[frozenset[Values], set[str]]]] = defaultdict(list)
    for row, (kind, values, conflict) in sorted(
        found, key=lambda each: (-len(each[1].conflict.sides), each[0].far, each[0].number)
    ):
        documents = {side.document for side in conflict.sides}
        if not any(values <= all and documents & known for all, known in kept[kind]):
            kept[kind].append((values, documents))
            yield row.number, conflict


def _whole(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield all figures of those that died or were hurt in one row: 14, then 16, then 19, then 21."""
    whole: defaultdict[tuple[str, str], list[tuple[_Row, set[tuple[int, float, float]]]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-len(row.pairs), row.far, row.number)):
        figures = {(told[0].source, told[1].low, told[1].high) for pair in row.pairs for told in pair[1:3]}
        for longer, known in whole[row.of]:
            if row.of[0] in PEOPLE and not known.isdisjoint(figures):
                longer.pairs.extend(row.pairs)
                known |= figures
                break
        else:
            whole[row.of].append((row, figures))
    yield from (row for those in whole.values() for row, _ in those)


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
        where: Places of what is told.
        whose: For each of these one that takes part, by its place in the article.
    """

    where: Integers
    whose: Integers


def _taking_part(source: Source) -> _TakingPart:
    at = {id: place for place, id in enumerate(source.once(ids_in))}
    told = enumerate(source.once(told_in_article))
    pairs = [(place, at[id]) for place, one in told for id in one.inside if id in at]
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return _TakingPart(columns[:, 0], columns[:, 1])


def _among(sources: Sequence[Source], home: Home, numbers: Numbers, count: int) -> list[tuple[str, ...]]:
    """Return who takes part in each happening: joined entities, by their numbers."""
    parts = [source.once(_taking_part) for source in sources]
    sizes = [len(part.where) for part in parts]
    where = np.concatenate([part.where for part in parts]) + np.repeat(numbers.first[:-1], sizes)
    whose = np.concatenate([part.whose for part in parts]) + np.repeat(home.first[:-1], sizes)
    most = max(len(home.ids), 1)
    pairs = np.sort(numbers.all[where] * most + home.places[whose])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    ids = tuple(map(home.ids.__getitem__, (pairs % most).tolist()))
    ends = np.cumsum(np.bincount(pairs // most, minlength=count)).tolist()
    return list(map(ids.__getitem__, map(slice, [0, *ends[:-1]], ends)))


class _Links(NamedTuple):
    """What an article tells to have come after what.

    Attributes:
        events: Places of what is told of each event that stands in a link.
        pairs: The earlier event and the later one, by their places among these.
    """

    events: Sequence[Sequence[int]]
    pairs: Sequence[tuple[int, int]]


def _links(source: Source) -> _Links:
    main: defaultdict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[str, str], None] = {}
    for place, one in enumerate(source.once(told_in_article)):
        if one.main:
            main[one.event.id].append(place)
        pairs.update({(link.event, one.event.id): None for link in one.event.after})
    kept = [pair for pair in pairs if main.keys() >= {*pair}]
    ids = {id: place for place, id in enumerate(dict.fromkeys(id for pair in kept for id in pair))}
    return _Links([main[id] for id in ids], [(ids[before], ids[here]) for before, here in kept])


def _later(sources: Sequence[Source], numbers: Numbers) -> dict[int, list[int]]:
    """Return which happenings come after which."""
    later: defaultdict[int, set[int]] = defaultdict(set)
    for article, source in enumerate(sources):
        links = source.once(_links)
        of = [max(numbers.those(article, places)) for places in links.events]
        for before, here in links.pairs:
            if of[before] != of[here]:
                later[of[before]].add(of[here])
    return {place: sorted(found) for place, found in later.items()}
