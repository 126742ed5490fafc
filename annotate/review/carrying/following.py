"""What goes along when a mention becomes that of somebody else: pronouns, titles, and what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotate.record import Annotations, Claim, Entity, Mention
from annotate.record.walk import Item, with_items

_QUOTED = re.compile(r"“([^”]*)”")
_BACK, _WORDS_OF = "back to ", "in the words of "
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


def with_sources(before: Annotations, after: Annotations) -> Annotations:
    """Let claims go with the mentions that are their sources.

    Args:
        before: A record.
        after: The same, where mentions have become those of other entities.

    Returns:
        The second record; a claim is now made by whoever has all mentions of its source that its source had.
    """
    owners = {
        (each.start, each.end, each.exact): entity.id for entity in after.entities for each in entity.mentions
    }
    had = {entity.id: entity.mentions for entity in before.entities}
    made = {claim.id: claim for claim in before.claims}

    def followed(item: Item) -> Item:
        if not isinstance(item, Claim) or item.source is None or item.id not in made:
            return item
        claim = made[item.id]
        if claim.source is None or claim.source.entity is None:
            return item
        own = [each for each in had.get(claim.source.entity, ()) if _holds(claim, each)]
        now = {owners.get((each.start, each.end, each.exact)) for each in own}
        if len(now) != 1 or None in now or item.source.entity in now:
            return item
        return replace(item, source=replace(item.source, entity=now.pop()))

    return with_items(after, followed)
