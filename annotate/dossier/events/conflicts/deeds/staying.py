"""Who stayed and who left: the last to leave the ship by one article, not on board by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from annotate.dossier.events.conflicts.parties import person_before
from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

_SHIP = (
    r"(?:the|his|her|their|its)\s+(?:(?!scene)[\w-]+\s+){0,2}?"
    r"(?:ship|vessel|ferry|boat|liner|tanker|trawler|yacht|plane|aircraft|jet|train|bus|coach|building|hotel|scene)\b"
)
_ABOARD = r"(?:on\s+board|aboard|at\s+the\s+scene)\b"
_ONE_OF = (
    r"(?:was|were)\s+(?:(?:one\s+of|among)\s+)?the\s+(?:very\s+)?{}\s+"
    r"(?:(?:people|persons?|m[ae]n|wom[ae]n|ones?|members?)\s+)?"
)
_OFF = r"(?:off\b|to\s+(?:leave|get\s+off|abandon|flee|be\s+rescued|jump)\b)"
_WAYS = {
    "stayed": (
        rf"{_ONE_OF.format('last')}{_OFF}(?:\s+{_SHIP})?|(?:stayed|remained)\s+{_ABOARD}"
        rf"|refused\s+to\s+(?:leave|abandon)\s+{_SHIP}|went\s+down\s+with\s+{_SHIP}"
    ),
    "aboard": rf"(?:was|were)\s+(?:still\s+)?{_ABOARD}",
    "never aboard": rf"(?:(?:was|were)\s+(?:not|never)|(?:was|were)n['’]t)\s+{_ABOARD}",
    "left": (
        rf"(?:was|were)\s+no\s+longer\s+{_ABOARD}|{_ONE_OF.format('first')}{_OFF}(?:\s+{_SHIP})?|jumped\s+ship\b"
        rf"|(?:had\s+(?:already\s+)?)?(?:abandoned|deserted|fled)\s+(?:ship\b|{_SHIP})"
        rf"|had\s+(?:already\s+)?left\s+{_SHIP}|left\s+the\s+scene\b"
    ),
}
_TOLD = re.compile(
    "|".join(rf"(?P<{way.replace(' ', '_')}>\b(?:{words}))" for way, words in _WAYS.items()), re.IGNORECASE
)
_AGAINST = frozenset(
    map(frozenset, (("stayed", "never aboard"), ("stayed", "left"), ("aboard", "never aboard")))
)
_OPEN = re.compile(
    r"\b(?:not|never|nobody|no\s+one|if|whether|den(?:y|ies|ied)|would|should|could|must|may|might)\b",
    re.IGNORECASE,
)
# "Pabillore, who was", "Pabillore, 54, was"; and "the captain was".
_GAP = re.compile(
    r"\s*(?:,\s*[^,.;:\n]{1,40},\s*)?,?\s*(?:who\s+)?(?:later\s+|also\s+|had\s+)?", re.IGNORECASE
)
_ROLE = r"(?:captain|skipper|master|pilot|driver|conductor|crew|owner|manager|mayor|president|suspect)"
_BY_ROLE = re.compile(rf"\b(?:the|its|their)\s+(?:[\w'’-]+\s+){{0,2}}?(?P<role>{_ROLE})\s+$", re.IGNORECASE)
_FAR = 60


class _Stay(NamedTuple):
    """Where an article tells that somebody stayed or left.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        way: Which of both, and how.
        name: Words of the name of who did.
        role: Or what he is called where no name is known.
    """

    start: int
    end: int
    way: str
    name: frozenset[str]
    role: str


def staying(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield who stayed by one article of a story and left by another one.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_told), other.once(_told)
    for first, second in product(mine, yours):
        if _differ(first, second) and _of_one(first, second):
            if _tells_both(mine, first) or _tells_both(yours, second):
                continue
            parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, second))]
            yield first.start, contrary("polarity", "stayed or left", parts)
            return


def _differ(one: _Stay, other: _Stay) -> bool:
    return frozenset((one.way, other.way)) in _AGAINST


def _tells_both(those: Sequence[_Stay], of: _Stay) -> bool:
    """Tell whether one article tells both of somebody."""
    own = [each for each in those if _of_one(each, of)]
    return any(_differ(a, b) for a, b in combinations(own, 2))


def _of_one(one: _Stay, other: _Stay) -> bool:
    """Tell whether both are of one person: of one name, or of one role where a name is not known."""
    if one.name and other.name:
        return bool(one.name & other.name)
    return bool(one.role) and one.role == other.role


def _told(source: Source) -> Sequence[_Stay]:
    """Return who stayed or left, as an article tells it."""
    found: list[_Stay] = []
    text = source.text
    for match in _TOLD.finditer(text):
        low, _ = sentence_around(source, match.start())
        if _OPEN.search(text, low, match.start()):
            continue
        way = str(match.lastgroup).replace("_", " ")
        end, name = person_before(source, low, match.start())
        role = _BY_ROLE.search(text, max(low, match.start() - _FAR), match.start())
        if name and _GAP.fullmatch(text, end, match.start()):
            found.append(_Stay(match.start(), match.end(), way, name, ""))
        elif role:
            found.append(_Stay(match.start(), match.end(), way, frozenset(), role["role"].casefold()))
    return found
