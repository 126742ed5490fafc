"""How a vote or a match ended, and how old somebody is whom only a role tells.

An article that gives two results of a kind, or two ages of one role, tells of two things: none is compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.reading import Source
from annotate.timeline.values.lexicon import FULL_MONTH, number_of


class Tally(NamedTuple):
    """A figure that an article gives once.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        value: One number for one result.
        of: What it is, and of what.
    """

    start: int
    end: int
    value: float
    of: tuple[str, str]


_NUMBER = (
    r"(?:\d{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)"
)
_WHO = (
    r"(?:votes?|deputies|members|lawmakers|legislators|senators|councillors|MPs|judges|delegates|in favou?r)"
)
_VOTE = re.compile(
    rf"\b(?P<one>{_NUMBER})(?:\s+{_WHO})?\s+(?:votes?\s+)?(?:to|against)\s+(?P<other>{_NUMBER})\b(?!\s*(?:per|%|years?|months?|days?))"
    rf"|\b(?P<yes>{_NUMBER})(?:\s+{_WHO})?\s+(?:(?:voted|were|spoke)\s+)?(?:for|in\s+favou?r)\b[^.;:\n]{{0,40}}?"
    rf"\b(?P<no>{_NUMBER})(?:\s+{_WHO})?\s+(?:(?:voted|were)\s+)?against\b"
    r"|(?<![\d-])\b(?P<high>\d{1,3})[-–:](?P<low>\d{1,3})\b(?![-\d%])",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:votes?|voted|ballot|approved|passed|rejected|adopted|deputies|lawmakers|MPs|senators|councillors)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\d-])\b(?P<high>\d{1,2})[-–](?P<low>\d{1,2})\b(?![-\d%])")
_PLAYED = re.compile(
    r"\b(?:beat|beaten|defeat(?:ed|s)?|w[io]n(?:s|ning)?|victory|lost|loss|drew|draw|stunned|sank|sink|thrashed|edged"
    r"|match|game|final|penalties|overcame|downed|dumped)\b",
    re.IGNORECASE,
)
# How a season has gone so far: "are 11-4", "improved to 20-3".
_RECORD = re.compile(
    r"(?:\b(?:record(?:\s+of)?|to|at|is|are|was|were|now|of|went|a|an|the|their|its)|\()\s*$", re.IGNORECASE
)
# "After a 3-0 defeat", "a narrow 2-1 first-leg win".
_NOUN = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}?(?:defeats?|wins?|victory|loss|draw|triumph|success|thrashing|rout|hammering)\b"
)
# What is shot after a match is no result of it, and the result of two matches none of one.
_OF_SHOTS = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:on|in|after)\s+(?:a\s+)?(?:penalties|penalty|aggregate|shoot-?out)\b"
)
_BEFORE = 70
_ROLES = (
    r"driver|pilot|captain|skipper|suspect|gunman|attacker|shooter|assailant|victim|guard|cyclist|motorcyclist|passenger"
    r"|climber|hiker|swimmer|diver|sailor|farmer|fisherman|teacher|nurse|pupil|student|bride|groom|mother|father"
    r"|owner|cook|gardener|courier|conductor"
)
ROLES = frozenset(_ROLES.split("|")) - {"victim", "passenger", "mother", "father"}
"""Words for somebody of whom a story has one, unless it says otherwise."""
_AGED = re.compile(
    rf"\bthe\s+(?:[a-z-]+\s+)?(?P<role>{_ROLES}),\s+(?:who\s+(?:is|was)\s+)?(?:aged\s+)?(?:an?\s+(?:(?:man|woman)\s+of\s+)?)?(?P<age>\d\d)(?=[,.\s-])"
    rf"(?!\s+(?:per|of|years?\s+(?!old)|other|people))"
    rf"|\b(?:the|an?)\s+(?P<first>\d\d)-year-old\s+(?:[a-z-]+\s+)?(?P<role2>{_ROLES})\b",
    re.IGNORECASE,
)
# Of another time, of another one, or only wanted.
_ELSE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|last\s+(?:year|month|time|season|derby|match|game|meeting)"
    r"|first\s+(?:reading|round|leg|half)|half-time|in\s+(?:19|20)\d\d"
    rf"|in\s+{FULL_MONTH}"
    r"|years?\s+ago|led|lead|leading|ahead|would|could|needed|expected|predicted|poll|polls|second|set)\b",
    re.IGNORECASE,
)


def tallies(source: Source) -> tuple[Tally, ...]:
    """Return results and ages of which an article gives one of a kind, in text order."""
    by_kind: defaultdict[tuple[str, str], list[Tally]] = defaultdict(list)
    for each in chain(_results(source), _ages(source)):
        by_kind[each.of].append(each)
    found = (those[0] for those in by_kind.values() if len({each.value for each in those}) == 1)
    return tuple(sorted(found))


def _results(source: Source) -> Iterator[Tally]:
    for kind, pattern, told in (("vote", _VOTE, _VOTED), ("score", _SCORE, _PLAYED)):
        for match in pattern.finditer(source.text):
            low, high = sentence_around(source, match.start())
            numbers = [number_of(each.casefold()) for each in match.groups() if each]
            if match.end() > high or None in numbers or not told.search(source.text, low, high):
                continue
            if kind == "score" and not _is_result(source.text, low, match):
                continue
            voted = kind == "score" and _VOTED.search(source.text, low, high)
            if not voted and not _ELSE.search(source.text, low, high):
                most, least = sorted((float(number or 0) for number in numbers), reverse=True)
                yield Tally(*match.span(), most * 10_000 + least, (kind, ""))


def _is_result(text: str, low: int, match: re.Match[str]) -> bool:
    """Tell whether figures in a sentence that begins at a place are the result of a match."""
    if _OF_SHOTS.match(text, match.end()):
        return False
    begin = max(low, match.start() - _BEFORE)
    return _NOUN.match(text, match.end()) is not None or (
        _PLAYED.search(text, begin, match.start()) is not None
        and _RECORD.search(text, begin, match.start()) is None
    )


def _ages(source: Source) -> Iterator[Tally]:
    for match in _AGED.finditer(source.text):
        role, age = match["role"] or match["role2"], match["age"] or match["first"]
        group = "age" if match["age"] else "first"
        yield Tally(*match.span(group), float(age), ("role age", role.casefold()))
