"""What the model left out of an attribution, from syntax where that is plain."""

from __future__ import annotations

from spacy.tokens import Span, Token

from annotate.claims.index import DocIndex, Offsets
from annotate.claims.parts import Attribution
from annotate.language import syntax

MISSING_CUE, MISSING_CONTENT, MISSING_SOURCE = 0.5, 0.5, 0.7
LONGEST_CUE = 5
_OPENING = frozenset("\"“‘«'")


def completed(index: DocIndex, found: list[Attribution]) -> list[Attribution]:
    """Fill in missing cues, contents and sources; leave out what stays without cue or content."""
    taken = {place for a in found for part in (a.cue, a.content) for place in part}
    whole = []
    for one in found:
        if not one.cue:
            one.cue = _cue_of(index, one.content, taken)
            one.confidence *= MISSING_CUE
            one.because.append("the cue was found from the sentence's structure")
        elif not one.content:
            one.content = _content_of(index, one.cue, taken)
            one.confidence *= MISSING_CONTENT
            one.because.append("the content was found from the sentence's structure")
        if not one.cue or not one.content:
            continue
        if not one.source:
            one.source = _source_of(index, one)
            if one.source:
                one.confidence *= MISSING_SOURCE
                one.because.append("the source was found from the sentence's structure")
        whole.append(one)
    return whole


def _offsets(span: Span) -> Offsets:
    return span.start_char, span.end_char


def _clash(place: Offsets, taken: set[Offsets]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in taken)


def _cue_of(index: DocIndex, content: list[Offsets], taken: set[Offsets]) -> list[Offsets]:
    """Return the verb or noun that the content hangs on, with its auxiliaries and preposition."""
    span = index.tokens(*content[0])
    head = index.head_of(*content[0])
    if head is None or head.head.i == head.i:
        return []
    verb = head.head
    if verb.pos_ not in {"VERB", "NOUN", "ADJ", "AUX"} or not verb.i < span.start:
        return []
    first = min(t.i for t in syntax.verb_group(verb))
    last = span.start
    while last > verb.i + 1 and (index.doc[last - 1].is_punct or index.doc[last - 1].is_space):
        last -= 1
    if last - first > LONGEST_CUE:
        return []
    place = _offsets(index.doc[first:last])
    return [] if _clash(place, taken) else [place]


def _content_of(index: DocIndex, cue: list[Offsets], taken: set[Offsets]) -> list[Offsets]:
    """Return what the cue's verb or noun governs: a clause before all, else its object."""
    head = index.head_of(*cue[0])
    if head is None:
        return []
    span = index.tokens(*cue[0])
    for option in _governed(head, span):
        first, last = option.left_edge.i, option.right_edge.i + 1
        if first < span.end <= last:
            first = span.end
        while last > first and (index.doc[last - 1].is_punct or index.doc[last - 1].is_space):
            if index.doc[last - 1].text in {'"', "”", "’", "'", ")", "»"}:
                break
            last -= 1
        if last <= first:
            continue
        place = _offsets(index.doc[first:last])
        if not _clash(place, taken):
            return [place]
    return []


def _governed(head: Token, cue: Span) -> list[Token]:
    """Return what may be a cue's content, the likeliest first."""
    outside = [t for word in cue for t in word.children if not cue.start <= t.i < cue.end]
    clauses = [t for t in outside if t.dep_ in {"ccomp", "xcomp", "acl"} and t.i >= cue.end]
    things = [t for t in outside if t.dep_ in syntax.OBJECTS | {"obl", "nmod", "pobj"} and t.i >= cue.end]
    passive = syntax.subjects(head) if syntax.is_passive(head) else []
    return [*clauses, *passive, *things[:1]]


def _source_of(index: DocIndex, one: Attribution) -> list[Offsets]:
    """Return the subject of an active cue, the agent of a passive one."""
    head = index.head_of(*one.cue[0])
    if head is None or not syntax.is_predicate(head):
        return []
    named = syntax.agent(head) if syntax.is_passive(head) else None
    options = [named] if named is not None else [] if syntax.is_passive(head) else syntax.subjects(head)
    for option in options:
        if option.tag_ in {"EX"} or option.lower_ == "it":
            continue
        place = _offsets(_phrase(option))
        if not _clash(place, {*one.cue, *one.content}):
            return [place]
    return []


def _phrase(noun: Token) -> Span:
    """Return a source with its complements but without punctuation at its edges."""
    span = syntax.subtree_span(noun)
    first, last = span.start, span.end
    while last > first + 1 and noun.doc[last - 1].is_punct:
        last -= 1
    while first < last - 1 and (noun.doc[first].is_punct or noun.doc[first].lower_ == "by"):
        first += 1
    return noun.doc[first:last]
