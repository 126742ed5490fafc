"""What is not known, done, said or ruled out: "it is too early to say", "there is a need to act"."""

from __future__ import annotations

from spacy.tokens import Token

from annotate.claims.spans.lexicon import Lexicon
from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.record import SpeechAct

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
_IMPOSSIBLE = frozenset({"impossible", "hard", "difficult", "early", "soon"})
_ABLE = frozenset({"can", "ca", "could"})
_CHANCES = frozenset({"possibility", "chance", "risk", "likelihood", "option", "idea", "prospect"})
_SAID: frozenset[SpeechAct | None] = frozenset({"say", "claim"})
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


def is_left_open(verb: Token, known: Lexicon) -> bool:
    """Tell what is not ruled out: "it could not be excluded that it fell", but not "was excluded from it".

    Args:
        verb: A predicate.
        known: The words of acts.
    """
    if verb.lower_ in _IMPOSSIBLE:
        below = (child for child in verb.children if child.tag_ == "VB")
        return any(_excludes(child, known, able=True) and not syntax.negations(child) for child in below)
    able = any(modal.lower_ in _ABLE for modal in syntax.modals(verb))
    return bool(syntax.negations(verb)) and _excludes(verb, known, able=able)


def _excludes(verb: Token, known: Lexicon, *, able: bool) -> bool:
    """Tell "rule out" and, of a clause, a chance or, in what can be, a thing that happens, "exclude"."""
    behind = [child for child in verb.children if child.i > verb.i]
    if verb.lemma_.lower() == "rule":
        return "out" in {child.lower_ for child in behind} and verb.nbor(2).lower_ != "of"
    if verb.lemma_.lower() != "exclude":
        return False
    clauses = (mark for child in behind if (mark := syntax.mark(child)) is not None)
    if any(mark.lower_ == "that" for mark in clauses):
        return True
    things = syntax.subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
    sent = any(lead.lower_ == "from" for child in behind for lead in syntax.leads(child))
    able = able and not sent
    return any(thing.lower_ in _CHANCES or (able and _happens(thing, known)) for thing in things)


def _happens(thing: Token, known: Lexicon) -> bool:
    """Tell "arson" and "a second infection" from "the evidence" and "children"."""
    kind = noun(thing.lemma_.lower())[0]
    return kind == "event" or (kind == "thing" and thing.lower_ not in known.nouns)


def is_unsaid(verb: Token, known: Lexicon) -> bool:
    """Tell "I am not saying that it fell", which leaves it open, from "he did not say that it fell".

    Args:
        verb: A predicate.
        known: The words of acts.
    """
    if known.act_of(verb.lower_) not in _SAID or syntax.modals(verb):
        return False
    now = verb.tag_ == "VBG" or any(other.lower_ in {"do", "does"} for other in syntax.auxiliaries(verb))
    by_nobody = any(subject.lower_ in {"nobody", "one", "none"} for subject in syntax.subjects(verb))
    told = any(syntax.is_clausal_complement(child) and child.i > verb.i for child in verb.children)
    return told and now and (by_nobody or bool(syntax.negations(verb)))


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
