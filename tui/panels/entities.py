"""The panel of entities: by type, the most central first; amounts are folded into one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from annotate.record import Annotations, Entity
from annotate.review.wording import TYPE_NAMES
from tui.panels.base import STATUS_SIGNS, Entry, Line, Listing, grouped, heading
from tui.text.fitting import spread
from tui.text.highlighting import entity_look
from tui.text.marks import MarkIndex

BARS = " ▁▂▃▄▅▆▇█"
# The entry that stands for all amounts; no annotation has such an id.
AMOUNTS = "amounts"
DESCRIBED = "only described"
_SPARK = 8
_ROOM_FOR_SPARK = 34


class Entities(Listing):
    """Entities grouped by type, the most central first; amounts are folded into one line."""

    place = 1
    keys = "f2,alt+1"
    things = "entities"
    about = (
        "Who and what is named: the small bars show where in the article, the number how often. "
        "Enter goes to the first place, * and # then go through all of them; F follows one: its claims "
        "and events stay bright and the rest is dimmed. What has no name stands below; amounts are folded, "
        "and Enter on ▸ shows them. Space scrolls, a comma changes the order; by prominence "
        "(0 to 1) those come first whom the article is most about."
    )
    waiting = "The names in the article will stand here."
    nothing = "No names were found in this article."
    orders = ("by type", "by prominence", "in the order of the text")

    def __init__(self) -> None:
        """Nothing to list yet."""
        super().__init__()
        self._folded = True
        self._opened_for_one = False
        # In a long article somebody is named thousands of times.
        self._sparks: dict[str, str] = {}

    def look_at(self, annotations: Annotations, index: MarkIndex, kept: frozenset[str] | None) -> None:
        """Take what is listed from another record, or through another filter."""
        if index is not self.index:
            self._sparks = {}
        super().look_at(annotations, index, kept)

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """By type with headings, the most prominent first, or in the order of the text; amounts last.

        Whoever and whatever has a name comes first, then what is only described ("a witness").
        """
        amounts = [each for each in annotations.entities if entity_look(each.type) == "number"]
        names = [each for each in annotations.entities if entity_look(each.type) != "number"]
        return [*self._ordered(names), *self._amounts(amounts)]

    def _ordered(self, entities: Sequence[Entity]) -> list[Entry]:
        if self.order == 2:
            first = {each.id: min((m.start for m in each.mentions), default=0) for each in entities}
            return [Entry(each.id) for each in sorted(entities, key=lambda each: first[each.id])]
        central = sorted(entities, key=lambda each: -each.salience)
        if self.order == 1:
            return [Entry(each.id) for each in central]
        described = [each for each in central if not each.named]
        return [*_by_type([each for each in central if each.named]), *grouped({DESCRIBED: described})]

    def _amounts(self, amounts: Sequence[Entity]) -> list[Entry]:
        """One line for all amounts, and below it each of them while they are unfolded or filtered."""
        if not amounts:
            return []
        words = f"amounts  {len(amounts)}"
        if self._folded and self.kept is None:
            held = tuple(entry.id for entry in _by_type(amounts) if entry.id)
            return [Entry(AMOUNTS, label=f"▸ {words}", holds=held)]
        return [Entry(AMOUNTS, label=f"▾ {words}"), *_by_type(amounts)]

    def turn(self, id: str) -> bool:
        """Show the amounts, or fold them away."""
        if id != AMOUNTS:
            return False
        self._folded = not self._folded
        self._opened_for_one = False
        return True

    def reach(self, id: str, *, held: bool) -> bool:
        """The amounts are unfolded for one of them, and folded again after it."""
        entity = self.index.items.get(id)
        is_amount = isinstance(entity, Entity) and entity_look(entity.type) == "number"
        if not held and not (self._opened_for_one and not is_amount):
            return False
        self._opened_for_one = is_amount
        self._folded = not is_amount
        return True

    def draw(self, entry: Entry, width: int, *, selected: bool) -> list[Line]:  # noqa: ARG002
        """A type with its count, or a name with where and how often it occurs."""
        if entry.id is None or entry.id == AMOUNTS:
            return heading(entry.label, width)
        entity = self.index.items[entry.id]
        assert isinstance(entity, Entity)
        spark = self._spark(entity) if width >= _ROOM_FOR_SPARK else ""
        name, count = spread(
            f" {STATUS_SIGNS[entity.status]}{entity.name}", f"{spark} {len(entity.mentions):>3}", width - 1
        )
        return [((name, entity_look(entity.type)), (count, "muted"))]

    def _spark(self, entity: Entity) -> str:
        if entity.id not in self._sparks:
            self._sparks[entity.id] = sparkline(entity, self.length)
        return self._sparks[entity.id]


def _by_type(entities: Sequence[Entity]) -> list[Entry]:
    """Entities under the headings of their types, in the usual order of types."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[entity.type].append(entity)
    return grouped({TYPE_NAMES[name]: groups[name] for name in TYPE_NAMES if name in groups})


def sparkline(entity: Entity, length: int) -> str:
    """Where in the text the mentions stand: one bar for each eighth of it, full from four mentions on."""
    bins = [0] * _SPARK
    for mention in entity.mentions:
        bins[min(mention.start * _SPARK // max(length, 1), _SPARK - 1)] += 1
    return "".join(BARS[min(2 * count, len(BARS) - 1)] for count in bins)
