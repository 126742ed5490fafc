"""Corrections that make, join or part annotations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annotate.record import Annotations, Claim, Entity, EntityType, Interval, Mention, Span, Time
from tui.corrections import CorrectionError, find, replaced
from tui.text.marks import items_of
from tui.wording.labels import ENTITY_TYPES, SPEECH_ACTS, TIME_TYPES, label_of

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
    return renamed_entities(replace(record, entities=rest), {id: into})


def split(record: Annotations, id: str, mention: str) -> Annotations:
    """Make one mention an entity of its own."""
    item = find(record, id)
    if not isinstance(item, Entity) or len(item.mentions) < 2:
        raise CorrectionError("an entity with two or more mentions is needed")
    taken = next((each for each in item.mentions if each.id == mention), None)
    if taken is None:
        raise CorrectionError("go to the mention in the text first")
    new_id = next_id(record, "e")
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
    """
    exact = text[start:end]
    name: Any = label_of(label, (*ENTITY_TYPES, *TIME_TYPES, *SPEECH_ACTS))
    if name in ENTITY_TYPES:
        return _add_mention(record, Span(start, end, exact), name)
    if name in TIME_TYPES:
        id = next_id(record, "t")
        time = Time(
            id, name, UNKNOWN_VALUE, start, end, exact, Interval(), "unknown", "reader", 1.0, status="edited"
        )
        times = tuple(sorted((*record.timeline.times, time), key=lambda each: each.start))
        return replace(record, timeline=replace(record.timeline, times=times)), id
    id = next_id(record, "c")
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
    claims = tuple(sorted((*record.claims, claim), key=_claim_start))
    return replace(record, claims=claims), id


def _add_mention(record: Annotations, span: Span, type_: EntityType) -> tuple[Annotations, str]:
    kind = "name" if span.exact[:1].isupper() else "nominal"
    same = next((each for each in record.entities if each.type == type_ and each.name == span.exact), None)
    id = same.id if same else next_id(record, "e")
    taken = {mention.id for mention in same.mentions} if same else set()
    number = next(n for n in range(1, len(taken) + 2) if f"{id}.m{n}" not in taken)
    mention = Mention(f"{id}.m{number}", span.start, span.end, span.exact, kind, "reader", 1.0)  # type: ignore[arg-type]
    if same:
        mentions = tuple(sorted((*same.mentions, mention), key=lambda each: each.start))
        return replaced(record, replace(same, mentions=mentions, status="edited")), id
    entity = Entity(id, type_, span.exact, (mention,), status="edited")
    return replace(record, entities=(*record.entities, entity)), id


def next_id(record: Annotations, prefix: str) -> str:
    """An id that is not taken: ``e12`` after ``e11``."""
    taken = (item.id.removeprefix(prefix) for item in items_of(record))
    numbers = [0, *(int(number) for number in taken if number.isdigit())]
    return f"{prefix}{max(numbers) + 1}"


def renamed_entities(record: Annotations, names: dict[str, str]) -> Annotations:
    """Let every reference to an entity point to its new id."""

    def new(id: str) -> str:
        return names.get(id, id)

    def related(entity: Entity) -> tuple[str, ...]:
        return tuple(other for other in dict.fromkeys(map(new, entity.related)) if other != entity.id)

    claims = tuple(
        replace(claim, source=replace(claim.source, entity=new(claim.source.entity)))
        if claim.source and claim.source.entity in names
        else claim
        for claim in record.claims
    )
    events = tuple(
        replace(event, participants=tuple(dict.fromkeys(map(new, event.participants))))
        for event in record.timeline.events
    )
    entities = tuple(replace(entity, related=related(entity)) for entity in record.entities)
    return replace(record, entities=entities, claims=claims, timeline=replace(record.timeline, events=events))


def _claim_start(claim: Claim) -> int:
    return min(span.start for span in (*claim.content, *claim.cue))
