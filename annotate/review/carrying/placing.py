"""Annotations of one text at their places in another; what has no place there is kept whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from annotate.record import (
    Claim,
    Diagnostic,
    Entity,
    Event,
    TextInfo,
    Unplaced,
)
from annotate.record.walk import Item, kind_of, review_of, spans, with_spans
from annotate.review.carrying.anchoring import Anchoring
from annotate.review.carrying.judged import is_judged
from annotate.review.words import content_text, one_line, telling

ORPHAN = "orphan"


def lost_words(item: Item) -> str:
    """What is told of an annotation without a place."""
    if isinstance(item, Entity) and len(item.mentions) == 1 and is_judged(item.mentions[0]):
        what = f"the mention “{one_line(item.mentions[0].exact)}” of {one_line(item.name)}"
    elif isinstance(item, Entity):
        what = f"{item.type} {one_line(item.name)}"
    elif isinstance(item, Claim):
        what = f"the claim “{content_text(item)}”"
    elif isinstance(item, Event) and len(item.mentions) == 1 and is_judged(item.mentions[0]):
        what = f"the mention “{one_line(item.mentions[0].exact)}” of “{one_line(item.headline.exact)}”"
    else:
        what = f"the {kind_of(item)} “{one_line(telling(item))}”"
    return f"{what} was corrected by a reader, but its words are not found again"


@dataclass
class Move:
    """Moves annotations to the new text and remembers what is lost.

    Attributes:
        anchoring: From the old text to the new one.
        text: What the old text is.
        lost: What has no place, or not all of it.
        told: The same in words.
    """

    anchoring: Anchoring
    text: TextInfo
    lost: list[Unplaced] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)

    def item(self, item: Item) -> Item | None:
        """The annotation at its new place; none where a needed part of it is gone."""
        moved = with_spans(item, self._span)
        if isinstance(item, Entity | Event) and isinstance(moved, Entity | Event):
            return self._grouped(item, moved)
        if isinstance(item, Claim) and isinstance(moved, Claim):
            return self._claim(item, moved)
        if moved is None:
            self._lose(item)
        return moved

    def _grouped(self, item: Entity | Event, moved: Entity | Event) -> Item | None:
        if not moved.mentions:
            self._lose(item)
            return None
        kept = {mention.id for mention in moved.mentions}
        gone = tuple(each for each in item.mentions if each.id not in kept)
        for mention in gone:
            if is_judged(mention):
                self._lose(_with(item, (mention,)))
        rest = tuple(mention for mention in gone if not is_judged(mention))
        if rest and review_of(item) not in (None, "proposed"):
            # Nobody misses them, but they belong to a group that a reader made.
            self.lost.append(self._unplaced(_with(item, rest)))
        return moved

    def _claim(self, item: Claim, moved: Claim) -> Claim | None:
        if len(moved.content) < len(item.content) or not moved.content:
            self._lose(item)
            return None
        if moved.source and not moved.source.spans and item.source and item.source.spans:
            moved = replace(moved, source=None)
        if _size(moved) < _size(item):
            self._lose(item)
        return moved

    def _span(self, span: Any) -> Any:
        place = self.anchoring.place(span.start, span.end)
        return replace(span, start=place[0], end=place[1]) if place else None

    def _lose(self, item: Item) -> None:
        self.lost.append(self._unplaced(item))
        self.told.append(Diagnostic(ORPHAN, lost_words(item)))

    def _unplaced(self, item: Item) -> Unplaced:
        return Unplaced(self.text, **{kind_of(item): item})  # type: ignore[arg-type]


def _with(item: Any, mentions: tuple[Any, ...]) -> Any:
    return replace(item, mentions=mentions)


def _size(claim: Claim) -> int:
    """How many places in the text a claim has that it is not itself without."""
    return sum(place.part != "hedge" for place in spans(claim))
