"""The order of events: by the days that they can be on, then as the text tells them.

An event is ordered by the first day that it can be on. What is only known to
be before or about the publication stands there, since a guess at its place
among the dated ones would look like knowledge; so does what nothing dates,
and what is still to come stands behind all of these. A present tense alone puts
nothing behind the past: most of what goes on began before what came of it.
Connectives narrow the intervals and hold the order; where they contradict the
days, the days win and a diagnostic says so.
"""

from __future__ import annotations

import heapq
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from annotate.record import Diagnostic, Event, EventTime
from annotate.timeline.values.resolution import PUBLISHED

Relation = Literal["BEFORE", "OVERLAP", "AFTER"]
Pair = tuple[int, int]
Key = tuple[str, int, str, float, int, int]
PAST, BEFORE_NOW, LATER = range(3)
END_OF_TIME = "9999"
CONTRADICTION = "event-order-contradiction"
PASSES = 12


def order_of(
    events: Sequence[Event],
    published: date | None,
    successions: Iterable[Pair] = (),
    likely: Iterable[Pair] = (),
    late: Sequence[float] = (),
) -> tuple[str, ...]:
    """Return the ids of all events, the earliest first: a total and stable order.

    Args:
        events: In text order.
        published: The publication date, where it is known as a day.
        successions: Numbers of events of which the first is before the second.
        likely: The same, where the grammar only makes it likely, the surest first; they decide between
            events that stand at one date, and never against a succession.
        late: How late each event seems to be; it decides between events at one date that nothing else
            tells apart.
    """
    day = published.isoformat() if published else None
    keys = [_key(event, day, seems) for event, seems in zip(events, late or [0.0] * len(events), strict=True)]
    after: dict[int, list[int]] = {number: [] for number in range(len(events))}
    waiting = [0] * len(events)
    for first, second in successions:
        after[first].append(second)
        waiting[second] += 1
    for first, second in likely:
        if keys[first][0] == keys[second][0] and not _leads(after, second, first):
            after[first].append(second)
            waiting[second] += 1
    keys = _drawn(keys, after)
    ready = [(key, number) for number, key in enumerate(keys) if not waiting[number]]
    heapq.heapify(ready)
    left = iter(sorted(range(len(events)), key=lambda number: keys[number]))
    placed: dict[int, None] = {}
    while len(placed) < len(events):
        # Only a circle of connectives leaves nothing ready; its earliest event opens it.
        number = heapq.heappop(ready)[1] if ready else next(n for n in left if n not in placed)
        if number in placed:
            continue
        placed[number] = None
        for other in after[number]:
            waiting[other] -= 1
            if not waiting[other]:
                heapq.heappush(ready, (keys[other], other))
    return tuple(events[number].id for number in placed)


def acyclic(kept: Iterable[Pair], more: Mapping[Pair, str]) -> dict[Pair, str]:
    """Return of some pairs of events, the first before the second, those that close no circle.

    Args:
        kept: Pairs that hold.
        more: Others with their reasons, the surest first.
    """
    after: dict[int, list[int]] = {}
    for first, second in kept:
        after.setdefault(first, []).append(second)
    found: dict[Pair, str] = {}
    for (first, second), why in more.items():
        if not _leads(after, second, first):
            after.setdefault(first, []).append(second)
            found[first, second] = why
    return found


def agreeing(events: Sequence[Event], pairs: Mapping[Pair, str]) -> dict[Pair, str]:
    """Return the pairs that the days of the events do not speak against.

    Args:
        events: With their times.
        pairs: Numbers of events of which the first is before the second, with reasons.
    """
    return {p: why for p, why in pairs.items() if not _contradict(events[p[0]].time, events[p[1]].time)}


def _drawn(keys: Sequence[Key], after: Mapping[int, Sequence[int]]) -> list[Key]:
    """Draw what is before a dated event to that date: it must not keep the dated one waiting."""
    drawn = list(keys)
    for _ in range(PASSES):
        changed = False
        for first, followers in after.items():
            soonest = min((drawn[second] for second in followers), default=drawn[first])
            # What has its hour stands by it among what is of that day.
            if soonest[:2] < drawn[first][:2] and not _has_hour_of(drawn[first][0], soonest[0]):
                drawn[first] = (*soonest[:2], "", *drawn[first][3:])
                changed = True
        if not changed:
            break
    return drawn


def _has_hour_of(moment: str, day: str) -> bool:
    """Tell whether a moment is an hour of a day that itself is no more than a day."""
    return len(day) == len("2025-06-10") < len(moment) and moment.startswith(day)


def _leads(after: Mapping[int, Sequence[int]], first: int, target: int) -> bool:
    """Tell whether a chain of successions leads from one event to another."""
    seen, open_ = {first}, [first]
    while open_:
        number = open_.pop()
        if number == target:
            return True
        open_ += [other for other in after.get(number, ()) if other not in seen]
        seen.update(after.get(number, ()))
    return False


def narrowed(
    events: Sequence[Event], successions: Sequence[Pair]
) -> tuple[tuple[Event, ...], tuple[Pair, ...], tuple[Diagnostic, ...]]:
    """Narrow the events' intervals by what is told to follow what.

    Args:
        events: In text order.
        successions: Numbers of events of which the first is before the second.

    Returns:
        The events, the successions that agree with their days, and a diagnostic for each other.
    """
    found = list(events)
    kept = list(successions)
    # A day of an unknown year says when it was, and "from 1979 on" would hide it.
    open_days = {place for place, event in enumerate(found) if _is_open_day(event.time)}
    against: list[Pair] = []
    for _ in range(PASSES):
        agreeing = [p for p in kept if not _contradict(found[p[0]].time, found[p[1]].time)]
        against += [p for p in kept if _contradict(found[p[0]].time, found[p[1]].time)]
        changes = [_narrow(found, *pair, open_days) for pair in agreeing]
        kept = agreeing
        if not any(changes):
            break
    diagnostics = tuple(_diagnostic(events[first], events[second]) for first, second in sorted(against))
    return tuple(found), tuple(kept), diagnostics


def _contradict(first: EventTime, second: EventTime) -> bool:
    return bool(first.earliest and second.latest and first.earliest[:10] > second.latest[:10])


def _is_open_day(time: EventTime) -> bool:
    """Tell whether a time has words of its own that say no year."""
    own = time.ref not in {None, PUBLISHED} and time.granularity in {"day", "month"}
    return own and time.earliest is None and time.latest is None


def _narrow(events: list[Event], first: int, second: int, kept: Container[int]) -> bool:
    """Narrow both events of a succession, but for some that are kept; tell whether anything changed."""
    early, late = events[first].time, events[second].time
    if _contradict(early, late):
        return True
    later = bool(
        second not in kept and early.earliest and _within(early.earliest, late.earliest, late.latest)
    )
    sooner = bool(first not in kept and late.latest and _within(late.latest, early.earliest, early.latest))
    if later:
        events[second] = replace(events[second], time=replace(late, earliest=early.earliest))
    if sooner:
        events[first] = replace(events[first], time=replace(early, latest=late.latest))
    return later or sooner


def _within(moment: str, earliest: str | None, latest: str | None) -> bool:
    """Tell whether a moment lies inside an interval, so that it can be its new end."""
    return (earliest is None or earliest < moment) and (latest is None or moment < latest)


def _diagnostic(first: Event, second: Event) -> Diagnostic:
    return Diagnostic(
        CONTRADICTION,
        f"{first.id} “{first.mentions[0].exact}” is told to be before "
        f"{second.id} “{second.mentions[0].exact}”, "
        f"but its first possible day is {first.time.earliest} and the other's last is {second.time.latest}",
    )


def _key(event: Event, published: str | None, late: float) -> Key:
    time, place = event.time, (late, event.mentions[0].start, event.mentions[0].end)
    first, last = time.earliest or time.latest, time.latest or time.earliest
    to_come = time.ref == PUBLISHED and time.relation == "AFTER"
    if to_come and time.latest is None and first in {None, published}:
        return END_OF_TIME, LATER, "", *place
    if first is not None and last is not None:
        told_as_past = time.ref == PUBLISHED and first == last == published
        return first, *((BEFORE_NOW, "") if told_as_past else (PAST, last)), *place
    return published or END_OF_TIME, LATER if to_come else BEFORE_NOW, "", *place


def relation_to_publication(time: EventTime, published: str) -> Relation | None:
    """Return how an event stands to the publication date, none where the timeline cannot tell.

    Args:
        time: When the event is.
        published: ISO date.
    """
    if time.ref == PUBLISHED:
        told: dict[str, Relation] = {"BEFORE": "BEFORE", "AFTER": "AFTER", "INCLUDES": "OVERLAP"}
        return told.get(time.relation)
    earliest, latest = (time.earliest or "")[:10], (time.latest or "")[:10]
    if latest and (latest < published or (latest == published and earliest != published)):
        return "BEFORE"
    if earliest and (earliest > published or (earliest == published and latest != published)):
        return "AFTER"
    return "OVERLAP" if earliest or latest else None
