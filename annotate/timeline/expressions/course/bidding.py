"""What is still to come, since it is asked for, possible or ruled out, whatever tense stands over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.clauses.perfects import is_present_perfect
from annotate.timeline.events.facts.conditions import CONDITIONS
from annotate.timeline.events.facts.due import APPOINTMENTS
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.factuality import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_BIDDING = frozenset(
    {"invite", "ask", "tell", "order", "urge", "call", "instruct", "summon", "request", "advise", "direct",
     "encourage", "remind", "require", "appeal"}
)  # fmt: skip
_PLANNING = frozenset({"plan", "prepare", "schedule"})
_IF = frozenset({"if", "unless"})
_RESULTS = frozenset({"would", "might", "’d", "'d"})
_BY_THEN = ("before", "as early as", "as soon as")
_SET_WITH = frozenset(
    {"fire", "alight", "ablaze", "free", "aside", "loose", "back", "apart", "up", "off", "upon", "out"}
)
_TERMS = frozenset({"contract", "contracts", "term", "terms", "lease", "mandate", "deal", "licence", "visa"})
_MEANING = frozenset({"hope", "plan", "intend", "expect", "want", "wish", "mean", "aim", "hop"})
_ENDS = frozenset({"deadline", "cutoff", "close", "end", "game", "match"})
_POSSIBLE = frozenset({"could", "can"})


def is_bidden(token: Token) -> bool:
    """Tell whether somebody has been asked to do it then, or plans it: "has invited both to meet on Monday".

    A present perfect has no day of its own, wherever a tree hangs it.

    Args:
        token: First or head word of a time expression.
    """
    verb = syntax.governing_verb(token)
    if verb is not None and _is_planning(verb) and verb.i < token.i:
        return True
    if verb is not None and is_infinitive(verb) and verb.head.i != verb.i:
        verb = syntax.governing_verb(verb.head)
    if verb is None or verb.i > token.i or not is_any(verb, _BIDDING):
        return False
    if not is_present_perfect(verb):
        return False
    between = token.doc[verb.i + 1 : token.i]
    return any(word.tag_ == "VB" and word.nbor(-1).lower_ == "to" for word in between)


def _is_planning(verb: Token) -> bool:
    """Tell whether somebody has a plan now: "plans a lecture in the spring", and not "planned"."""
    is_now = syntax.tense(verb) == "present" and not syntax.negations(verb)
    return is_now and is_any(verb, _PLANNING) and any(map(syntax.is_object, verb.children))


def is_condition_ahead(verb: Token, token: Token) -> bool:
    """Tell whether something still to come depends on a clause: "would close if the boats did not run".

    Args:
        verb: The head of the clause.
        token: Of a time expression that it is over.
    """
    marker = syntax.mark(verb)
    if marker is None or marker.lower_ not in _IF or not syntax.is_adverbial_clause(verb):
        return False
    if syntax.tense(verb) == "present":
        return token.lower_ != "today" and syntax.tense(verb.head) != "past"
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


def had_meant(verb: Token) -> bool:
    """Tell whether somebody had meant to do something, so that it need not be to come: "had hoped to leave".

    Args:
        verb: Over an infinitive.
    """
    return is_any(verb, _MEANING) and any(word.lower_ == "had" for word in syntax.auxiliaries(verb))


def promising_verb(token: Token) -> Token | None:
    """Return the past verb that tells of something then as still to come: "said it would open by June".

    Args:
        token: First word of a time expression.
    """
    verb = syntax.governing_verb(token)
    if verb is None or verb.head.i == verb.i:
        return None
    would = any(word.lower_ in {"would", "’d", "'d"} for word in syntax.modals(verb))
    over = syntax.governing_verb(verb.head)
    if over is None or over.i > verb.i or not (would or is_infinitive(verb)):
        return None
    return over if over.tag_ == "VBD" or any(w.lower_ == "had" for w in syntax.auxiliaries(over)) else None


def is_end_of_term(token: Token) -> bool:
    """Tell whether a term ends then: "his contract is up in December"; not "prices are up in December".

    Args:
        token: First word of a time expression.
    """
    before = [word.lower_ for word in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    if len(before) < 3 or before[0] not in {"is", "are", "’s", "'s"} or before[1] != "up":
        return False
    return any(word.lower_ in _TERMS for word in token.doc[token.sent.start : token.i - 3])


def is_fixed(token: Token) -> bool:
    """Tell whether something was put on a time by "set", not "set on fire" or "set up".

    Args:
        token: The verb.
    """
    behind = {word.lower_ for word in token.doc[token.i + 1 : token.i + 3]}
    return token.tag_ == "VBN" and not syntax.objects(token) and behind.isdisjoint(_SET_WITH)


def is_owner(token: Token) -> bool:
    """Tell whether something is named by its day: "Monday's debate might not move mountains".

    Args:
        token: The day.
    """
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return follower.lower_ in {"'s", "’s"} and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}


def is_agent(token: Token) -> bool:
    """Tell whether something that is named by its day did something: "blocked by Saturday's storm".

    Args:
        token: A day, behind "by".
    """
    verb = syntax.governing_verb(token)
    known = token.head.lower_ in APPOINTMENTS | _ENDS
    return is_owner(token) and not known and verb is not None and verb.i < token.i and verb.tag_ == "VBN"
