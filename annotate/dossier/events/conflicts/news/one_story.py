"""Which articles are of one story: by names, days, words and figures that they have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import combinations
from math import inf

from annotate.dossier.events.conflicts.counting.classes import CLASSES
from annotate.dossier.events.conflicts.counting.facts import facts
from annotate.dossier.events.people.common import (
    full_names,
    full_names_of_people,
    leads_meet,
    name_most_in_common,
    names_meet,
    names_of_lead,
    near_beside_names,
    people_in,
    people_of_lead,
    places_named,
)
from annotate.dossier.events.times.days import days_between
from annotate.dossier.reading import Source

_WEEK, _INFERRED = 10, 60
# Less is enough of articles of so near days that give so many full names, one name in both leads.
_NEIGHBOURS, _NAMES, _PLAIN = 2, 4, 0.25
# Or two full names of people; or both open with one person and have much in common that is no name; or they
# tell one happening together, give one figure that not every story has, and name one place.
_PEOPLE, _OF_PEOPLE, _OF_FIGURE = 2, 0.33, 0.35
# Short ones may tell little but who it is: most of what one of them names the other one names as well, and
# something besides is the same.
_SHORT, _NAMED, _MOST_NAMES, _SOMETHING = 0.28, 5.0, 0.5, 0.05
# And of very like words one name in both leads is enough.
_LIKE, _LIKE_BESIDE = 0.5, 0.2
# So many full names of people are enough without one name in both leads.
_WITHOUT_LEADS = 4
_WITH_ONE, _BESIDE_NAMES = 0.33, 0.15
# And of those that tell so many happenings together, with one full name in both; what both are about is
# enough in less like words, and in very like words one happening, or one word of a name.
_SOME, _ALIKE, _ABOUT_IT, _VERY, _VERY_ABOUT_IT = 3, 0.45, 0.3, 0.6, 0.45
# So many make two articles one story, whatever else; and figures up to the other are in all stories.
_MANY, _IN_ALL = 6, 4
_COUNTED = CLASSES | {"count", "money", "age"}
Together = Counter[tuple[int, int]]
"""How many happenings two articles both tell."""


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


def of_one_day(
    sources: Sequence[Source], together: Together, main: Set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles of near days that tell some happenings together, in much the same words."""
    for (one, other), number in together.items():
        first, second = sources[one], sources[other]
        if open_alike(first, second):
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


def open_alike(one: Source, other: Source) -> bool:
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
    yield from _by_full_names(sources)
    yield from _by_leads(sources)


def _by_full_names(sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """Yield pairs of near days that name some of the same people and bodies in full."""
    for (one, other), names in _sharing(sources, full_names).items():
        first, second = sources[one], sources[other]
        if not _are_neighbours(first, second):
            continue
        people = len(first.once(full_names_of_people) & second.once(full_names_of_people))
        if people >= _WITHOUT_LEADS and names_meet(first, second) and first.near(second) >= _OF_PEOPLE:
            yield one, other
            continue
        if names >= _NAMES:
            least = _PLAIN
        elif people >= _PEOPLE:
            least = _OF_PEOPLE
        elif _open_with_one(first, second):
            least = _WITH_ONE
        else:
            continue
        if leads_meet(first, second) and first.near(second) >= least:
            yield one, other


def _by_leads(sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """Yield pairs of near days that open with one name, and name mostly the same or are very like."""
    for one, other in _sharing(sources, names_of_lead):
        first, second = sources[one], sources[other]
        if not _are_neighbours(first, second):
            continue
        near = first.near(second)
        if near < _SHORT or not names_meet(first, second):
            continue
        alike = near >= _LIKE and near_beside_names(first, second) >= _LIKE_BESIDE
        if alike or (
            name_most_in_common(first, second, _NAMED, _MOST_NAMES)
            and near_beside_names(first, second) >= _SOMETHING
        ):
            yield one, other


def _sharing(
    sources: Sequence[Source], names_of: Callable[[Source], frozenset[str]]
) -> Counter[tuple[int, int]]:
    """Return which articles of known days have names in common, and how many of these."""
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        if source.published_day:
            for name in source.once(names_of):
                homes[name].append(number)
    return Counter(pair for those in homes.values() for pair in combinations(those, 2))


def _open_with_one(one: Source, other: Source) -> bool:
    """Tell whether two articles open with one person, and have much in common that is no name."""
    if one.once(people_of_lead).isdisjoint(other.once(people_of_lead)):
        return False
    return near_beside_names(one, other) >= _BESIDE_NAMES


def of_other_weeks(one: Source, other: Source) -> bool:
    """Tell whether articles are too far apart in time; a day that is inferred may be a little off."""
    days = [source.published_day for source in (one, other)]
    if all(days):
        return abs(days[0] - days[1]) > _WEEK
    values = [source.record.document.published.value for source in (one, other)]
    known = [found[0] for value in values if (found := days_between(value, value))]
    return len(known) > 1 and abs(known[0] - known[1]) > _INFERRED
