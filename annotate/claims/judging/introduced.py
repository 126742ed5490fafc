"""What is said by saying so: "I must admit that it fell", "I would like to thank them"."""

from __future__ import annotations

from spacy.tokens import Token

from annotate.claims.judging.clauses import BEYOND
from annotate.claims.judging.degrees import words
from annotate.claims.judging.wishes import WISHING, act_of_noun, meant
from annotate.claims.spans.lexicon import Lexicon
from annotate.language import syntax
from annotate.record import SpeechAct

_OWN = frozenset({"i", "we"})
# "I must admit", "I want to thank": done by saying so.
_SPOKEN: frozenset[SpeechAct | None] = frozenset({"say", "admit", "confirm", "warn", "praise"})


def introduced(clause: Token, known: Lexicon) -> Token:
    """Return the clause that "I must say", "there is no doubt that" and the like only introduce.

    Args:
        clause: The predicate of a content's main clause.
        known: The words of acts.
    """
    for subject in syntax.subjects(clause):
        if subject.lower_ in BEYOND and any(child.lower_ == "no" for child in subject.children):
            below = (*subject.children, *clause.children)
            told = next((t for t in below if t.i > subject.i and _is_told_of(t)), None)
            return told or clause
    if not any(subject.lower_ in _OWN for subject in syntax.subjects(clause)):
        return clause
    told = next((child for child in clause.children if syntax.is_complement_clause(child)), None)
    saying = clause
    wishing = clause.lower_ in WISHING
    if told is not None and (wishing or clause.lower_ in words().duties):
        saying = meant(told)
        told = next((child for child in saying.children if syntax.is_clausal_complement(child)), None)
    elif not any(modal.lower_ in words().modals for modal in syntax.modals(clause)):
        return clause
    if known.verbs.get(known.lemma(saying.lower_)) not in _SPOKEN and act_of_noun(saying, known) is None:
        return clause
    if told is not None and syntax.is_clausal_complement(told):
        return told
    return saying if wishing and saying is not clause else clause


def _is_told_of(token: Token) -> bool:
    """Tell the clause of "there is no doubt that" and "no doubt (is left) that"."""
    told = syntax.is_clausal_complement(token) or syntax.is_clausal_subject(token)
    return told or (syntax.is_adnominal_clause(token) and not syntax.is_relative_clause(token))
