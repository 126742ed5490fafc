"""Annotations of one text at their places in another; what has no place there is kept whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from annotate.record import (
    Claim,
    Diagnostic,
    Entity,
    Hedge,
    Mention,
    Span,
    TextInfo,
    Time,
    Unplaced,
)
from tui.anchoring import Anchoring
from tui.text.marks import Item
from tui.wording.describe import content_text, one_line

ORPHAN = "orphan"


def item_of(unplaced: Unplaced) -> Item:
    """The annotation that has no place."""
    item = unplaced.entity or unplaced.claim or unplaced.time or unplaced.event
    assert item is not None
    return item


def lost_words(item: Item) -> str:
    """What is told of an annotation without a place."""
    if isinstance(item, Entity) and len(item.mentions) == 1 and _is_judged(item.mentions[0]):
        what = f"the mention “{one_line(item.mentions[0].exact)}” of {one_line(item.name)}"
    elif isinstance(item, Entity):
        what = f"{item.type} {one_line(item.name)}"
    elif isinstance(item, Claim):
        what = f"the claim “{content_text(item)}”"
    else:
        what = f"the {'time' if isinstance(item, Time) else 'event'} “{one_line(item.exact)}”"
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
        if isinstance(item, Entity):
            return self._entity(item)
        if isinstance(item, Claim):
            return self._claim(item)
        place = self.anchoring.place(item.start, item.end)
        if place is None:
            self._lose(item)
            return None
        return replace(item, start=place[0], end=place[1])

    def _entity(self, item: Entity) -> Entity | None:
        mentions = tuple(moved for each in item.mentions if (moved := self._mention(each)) is not None)
        if not mentions:
            self._lose(item)
            return None
        kept = {mention.id for mention in mentions}
        gone = tuple(each for each in item.mentions if each.id not in kept)
        for mention in gone:
            if _is_judged(mention):
                self._lose(replace(item, mentions=(mention,)))
        rest = tuple(mention for mention in gone if not _is_judged(mention))
        if rest and item.status not in (None, "proposed"):
            # Nobody misses them, but they belong to a group that a reader made.
            self.lost.append(Unplaced(self.text, entity=replace(item, mentions=rest)))
        return replace(item, mentions=mentions)

    def _claim(self, item: Claim) -> Claim | None:
        content, cue = self._spans(item.content), self._spans(item.cue)
        # A claim without content is known by its cue.
        needed, there = (item.content, content) if item.content else (item.cue, cue)
        if len(there) < len(needed) or not there:
            self._lose(item)
            return None
        spans = self._spans(item.source.spans) if item.source else ()
        source = replace(item.source, spans=spans) if item.source and spans else None
        hedges = tuple(hedge for each in item.hedges if (hedge := self._hedge(each)) is not None)
        moved = replace(item, content=content, cue=cue, source=source, hedges=hedges)
        if _size(moved) < _size(item):
            self._lose(item)
        return moved

    def _mention(self, item: Mention) -> Mention | None:
        place = self.anchoring.place(item.start, item.end)
        return replace(item, start=place[0], end=place[1]) if place else None

    def _hedge(self, hedge: Hedge) -> Hedge | None:
        place = self.anchoring.place(hedge.start, hedge.end)
        return replace(hedge, start=place[0], end=place[1]) if place else None

    def _spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        places = [(self.anchoring.place(span.start, span.end), span.exact) for span in spans]
        return tuple(Span(place[0], place[1], exact) for place, exact in places if place)

    def _lose(self, item: Item) -> None:
        kind = type(item).__name__.lower()
        self.lost.append(Unplaced(self.text, **{kind: item}))  # type: ignore[arg-type]
        self.told.append(Diagnostic(ORPHAN, lost_words(item)))


def _is_judged(mention: Mention) -> bool:
    return mention.by == "reader" or mention.status is not None or mention.note is not None


def _size(claim: Claim) -> int:
    """How many places in the text a claim has."""
    return len(claim.cue) + len(claim.content) + len(claim.source.spans if claim.source else ())
