"""Who comes after somebody, or is to lead: Ana Ruiz by one article of a story, Jon Falk by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.dossier.events.conflicts.parties import of_others
from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import Mention

_WILL = r"(?:(?:will|would|is\s+to|was\s+to|is\s+set\s+to|has|had)\s+)?(?:be\s+)?"
# "Will be replaced by Ana Ruiz", "his successor, Ana Ruiz"; and "Ana Ruiz, now head of Acme, takes over".
_BEFORE = {
    "successor": r"\b(?:replaced|succeeded|followed)\s+(?:as\s+[\w ]{1,30}?\s+)?by\s+(?:[a-z'’-]+,?\s+){0,4}$"
    r"|\b(?:successor|replacement)(?:,\s+|\s+(?:is|was|will\s+be|would\s+be)\s+)(?:[a-z]+\s+){0,3}$",
    "leader": r"\b(?:will|would|is\s+to|is\s+set\s+to)\s+be\s+(?:led|headed|run|chaired)"
    r"\s+by\s+(?:[a-z]+\s+){0,3}$",
}
_BEHIND = {
    "successor": r"(?:,[^,.;:\n]{1,60},)?\s+(?:as|(?:was|is|has\s+been)\s+(?:named|appointed|chosen)"
    r"(?:\s+as)?)"
    r"\s+(?:[\w'’-]+\s+){0,3}(?:successor|replacement)\b|(?:,[^,.;:\n]{1,60},)?\s+to\s+(?:replace|succeed)\b"
    r"|(?:,[^,.;:\n]{1,60},)?\s+"
    r"(?:(?:will|would|is\s+to|is\s+set\s+to)\s+take\s+charge\b|(?:was|has\s+been|had\s+been)\s+put\s+in\s+charge\b"
    r"|(?:was|is|has\s+been)\s+(?:named|appointed)\s+(?:as\s+)?(?:[\w'’-]+\s+){0,2}new\s+"
    r"(?:head|coach|manager|boss|chief|leader|captain|director|president|chair)\b)"
    r"|(?:,[^,.;:\n]{1,60},)?\s+"
    r"(?:will|would|is\s+to|is\s+set\s+to)\s+take\s+(?:his|her|the|their)\s+(?:chair|place|seat|post|job|role)\b"
    r"|(?:,[^,.;:\n]{1,60},)?\s+"
    rf"{_WILL}(?:takes?\s+over|took\s+over|taken\s+over|succeeds?|succeeded|replaces?|replaced)"
    r"(?=\s*[.,;]|\s+(?:from|as|him|her|them|at|on|in|[A-Z]))",
    "leader": r"(?:,[^,.;:\n]{1,60},)?\s+(?:will|would|is\s+to|is\s+set\s+to)\s+(?:lead|head|run|chair)\b",
}
_ROLES = tuple(
    (role, re.compile(_BEFORE[role], re.IGNORECASE), re.compile(_BEHIND[role])) for role in _BEFORE
)
_CALLED = {"successor": "who comes after", "leader": "who is to lead"}
_OPEN = re.compile(
    r"\b(?:not|never|if|whether|could|might|(?-i:may)|den(?:y|ies|ied)|favou?rites?|candidates?|rumou?rs?|interim|acting"
    r"|caretaker|propos\w+|wants?|wanted|suggest\w*|recommend\w*|tipped|hop(?:es?|ed|ing)|temporar(?:y|ily)|half-time|minutes?|substitute|in\s+(?:19|20)\d\d)\b|n['’]t\b",
    re.IGNORECASE,
)
_REACH = 60


class _Successor(NamedTuple):
    """Where an article names somebody who comes after another one, or is to lead.

    Attributes:
        start: First code point of the name.
        end: One past the last.
        role: Which of both.
        words: Words of the name.
    """

    start: int
    end: int
    role: str
    words: frozenset[str]


def successors(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield who comes after somebody or is to lead, where two articles of one story name two people.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the name of the first article stands, and the conflict.
    """
    mine, yours = one.once(_named), other.once(_named)
    for role in _CALLED:
        those = [[each for each in named if each.role == role] for named in (mine, yours)]
        if any(len({each.words for each in named}) != 1 for named in those):
            continue
        first, second = those[0][0], those[1][0]
        if not of_others(first.words, second.words):
            continue
        if _knows(other, first.words) or _knows(one, second.words):
            continue
        parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, second))]
        yield first.start, contrary("name", _CALLED[role], parts)


def _knows(source: Source, words: frozenset[str]) -> bool:
    """Tell whether an article names somebody by the last name of another one, too."""
    return any(not words.isdisjoint(_words(each.name)) for each in source.entities if each.type == "PERSON")


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _named(source: Source) -> Sequence[_Successor]:
    """Return whom an article names as who comes after somebody, or is to lead, in text order."""
    found: list[_Successor] = []
    text = source.text
    for entity in source.entities:
        if entity.type != "PERSON" or not entity.named:
            continue
        name: Mention | None = None
        for mention in entity.mentions:
            named = mention.kind == "name"
            name = mention if named or name is None else name
            if not named and mention.exact.casefold() not in {"he", "she"}:
                continue
            low, high = sentence_around(source, mention.start)
            if _OPEN.search(text, low, high):
                continue
            for role, before, behind in _ROLES:
                ahead = text[max(low, mention.start - _REACH) : mention.start]
                if (named and before.search(ahead)) or behind.match(text, mention.end, high):
                    found.append(_Successor(name.start, name.end, role, _words(entity.name)))
    return sorted(found)
