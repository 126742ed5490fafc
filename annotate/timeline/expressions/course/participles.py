"""Participles with a time of their own: "Asked in July, he replied", "the vote, set for May 4, was held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 4
"""So many words behind an opening participle its time begins at most."""
_AHEAD = frozenset(
    {"due", "scheduled", "set", "expected", "planned", "slated", "postponed", "rescheduled", "forecast",
     "billed", "tipped", "pencilled", "penciled", "intended", "meant", "predicted", "booked", "timed"}
)  # fmt: skip


def opens_sentence(token: Token) -> bool:
    """Tell whether a sentence opens with a participle that was then: "Elected in May, she closed a school".

    Args:
        token: First word of a time expression.
    """
    verb = syntax.governing_verb(token)
    if verb is None or not 0 < token.i - verb.i <= NEAR or verb.tag_ != "VBN" or verb.lower_ in _AHEAD:
        return False
    before = verb.nbor(-1) if verb.i else verb
    first = verb.i == token.sent.start or before.is_quote or before.is_space
    return first and verb.text[0].isupper() and not syntax.auxiliaries(verb)


def was_to_be(verb: Token) -> bool:
    """Tell whether something was to be then of which a past is told: "the vote, set for May 4, was held".

    Args:
        verb: Over a time expression.
    """
    participle = verb.tag_ == "VBN" and verb.lower_ in _AHEAD and not syntax.auxiliaries(verb)
    if not participle or verb.head.i == verb.i or not syntax.is_adnominal_clause(verb):
        return False
    over = syntax.governing_verb(verb.head)
    return over is not None and syntax.tense(over) == "past"
