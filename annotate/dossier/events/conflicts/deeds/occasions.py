"""One deed on two days, wherever two articles of one story tell it.

Both have the same verb with a day right behind it, and it is done to the same, as far as both say so. What
the same people do time and again may be done on both days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import LIGHT
from annotate.dossier.events.conflicts.days import BREAK, HOUR, Day, are_two, in_words
from annotate.dossier.events.conflicts.deeds.reading import Deed, done, verb_at
from annotate.dossier.events.conflicts.parties import of_others, person_in
from annotate.dossier.events.conflicts.sides import quoted, side
from annotate.dossier.events.forms import WORD
from annotate.dossier.events.table import AGAIN
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import Time
from annotate.record.walk import review_of

# A day stands so near behind the verb; and so near stands whom it is done to.
_FAR, _OBJECT = 60, 25
# So much have the verb and the words that both have beside it to tell together; no more days tell when.
_LEAST, _MONTH = 4.5, 31


class _Dated(NamedTuple):
    """A deed with the day that stands behind it.

    Attributes:
        deed: What is done.
        days: First and last day.
        time: Its expression.
        to: Words for whom it is done to.
        by: Words for who does it.
    """

    deed: Deed
    days: Days
    time: Time
    to: frozenset[str]
    by: frozenset[str]


def occasions(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what two articles of one story say was done on days that cannot both be so.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_dated), other.once(_dated)
    for verb in sorted(mine.keys() & yours.keys()):
        for first in mine[verb]:
            found = [each for each in yours[verb] if _of_one(first, each)]
            same = [each for each in mine[verb] if _of_one(first, each)]
            if not found or not all(_differ((one, first), (other, each)) for each in found):
                continue
            if any(each.days != first.days for each in same) or len({each.days for each in found}) > 1:
                # What an article tells of two days are two occasions.
                continue
            yield first.deed.start, _written((one, first), (other, found[0]))
            break


def _dated(source: Source) -> Mapping[str, Sequence[_Dated]]:
    """Return what an article tells with a day right behind it, by the verb."""
    found: defaultdict[str, list[_Dated]] = defaultdict(list)
    light = {verb_at(word) for word in AGAIN | LIGHT}
    for time in source.record.timeline.times:
        days = days_between(time.interval.earliest, time.interval.latest)
        if not days or days[1] - days[0] > _MONTH or review_of(time) == "rejected":
            continue
        if 0 < source.published_day < days[0] or HOUR.fullmatch(time.exact):
            continue
        low = max(0, time.start - _FAR)
        words = [match.group() for match in WORD.finditer(source.text, low, time.start)]
        near = {verb for word in words if (verb := verb_at(word)) not in light}
        told = [
            deed
            for verb in sorted(near)
            for deed in done(source, verb)
            if low <= deed.at and deed.end <= time.start and not deed.future
        ]
        last = max(told, key=lambda deed: deed.at, default=None)
        if last is not None and not BREAK.search(source.text[last.end : time.start]):
            found[last.verb].append(_dated_deed(source, last, days, time))
    return found


def _dated_deed(source: Source, deed: Deed, days: Days, time: Time) -> _Dated:
    if deed.passive:
        return _Dated(deed, days, time, deed.whom | deed.people, deed.who)
    whom = person_in(source, deed.end, min(deed.end + _OBJECT, time.start), first=True)
    return _Dated(deed, days, time, deed.whom | whom, deed.who | deed.people)


def _of_one(one: _Dated, other: _Dated) -> bool:
    """Tell whether the same is done to the same, or by the same where it is done to nobody."""
    if of_others(one.deed.people, other.deed.people) and one.deed.passive == other.deed.passive:
        return False
    if bool(one.to) != bool(other.to):
        return False
    if (
        one.by
        and other.by
        and not one.by & other.by
        and not (one.to and one.deed.passive != other.deed.passive)
    ):
        return False
    shared = one.to & other.to if one.to else one.by & other.by
    return bool(shared) and rarity(one.deed.verb.split()[0]) + sum(map(rarity, sorted(shared))) >= _LEAST


def _differ(one: tuple[Source, _Dated], other: tuple[Source, _Dated]) -> bool:
    """Tell whether two days cannot both be so."""
    return are_two(_day(*one), _day(*other))


def _day(source: Source, one: _Dated) -> Day:
    return Day(source, one.days, one.time)


def _written(one: tuple[Source, _Dated], other: tuple[Source, _Dated]) -> Conflict:
    told = sorted((one, other), key=lambda each: each[1].days)
    parts = tuple(side(source, each.deed.at, each.time.end) for source, each in told)
    words = [in_words(_day(*each), part) for each, part in zip(told, parts, strict=True)]
    source, first = told[0]
    what = quoted(source.text[first.deed.at : first.deed.end])
    return Conflict("time", parts, f"{what}: {' or '.join(words)}")
