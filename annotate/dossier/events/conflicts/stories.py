"""What the articles of one story tell differently, each thing once, with the happening that it is told of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations
from math import inf
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.classes import CLASSES
from annotate.dossier.events.conflicts.counting.facts import Fact, facts
from annotate.dossier.events.conflicts.deeds.beginnings import beginnings
from annotate.dossier.events.conflicts.deeds.causes import causes
from annotate.dossier.events.conflicts.deeds.denials import denials
from annotate.dossier.events.conflicts.deeds.leaving import leaving
from annotate.dossier.events.conflicts.deeds.means import means
from annotate.dossier.events.conflicts.deeds.occasions import occasions
from annotate.dossier.events.conflicts.deeds.staying import staying
from annotate.dossier.events.conflicts.facing import Faced, faced, grouped, written
from annotate.dossier.events.conflicts.news.admissions import admissions
from annotate.dossier.events.conflicts.news.speakers import speakers
from annotate.dossier.events.conflicts.news.when import news_days
from annotate.dossier.events.conflicts.outcomes import outcomes
from annotate.dossier.events.conflicts.parties import (
    full_names,
    full_names_of_people,
    leads_meet,
    names_meet,
    people_in,
    people_of_lead,
    places_named,
    words_beside_names,
)
from annotate.dossier.events.conflicts.places import roles
from annotate.dossier.events.conflicts.successors import successors
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.times.days import days_between
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source, likeness

# Articles of one story are so near to each other, and tell so many happenings together.
_NEAR, _TOGETHER = 0.4, 2
_FAR, _WEEK, _INFERRED = 120, 10, 60
# What was so many days before an article is none of its news.
_OLD = 60
# Less is enough of articles of so near days that give so many full names, one name in both leads.
_NEIGHBOURS, _NAMES, _PLAIN = 2, 4, 0.25
# Or two full names of people; or both open with one person and have much in common that is no name; or they
# tell one happening together, give one figure that not every story has, and name one place.
_PEOPLE, _OF_PEOPLE, _OF_FIGURE = 2, 0.33, 0.35
_WITH_ONE, _BESIDE_NAMES = 0.33, 0.15
# And of those that tell so many happenings together, with one full name in both; what both are about is
# enough in less like words, and in very like words one happening, or one word of a name.
_SOME, _ALIKE, _ABOUT_IT, _VERY, _VERY_ABOUT_IT = 3, 0.45, 0.3, 0.6, 0.45
# So many make two articles one story, whatever else; and figures up to the other are in all stories.
_MANY, _IN_ALL = 6, 4
_COUNTED = CLASSES | {"count", "money", "age"}
_COMPARED = (
    roles, outcomes, denials, occasions, causes, beginnings, leaving, staying, means, successors,
    speakers, news_days, admissions,
)  # fmt: skip
Together = Counter[tuple[int, int]]
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
            else not _of_other_weeks(*pair) and pair[0].near(pair[1]) >= _NEAR
            for pair in pairs
        }
        return list(self._near.values())

    def compared(self, pairs: Iterable[tuple[Source, Source]]) -> list[Compared]:
        """Return what articles of one story tell differently, by pairs."""
        before = self._compared
        self._compared = {
            pair: before.get(pair)
            or Compared(faced(*pair), tuple(chain.from_iterable(each(*pair) for each in _COMPARED)))
            for pair in pairs
        }
        return list(self._compared.values())


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
    told_before = [
        each for those in by_number.values() for each in those if each.kind in {"polarity", "time"}
    ]
    for number, start, conflict in _named(pairs, compared):
        if not any(_is_told(each, conflict) for each in told_before):
            by_number[_nearest(sources, [(number, start)], told)].append(conflict)
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


def of_one_story(sources: Sequence[Source], one: int, other: int, together: Together) -> bool:
    """Tell whether two articles may be compared.

    Both know somebody of whom one of them opens. Without days it has to be plain that both tell of one story:
    they tell many happenings together, name a person who is the same, or give a figure that is.
    """
    first, second = sources[one], sources[other]
    if not names_meet(first, second):
        return False
    if first.published_day and second.published_day:
        return True
    if together[min(one, other), max(one, other)] >= _MANY:
        return True
    if first.once(people_in) & second.once(people_in):
        return True
    return bool(first.once(_telling_figures) & second.once(_telling_figures))


def _telling_figures(source: Source) -> frozenset[tuple[str, str, float, float]]:
    """Return the figures of an article that not every story has: two men and three days are in many."""
    return frozenset(
        (fact.kind, fact.what, fact.low, fact.high)
        for fact in source.once(facts).all
        if fact.kind in _COUNTED and not fact.aside and fact.about > _IN_ALL and fact.high != inf
    )


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
        if (together[pair] >= _TOGETHER or _opens_alike(sources[pair[0]], sources[pair[1]]))
        and of_one_story(sources, *pair, together)
    )
    near = known.near((sources[one], sources[other]) for one, other in pairs)
    found = {pair for pair, so in zip(pairs, near, strict=True) if so}
    return sorted(found.union(plainly_one(sources), _of_one_day(sources, together, main)))


def _of_one_day(
    sources: Sequence[Source], together: Together, main: Set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles of near days that tell some happenings together, in much the same words."""
    for (one, other), number in together.items():
        first, second = sources[one], sources[other]
        if _opens_alike(first, second):
            about = _ABOUT_IT if (one, other) in main else _VERY
            least = min(about, _ALIKE) if number >= _SOME else about
        elif not _are_neighbours(first, second) or not leads_meet(first, second):
            continue
        elif _agree(first, second):
            least = _OF_FIGURE
        elif (one, other) in main:
            least = _VERY_ABOUT_IT
        else:
            continue
        if first.near(second) >= least:
            yield one, other


def _agree(one: Source, other: Source) -> bool:
    """Tell whether two articles give a figure that not every story has, and name a place that is the same."""
    return not one.once(_telling_figures).isdisjoint(other.once(_telling_figures)) and not one.once(
        places_named
    ).isdisjoint(other.once(places_named))


def _opens_alike(one: Source, other: Source) -> bool:
    """Tell whether two articles are of near days, with one name in both leads and a full name in both."""
    return (
        _are_neighbours(one, other)
        and leads_meet(one, other)
        and not one.once(full_names).isdisjoint(other.once(full_names))
    )


def _are_neighbours(one: Source, other: Source) -> bool:
    """Tell whether two articles are of near days."""
    days = one.published_day, other.published_day
    return min(days) > 0 and abs(days[0] - days[1]) <= _NEIGHBOURS


def plainly_one(sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that plainly tell of one happening: of near days, with some of the same names.

    What else each of them tells may be much, and hide how near they are.
    """
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        if source.published_day:
            for name in source.once(full_names):
                homes[name].append(number)
    shared = Counter(pair for those in homes.values() for pair in combinations(those, 2))
    for (one, other), names in shared.items():
        first, second = sources[one], sources[other]
        if abs(first.published_day - second.published_day) > _NEIGHBOURS:
            continue
        if names >= _NAMES:
            least = _PLAIN
        elif len(first.once(full_names_of_people) & second.once(full_names_of_people)) >= _PEOPLE:
            least = _OF_PEOPLE
        elif _open_with_one(first, second):
            least = _WITH_ONE
        else:
            continue
        if leads_meet(first, second) and first.near(second) >= least:
            yield one, other


def _open_with_one(one: Source, other: Source) -> bool:
    """Tell whether two articles open with one person, and have much in common that is no name."""
    if one.once(people_of_lead).isdisjoint(other.once(people_of_lead)):
        return False
    return likeness(one.once(words_beside_names), other.once(words_beside_names)) >= _BESIDE_NAMES


def _of_other_weeks(one: Source, other: Source) -> bool:
    """Tell whether articles are too far apart in time; a day that is inferred may be a little off."""
    days = [source.published_day for source in (one, other)]
    if all(days):
        return abs(days[0] - days[1]) > _WEEK
    values = [source.record.document.published.value for source in (one, other)]
    known = [found[0] for value in values if (found := days_between(value, value))]
    return len(known) > 1 and abs(known[0] - known[1]) > _INFERRED


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
