"""What is said not to be known, or not done yet: "it is too early to say whether", "there is a need to"."""

from __future__ import annotations

from spacy.tokens import Token

from annotate.language import syntax

NEEDS = frozenset({"need", "necessity", "urgency"})
"""What should be and is not yet: "stressed the need for rain"."""
_NECESSARY = frozenset({"necessary", "imperative"})
_TIME = frozenset({"time"})
_SOON = frozenset({"early", "soon"})
_TELLING = frozenset(
    {"say", "tell", "know", "judge", "determine", "predict", "speculate", "conclude", "assess"}
)
_UNKNOWN = frozenset({"unclear", "unknown", "uncertain"})
_KNOWN = frozenset({"clear", "known", "certain"})
_REMAINING = frozenset({"remains", "remained"})
# "Unclear how it fell" takes for granted that it did.
_ASKING = frozenset({"whether", "if"})


def is_unsettled(clause: Token) -> bool:
    """Tell a clause that says that nobody knows: "it is not clear whether it fell", "it is too soon to tell".

    Args:
        clause: The predicate of a content's main clause.
    """
    if not syntax.parsed(clause) or not _has_it(clause):
        return False
    behind = [child for child in clause.children if child.i > clause.i]
    if clause.lower_ in _SOON and any(child.lower_ == "too" for child in clause.children):
        return any(child.lemma_.lower() in _TELLING for child in behind)
    if clause.lower_ in _REMAINING:
        return any(child.lower_ == "seen" for child in behind)
    known = clause.lower_ in _KNOWN and any(syntax.negations(clause))
    return (known or clause.lower_ in _UNKNOWN) and any(map(_asks, behind))


def is_needed(clause: Token) -> bool:
    """Tell a clause that says what is to be done: "there is a need to act", "it is necessary to act".

    Args:
        clause: The predicate of a content's main clause.
    """
    if not syntax.parsed(clause) or syntax.negations(clause):
        return False
    subjects = syntax.subjects(clause)
    there = any(child.lower_ == "there" for child in clause.children)
    if there and any(noun.lower_ in NEEDS for noun in subjects):
        return not any(child.lower_ == "no" for noun in subjects for child in noun.children)
    done = [child for child in clause.children if child.i > clause.i and _is_to_be_done(child)]
    told = {child.lower_ for child in clause.children}
    time = clause.lower_ in _TIME and told.isdisjoint({"a", "the", "first", "last"})
    return bool(done) and "it" in told and (clause.lower_ in _NECESSARY or time)


def _has_it(clause: Token) -> bool:
    return any(child.lower_ == "it" and child.i < clause.i for child in clause.children)


def _asks(clause: Token) -> bool:
    return any(word.lower_ in _ASKING for word in clause.doc[clause.left_edge.i : clause.i + 1])


def _is_to_be_done(clause: Token) -> bool:
    """Tell "to act", "for them to act" and "that they act" from a clause of time."""
    infinitive = clause.tag_ == "VB" and any(child.lower_ == "to" for child in clause.children)
    return infinitive or syntax.is_complement_clause(clause) or syntax.is_adnominal_clause(clause)
