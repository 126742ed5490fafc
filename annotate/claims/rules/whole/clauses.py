"""A clause is told with what goes on about it: "said it rose by a third, | which was a record | and that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_RELATIVE = frozenset({"which", "where", "who", "whom", "whose"})
_FARTHEST = 4
"""Words from a comma to its relative pronoun: "most of which"."""


@settles(rank=22)
def with_what_goes_on(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a clause behind its cue with a relative clause behind a comma, and with "and that".

    Behind a thing ("rejected the plan, which was drawn up in May") it is as often the article's.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        last = _last(index, one)
        if last is None:
            yield one
            continue
        while last.is_punct:
            last = last.nbor(-1)
        end = last.idx + len(last)
        yield replace(one, content=[*one.content[:-1], (one.content[-1][0], end)])


def _last(index: DocIndex, one: Attribution) -> Token | None:
    """Return the last word of the clause that goes on behind a content."""
    if not one.cue or one.content[-1][0] < one.cue[-1][1]:
        return None
    words = index.tokens(*one.content[-1])
    if not any(token.tag_ in syntax.FINITE for token in words) or words.end + 3 >= len(index.doc):
        return None
    comma, first = index.doc[words.end], index.doc[words.end + 1]
    verb = _joined(index.doc[words.end : words.end + 3])
    if verb is None and comma.text == ",":
        verb = _relative(index, first)
        if verb is not None and not words.start <= verb.head.i < words.end:
            return None
    if verb is None or verb.left_edge.i < comma.i:
        return None
    ends = {index.quotations.at(token.idx) for token in (words[-1], first, verb.right_edge)}
    same = index.sentence_of[verb.right_edge.i] == index.sentence_of[words[-1].i]
    return verb.right_edge if same and len(ends) == 1 else None


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
    verb = pronoun
    while verb.head.i != verb.i and not syntax.is_relative_clause(verb):
        verb = verb.head
    denied = index.words.act_of(verb.lower_) == "deny"
    return verb if syntax.is_relative_clause(verb) and not denied else None
