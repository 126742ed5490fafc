"""What is wished, felt and sought: "I would like to thank them", "we are glad", "wants to know why"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from annotate.claims.spans.lexicon import Lexicon
from annotate.language import syntax
from annotate.record import SpeechAct

WISHING = frozenset({"want", "like", "love", "wish"})
"""Before "to thank" these are only polite."""
# "I want to use this opportunity to thank them": the thanks are meant.
_USING = frozenset({"take", "use", "seize"})
_OCCASIONS = frozenset({"opportunity", "chance", "moment", "occasion", "time"})
_OWN = frozenset({"i", "we"})
# What somebody asks to be told: "asked her name".
_TO_TELL = frozenset(
    {"name", "names", "age", "question", "questions", "opinion", "opinions", "reason", "reasons", "identity"}
)
_OPEN = frozenset({"whether", "if"})


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


def is_felt(cue: Span, source: Span, pieces: Sequence[Span], known: Lexicon) -> bool:
    """Tell "we are glad that they left", which tells a feeling, from "she was glad" and "glad about it".

    Args:
        cue: Its words.
        source: The words that name who speaks.
        pieces: Of the content.
        known: The words of acts.
    """
    if not pieces or [token.lower_ in _OWN for token in source] != [True]:
        return False
    feelings = [token for token in cue if token.lower_ in known.feeling]
    told = [token for piece in pieces for token in piece if token.i > cue[-1].i]
    if not feelings or not told or any(map(syntax.negations, feelings)):
        return False
    infinitive = told[0].tag_ == "VB" or (told[0].lower_ == "to" and told[0].nbor().tag_ == "VB")
    return infinitive or any(syntax.is_clausal_complement(token) and syntax.subjects(token) for token in told)


def is_sought(verb: Token, content: Span) -> bool:
    """Tell what is still to be found out: "wants to know why it fell", but not "knows why it fell".

    Args:
        verb: Of knowing or finding.
        content: What is known or found, from its question word on.
    """
    if verb.tag_ != "VB":
        return False
    before = {child.lower_ for child in verb.children if child.i < verb.i}
    if before.isdisjoint({"to", "will"}) or any(syntax.negations(verb)):
        return False
    return content[0].lower_ in _OPEN or any(token.tag_ in syntax.FINITE for token in content)


def is_asked_of(verb: Token, pieces: Sequence[Span]) -> bool:
    """Tell what somebody asks to be told: "about it", "her name", "this and whether it rained".

    Args:
        verb: Of asking.
        pieces: Of the content.
    """
    also = (token.head for piece in pieces for token in piece[1:] if token.lower_ == "whether")
    named = any(noun.lower_ in _TO_TELL for noun in syntax.objects(verb))
    return named or any(map(_is_topic, pieces)) or any(map(syntax.is_conjunct, also))


def _is_topic(piece: Span) -> bool:
    """Tell what somebody is asked about: "about the war", "him about the war"."""
    outside = (token.head.head for token in piece if token.lower_ == "about" and syntax.is_preposition(token))
    return piece[0].lower_ == "about" or any(not piece.start <= t.i < piece.end for t in outside)
