"""At what hour: a fire broke out at two by one article of a story, it began at half past three by another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.counting.measures import ZONE
from annotate.dossier.events.conflicts.days import HOUR
from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.happening import Happening, mentions_in_order, told_in_article
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.events.words.phrases import kinds_told, may_mean_one
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record.walk import review_of

# Where another part of the sentence begins.
_PART = re.compile(
    r"[,;:!?\n“”\"()—–]|\b(?:and|but|while|who|which|that|when|where|because|as|since|until|till)\b"
    r"|(?<!shortly )(?<!just )(?<!soon )\b(?:after|before)\b",
    re.IGNORECASE,
)
# An hour behind one of these is none at which it was.
_BOUND = re.compile(
    r"(?:\b(?:until|till|since|by|from|between|to|and)|(?<!shortly )(?<!just )(?<!soon )\b(?:after|before))"
    r"\s+(?:about\s+|around\s+)?$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:about|around|shortly|just|soon|almost|nearly|close|half|quarter|some\s+time|towards?)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"(?:\b(?:shortly|just|soon)\s+(?:before|after)|\bclose\s+to|\b(?:about|around|almost|nearly))\s+$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not|never|if|whether|scheduled|planned|due|usually|every|daily)\b|n['’]t\b", re.IGNORECASE
)
_OF_CLOCKS = frozenset(
    {
        "about", "afternoon", "around", "close", "early", "evening", "gmt", "half", "hours", "local",
        "midnight", "morning", "nearly", "night", "noon", "past", "police", "quarter", "shortly", "soon",
        "time",
    }
)  # fmt: skip
_DAY, _LOOSE, _EXACT, _FAR, _TELLING = 1440, 45, 20, 90, 0.8


class _Hour(NamedTuple):
    """An hour at which an article tells something.

    Attributes:
        start: First code point of its words.
        end: One past the last.
        minutes: Since midnight.
        slack: How many minutes two may be apart that are one.
        days: The day, where its words name it.
        kinds: What the words beside it may tell.
        told: What is told.
    """

    start: int
    end: int
    minutes: int
    slack: int
    days: Days | None
    kinds: frozenset[int]
    told: Happening


def hours(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield hours of what two articles of one story tell in other words, where these cannot both be so.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    if not one.published_day or not other.published_day:
        return
    mine, yours = one.once(_hours), other.once(_hours)
    for first, second in product(mine, yours):
        if not _of_one(first, second) or not _differ(first, second):
            continue
        # Where an article has the other one's hour, there are two of the kind.
        if all(_differ(first, each) for each in yours) and all(_differ(second, each) for each in mine):
            parts = [side(source, each.start, each.end) for source, each in ((one, first), (other, second))]
            yield first.start, contrary("time", "time of day", parts)


def _hours(source: Source) -> Sequence[_Hour]:
    """Return the hours of an article, each with what is told right beside it."""
    told = source.once(told_in_article)
    places = source.once(mentions_in_order)
    found: list[_Hour] = []
    for time in source.record.timeline.times:
        hour, _, minute = time.value.partition("T")[2].partition(":")
        if time.granularity != "minute" or not minute[:2].isdigit() or review_of(time) == "rejected":
            continue
        low, high = sentence_around(source, time.start)
        if _BOUND.search(source.text, low, time.start) or _OPEN.search(source.text, low, high):
            continue
        if ZONE.search(source.text, time.start, time.end + 8):
            continue
        beside = [
            (abs(time.start - start), end > time.start, place)
            for start, end, place in places
            if low <= start < high and told[place].actual
            if not _PART.search(source.text, min(end, time.end), max(start, time.start))
        ]
        if beside and min(beside)[0] <= _FAR:
            one = told[min(beside)[2]]
            vague = _VAGUE.search(source.text[max(low, time.start - 20) : time.end])
            hedge = _HEDGE.search(source.text, low, time.start)
            found.append(
                _Hour(
                    hedge.start() if hedge else time.start,
                    time.end,
                    int(hour) * 60 + int(minute[:2]),
                    _LOOSE if vague else _EXACT,
                    None
                    if HOUR.fullmatch(time.exact)
                    else days_between(time.interval.earliest, time.interval.latest),
                    frozenset(source.once(kinds_told)[min(beside)[2]]),
                    one,
                )
            )
    return found


def _of_one(one: _Hour, other: _Hour) -> bool:
    """Tell whether two hours are of one kind of thing, told with words that mean one beside it."""
    if one.kinds.isdisjoint(other.kinds) and one.told.heads.isdisjoint(other.told.heads):
        return False
    if one.days and other.days and one.days != other.days:
        return False
    around = [
        [
            word
            for word in (*each.told.before, *each.told.behind)
            if word.isalpha() and word not in _OF_CLOCKS and rarity(word) > _TELLING
        ]
        for each in (one, other)
    ]
    return any(may_mean_one(a, b) for a, b in product(*around))


def _differ(one: _Hour, other: _Hour) -> bool:
    apart = abs(one.minutes - other.minutes)
    return min(apart, _DAY - apart) > max(one.slack, other.slack)
