"""What a reader made, changed or judged."""

from __future__ import annotations

from annotate.record import Claim, Entity, Event, EventMention, Mention
from annotate.record.walk import Item, review_of


def is_touched(item: Item) -> bool:
    """Whether a reader made, changed or judged an annotation."""
    if item.note is not None or review_of(item) not in (None, "proposed"):
        return True
    if isinstance(item, Claim) and item.check is not None:
        return True
    if isinstance(item, Entity | Event):
        return any(map(is_judged, item.mentions))
    return item.by == "reader"


def is_judged(mention: Mention | EventMention) -> bool:
    """Whether a reader made or judged a mention."""
    return mention.by == "reader" or mention.status is not None or mention.note is not None
