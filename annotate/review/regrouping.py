"""Corrections that make, join or part annotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from annotate.record import (
    ENTITY_TYPES,
    EVENT_STATUSES,
    SPEECH_ACTS,
    TIME_TYPES,
    Annotations,
    Claim,
    Entity,
    EntityType,
    Event,
    EventMention,
    EventStatus,
    EventTime,
    Factuality,
    Interval,
    Mention,
    MentionKind,
    Span,
    Time,
)
from annotate.record.ids import next_id
from annotate.record.walk import (
    as_span,
    items_of,
    kind_of,
    put,
    replaced,
    reviewed,
    with_items,
    with_references,
)
from annotate.review.carrying.following import following, hanging_on
from annotate.review.edits import BY_READER, CorrectionError, find
from annotate.review.ordering import ordered
from annotate.review.words import one_line

UNKNOWN_VALUE = "XXXX"
_TOLD_AS: dict[EventStatus, Factuality] = {
    "happened": "CT+",
    "ongoing": "CT+",
    "planned": "PR+",
    "hypothetical": "Uu",
    "denied": "CT-",
}


def merge(record: Annotations, id: str, into: str) -> Annotations:
    """Make two entities, or two events, one; what pointed to the first points to the second.

    Raises:
        CorrectionError: When they are not two of one kind.
    """
    first, second = find(record, id), find(record, into)
    together: Entity | Event
    if isinstance(first, Entity) and isinstance(second, Entity) and id != into:
        together = _one_entity(first, second)
    elif isinstance(first, Event) and isinstance(second, Event) and id != into:
        together = _one_event(first, second)
    else:
        raise CorrectionError("two different entities, or two different events, are needed")
    gone = kind_of(first), id
    rest = with_items(
        replaced(record, together), lambda item: None if (kind_of(item), item.id) == gone else item
    )
    linked = with_references(rest, lambda other, kind: into if (kind, other) == gone else other)
    return ordered(linked) if isinstance(first, Event) else linked


def _one_entity(first: Entity, second: Entity) -> Entity:
    mentions = tuple(sorted((*second.mentions, *first.mentions), key=_text_order))
    named = [second.name, *second.aliases, first.name, *first.aliases]
    names = dict.fromkeys(name for name in named if not _is_pronoun(name, mentions))
    name = next(iter(names), second.name)
    names.pop(name, None)
    related = dict.fromkeys((*second.related, *first.related))
    return replace(
        second,
        name=name,
        mentions=mentions,
        aliases=tuple(names),
        salience=max(first.salience, second.salience),
        related=tuple(other for other in related if other not in (first.id, second.id)),
        status="edited",
    )


def _is_pronoun(name: str, mentions: Sequence[Mention]) -> bool:
    """Whether nothing but pronouns calls an entity by a name; what a reader calls it is none."""
    return {each.kind for each in mentions if one_line(each.exact) == one_line(name)} == {"pronoun"}


def _one_event(first: Event, second: Event) -> Event:
    """Return two events as one: told as the second was, and at the time that is known best."""
    links = {link.event: link for link in (*first.after, *second.after)}
    return replace(
        second,
        time=max(second.time, first.time, key=_bounds),
        mentions=tuple(sorted((*second.mentions, *first.mentions), key=_text_order)),
        salience=max(first.salience, second.salience),
        participants=tuple(dict.fromkeys((*second.participants, *first.participants))),
        after=tuple(link for link in links.values() if link.event not in (first.id, second.id)),
        because=BY_READER,
        review="edited",
    )


def _bounds(time: EventTime) -> int:
    return (time.earliest is not None) + (time.latest is not None)


def _text_order(mention: Mention | EventMention) -> tuple[int, int]:
    return mention.start, mention.end


def split(record: Annotations, id: str, mention: str) -> Annotations:
    """Make one mention an entity or event of its own.

    What hangs on the mention of an entity goes along: pronouns that go back to it, its title, the claims that
    it makes, and the events that it takes part in. Of an event that was taken for another one nobody knows
    yet when it was and who took part.

    Raises:
        CorrectionError: When there is no such mention, or no other.
    """
    item = find(record, id)
    if not isinstance(item, Entity | Event) or len(item.mentions) < 2:
        raise CorrectionError("an entity or event with two or more mentions is needed")
    if mention not in {each.id for each in item.mentions}:
        raise CorrectionError("go to the mention in the text first")
    return (
        _without_entity(record, item, mention)
        if isinstance(item, Entity)
        else _without_event(record, item, mention)
    )


def _without_entity(record: Annotations, entity: Entity, mention: str) -> Annotations:
    (taken,) = (each for each in entity.mentions if each.id == mention)
    moved = hanging_on(entity, taken, record.claims)
    if len(moved) == len(entity.mentions):
        moved = (taken,)
    rest = tuple(each for each in entity.mentions if each not in moved)
    new_id = next_id(record, "entity")
    parted = tuple(replace(each, id=f"{new_id}.m{number}") for number, each in enumerate(moved, start=1))
    share = round(entity.salience * len(moved) / len(entity.mentions), 3)
    own = Entity(new_id, entity.type, taken.exact, parted, salience=share, status="edited")
    changed = replaced(record, replace(_named_anew(entity, rest), mentions=rest, status="edited"))
    return following(record, replace(changed, entities=(*changed.entities, own)))


def _named_anew(entity: Entity, rest: tuple[Mention, ...]) -> Entity:
    """Return an entity called by the mentions that it keeps, where it was called by those that it loses."""
    texts = {one_line(each.exact) for each in rest}
    gone = {one_line(each.exact) for each in entity.mentions} - texts
    aliases = tuple(name for name in entity.aliases if one_line(name) not in gone)
    names = [one_line(each.exact) for each in rest if each.kind == "name"]
    names = names or [one_line(each.exact) for each in rest if each.kind == "nominal"]
    if one_line(entity.name) not in gone or not names:
        return replace(entity, aliases=aliases)
    name = max(names, key=len)
    return replace(entity, name=name, aliases=tuple(each for each in aliases if each != name))


def _without_event(record: Annotations, event: Event, mention: str) -> Annotations:
    (taken,) = (each for each in event.mentions if each.id == mention)
    rest = tuple(each for each in event.mentions if each.id != mention)
    headline = event.headline
    if _holds(headline, taken) and not any(_holds(headline, each) for each in rest):
        headline = as_span(rest[0])
    new_id = next_id(record, "event")
    # The day goes with the mention that it was told of.
    lent = event.time.lent_by(taken.exact)
    own = Event(
        new_id,
        event.headline if headline != event.headline else as_span(taken),
        event.status,
        lent or EventTime(),
        (replace(taken, id=f"{new_id}.m1"),),
        salience=round(event.salience / len(event.mentions), 3),
        because=BY_READER,
        review="edited",
    )
    left = EventTime() if lent else event.time
    record = replaced(record, replace(event, headline=headline, mentions=rest, time=left, review="edited"))
    timeline = record.timeline
    place = timeline.order.index(event.id) + 1
    order = (*timeline.order[:place], new_id, *timeline.order[place:])
    return put(replace(record, timeline=replace(timeline, order=order)), own)


def _holds(span: Span, mention: EventMention) -> bool:
    return span.start <= mention.start and mention.end <= span.end


def add(record: Annotations, text: str, start: int, end: int, label: str) -> tuple[Annotations, str]:
    """Annotate ``text[start:end]`` as what the label says.

    That is an entity type, a TIMEX3 type, a speech act, or the status of an event. A name that an entity
    already has becomes a mention of it. Whoever adds an event thinks it as important as any.

    Returns:
        The record, and the id of what was made or got the mention.

    Raises:
        CorrectionError: When there is no such label.
    """
    exact = text[start:end]
    name: Any = label
    if name not in (*ENTITY_TYPES, *TIME_TYPES, *SPEECH_ACTS, *EVENT_STATUSES):
        raise CorrectionError(f"there is no label “{label}”")
    if name in ENTITY_TYPES:
        return _add_mention(record, Span(start, end, exact), name)
    if name in TIME_TYPES:
        id = next_id(record, "time")
        time = Time(
            id, name, UNKNOWN_VALUE, start, end, exact, Interval(), "unknown", "reader", 1.0, status="edited"
        )
        return put(record, time), id
    if name in EVENT_STATUSES:
        event = _new_event(record, Span(start, end, exact), name)
        return put(record, event), event.id
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


def _new_event(record: Annotations, span: Span, status: EventStatus) -> Event:
    id = next_id(record, "event")
    told = EventMention(f"{id}.m1", span.start, span.end, span.exact, _TOLD_AS[status], "reader", 1.0)
    salience = max((event.salience for event in record.timeline.events), default=1.0)
    return Event(id, span, status, EventTime(), (told,), salience, review="edited")


def add_mention(record: Annotations, id: str, span: Span) -> tuple[Annotations, str]:
    """Say that an entity or event is mentioned at one more place.

    Returns:
        The record, and the id of the mention.
    """
    item = find(record, id)
    if not isinstance(item, Entity | Event):
        raise CorrectionError("only an entity or an event has mentions")
    # A mention that was moved to another one has kept its id.
    taken = {mention.id for each in items_of(record) for mention in getattr(each, "mentions", ())}
    own = next(f"{id}.m{n}" for n in range(1, len(taken) + 2) if f"{id}.m{n}" not in taken)
    new: Any
    if isinstance(item, Event):
        told = _TOLD_AS[item.status]
        new = EventMention(own, span.start, span.end, span.exact, told, "reader", 1.0)
    else:
        new = Mention(own, span.start, span.end, span.exact, _kind_of(span), "reader", 1.0)
    mentions: Any = tuple(sorted((*item.mentions, new), key=lambda each: each.start))
    return replaced(record, reviewed(item, "edited", mentions=mentions)), own


def _kind_of(span: Span) -> MentionKind:
    return "name" if span.exact[:1].isupper() else "nominal"


def _add_mention(record: Annotations, span: Span, type_: EntityType) -> tuple[Annotations, str]:
    same = next((each for each in record.entities if each.type == type_ and each.name == span.exact), None)
    if same:
        return add_mention(record, same.id, span)[0], same.id
    id = next_id(record, "entity")
    mention = Mention(f"{id}.m1", span.start, span.end, span.exact, _kind_of(span), "reader", 1.0)
    entity = Entity(id, type_, span.exact, (mention,), status="edited")
    return replace(record, entities=(*record.entities, entity)), id
