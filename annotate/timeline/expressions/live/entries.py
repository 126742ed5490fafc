"""The entries of a live blog: each begins with the time of day at which it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotate.timeline.values import lexicon as lex

FEWEST = 4
"""So many paragraphs begin with a time of day in a live blog at least."""
_TIME = re.compile(
    r"^[ \t]*(?P<h>\d{1,2})[:.](?P<m>[0-5]\d)\s?(?P<half>(?i:[ap]\.?m\b\.?))?"
    rf"(?i:\s?(?:{lex.alternatives(lex.ZONES)})\b)?"
    r"[ \t]*(?:$|[:–—-][ \t]|[ \t](?=[“\"‘'A-Z]))",
    re.MULTILINE,
)
HALF_DAY, HOURS = 12, 24


class Entry(NamedTuple):
    """An entry of a live blog.

    Attributes:
        start: Where its time of day stands.
        day: On which it was written.
        clock: Its time of day, where the words of it do not say which half of the day is meant.
    """

    start: int
    day: date
    clock: str = ""


def live_entries(text: str, published: date | None) -> list[Entry]:
    """Return the entries of a live blog in text order; none where a text is none or has no day.

    Their times of day go all one way, and pass midnight once at most. The last one written is of the day of
    publication.

    Args:
        text: The article.
        published: The publication date, where it is known as a day.
    """
    heads = list(_TIME.finditer(text))
    lines = [(line.start("h"), _minutes(line)) for line in heads]
    if published is None or len(lines) < FEWEST or any(minutes is None for _, minutes in lines):
        return []
    times = [minutes or 0 for _, minutes in lines]
    if all(_may_be_half(line) for line in heads) and (halves := _by_halves(lines, published)):
        return halves
    falls = sum(later < earlier for earlier, later in pairwise(times))
    newest_first = falls * 2 > len(times) - 1
    if newest_first:
        lines, times = lines[::-1], times[::-1]
    nights = [place for place, (one, other) in enumerate(pairwise(times), start=1) if other < one]
    if len(nights) > 1:
        return []
    found = [
        Entry(start, published - timedelta(days=1) if nights and place < nights[0] else published)
        for place, (start, _) in enumerate(lines)
    ]
    return sorted(found)


def _may_be_half(line: re.Match[str]) -> bool:
    """Tell whether a time of day may be one of a clock that goes up to twelve."""
    return not line["half"] and line["h"][0] != "0" and int(line["h"]) <= HALF_DAY


def _by_halves(lines: Sequence[tuple[int, int | None]], published: date) -> list[Entry]:
    """Return the entries of a blog whose clock goes up to twelve, none where nothing says that it does.

    Its times turn from twelve to one. They are of the day of publication, and begin before noon where they
    pass twelve, at noon where they begin with it.
    """
    plain = [minutes or 0 for _, minutes in lines]
    falls = sum(later < earlier for earlier, later in pairwise(plain))
    if falls * 2 > len(plain) - 1:
        return sorted(_by_halves(lines[::-1], published))
    if not falls:
        return []
    times = [minutes % (HALF_DAY * 60) for minutes in plain]
    turns = [later < earlier for earlier, later in pairwise(times)]
    if sum(turns) > 1:
        return []
    halves = accumulate([not any(turns), *turns])
    return [
        Entry(start, published, f"{minutes // 60 + HALF_DAY * half:02d}:{minutes % 60:02d}")
        for (start, _), minutes, half in zip(lines, times, halves, strict=True)
    ]


def entry_at(entries: list[Entry], place: int) -> Entry | None:
    """Return the entry that a place lies in, none where it lies in none.

    Args:
        entries: In text order.
        place: As an offset.
    """
    number = bisect_right(entries, place, key=lambda entry: entry.start) - 1
    return entries[number] if number >= 0 else None


def _minutes(line: re.Match[str]) -> int | None:
    """Return a time of day in minutes, none where there is no such time."""
    hour = int(line["h"])
    if line["half"]:
        hour = hour % HALF_DAY + (HALF_DAY if line["half"][0].lower() == "p" else 0)
    return hour * 60 + int(line["m"]) if hour < HOURS else None
