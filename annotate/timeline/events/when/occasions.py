"""What has the day of something else: what was at it ("hurt in the blast"), or takes it up ("the blast")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.when.belonging import is_over

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = frozenset({"at", "during"})
# Whoever is hurt by it is so on its day.
_HARM = frozenset(
    {"burn", "damage", "destroy", "die", "drown", "hurt", "injure", "kill", "perish", "shoot", "survive",
     "wound"}
)  # fmt: skip
_TAKING_UP = frozenset(
    {"accident", "ambush", "announcement", "arrest", "assault", "attack", "blast", "blaze", "ceremony",
     "clash", "collapse", "collision", "crash", "derailment", "disaster", "explosion", "fire", "incident",
     "killing", "meeting", "move", "murder", "raid", "rally", "rescue", "robbery", "shooting", "sinking",
     "stabbing", "tragedy", "vote"}
)  # fmt: skip
_KNOWN = frozenset({"the", "this", "that"})


def occasion_of(verb: Token) -> Token | None:
    """Return the noun of what a past or future verb tells something of that was there, none where none is.

    Args:
        verb: That names an event.
    """
    if not syntax.parsed(verb) or not syntax.is_predicate(verb) or syntax.negations(verb):
        return None
    for noun in syntax.obliques(verb):
        leads = {lead.lower_ for lead in syntax.leads(noun)}
        there = leads & _AT or ("in" in leads and is_any(verb, _HARM))
        known = any(child.lower_ in _KNOWN for child in noun.children if child.i < noun.i)
        if there and known and noun.pos_ == "NOUN" and noun.tag_ == "NN":
            return noun
    return None


def taken_up(noun: Token) -> Token | None:
    """Return the verb of the sentence before that a noun takes up: "a bus fell. The crash killed six".

    Args:
        noun: That names an event. One that was told by its word before takes up nothing new.
    """
    if noun.pos_ != "NOUN" or not syntax.parsed(noun) or not is_any(noun, _TAKING_UP):
        return None
    before = [child for child in noun.children if child.i < noun.i and not syntax.is_preposition(child)]
    start = noun.sent.start
    if len(before) != 1 or before[0].lower_ not in _KNOWN or not start:
        return None
    if any(word.lemma_ == noun.lemma_ for word in noun.doc[:start] if word.pos_ == "NOUN"):
        return None
    verb = noun.doc[start - 1].sent.root
    # "Overturned" alone may be taken for a participle.
    alone = verb.tag_ == "VBN" and not syntax.auxiliaries(verb) and bool(syntax.subjects(verb))
    return verb if alone or is_over(verb) else None
