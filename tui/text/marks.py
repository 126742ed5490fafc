"""The annotations of a record as marks on the text, found by place.

A mark is one stretch of text that may be drawn: a mention, a time expression, an
event, or the source, cue or content of a claim. The index answers what stands
at a place or crosses a line in logarithmic time, so a long article costs no
more to move in than a short one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Showing the text comes first; the record takes a while to load.
    from annotate.record import Annotations, Status
    from annotate.record.walk import Item, Kind, Part

KINDS: tuple[Kind, ...] = ("entity", "claim", "time", "event")


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of text that belongs to an annotation.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: What it is a part of.
        id: Id of that entity, claim, time or event.
        part: Which part of it.
        label: Entity type, or the part again.
        mention: Id of the mention, for an entity or event.
        status: What the reader decided about it.
    """

    start: int
    end: int
    kind: Kind
    id: str
    part: Part
    label: str
    mention: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that "next annotation" goes to."""

    start: int
    end: int
    kind: Kind
    id: str


class MarkIndex:
    """All marks of a record, by place."""

    def __init__(self, annotations: Annotations | None = None) -> None:
        """Index the record; none gives an empty index."""
        marks = sorted(_marks(annotations), key=lambda mark: (mark.start, -mark.end)) if annotations else []
        self.marks = marks
        self.items: dict[str, Item] = _items(annotations) if annotations else {}
        self._starts = [mark.start for mark in marks]
        self._reach = list(accumulate((mark.end for mark in marks), max))
        self._spans: dict[str, list[Mark]] = {}
        for mark in marks:
            self._spans.setdefault(mark.id, []).append(mark)
        taken = [mark for mark in marks if mark.status != "rejected"]
        stops = sorted(set(_stops(taken)), key=lambda stop: (stop.start, stop.end))
        self._stops = {kind: [stop for stop in stops if stop.kind == kind] for kind in KINDS}
        self._any = [stop for stop in stops if stop.kind != "event"]

    def crossing(self, start: int, end: int, *, rejected: bool = False) -> Iterator[Mark]:
        """Marks that share a code point with ``[start, end)``, in text order.

        Args:
            start: First code point.
            end: One past the last.
            rejected: Whether those that the reader rejected are wanted too.
        """
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        for mark in self.marks[first:last]:
            if mark.end > start and (rejected or mark.status != "rejected"):
                yield mark

    def at(self, offset: int) -> list[Mark]:
        """Marks over the code point at ``offset``, the shortest first, rejected ones after all others."""
        found = self.crossing(offset, offset + 1, rejected=True)
        return sorted(
            found,
            key=lambda mark: (mark.status == "rejected", mark.end - mark.start, KINDS.index(mark.kind)),
        )

    def of(self, id: str) -> list[Mark]:
        """Marks of one annotation, in text order; rejected ones only where nothing else is left of it."""
        marks = self._spans.get(id, [])
        return [mark for mark in marks if mark.status != "rejected"] or marks

    def stops(self, kinds: Iterable[Kind] | None = None) -> list[Stop]:
        """Places that "next annotation" stops at, in text order.

        Args:
            kinds: Only of these kinds; all but events by default.
        """
        if kinds is None:
            return self._any
        chosen = list(kinds)
        if len(chosen) == 1:
            return self._stops[chosen[0]]
        return sorted(
            (stop for kind in chosen for stop in self._stops[kind]), key=lambda stop: (stop.start, stop.end)
        )


def _items(annotations: Annotations) -> dict[str, Item]:
    from annotate.record.walk import by_id

    return by_id(annotations)


def _marks(annotations: Annotations) -> Iterator[Mark]:
    """Every stretch that belongs to something, what the reader rejected included."""
    from annotate.record import Entity, EventMention, Mention, Time
    from annotate.record.walk import items_of, kind_of, review_of, spans

    for item in items_of(annotations):
        kind = kind_of(item)
        for place in spans(item):
            span, part, status = place.span, place.part, review_of(item)
            if part in ("hedge", "headline"):
                continue
            mention = span if isinstance(span, Mention | EventMention) else None
            if mention is not None and status != "rejected":
                status = mention.status or status
            label = item.type if isinstance(item, Entity | Time) else part
            yield Mark(
                span.start, span.end, kind, item.id, part, label, mention.id if mention else None, status
            )


def _stops(marks: list[Mark]) -> Iterator[Stop]:
    """Mentions, times and events where they stand; a claim at its first content."""
    seen: set[str] = set()
    claims = {mark.id for mark in marks if mark.part == "content"}
    for mark in marks:
        if mark.kind != "claim":
            yield Stop(mark.start, mark.end, mark.kind, mark.id)
        elif mark.id not in seen and (mark.part == "content" or mark.id not in claims):
            seen.add(mark.id)
            yield Stop(mark.start, mark.end, "claim", mark.id)
