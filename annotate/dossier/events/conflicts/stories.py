"""What the articles of one story tell differently, each thing once, with the happening that it is told of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations
from math import inf
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.facts import Fact, facts
from annotate.dossier.events.conflicts.deeds.beginnings import beginnings
from annotate.dossier.events.conflicts.deeds.causes import causes
from annotate.dossier.events.conflicts.deeds.denials import denials
from annotate.dossier.events.conflicts.deeds.leaving import leaving
from annotate.dossier.events.conflicts.deeds.means import means
from annotate.dossier.events.conflicts.deeds.occasions import occasions
from annotate.dossier.events.conflicts.deeds.staying import staying
from annotate.dossier.events.conflicts.facing import Faced, faced, grouped, written
from annotate.dossier.events.conflicts.news.ahead import plans_ahead
from annotate.dossier.events.conflicts.news.hours import hours
from annotate.dossier.events.conflicts.news.one_story import (
    Together,
    of_one_day,
    of_one_story,
    of_other_weeks,
    open_alike,
    plainly_one,
)
from annotate.dossier.events.conflicts.news.sites import sites
from annotate.dossier.events.conflicts.news.speakers import speakers
from annotate.dossier.events.conflicts.news.ways import ways
from annotate.dossier.events.conflicts.news.when import may_be_two, news_days
from annotate.dossier.events.conflicts.outcomes import outcomes
from annotate.dossier.events.conflicts.places import roles
from annotate.dossier.events.conflicts.stands.admissions import admissions
from annotate.dossier.events.conflicts.stands.promises import promises
from annotate.dossier.events.conflicts.states.searches import searches
from annotate.dossier.events.conflicts.successors import successors
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# Articles of one story are so near to each other, and tell so many happenings together.
_NEAR, _TOGETHER = 0.4, 2
_FAR = 120
# What was so many days before an article is none of its news.
_OLD = 60
# What is told in the same places as what is known is no other conflict of its kind.
_TOLD_ONCE = frozenset({"polarity", "time", "place", "name"})
_COMPARED = (
    roles, outcomes, denials, occasions, causes, beginnings, leaving, staying, means, successors,
    speakers, news_days, admissions, promises, ways, sites, plans_ahead, searches, hours,
)  # fmt: skip
_Value = tuple[str, str, float]
Conflicts = defaultdict[int, list[Conflict]]
Spot = tuple[int, int]
"""A number and a place: of an article and in it, or a place and the number of the happening told there."""


class Compared(NamedTuple):
    """What two articles of one story tell differently.

    Attributes:
        figures: That cannot both be so.
        roles: Two names of one role, two ends of one thing, two causes, and what was and was not done, each
            with where the first one stands.
    """

    figures: tuple[Faced, ...]
    roles: tuple[tuple[int, Conflict], ...]


class Stories:
    """What is known of pairs of articles; what is not asked for again is forgotten."""

    def __init__(self) -> None:
        self._near: dict[tuple[Source, Source], bool] = {}
        self._compared: dict[tuple[Source, Source], Compared] = {}

    def near(self, pairs: Iterable[tuple[Source, Source]]) -> list[bool]:
        """Tell which articles are so near to each other, in time as well, that they tell one story."""
        before = self._near
        self._near = {
            pair: known
            if (known := before.get(pair)) is not None
            else not of_other_weeks(*pair) and pair[0].near(pair[1]) >= _NEAR
            for pair in pairs
        }
        return list(self._near.values())

    def compared(self, pairs: Iterable[tuple[Source, Source]]) -> list[Compared]:
        """Return what articles of one story tell differently, by pairs."""
        before = self._compared
        self._compared = {
            pair: before.get(pair) or Compared(faced(*pair), tuple(_told_differently(*pair)))
            for pair in pairs
        }
        return list(self._compared.values())


def _told_differently(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what two articles of one story tell differently, but for figures."""
    for start, conflict in chain.from_iterable(each(one, other) for each in _COMPARED):
        if conflict.kind != "time" or not may_be_two((one, other), conflict):
            yield start, conflict


class Telling(NamedTuple):
    """What the articles of a dossier tell, each happening by its number.

    Attributes:
        members: What articles tell of a happening.
        several: By those that several articles tell, these in order.
        together: How many happenings two articles both tell.
        about: The numbers of what an article is about.
        places: Where an article tells which happening, in text order.
    """

    members: Callable[[int], Sequence[Happening]]
    several: Mapping[int, Sequence[int]]
    together: Together
    about: Callable[[int], set[int]]
    places: Callable[[int], Sequence[Spot]]


def add_faced(
    by_number: Conflicts,
    sources: Sequence[Source],
    told: Telling,
    known: Stories,
) -> None:
    """Add what articles of one story tell differently wherever it stands: figures, and who has a role.

    Args:
        by_number: What is known to be told differently, by the number of the happening.
        sources: The articles.
        told: What the articles tell.
        known: What is known of pairs of articles; it takes in what is new.
    """
    pairs = _near(sources, told, known)
    compared = known.compared((sources[one], sources[other]) for one, other in pairs)
    told_before = [each for those in by_number.values() for each in those if each.kind in _TOLD_ONCE]
    for number, start, conflict in _named(pairs, compared):
        if not any(_is_told(each, conflict) for each in told_before):
            by_number[_nearest(sources, [(number, start)], told)].append(conflict)
            if conflict.kind in _TOLD_ONCE:
                told_before.append(conflict)
    differing = [
        (one, other, each)
        for (one, other), those in zip(pairs, compared, strict=True)
        for each in those.figures
    ]
    if differing:
        _add_figures(by_number, sources, differing, lambda spots: _nearest(sources, spots, told))


def _is_told(known: Conflict, conflict: Conflict) -> bool:
    """Tell whether a conflict is one that is known: of the same kind, and told in the same places."""
    return known.kind == conflict.kind and all(
        any(
            one.document == other.document and one.start < other.end and other.start < one.end
            for one in known.sides
        )
        for other in conflict.sides
    )


def _named(
    pairs: Sequence[tuple[int, int]], compared: Sequence[Compared]
) -> Iterator[tuple[int, int, Conflict]]:
    """Yield roles with two names and what ended in two ways, each once, with where the first stands."""
    seen: set[tuple[str, ...]] = set()
    for (number, _), those in zip(pairs, compared, strict=True):
        for start, conflict in those.roles:
            names = (
                conflict.because.split(":")[0],
                *sorted(side.exact.casefold() for side in conflict.sides),
            )
            if names not in seen:
                seen.add(names)
                yield number, start, conflict


def _add_figures(
    by_number: Conflicts,
    sources: Sequence[Source],
    pairs: Sequence[tuple[int, int, Faced]],
    nearest: Callable[[Sequence[Spot]], int],
) -> None:
    """Add figures that cannot both be so, in place of what is known of fewer of these articles."""
    by_id = {sources[number].id: sources[number] for one, other, _ in pairs for number in (one, other)}
    starts = {id: {fact.start: fact for fact in source.once(facts).all} for id, source in by_id.items()}
    known = [
        (number, conflict, _values(conflict, starts))
        for number, those in by_number.items()
        for conflict in those
        if conflict.kind == "number"
    ]
    for group in grouped(pairs):
        here = {(sources[number].id, fact.kind, fact.low) for number, fact in group.facts}
        same = [each for each in known if len(here & each[2]) > 1]
        if any(not values < here for _, _, values in same):
            continue
        if any(_are_among(here, values) for _, _, values in known):
            continue
        for number, conflict, values in same:
            by_number[number].remove(conflict)
            known.remove((number, conflict, values))
        where = nearest([(number, fact.start) for number, fact in group.facts])
        conflict = written(sources, group)
        if conflict.kind == "time" and any(
            _is_told(each, conflict) for those in by_number.values() for each in those
        ):
            continue
        by_number[where].append(conflict)
        known.append((where, conflict, here))


def _are_among(some: Set[_Value], others: Set[_Value]) -> bool:
    """Tell whether the values of some articles are all known of some of these and of others."""
    told, known = ({value[1:] for value in those} for those in (some, others))
    return told <= known and bool(some & others)


def _values(conflict: Conflict, starts: Mapping[str, Mapping[int, Fact]]) -> set[_Value]:
    """Return the values of a conflict, each with its article."""
    found = ((side.document, starts.get(side.document, {}).get(side.start)) for side in conflict.sides)
    return {(id, fact.kind, fact.low) for id, fact in found if fact is not None}


def told_together(told: Iterable[Sequence[int]]) -> Together:
    """Return how many happenings two articles both tell, by their numbers, the smaller first.

    Args:
        told: By happening, the articles that tell it in order.
    """
    return Counter(chain.from_iterable(combinations(articles, 2) for articles in told))


def _near(sources: Sequence[Source], told: Telling, known: Stories) -> list[tuple[int, int]]:
    """Return pairs of articles that are about one happening, tell more together, and are near.

    Those that plainly tell of one happening are among them, whatever else they tell; and one happening is
    enough for those of near days that have one name in both leads and one full name in both.
    """
    main: set[tuple[int, int]] = set()
    for number, articles in told.several.items():
        about = [article for article in articles if number in told.about(article)]
        if len(about) > 1:
            main.update(combinations(about, 2))
    together = told.together
    pairs = sorted(
        pair
        for pair in main
        if (together[pair] >= _TOGETHER or open_alike(sources[pair[0]], sources[pair[1]]))
        and of_one_story(sources, *pair, together)
    )
    near = known.near((sources[one], sources[other]) for one, other in pairs)
    found = {pair for pair, so in zip(pairs, near, strict=True) if so}
    return sorted(found.union(plainly_one(sources), of_one_day(sources, together, main)))


def _nearest(sources: Sequence[Source], spots: Sequence[Spot], told: Telling) -> int:
    """Return the happening that is told next to some places, in their sentences if it can be.

    Else what several of their articles tell is nearer. What was long before is none of their news.
    """
    found: list[tuple[bool, bool, bool, int, int]] = []
    articles = {number for number, _ in spots}
    for number, start in spots:
        news = sources[number].published_day - _OLD if sources[number].published_day else -inf
        bounds = sentence_around(sources[number], start)
        those = told.places(number)
        low, high = bisect_left(those, (start - _FAR, 0)), bisect_left(those, (start + _FAR, 0))
        for at, which in those[low:high] or those[max(0, low - 1) : high + 1]:
            members = told.members(which)
            alone = len(articles & {member.source for member in members}) < min(2, len(articles))
            old = any(member.bounds[1] < news for member in members)
            found.append((not bounds[0] <= at < bounds[1], old, alone, abs(at - start), which))
    return min(found)[-1] if found else 0
