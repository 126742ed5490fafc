"""Where sentences begin in a text without a parse."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotate.dossier.reading import Source

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z0-9\"'“‘`])|\n+")


def sentence_cuts(source: Source) -> list[int]:
    """Return where the sentences of an article begin, and one past its end; ask ``source.once`` for them."""
    return [0, *(found.end() for found in _END.finditer(source.text)), len(source.text) + 1]


def told_cuts(source: Source) -> list[int]:
    """Return the same with the ends of datelines, which are no part of what is told."""
    ends = {end for _, end in source.sections_of("dateline")}
    return sorted({*source.once(sentence_cuts), *ends})


def sentence_around(source: Source, place: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a place, without a dateline."""
    cuts = source.once(told_cuts)
    number = bisect_right(cuts, place) - 1
    return cuts[number], cuts[number + 1]
