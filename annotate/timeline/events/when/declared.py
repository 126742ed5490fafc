"""What a day is declared to be: "declared Tuesday a day of mourning" was told before that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language.clauses.perfects import is_past_perfect
from annotate.language.document import once
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Token

_DECLARING = frozenset({"declare", "designate", "proclaim"})
_WHAT = frozenset({"a", "an", "as"})
_DAYS = frozenset({"day", "days", "holiday", "period"})
IN_DAY = 3
"""So many words a day has at most: "Tuesday", "9 May", "this coming Friday"."""
IN_WHAT = 5
"""So many words behind it stands what the day is to be."""


@once
def declaring_verb(token: Token) -> Token | None:
    """Return the verb that declares a day to be something, none where none does.

    Args:
        token: Of a time expression.
    """
    doc, sentence = token.doc, token.sent
    behind = range(token.i + 1, min(token.i + 1 + IN_DAY, sentence.end))
    what = next((place for place in behind if doc[place].lower_ in _WHAT), None)
    if what is None or not any(
        doc[i].lower_ in _DAYS for i in range(what, min(what + IN_WHAT, sentence.end))
    ):
        return None
    for place in range(token.i - 1, max(sentence.start, token.i - 1 - IN_DAY) - 1, -1):
        word = doc[place]
        if is_any(word, _DECLARING) and word.pos_ == "VERB":
            return None if is_past_perfect(word) else word
        if word.pos_ not in {"ADJ", "DET", "NOUN", "NUM", "PROPN"}:
            return None
    return None


def is_declared(token: Token, day: Token) -> bool:
    """Tell whether a word is part of what a day is declared to be: the "mourning" of "a day of mourning".

    Args:
        token: The word that names an event.
        day: Of a time expression.
    """
    return (
        declaring_verb(day) is not None and 0 < token.i - day.i <= IN_DAY + IN_WHAT and token.pos_ == "NOUN"
    )
