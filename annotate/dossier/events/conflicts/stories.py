"""What the articles of one story tell differently, each thing once, with the happening that it is told of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from annotate.dossier.events.conflicts.facing import Faced, faced, grouped, written
from annotate.dossier.events.conflicts.facts import Fact, facts
from annotate.dossier.events.conflicts.places import roles
from annotate.dossier.events.dated import days_between
from annotate.dossier.events.happening import Happening
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# Articles of one story are so near to each other, and tell so many happenings together.
_NEAR, _TOGETHER = 0.4, 2
_FAR, _WEEK, _INFERRED = 120, 10, 60
_Value = tuple[str, str, float, float]
FacedBefore = dict[tuple[Source, Source], tuple[Faced, ...]]
Conflicts = defaultdict[int, list[Conflict]]


def add_faced(
    by_number: Conflicts,
    sources: Sequence[Source],
    told: Sequence[Sequence[Happening]],
    about: Callable[[int], set[int]],
    before: FacedBefore,
) -> None:
    """Add what articles of one story tell differently wherever it stands: figures, and who has a role.

    Args:
        by_number: What is known to be told differently, by the number of the happening.
        sources: The articles.
        told: The happenings: what articles tell of each.
        about: Tells of an article the numbers of what it is about.
        before: Figures of pairs of articles that differ, as far as they were asked; it takes in what is new,
            and forgets what is gone.
    """
    pairs = list(_of_one_story(sources, told, about))
    named, differing = list(_named(sources, pairs)), _asked(sources, pairs, before)
    if not named and not differing:
        return
    places = _places(told, {number for pair in pairs for number in pair})
    for number, start, conflict in named:
        by_number[_nearest([(number, start)], places, told)].append(conflict)
    _add_figures(by_number, sources, differing, lambda spots: _nearest(spots, places, told))


def _named(
    sources: Sequence[Source], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Conflict]]:
    """Yield people of one role with two names, each two names once, with where the first stands."""
    seen: set[tuple[str, ...]] = set()
    for one, other in pairs:
        for number, start, conflict in roles(sources, one, other):
            names = tuple(sorted(side.exact.casefold() for side in conflict.sides))
            if names not in seen:
                seen.add(names)
                yield number, start, conflict


def _asked(
    sources: Sequence[Source], pairs: Sequence[tuple[int, int]], before: FacedBefore
) -> list[tuple[int, int, Faced]]:
    """Return figures of pairs of articles that differ; what was asked before is not asked again."""
    asked: FacedBefore = {}
    for one, other in pairs:
        key = sources[one], sources[other]
        asked[key] = before[key] if key in before else faced(*key)
    before.clear()
    before.update(asked)
    return [(one, other, each) for one, other in pairs for each in asked[sources[one], sources[other]]]


def _add_figures(
    by_number: Conflicts,
    sources: Sequence[Source],
    pairs: Sequence[tuple[int, int, Faced]],
    nearest: Callable[[Sequence[tuple[int, int]]], int],
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
        here = {(sources[number].id, fact.kind, fact.low, fact.high) for number, fact in group.facts}
        same = [each for each in known if len(here & each[2]) > 1]
        if any(not values < here for _, _, values in same):
            continue
        for number, conflict, values in same:
            by_number[number].remove(conflict)
            known.remove((number, conflict, values))
        where = nearest([(number, fact.start) for number, fact in group.facts])
        by_number[where].append(written(sources, group))


def _values(conflict: Conflict, starts: Mapping[str, Mapping[int, Fact]]) -> set[_Value]:
    """Return the values of a conflict, each with its article."""
    found = ((side.document, starts.get(side.document, {}).get(side.start)) for side in conflict.sides)
    return {(id, fact.kind, fact.low, fact.high) for id, fact in found if fact is not None}


def _of_one_story(
    sources: Sequence[Source], told: Sequence[Sequence[Happening]], about: Callable[[int], set[int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that are about one happening, tell more together, and are near."""
    together: Counter[tuple[int, int]] = Counter()
    main: set[tuple[int, int]] = set()
    for number, members in enumerate(told):
        if len(members) > 1:
            articles = sorted({member.source for member in members})
            together.update(combinations(articles, 2))
            main.update(combinations([source for source in articles if number in about(source)], 2))
    for one, other in sorted(main):
        if together[one, other] < _TOGETHER or _of_other_weeks(sources[one], sources[other]):
            continue
        if sources[one].near(sources[other]) >= _NEAR:
            yield one, other


def _of_other_weeks(one: Source, other: Source) -> bool:
    """Tell whether articles are too far apart in time; a day that is inferred may be a little off."""
    days = [source.published_day for source in (one, other)]
    if all(days):
        return abs(days[0] - days[1]) > _WEEK
    values = [source.record.document.published.value for source in (one, other)]
    known = [found[0] for value in values if (found := days_between(value, value))]
    return len(known) > 1 and abs(known[0] - known[1]) > _INFERRED


def _places(told: Sequence[Sequence[Happening]], articles: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Return where some articles tell which happening, in text order."""
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, members in enumerate(told):
        for member in members:
            if member.source in articles:
                places[member.source] += [(mention.start, number) for mention in member.mentions]
    return {source: sorted(those) for source, those in places.items()}


def _nearest(
    spots: Sequence[tuple[int, int]],
    places: dict[int, list[tuple[int, int]]],
    told: Sequence[Sequence[Happening]],
) -> int:
    """Return the happening that is told next to some places, by several of their articles if it can be."""
    found: list[tuple[bool, int, int]] = []
    articles = {number for number, _ in spots}
    for number, start in spots:
        those = places.get(number, [])
        low, high = bisect_left(those, (start - _FAR, 0)), bisect_left(those, (start + _FAR, 0))
        for at, which in those[low:high] or those[max(0, low - 1) : high + 1]:
            alone = len(articles & {member.source for member in told[which]}) < min(2, len(articles))
            found.append((alone, abs(at - start), which))
    return min(found)[2] if found else 0
