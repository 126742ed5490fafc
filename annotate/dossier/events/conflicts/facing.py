"""Two articles of one story, figure by figure: which figures count one thing and cannot both be so.

Figures that agree are put together first, then those that have most around them in common; each goes with
one other at most. Two that go together and cannot both be so are told differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.facts import (
    Fact,
    Facts,
    facts,
    likeness,
    of_two_things,
    people,
)
from annotate.dossier.events.conflicts.counting.quantities import CLASSES
from annotate.dossier.events.conflicts.numbers import has_grown, of_elsewhere
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.model import Conflict, ConflictKind
from annotate.dossier.reading import Source

# How much two figures have to have in common, by what they count.
_LEAST = {
    "count": 1.7, "money": 2.4, "percent": 1.7, "length": 1.9, "way": 1.2, "weight": 1.2, "area": 1.2,
    "hour": 1.8, "part": 0.8, "year": 2.5, "age": 0.0, "magnitude": 0.0,
}  # fmt: skip
_OF_PEOPLE, _OF_PEOPLE_ALONE, _IF_ALONE = 0.6, 0.0, 0.7
_CALLED = {
    "money": "sum", "percent": "share", "length": "length of time", "way": "distance", "hour": "time of day",
}  # fmt: skip
_EQUAL = 100.0
_ALONE = 0.7
# One word alone has to tell so much.
_ONE_WORD = 2.4
# Two papers that tell of one thing do not differ by more; a crowd is large to those who are for it.
_TIMES, _CROWD, _CROWDS = 3.0, 8.0, frozenset({"protester", "fan"})
_HOURS, _DAY, _YEARS, _AGED = 240.0, 1440.0, 15.0, 4.0
_RUNNING = frozenset({"career", "record", "season", "seasons"})
# What one article tells aside, of long ago, the other one tells aside as well.
_ASIDE = 1.0


class Faced(NamedTuple):
    """Two figures that cannot both be so.

    Attributes:
        one: That of the first article.
        other: That of the second.
        words: Words that both have around them.
    """

    one: Fact
    other: Fact
    words: tuple[str, ...]


def faced(first: Source, second: Source) -> tuple[Faced, ...]:
    """Return the figures of two articles of one story that cannot both be so."""
    dated = bool(first.published_day and second.published_day)
    return tuple(
        # People grow older between two articles, and win once more.
        each
        for each in _faced(first.once(facts), second.once(facts))
        if dated or not (each.one.kind == "age" or _runs(each.one) or _runs(each.other))
    )


def _runs(fact: Fact) -> bool:
    """Tell whether a figure is of a season or a career, which goes on."""
    return fact.kind == "count" and not _RUNNING.isdisjoint(fact.words)


def _faced(first: Facts, second: Facts) -> Iterator[Faced]:
    by_kind: defaultdict[str, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for number, article in enumerate((first, second)):
        for fact in article.all:
            by_kind[fact.kind][number].append(fact)
    for kind, (ones, others) in sorted(by_kind.items()):
        if not ones or not others:
            continue
        pairs: list[tuple[float, int, int, list[str]]] = []
        for a, one in enumerate(ones):
            for b, other in enumerate(others):
                if _comparable(one, other) and (one.overlaps(other) or _near(one, other)):
                    score, words = likeness(one, other, first, second)
                    same = one.low == other.low and one.high == other.high
                    pairs.append((score + _EQUAL * same, a, b, words))
        yield from _put_together(kind, ones, others, pairs)


def _put_together(
    kind: str,
    ones: Sequence[Fact],
    others: Sequence[Fact],
    pairs: Sequence[tuple[float, int, int, list[str]]],
) -> Iterator[Faced]:
    """Yield pairs of figures that go together and differ; a value that both articles have is no conflict."""
    agreed = set(map(_value, ones)) & set(map(_value, others))
    left, right = set(range(len(ones))), set(range(len(others)))
    best: dict[tuple[int, int], float] = {}
    for score, a, b, _ in pairs:
        for key in ((0, a), (1, b)):
            best[key] = max(best.get(key, 0.0), score)
    for score, a, b, words in sorted(pairs, key=lambda each: (-each[0], each[1:3])):
        if a not in left or b not in right:
            continue
        one, other = ones[a], others[b]
        # What tells the same value again tells the same thing again.
        left -= {place for place in left if _value(ones[place]) == _value(one)}
        right -= {place for place in right if _value(others[place]) == _value(other)}
        if score >= _EQUAL or one.overlaps(other):
            continue
        if _value(one) in agreed or _value(other) in agreed:
            continue
        if one.aside != other.aside:
            score -= _ASIDE
        least = _least(one, ones, other, others)
        told = kind in CLASSES or kind == "age" or _is_told(one, words, score, least)
        if told and score >= least and score >= _ALONE * max(best[0, a], best[1, b]):
            yield Faced(one, other, tuple(words))


def _is_told(one: Fact, words: Sequence[str], score: float, least: float) -> bool:
    """Tell whether words say what two figures are of: two, or one that tells much.

    Names say of sums and counts only whose they are.
    """
    if one.kind in {"money", "count"} and (one.names | one.bodies).issuperset(words):
        return False
    return (
        len(words) + (one.kind == "count" and len(words) > 0) > 1
        or score >= _ONE_WORD * least / _LEAST[one.kind]
    )


def _value(fact: Fact) -> tuple[str, float, float]:
    return fact.what, fact.low, fact.high


def _least(one: Fact, ones: Sequence[Fact], other: Fact, others: Sequence[Fact]) -> float:
    """Return how much two figures have to have in common: less where each article has no other one of such.

    People are told by what has become of them.
    """
    alone = all(
        len({_value(each) for each in those if each.what == fact.what}) == 1
        for fact, those in ((one, ones), (other, others))
    )
    if one.kind in CLASSES:
        return _OF_PEOPLE_ALONE if alone else _OF_PEOPLE
    return _LEAST[one.kind] * (_IF_ALONE if alone else 1.0)


def _near(one: Fact, other: Fact) -> bool:
    """Tell whether two figures are as near to each other as those of one thing are."""
    low, high = sorted((one, other), key=lambda fact: fact.low)
    gap = high.low - low.high
    if one.kind == "hour":
        # Past midnight the clock begins anew.
        return min(gap, _DAY + low.low - high.high) <= _HOURS
    if one.kind == "year":
        return gap <= _YEARS
    if one.kind == "age":
        return gap <= _AGED
    most = _CROWD if one.what in _CROWDS else _TIMES
    return high.about < most * low.about


def _comparable(one: Fact, other: Fact) -> bool:
    """Tell whether two figures of one kind may count one thing."""
    if of_elsewhere(one, other):
        return False
    if of_two_things(one, other):
        return False
    if one.kind == "age":
        return _of_one_person(one.what, other.what)
    if one.what == other.what:
        return True
    if one.kind in CLASSES:
        return {one.what, other.what} <= people() | {""} and "" in {one.what, other.what}
    return False


def _of_one_person(one: str, other: str) -> bool:
    """Tell whether two names are of one person: they are the same, or one is the last word of the other."""
    short, long = sorted((one.split(), other.split()), key=len)
    return short == long or (len(short) == 1 and short[-1] == long[-1])


class Group(NamedTuple):
    """Figures of several articles that count one thing.

    Attributes:
        facts: Each with the number of its article, in the order of these.
        words: Words that they have around them.
    """

    facts: tuple[tuple[int, Fact], ...]
    words: tuple[str, ...]


def grouped(pairs: Sequence[tuple[int, int, Faced]]) -> Iterator[Group]:
    """Yield what pairs of articles tell differently, several articles together where they count one thing.

    Args:
        pairs: The numbers of two articles, and what differs.
    """
    groups: list[tuple[dict[int, Fact], tuple[str, ...]]] = []
    home: dict[tuple[int, int], int] = {}
    for one, other, each in pairs:
        keys = (one, each.one.start), (other, each.other.start)
        place = next((home[key] for key in keys if key in home), len(groups))
        if place == len(groups):
            groups.append(({}, each.words))
        mine = groups[place][0]
        if mine.setdefault(one, each.one) is each.one and mine.setdefault(other, each.other) is each.other:
            home.update(dict.fromkeys(keys, place))
    for those, words in groups:
        if len(those) > 1:
            yield Group(tuple(sorted(those.items(), key=lambda told: (told[0], told[1].start))), words)


def written(sources: Sequence[Source], group: Group) -> Conflict:
    """Return the conflict of some figures: each value once, by the article that gives it first."""
    shown: list[tuple[int, Fact]] = []
    for number, fact in group.facts:
        if not any(fact.overlaps(known) for _, known in shown):
            shown.append((number, fact))
    days = [sources[number].published_day for number, _ in shown]
    update = shown[0][1].grows and has_grown([fact.low for _, fact in shown], days)
    parts = [side(sources[number], fact.start, fact.end) for number, fact in shown]
    fact = shown[0][1]
    told = f"{what_of(fact)}: {either(parts, update)}"
    kind: ConflictKind = "time" if fact.kind in {"hour", "year"} else "number"
    return Conflict(kind, tuple(parts), told + _beside(fact, group.words), update)


def what_of(fact: Fact) -> str:
    """Return in words what a figure counts."""
    if fact.kind == "count":
        return fact.what
    if fact.kind == "age":
        return f"age of {fact.what.title()}"
    if fact.kind in CLASSES:
        return f"{fact.kind} ({fact.what})" if fact.what else fact.kind
    return _CALLED.get(fact.kind, fact.kind)


def _beside(fact: Fact, words: Sequence[str]) -> str:
    """Return the words that tell of what a figure is, where its kind alone does not."""
    if fact.kind in CLASSES or fact.kind == "age" or not words:
        return ""
    return f", both told with {' and '.join(f'“{word}”' for word in words)}"
