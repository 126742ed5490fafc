"""The panel of the timeline: events in their order on an axis, undated ones apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.record import Annotations, Event
from annotate.review.words import one_line
from tui.panels.base import STATUS_SIGNS, Entry, Line, Listing, heading
from tui.text.fitting import fitted, spread
from tui.wording.describe import summary, told, when
from tui.wording.gaps import gap_words

_SEVERAL = 2


class Timeline(Listing):
    """Events in their order on an axis, each as precise as it is known; undated ones apart."""

    place = 3
    keys = "f4,alt+3"
    things = "events"
    about = (
        "What happened when, on an axis: ● where the day is known, ○ where only a longer time is known. "
        "┊ stands for a long time between. Events without a date stand below, in the order of the text. "
        "Enter goes to the place, i tells how the date is known."
    )
    waiting = "What happened when will stand here."
    nothing = "No events were found in this article."
    orders = ("by date, the undated ones apart", "in the order of the text")
    grows = True

    def height_of(self, entry: Entry, width: int, *, selected: bool) -> int:
        """A line more for the words of an event that is told more than once, while it is selected."""
        return super().height_of(entry, width, selected=selected) + bool(selected and self._told(entry))

    def _told(self, entry: Entry) -> str:
        """The words that tell an event, where there are several."""
        event = self.index.items.get(entry.id or "")
        if not isinstance(event, Event) or len(event.mentions) < _SEVERAL:
            return ""
        return " · ".join(one_line(mention.exact) for mention in event.mentions)

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """Dated events in the record's order, a heading, then the undated ones in text order."""
        if self.order == 1:
            return [Entry(event.id, 2 if when(event.time) else 1) for event in annotations.timeline.events]
        events = {event.id: event for event in annotations.timeline.events}
        placed = dict.fromkeys(id for id in annotations.timeline.order if id in events)
        ordered = [events[id] for id in [*placed, *(id for id in events if id not in placed)]]
        undated = [Entry(event.id) for event in annotations.timeline.events if not when(event.time)]
        apart = [Entry(None, label="undated, in the order of the text")] if undated else []
        return [*_axis([event for event in ordered if when(event.time)]), *apart, *undated]

    def draw(self, entry: Entry, width: int, *, selected: bool) -> list[Line]:
        """The date on the axis, a filled point where the day is known, then what happened."""
        if entry.id is None:
            return heading(entry.label, width)
        told_by = self._told(entry)
        lines = self._lines(entry, width)
        if selected and told_by:
            lines.append((("│   ", "event"), (fitted(told_by, width - 5), "muted")))
        return lines

    def _lines(self, entry: Entry, width: int) -> list[Line]:
        event = self.index.items[entry.id or ""]
        assert isinstance(event, Event)
        name = f"{STATUS_SIGNS[event.review]}{summary(event)}"
        look = "" if event.status in ("happened", "ongoing") else "muted"
        words = when(event.time)
        if not words:
            return [(("  · ", "event"), (fitted(name, width - 5), look))]
        line = (("│ ", "event"), (fitted(name, width - 3), look))
        if entry.height == 1:
            return [line]
        point = "●" if is_exact(event) else "○"
        precision = f"{event.time.granularity}" if event.time.granularity not in ("day", "unknown") else ""
        date, how = spread(told(event, self.index.items), precision.replace("_", " "), width - 3)
        return [((f"{point} ", "event"), (date, "time"), (how, "muted")), line]


def _axis(events: Sequence[Event]) -> Iterator[Entry]:
    """Dated events, a date that they share only once, and how long nothing happens between two dates."""
    before: Event | None = None
    for event in events:
        gap = gap_words(before.time, event.time) if before else ""
        if gap:
            yield Entry(None, label=f"┊ {gap}")
        same = before is not None and not gap and _date_line(before) == _date_line(event)
        yield Entry(event.id, 1 if same else 2)
        before = event


def _date_line(event: Event) -> tuple[str, str, bool]:
    return when(event.time), event.time.granularity, is_exact(event)


def is_exact(event: Event) -> bool:
    """Whether the day of an event is known."""
    earliest, latest = event.time.earliest, event.time.latest
    return bool(earliest and latest and earliest[:10] == latest[:10])
