"""The order of a record's events after a correction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from annotate.record import After, Annotations, Event
from annotate.record.order import broken, in_order


def _each_once(event: Event) -> Iterable[After]:
    """Return what an event comes after; of two links to one event, which joining may have made, the first."""
    links: dict[str, After] = {}
    for link in event.after:
        links.setdefault(link.event, link)
    return links.values()


def ordered(record: Annotations, moved: Collection[str] = ()) -> Annotations:
    """Return the record with an order that keeps to the days of its events and to what comes after what.

    What is told to come after something, against the days of the two, is let go.

    Args:
        record: With a total order or not.
        moved: Ids of events whose place is anew where their first possible moment belongs.
    """
    timeline = record.timeline
    days = {event.id: (event.time.earliest, event.time.latest) for event in timeline.events}
    after = [(link.event, event.id) for event in timeline.events for link in event.after]
    starts = {id: earliest or latest or "" for id, (earliest, latest) in days.items()}
    order = [id for id in timeline.order if id in days and id not in moved]
    for id in (id for id in days if id in moved):
        place = next((n for n, other in enumerate(order) if starts[other] > starts[id] > ""), len(order))
        order.insert(place, id)
    kept = in_order(order, days, after)
    against = set(broken(kept, days, after))
    events = tuple(
        replace(
            event, after=tuple(link for link in _each_once(event) if (link.event, event.id) not in against)
        )
        for event in timeline.events
    )
    return replace(record, timeline=replace(timeline, events=events, order=kept))
