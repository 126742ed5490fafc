"""What it came of: one article of a story blames a short circuit, another one a gas cylinder.

Only causes of a table are compared, and only those that are never one: a short circuit may be in a heater.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.support.yamlfile import packaged_yaml

_WHAT = (
    r"(?:accident|crash|fire|blaze|collapse|explosion|blast|derailment|sinking|capsizing|disaster|tragedy|outage|blackout"
    r"|leak|spill|flood|flooding|deaths?|wreck|inferno|collision|incident)"
)
_OF_IT = rf"(?:the|its?|this|that)\s+(?:\w+\s+){{0,2}}?{_WHAT}"
_CAUSED = r"(?:caused|triggered|sparked|started|set\s+off|brought\s+about)"
_WORDS = r"(?:[\w'’-]+\s+){0,5}?[\w'’-]+"
# "Was caused by a short circuit", "blamed old wiring for the fire", "a gas leak caused the blast".
_TOLD = re.compile(
    rf"\b(?:was|were|been)\s+(?:\w+ly\s+)?{_CAUSED}\s+by\s+(?P<by>{_WORDS})(?=\s*(?:[,.;:]|$)|\s+(?:and|in|on|at|which|that|said)\b)"
    rf"|\bblam(?:ed|es?|ing)\s+(?P<blamed>(?!the\s+\w+\s+on\b){_WORDS})(?=\s+for\s+{_OF_IT}\b|\s*(?:[,.;]|$))"
    rf"|\bblam(?:ed|es?|ing)\s+{_OF_IT}\s+on\s+(?P<on>{_WORDS})(?=\s*(?:[,.;]|$)|\s+(?:and|in|at|which|that|said)\b)"
    rf"|\bthe\s+(?:\w+\s+)?cause\s+(?:of\s+{_OF_IT}\s+)?(?:was|is)\s+(?P<cause>{_WORDS})(?=\s*(?:[,.;]|$)|\s+(?:and|in|at|which|that|said)\b)"
    r"|\b(?:findings?|evidence|investigations?|inquiry|clues|traces|signs|indications|results?)\b[^.;:\n]{0,25}?"
    rf"\bpoint(?:s|ed|ing)?\s+to\s+(?P<pointed>{_WORDS})(?=\s*(?:[,.;]|$)|\s+(?:and|in|at|as|which|that|said)\b)"
    rf"|\b(?P<guilty>(?:[\w'’-]+[ ]){{0,5}}?[\w'’-]+)[ ](?:was|were|is|are)\s+to\s+blame"
    rf"(?=\s*[,.;]|\s+for\s+{_OF_IT}\b)"
    rf"|\b(?P<doer>(?:(?!and\b)[\w'’-]+[ ]){{1,6}}?)(?:(?:in|of|near|on)\s+the\s+(?:\w+\s+){{1,2}})?"
    rf"(?:and\s+)?(?:had\s+)?{_CAUSED}\s+(?:{_OF_IT}\b|it(?=\s*[,.;]))",
    re.IGNORECASE,
)
# What is only asked or denied, and what of another time.
_OPEN = re.compile(
    r"\b(?:not|never|no|if|whether|den(?:y|ies|ied)|ruled?\s+out|rejects?|rejected|dismiss(?:es|ed)?|unlikely"
    r"|unclear|earlier|last\s+(?:year|month)|previous|in\s+(?:19|20)\d\d)\b|n['’]t\b",
    re.IGNORECASE,
)


class _Cause(NamedTuple):
    """Where an article tells what something came of.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        of: The causes of the table that they may be.
    """

    start: int
    end: int
    of: frozenset[str]


@cache
def _causes() -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    """Return a pattern of the words for causes, and which causes each word may be."""
    table = packaged_yaml("annotate.dossier.events.conflicts.deeds", "causes.yaml")
    of: dict[str, frozenset[str]] = {}
    for name, words in table.items():
        for word in words:
            of[word] = of.get(word, frozenset()) | {name}
    words = sorted(of, key=lambda word: (-len(word), word))
    return re.compile(rf"\b({'|'.join(words)})(?:s|es)?\b", re.IGNORECASE), of


def causes(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what two articles of one story say that it came of, where it cannot be both.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_told), other.once(_told)
    if not mine or not yours:
        return
    known = [frozenset[str]().union(*(each.of for each in those)) for those in (mine, yours)]
    if not known[0].isdisjoint(known[1]):
        return
    first = mine[0]
    parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, yours[0]))]
    yield first.start, contrary("name", "what it came of", parts)


def _of_what(source: Source, low: int, start: int) -> bool:
    """Tell whether an accident, a fire or the like is told of in a sentence so far, or in the one before."""
    before, _ = sentence_around(source, max(0, low - 2))
    return re.search(rf"\b{_WHAT}\b", source.text[before:start], re.IGNORECASE) is not None


def _told(source: Source) -> Sequence[_Cause]:
    """Return what an article says that something came of, in text order."""
    found: list[_Cause] = []
    for match in _TOLD.finditer(source.text):
        start, end = match.span(str(match.lastgroup))
        low, _ = sentence_around(source, match.start())
        if _OPEN.search(source.text, low, match.end()):
            continue
        if match.group().endswith(" it") and not _of_what(source, low, match.start()):
            continue
        pattern, of = _causes()
        which = [of[word[1].casefold()] for word in pattern.finditer(source.text, start, end)]
        if which:
            words = source.text[start:end].rstrip()
            found.append(_Cause(start, start + len(words), frozenset[str]().union(*which)))
    return found
