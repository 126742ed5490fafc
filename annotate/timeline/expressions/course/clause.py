"""The verb over a time expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.when.enclosed import enclosed_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_over(token: Token) -> Token | None:
    """Return the verb over a word; not one behind a comma that a parse has hung it on.

    In "Elections are due in November, the commission announced" the month stands with "due".

    Args:
        token: First or head word of a time expression.
    """
    verb = enclosed_verb(token) or syntax.governing_verb(token)
    if verb is None or verb.i < token.i:
        return verb
    sentence = token.sent
    between = token.doc[token.i : verb.i]
    if not any(t.text == "," for t in between) or not any(t.i > token.i for t in syntax.subjects(verb)):
        return verb
    for before in reversed(token.doc[sentence.start : token.i]):
        if before.is_punct:
            return verb
        if syntax.is_predicate(before):
            return before
    return verb
