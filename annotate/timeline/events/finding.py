"""Which events an article tells, how far they are facts, and who takes part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import syntax
from annotate.record import Claim, Entity, EntityType, Factuality, Section, Time
from annotate.timeline.events.facts.acts import is_act
from annotate.timeline.events.facts.headlines import has_happened
from annotate.timeline.events.facts.line_ends import behind_out, ruled_out, to_noun_end
from annotate.timeline.events.facts.words import words_of
from annotate.timeline.events.factuality import factuality_of
from annotate.timeline.events.mentions import Mentioned, event_mentions
from annotate.timeline.values.lexicon import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HEADLINE = 110
COMPLETED = 80
"""So long a line may be with what a verb or a noun has under prepositions."""
CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
_DAYS = frozenset(WEEKDAYS) | frozenset(MONTHS) | {"today", "yesterday", "tomorrow", "tonight"}
_BEFORE, _BEHIND = " \t\r\n\xa0,;:.)]–—-", " \t\r\n\xa0,;:([–—-"
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
                factuality=factuality_of(token, item.score, item.dct),
                participants=_participants(token, mentions),
                claim=claim.id if claim else None,
                content=tuple((s.start, s.end) for s in claim.content) if claim else (),
                named=frozenset(id for first, id in ending.get(end, ()) if first <= start)
                if token.pos_ == "NOUN"
                else frozenset(),
                announced=any(
                    first <= start < last
                    and has_happened(token, item.kind, item.dct, token.doc.text[first:last])
                    for first, last in titles
                ),
            )
        )
    return made


def headline_of(token: Token, text: str, start: int = 0) -> tuple[int, int]:
    """Return the stretch of the text that tells an event: its clause, as much of it as is short.

    A verb alone ("sank") tells nothing, so it takes the words before it that say who or what, even where
    these tell another event too ("the ship hit a reef and sank").

    Args:
        token: The word that names the event.
        text: The document's exact text.
        start: Of the event's paragraph; a dateline or title before it is not taken.
    """
    found = _first_short(token, _phrases(token), start) or token.doc[token.i : token.i + 1]
    if is_bare(found):
        found = _first_short(token, _wider(token, found.end), start) or found
    if syntax.parsed(token):
        first = behind_out(token.doc, found.start)
        found = token.doc[first : to_noun_end(token, first, found.end, HEADLINE)]
    return _without_edges(found.start_char, found.end_char, text)


def is_bare(line: Span) -> bool:
    """Tell whether a line has one word of content beside days; where nothing is known of words, none is bare.

    Args:
        line: Of an event.
    """
    return syntax.parsed(line[0]) and sum(word.pos_ in CONTENT and not _is_day(word) for word in line) <= 1


def _first_short(token: Token, phrases: Iterable[tuple[int, int]], start: int) -> Span | None:
    """Return the first of some phrases that is short, from a place of the text on."""
    for first, last in phrases:
        first = max(first, next((i for i in range(first, token.i) if token.doc[i].idx >= start), token.i))
        whole = token.doc[first:last]
        if len(whole) and whole.end_char - whole.start_char <= HEADLINE:
            return whole
    return None


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
        yield from _completed(token, phrase.start, phrase.end)
        yield from ((phrase.start, phrase.end), (phrase.start, token.i + 1))
        return
    subjects, group, objects = syntax.subjects(token), syntax.verb_group(token), syntax.objects(token)
    agent = syntax.agent(token)
    said = _predicatives(token)
    if shares_subject(token):
        # From the subject on, the line would tell the other verb's event first.
        own = [*objects, *said, *([agent] if agent is not None else [])]
        first = min(part.i for part in group)
        for parts in ([*own, *syntax.obliques(token)], own, []):
            yield first, max([token.i, *(part.right_edge.i for part in parts)]) + 1
        return
    parts = [*subjects, *group, *objects, *syntax.negations(token), *([agent] if agent is not None else [])]
    # A verb takes its whole clause along; of it only what stands among its arguments is shown.
    edges = [(part.left_edge.i, part.right_edge.i) for part in parts if part.i != token.i]
    edges += [(part.i, part.i) for part in (token, *said)]
    edges += [(token.i, ruled_out(token) - 1)]
    end = max(right for _, right in edges) + 1
    if any(subject.tag_ in {"WDT", "WP"} for subject in subjects):
        # "Who left" tells nothing without whom it goes back to.
        if syntax.is_relative_clause(token) and token.head.i < token.i:
            yield syntax.noun_phrase(token.head).start, end
        first = min(group[0].i, token.i)
        yield from ((first, end), (first, token.i + 1))
        return
    begin = min(left for left, _ in edges)
    if not subjects and syntax.is_participle_clause(token) and token.head.i < token.i:
        # "Approved by the house" tells nothing without what was: "a bill approved by the house".
        whose = syntax.noun_phrase(token.head).start
        yield from (*_completed(token, whose, end), (whose, end))
    if all(other.pos_ == "PRON" or other.tag_ == "PRP" for other in objects):
        yield from _completed(token, begin, end)
    yield begin, end
    names = [syntax.noun_phrase(subject) for subject in subjects if subject.i < token.i][:1]
    last = max([token.i + 1, *(syntax.noun_phrase(other).end for other in objects if other.i > token.i)])
    for name in names:
        yield from ((name.start, last), (name.start, token.i + 1))
    first = min(group[0].i, token.i)
    yield from _completed(token, first, last)
    yield from ((first, last), (first, token.i + 1))


def _predicatives(verb: Token) -> list[Token]:
    """Return the words behind a verb that say what somebody or something is: "pleaded guilty"."""
    behind = (child for child in verb.children if child.i > verb.i and syntax.is_open_complement(child))
    return [child for child in behind if child.pos_ in {"ADJ", "NOUN"}]


def _completed(token: Token, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a phrase with what comes behind it under prepositions, but for days at the end, if that is short.

    "Was sent" and "the attack" say little: "was sent to parliament", "the attack on the port".
    """
    behind = [other for other in syntax.obliques(token) if other.i >= end and other.left_edge.i > token.i]
    while behind and _is_day(behind[-1]):
        behind.pop()
    for count in range(len(behind), 0, -1):
        for last in (behind[count - 1].right_edge.i + 1, syntax.noun_phrase(behind[count - 1]).end):
            whole = token.doc[begin:last]
            if whole.end_char - whole.start_char <= COMPLETED:
                yield begin, last
                return


def _is_day(noun: Token) -> bool:
    """Tell whether a phrase says no more than when: the date of an event stands beside its line."""
    return noun.lower_ in _DAYS or (noun.pos_ == "NUM" and len(noun) == 4 and noun.text.isdigit())


def _wider(token: Token, end: int) -> Iterator[tuple[int, int]]:
    """Yield phrases around a verb or a noun whose own phrase is but a word.

    Args:
        token: The verb or the noun.
        end: Where its own phrase ends.
    """
    if not syntax.parsed(token):
        return
    if token.pos_ in {"NOUN", "PROPN"}:
        # "A fraud that cost 300 savers their pensions".
        first = syntax.noun_phrase(token).start
        for child in token.children:
            if syntax.is_relative_clause(child) and child.i > token.i:
                yield from ((first, last) for _, last in _phrases(child))
        return
    if shares_subject(token):
        yield syntax.noun_phrase(syntax.subjects(token)[0]).start, end
    if syntax.is_participle_clause(token) and token.head.i < token.i:
        yield syntax.noun_phrase(token.head).start, end
    if syntax.is_adverbial_clause(token) and token.head.i > token.i:
        # "Approved in 2021, the scheme pays farmers": whose verb it is stands behind it.
        subjects = [noun for noun in syntax.subjects(token.head) if token.i < noun.i < token.head.i]
        yield from ((token.i, syntax.noun_phrase(noun).end) for noun in subjects[:1])
    under = [child for child in token.children if syntax.is_complement_clause(child) and child.i > token.i]
    for child in under[:1]:
        subjects = [noun for noun in syntax.subjects(token) if noun.i < token.i]
        first = min([token.i, *(syntax.noun_phrase(noun).start for noun in subjects)])
        yield first, child.right_edge.i + 1
        yield first, max([child.i, *(syntax.noun_phrase(part).end - 1 for part in syntax.objects(child))]) + 1


def _without_edges(start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch without the white space and the marks that only join it to what is around."""
    words = text[start:end]
    first = len(words) - len(words.lstrip(_BEFORE))
    last = len(words.rstrip(_BEHIND))
    return (start + first, start + last) if first < last else (start, end)


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
