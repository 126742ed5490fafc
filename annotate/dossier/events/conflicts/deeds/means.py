"""With what, on what and where: a knife or a pistol, on foot or by car, hit in the neck or in the leg.

Only words of a table are compared, and only where each article has one alone: who is hit in the neck and
in the leg is hit in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from annotate.dossier.events.conflicts.parties import of_others, person_before, person_in
from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.support.yamlfile import packaged_yaml

_WORDS = r"(?:(?!and\b|or\b)[\w'’-]+\s+){0,3}?"
_ONE = rf"(?:an?|the|his|her|their)\s+{_WORDS}"
_HURT = r"(?:shot|stabbed|hit|struck|wounded|injured|bitten|cut|slashed|knifed)"
_TOLD = {
    "weapons": (
        rf"\b(?:armed\s+with|carr(?:ied|ying)|wield(?:ed|ing)|brandish(?:ed|ing)|pull(?:ed|ing)\s+(?:out\s+)?|drew|fired"
        rf"|(?:attacked|stabbed|killed|threatened|shot|hit|went\s+at|went\s+for)\s+[^.,;:\n]{{1,40}}?\s+with)\s+(?:{_ONE})(?P<what>{{}})s?\b"
    ),
    "flight": (
        rf"\b(?:fled|escaped|got\s+away|made\s+off|drove\s+off|sped\s+away)\s+(?:[^.,;:\n]{{1,30}}?\s+)?"
        rf"(?P<how>(?:in|on|by)\s+(?:{_ONE})?(?P<what>{{}}))\b|\b(?:fled|escaped|got\s+away|made\s+off)\s+"
        r"(?:the\s+scene\s+)?(?P<foot>on\s+foot)\b"
    ),
    "wounds": (
        rf"\b{_HURT}\s+(?:(?P<whom>[^.,;:\n]{{1,40}}?)\s+)?(?:(?:once|twice|three\s+times|several\s+times)\s+)?"
        r"in\s+the\s+(?:(?:left|right|upper|lower)\s+)?(?P<what>{})\b(?!\s+(?:of|and|or|row|seat|yard|room)\b)"
    ),
}
_CALLED = {"weapons": "armed with", "flight": "fled", "wounds": "hit in"}
# What is only asked, feared or denied, and what the police have.
_OPEN = re.compile(
    r"\b(?:not|never|no|if|whether|could|might|would|den(?:y|ies|ied)|earlier|previous(?:ly)?|last\s+(?:year|month)"
    r"|in\s+(?:19|20)\d\d|police(?:m[ae]n)?|officers?|soldiers?|guards?|deput(?:y|ies)|troops)\b|n['’]t\b",
    re.IGNORECASE,
)
_NEAR, _ANYWHERE = 60, frozenset({"weapons"})


class _Group(NamedTuple):
    """What of which only one can be so.

    Attributes:
        told: How it is told.
        words: All its words.
        of: The row of each of them.
    """

    told: re.Pattern[str]
    words: re.Pattern[str]
    of: Mapping[str, str]


class _Means(NamedTuple):
    """Where an article tells with what something was done.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        group: The group of the table.
        row: Its row.
        rows: All rows that have a word in the sentence; of weapons in the article.
        who: Words of the name of who was hit; else empty.
    """

    start: int
    end: int
    group: str
    row: str
    rows: frozenset[str]
    who: frozenset[str]


@cache
def _table() -> Mapping[str, _Group]:
    """Return the groups of the table."""
    table = packaged_yaml("annotate.dossier.events.conflicts.deeds", "means.yaml")
    found: dict[str, _Group] = {}
    for group, rows in table.items():
        of = {word: row for row, words in rows.items() for word in words}
        words = "|".join(sorted(of, key=lambda word: (-len(word), word)))
        told = re.compile(_TOLD[group].replace("{}", words), re.IGNORECASE)
        found[group] = _Group(told, re.compile(rf"\b(?:{words})(?=s?\b)", re.IGNORECASE), of)
    return found


def means(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield with what, on what and where in the body, by two articles of one story.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_told), other.once(_told)
    for group in _table():
        those = [[each for each in told if each.group == group] for told in (mine, yours)]
        if any(len({each.row for each in told}) != 1 for told in those):
            continue
        first, second = those[0][0], those[1][0]
        if first.row in second.rows or second.row in first.rows:
            continue
        if group == "wounds" and (not first.who or not second.who or of_others(first.who, second.who)):
            continue
        parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, second))]
        yield first.start, contrary("name", _CALLED[group], parts)


def _told(source: Source) -> Sequence[_Means]:
    """Return with what an article tells that something was done, in text order."""
    found: list[_Means] = []
    text = source.text
    for group, (pattern, words, of) in _table().items():
        for match in pattern.finditer(text):
            low, high = sentence_around(source, match.start())
            ahead = max(low, match.start() - _NEAR)
            if _OPEN.search(text, ahead, match.start()):
                continue
            name = "foot" if match.groupdict().get("foot") else "what"
            row = "foot" if name == "foot" else of[match[name].casefold()]
            start = match.start("how") if match.groupdict().get("how") else match.start(name)
            who = _who(source, low, match) if group == "wounds" else frozenset[str]()
            bounds = (0, len(text)) if group in _ANYWHERE else (low, high)
            rows = frozenset(of[each.group().casefold()] for each in words.finditer(text, *bounds))
            found.append(_Means(start, match.end(), group, row, rows, who))
    return sorted(found)


def _who(source: Source, low: int, match: re.Match[str]) -> frozenset[str]:
    """Return words of the name of who was hit: behind the verb, else before it."""
    if match["whom"]:
        return person_in(source, *match.span("whom"))
    return person_before(source, low, match.start())[1]
