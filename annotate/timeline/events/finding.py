"""Which events an article tells, how far they are facts, and who takes part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import syntax
from annotate.record import Claim, Entity, EntityType, Factuality, Section, Time
from annotate.timeline.events.facts.acts import is_act
from annotate.timeline.events.facts.due import is_due, was_missed
from annotate.timeline.events.facts.headlines import has_happened
from annotate.timeline.events.facts.words import words_of
from annotate.timeline.events.factuality import factuality_of
from annotate.timeline.events.mentions import Mentioned, event_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Prepositions of those who take part.
OF_VERB = frozenset({"with", "against", "alongside"})
_PLACES = frozenset({"GPE", "LOC", "NORP"})
OF_NOUN = frozenset({"with", "against", "by", "between", "of", "on"})


class _Named(NamedTuple):
    """A mention of an entity."""

    start: int
    end: int
    id: str
    type: EntityType
    is_name: bool


@dataclass(frozen=True, slots=True)
class Happening(Mentioned):
    """An event mention on its way to the record: a fact or not, with whom, and who tells of it.

    Attributes:
        participants: Ids of entities.
        claim: Id of the claim whose content it stands in.
        content: The stretches of that content.
        named: Ids of the entities that the word names itself: "the invasion" takes no part in the invasion.
        announced: Whether a headline tells in the present what has happened: "Mayor quits".
    """

    factuality: Factuality
    participants: tuple[str, ...]
    claim: str | None
    content: tuple[tuple[int, int], ...] = ()
    named: frozenset[str] = frozenset()
    announced: bool = False


def find_events(
    doc: Doc,
    sections: Sequence[Section],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    *,
    reporting: bool = False,
    times: Sequence[Time] = (),
    published: date | None = None,
) -> list[Happening]:
    """Return the events of a document in text order, boilerplate left out.

    Every event that the model finds is kept, states and aspectual verbs too, so that the record can
    be compared with TimeML's; only verbs that do no more than report ("said") are left out, since a
    claim tells of them already. A verb that is an act of its own ("announced"), always or here, is an event.

    Args:
        doc: With the span group ``EVENTS`` or a parse.
        sections: Of the article.
        entities: Whose mentions take part.
        claims: In whose contents events stand.
        reporting: Whether verbs that only report are events too.
        times: The article's time expressions.
        published: The day of publication, where it is known.
    """
    kept = (
        item
        for item in event_mentions(doc)
        if reporting
        or item.kind != "REPORTING"
        or item.token.lower_ not in words_of("reporting")
        or is_act(item.token, times, published)
    )
    return described(kept, sections, entities, claims)


def described(
    found: Iterable[Mentioned],
    sections: Sequence[Section],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
) -> list[Happening]:
    """Return mentions with how far they are facts, who takes part and who tells them, boilerplate left out.

    Args:
        found: In text order.
        sections: Of the article.
        entities: Whose mentions take part.
        claims: In whose contents events stand.
    """
    mentions = sorted(
        _Named(m.start, m.end, e.id, e.type, m.kind == "name")
        for e in entities
        for m in e.mentions
        if e.salience > 0
    )
    contents = sorted(
        ((s.start, s.end, c) for c in claims for s in c.content), key=lambda content: content[:2]
    )
    ending: dict[int, list[tuple[int, str]]] = {}
    for one in mentions:
        ending.setdefault(one.end, []).append((one.start, one.id))
    boilerplate = sorted((s.start, s.end) for s in sections if s.kind == "boilerplate")
    titles = [(s.start, s.end) for s in sections if s.kind == "title"]
    made: list[Happening] = []
    for item in found:
        token, start, end = item.token, item.start, item.end
        if _within(boilerplate, start, end):
            continue
        claim = _around(start, end, contents)
        side = "AFTER" if syntax.parsed(token) and is_due(token) and not was_missed(token) else item.dct
        made.append(
            Happening(
                token,
                start,
                end,
                item.kind,
                item.by,
                item.confidence,
                side,
                item.score,
                item.possible,
                factuality=factuality_of(token, item.score, side),
                participants=_participants(token, mentions),
                claim=claim.id if claim else None,
                content=tuple((s.start, s.end) for s in claim.content) if claim else (),
                named=frozenset(id for first, id in ending.get(end, ()) if first <= start)
                if token.pos_ == "NOUN"
                else frozenset(),
                announced=any(
                    first <= start < last and has_happened(token, item.kind, side, token.doc.text[first:last])
                    for first, last in titles
                ),
            )
        )
    return made


def _participants(token: Token, mentions: Sequence[_Named]) -> tuple[str, ...]:
    """Return the entities among the event's subjects, objects and agent, in text order."""
    if not syntax.parsed(token):
        return ()
    parts = [*syntax.subjects(token), *syntax.objects(token)]
    agent = syntax.agent(token)
    if agent is not None:
        parts.append(agent)
    nominal = token.pos_ in {"NOUN", "PROPN"}
    if nominal:
        parts += [child for child in token.children if child.pos_ in {"PROPN", "ADJ"}]
    parts += _taking_part(token, OF_NOUN if nominal else OF_VERB)
    parts += [other for part in parts for other in part.children if syntax.is_conjunct(other)]
    found: list[tuple[int, str]] = []
    for part in parts:
        phrase = syntax.noun_phrase(part)
        low = bisect_left(mentions, (phrase.start_char,))
        high = bisect_right(mentions, (phrase.end_char,))
        inside = [one for one in mentions[low:high] if one.end <= phrase.end_char]
        found += [(one.start, one.id) for one in inside if not _is_owner(one, part, phrase, inside)]
    return tuple(dict.fromkeys(entity for _, entity in sorted(found)))


def _is_owner(one: _Named, head: Token, phrase: Span, inside: Sequence[_Named]) -> bool:
    """Tell whether a phrase names somebody only as whose it is: "Acme's trucks", "Acme boss Ann Hale".

    What a country's army does the country does.

    Args:
        one: A mention in the phrase.
        head: The head of the phrase.
        phrase: All of it.
        inside: All mentions in it.
    """
    if one.end > head.idx or one.start > head.idx:
        return False
    if any(
        other.is_name and other.type == "PERSON" and other.start <= head.idx < other.end for other in inside
    ):
        return True
    if one.type in _PLACES:
        return False
    his = any(word.idx == one.start and word.tag_ == "PRP$" for word in phrase)
    return his or any(word.tag_ == "POS" and word.idx - one.end in {0, 1} for word in phrase)


def _taking_part(token: Token, words: frozenset[str]) -> list[Token]:
    """Return the phrases of an event that some prepositions lead: "met with", "the attack by"."""
    return [
        child
        for child in token.children
        if (syntax.is_oblique(child) or syntax.is_nominal_modifier(child))
        and any(syntax.is_preposition(case) and case.lower_ in words for case in child.children)
    ]


def _within(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of some stretches that do not overlap holds all of a place."""
    place = bisect_right(stretches, (start, 1 << 62)) - 1
    return place >= 0 and end <= stretches[place][1]


def _around(start: int, end: int, contents: Sequence[tuple[int, int, Claim]]) -> Claim | None:
    """Return the innermost claim whose content holds a place; claims are few, so a scan near it will do."""
    place = bisect_right(contents, start, key=lambda content: content[0])
    for first, last, claim in reversed(contents[max(0, place - 6) : place]):
        if first <= start and end <= last:
            return claim
    return None
