"""Clauses that "it was" puts behind their day: "it was on 7 May that the first one fell ill"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.document import once
from annotate.timeline.events.when.dated import Dated

if TYPE_CHECKING:
    from spacy.tokens import Token

_WAS = frozenset({"is", "was", "’s", "'s"})
_JUST = frozenset({"only", "just", "not"})
_IN = frozenset({"at", "during", "in", "on", "until"})
IN_COMMAS = 12
"""So many words behind the day "that" stands: between them somebody may be named who says so."""


@once
def cleft_verb(dated: Dated) -> Token | None:
    """Return the verb of the clause that a day is of which "it was" puts before it, none where none does.

    Args:
        dated: The expression.
    """
    doc, place = dated.head.doc, dated.first - 1
    if place < 0 or not syntax.parsed(dated.head):
        return None
    sentence = doc[dated.first].sent
    if doc[place].lower_ in _IN:
        place -= 1
    if place >= sentence.start and doc[place].lower_ in _JUST:
        place -= 1
    if place - 1 < sentence.start or doc[place].lower_ not in _WAS or doc[place - 1].lower_ != "it":
        return None
    behind = doc[dated.last + 1 : min(dated.last + 1 + IN_COMMAS, sentence.end)]
    joining = next((word for word in behind if word.lower_ == "that"), None)
    if joining is None or (behind[0].i != joining.i and behind[0].text != ","):
        return None
    verb = joining.head
    return verb if verb.i > joining.i and syntax.is_predicate(verb) else None
