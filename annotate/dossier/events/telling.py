"""The happenings as one timeline: what each is called, when it is, who tells it otherwise, and the order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts import (
    Counted,
    Differing,
    conflicts,
    numbers,
    polarity,
    told_differently,
)
from annotate.dossier.events.dated import CENTRAL, day_named, days_between
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.joining import Found
from annotate.dossier.events.lines import LONGEST, line_of, status_of
from annotate.dossier.events.order import Known, ordered
from annotate.dossier.model import Conflict, JoinedEvent, JoinedMention, Order, When
from annotate.dossier.reading import Source
from annotate.record import Granularity

_ASIDE = 0.5
"""An event of an article is about its headline; other words of it count so much less."""
_NEVER = 10**7


class Written(NamedTuple):
    """What is said of a happening, whatever else there is.

    Attributes:
        members: What articles tell of it, in their order.
        event: Without its number, and without who takes part.
        known: Of its time.
        differing: What articles tell differently.
        counted: What they count differently.
    """

    members: Sequence[Happening]
    event: JoinedEvent
    known: Known
    differing: tuple[Differing, ...]
    counted: tuple[Counted, ...]


Writings = dict[tuple[object, ...], Written]
"""By the members, how surely they are one, and which of them a reader has joined."""


def timeline_of(
    sources: Sequence[Source],
    items: Sequence[Happening],
    found: Found,
    home: Mapping[tuple[int, str], str],
    before: Writings,
) -> tuple[Writings, Order]:
    """Return the joined events and their order, and what of them may serve again.

    Args:
        sources: The articles.
        items: What they tell.
        found: Which of it is one.
        home: The joined entity of every entity, by the number of its article and its id there.
        before: What was written of the same items.
    """
    writings: Writings = {}
    for places in found.sets:
        members = [items[place] for place in places]
        sure = tuple(found.sure.get(place) for place in places)
        decided = tuple(items[place] for place in places if place in found.decided)
        key: tuple[object, ...] = (*members, *sure, *decided)
        written = before.get(key)
        if written is None:
            chances = {id(m): chance for m, chance in zip(members, sure, strict=True) if chance is not None}
            written = _written(sources, _told(members), chances, set(map(id, decided)))
        writings[key] = written
    told = list(writings.values())
    told.sort(key=lambda one: (one.known.day, *_place(one.members)))
    events: list[JoinedEvent] = []
    of: dict[tuple[int, str], int] = {}
    differing = _differing(sources, items, found, told)
    for number, one in enumerate(told):
        events.append(_numbered(number + 1, one, home, differing.get(number, ())))
        of.update({(m.source, m.event.id): number for m in one.members if m.main})
    order = ordered([one.known for one in told], _later(items, of))
    return writings, Order(tuple(events), tuple(events[number].id for number in order))


def _differing(
    sources: Sequence[Source], items: Sequence[Happening], found: Found, told: Sequence[Written]
) -> dict[int, list[Conflict]]:
    """Return what articles tell differently, each once, with the happening whose words are nearest to it."""
    nearest: dict[Hashable, tuple[int, int, Conflict]] = {}
    for number, one in enumerate(told):
        for each in one.differing:
            here = each.far, number, each.conflict
            if each.key not in nearest or here[:2] < nearest[each.key][:2]:
                nearest[each.key] = here
    home = {id(member): number for number, one in enumerate(told) for member in one.members}
    for first, second in found.opposed:
        opposed = polarity(sources, items[first], items[second])
        if opposed is not None:
            number = min(home[id(items[first])], home[id(items[second])])
            here = opposed.far, number, opposed.conflict
            if opposed.key not in nearest or here[:2] < nearest[opposed.key][:2]:
                nearest[opposed.key] = here
    by_number: defaultdict[int, list[Conflict]] = defaultdict(list)
    for number, conflict in _counted(sources, told):
        by_number[number].append(conflict)
    for _, number, conflict in nearest.values():
        by_number[number].append(conflict)
    return by_number


def _counted(sources: Sequence[Source], told: Sequence[Written]) -> Iterator[tuple[int, Conflict]]:
    """Yield what articles of one story count differently, each with the happening that is nearest to it."""
    story: defaultdict[int, set[int]] = defaultdict(set)
    # What an article is about: its title, what is central in it, or what is nearest to that.
    most: defaultdict[int, float] = defaultdict(float)
    for one in told:
        for member in one.members:
            most[member.source] = min(CENTRAL, max(most[member.source], member.event.salience))
    for number, one in enumerate(told):
        for member in one.members:
            if member.title or (member.main and member.event.salience >= most[member.source]):
                story[member.source].add(number)
    found: list[tuple[int, int, tuple[Hashable, ...], Conflict]] = []
    for number, one in enumerate(told):
        by_kind: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
        for pair in one.counted:
            if story[pair.one[0]] & story[pair.other[0]]:
                by_kind[pair.of].append(pair)
        for pairs in by_kind.values():
            key, conflict = told_differently(sources, pairs)
            found.append((min(pair.far for pair in pairs), number, key, conflict))
    kept: defaultdict[tuple[Hashable, ...], list[set[str]]] = defaultdict(list)
    for _, number, key, conflict in sorted(found, key=lambda each: (-len(each[3].sides), *each[:2])):
        documents = {side.document for side in conflict.sides}
        if not any(documents & known for known in kept[key]):
            kept[key].append(documents)
            yield number, conflict


def _numbered(
    number: int, written: Written, home: Mapping[tuple[int, str], str], differing: Sequence[Conflict]
) -> JoinedEvent:
    """Return a happening with its number, with who takes part and what is told differently."""
    here = {id for member in written.members for id in member.among(member.source, home)}
    e = written.event
    return JoinedEvent(
        f"EV{number}",
        e.headline,
        e.time,
        e.status,
        tuple(sorted(here, key=_number)),
        e.salience,
        e.mentions,
        tuple(differing),
    )


def _told(members: Sequence[Happening]) -> list[Happening]:
    return sorted(members, key=lambda member: (member.source, member.mentions[0].start))


def _place(members: Sequence[Happening]) -> tuple[int, int, int]:
    """Where a reader of the articles, one after the other, meets a happening."""
    return min((member.source, member.rank, member.mentions[0].start) for member in members)


def _salience(member: Happening) -> float:
    return member.event.salience * (1.0 if member.main else _ASIDE)


def _worth(member: Happening) -> tuple[float, int, int]:
    """How well an article tells a happening: by how central it is there, then by how much it says."""
    line = member.event.headline.exact if member.main else ""
    return round(_salience(member), 1), min(len(line), LONGEST), -member.source


def _written(
    sources: Sequence[Source], members: Sequence[Happening], sure: dict[int, float], decided: set[int]
) -> Written:
    time = _best_time(sources, members)
    best = max(members, key=_worth)
    mentions: list[JoinedMention] = []
    for member in members:
        because = None if member is best else _because(best, member, decided)
        for m in member.mentions:
            chance = m.confidence if member is best else min(m.confidence, sure.get(id(member), 1.0))
            mentions.append(
                JoinedMention(
                    sources[member.source].id, member.event.id, m.start, m.end, m.exact, because, chance
                )
            )
    event = JoinedEvent(
        "",
        line_of(sources[best.source], best),
        time,
        status_of(sources, members, best, time),
        (),
        round(1.0 - prod(1.0 - min(_salience(member), 0.99) for member in members), 3),
        tuple(mentions),
    )
    known = _known(sources, members, time)
    return Written(
        members, event, known, tuple(conflicts(sources, members)), tuple(numbers(sources, members))
    )


def _number(id: str) -> int:
    return int(id[1:])


def _because(best: Happening, member: Happening, decided: set[int]) -> str:
    """Return why something that an article tells is this happening."""
    if id(member) in decided:
        return "a reader has joined them"
    shared = sorted(best.heads & member.heads)
    ground = f"“{shared[0]}” in both" if shared else f"“{best.head}” and “{member.head}” mean one"
    grounds = [ground]
    both = sorted(
        set(best.words) & set(member.words) - best.heads - member.heads,
        key=lambda word: (-rarity(word), word),
    )[:2]
    if both:
        grounds.append(f"told with {' and '.join(f'“{word}”' for word in both)}")
    if best.days is not None and best.days == member.days:
        grounds.append(f"on {day_named(best.days[0])}")
    return ", ".join(grounds)


def _best_time(sources: Sequence[Source], members: Sequence[Happening]) -> When:
    """Return the time that is best founded: the shortest, then the one that most articles tell."""
    dated = [member for member in members if member.day is not None]
    if dated:
        spread = Counter(member.day for member in dated)
        best = min(dated, key=lambda m: (_length(m), -spread[m.day], not m.main, m.source))
        days = best.day or (0, 0)
        time = best.event.time
        if best.main and days == days_between(time.earliest, time.latest):
            return When(time.earliest, time.latest, time.granularity, sources[best.source].id, time.because)
        first, last = (day_named(number) for number in days)
        granularity: Granularity = "day" if first == last else "unknown"
        return When(first, last, granularity, sources[best.source].id, "the one time that its sentence tells")
    beside = Counter(member.years for member in members if member.years is not None)
    if beside and beside.total() >= sum(
        member.news is not None and member.years is None for member in members
    ):
        years = max(beside, key=lambda days: (beside[days], days[0] - days[1], -days[0]))
        teller = next(member for member in members if member.years == years)
        start, end = (day_named(number) for number in years)
        return When(
            start, end, _span(start, end), sources[teller.source].id, "the time right behind its words"
        )
    news = [member for member in members if member.news is not None]
    if news:
        best = min(news, key=lambda m: (m.news or 0, m.source))
        day = day_named(best.news or 0)
        of = "of the day of publication" if best.news == sources[best.source].published_day else "of that day"
        return When(day, day, "day", sources[best.source].id, f"told as the news {of}")
    going_on = [member for member in members if member.after is not None]
    if going_on:
        best = min(going_on, key=lambda m: m.source)
        told, word = best.after or ((0, 0), "")
        opens, ends = (day_named(number) for number in told)
        because = f"told right after “{word}” of that day"
        return When(opens, ends, "day" if opens == ends else "unknown", sources[best.source].id, because)
    known = [m for m in members if m.main and (m.event.time.earliest or m.event.time.latest)]
    if not known:
        return When()
    best = min(known, key=lambda m: (_wide(m), m.source))
    time = best.event.time
    return When(time.earliest, time.latest, time.granularity, sources[best.source].id, time.because)


def _span(first: str, last: str) -> Granularity:
    """Return of what size a time is by its first and last day."""
    if first == last:
        return "day"
    return "year" if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31" else "unknown"


def _length(member: Happening) -> int:
    return member.day[1] - member.day[0] if member.day else _NEVER


def _wide(member: Happening) -> int:
    days = days_between(member.event.time.earliest, member.event.time.latest)
    return days[1] - days[0] if days else _NEVER


def _known(sources: Sequence[Source], members: Sequence[Happening], time: When) -> Known:
    """Return on which day a happening stands: its own, else that on which it was first told."""
    moment = time.earliest or time.latest
    days = days_between(moment, moment)
    if days is not None:
        return Known(days[0], True)
    published = [sources[m.source].record.document.published.value for m in members]
    told = [days[0] for day in published if (days := days_between(day, day))]
    return Known(min(told, default=_NEVER), False)


def _later(items: Sequence[Happening], of: dict[tuple[int, str], int]) -> dict[int, list[int]]:
    """Return which happenings come after which."""
    later: defaultdict[int, set[int]] = defaultdict(set)
    for item in items:
        here = of.get((item.source, item.event.id))
        for link in item.event.after:
            before = of.get((item.source, link.event))
            if before is not None and here is not None and before != here:
                later[before].add(here)
    return {place: sorted(found) for place, found in later.items()}
