"""Clauses set in commas, where a tree hangs what stands in them on the verb behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.document import once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

_OPENERS = frozenset({"WDT", "WP", "WP$"})
_WITHIN = frozenset({"in", "at", "during"})
IN_CLAUSE = 24
"""So many words before an expression its clause begins at most."""
IN_EXPRESSION = 4
"""So many words behind one of its words the comma stands that ends the clause."""
IN_PARTICIPLE = 10
"""So many words between an expression and either comma at most."""


def stands_in_participle(token: Token, first: int, last: int) -> bool:
    """Tell whether an expression stands in a participle between commas: "Kent, bowled out on Friday, led".

    It is not of the verb behind them; a tree may take the participle for the verb of the sentence, too.

    Args:
        token: The word that names an event.
        first: The number of the first word of the expression.
        last: That of its last.
    """
    if token.i <= last:
        return False
    doc, sentence = token.doc, token.sent
    opens = _comma(doc, range(first - 1, max(sentence.start, first - IN_PARTICIPLE), -1))
    closes = _comma(doc, range(last + 1, min(token.i, last + IN_PARTICIPLE)))
    if opens is None or closes is None:
        return False
    before, participle = doc[opens - 1], doc[opens + 1]
    if before.pos_ not in {"NOUN", "PROPN"} or participle.tag_ not in {"VBN", "VBD"} or participle.i >= first:
        return False
    # "Shone at the games, held in 2022, by winning gold" is of the games' year.
    return not any(lead.lower_ in _WITHIN for lead in syntax.leads(before))


def _comma(doc: Doc, places: Iterable[int]) -> int | None:
    """Return the place of the first comma, none where another mark or a finite clause comes first."""
    for place in places:
        word = doc[place]
        if word.text == ",":
            return place
        if (word.is_punct and word.text != "-") or word.tag_ in {"CC", *_OPENERS}:
            return None
    return None


@once
def enclosed_verb(token: Token) -> Token | None:
    """Return the verb of a clause in commas or behind one that a word is of, where a tree hangs it elsewhere.

    "Roe, who is to resign on Monday, spoke", "the crew, which had left by Monday evening, hopes": what
    stands between the commas belongs to the verb between them, wherever a tree hangs it.

    Args:
        token: Of a time expression.
    """
    verb = syntax.governing_verb(token)
    if verb is None:
        return None
    if verb.i < token.i:
        return _verb_of_saying(token, verb)
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


def _verb_of_saying(token: Token, verb: Token) -> Token | None:
    """Return the verb right before a word that tells what the verb above it does.

    In "The firm will shut its mill, the owner said on Monday" a tree may hang the day on "shut".
    """
    doc, place = token.doc, token.i - 1
    if place > 0 and doc[place].lower_ == "on":
        place -= 1
    saying = doc[place]
    above = saying.i == verb.head.i and syntax.is_clausal_complement(verb)
    own = above and verb.i < saying.i and saying.tag_ == "VBD" and syntax.is_predicate(saying)
    return saying if own and any(word.text == "," for word in doc[verb.i : saying.i]) else None
