"""What the grammar says about the order of two events.

A connective orders them ("left before the vote", "after talks failed"), and
what is told of as past was before it was told ("announced that it had left").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import syntax
from annotate.timeline.events.finding import Happening

if TYPE_CHECKING:
    from spacy.tokens import Token

AFTER = frozenset({"after", "following", "once"})
THAT = "that"
BEFORE = frozenset({"before", "until", "till", "ahead"})
LATER = frozenset({"later", "subsequently", "eventually", "afterwards"})
_SINCE = "since"
_HAVING = frozenset({"has", "have", "’ve", "'ve", "’s", "'s"})
_CLIMB = 8


class Succession(NamedTuple):
    """One event before another, both as numbers in the list of events.

    Attributes:
        word: The connective, or "that" for what is told of.
    """

    first: int
    second: int
    word: str


def successions(events: Sequence[Happening]) -> list[Succession]:
    """Return the pairs of events whose order the grammar tells, in text order.

    Args:
        events: Of one document, in text order.
    """
    number = {event.token.i: place for place, event in enumerate(events)}
    found: list[Succession] = []
    for place, event in enumerate(events):
        if not syntax.parsed(event.token):
            return []
        link = _link(event.token) or _told_of(event) or _later(event.token)
        if link is None:
            continue
        word, governor = link
        other = number.get(governor.i)
        if other is None or other == place or not (_told(event) and _told(events[other])):
            continue
        pair = (other, place) if word in BEFORE | LATER else (place, other)
        found.append(Succession(*pair, word))
    return found


def is_told_with_when(token: Token, last: int) -> bool:
    """Tell whether a word is of the clause that says what was at a time: "since 1987, when a tug sank".

    Args:
        token: The word.
        last: The number of the last word of the time expression.
    """
    doc = token.doc
    place = last + 2 if last + 1 < len(doc) and doc[last + 1].text == "," else last + 1
    if place >= token.i or doc[place].lower_ != "when" or not syntax.parsed(token):
        return False
    verb = doc[place].head
    for _ in range(_CLIMB):
        if token.i == verb.i:
            return True
        if token.head.i == token.i or token.i <= place:
            return False
        token = token.head
    return False


def _told_of(event: Happening) -> tuple[str, Token] | None:
    """Return the verb that tells of a past event: "announced that it had closed the port"."""
    token = event.token
    if not syntax.is_clausal_complement(token) or not syntax.is_predicate(token):
        return None
    past = syntax.tense(token) == "past" and event.dct == "BEFORE"
    return (THAT, token.head) if past else None


def happens_later(verb: Token) -> str | None:
    """Return the word that puts a verb after what was told before it: "was charged in May and later cleared".

    Args:
        verb: Of an event; "two years later" is a day of its own.
    """
    if not syntax.parsed(verb) or not syntax.is_predicate(verb):
        return None
    words = (child for child in verb.children if child.i < verb.i and child.lower_ in LATER)
    return next((word.lower_ for word in words if not word.children), None)


def _later(token: Token) -> tuple[str, Token] | None:
    """Return the word that puts a verb after the one that it goes on from, with that one.

    So does one in a clause that hangs on that: "attacked a man who later died".
    """
    word = happens_later(token) if syntax.tense(token) == "past" else None
    if word is None or syntax.is_conjunct(token):
        return (word, token.head) if word else None
    related = syntax.is_relative_clause(token) or any(
        one.tag_ == "WDT" for one in token.doc[token.left_edge.i : token.i]
    )
    over = syntax.governing_verb(token.head) if related and token.head.i < token.i else None
    return (word, over) if over is not None and over.i < token.i and syntax.tense(over) == "past" else None


def _told(event: Happening) -> bool:
    """Tell whether an event is meant to take place at all."""
    return event.factuality in {"CT+", "PR+"}


def _link(token: Token) -> tuple[str, Token] | None:
    """Return the connective over a word and the word that both hang on, in either label set."""
    head = token.head
    if head.i == token.i or syntax.is_conjunct(token):
        return None
    if head.lower_ in AFTER | BEFORE and head.head.i != head.i:
        return head.lower_, head.head
    for child in token.children:
        if child.i >= token.i or not syntax.joins(child):
            continue
        if child.lower_ in AFTER | BEFORE or (child.lower_ == _SINCE and _has_gone_on(token, head)):
            return child.lower_, head
    return None


def _has_gone_on(token: Token, head: Token) -> bool:
    """Tell whether "since" means a time: "has cut jobs since its sale", not "since nobody is there"."""
    if _HAVING.isdisjoint(word.lower_ for word in syntax.auxiliaries(head)):
        return False
    return not syntax.is_predicate(token) or syntax.tense(token) == "past"
