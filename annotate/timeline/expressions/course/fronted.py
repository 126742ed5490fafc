"""A time with "by" that opens a sentence of what was so by then: "by Tuesday the square was empty"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_COME = frozenset(
    {"agree", "due", "expect", "have", "intend", "mean", "order", "plan", "promise", "schedule", "set",
     "slate", "suppose", "tell", "want"}
)  # fmt: skip
IN_PHRASE = 3
"""So many words behind "by" a time begins and ends at most: "by late on Tuesday"."""


def opens_what_was(token: Token | None) -> bool:
    """Tell whether a time opens, with "by", a sentence whose verb tells what has been.

    Not where somebody had to do something by then: "by Friday the firm was to pay".

    Args:
        token: Of a time expression.
    """
    if token is None or not syntax.parsed(token):
        return False
    first = token.doc[token.sent.start]
    if first.lower_ != "by" or token.i - first.i > IN_PHRASE:
        return False
    verb = syntax.governing_verb(token)
    if verb is None or verb.i < token.i or syntax.tense(verb) != "past" or syntax.modals(verb):
        return False
    words = {verb.lower_, verb.lemma_.lower()}
    if not words.isdisjoint(_TO_COME):
        return False
    return not any(child.lower_ == "to" and child.i < verb.i for child in verb.children)
