"""What is told with what goes on about it: "said it rose by a third, | which was a record | and that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_RELATIVE = frozenset({"which", "where", "who", "whom", "whose"})
_FARTHEST = 4
"""Words from a comma to its relative pronoun: "most of which"."""
_NEXT = 2
"""Characters to what stands right behind, perhaps with a comma between."""
# What these open is part of what is told, whatever that is: "three reforms, including | a new tax".
_THINGS = frozenset({"NOUN", "PROPN"})
_LISTING = frozenset({"including", "ranging", "starting", "beginning"})
# So somebody is seen who tells it: "praised the nurses, | flanked by two aides".
_SEEN = frozenset({"flanked", "surrounded", "accompanied", "joined", "dressed", "clad", "seated"})


@settles(rank=22)
def with_what_goes_on(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a clause behind its cue with a relative clause behind a comma, and with "and that".

    Behind a thing ("rejected the plan, which was drawn up in May") it is as often the article's. An
    apposition and a participle are told in either case: "called for the release of Roe, | a nurse".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        last = _last(index, one)
        if last is None:
            yield one
            continue
        start = one.content[-1][0]
        while last.is_punct or last.is_space:
            quoted = index.quotations.at(last.idx) if last.is_quote else None
            if quoted is not None and quoted.start >= start:
                break  # It closes what began in the content.
            last = last.nbor(-1)
        yield replace(one, content=[*one.content[:-1], (start, last.idx + len(last))])


@settles(rank=31)
def without_a_stranded_pronoun(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, one that ends with "which" with the rest of that clause, or without the pronoun.

    Where another tells the rest ("his sister, with whom, he said, he had not spoken"), the pronoun goes.

    Args:
        index: The document.
        found: Attributions.
    """
    told = [place for one in found for place in (*one.source, *one.cue)]
    for one in found:
        pronoun = index.tokens(*one.content[-1])[-1]
        stranded = _is_stranded(pronoun, pronoun.nbor(-1)) if pronoun.i else False
        yield replace(one, content=_unstranded(index, one, pronoun, told)) if stranded else one


def _is_stranded(pronoun: Token, before: Token) -> bool:
    """Tell a relative pronoun, perhaps behind a preposition, from one that asks: "would not say who"."""
    opening = before.nbor(-1) if syntax.is_preposition(before) and before.i else before
    relative = pronoun.lower_ in _RELATIVE and pronoun.tag_ != "IN"
    return relative and (opening.text == "," or pronoun.lower_ == "which")


def _unstranded(index: DocIndex, one: Attribution, pronoun: Token, told: Sequence[Offsets]) -> list[Offsets]:
    """Return a content that ends with a relative pronoun with its clause, or without it."""
    *before, (start, end) = one.content
    last = max([end, *(place[1] for place in (*one.cue, *one.source))])
    own = any(0 <= place[0] - end <= _NEXT for place in (*one.cue, *one.source))
    first = index.token_at(last - 1) + 1 if own else pronoun.i
    others = any(0 <= place[0] - end <= _NEXT for place in told)
    # Behind a thing that is told it is as often the article's.
    clause = any(token.tag_ in syntax.FINITE for place in one.content for token in index.tokens(*place))
    verb = _clause_of(pronoun) if own or (clause and not others) else None
    rest = None if verb is None else trimmed(index, first, verb.right_edge.i + 1)
    if verb is not None and rest is not None and verb.i > pronoun.i:
        return [*one.content, rest] if own else [*before, (start, rest[1])]
    cut = pronoun.i - (1 if syntax.is_preposition(pronoun.nbor(-1)) else 0)
    place = trimmed(index, index.token_at(start), cut)
    kept = [*before, place] if place is not None else before
    return kept or one.content


def _last(index: DocIndex, one: Attribution) -> Token | None:
    """Return the last word of the clause that goes on behind a content."""
    if not one.cue or one.content[-1][0] < one.cue[-1][1]:
        return None
    words = index.tokens(*one.content[-1])
    if words.end + 3 >= len(index.doc):
        return None
    clause = any(token.tag_ in syntax.FINITE for token in words)
    comma, first = index.doc[words.end], index.doc[words.end + 1]
    verb = _joined(index.doc[words.end : words.end + 3])
    if verb is None and comma.text == ",":
        verb = (_relative(index, first) if clause else None) or _described(index, first, clause=clause)
        if verb is not None and not words.start <= verb.head.i < words.end:
            return None
    if verb is None or verb.left_edge.i < comma.i:
        return None
    ends = {index.quotations.at(token.idx) for token in (words[-1], first, verb.right_edge)}
    same = index.sentence_of[verb.right_edge.i] == index.sentence_of[words[-1].i]
    return _end(index, verb, words.start) if same and len(ends) == 1 else None


def _described(index: DocIndex, first: Token, *, clause: bool) -> Token | None:
    """Return the head of an apposition or a participle clause that begins there about what is told.

    A participle that tells something is the speaker's ("said it was shut, | adding that"), and behind
    a thing alone it may be what the speaker did or brought about.
    """
    top = first
    while top.head.i > top.i:
        top = top.head
    if top.left_edge.i < first.i - 1 or any(syntax.is_subject(child) for child in top.children):
        return None
    # "Blamed the mayor, Lund and the police agreed": who does something else is not blamed.
    acts = index.doc[min(top.right_edge.i + 1, len(index.doc) - 1)].tag_ in syntax.FINITE
    listed = syntax.is_conjunct(top) and {top.pos_, top.head.pos_} <= _THINGS and not acts
    if syntax.is_apposition(top) or listed:
        return top
    beside = syntax.is_adnominal_clause(top) or syntax.is_adverbial_clause(top)
    if not beside or index.words.act_of(top.lower_) is not None or top.lower_ in _SEEN:
        return None
    listing = top.lower_ in _LISTING
    return top if top.tag_ == "VBN" or (top.tag_ == "VBG" and (clause or listing)) else None


def _end(index: DocIndex, top: Token, first: int) -> Token:
    """Return the last word of what goes on: of its sentence where all the rest hangs on what is told."""
    after = index.doc[top.right_edge.i + 1 : index.sentence_bounds[index.sentence_of[top.i]][1]]
    quoted = index.quotations.at(top.idx)
    for token in after:
        outside = token.head.i == token.i or token.head.i < first or syntax.is_parataxis(token)
        if not (token.is_punct or token.is_space) and (outside or index.quotations.at(token.idx) != quoted):
            return top.right_edge
    return after[-1] if len(after) else top.right_edge


def _joined(behind: Span) -> Token | None:
    """Return the verb of a clause that "and that" opens."""
    words = behind[1:] if behind[0].text == "," else behind[:2]
    opens = len(words) == 2 and words[0].tag_ == "CC" and words[1].lower_ == "that"
    verb = words[1].head if opens and words[1].tag_ == "IN" else None
    return verb if verb is not None and verb.i > words[1].i else None


def _relative(index: DocIndex, first: Token) -> Token | None:
    """Return the verb of a relative clause, unless it says that what stands before is not so."""
    near = first.doc[first.i : first.i + _FARTHEST]
    pronoun = next((token for token in near if token.lower_ in _RELATIVE and token.tag_ != "IN"), None)
    if pronoun is None or pronoun.nbor().lower_ == "case":
        return None
    verb = _clause_of(pronoun)
    return None if verb is None or index.words.act_of(verb.lower_) == "deny" else verb


def _clause_of(pronoun: Token) -> Token | None:
    """Return the verb of the relative clause of a pronoun."""
    verb = pronoun
    while verb.head.i != verb.i and not syntax.is_relative_clause(verb):
        verb = verb.head
    return verb if syntax.is_relative_clause(verb) else None
