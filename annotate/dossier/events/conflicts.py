"""What articles tell differently of one happening: the day, and how many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotate.dossier.events.happening import Days, Happening, day_named
from annotate.dossier.model import Conflict, Part
from annotate.dossier.reading import MAGNITUDE, Source

_COUNT = re.compile(
    r"(?<![\w.,:-])(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:]|[.,]\d)"
    rf"{MAGNITUDE})\s+(?:[a-z]+\s)?"
    r"(?P<what>[a-z]{3,}s|people|dead|injured|killed|wounded|missing)\b"
)
_MEASURES = frozenset(
    {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "times", "miles", "metres", "meters",
     "kilometres", "kilometers", "feet", "inches", "others", "was", "has", "this", "points"}
)  # fmt: skip


def conflicts(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Conflict]:
    """Yield what articles tell differently.

    Args:
        sources: The articles.
        members: What they tell of one happening.
    """
    if len({member.source for member in members}) > 1:
        yield from _days(sources, members)
        yield from _numbers(sources, members)


def _days(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Conflict]:
    """Yield days that cannot all be so."""
    sides: dict[Days, Happening] = {}
    for member in members:
        if member.days is not None:
            sides.setdefault(member.days, member)
    alone = {days: m for days, m in sides.items() if any(a[1] < days[0] or days[1] < a[0] for a in sides)}
    if len({member.source for member in alone.values()}) > 1:
        told = " or ".join(_named(days) for days in sorted(alone))
        parts = [told_in(sources, alone[days]) for days in sorted(alone)]
        yield Conflict("time", tuple(parts), f"it was {told}")


def _named(days: Days) -> str:
    first, last = (day_named(number) for number in days)
    return first if first == last else f"{first} to {last}"


def told_in(sources: Sequence[Source], member: Happening) -> Part:
    """Return the words by which an article tells of a happening: its headline, else the sentence."""
    text = sources[member.source].text
    line = member.event.headline
    if member.main:
        return Part(sources[member.source].id, line.start, line.end, line.exact)
    best = member.best
    start, end = next(each for each in member.told if each[0] <= best.start < each[1])
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Part(sources[member.source].id, start, end, text[start:end])


def _numbers(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Conflict]:
    """Yield what articles count differently: "23 pirates", "20 pirates"."""
    counts: defaultdict[str, dict[str, Part]] = defaultdict(dict)
    by_article: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for member in members:
        text = sources[member.source].text
        for start, end in member.told:
            for found in _COUNT.finditer(text, start, end):
                what, number = found["what"], " ".join(found["number"].replace(",", "").split())
                if what in _MEASURES or (len(number) == 4 and number[:2] in {"19", "20"}):
                    continue
                part = Part(sources[member.source].id, found.start(), found.end(), found.group())
                counts[what].setdefault(number, part)
                by_article[what][member.source].add(number)
    for what, told in counts.items():
        # An article that gives both numbers counts two things.
        if len(told) > 1 and all(len(numbers) == 1 for numbers in by_article[what].values()):
            numbers = " or ".join(told)
            yield Conflict("number", tuple(told.values()), f"{numbers} {what}")
