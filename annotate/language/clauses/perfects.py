"""Verbs with a form of "have": "has left" has no day of its own, and "had left" was before another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVE = frozenset({"have", "has", "’ve", "'ve"})
_HAD = frozenset({"had", "’d", "'d"})


def is_present_perfect(verb: Token) -> bool:
    """Tell "has left" and "have left" from all other forms of a verb."""
    return any(word.lower_ in _HAVE for word in syntax.auxiliaries(verb))


def is_past_perfect(verb: Token) -> bool:
    """Tell "had left" from all other forms of a verb."""
    return any(word.lower_ in _HAD for word in syntax.auxiliaries(verb))
