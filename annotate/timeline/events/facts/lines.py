"""The words around an event's word that tell it: its clause or noun phrase, as much of it as is short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.line_ends import behind_out, ruled_out, to_noun_end
from annotate.timeline.values.lexicon import CALENDAR

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

HEADLINE = 110
COMPLETED = 80
"""So long a line may be with what a verb or a noun has under prepositions."""
CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
_DAYS = CALENDAR | {"today", "yesterday", "tomorrow", "tonight"}
_BEFORE, _BEHIND = " \t\r\n\xa0,;:.)]–—-", " \t\r\n\xa0,;:([–—-"


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
    yield from _with_what_to_do(token, begin, end)
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


def _with_what_to_do(token: Token, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a phrase with what somebody is to do: "ordered all schools to shut"."""
    for child in token.children:
        to = child.tag_ == "VB" and any(lead.lower_ == "to" for lead in syntax.leads(child))
        whom = any(other.i < child.i for other in syntax.objects(token))
        if child.i >= end and to and whom and syntax.is_open_complement(child):
            ends = [*(syntax.noun_phrase(o).end for o in syntax.objects(child))]
            yield begin, max([child.i + 1, *ends, *(o.right_edge.i + 1 for o in _predicatives(child))])


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
        subject = syntax.subjects(token)[0]
        clause = subject.head
        if subject.tag_ in {"WDT", "WP"} and syntax.is_relative_clause(clause) and clause.head.i < clause.i:
            # "The bridge, which was built in 1931 and closed in 2019".
            subject = clause.head
        yield syntax.noun_phrase(subject).start, end
    if syntax.is_participle_clause(token) and token.head.i < token.i:
        yield syntax.noun_phrase(token.head).start, end
    if syntax.is_adverbial_clause(token) and token.head.i > token.i and not syntax.subjects(token):
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
