"""The order of events: by the days that they can be on, then as the text tells them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from annotate.record import Event, EventTime
from annotate.timeline.resolution import PUBLISHED

Relation = Literal["BEFORE", "OVERLAP", "AFTER"]
PAST, BEFORE_NOW, NOW, UNKNOWN, LATER = range(5)


def order_of(events: Sequence[Event], published: date | None) -> tuple[str, ...]:
    """Return the ids of all events, the earliest first.

    Dated events stand by their first possible day. An event known only to be
    before, about or after the publication stands there, since a guess at its
    place among the dated ones would look like knowledge.

    Args:
        events: In text order.
        published: The publication date, where it is known as a day.
    """
    day = published.isoformat() if published else None
    return tuple(event.id for event in sorted(events, key=lambda event: _key(event, day)))


def _key(event: Event, published: str | None) -> tuple[int, str, str, int]:
    time = event.time
    if time.ref is not None and time.ref != PUBLISHED and (time.earliest or time.latest):
        first = time.earliest or time.latest or ""
        last = time.latest or time.earliest or ""
        group = LATER if published and first[:10] > published else PAST
        return group, first, last, event.start
    group = {"BEFORE": BEFORE_NOW, "INCLUDES": NOW, "AFTER": LATER}.get(time.relation, UNKNOWN)
    if time.ref != PUBLISHED:
        group = UNKNOWN
    return group, "" if group < LATER else "9999", "", event.start


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
    return "OVERLAP" if earliest and latest else None
