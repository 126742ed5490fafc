"""Clauses that open with their verb: "had he voted, she would have lost"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.language import syntax
from annotate.language.document import once

if TYPE_CHECKING:
    from spacy.tokens import Token

TURNED = {"had": frozenset({"VBN", "VBD"}), "were": frozenset({"VB"}), "should": frozenset({"VB"})}
"""The words that such a clause opens with, each with the tags that its verb has."""
_RESULTS = frozenset({"would", "could", "might", "’d", "'d"})
_PROMISES = frozenset({"will", "’ll", "'ll", "may", "can", "must", "shall"})
IN_CLAUSE = 16
"""So many words a turned verb and its participle are apart at most."""


@once
def turned_clause(verb: Token) -> Literal["open", "fact"] | None:
    """Return what a clause with its verb turned to the front makes of it.

    "Had he voted, she would have lost", "were it to fail", "should it rain": left open. "Had he not left"
    says that he did. Questions are none of these.

    Args:
        verb: The head of the clause.
    """
    if verb.tag_ not in {"VBN", "VBD", "VB"} or not syntax.parsed(verb):
        return None
    if syntax.is_adnominal_clause(verb) and verb.head.i < verb.i:
        return None
    doc, sentence = verb.doc, verb.sent
    if sentence[-1].text.startswith("?"):
        return None
    for place in range(verb.i - 1, max(sentence.start, verb.i - IN_CLAUSE) - 1, -1):
        word = doc[place]
        if word.lower_ in TURNED and verb.tag_ in TURNED[word.lower_]:
            return _turned(verb, word)
        if word.tag_ in syntax.FINITE:
            return None
    return None


def _turned(verb: Token, opener: Token) -> Literal["open", "fact"] | None:
    """Return what a clause says that an auxiliary opens, where it does."""
    doc, sentence = verb.doc, verb.sent
    inside = doc[opener.i + 1 : verb.i]
    if not any(word.pos_ in {"NOUN", "PROPN", "PRON"} for word in inside):
        return None
    before = (word for word in doc[sentence.start : opener.i] if syntax.is_subject(word))
    if any(word.head.i in {opener.i, verb.i} for word in before):
        return None
    if opener.lower_ == "were" and not any(word.lower_ == "to" for word in inside):
        return None
    first = (
        opener.i == sentence.start
        or doc[opener.i - 1].lower_ == "that"
        or all(
            not word.text.isalpha() or word.lower_ in {"and", "but", "or", "yet"}
            for word in doc[sentence.start : opener.i]
        )
    )
    results = _PROMISES | _RESULTS if opener.lower_ == "should" else _RESULTS
    beside = doc[verb.i + 1 : sentence.end] if first else doc[sentence.start : opener.i]
    if not any(word.lower_ in results for word in beside):
        return None
    denied = any(word.lower_ in syntax.NOT_WORDS for word in inside)
    return "fact" if denied and opener.lower_ == "had" else "open"
