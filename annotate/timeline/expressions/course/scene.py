"""Times of day that tell when happened what an article opens with: "The quake struck at 5 a.m."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.entities.known import lexicon
from annotate.language import syntax
from annotate.support.patterns import lazily
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.values import lexicon as lex

if TYPE_CHECKING:
    from spacy.tokens import Token

HEAD = 1000
"""So many characters an article has at most before it has said when that was."""
_HAPPENING = frozenset(
    {"strike", "struck", "hit", "happen", "occur", "begin", "start", "erupt", "explode", "unfold", "collapse",
     "crash", "detonate", "sink", "derail", "overturn", "ignite"}
)  # fmt: skip
_HAPPENING_WITH = {"out": "break", "place": "take", "off": "go", "down": "come"}
_OTHERS = frozenset(
    {"second", "third", "fourth", "other", "another", "next", "new", "latest", "last", "earlier"}
)
_NOBODY = frozenset({"event", "thing", "time", "facility", None})
_DAY = lazily(rf"\b(?:{lex.ANY_WEEKDAY}|{lex.MONTH}|today|yesterday)\b", re.IGNORECASE)
_DATELINE = lazily(r"\s*(?:\([^)\n]*\)\s*)?(?:-{1,2}|[–—])\s")
_CAPITALS = lazily(r"[A-ZÀ-ÖØ-Þ]{3,}")


def tells_when(token: Token | None) -> bool:
    """Tell whether an expression says when something happened that is known: "It struck at 2 a.m.".

    Args:
        token: First word of a time of day.
    """
    verb = syntax.governing_verb(token) if token is not None and syntax.parsed(token) else None
    if token is None or verb is None or syntax.tense(verb) != "past" or not _happens(verb):
        return False
    if any(word.lower_ == "had" for word in syntax.auxiliaries(verb)) or _names_day(token):
        return False
    subject = next((word for word in syntax.subjects(verb) if word.i < verb.i), None)
    if subject is None:
        return False
    if subject.lower_ == "it":
        # What a paragraph begins with goes back to the one before.
        first = token.sent[0].idx
        return "\n" not in token.doc.text[max(0, first - 2) : first]
    before = {word.lower_ for word in subject.children if word.i < subject.i}
    known = "the" in before and before.isdisjoint(_OTHERS) and subject.tag_ == "NN"
    return known and lexicon.noun(subject.lemma_.lower())[0] in _NOBODY


def _names_day(token: Token) -> bool:
    """Tell whether the sentence of a time of day has a day of its own: "at 10:35 a.m. (0735 GMT) Friday"."""
    sentence = token.sent
    last = sentence[-1]
    return _DAY.search(token.doc.text, sentence[0].idx, last.idx + len(last.text)) is not None


def _happens(verb: Token) -> bool:
    if is_any(verb, _HAPPENING):
        return True
    behind = {word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 3]}
    return any(word in behind and is_any(verb, {what}) for word, what in _HAPPENING_WITH.items())


def is_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether an expression only says on which day was written what stands behind it.

    Args:
        text: The document's exact text.
        start: Of the expression.
        end: Of the expression.
    """
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_DATELINE.match(text, end)) and bool(_CAPITALS.search(line))
