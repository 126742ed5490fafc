"""Where it began: in the engine room by one article of a story, on the cargo deck by another one.

Only places of a table are compared, and only those of one group: a kitchen may be in a basement.
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

_FIRE = r"(?:fire|blaze|flames|inferno|explosion|blast)"
_BEGAN = r"(?:started|began|begun|broke\s+out|broken\s+out|originated|erupted|ignited|occurred|happened)"
_HOUR = r"(?!\s+(?:midnight|noon|dawn|\d))"
_BREAK = rf"\b(?:and|but|that|which|after{_HOUR}|before{_HOUR}|while|when|as)\b"
# "The fire, which killed nine, broke out early on Saturday in the galley", "It began in the galley".
_TOLD = re.compile(
    rf"\b(?:{_FIRE}\b[^.;:!?\n]{{0,70}}?|(?<![\w'’]\s)It\s+(?:\w+\s+){{0,5}}?)\b(?P<began>{_BEGAN})\b"
    rf"(?P<rest>(?:(?!{_BREAK})[^.,;:!?\n]){{0,70}})"
    rf"|\b(?:traced|source|seat|origin)\b[^.;:!?\n]{{0,30}}?\b{_FIRE}\b[^.;:!?\n]{{0,25}}?\b(?:to|was|is)\b"
    rf"(?P<traced>(?:(?!{_BREAK})[^.,;:!?\n]){{0,50}})",
    re.IGNORECASE,
)
# "In a cargo deck", but not "in the flat above the garage".
_PLACE = (
    r"\b(?:in|on|at|inside|from|to|was|is)\s+"
    r"(?P<words>(?:an?|the|its|his|her|their)\s+(?:[\w'’-]+\s+){{0,3}}?(?P<place>{}))\b"
)
_OPEN = re.compile(
    r"\b(?:not|never|no|if|whether|den(?:y|ies|ied)|ruled?\s+out|dismiss(?:es|ed)?|unclear|earlier|previous"
    r"|last\s+(?:year|month)|in\s+(?:19|20)\d\d)\b|n['’]t\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:above|below|beneath|beside|behind|near|under|next|outside|over|opposite)\b", re.IGNORECASE
)


class _Beginning(NamedTuple):
    """Where an article tells that something began.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        place: The group and the row of the table.
    """

    start: int
    end: int
    place: tuple[str, str]


@cache
def _places() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    """Return a pattern of the words for places, and the group and row of each."""
    table = packaged_yaml("annotate.dossier.events.conflicts.deeds", "beginnings.yaml")
    of = {
        word: (group, row) for group, rows in table.items() for row, words in rows.items() for word in words
    }
    words = "|".join(sorted(of, key=lambda word: (-len(word), word)))
    return re.compile(_PLACE.format(words), re.IGNORECASE), of


def beginnings(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield where it began by two articles of one story, where it cannot be both.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_told), other.once(_told)
    for first in mine:
        group = first.place[0]
        rows = [{each.place[1] for each in those if each.place[0] == group} for those in (mine, yours)]
        second = next((each for each in yours if each.place[0] == group), None)
        if second is not None and rows[0].isdisjoint(rows[1]):
            parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, second))]
            yield first.start, contrary("place", "where it began", parts)
            return


def _told(source: Source) -> Sequence[_Beginning]:
    """Return where an article says that a fire or a blast began, in text order."""
    found: list[_Beginning] = []
    pattern, of = _places()
    for match in _TOLD.finditer(source.text):
        low, _ = sentence_around(source, match.start())
        if _OPEN.search(source.text, low, match.end()):
            continue
        start, end = match.span("rest" if match["rest"] is not None else "traced")
        place = pattern.search(source.text, start if match["rest"] is not None else start - 3, end + 1)
        if place and not _BESIDE.search(place["words"]):
            found.append(_Beginning(*place.span("words"), of[place["place"].casefold()]))
    return found
