"""How central an entity is to its article, from 0 to 1.

A fixed formula over what Dunietz and Gillick (2014) found to matter most:
place of the first mention, frequency, and whether the entity acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import TYPE_CHECKING

from annotate.entities.grouping import Group
from annotate.language import syntax
from annotate.record import Section

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIRST, FREQUENCY, SUBJECT, SPREAD = 0.35, 0.35, 0.15, 0.15
PARTS = 8


def saliences(groups: Sequence[Group], doc: Doc, sections: Sequence[Section], length: int) -> list[float]:
    """Return the salience of every group; boilerplate mentions count for nothing."""
    boilerplate = [(s.start, s.end) for s in sections if s.kind == "boilerplate"]
    titles = [(s.start, s.end) for s in sections if s.kind == "title"]
    body = [[m for m in g.mentions if not _inside(m.start, boilerplate)] for g in groups]
    most = max((len(mentions) for mentions in body), default=0)
    result: list[float] = []
    for mentions in body:
        if not mentions:
            result.append(0.0)
            continue
        first = (
            1.0 if any(_inside(m.start, titles) for m in mentions) else 1 - mentions[0].start / max(length, 1)
        )
        frequency = log1p(len(mentions)) / log1p(most)
        acting = sum(doc[m.token : m.last + 1].root.dep_ in syntax.SUBJECTS for m in mentions) / len(mentions)
        spread = len({PARTS * m.start // max(length, 1) for m in mentions}) / PARTS
        score = FIRST * first**2 + FREQUENCY * frequency + SUBJECT * acting + SPREAD * spread
        result.append(round(min(score, 1.0), 2))
    return result


def _inside(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in ranges)
