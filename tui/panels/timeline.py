"""The panel of the timeline: the story first, on an axis, each event as precise as it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.cells import cell_len

from annotate.record import Annotations, Claim, Event, EventRelation
from annotate.record.central import main_events, usual_number
from annotate.review.wording import event_words, who_says
from annotate.review.words import content_text
from tui.panels.base import STATUS_SIGNS, Entry, Line, Listing, heading
from tui.text.fitting import spread, wrapped
from tui.text.marks import MarkIndex
from tui.wording.describe import status_word, summary, told
from tui.wording.gaps import gap_words
from tui.wording.times import date_wanted

STORY, BY_DATE, BY_TEXT = range(3)
# The entry that stands for the events that are not shown; no annotation has such an id.
REST = "rest"
PAST, PRESENT, FUTURE = "before publication, order unknown", "going on at publication", "after publication"
UNDATED = "undated, in the order of the text"
_STRETCHES: dict[EventRelation, str] = {
    "BEFORE": PAST, "ENDS": PAST, "INCLUDES": PRESENT, "IS_INCLUDED": PRESENT, "BEGINS": PRESENT,
    "AFTER": FUTURE, "UNKNOWN": UNDATED,
}  # fmt: skip
_SEVERAL = 2
# Where a line has less, an event has two: some twenty letters tell nothing.
_ROOM_FOR_NAME = 38
_HEADING_LINES, _NAME_LINES, _KNOWN_LINES = 3, 4, 3


class Timeline(Listing):
    """What the article is about, in its order on an axis; the other events are folded away."""

    place = 3
    keys = "f4,alt+3"
    things = "events"
    about = (
        "What happened when, as far as the article is about it: ● where the day is known, ○ where only a "
        "longer time is known. ┊ stands for a long time between. Events of unknown order stand below. "
        "~ shows more and ` fewer, Enter on ▸ all, and a comma changes the order. The selected event shows "
        "all its words, who speaks of it and how its time is known; Enter goes to the place."
    )
    waiting = "What happened when will stand here."
    nothing = "No events were found in this article."
    orders = ("the story", "everything by date", "in the order of the text")
    grows = True

    def __init__(self) -> None:
        """Nothing to list yet."""
        super().__init__()
        self._shown: int | None = None
        self._folded = True
        self._gone_to: str | None = None
        self._claims: dict[str, Claim] = {}

    # ------------------------------------------------------------- what is listed

    def look_at(self, annotations: Annotations, index: MarkIndex, kept: frozenset[str] | None) -> None:
        """Take what is listed from another record, or through another filter."""
        if index is not self.index:
            self._claims = {claim.id: claim for claim in annotations.claims}
        super().look_at(annotations, index, kept)

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """What is missing to date events, then the events."""
        wanted = date_wanted(annotations) if annotations.timeline.events else ""
        return [*([Entry(None, label=wanted)] if wanted else ()), *self._arranged(annotations)]

    def _arranged(self, annotations: Annotations) -> list[Entry]:
        """The story, and a line that stands for all other events; or all events in another order."""
        timeline = annotations.timeline
        day = annotations.document.published.value
        if self.order == BY_TEXT:
            return [Entry(event.id, 2 if told(event, self.index.items) else 1) for event in timeline.events]
        events = {event.id: event for event in timeline.events}
        placed = dict.fromkeys(id for id in timeline.order if id in events)
        ordered = [events[id] for id in [*placed, *(id for id in events if id not in placed)]]
        story = self._story(timeline.events) if self.order == STORY and self.kept is None else events.keys()
        rest = tuple(event.id for event in ordered if event.id not in story)
        if not rest:
            return self._on_axis(ordered, day)
        words = f"{len(rest)} more events" if len(rest) > 1 else "1 more event"
        if self._folded:
            return [
                *self._on_axis([event for event in ordered if event.id in story], day),
                Entry(REST, label=f"▸ {words}", holds=rest),
            ]
        return [*self._on_axis(ordered, day), Entry(REST, label="▾ the story alone")]

    def _story(self, events: Sequence[Event]) -> frozenset[str]:
        """The events that the article is most about, as many as are wanted, none that the reader rejected."""
        return main_events(events, self.length, self._shown) | {self._gone_to or ""}

    @property
    def shown(self) -> int:
        """How many events the story has: as many as the reader wants, or some ten."""
        return usual_number(self.length) if self._shown is None else self._shown

    def resize(self, step: int, number: int | None) -> str:
        """Show half as many events again, a third less, or so many."""
        self.order, self._folded = STORY, True
        wanted = number or (self.shown * 3 // 2 if step > 0 else self.shown * 2 // 3)
        self._shown = max(1, wanted)
        return f"The story in {self._shown} events." if self._shown > 1 else "The story in one event."

    def turn(self, id: str) -> bool:
        """Show the other events, or fold them away."""
        if id != REST:
            return False
        self._folded = not self._folded
        self._gone_to = None
        return True

    def reach(self, id: str, *, held: bool) -> bool:
        """An event that is gone to is shown, and is folded away again after it."""
        if held:
            self._gone_to = id
            return True
        if self._gone_to is None or id == self._gone_to:
            return False
        self._gone_to = None
        return True

    def _on_axis(self, events: Sequence[Event], published: str | None) -> list[Entry]:
        """Events whose place is known, on an axis; the others by what is known of them, under headings.

        An event without a date has its place where it comes after another one, or another after it.

        Args:
            events: In their order.
            published: ISO date of publication, where it is known.
        """
        items = self.index.items
        known = {event.id for event in events}
        led = {after.event for event in events for after in event.after}
        placed, loose = [], defaultdict(list)
        for event in events:
            if told(event, items) or event.id in led or any(after.event in known for after in event.after):
                placed.append(event)
            else:
                loose[_STRETCHES[event.time.relation] if event.time.ref == "published" else UNDATED].append(
                    event
                )
        day = published or "9999"
        to_come = [event for event in placed if (event.time.earliest or "")[:10] > day]
        entries = self._axis([event for event in placed if event not in to_come])
        for stretch in (PAST, PRESENT):
            entries += _stretch(stretch, loose[stretch])
        entries += self._axis(to_come)
        for stretch in (FUTURE, UNDATED):
            entries += _stretch(stretch, loose[stretch])
        return entries

    def _axis(self, events: Sequence[Event]) -> list[Entry]:
        """Events, a date that they share only once, and how long nothing happens between two dates."""
        before: Event | None = None
        entries: list[Entry] = []
        for event in events:
            if not told(event, self.index.items):
                entries.append(Entry(event.id))
                continue
            gap = gap_words(before.time, event.time) if before else ""
            if gap:
                entries.append(Entry(None, label=f"┊ {gap}"))
            same = before is not None and not gap and self._date_line(before) == self._date_line(event)
            entries.append(Entry(event.id, 1 if same else 2))
            before = event
        return entries

    def _date_line(self, event: Event) -> tuple[str, str, bool]:
        return told(event, self.index.items), event.time.granularity, is_exact(event)

    # ------------------------------------------------------------- how it is drawn

    def height_of(self, entry: Entry, width: int, *, selected: bool) -> int:
        """More lines for what is known of an event, while it is selected; as many as a heading needs."""
        if entry.id is None:
            return max(len(wrapped(entry.label, width, _HEADING_LINES)), 1)
        lines = super().height_of(entry, width, selected=selected)
        event = self.index.items.get(entry.id)
        if not isinstance(event, Event):
            return lines
        lines += len(self._name(event, width, selected=selected)) - 1
        return lines + len(self._known(event, width)) if selected else lines

    def _name(self, event: Event, width: int, *, selected: bool) -> list[str]:
        """What an event is called: all of it while it is selected, else what fits into a line or two."""
        name = f"{STATUS_SIGNS[event.review]}{status_word(event)}{summary(event, self.index.items)}"
        room = width - (3 if told(event, self.index.items) else 5)
        most = _NAME_LINES if selected else 1 if width >= _ROOM_FOR_NAME else 2
        return wrapped(name, room, most) or [""]

    def _known(self, event: Event, width: int) -> list[str]:
        """All words that tell an event, who speaks of it, and how its time is known."""
        known = []
        if len(event.mentions) >= _SEVERAL:
            known.append(" · ".join(event_words(event)))
        claims = dict.fromkeys(mention.claim for mention in event.mentions if mention.claim)
        for claim in (self._claims.get(id) for id in claims):
            if claim is not None:
                known.append(f"{who_says(claim, self.index.items)}: {content_text(claim)}")
                break
        if event.time.because:
            known.append(event.time.because)
        return [line for words in known for line in wrapped(words, width - 5, _KNOWN_LINES)]

    def draw(self, entry: Entry, width: int, *, selected: bool) -> list[Line]:
        """The date on the axis, a filled point where the day is known, then what happened."""
        if entry.id is None:
            return [((line, "muted"),) for line in wrapped(entry.label, width, _HEADING_LINES)]
        if entry.id == REST:
            return heading(entry.label, width)
        event = self.index.items[entry.id]
        assert isinstance(event, Event)
        lines = self._lines(event, entry.height, width, selected=selected)
        if selected:
            lines += [(("│   ", "event"), (words, "")) for words in self._known(event, width)]
        return lines

    def _lines(self, event: Event, height: int, width: int, *, selected: bool) -> list[Line]:
        look = "" if event.status in ("happened", "ongoing") else "muted"
        first, *more = self._name(event, width, selected=selected)
        words = told(event, self.index.items)
        if not words:
            return [(("  · ", "event"), (first, look)), *((("    ", "event"), (line, look)) for line in more)]
        lines: list[Line] = [(("│ ", "event"), (line, look)) for line in (first, *more)]
        if height == 1:
            return lines
        point = "●" if is_exact(event) else "○"
        precision = f"{event.time.granularity}" if event.time.granularity not in ("day", "unknown") else ""
        # How exactly it is known is told where there is room; the date itself is never cut for it.
        precision = precision.replace("_", " ")
        has_room = cell_len(words) + cell_len(precision) + 1 <= width - 3
        date, how = spread(words, precision if has_room else "", width - 3)
        return [((f"{point} ", "event"), (date, "time"), (how, "muted")), *lines]


def _stretch(heading: str, events: Sequence[Event]) -> list[Entry]:
    """A stretch of the timeline in which the order is not known: as the text tells it."""
    told = sorted(events, key=lambda event: event.mentions[0].start)
    return [Entry(None, label=heading), *(Entry(event.id) for event in told)] if told else []


def is_exact(event: Event) -> bool:
    """Whether the day of an event is known."""
    earliest, latest = event.time.earliest, event.time.latest
    return bool(earliest and latest and earliest[:10] == latest[:10])
