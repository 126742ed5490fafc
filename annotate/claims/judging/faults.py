"""What somebody finds fault with by the name he gives it: "called it a sham", "dismissed him as a fool"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from annotate.claims.judging.degrees import words as certainty_words
from annotate.claims.spans.lexicon import Lexicon
from annotate.record import SpeechAct

_SAID: frozenset[SpeechAct | None] = frozenset({"claim", "accuse", "report", "say"})
_UNTRUE = frozenset({"lies", "nonsense", "wrong"})
_POINTING = frozenset({"it", "this", "that", "these", "those"})
_NAMING = frozenset({"call", "label", "dub", "describe", "characterise", "characterize"})
# Of what somebody said, "racist" tells no untruth.
_REMARKS = frozenset({"remark", "remarks", "comment", "comments", "words", "speech", "statement", "response"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def dismissed_as(pieces: Sequence[Span], words: Lexicon) -> bool:
    """Tell "Roe as a fool" and "the plan as a stunt" from "the charge as false", which denies it.

    Args:
        pieces: Of the content.
        words: The words of acts.
    """
    told = [token for piece in pieces for token in piece]
    at = next((n for n, token in enumerate(told) if token.lower_ == "as"), 0)
    if not at or any(token.lower_ in certainty_words().untrue | _UNTRUE for token in told[at:]):
        return False
    head = _head(told[:at])
    return words.nouns.get(head.lower_) not in _SAID and head.lower_ not in _POINTING


def called_bad(lemma: str, pieces: Sequence[Span], words: Lexicon) -> bool:
    """Tell a name that condemns: "called the vote a sham", "described the raid as cowardly".

    Args:
        lemma: Of the cue's verb.
        pieces: Of the content.
        words: The words of acts.
    """
    if lemma not in _NAMING:
        return False
    told = [token for piece in pieces for token in piece if not (token.is_quote or token.is_space)]
    if not told:
        return False
    # "| a plot |": what is called so stands before the cue.
    first = None if told[0].lower_ in {"a", "an"} else _head(told)
    name = [token for token in told if first is None or token.i > first.i]
    # "Called Ann Lee a hero who fought corrupt judges".
    clauses = (n for n, token in enumerate(name) if token.tag_ in {"WDT", "WP"} or token.lower_ == "for")
    end = next(clauses, len(name))
    if first is not None and words.nouns.get(first.lower_) in _SAID and first.lower_ not in _REMARKS:
        return False
    return any(token.lower_ in words.condemning for token in name[:end])


def _head(told: Sequence[Token]) -> Token:
    """Return the noun that opens some words: "plan" of "the council's plan to sell"."""
    head = next((token for token in told if token.pos_ in _NOMINAL), told[0])
    last = told[-1].i
    while head.i < head.head.i <= last and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    return head
