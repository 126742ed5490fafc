"""What goes along when a mention becomes that of somebody else: pronouns, titles, claims and events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotate.record import Annotations, Claim, Entity, Event, EventMention, Mention
from annotate.record.walk import Item, by_id, with_items

_QUOTED = re.compile(r"“([^”]*)”")
_BACK, _WORDS_OF = "back to ", "in the words of "
# About a sentence, which a record does not tell.
_NEAR = 120
_Place = tuple[int, int, str]
_Mentions = Mapping[str, tuple[Mention, ...]]
_Owners = Mapping[_Place, str]
_DESCRIBED = ("title before ", "apposition: ", "copula: ")


def hanging_on(entity: Entity, mention: Mention, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """The mentions of an entity that mean what one of them means, and nothing without it.

    Those are pronouns that go back to it, "I" in what it is said to say, a title or an apposition beside it,
    and what it is said to be; a name or a description that was only found to be the same stays what it was.

    Args:
        entity: Whose mentions they are.
        mention: The one that is parted from it.
        claims: Those of the record.

    Returns:
        They and the mention itself, in the order of the text.
    """
    found = {each.id: _base(each, entity.mentions, claims) for each in entity.mentions}
    bases = {id: base.id for id, base in found.items() if base is not None}
    moved, more = {mention.id}, {mention.id}
    while more:
        more = {id for id, base in bases.items() if base in more} - moved
        moved |= more
    return tuple(each for each in entity.mentions if each.id in moved)


def _base(mention: Mention, mentions: Sequence[Mention], claims: Sequence[Claim]) -> Mention | None:
    """The mention that another one hangs on, as its reason says; none where it stands by itself."""
    because = mention.because or ""
    named = _QUOTED.findall(because)
    if mention.kind == "pronoun" and _WORDS_OF in because:
        return next((each for each in mentions if _speaks(each, mention, claims)), None)
    if not named:
        return None
    alike = [each for each in mentions if each.exact == named[-1] and each.id != mention.id]
    if mention.kind == "pronoun" and because.startswith(_BACK):
        return max((each for each in alike if each.start < mention.start), key=_start, default=None)
    if because.startswith(_DESCRIBED):
        return min(alike, key=lambda each: abs(each.start - mention.start), default=None)
    return None


def _start(mention: Mention) -> int:
    return mention.start


def _speaks(speaker: Mention, pronoun: Mention, claims: Sequence[Claim]) -> bool:
    """Whether a mention is the source of a claim that a pronoun stands in."""
    return speaker.id != pronoun.id and any(
        _holds(claim, speaker)
        and any(span.start <= pronoun.start and pronoun.end <= span.end for span in claim.content)
        for claim in claims
    )


def _holds(claim: Claim, mention: Mention) -> bool:
    """Whether a mention stands in the words for the source of a claim."""
    spans = claim.source.spans if claim.source else ()
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


def following(before: Annotations, after: Annotations) -> Annotations:
    """Let claims and events go with the mentions of those who make them and take part in them.

    Args:
        before: A record.
        after: The same, where mentions have become those of other entities.

    Returns:
        The second record. A claim is now made by whoever has all mentions of its source that its source had.
        In an event, who has the mentions takes part that stand nearest to where it is told: another one in
        the place of the first where all of these have moved, and both where only some have.
    """
    owners = {_place(each): entity.id for entity in after.entities for each in entity.mentions}
    had = {entity.id: entity.mentions for entity in before.entities}
    was = by_id(before)
    ends = [section.end for section in before.document.sections]

    def followed(item: Item) -> Item:
        old = was.get(item.id)
        if isinstance(item, Claim) and isinstance(old, Claim):
            return _with_source(item, old, had, owners)
        if isinstance(item, Event) and isinstance(old, Event):
            return _with_participants(item, old, had, owners, ends)
        return item

    return with_items(after, followed)


def _place(mention: Mention) -> _Place:
    return mention.start, mention.end, mention.exact


def _with_source(item: Claim, old: Claim, had: _Mentions, owners: _Owners) -> Claim:
    if item.source is None or old.source is None or old.source.entity is None:
        return item
    own = [each for each in had.get(old.source.entity, ()) if _holds(old, each)]
    now = {owners.get(_place(each)) for each in own}
    if len(now) != 1 or None in now or item.source.entity in now:
        return item
    return replace(item, source=replace(item.source, entity=now.pop()))


def _with_participants(
    item: Event, old: Event, had: _Mentions, owners: _Owners, ends: Sequence[int]
) -> Event:
    ids: list[str] = []
    for id in old.participants:
        mentions = had.get(id, ())
        now = [owners.get(_place(each)) for each in _taking_part(old, mentions, ends)]
        # Those who are nowhere any more have their heir in the event already.
        if not now or None in now:
            return item
        ids += [each for each in now if each is not None]
    participants = tuple(dict.fromkeys(ids))
    return item if participants == item.participants else replace(item, participants=participants)


def _taking_part(event: Event, mentions: Sequence[Mention], ends: Sequence[int]) -> list[Mention]:
    """Which mentions of an entity an event takes it from: the nearest one where it is told, in one sentence.

    Args:
        event: The entity takes part in it.
        mentions: Those of the entity.
        ends: Where the sections of the article end.
    """
    near: list[Mention] = []
    for told in event.mentions:
        section = bisect_right(ends, told.start)
        beside = [
            each
            for each in mentions
            if bisect_right(ends, each.start) == section and _distance(each, told) <= _NEAR
        ]
        clause = event.headline
        if clause.start <= told.start and told.end <= clause.end:
            beside = [each for each in beside if clause.start <= each.start < clause.end] or beside
        if beside:
            near.append(min(beside, key=lambda each: _distance(each, told)))
    if not near and mentions:
        pairs = [(_distance(each, told), each.start, each) for each in mentions for told in event.mentions]
        near = [min(pairs, key=lambda pair: pair[:2])[2]]
    return sorted(set(near), key=_start)


def _distance(mention: Mention, told: EventMention) -> int:
    return max(mention.start - told.end, told.start - mention.end, 0)
