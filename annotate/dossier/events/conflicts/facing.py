"""Two articles of one story, figure by figure: which figures count one thing and cannot both be so.

Figures that agree are put together first, then those that have most around them in common; each goes with
one other at most. Two that go together and cannot both be so are told differently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import product
from math import inf
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.classes import CALLED, CLASSES
from annotate.dossier.events.conflicts.counting.elsewhere import bears_name, of_two_offers, of_two_turns
from annotate.dossier.events.conflicts.counting.facts import (
    Fact,
    Facts,
    are_one,
    facts,
    likeness,
    most_of,
    of_two_things,
    own_of,
)
from annotate.dossier.events.conflicts.counting.parts import is_part
from annotate.dossier.events.conflicts.numbers import is_update, known_later, of_elsewhere
from annotate.dossier.events.conflicts.parties import is_given_to_one, of_one_person
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.events.times.sentences import sentence_words, words_ahead
from annotate.dossier.model import Conflict, ConflictKind
from annotate.dossier.reading import Source

# How much two figures have to have in common, by what they count.
_LEAST = {
    "count": 1.7, "money": 2.4, "percent": 1.7, "length": 1.9, "late": 0.8, "way": 1.2, "weight": 1.2,
    "area": 1.2, "turnout": 0.0, "hour": 1.8, "part": 0.8, "floor": 0.8, "deadline": 1.2, "year": 2.5,
    "age": 0.0, "magnitude": 0.0, "vote": 0.0, "score": 0.0, "role age": 0.0,
}  # fmt: skip
_OF_PEOPLE, _OF_PEOPLE_ALONE, _IF_ALONE = 0.6, 0.0, 0.7
_TOLD_BY_KIND = CLASSES | {"crowd", "speed"}
_EQUAL = 100.0
_ALONE = 0.7
# One word alone has to tell so much.
_ONE_WORD = 2.4
# Two papers that tell of one thing do not differ by more; a crowd is large to those who are for it.
_TIMES, _CROWD, _CROWDS = 3.0, 8.0, frozenset({"protester", "fan"})
# Two speeds that are further apart are of two things.
_FASTER = 1.4
_RESULTS = frozenset({"vote", "score"})
_DATED = _RESULTS | {"age", "hour", "role age"}
# So many days after a match or a vote the next one of its kind is not yet.
_PLAYED = 2
_HOURS, _DAY, _YEARS, _AGED, _AGED_ALL, _MONTH = 240.0, 1440.0, 15.0, 4.0, 12.0, 31.0
_RUNNING = frozenset({"career", "record", "season", "seasons"})
# What one article tells aside, of long ago, the other one tells aside as well.
_ASIDE = 1.0
# So many pairs are all compared; so much may be lost where what words tell is added in another order.
_FEW, _LOST = 400, 1e-6
_Pair = tuple[float, int, int, list[str]]
"""How much two figures have in common, their places, and words that both have around them."""


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
        # People grow older between two articles, win once more, and something else happens at another hour;
        # and the next match is soon.
        each
        for each in _faced(
            first.once(facts), second.once(facts), second.published_day - first.published_day if dated else 0
        )
        if dated or not (each.one.kind in _DATED or _runs(each.one) or _runs(each.other))
        if each.one.kind not in _RESULTS or abs(second.published_day - first.published_day) <= _PLAYED
        if not is_part(first, each.one[2:4], second, each.other[2:4], each.one.kind)
        if each.one.kind != "age"
        or of_one_person(each.one.what, each.other.what)
        or (is_given_to_one(first, each.one.what) and is_given_to_one(second, each.other.what))
        if each.one.kind not in {"money", "percent"}
        or not of_two_offers(words_ahead(first, each.one.start), words_ahead(second, each.other.start))
        if each.one.kind != "hour" or _of_one_hour(first, each.one, second, each.other)
    )


def _of_one_hour(first: Source, one: Fact, second: Source, other: Fact) -> bool:
    """Tell whether more than names, and what bears them, tells that two hours are of one thing.

    A lifeboat reaches the freighter Alda at another hour than that at which the freighter sent a message.
    """
    pair = (first, one), (second, other)
    sentences = [sentence_words(source, fact.start) for source, fact in pair]
    if of_two_turns(*sentences):
        return False
    shared = one.words.keys() & other.words.keys() - one.names - one.bodies - other.names - other.bodies
    return any(not all(bears_name(word, words) for words in sentences) for word in shared)


def _runs(fact: Fact) -> bool:
    """Tell whether a figure is of a season or a career, which goes on."""
    return fact.kind == "count" and not _RUNNING.isdisjoint(fact.words)


def _faced(first: Facts, second: Facts, later: int) -> Iterator[Faced]:
    """Yield figures that cannot both be so; the second article is so many days later than the first."""
    by_kind: defaultdict[str, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for number, article in enumerate((first, second)):
        for fact in article.all:
            by_kind[fact.kind][number].append(fact)
    for kind, (ones, others) in sorted(by_kind.items()):
        pairs: list[_Pair] = []
        for a, b in candidates(ones, others, (first, second)):
            one, other = ones[a], others[b]
            if _comparable(one, other) and (one.overlaps(other) or _near(one, other)):
                score, words = likeness(one, other, first, second)
                pairs.append((score + _EQUAL * _equal(one, other), a, b, words))
        yield from _put_together(kind, ones, others, pairs, later)


def _has_risen(one: Fact, other: Fact, later: int) -> bool:
    """Tell whether the later of two articles knows of more than "at least" so many of the earlier one."""
    early, late = (one, other) if later > 0 else (other, one)
    return later != 0 and one.grows and early.high == inf and late.low > early.low


def candidates(
    ones: Sequence[Fact], others: Sequence[Fact], articles: tuple[Facts, Facts]
) -> Iterator[tuple[int, int]]:
    """Yield places of figures of one kind that may go together, found by the words around them.

    All others have too little in common to be told differently: their words together tell less than it takes.

    Args:
        ones: Those of the first article.
        others: Those of the second.
        articles: All figures of both.
    """
    if len(ones) * len(others) <= _FEW:
        yield from product(range(len(ones)), range(len(others)))
        return
    several = _several(ones)
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    by_value: defaultdict[tuple[str, float, float], list[int]] = defaultdict(list)
    by_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, other in enumerate(others):
        key = _key(other)
        by_key[key].append(place)
        by_value[key, other.low, other.high].append(place)
        for word in other.words:
            by_word[key, word].append(place)
    for place, one in enumerate(ones):
        key, lowest = _key(one), _lowest(one, several)
        if not lowest:
            yield from ((place, other) for other in by_key[key])
            continue
        found = set(by_value[key, one.low, one.high])
        # What all words up to here tell together is too little.
        together = own_of(one)
        for most, word in sorted(
            (most_of(word, one, *articles), word) for word in one.words if (key, word) in by_word
        ):
            together += most
            if together >= lowest - _LOST:
                found.update(by_word[key, word])
        yield from ((place, other) for other in sorted(found))


def _key(fact: Fact) -> str:
    """Return what figures have in common that are comparable."""
    if fact.kind in CLASSES:
        return ""
    return fact.what.split()[-1] if fact.kind == "age" and fact.what else fact.what


def _put_together(
    kind: str, ones: Sequence[Fact], others: Sequence[Fact], pairs: Sequence[_Pair], later: int
) -> Iterator[Faced]:
    """Yield pairs of figures that go together and differ; a value that both articles have is no conflict."""
    left, right = (set(map(_value, those)) for those in (ones, others))
    agreed = left & right
    several = [_several(those) for those in (ones, others)]
    best: dict[tuple[int, int], float] = {}
    for score, a, b, _ in pairs:
        for key in ((0, a), (1, b)):
            best[key] = max(best.get(key, 0.0), score)
    for score, a, b, words in sorted(pairs, key=lambda each: (-each[0], each[1:3])):
        one, other = ones[a], others[b]
        if _value(one) not in left or _value(other) not in right:
            continue
        # What tells the same value again tells the same thing again.
        left.remove(_value(one))
        right.remove(_value(other))
        if score >= _EQUAL or (one.overlaps(other) and not _has_risen(one, other, later)):
            continue
        if _value(one) in agreed or _value(other) in agreed:
            continue
        if one.aside != other.aside:
            score -= _ASIDE
        least = _least(one, several[0], other, several[1])
        told = not _LEAST.get(kind) or _is_told(one, words, score, least)
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


def _equal(one: Fact, other: Fact) -> bool:
    return one.low == other.low and one.high == other.high


def _several(facts: Sequence[Fact]) -> set[str]:
    """Return of what an article gives more than one figure."""
    counts = Counter(what for what, *_ in set(map(_value, facts)))
    return {what for what, count in counts.items() if count > 1}


def _lowest(one: Fact, several: Container[str]) -> float:
    """Return how much a figure has to have in common with another one at least.

    Args:
        one: The figure.
        several: Of what its article gives more than one.
    """
    if one.kind in _TOLD_BY_KIND:
        return _OF_PEOPLE if one.what in several else _OF_PEOPLE_ALONE
    return _LEAST[one.kind] * _IF_ALONE


def _least(one: Fact, ones: Container[str], other: Fact, others: Container[str]) -> float:
    """Return how much two figures have to have in common: less where each article has no other one of such.

    People are told by what has become of them.

    Args:
        one: The one figure.
        ones: Of what its article gives more than one.
        other: The other figure.
        others: Of what the article of that gives more than one.
    """
    alone = one.what not in ones and other.what not in others
    if one.kind in _TOLD_BY_KIND:
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
    if one.kind == "deadline":
        return gap <= _MONTH
    if one.kind == "age":
        # A name of two words is hardly that of a son as well; of a given name more is told.
        surely = (one.what == other.what and " " in one.what) or not of_one_person(one.what, other.what)
        return gap <= (_AGED_ALL if surely else _AGED)
    if one.kind in {"floor", "vote", "score", "role age"} or not low.high:
        return True
    most = _CROWD if one.what in _CROWDS or one.kind in {"late", "crowd"} else _TIMES
    most = _FASTER if one.kind == "speed" else most
    return high.about < most * low.about


def _comparable(one: Fact, other: Fact) -> bool:
    """Tell whether two figures of one kind may count one thing."""
    if of_elsewhere(one, other):
        return False
    if of_two_things(one, other):
        return False
    if one.kind == "count" and one.aside != other.aside:
        # Those of a town, and those of all the world.
        return False
    if one.kind == "age":
        return of_one_person(one.what, other.what) or _of_given_name(one, other)
    if one.what == other.what:
        return True
    if one.kind in CLASSES and any(not (each.high or each.what) for each in (one, other)):
        # Nobody is no student, either.
        return True
    return one.kind in CLASSES and are_one(one.what, other.what)


def _of_given_name(one: Fact, other: Fact) -> bool:
    """Tell whether somebody with a full name may be called by the given name: the same is told of both."""
    short, long = sorted((one.what.split(), other.what.split()), key=len)
    told = one.words.keys() & other.words.keys() - one.names - other.names
    return len(short) == 1 < len(long) and short[0] == long[0] and bool(told)


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
    if len(shown) == 1:
        # "At least 17", then 21.
        shown = [group.facts[0], next(told for told in group.facts if told[1].low != group.facts[0][1].low)]
    days = [sources[number].published_day for number, _ in shown]
    update = is_update(shown[0][1].kind, [fact.low for _, fact in shown], days)
    parts = [side(sources[number], fact.start, fact.end) for number, fact in shown]
    fact = shown[0][1]
    later = known_later(fact.kind, [fact.low for _, fact in shown], days)
    told = f"{what_of(fact)}: {either(parts, update, later)}"
    kind: ConflictKind = "time" if fact.kind in {"hour", "year", "deadline"} else "number"
    return Conflict(kind, tuple(parts), told + _beside(fact, group.words), update)


def what_of(fact: Fact) -> str:
    """Return in words what a figure counts."""
    if fact.kind == "count":
        return fact.what
    if fact.kind == "year" and fact.what:
        return f"year ({fact.what})"
    if fact.kind == "age":
        return f"age of {fact.what.title()}"
    if fact.kind == "role age":
        return f"age of the {fact.what}"
    if fact.kind in CLASSES:
        called = CALLED.get(fact.kind, fact.kind)
        return f"{called} ({fact.what})" if fact.what else called
    return CALLED.get(fact.kind, fact.kind)


def _beside(fact: Fact, words: Sequence[str]) -> str:
    """Return the words that tell of what a figure is, where its kind alone does not."""
    if fact.kind in CLASSES or not _LEAST.get(fact.kind, 1.0) or not words:
        return ""
    return f", both told with {' and '.join(f'“{word}”' for word in words)}"
