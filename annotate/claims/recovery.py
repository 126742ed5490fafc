"""What the model left out of an attribution, from syntax where that is plain."""

from __future__ import annotations

from spacy.tokens import Span, Token

from annotate.claims.index import DocIndex, Offsets
from annotate.claims.parts import Attribution
from annotate.claims.speech_acts import lexicon
from annotate.language import syntax

MISSING_CONTENT, MISSING_CUE, MISSING_SOURCE = 0.5, 0.6, 0.7
_GOVERNED = syntax.COMPLEMENTS


def completed(index: DocIndex, found: list[Attribution]) -> list[Attribution]:
    """Fill in missing contents and sources; leave out what stays without a cue or a content."""
    taken = {place for a in found for part in (a.cue, a.content) for place in part}
    whole = []
    for one in found:
        if not one.content:
            one.content = _content_of(index, one.cue, taken)
            one.confidence *= MISSING_CONTENT
            one.because.append("the content was found from the sentence's structure")
        if not one.cue:
            one.cue = _cue_of(index, one.content[0], taken)
            one.confidence *= MISSING_CUE
            one.because.append("the cue was found from the sentence's structure")
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


def _content_of(index: DocIndex, cue: list[Offsets], taken: set[Offsets]) -> list[Offsets]:
    """Return what the cue's verb or noun governs, where that is a clause."""
    span = index.tokens(*cue[0])
    for option in _governed(span):
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


def _governed(cue: Span) -> list[Token]:
    """Return the clauses that complement a cue."""
    outside = [t for word in cue for t in word.children if t.i >= cue.end]
    return [t for t in outside if t.dep_ in {"ccomp", "acl", "xcomp", "obj"}]


def _cue_of(index: DocIndex, content: Offsets, taken: set[Offsets]) -> list[Offsets]:
    """Return the verb of saying or thinking that a content depends on, with its auxiliaries."""
    head = index.head_of(*content)
    if head is None or head.dep_ not in _GOVERNED or head.head.pos_ != "VERB":
        return []
    verb = head.head
    if lexicon().lemma(verb.lower_) not in lexicon().verbs:
        return []
    group = [token for token in syntax.verb_group(verb) if token.i <= verb.i]
    first = verb.i
    while any(token.i == first - 1 for token in group):
        first -= 1
    place = _offsets(index.doc[first : verb.i + 1])
    return [] if _clash(place, taken) else [place]


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
