"""What is still to come, since it is asked for, possible or ruled out, whatever tense stands over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.conditions import CONDITIONS
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.factuality import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_BIDDING = frozenset(
    {"invite", "ask", "tell", "order", "urge", "call", "instruct", "summon", "request", "advise", "direct",
     "encourage", "remind", "require", "appeal"}
)  # fmt: skip
_PERFECT = frozenset({"have", "has", "’ve", "'ve"})
_IF = frozenset({"if", "unless"})
_RESULTS = frozenset({"would", "might", "’d", "'d"})
_BY_THEN = ("before", "as early as", "as soon as")
_POSSIBLE = frozenset({"could", "can"})


def is_bidden(token: Token) -> bool:
    """Tell whether somebody has been asked to do something then: "has invited both sides to meet on Monday".

    A present perfect has no day of its own, wherever a tree hangs it.

    Args:
        token: First or head word of a time expression.
    """
    verb = syntax.governing_verb(token)
    if verb is not None and is_infinitive(verb) and verb.head.i != verb.i:
        verb = syntax.governing_verb(verb.head)
    if verb is None or verb.i > token.i or not is_any(verb, _BIDDING):
        return False
    if not any(word.lower_ in _PERFECT for word in syntax.auxiliaries(verb)):
        return False
    between = token.doc[verb.i + 1 : token.i]
    return any(word.tag_ == "VB" and word.nbor(-1).lower_ == "to" for word in between)


def is_condition_ahead(verb: Token) -> bool:
    """Tell whether something still to come depends on a clause: "would close if the boats did not run".

    Args:
        verb: The head of the clause.
    """
    marker = syntax.mark(verb)
    if marker is None or marker.lower_ not in _IF or not syntax.is_adverbial_clause(verb):
        return False
    if syntax.tense(verb) == "present":
        return syntax.tense(verb.head) != "past"
    group = {word.lower_ for word in (*syntax.auxiliaries(verb), *syntax.auxiliaries(verb.head))}
    return group.isdisjoint({"had", "have", "’ve", "'ve"}) and not group.isdisjoint(_RESULTS)


def is_possible(verb: Token) -> bool:
    """Tell whether a verb says that something could be, so that "said" over it does not put it into the past.

    Args:
        verb: Over a time expression.
    """
    return any(word.lower_ in _POSSIBLE for word in syntax.modals(verb))


def is_possible_then(verb: Token, token: Token) -> bool:
    """Tell whether something could still come about: "could be paid before June", "if Parliament agrees".

    Args:
        verb: That says so.
        token: Of a time expression that it is over.
    """
    if not is_possible(verb) or syntax.negations(verb):
        return False
    before = " ".join(word.lower_ for word in token.doc[max(0, token.i - 3) : token.i])
    marks = (syntax.mark(child) for child in verb.children if syntax.is_adverbial_clause(child))
    depends = any(word is not None and word.lower_ in CONDITIONS for word in marks)
    return depends or before.endswith(_BY_THEN)


def is_ruled_out(token: Token | None) -> bool:
    """Tell whether what somebody does or does not rule out lies before then: "ruled out a vote before June".

    Args:
        token: First word of a time expression.
    """
    if token is None or not token.i or not syntax.parsed(token) or token.nbor(-1).lower_ != "before":
        return False
    verb = syntax.governing_verb(token)
    if verb is None or not is_any(verb, {"rule"}) or any(w.lower_ == "had" for w in syntax.auxiliaries(verb)):
        return False
    return any(word.lower_ == "out" for word in token.doc[verb.i + 1 : min(verb.i + 3, token.i)])
