"""What is done by wishing to do it: "I would like to thank them", "we wish to apologise"."""

from __future__ import annotations

from spacy.tokens import Token

from annotate.claims.spans.lexicon import Lexicon
from annotate.language import syntax
from annotate.record import SpeechAct

WISHING = frozenset({"want", "like", "love", "wish"})
"""Before "to thank" these are only polite."""
# "I want to use this opportunity to thank them": the thanks are meant.
_USING = frozenset({"take", "use", "seize"})
_OCCASIONS = frozenset({"opportunity", "chance", "moment", "occasion", "time"})


def done_by_wishing(first: Token, known: Lexicon) -> SpeechAct | None:
    """Return the act that is done by wishing to do it: "would like | to thank them".

    Args:
        first: The "to" that a content begins with, behind the wish.
        known: The words of acts.
    """
    if first.lower_ != "to" or first.i + 1 >= len(first.doc) or first.nbor().tag_ != "VB":
        return None
    verb = meant(first.nbor())
    act = act_of_noun(verb, known)
    if act is not None:
        return act
    act = known.verbs.get(known.lemma(verb.lower_))
    if act == "praise" or known.lemma(verb.lower_) in {"apologise", "apologize"}:
        return act if syntax.objects(verb) or act == "admit" else None
    told = any(syntax.is_clausal_complement(child) for child in verb.children)
    return act if act in {"say", "warn"} and told else None


def meant(verb: Token) -> Token:
    """Return what somebody takes an opportunity to do, or the verb itself.

    Args:
        verb: "Use", "take" or any other.
    """
    nouns = [noun for noun in syntax.objects(verb) if noun.lower_ in _OCCASIONS]
    if verb.lower_ not in _USING or not nouns:
        return verb
    below = (*nouns[0].children, *verb.children)
    return next((t for t in below if t.tag_ == "VB" and t.i > nouns[0].i), verb)


def act_of_noun(verb: Token, known: Lexicon) -> SpeechAct | None:
    """Return the act of the noun that somebody would express: "to express our thanks".

    Args:
        verb: Which the noun is the object of.
        known: The words of acts.
    """
    if known.lemma(verb.lower_) not in known.light and verb.lower_ not in {"extend", "convey"}:
        return None
    acts = (known.nouns.get(noun.lower_) for noun in syntax.objects(verb))
    return next((act for act in acts if act in {"praise", "admit"}), None)
