"""The three panels: entities by type, claims, and the timeline in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from annotate.record import Annotations, Claim, Entity, Event
from annotate.review.words import content_text
from tui.text.fitting import fitted, spread, wrapped
from tui.text.highlighting import entity_look
from tui.text.marks import MarkIndex
from tui.widgets.panel import Entry, Line, Panel
from tui.wording.describe import (
    FACTUALITY_NAMES,
    SHORT_FACTUALITY_NAMES,
    TYPE_NAMES,
    source_name,
    summary,
    told,
    when,
)
from tui.wording.gaps import gap_words

BARS = " ▁▂▃▄▅▆▇█"
CONTENT_LINES = 2
MOST_LINES = 40
# The entry that stands for all amounts; no annotation has such an id.
AMOUNTS = "amounts"
_SPARK = 8
_ROOM_FOR_SPARK = 34
_ROOM_FOR_WORDS = 34
STATUS_SIGNS = {"accepted": "✓ ", "rejected": "✗ ", "edited": "✎ ", None: "", "proposed": ""}


class RecordPanel(Panel):
    """A panel that shows a part of a record.

    Attributes:
        orders: The orders it can have, in words; the first one is the usual.
        order: Which one it has.
    """

    orders: ClassVar[tuple[str, ...]]

    def __init__(self, *, id: str) -> None:
        """Nothing to show yet."""
        super().__init__(id=id)
        self.index = MarkIndex()
        self.length = 1
        self.count = 0
        self.order = 0
        self.kept: frozenset[str] | None = None
        self._annotations: Annotations | None = None

    def show(self, annotations: Annotations, index: MarkIndex, kept: frozenset[str] | None = None) -> None:
        """Show the record.

        Args:
            annotations: All of it.
            index: Its marks.
            kept: Ids of what a filter keeps, which alone is listed; none lists everything.
        """
        self.index, self.kept, self._annotations = index, kept, annotations
        self.length = max(annotations.document.text.length, 1)
        entries = self.arranged(annotations)
        self.count = sum(len(self._ids(entry)) for entry in entries)
        if kept is None or not self.count:
            self.fill(entries, self.nothing)
        else:
            self.fill(
                self.arranged(_narrowed(annotations, kept)),
                f"The filter keeps none of {self.count} {self.things}.",
            )

    def narrow(self, kept: frozenset[str] | None) -> None:
        """List only what is kept; none lists everything."""
        if kept != self.kept and self._annotations is not None:
            self.show(self._annotations, self.index, kept)

    @property
    def counted(self) -> str:
        """How many there are, and how many of them the filter keeps."""
        return str(self.count) if self.kept is None else f"{self.kept_count} of {self.count}"

    @property
    def kept_count(self) -> int:
        """How many annotations are listed, folded ones too."""
        return sum(len(self._ids(entry)) for entry in self.entries)

    def _ids(self, entry: Entry) -> tuple[str, ...]:
        """The annotations that an entry shows or holds."""
        return entry.holds or ((entry.id,) if entry.id in self.index.items else ())

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """The record's entries in their order, with headings."""
        raise NotImplementedError


class EntitiesPanel(RecordPanel):
    """Entities grouped by type, the most central first; amounts are folded into one line."""

    title: ClassVar[str] = "Entities"
    things: ClassVar[str] = "entities"
    about: ClassVar[str] = (
        "Who and what is named: the small bars show where in the article, the number how often. "
        "Enter goes to the first place, * and # then go through all of them; F follows one: its claims "
        "and events stay bright and the rest is dimmed. Amounts are folded: Enter on ▸ shows them. "
        "Space scrolls, a comma changes the order."
    )
    waiting: ClassVar[str] = "The names in the article will stand here."
    nothing: ClassVar[str] = "No names were found in this article."
    orders: ClassVar[tuple[str, ...]] = ("by type", "by prominence", "in the order of the text")

    def __init__(self, *, id: str) -> None:
        """Nothing to show yet."""
        super().__init__(id=id)
        self._folded = True
        self._opened_for_one = False

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """By type with headings, the most prominent first, or in the order of the text; amounts last."""
        amounts = [each for each in annotations.entities if entity_look(each.type) == "number"]
        names = [each for each in annotations.entities if entity_look(each.type) != "number"]
        return [*self._ordered(names), *self._amounts(amounts)]

    def _ordered(self, entities: Sequence[Entity]) -> list[Entry]:
        if self.order == 2:
            first = {each.id: min((m.start for m in each.mentions), default=0) for each in entities}
            return [Entry(each.id) for each in sorted(entities, key=lambda each: first[each.id])]
        central = sorted(entities, key=lambda each: -each.salience)
        return [Entry(each.id) for each in central] if self.order == 1 else _by_type(central)

    def _amounts(self, amounts: Sequence[Entity]) -> list[Entry]:
        """One line for all amounts, and below it each of them while they are unfolded or filtered."""
        if not amounts:
            return []
        words = f"amounts  {len(amounts)}"
        if self._folded and self.kept is None:
            ids = tuple(entry.id for entry in _by_type(amounts) if entry.id)
            return [Entry(AMOUNTS, label=f"▸ {words}", holds=ids)]
        return [Entry(AMOUNTS, label=f"▾ {words}"), *_by_type(amounts)]

    def unfold(self) -> bool:
        """Show the amounts, or fold them away."""
        if self.chosen != AMOUNTS or self._annotations is None:
            return False
        self._fold(not self._folded)
        self._opened_for_one = False
        return True

    def _fold(self, folded: bool) -> None:
        self._folded = folded
        if self._annotations is not None:
            self.show(self._annotations, self.index, self.kept)

    @property
    def ids(self) -> list[str]:
        """Those of the amounts in the place of the line that stands for them."""
        listed = [entry.holds or (entry.id,) for entry in self.entries if entry.id]
        return [id for ids in listed for id in ids if id != AMOUNTS]

    def select(self, id: str) -> None:
        """Select an entity by hand; the amounts are unfolded for one of them, and folded again after it."""
        held = next((entry.holds for entry in self.entries if entry.id == AMOUNTS), ())
        entity = self.index.items.get(id)
        is_amount = isinstance(entity, Entity) and entity_look(entity.type) == "number"
        if id in held or (self._opened_for_one and not is_amount):
            self._opened_for_one = is_amount
            self._fold(not is_amount)
        super().select(id)

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:  # noqa: ARG002
        """A type with its count, or a name with where and how often it occurs."""
        if entry.id is None or entry.id == AMOUNTS:
            return [((fitted(entry.label, width), "muted"),)]
        entity = self.index.items[entry.id]
        assert isinstance(entity, Entity)
        spark = sparkline(entity, self.length) if width >= _ROOM_FOR_SPARK else ""
        name, count = spread(
            f" {STATUS_SIGNS[entity.status]}{entity.name}", f"{spark} {len(entity.mentions):>3}", width - 1
        )
        return [((name, entity_look(entity.type)), (count, "muted"))]


class ClaimsPanel(RecordPanel):
    """Claims in the order of the text: source, speech act, content."""

    title: ClassVar[str] = "Claims"
    things: ClassVar[str] = "claims"
    about: ClassVar[str] = (
        "Who says what: the source, how it is said, how sure it is made to sound where that is not simply "
        "certain, and what is claimed; │ beside the words means a quotation. Enter goes to the place, "
        "i tells why it is there, s corrects who says it, a comma changes the order: by source, by how "
        "it is said, by certainty, by how much it is worth checking."
    )
    waiting: ClassVar[str] = "Who says what will stand here."
    nothing: ClassVar[str] = "Nobody is reported to say anything in this article."
    orders: ClassVar[tuple[str, ...]] = (
        "in the order of the text",
        "by source",
        "by speech act",
        "by certainty",
        "by how much they are worth checking",
    )

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """In the order of the text or by worth, or grouped by source, speech act or certainty."""
        claims = annotations.claims
        if self.order == 0:
            return [Entry(claim.id) for claim in claims]
        if self.order == len(self.orders) - 1:
            return [Entry(claim.id) for claim in sorted(claims, key=_worth, reverse=True)]
        names: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            names[self._group(claim)].append(claim)
        return grouped(dict(sorted(names.items(), key=lambda group: -len(group[1]))))

    def _group(self, claim: Claim) -> str:
        if self.order == 1:
            return source_name(claim, self.index.items)
        return claim.speech_act if self.order == 2 else FACTUALITY_NAMES[claim.factuality]

    grows: ClassVar[bool] = True

    def height_of(self, entry: Entry, width: int, *, selected: bool = False) -> int:
        """A line for the source, some for the content, and an empty one."""
        if entry.id is None:
            return 1
        return 2 + len(self._content(entry.id, width, selected=selected))

    def _content(self, id: str, width: int, *, selected: bool) -> list[str]:
        """Two lines of what is claimed; all of it while the claim is selected."""
        claim = self.index.items[id]
        assert isinstance(claim, Claim)
        return wrapped(content_text(claim), width - 2, MOST_LINES if selected else CONTENT_LINES)

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:
        """Source and speech act, then what is claimed."""
        if entry.id is None:
            return [((fitted(entry.label, width), "muted"),)]
        claim = self.index.items[entry.id]
        assert isinstance(claim, Claim)
        names = FACTUALITY_NAMES if width >= _ROOM_FOR_WORDS else SHORT_FACTUALITY_NAMES
        words = names[claim.factuality]
        plain = claim.factuality == "CT+" or (claim.factuality, claim.speech_act) == ("CT-", "deny")
        sure = "" if plain else f" {words}"
        source = f"{STATUS_SIGNS[claim.status]}{source_name(claim, self.index.items)}"
        worth = f"{_worth(claim):.2f} " if self.order == len(self.orders) - 1 else ""
        name, act = spread(source, f"{worth}{claim.speech_act}{sure}", width - 1)
        quoted = claim.quotation != "indirect"
        lines: list[Line] = [((name, "strong" if claim.source else "muted"), (act, "claim"))]
        for text in self._content(entry.id, width, selected=selected):
            lines.append(((f"{'│' if quoted else ' '} ", "claim"), (text, "")))
        return lines


class TimelinePanel(RecordPanel):
    """Events in their order on an axis, each as precise as it is known; undated ones apart."""

    title: ClassVar[str] = "Timeline"
    things: ClassVar[str] = "events"
    about: ClassVar[str] = (
        "What happened when, on an axis: ● where the day is known, ○ where only a longer time is known. "
        "┊ stands for a long time between. Events without a date stand below, in the order of the text. "
        "Enter goes to the place, i tells how the date is known."
    )
    waiting: ClassVar[str] = "What happened when will stand here."
    nothing: ClassVar[str] = "No events were found in this article."
    orders: ClassVar[tuple[str, ...]] = ("by date, the undated ones apart", "in the order of the text")

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """Dated events in the record's order, a heading, then the undated ones in text order."""
        if self.order == 1:
            return [Entry(event.id, 2 if when(event.time) else 1) for event in annotations.timeline.events]
        events = {event.id: event for event in annotations.timeline.events}
        placed = dict.fromkeys(id for id in annotations.timeline.order if id in events)
        ordered = [events[id] for id in [*placed, *(id for id in events if id not in placed)]]
        undated = [Entry(event.id) for event in annotations.timeline.events if not when(event.time)]
        heading = [Entry(None, label="undated, in the order of the text")] if undated else []
        return [*_axis([event for event in ordered if when(event.time)]), *heading, *undated]

    def draw(self, entry: Entry, width: int, *, selected: bool = False) -> list[Line]:  # noqa: ARG002
        """The date on the axis, a filled point where the day is known, then what happened."""
        if entry.id is None:
            return [((fitted(entry.label, width), "muted"),)]
        event = self.index.items[entry.id]
        assert isinstance(event, Event)
        name = f"{STATUS_SIGNS[event.status]}{summary(event)}"
        look = "" if event.factuality == "CT+" else "muted"
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


def _narrowed(annotations: Annotations, kept: frozenset[str]) -> Annotations:
    """The record with only what is kept, for a list; what points to the rest is left as it is."""
    timeline = annotations.timeline
    return replace(
        annotations,
        entities=tuple(each for each in annotations.entities if each.id in kept),
        claims=tuple(each for each in annotations.claims if each.id in kept),
        timeline=replace(timeline, events=tuple(each for each in timeline.events if each.id in kept)),
    )


def _by_type(entities: Sequence[Entity]) -> list[Entry]:
    """Entities under the headings of their types, in the usual order of types."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[entity.type].append(entity)
    return grouped({TYPE_NAMES[name]: groups[name] for name in TYPE_NAMES if name in groups})


def grouped(groups: Mapping[str, Sequence[Entity | Claim]]) -> list[Entry]:
    """A heading with a count for each group, then its entries."""
    entries: list[Entry] = []
    for name, items in groups.items():
        entries += [Entry(None, label=f"{name}  {len(items)}"), *(Entry(item.id) for item in items)]
    return entries


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


def _worth(claim: Claim) -> float:
    return claim.check_worthiness.score if claim.check_worthiness else 0.0


def is_exact(event: Event) -> bool:
    """Whether the day of an event is known."""
    earliest, latest = event.time.earliest, event.time.latest
    return bool(earliest and latest and earliest[:10] == latest[:10])


def sparkline(entity: Entity, length: int) -> str:
    """Where in the text the mentions stand: one bar for each eighth of it, full from four mentions on."""
    bins = [0] * _SPARK
    for mention in entity.mentions:
        bins[min(mention.start * _SPARK // max(length, 1), _SPARK - 1)] += 1
    return "".join(BARS[min(2 * count, len(BARS) - 1)] for count in bins)
