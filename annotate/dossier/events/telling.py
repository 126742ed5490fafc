"""The happenings as one timeline: what each is called, when it is, who tells it otherwise, and the order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from math import prod

from annotate.dossier.events.happening import Happening, apart
from annotate.dossier.model import Conflict, JoinedEvent, JoinedMention, Order, Part, When
from annotate.dossier.reading import Source
from annotate.record import Event
from annotate.support.calendar import days_of

_COUNT = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:]|[.,]\d)\s+(?:[a-z]+\s)?(?P<what>[a-z]{3,}s|dead|injured|killed|wounded|missing)\b"
)
_MEASURES = frozenset(
    {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "times", "miles", "metres", "meters",
     "kilometres", "kilometers", "feet", "inches", "others", "was", "has", "this", "points"}
)  # fmt: skip
_UNKNOWN_LENGTH = 10**6
_LONGEST_HEADLINE = 140


def timeline_of(
    sources: Sequence[Source], items: Sequence[Happening], sets: Sequence[Sequence[int]]
) -> Order:
    """Return the joined events and their order.

    Args:
        sources: The articles.
        items: Their events.
        sets: Which of them are one, by their places in ``items``.
    """
    found = [(members, _key(sources, [items[place] for place in members])) for members in sets]
    found.sort(key=lambda one: one[1])
    events: list[JoinedEvent] = []
    of: dict[tuple[int, str], int] = {}
    for number, (places, _) in enumerate(found):
        members = [items[place] for place in places]
        events.append(_written(f"EV{number + 1}", sources, members))
        of.update({(member.source, member.event.id): number for member in members})
    later = _edges(items, of)
    return Order(tuple(events), tuple(events[number].id for number in _ordered(len(events), later)))


def _written(id: str, sources: Sequence[Source], members: Sequence[Happening]) -> JoinedEvent:
    best = max(members, key=_telling)
    time = _best_time(sources, members)
    mentions = [
        JoinedMention(
            sources[member.source].id,
            member.event.id,
            mention.start,
            mention.end,
            mention.exact,
            None if member is best else _because(best, member),
            mention.confidence,
        )
        for member in sorted(members, key=lambda member: (member.source, member.event.id))
        for mention in member.event.mentions
    ]
    statuses = Counter(member.event.status for member in members)
    return JoinedEvent(
        id,
        _headline(sources, best),
        time,
        best.event.status if statuses[best.event.status] > 1 else statuses.most_common(1)[0][0],
        tuple(sorted({each for member in members for each in member.taking_part}, key=_number)),
        round(1.0 - prod(1.0 - min(member.event.salience, 0.99) for member in members), 3),
        tuple(mentions),
        (*_times_told(sources, members), *_numbers_told(sources, members)),
    )


def _number(id: str) -> int:
    return int(id[1:])


def _telling(member: Happening) -> tuple[float, int, int]:
    """How well an article tells an event: by how central it is there, then by how much the headline says."""
    length = len(member.event.headline.exact)
    return round(member.event.salience, 1), min(length, _LONGEST_HEADLINE), -member.source


def _headline(sources: Sequence[Source], member: Happening) -> Part:
    headline = member.event.headline
    return Part(sources[member.source].id, headline.start, headline.end, headline.exact)


def _because(best: Happening, member: Happening) -> str:
    shared = sorted(best.heads & member.heads)
    words = f"“{shared[0]}”" if shared else f"“{_first(best)}” and “{_first(member)}”"
    both = sorted(best.words.keys() & member.words.keys() - best.heads, key=lambda word: (-len(word), word))[
        :2
    ]
    told = f", told with {' and '.join(f'“{word}”' for word in both)}" if both else ""
    return f"{words} in both{told}" if shared else f"{words} mean one{told}"


def _first(member: Happening) -> str:
    return min(member.heads, default=member.event.mentions[0].exact)


def _best_time(sources: Sequence[Source], members: Sequence[Happening]) -> When:
    known = [member for member in members if any(member.span)]
    if not known:
        return When()
    best = min(known, key=lambda member: (_length(member.event), member.source))
    time = best.event.time
    return When(time.earliest, time.latest, time.granularity, sources[best.source].id, time.because)


def _length(event: Event) -> int:
    start, end = event.time.earliest, event.time.latest
    if not (start and end):
        return _UNKNOWN_LENGTH
    first, last = days_of(start), days_of(end)
    return (last[1] - first[0]).days if first and last else _UNKNOWN_LENGTH


def _times_told(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Conflict]:
    """Yield what articles say of the day that cannot all be so."""
    dated = [member for member in members if any(member.span)]
    sides: list[Happening] = []
    for member in dated:
        if any(apart(member, other) for other in dated) and not any(
            member.span == side.span for side in sides
        ):
            sides.append(member)
    if len(sides) > 1:
        days = " or ".join(str(side.span[0] or side.span[1]) for side in sides)
        yield Conflict("time", tuple(_headline(sources, side) for side in sides), f"it was {days}")


def _numbers_told(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Conflict]:
    """Yield what articles count differently: "23 pirates", "20 pirates"."""
    counts: defaultdict[str, dict[str, Part]] = defaultdict(dict)
    by_article: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for member in members:
        text = sources[member.source].text
        for start, end in sorted(member.told):
            for found in _COUNT.finditer(text, start, end):
                what, number = found["what"], found["number"].replace(",", "")
                if what in _MEASURES or (len(number) == 4 and number[:2] in {"19", "20"}):
                    continue
                part = Part(sources[member.source].id, found.start(), found.end(), found.group())
                counts[what].setdefault(number, part)
                by_article[what][member.source].add(number)
    for what, told in counts.items():
        # An article that gives both numbers counts two things.
        if len(told) > 1 and all(len(numbers) == 1 for numbers in by_article[what].values()):
            numbers = " or ".join(part.exact.split()[0] for part in told.values())
            yield Conflict("number", tuple(told.values()), f"{numbers} {what}")


def _key(sources: Sequence[Source], members: Sequence[Happening]) -> tuple[str, str, int, str]:
    """Where a happening stands: by its day, else by that of the article, then as the article has it."""
    starts = [day for member in members for day in member.span[:1] if day]
    ends = [day for member in members for day in member.span[1:] if day]
    day = max(starts) if starts else min(ends) if ends else min(sources[m.source].published for m in members)
    last = min(ends) if ends else day
    first = min(members, key=lambda member: (member.source, member.rank))
    return day, last, first.rank, f"{first.source:06}"


def _edges(items: Sequence[Happening], of: dict[tuple[int, str], int]) -> dict[int, set[int]]:
    """Return which happenings come after which."""
    later: defaultdict[int, set[int]] = defaultdict(set)
    for item in items:
        here = of[item.source, item.event.id]
        for link in item.event.after:
            before = of.get((item.source, link.event))
            if before is not None and before != here:
                later[before].add(here)
    return later


def _ordered(number: int, later: dict[int, set[int]]) -> list[int]:
    """Return all numbers so that what comes later stands later, else in their own order.

    Where articles contradict each other the number that is the least stands first.
    """
    waiting = dict.fromkeys(range(number), 0)
    for targets in later.values():
        for target in targets:
            waiting[target] += 1
    ready = [place for place, count in waiting.items() if not count]
    heapify(ready)
    result: list[int] = []
    while waiting:
        place = heappop(ready) if ready else min(waiting)
        if place not in waiting:
            continue
        del waiting[place]
        result.append(place)
        for target in later.get(place, ()):
            if target in waiting:
                waiting[target] -= 1
                if not waiting[target]:
                    heappush(ready, target)
    return result
