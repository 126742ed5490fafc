"""On which side of the publication an event is told to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.conditions import is_condition, is_foreseen, is_habit
from annotate.timeline.events.facts.due import is_due, was_missed
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.factuality import is_to_be_made, said_in
from annotate.timeline.events.finding import Happening

if TYPE_CHECKING:
    from spacy.tokens import Token

STATES = frozenset({"STATE", "I_STATE"})
PERFECT = frozenset({"has", "have", "’ve", "'ve", "’s", "'s", "having"})
_OWNING_UP = frozenset({"admit", "deny", "recall", "regret", "remember"})
_PLOTTING = frozenset({"attempt", "collude", "conspire", "plot", "scheme", "try"})


def told_side(event: Happening) -> str | None:
    """Return how an event is told: by the model, but not against a finite verb's own tense.

    States may reach from the past into the present, and so may a perfect.

    Args:
        event: Of the text.

    Returns:
        ``BEFORE``, ``OVERLAP`` or ``AFTER`` of the publication, none where nothing tells.
    """
    verb = event.token
    if event.announced or _is_owned_up(verb) or (syntax.parsed(verb) and is_habit(verb)):
        return "BEFORE"
    if syntax.parsed(verb) and (is_foreseen(verb) or is_to_be_made(verb) or said_in(verb)):
        return "AFTER"
    if syntax.parsed(verb) and is_due(verb):
        return None if was_missed(verb) else "AFTER"
    if syntax.parsed(verb) and is_condition(verb) and event.dct != "AFTER":
        # "Until the firm paid" tells of no day that is over.
        return None
    own = syntax.tense(verb) if syntax.parsed(verb) and syntax.is_predicate(verb) else None
    if event.dct is None or event.dct == "NONE":
        return _by_tense(verb)
    if own == "future" and (event.dct == "BEFORE" or (event.dct == "OVERLAP" and _says_will(event))):
        return "AFTER"
    if own == "present" and event.dct == "BEFORE":
        return "OVERLAP"
    if event.dct == "AFTER" and _is_simple_past(verb):
        # "If they had nowhere to sell it" tells of no day to come, nor of one that is over.
        return None if syntax.mark(verb) is not None else "BEFORE"
    # "Has been charged" is over, "has worked" need not be.
    goes_on = _is_perfect(verb) and not syntax.is_passive(verb)
    if own == "past" and event.dct == "OVERLAP" and event.kind not in STATES and not goes_on:
        return "BEFORE"
    return event.dct


def _says_will(event: Happening) -> bool:
    """Tell whether something will happen: "will open"; what will stay as it is may be so already."""
    group = {word.lower_ for word in syntax.auxiliaries(event.token)}
    return event.kind not in STATES and not group.isdisjoint(syntax.FUTURE)


def _is_owned_up(verb: Token) -> bool:
    """Tell what somebody owns up to, remembers or denies: "admitted taking it", "denied plotting to".

    What was plotted was to come about then.
    """
    if not syntax.parsed(verb) or syntax.auxiliaries(verb):
        return False
    doing = verb.head if verb.tag_ == "VB" and is_any(verb.head, _PLOTTING) else verb
    under = doing.tag_ == "VBG" and (syntax.is_open_complement(doing) or syntax.is_clausal_complement(doing))
    return under and is_any(doing.head, _OWNING_UP)


def _is_simple_past(verb: Token) -> bool:
    """Tell whether a clause has a simple past: "lost", "was lost"."""
    group = [verb, *syntax.auxiliaries(verb)]
    modal = any(part.tag_ == "MD" for part in group)
    return syntax.is_predicate(verb) and not modal and any(part.tag_ == "VBD" for part in group)


def _is_perfect(verb: Token) -> bool:
    return any(auxiliary.lower_ in PERFECT for auxiliary in syntax.auxiliaries(verb))


def _by_tense(token: Token) -> str | None:
    verb = syntax.governing_verb(token) if syntax.parsed(token) else None
    found = syntax.tense(verb) if verb is not None else None
    return {"past": "BEFORE", "future": "AFTER", "present": "OVERLAP"}.get(found or "")
