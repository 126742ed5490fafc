"""What is never one happening, whatever speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.columns.sets import Integers, Sets, distinct, shared
from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.deeds.reading import are_contrary, has_contrary, verb_at
from annotate.dossier.events.conflicts.parties import PART, named_in, of_others, towns_in
from annotate.dossier.events.dated import EARLY
from annotate.dossier.events.forms import bases_in, before_preposition, particle_behind
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.people.common import names_meet, share_no_name
from annotate.dossier.events.table import LINKING, OFTEN, TURNED, Table
from annotate.dossier.events.times.days import FAR
from annotate.dossier.events.words.phrases import said_alike
from annotate.dossier.reading import Source
from annotate.timeline.story.words import event_words

SEASON = 60
"""What is told so many days apart is of two occasions, where it is done time and again."""
# From which likeness on a word may stand for one with a particle.
_LIKE = 0.4
SLACK = 2
"""Articles may be wrong by so many days about one happening; which they are then is told."""


def ruled_out(
    table: Table, a: Integers, b: Integers, likely: NDArray[np.bool_] | None = None
) -> NDArray[np.bool_]:
    """Tell which pairs cannot be one happening.

    Two articles tell of different days, of different countries or of different people to whom it is
    done, or have nothing to do with each other; or one article says that the one comes after the other.

    Args:
        table: The happenings.
        a: The first of each pair.
        b: The second.
        likely: Which pairs are worth a closer look; all by default.
    """
    inside = table.source[a] == table.source[b]
    slack = np.where(inside, 0, SLACK)
    never = table.latest[a] + slack < table.earliest[b]
    never |= table.latest[b] + slack < table.earliest[a]
    never |= _other(table.sites, a, b) | _to_others(table, a, b)
    never |= _elsewhere_another_day(table, a, b, likely)
    never |= _of_another_season(table, a, b, likely)
    never |= _of_other_particles(table, a, b, likely)
    never |= _contrary(table, a, b, likely)
    never |= _becomes_else(table, a, b, likely)
    left = np.flatnonzero(~never if likely is None else likely & ~never)
    never[left] = _of_two_stories(table, a[left], b[left])
    within = np.flatnonzero(inside)
    for place in within.tolist():
        never[place] |= _one_after_other(table.items[a[place]], table.items[b[place]])
    return np.asarray(never, dtype=bool)


def _of_another_season(
    table: Table, a: Integers, b: Integers, likely: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:
    """Tell which pairs are things done time and again, or told with nothing in common, told months apart.

    "Acme launched a phone" of two years is two launches, and "lost its case" is not "lost a friend", unless
    their days say otherwise.
    """
    apart = (table.published[a] > 0) & (table.published[b] > 0)
    apart &= np.abs(table.published[a] - table.published[b]) > SEASON
    again = (table.sorts[a] & table.sorts[b] & OFTEN) > 0
    left = np.flatnonzero(apart if likely is None else apart & (again | likely))
    one, other = a[left], b[left]
    dated = table.told[one] & table.told[other]
    overlapping = dated & (table.low[one] <= table.high[other]) & (table.low[other] <= table.high[one])
    never = ~overlapping
    open_ = np.flatnonzero(never & ~again[left])
    one, other = one[open_], other[open_]
    alike = (shared(table.near, table.near, one, other).number > 0) | (
        shared(table.whom, table.whom, one, other).number > 0
    )
    never[open_[alike]] = False
    found = np.zeros(len(a), dtype=bool)
    found[left] = never
    return found


def _of_two_stories(table: Table, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs are told by two articles that have nothing to do with each other."""
    one, other = table.source[a], table.source[b]
    pairs, back = distinct(one * len(table.sources) + other)
    found = [
        first != second and _are_strangers(table.sources[first], table.sources[second])
        for first, second in (divmod(pair, len(table.sources)) for pair in pairs.tolist())
    ]
    return np.array(found, dtype=bool)[back]


def _are_strangers(one: Source, other: Source) -> bool:
    """Tell whether two articles name nobody and no place in common, or open with others and other days."""
    if share_no_name(one, other):
        return True
    mine, yours = one.once(_news_days), other.once(_news_days)
    return bool(mine and yours) and mine.isdisjoint(yours) and not names_meet(one, other)


def _news_days(source: Source) -> frozenset[int]:
    """Return the days of what an article opens with, as numbers; none where it has no day itself."""
    if not source.published_day:
        return frozenset()
    return frozenset(
        day
        for told in source.once(told_in_article)
        if told.day and told.actual and (told.title or told.best.start < EARLY)
        for day in range(told.day[0], min(told.day[1], told.day[0] + SLACK) + 1)
    )


def _other(sets: Sets, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs both have members, and none in common."""
    given = (sets.whole[a] > 0) & (sets.whole[b] > 0)
    return np.asarray(given & (shared(sets, sets, a, b).number == 0), dtype=bool)


def _elsewhere_another_day(
    table: Table, a: Integers, b: Integers, likely: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:
    """Tell which pairs are told of other days and with other towns: a rockfall in Selm, and one in Orr."""
    told = (table.day_low[a] > -FAR) & (table.day_low[b] > -FAR) & (table.source[a] != table.source[b])
    apart = told & ((table.day_high[a] < table.day_low[b]) | (table.day_high[b] < table.day_low[a]))
    if likely is not None:
        apart &= likely
    left = np.flatnonzero(apart)
    apart[left] = _other(table.places, a[left], b[left])
    for place in np.flatnonzero(apart).tolist():
        one, other = (_towns(table, int(number)) for number in (a[place], b[place]))
        apart[place] = of_others(one, other)
    return np.asarray(apart, dtype=bool)


def _of_other_particles(
    table: Table, a: Integers, b: Integers, likely: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:
    """Tell which pairs are told in a word that means another thing with a particle: "sent off"."""
    found = ((table.sorts[a] | table.sorts[b]) & TURNED > 0) & (table.source[a] != table.source[b])
    if likely is not None:
        found &= likely
    for place in np.flatnonzero(found).tolist():
        numbers = [int(each[place]) for each in (a, b)]
        one, other = (table.items[number] for number in numbers)
        mine, yours = (_particle(table, number) for number in numbers)
        if one.head == other.head:
            found[place] = mine != yours
        else:
            found[place] = bool(mine or yours) and _mean_one_without(one, other)
        if found[place] and one.head != other.head:
            sides = [(table.sources[table.source[number]], table.items[number]) for number in numbers]
            found[place] = said_alike(*sides) is None
    return np.asarray(found, dtype=bool)


def _mean_one_without(one: Happening, other: Happening) -> bool:
    """Tell whether two words have a sense in common, and are not much alike: "break" and "die"."""
    if min(one.place, other.place) < 0:
        return False
    known = event_words()
    senses = [known.senses[each.place] | known.wider[each.place] for each in (one, other)]
    alike = float(known.vectors[one.place] @ known.vectors[other.place])
    return alike < _LIKE and not senses[0].isdisjoint(senses[1])


def _contrary(table: Table, a: Integers, b: Integers, likely: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    """Tell which pairs are told in verbs of which only one can be so: "passed" and "threw out"."""
    some = np.array([has_contrary(item.head) for item in table.items], dtype=bool)
    found = some[a] & some[b] & (table.source[a] != table.source[b])
    if likely is not None:
        found &= likely
    for place in np.flatnonzero(found).tolist():
        numbers = [int(each[place]) for each in (a, b)]
        if table.items[numbers[0]].head == table.items[numbers[1]].head:
            found[place] = False
        else:
            one, other = (verb_at(table.items[number].head, _particle(table, number)) for number in numbers)
            found[place] = are_contrary(one, other)
    return np.asarray(found, dtype=bool)


def _becomes_else(
    table: Table, a: Integers, b: Integers, likely: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:
    """Tell which pairs say that one becomes something, and that another one becomes another thing."""
    both = ((table.sorts[a] & table.sorts[b] & LINKING) > 0) & (table.source[a] != table.source[b])
    if likely is not None:
        both &= likely
    for place in np.flatnonzero(both).tolist():
        (one, it), (other, them) = (_becoming(table, int(each[place])) for each in (a, b))
        both[place] = of_others(one, other) and not it & them
    return np.asarray(both, dtype=bool)


def _becoming(table: Table, number: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return words for what something becomes, and the names of what does."""
    item = table.items[number]
    source, told = table.sources[table.source[number]], item.best
    low, high = next(each for each in item.told if each[0] <= told.start < each[1])
    stop = PART.search(source.text, told.end, high)
    start, end = subject_of(source.text, low, told.start)
    end = start + len(before_preposition(source.text[start:end]))
    return (
        frozenset(bases_in(source.text[told.end : stop.start() if stop else high])),
        named_in(source, start, end, "PERSON", "ORG", "GPE", saying=True),
    )


def _particle(table: Table, number: int) -> str:
    told = table.items[number].best
    return particle_behind(table.sources[table.source[number]].text, told.end)


def _towns(table: Table, number: int) -> frozenset[str]:
    """Return words of the names of the towns that the sentences of a happening name."""
    return towns_in(table.sources[table.source[number]], table.items[number].told)


def _to_others(table: Table, a: Integers, b: Integers) -> NDArray[np.bool_]:
    """Tell which pairs are done to different people.

    Where a sentence names the other one too, "Bo Lund's murder" may be what he did to Ana Ruiz.
    """
    found = _other(table.whom, a, b)
    left = np.flatnonzero(found)
    one, other = a[left], b[left]
    for sets, others in ((table.whom, table.names), (table.names, table.whom)):
        found[left] &= shared(sets, others, one, other).number == 0
    return found


def _one_after_other(one: Happening, other: Happening) -> bool:
    """Tell whether an article has one of its events after the other."""
    mine, yours = one.event, other.event
    return any(link.event == yours.id for link in mine.after) or any(
        link.event == mine.id for link in yours.after
    )


def places_of(items: Sequence[Happening], document: Iterable[str]) -> dict[tuple[str, int], int]:
    """Return the number of the happening of every place where one is told: article and first code point.

    Args:
        items: The happenings.
        document: Ids of the articles by their numbers.
    """
    names = list(document)
    return {
        (names[item.source], mention.start): number
        for number, item in enumerate(items)
        for mention in item.mentions
    }
