"""Names and amounts that are part of a time are no entities: "three" in "three years ago"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.entities.mentions.numbers import NUMERIC
from annotate.record import Entity, Mention, Time
from annotate.record.ids import numbered


def outside_times(entities: tuple[Entity, ...], times: Sequence[Time]) -> tuple[Entity, ...]:
    """Leave out what belongs to a time: "three" in "three years ago", "Friday" in "Friday evening".

    Args:
        entities: The article's.
        times: The article's.
    """
    taken = {offset for time in times for offset in range(time.start, time.end)}
    kept: list[Entity] = []
    for entity in entities:
        mentions = tuple(m for m in entity.mentions if not _within(m, taken, entity.type in NUMERIC))
        if mentions == entity.mentions:
            kept.append(entity)
        elif any(mention.kind == "name" for mention in mentions):
            left = {" ".join(mention.exact.split()) for mention in mentions}
            aliases = tuple(alias for alias in entity.aliases if alias in left)
            kept.append(replace(entity, mentions=mentions, aliases=aliases))
    return numbered(kept) if kept != list(entities) else entities


def _within(mention: Mention, taken: set[int], amount: bool) -> bool:
    """Tell whether a name stands in a time, and an amount meets one."""
    if mention.kind != "name":
        return False
    inside = [offset in taken for offset in range(mention.start, mention.end)]
    return any(inside) if amount else all(inside)
