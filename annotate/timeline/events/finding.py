"""Which events an article tells, how far they are facts, and who takes part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.record import Claim, Entity, Factuality, Section
from annotate.timeline.events.factuality import factuality_of, words_of
from annotate.timeline.events.mentions import Mentioned, event_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HEADLINE = 110
_BEFORE, _BEHIND = " \t\r\n\xa0,;:.)]–—-", " \t\r\n\xa0,;:([–—-"
# Prepositions of those who take part.
OF_VERB = frozenset({"with", "against", "alongside"})
OF_NOUN = frozenset({"with", "against", "by", "between", "of", "on"})


@dataclass(frozen=True, slots=True)
class Happening(Mentioned):
    """An event mention on its way to the record: a fact or not, with whom, and who tells of it.

    Attributes:
        participants: Ids of entities.
        claim: Id of the claim whose content it stands in.
        named: Ids of the entities that the word names itself: "the invasion" takes no part in the invasion.
    """

    factuality: Factuality
    participants: tuple[str, ...]
    claim: str | None
    named: frozenset[str] = frozenset()


def find_events(
    doc: Doc,
    sections: Sequence[Section],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    *,
    reporting: bool = False,
) -> list[Happening]:
    """Return the events of a document in text order, boilerplate left out.

    Every event that the model finds is kept, states and aspectual verbs too, so that the record can
    be compared with TimeML's; only verbs that do no more than report ("said") are left out, since a
    claim tells of them already. A verb that is an act of its own ("announced") is an event.

    Args:
        doc: With the span group ``EVENTS`` or a parse.
        sections: Of the article.
        entities: Whose mentions take part.
        claims: In whose contents events stand.
        reporting: Whether verbs that only report are events too.
    """
    kept = (
        item
        for item in event_mentions(doc)
        if reporting or item.kind != "REPORTING" or item.token.lower_ not in words_of("reporting")
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
    mentions = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions if e.salience > 0)
    contents = sorted(
        ((s.start, s.end, c) for c in claims for s in c.content), key=lambda content: content[:2]
    )
    ending: dict[int, list[tuple[int, str]]] = {}
    for first, last, entity in mentions:
        ending.setdefault(last, []).append((first, entity))
    boilerplate = sorted((s.start, s.end) for s in sections if s.kind == "boilerplate")
    made: list[Happening] = []
    for item in found:
        token, start, end = item.token, item.start, item.end
        if _within(boilerplate, start, end):
            continue
        claim = _around(start, end, contents)
        made.append(
            Happening(
                token,
                start,
                end,
                item.kind,
                item.by,
                item.confidence,
                item.dct,
                item.score,
                item.possible,
                factuality=factuality_of(token, item.score),
                participants=_participants(token, mentions),
                claim=claim.id if claim else None,
                named=frozenset(id for first, id in ending.get(end, ()) if first <= start)
                if token.pos_ == "NOUN"
                else frozenset(),
            )
        )
    return made


def headline_of(token: Token, text: str, start: int = 0) -> tuple[int, int]:
    """Return the stretch of the text that tells an event: its clause, as much of it as is short.

    Args:
        token: The word that names the event.
        text: The document's exact text.
        start: Of the event's paragraph; a dateline or title before it is not taken.
    """
    for first, last in _phrases(token):
        first = max(first, next((i for i in range(first, token.i) if token.doc[i].idx >= start), token.i))
        whole = token.doc[first:last]
        if whole.end_char - whole.start_char <= HEADLINE:
            return _without_edges(whole.start_char, whole.end_char, text)
    return token.idx, token.idx + len(token)


def shares_subject(token: Token) -> bool:
    """Tell whether a verb has its subject from the verb that it is joined to: "came and saw".

    Args:
        token: The verb.
    """
    subjects = syntax.subjects(token) if syntax.is_conjunct(token) else ()
    return bool(subjects) and subjects[0].head.i != token.i


def _phrases(token: Token) -> Iterator[tuple[int, int]]:
    """Yield the phrases that tell an event, as numbers of words, the longest first."""
    if not syntax.parsed(token):
        return
    if token.pos_ in {"NOUN", "PROPN"}:
        phrase = syntax.noun_phrase(token)
        yield from ((phrase.start, phrase.end), (phrase.start, token.i + 1))
        return
    subjects, group, objects = syntax.subjects(token), syntax.verb_group(token), syntax.objects(token)
    agent = syntax.agent(token)
    if shares_subject(token):
        # From the subject on, the line would tell the other verb's event first.
        own = [*objects, *([agent] if agent is not None else [])]
        first = min(part.i for part in group)
        for parts in ([*own, *syntax.obliques(token)], own, []):
            yield first, max([token.i, *(part.right_edge.i for part in parts)]) + 1
        return
    parts = [*subjects, *group, *objects, *syntax.negations(token), *([agent] if agent is not None else [])]
    # A verb takes its whole clause along; of it only what stands among its arguments is shown.
    edges = [(part.left_edge.i, part.right_edge.i) for part in parts if part.i != token.i]
    edges.append((token.i, token.i))
    end = max(right for _, right in edges) + 1
    if any(subject.tag_ in {"WDT", "WP"} for subject in subjects):
        # "Who left" tells nothing without whom it goes back to.
        if syntax.is_relative_clause(token) and token.head.i < token.i:
            yield syntax.noun_phrase(token.head).start, end
        first = min(group[0].i, token.i)
        yield from ((first, end), (first, token.i + 1))
        return
    yield min(left for left, _ in edges), end
    names = [syntax.noun_phrase(subject) for subject in subjects if subject.i < token.i][:1]
    last = max([token.i + 1, *(syntax.noun_phrase(other).end for other in objects if other.i > token.i)])
    for name in names:
        yield from ((name.start, last), (name.start, token.i + 1))
    first = min(group[0].i, token.i)
    yield from ((first, last), (first, token.i + 1))


def _without_edges(start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch without the white space and the marks that only join it to what is around."""
    words = text[start:end]
    first = len(words) - len(words.lstrip(_BEFORE))
    last = len(words.rstrip(_BEHIND))
    return (start + first, start + last) if first < last else (start, end)


def _participants(token: Token, mentions: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
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
        found += [(start, entity) for start, end, entity in mentions[low:high] if end <= phrase.end_char]
    return tuple(dict.fromkeys(entity for _, entity in sorted(found)))


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
