"""Which events of several articles are one happening.

Candidates share a word or a family of words, and somebody or a rare word of their sentences; so they
come from an index, and a thousand articles cost no million comparisons. A regression over what
speaks for and against weighs each pair; sets grow while every new member is likely enough to
be the same as those within, on average, and nothing forbids it: two days, or two events of one article
that the article itself keeps apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from annotate.dossier.events.happening import Happening, apart, happenings_of
from annotate.dossier.events.pairs import likely
from annotate.dossier.reading import Rarity, Source

# How many rare words of a sentence lead to candidates, and how many events one of them may lead to.
_RARE = 6
_CROWD = 400
THRESHOLD = 0.15


def happenings(sources: Sequence[Source], home: dict[tuple[int, str], str]) -> list[Happening]:
    """Return the events of all articles, in their order."""
    return [each for number, source in enumerate(sources) for each in happenings_of(number, source, home)]


def candidates(items: Sequence[Happening], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Yield pairs of events of different articles that may be one."""
    index: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        names: set[object] = {*item.families, *item.heads}
        rare = sorted(item.words, key=lambda word: (-rarity(word), word))[:_RARE]
        for name in names:
            index[name, None].append(place)
            for beside in (*item.participants, *rare):
                index[name, beside].append(place)
        for who in item.participants:
            for word in rare:
                index[who, word].append(place)
    seen: set[tuple[int, int]] = set()
    for places in index.values():
        if len(places) > _CROWD:
            continue
        for pair in combinations(places, 2):
            first, second = pair
            if pair not in seen and items[first].source != items[second].source:
                seen.add(pair)
                yield pair


def joined(items: Sequence[Happening], rarity: Rarity, threshold: float = THRESHOLD) -> list[list[int]]:
    """Return sets of events that are one happening.

    Args:
        items: Of all articles.
        rarity: How much words tell.
        threshold: How likely members have to be the same, on average.
    """
    odds: dict[tuple[int, int], float] = {}
    pairs = [pair for pair in candidates(items, rarity) if not apart(items[pair[0]], items[pair[1]])]
    for pair, chance in zip(pairs, likely(items, pairs, rarity), strict=True):
        odds[pair] = float(chance)
    return grown(items, odds, threshold)


def grown(
    items: Sequence[Happening], odds: dict[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Let sets grow, the likeliest pair of sets first (average link; pairs that are no candidates count 0).

    Args:
        items: The events.
        odds: How likely each pair of candidates is one.
        threshold: How likely members have to be the same, on average.
    """
    members: dict[int, list[int]] = {place: [place] for place in range(len(items))}
    links: dict[int, dict[int, float]] = {place: {} for place in members}
    for (first, second), chance in odds.items():
        links[first][second] = links[second][first] = chance
    queue = [(-chance, first, second) for (first, second), chance in odds.items() if chance >= threshold]
    heapify(queue)
    while queue:
        value, one, other = heappop(queue)
        if one not in members or other not in members:
            continue
        if links[one].get(other, 0.0) / (len(members[one]) * len(members[other])) != -value:
            continue
        if not _may_join(items, members[one], members[other]):
            links[one].pop(other, None)
            links[other].pop(one, None)
            continue
        moved = links.pop(other)
        members[one] += members.pop(other)
        for third, weight in moved.items():
            links[third].pop(other, None)
            if third != one:
                total = links[one].get(third, 0.0) + weight
                links[one][third] = links[third][one] = total
        for third, total in links[one].items():
            average = total / (len(members[one]) * len(members[third]))
            if average >= threshold:
                heappush(queue, (-average, min(one, third), max(one, third)))
        members[one].sort()
    return sorted(members.values())


def _may_join(items: Sequence[Happening], some: Sequence[int], others: Sequence[int]) -> bool:
    return not any(apart(items[a], items[b]) for a in some for b in others)
