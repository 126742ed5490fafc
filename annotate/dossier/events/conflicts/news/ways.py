"""Whether one can pass: a road is closed by one article of a story, and traffic flows on it by another one.

It is the same one where both are of one sort and name one place, or are called by one word that tells enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.sides import either, side
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.times.days import Days
from annotate.dossier.events.times.sentences import days_in, sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.timeline.values.lexicon import CALENDAR

_SORTS = {
    "road": r"roads?|motorways?|highways?|streets?|bridges?|tunnels?|traffic|cars|lorries|trucks|buses",
    "rail": r"lines?|railways?|tracks?|trains|rail\s+traffic",
    "air": r"airports?|airfields?|runways?|planes|flights|aircraft",
    "sea": r"ports?|harbours?|harbors?|canals?|ships|ferries|boats|vessels",
    "border": r"borders?|crossings?|frontiers?|frontier\s+posts?|border\s+posts?|checkpoints?",
    "ward": r"wards?|hospitals?|clinics?",
    "school": r"schools?|universit(?:y|ies)|colleges?",
    "market": r"markets?|shops?|stores?",
    "mine": r"mines?|plants?|factor(?:y|ies)|refiner(?:y|ies)|mills?|yards?",
}
_SORT = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SORTS.items()}
_IS = (
    r"(?:(?:is|are|has\s+been|have\s+been|remain(?:s|ed)?|stay(?:s|ed)?|kept)"
    r"\s+(?:(?:still|now|again|completely)\s+)?)"
)
_CLOSED = re.compile(
    rf"\b{_IS}(?:closed|shut|blocked|sealed\s+off|impassable)\b(?!\s+to\s+(?!traffic|cars|the\s+public))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"\b(?:{_IS}(?:open|reopened)\b|(?:has|have|was|were)\s+(?:been\s+)?reopened\b"
    r"|(?:trains|traffic|cars|lorries|trucks|buses|planes|flights|ships|ferries|vessels)"
    r"(?:\s+(?:on|across|over|through|in)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?[\w'’-]+)?"
    r"\s+(?:(?:was|were|is|are|have|has|had)\s+)?(?:been\s+)?(?:(?:running|flowing|moving|landing|taking\s+off|entering|leaving|crossing|using|sailing|passing"
    r"|operating)\b[^.,;:\n]{0,40}?\s(?:again|as\s+usual|normally)|(?:has\s+|have\s+)?resumed)\b)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not|never|no|if|whether|unless|until|could|might|would|will|should|(?-i:may)|to(?=\s+$)|expect\w*|hop(?:e|es|ed)"
    r"|demand\w*|den(?:y|ies|ied)|last\s+(?:year|month)|in\s+(?:19|20)\d\d|years?\s+ago)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Some roads", "two of the lines".
_SOME = re.compile(
    r"\s*(?:some|several|most|many|two|three|four|five|six|other|another|parts?\s+of|one\s+of)\b",
    re.IGNORECASE,
)
# "The line between Selm and Orr".
_BETWEEN = re.compile(r"\bbetween\b[^,.;:\n]*\band\b$", re.IGNORECASE)
_NAME, _STOP = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+"), re.compile(r"[,.;:\n]")
_STATES = frozenset({"remain", "stay", "keep", "close", "shut", "open", "block", "run"})
_AHEAD, _LEAST = 40, 2.5


class _State(NamedTuple):
    """Where an article says that one can or cannot pass.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        open: Whether one can.
        sorts: Of what sort it is.
        places: Words of the names beside it.
        words: Other words for it that tell enough.
        days: The first days that its sentence names behind it.
    """

    start: int
    end: int
    open: bool
    sorts: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    days: Days | None


def ways(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what is closed by one of two articles of one story, and open by the other one.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_states), other.once(_states)
    for first, second in product(mine, yours):
        if first.open == second.open or not _of_one(first, second):
            continue
        if any(each.open != first.open and _of_one(first, each) for each in mine):
            continue
        if any(each.open != second.open and _of_one(second, each) for each in yours):
            continue
        told = sorted(((one, first), (other, second)), key=lambda each: each[0].published_day)
        days = [source.published_day for source, _ in told]
        update = 0 < days[0] < days[1] and (first.days is None or first.days != second.days)
        shown = told if update else [(one, first), (other, second)]
        parts = tuple(side(source, each.start, each.end) for source, each in shown)
        what = " ".join(sorted(first.places & second.places or first.words & second.words))
        yield first.start, Conflict("polarity", parts, f"{what}: {either(parts, update)}", update)
        return


def _states(source: Source) -> Sequence[_State]:
    """Return where an article says that one can pass or not, in text order."""
    found: list[_State] = []
    for open, pattern in ((False, _CLOSED), (True, _OPEN)):
        for match in pattern.finditer(source.text):
            low, high = sentence_around(source, match.start())
            begin = max(low, match.start() - _AHEAD)
            if match.end() > high or _UNSURE.search(source.text, begin, match.start()):
                continue
            bounds = subject_of(source.text, low, match.start())
            if _BETWEEN.search(source.text, low, bounds[0]):
                bounds = low, bounds[1]
            told = source.text[slice(*bounds)] + " " + match.group()
            sorts = frozenset(name for name, words in _SORT.items() if words.search(told))
            if not sorts or _SOME.match(told):
                continue
            # "Trains are running again between Selm and Orr": what stands behind says which way.
            stop = _STOP.search(source.text, match.end(), high)
            here = source.text[slice(*bounds)] + source.text[match.start() : stop.start() if stop else high]
            names = frozenset(name.casefold() for name in _NAME.findall(here)) - CALENDAR
            words = frozenset(word for word in bases_in(told) if rarity(word) > 1) - _STATES
            days = next((days for at, days in source.once(days_in) if match.start() < at < high), None)
            found.append(_State(*match.span(), open, sorts, names, words - names, days))
    return sorted(found)


def _of_one(one: _State, other: _State) -> bool:
    """Tell whether two are of one way or house, as far as both say so."""
    if one.sorts.isdisjoint(other.sorts):
        return False
    if one.places and other.places:
        return not one.places.isdisjoint(other.places)
    shared = one.words & other.words
    if not one.places and not other.places:
        # "The road", of which a story has one.
        sorts = one.sorts & other.sorts
        return any(_SORT[sort].fullmatch(word) for sort in sorts for word in shared)
    return sum(map(rarity, sorted(shared))) >= _LEAST
