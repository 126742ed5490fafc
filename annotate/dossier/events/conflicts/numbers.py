"""How many: figures of two articles that cannot both be so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations, pairwise
from math import inf
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.counting.classes import CALLED, CLASSES, GROWING, OF_ALL, SHRINKING
from annotate.dossier.events.conflicts.counting.elsewhere import of_two_offers
from annotate.dossier.events.conflicts.counting.facts import Fact, are_one, facts, of_two_things, people
from annotate.dossier.events.conflicts.counting.parts import is_of_some, is_part
from annotate.dossier.events.conflicts.counting.quantities import Quantity, quantities, words_around
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.times.sentences import words_ahead
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# Of these an article may give more than one within a sentence, each of something else.
_OF_SOMETHING = OF_ALL | {"money", "percent", "count", "crowd", "turnout"}
_MOST = 3
_TELLING, _SHARED = 0.4, 2
# So many days apart articles may tell of one happening; but two months or years are two.
_APART, _MONTH = 7, 27
_OF_DAYS = frozenset({"injured", "arrested"})
# Articles so far apart tell what is counted of two occasions, unless both name the day.
_WEEKS = 10
# Two papers that tell of one sum, share or number do not differ by more.
_TIMES = 3.0
_WIDE, _NARROW = 8, {"percent": 2, "money": 5}
Told = tuple[Happening, Quantity]
"""What an article tells first of a happening, and a figure of it."""


_Figure = tuple[int, Quantity]
"""The number of an article, and a figure of it."""


class Counted(NamedTuple):
    """Two figures of two articles that cannot both be so.

    Attributes:
        of: What they count.
        one: The figure of the article that comes first.
        other: The other one.
        far: How far they are from the words for the happening.
    """

    of: tuple[str, str]
    one: Told
    other: Told
    far: int


Values = tuple[float, float]
"""The least and the most of a figure; where there is no most, the least twice."""


class Differently(NamedTuple):
    """Figures of one happening that cannot all be so.

    Attributes:
        kind: What they count.
        values: The figures.
        conflict: How it is told.
    """

    kind: str
    values: frozenset[Values]
    conflict: Conflict


class _BySentence:
    """The figures of an article, found by the sentences in which they stand.

    Args:
        figures: In text order.
    """

    def __init__(self, figures: Sequence[Quantity]) -> None:
        self._figures = figures
        self._starts = [figure.start for figure in figures]
        self._next: defaultdict[int, list[int]] = defaultdict(list)
        for place, figure in enumerate(figures):
            if figure.of[0] in CLASSES:
                self._next[figure.next_to].append(place)

    def of(self, told: Sequence[tuple[int, int]], also_next: bool) -> Iterator[Quantity]:
        """Yield the figures of some sentences.

        Args:
            told: Bounds of the sentences.
            also_next: Whether those of people in the sentences behind these may belong to them.
        """
        found: set[int] = set()
        for start, end in told:
            found.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
            if also_next:
                found.update(self._next.get(start, ()))
        yield from (self._figures[place] for place in sorted(found))


def _by_sentence(source: Source) -> _BySentence:
    # That there was nobody is told of all of a story, and not of what its sentence tells.
    return _BySentence(
        [
            figure
            for figure in source.once(quantities)
            if figure.high and not figure.aside and not is_of_some(source, figure)
        ]
    )


def numbers(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Counted]:
    """Yield figures that cannot all be so.

    Args:
        sources: The articles.
        members: What they tell of one happening.
    """
    if len({member.source for member in members}) < 2:
        return
    told: defaultdict[tuple[str, str], defaultdict[int, list[Quantity]]] = defaultdict(
        lambda: defaultdict(list)
    )
    places: defaultdict[int, set[int]] = defaultdict(set)
    first: dict[int, Happening] = {}
    # What one article is about another one may tell aside, with figures of its own in what comes next.
    central = any(member.main for member in members)
    for member in members:
        own = {mention.start for mention in member.mentions}
        places[member.source] |= own
        first.setdefault(member.source, member)
        for figure in sources[member.source].once(_by_sentence).of(member.told, central):
            if figure.of[0] != "count" or figure.told in own:
                told[_counted(figure.of)][member.source].append(figure)
    for of, articles in sorted(told.items()):
        kept = {
            number: found
            for number, figures in articles.items()
            if len(found := list(dict.fromkeys(figures))) <= (1 if _several(of, found) else _MOST)
        }
        if len(kept) > 1:
            for one, other, far in _between(sources, of, kept, places):
                if of[0] in _OF_SOMETHING and _may_be_two(sources, first[one[0]], first[other[0]]):
                    continue
                yield Counted(of, (first[one[0]], one[1]), (first[other[0]], other[1]), far)


def _counted(of: tuple[str, str]) -> tuple[str, str]:
    """Return what a figure counts; patients who have died are people who have died."""
    kind, what = of
    return (kind, "") if kind in CLASSES and kind not in OF_ALL and _may_be_all(what) else of


def _may_be_all(what: str) -> bool:
    return are_one(what, "") or any(are_one(what, each) for each in people())


def _may_be_two(sources: Sequence[Source], one: Happening, other: Happening) -> bool:
    """Tell whether articles of other weeks may tell of two occasions: jobs are cut again in summer."""
    days = [sources[member.source].published_day for member in (one, other)]
    if not all(days) or abs(days[0] - days[1]) <= _WEEKS:
        return False
    return not (one.days and other.days and one.days[0] <= other.days[1] and other.days[0] <= one.days[1])


def _several(of: tuple[str, str], figures: Sequence[Quantity]) -> bool:
    """Tell whether an article gives several figures of what may be several things."""
    return of[0] in _OF_SOMETHING and len({figure[2:4] for figure in figures}) > 1


def _between(
    sources: Sequence[Source],
    of: tuple[str, str],
    articles: Mapping[int, Sequence[Quantity]],
    places: Mapping[int, set[int]],
) -> Iterator[tuple[_Figure, _Figure, int]]:
    """Yield figures of two articles that cannot both be so, and how far they are from the happening."""
    for one, other in combinations(sorted(articles), 2):
        days = sources[one].published_day, sources[other].published_day
        if not _has_risen(articles[one], articles[other], *days) and any(
            _agree(a, b) for a in articles[one] for b in articles[other]
        ):
            continue
        if of[0] in _OF_SOMETHING and not any(
            _of_one_thing(sources, of[0], (one, a), (other, b))
            for a in articles[one]
            for b in articles[other]
        ):
            continue
        pair = (
            (one, _largest(sources[one], articles[one])),
            (other, _largest(sources[other], articles[other])),
        )
        if not _has_risen([pair[0][1]], [pair[1][1]], *days) and _both_know(sources, of, *pair):
            continue
        if of[0] in _OF_SOMETHING and _of_two_things(sources, *pair):
            continue
        if of[0] in CLASSES and not are_one(pair[0][1].of[1], pair[1][1].of[1]):
            continue
        values = [_value(figure) for _, figure in pair]
        if is_part(sources[one], values[0], sources[other], values[1], of[0]):
            continue
        far = sum(min(abs(figure.start - at) for at in places[number]) for number, figure in pair)
        yield *pair, far


def told_differently(sources: Sequence[Source], counted: Sequence[Counted]) -> Differently:
    """Return the conflict of figures of one happening, and what tells whether another one is the same.

    Args:
        sources: The articles.
        counted: Pairs of figures that count one thing.
    """
    first: list[Told] = []
    for member, figure in sorted(
        {told for pair in counted for told in (pair.one, pair.other)},
        key=lambda each: (
            each[0].source,
            _in_title(sources[each[0].source], each[1]),
            each[1].start,
        ),
    ):
        # Of a row, "at least 14" is as much as 14.
        low, high = _least(figure)
        if not any(low <= most and least <= high for least, most in (_least(known) for _, known in first)):
            first.append((member, figure))
    if len(first) == 1:
        first = [counted[0].one, counted[0].other]
    of = counted[0].of
    days = [sources[member.source].published_day for member, _ in first]
    update = is_update(of[0], [figure.low for _, figure in first], days)
    parts = [side(sources[member.source], figure.start, figure.end) for member, figure in first]
    what = of[1] if of[0] == "count" else CALLED.get(of[0], of[0])
    if of[1] and of[0] not in _OF_SOMETHING:
        what = f"{what} ({of[1]})"
    later = known_later(of[0], [figure.low for _, figure in first], days)
    because = f"{what}: {either(parts, update, later)}"
    values = frozenset(_least(figure) for _, figure in first)
    return Differently(of[0], values, Conflict("number", tuple(parts), because, update))


def _least(figure: Quantity) -> Values:
    return figure.low, figure.low if figure.high == inf else figure.high


def _has_risen(one: Sequence[Quantity], other: Sequence[Quantity], *days: int) -> bool:
    """Tell whether a later article has more than all that an earlier one has: "at least 31", then 58."""
    if not (all(days) and days[0] != days[1] and one[0].grows):
        return False
    early, late = (one, other) if days[0] < days[1] else (other, one)
    most = max(_least(figure)[1] for figure in early)
    risen = all(figure.low > most for figure in late)
    return risen and not any(of_elsewhere(a, b) for a in early for b in late)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures may both be so; those of different places or weeks count two things."""
    return of_elsewhere(one, other) or (one.low <= other.high and other.low <= one.high)


def of_elsewhere(one: Quantity | Fact, other: Quantity | Fact) -> bool:
    """Tell whether two figures are of different places, weeks, months or years."""
    elsewhere = bool(one.places and other.places) and not _meet(one.places, other.places)
    if one.when and other.when:
        early, late = sorted((one.when, other.when))
        long = min(last - first for first, last in (early, late)) >= _MONTH
        kind = one.kind if isinstance(one, Fact) else one.of[0]
        # Of two days there are two crowds, two matches, and two fights in which some are hurt.
        days = kind in {"crowd", "score"} or (
            kind in _OF_DAYS and early[0] == early[1] and late[0] == late[1]
        )
        elsewhere |= early[1] + (0 if long or days else _APART) < late[0]
    return elsewhere


def _meet(some: Set[str], others: Set[str]) -> bool:
    """Tell whether two sets of places have one in common, by its whole name or by some words of it."""
    if some & others:
        return True
    return any(
        {*one.split()} <= {*other.split()} or {*other.split()} <= {*one.split()}
        for one in some
        for other in others
    )


def _of_one_thing(sources: Sequence[Source], what: str, one: _Figure, other: _Figure) -> bool:
    """Tell whether two figures have enough words around them in common to be of one thing."""
    for width, least in ((_WIDE, _SHARED), (_NARROW.get(what, _WIDE), 1)):
        around = [words_around(sources[number], figure, width) for number, figure in (one, other)]
        if sum(rarity(word) > _TELLING for word in around[0] & around[1]) < least:
            return False
    return True


def _both_know(sources: Sequence[Source], of: tuple[str, str], one: _Figure, other: _Figure) -> bool:
    """Tell whether both articles give one of two figures, wherever it stands."""
    (first, mine), (second, yours) = one, other
    return any(
        figure.of == of and _value(figure) in {_value(mine), _value(yours)} and _value(figure) != _value(own)
        for number, own in ((first, mine), (second, yours))
        for figure in sources[number].once(quantities)
    )


def _value(figure: Quantity) -> tuple[float, float]:
    return figure.low, figure.high


def _of_two_things(sources: Sequence[Source], one: _Figure, other: _Figure) -> bool:
    """Tell whether sums, shares or counts are too far apart to be of one thing, or told of two."""
    low, high = sorted(_least(figure)[1] for _, figure in (one, other))
    if high > _TIMES * low:
        return True
    if of_two_offers(*(words_ahead(sources[number], figure.start) for number, figure in (one, other))):
        return True
    told = [sources[number].once(_by_start).get(figure.start) for number, figure in (one, other)]
    return told[0] is not None and told[1] is not None and of_two_things(told[0], told[1])


def _by_start(source: Source) -> dict[int, Fact]:
    return {fact.start: fact for fact in source.once(facts).all}


def _largest(source: Source, figures: Sequence[Quantity]) -> Quantity:
    """Return the largest of some figures, where a text says who gives it rather than in a title."""
    return max(figures, key=lambda figure: (figure.low, not _in_title(source, figure), -figure.start))


def _in_title(source: Source, figure: Quantity) -> bool:
    return any(start <= figure.start < end for start, end in source.sections_of("title"))


def is_update(kind: str, values: Sequence[float], days: Sequence[int]) -> bool:
    """Tell whether later articles only know more: of more dead, or of fewer who are missing."""
    if kind in SHRINKING and has_grown([-value for value in values], days):
        return True
    return kind in GROWING and has_grown(values, days)


def known_later(kind: str, values: Sequence[float], days: Sequence[int]) -> list[bool]:
    """Tell which articles only know more than all before them, in their order."""
    return [
        place > 0
        and all(is_update(kind, (values[at], values[place]), (days[at], days[place])) for at in range(place))
        for place in range(len(values))
    ]


def has_grown(values: Sequence[float], days: Sequence[int]) -> bool:
    """Tell whether each article that gives more is of a later day."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    known = [days[place] for place in order]
    return all(known) and all(one < other for one, other in pairwise(known))
