"""Where sentences begin in a text without a parse, and which days they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.reading import Source
from annotate.record.walk import review_of

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


def sentence_words(source: Source, place: int) -> str:
    """Return the words of the sentence around a place, without a dateline."""
    return source.text[slice(*sentence_around(source, place))]


def words_ahead(source: Source, place: int) -> str:
    """Return the words of a sentence before a place in it, without a dateline."""
    return source.text[sentence_around(source, place)[0] : place]


def sentence_before(source: Source, low: int) -> tuple[int, int]:
    """Return the bounds of the sentence before the one that begins at a place; two noughts where none is."""
    return sentence_around(source, max(0, low - 2)) if low else (0, 0)


def days_in(source: Source) -> Sequence[tuple[int, Days]]:
    """Return where the times of an article stand that tell days, with these."""
    return sorted(
        (time.start, days)
        for time in source.record.timeline.times
        if review_of(time) != "rejected"
        and (days := days_between(time.interval.earliest, time.interval.latest))
    )


def days_told(source: Source, start: int, end: int) -> Days | None:
    """Return the first and last day that the words between two places name; none where they name none."""
    times = source.once(days_in)
    here = [days for _, days in times[bisect_left(times, (start,)) : bisect_left(times, (end,))]]
    return (min(days[0] for days in here), max(days[1] for days in here)) if here else None
