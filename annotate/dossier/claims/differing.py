"""How two statements of nearly the same words differ after all: in a figure, in the day, or in what is so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from math import inf
from typing import NamedTuple

from annotate.dossier.claims.apart import of_other_things
from annotate.dossier.claims.said import Said, times_in
from annotate.dossier.claims.stances import Stance, becomes, opposed
from annotate.dossier.events.conflicts.counting.figures import figures, widened
from annotate.dossier.events.conflicts.parties import towns_in
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.model import StatementRelation
from annotate.dossier.reading import Source
from annotate.timeline.values.lexicon import MONTHS, WEEKDAYS

Otherwise = tuple[StatementRelation | None, str]
"""How one statement is to another one, with the reason; no relation where it is just another one."""
NO_DAY = 14
"""Articles of more days apart tell of other days."""
_RETRACTS = frozenset(
    {
        "retract", "retracted", "retracts", "withdraw", "withdrew", "withdrawn", "backtracked", "apologised",
        "apologized", "corrected",
    }
)  # fmt: skip
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_DATE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b\.?\s+\d|\d\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b", re.IGNORECASE
)
# The night of one day ends on the next one.
_LATE = re.compile(r"\b(?:night|evening|midnight|late|overnight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:morning|dawn|early|overnight|midnight)\b", re.IGNORECASE)
# "At least 20" may be 22, but 40 is another count.
_OPEN, _BEHIND, _NOUNS, _WEEK = 0.15, 40, 2, 7


class _Figure(NamedTuple):
    """A figure of a statement.

    Attributes:
        words: It with the word behind it.
        low: The least that it may be.
        high: The most.
        kind: The currency, "PERCENT" and the like; "CARDINAL" for what is counted.
        nouns: Words behind it.
    """

    words: str
    low: float
    high: float
    kind: str
    nouns: frozenset[str]


class _Day(NamedTuple):
    """A day that a statement names, as it is written and as far as it is known."""

    words: str
    weekday: int | None
    days: Days | None


def otherwise(one: Said, other: Said, sources: Sequence[Source]) -> Otherwise | None:
    """Say how the later of two statements that are alike tells the same otherwise; none where it does not.

    Args:
        one: The one of the earlier article.
        other: The one of the later.
        sources: The articles.
    """
    retracted = other.cue & _RETRACTS
    if retracted and not one.cue & _RETRACTS:
        return "retracts", f"“{min(retracted)}”"
    first, second = sources[one.source], sources[other.source]
    quoted = bool(one.runs & other.runs)
    if not quoted:
        if one.claim.polarity != other.claim.polarity:
            if of_other_things(one, other):
                return None, ""
            return "contradicts", "one says so, the other not"
        if against := _against(one, other, first, second):
            return against
        if _elsewhere(_places(first, one), _places(second, other)) or of_other_things(one, other):
            return None, ""
    counted = _counted(_figures(first, one), _figures(second, other), quoted)
    if quoted:
        return counted
    dated = _dated(_days(one), _days(other), first, second)
    # Another number on another day is told of something else.
    return (None, "") if counted and dated else counted or dated


def of_near_days(one: Source, other: Source) -> bool:
    """Tell whether two articles may tell of the same days."""
    days = one.published_day, other.published_day
    return not all(days) or abs(days[0] - days[1]) <= NO_DAY


def in_course(one: Stance, other: Stance, first: Source, second: Source) -> bool:
    """Tell whether what one article says may have become what the other one says a day later."""
    days = first.published_day, second.published_day
    if not all(days) or days[0] == days[1]:
        return False
    return becomes(one, other) if days[0] < days[1] else becomes(other, one)


def _against(one: Said, other: Said, first: Source, second: Source) -> Otherwise | None:
    """Say which states two statements name that cannot both be so."""
    for mine, yours in product(one.stances, other.stances):
        if mine.key == yours.key and mine.so != yours.so and (mine.some or yours.some):
            # "Two are missing", and "the two who were missing were found".
            return None, ""
        unsaid = not (mine.about and yours.about)
        if opposed(mine, yours) or (mine.key == yours.key and mine.so != yours.so and unsaid):
            if in_course(mine, yours, first, second):
                return None, ""
            return "contradicts", f"{mine.words} / {yours.words}"
    return None


def _places(source: Source, said: Said) -> frozenset[str]:
    """Return words of the names of the towns in a statement."""
    return towns_in(source, [(span.start, span.end) for span in said.claim.content])


def _elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two statements of like words are of two places: a blast in Selm, and one in Orr."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def _figures(source: Source, said: Said) -> list[_Figure]:
    found: list[_Figure] = []
    for span in said.claim.content:
        words = source.text[span.start : span.end]
        times = [(time.start - span.start, time.end - span.start) for time in times_in(said)]
        for each in figures(words):
            if any(start < each.end and each.start < end for start, end in times):
                continue
            low, high = widened(words[: each.start], words[each.end :], each.low, each.high)
            low = low or high * (1 - _OPEN)
            high = low * (1 + _OPEN) if high == inf else high
            behind = words[each.end : each.end + _BEHIND]
            next_to = re.match(r"\s+[a-z]{3,}", behind)
            found.append(
                _Figure(
                    " ".join(words[each.start : each.end + (next_to.end() if next_to else 0)].split()),
                    low,
                    high,
                    each.unit or each.type,
                    frozenset(bases_in(re.split(r"[,.;:]", behind, maxsplit=1)[0])[:_NOUNS]),
                )
            )
    return found


def _counted(mine: list[_Figure], yours: list[_Figure], quoted: bool) -> Otherwise | None:
    """Say which figures of two statements differ; what one of them only leaves out does not."""
    first = [one for one in mine if not any(_agree(one, other) for other in yours)]
    second = [other for other in yours if not any(_agree(one, other) for one in mine)]
    alone = len(first) == len(second) == 1 and not quoted
    for one, other in product(first, second):
        if one.kind == other.kind and (alone or one.kind != "CARDINAL" or one.nouns & other.nouns):
            return "differs_in_number", f"{one.words} and {other.words}"
    return None


def _agree(one: _Figure, other: _Figure) -> bool:
    return one.kind == other.kind and one.low <= other.high and other.low <= one.high


def _days(said: Said) -> list[_Day]:
    found: list[_Day] = []
    for time in times_in(said):
        named = _WEEKDAY.search(time.exact)
        days = days_between(time.interval.earliest, time.interval.latest)
        if named or (days and days[1] - days[0] <= 1 and _DATE.search(time.exact)):
            weekday = WEEKDAYS[named.group().casefold()] if named else None
            found.append(_Day(" ".join(time.exact.split()), weekday, days))
    return found


def _dated(mine: list[_Day], yours: list[_Day], first: Source, second: Source) -> Otherwise | None:
    """Say on which days two statements have the same."""
    if len(mine) != 1 or len(yours) != 1:
        return None
    one, other = mine[0], yours[0]
    if one.weekday is not None and other.weekday is not None:
        later = (other.weekday - one.weekday) % _WEEK
    elif one.days and other.days and first.published_day and second.published_day:
        if one.days[0] <= other.days[1] and other.days[0] <= one.days[1]:
            return None
        later = other.days[0] - one.days[0]
    else:
        return None
    if not later or _are_one_night(one, other, later) or _are_one_night(other, one, -later % _WEEK):
        return None
    if not of_near_days(first, second):
        return None, ""
    return "contradicts", f"{one.words} / {other.words}"


def _are_one_night(one: _Day, other: _Day, later: int) -> bool:
    """Tell whether one is the evening of a day, and the other one the next morning."""
    return later == 1 and bool(_LATE.search(one.words) and _EARLY.search(other.words))
