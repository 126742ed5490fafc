"""Which looks apply where on one line of the article; no Textual here.

A look is the name of a component class of the article view ("mark--person").
Looks lie over each other in the order of their layer, so that an entity inside
a claim keeps its own colour on the claim's ground.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tui.text.marks import Mark

ENTITY_LOOKS = {
    "PERSON": "person",
    "NORP": "group",
    "LANGUAGE": "group",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "MONEY": "number",
    "PERCENT": "number",
    "QUANTITY": "number",
    "ORDINAL": "number",
    "CARDINAL": "number",
}
LOOKS = (
    "person",
    "org",
    "place",
    "group",
    "thing",
    "number",
    "time",
    "event",
    "claim",
    "content",
    "source",
    "cue",
)
STATES = (
    "title",
    "boilerplate",
    "dimmed",
    "rejected",
    "lit",
    "followed",
    "hit",
    "hit-now",
    "current",
    "selected",
    "cursor",
    "muted",
    "strong",
)
COMPONENTS = frozenset(f"mark--{name}" for name in LOOKS + STATES)

_LAYERS = {
    "title": 0,
    "boilerplate": 0,
    "content": 1,
    "source": 2,
    "cue": 2,
    "event": 3,
    "time": 4,
    "lit": 7,
    "rejected": 8,
    "current": 8,
    "hit": 9,
    "hit-now": 10,
    "selected": 11,
    "cursor": 12,
}
_ENTITY_LAYER = 5


@dataclass(frozen=True, slots=True)
class Highlight:
    """One look over a half-open range of code points."""

    start: int
    end: int
    look: str

    @property
    def layer(self) -> int:
        """Higher ones are drawn over lower ones."""
        return _LAYERS.get(self.look, _ENTITY_LAYER)


def entity_look(type: str) -> str:
    """The look of an entity type: ``person``, ``org``, ``place``, ``group``, ``number`` or ``thing``."""
    return ENTITY_LOOKS.get(type, "thing")


def mark_look(mark: Mark) -> str:
    """The look of a mark."""
    return entity_look(mark.label) if mark.kind == "entity" else mark.part


def runs(
    start: int, end: int, visible_end: int, highlights: Iterable[Highlight]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Cut ``[start, end)`` where looks change; only the cursor is seen from ``visible_end`` on.

    Returns:
        Ranges that cover it without gaps, each with its looks from the lowest layer up.
    """
    here = sorted(
        (item for item in highlights if item.start < end and item.end > start), key=lambda item: item.layer
    )
    edges = {start, end, visible_end}
    for item in here:
        edges.update((max(item.start, start), min(item.end, end)))
    result = []
    for left, right in pairwise(sorted(edges)):
        seen = here if right <= visible_end else [item for item in here if item.look == "cursor"]
        looks = tuple(item.look for item in seen if item.start <= left and item.end >= right)
        result.append((left, right, looks))
    return result
