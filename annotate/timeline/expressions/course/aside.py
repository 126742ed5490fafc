"""Clauses that only say something of a word: what they tell was before, and the text does not go on from it.

"In May 2016 loans had been made to a man who had died the year before. On June 20 the bank closed": in 2016.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import syntax
from annotate.support.patterns import lazily
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# "From a year earlier", "$2m a year earlier", "than a month earlier".
_FIGURE = lazily(
    r"(?:\b(?:from|against|compared\s+(?:with|to)|(?<!more\s)(?<!less\s)than)|[$€£¥]\s?\d[\d.,]*\s?(?:[mbk]n?|million|billion|trillion)?"
    r"|\d\s?(?:%|percent|per\s+cent)|\d\s(?:million|billion))\s+(?:in\s+)?\Z",
    re.IGNORECASE,
)
_TELLING = frozenset({"announce", "disclose", "mention", "note", "report", "reveal", "say", "tell", "write"})
_NEAR = 40
CLIMB = 4
"""So many clauses over an expression are looked at."""


class Aside(NamedTuple):
    """A clause that a text does not go on from, as offsets.

    Attributes:
        since: Where the text begins in which a later date stands that it does go on from.
        end: Where the text goes on.
        reports: Whether it only says who told of it, and when: "as the paper disclosed last week".
    """

    since: int
    end: int
    reports: bool = False


def only_compares(match: re.Match[str]) -> bool:
    """Tell whether a figure stands before an expression that it is compared by: "up 4% from a year earlier".

    What follows is not told from there.

    Args:
        match: Of an expression like "a year earlier".
    """
    return _FIGURE.search(match.string, max(0, match.start() - _NEAR), match.start()) is not None


def aside_of(token: Token | None) -> Aside | None:
    """Return the clause that an expression stands in, if it only says something of a word or a time.

    Args:
        token: First word of a time expression.
    """
    if token is None or not syntax.parsed(token):
        return None
    verb = syntax.governing_verb(token)
    sentence = token.sent
    for _ in range(CLIMB):
        if verb is None:
            return None
        if syntax.is_relative_clause(verb) or syntax.is_adnominal_clause(verb):
            return _of_noun(verb, sentence)
        if syntax.is_adverbial_clause(verb) and syntax.subjects(verb) and verb.tag_ != "VBG":
            as_told = any(lead.lower_ == "as" for lead in verb.children if lead.i < verb.i)
            reports = as_told and is_any(verb, _TELLING)
            return Aside(_start(sentence), _end(sentence[-1]), reports)
        verb = syntax.governing_verb(verb.head) if verb.head.i != verb.i else None
    return None


def _of_noun(verb: Token, sentence: Span) -> Aside:
    """Return the clause of a noun; what had been is over where the clause is, else the sentence tells on."""
    if not any(word.lower_ == "had" for word in syntax.auxiliaries(verb)):
        return Aside(_start(sentence), _end(sentence[-1]))
    return Aside(_start_of_paragraph(sentence), _end(verb.doc[min(verb.right_edge.i, sentence[-1].i)]))


def _start(sentence: Span) -> int:
    return sentence[0].idx


def _start_of_paragraph(sentence: Span) -> int:
    return sentence.doc.text.rfind("\n", 0, _start(sentence)) + 1


def _end(word: Token) -> int:
    return word.idx + len(word.text)
