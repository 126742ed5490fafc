"""The verb of a clause set in commas, where a tree hangs what stands in it on the verb behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.document import once

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = frozenset({"WDT", "WP", "WP$"})
IN_CLAUSE = 24
"""So many words before an expression its clause begins at most."""
IN_EXPRESSION = 4
"""So many words behind one of its words the comma stands that ends the clause."""


@once
def enclosed_verb(token: Token) -> Token | None:
    """Return the verb of a relative clause in commas at whose end a word stands.

    "Roe, who is to resign on Monday, spoke", "the crew, which had left by Monday evening, hopes": what
    stands between the commas belongs to the verb between them, wherever a tree hangs it.

    Args:
        token: Of a time expression.
    """
    verb = syntax.governing_verb(token)
    if verb is None or verb.i < token.i:
        return None
    doc, sentence = token.doc, token.sent
    behind = doc[token.i + 1 : min(token.i + 1 + IN_EXPRESSION, verb.i)]
    end = next((word for word in behind if word.is_punct), None)
    if end is None or end.text != ",":
        return None
    nearest: Token | None = None
    for place in range(token.i - 1, max(sentence.start, token.i - IN_CLAUSE), -1):
        word = doc[place]
        if word.tag_ in _OPENERS:
            return nearest if doc[place - 1].text == "," else None
        if word.is_punct and word.text != "-":
            return None
        if nearest is None and syntax.is_predicate(word):
            nearest = word
    return None
