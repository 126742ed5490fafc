"""Corrections that make, join or part annotations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annotate.record import (
    ENTITY_TYPES,
    SPEECH_ACTS,
    TIME_TYPES,
    Annotations,
    Claim,
    Entity,
    EntityType,
    Interval,
    Mention,
    Span,
    Time,
)
from annotate.record.ids import next_id
from annotate.record.walk import put, replaced, with_references
from annotate.review.edits import CorrectionError, find

UNKNOWN_VALUE = "XXXX"


def merge(record: Annotations, id: str, into: str) -> Annotations:
    """Make two entities one; what pointed to the first points to the second."""
    first, second = find(record, id), find(record, into)
    if not isinstance(first, Entity) or not isinstance(second, Entity) or id == into:
        raise CorrectionError("two different entities are needed")
    mentions = sorted((*second.mentions, *first.mentions), key=lambda mention: (mention.start, mention.end))
    names = dict.fromkeys((*second.aliases, first.name, *first.aliases))
    names.pop(second.name, None)
    together = replace(
        second,
        mentions=tuple(mentions),
        aliases=tuple(names),
        salience=max(first.salience, second.salience),
        related=tuple(
            other for other in dict.fromkeys((*second.related, *first.related)) if other not in (id, into)
        ),
        status="edited",
    )
    rest = tuple(entity for entity in replaced(record, together).entities if entity.id != id)
    gone = ("entity", id)
    return with_references(
        replace(record, entities=rest), lambda other, kind: into if (kind, other) == gone else other
    )


def split(record: Annotations, id: str, mention: str) -> Annotations:
    """Make one mention an entity of its own."""
    item = find(record, id)
    if not isinstance(item, Entity) or len(item.mentions) < 2:
        raise CorrectionError("an entity with two or more mentions is needed")
    taken = next((each for each in item.mentions if each.id == mention), None)
    if taken is None:
        raise CorrectionError("go to the mention in the text first")
    new_id = next_id(record, "entity")
    own = Entity(new_id, item.type, taken.exact, (replace(taken, id=f"{new_id}.m1"),), status="edited")
    rest = replace(
        item, mentions=tuple(each for each in item.mentions if each.id != mention), status="edited"
    )
    changed = replaced(record, rest)
    return replace(changed, entities=(*changed.entities, own))


def add(record: Annotations, text: str, start: int, end: int, label: str) -> tuple[Annotations, str]:
    """Annotate ``text[start:end]``: an entity type, a TIMEX3 type or a speech act says as what.

    A name that an entity already has becomes a mention of it.

    Returns:
        The record, and the id of what was made or got the mention.

    Raises:
        CorrectionError: When there is no such label.
    """
    exact = text[start:end]
    name: Any = label
    if name not in (*ENTITY_TYPES, *TIME_TYPES, *SPEECH_ACTS):
        raise CorrectionError(f"there is no label “{label}”")
    if name in ENTITY_TYPES:
        return _add_mention(record, Span(start, end, exact), name)
    if name in TIME_TYPES:
        id = next_id(record, "time")
        time = Time(
            id, name, UNKNOWN_VALUE, start, end, exact, Interval(), "unknown", "reader", 1.0, status="edited"
        )
        return put(record, time), id
    id = next_id(record, "claim")
    claim = Claim(
        id,
        "indirect",
        None,
        (),
        (Span(start, end, exact),),
        name,
        "positive",
        "Uu",
        "reader",
        1.0,
        status="edited",
    )
    return put(record, claim), id


def _add_mention(record: Annotations, span: Span, type_: EntityType) -> tuple[Annotations, str]:
    kind = "name" if span.exact[:1].isupper() else "nominal"
    same = next((each for each in record.entities if each.type == type_ and each.name == span.exact), None)
    id = same.id if same else next_id(record, "entity")
    taken = {mention.id for mention in same.mentions} if same else set()
    number = next(n for n in range(1, len(taken) + 2) if f"{id}.m{n}" not in taken)
    mention = Mention(f"{id}.m{number}", span.start, span.end, span.exact, kind, "reader", 1.0)  # type: ignore[arg-type]
    if same:
        mentions = tuple(sorted((*same.mentions, mention), key=lambda each: each.start))
        return replaced(record, replace(same, mentions=mentions, status="edited")), id
    entity = Entity(id, type_, span.exact, (mention,), status="edited")
    return replace(record, entities=(*record.entities, entity)), id
