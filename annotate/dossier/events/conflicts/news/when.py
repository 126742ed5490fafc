"""When the news was, in whatever words: a car rolled over on Saturday, and it overturned on Sunday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.elsewhere import of_two_turns
from annotate.dossier.events.conflicts.counting.quantities import quantities
from annotate.dossier.events.conflicts.days import Day, are_two, in_words
from annotate.dossier.events.conflicts.news.kinds import Telling, of_one, tellings
from annotate.dossier.events.conflicts.news.words import FIRSTS
from annotate.dossier.events.conflicts.sides import quoted, side
from annotate.dossier.events.times.sentences import sentence_around, sentence_words
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# What was more days before an article is none of its news; but the first case of all may be.
_NEWS, _FIRST = 7, 60
# So many days more than one do not say on which of them it was.
_SOME = 2
_COUNTED = frozenset({"injured", "arrested"})


class _Dated(NamedTuple):
    """What an article tells, with the day that stands beside it."""

    told: Telling
    day: Day


def news_days(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what two articles of one story tell in other words, of days that cannot both be so.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_dated), other.once(_dated)
    seen: set[str] = set()
    for first in mine:
        for second in yours:
            if first.told.kind in seen or not of_one(first.told, second.told):
                continue
            if not are_two(first.day, second.day):
                continue
            # Where an article knows of the other's day, there are two of the kind.
            if not _knows(one, second) and not _knows(other, first):
                seen.add(first.told.kind)
                yield first.told.start, _written(first, second)


def may_be_two(sources: Sequence[Source], conflict: Conflict) -> bool:
    """Tell whether days that differ may be of two happenings of a kind, since an article names both.

    "A man was beaten on Sunday" is of another one where the same article tells that somebody was attacked on
    Saturday, as the other one does.

    Args:
        sources: The articles, among which those of the sides are.
        conflict: Two days of one happening.
    """
    by_id = {source.id: source for source in sources}
    counted = [_counted(by_id[side.document], side.start) for side in conflict.sides]
    if all(counted) and not frozenset.intersection(*counted):
        # One soldier was hurt on Tuesday, and four were on Monday.
        return True
    sentences = [sentence_words(by_id[side.document], side.start) for side in conflict.sides]
    if any(of_two_turns(one, other) for one, other in combinations(sentences, 2)):
        return True
    told = [
        [
            each
            for each in by_id[side.document].once(_dated)
            if side.start < each.told.end and each.told.start < side.end
        ]
        for side in conflict.sides
    ]
    return any(
        _knows(by_id[conflict.sides[there].document], each)
        for here, those in enumerate(told)
        for each in those
        for there in range(len(told))
        if there != here and any(other.told.kind == each.told.kind for other in told[there])
    )


def _counted(source: Source, place: int) -> frozenset[tuple[str, float, float]]:
    """Return how many were hurt or arrested by the sentence around a place."""
    low, high = sentence_around(source, place)
    return frozenset(
        (each.of[0], each.low, each.high)
        for each in source.once(quantities)
        if low <= each.start < high and each.of[0] in _COUNTED
    )


def _dated(source: Source) -> Sequence[_Dated]:
    """Return what is told with a day, and is news: not long ago, and not still to come."""
    last = source.published_day
    if not last:
        return []
    return [
        _Dated(each, Day(source, *each.when))
        for each in source.once(tellings)
        if each.when and last - (_FIRST if each.kind in FIRSTS else _NEWS) <= each.when[0][0] <= last
    ]


def _knows(source: Source, other: _Dated) -> bool:
    """Tell whether an article names a day where it tells something of the kind."""
    return any(
        days[0] <= other.day.days[1] and other.day.days[0] <= days[1]
        for each in source.once(tellings)
        if each.kind == other.told.kind
        for days in each.known
        if days[1] - days[0] <= _SOME
    )


def _written(one: _Dated, other: _Dated) -> Conflict:
    told = sorted((one, other), key=lambda each: each.day.days)
    parts = tuple(
        side(day.source, min(words.start, day.time.start), max(words.end, day.time.end))
        for words, day in told
    )
    words = [in_words(each.day, part) for each, part in zip(told, parts, strict=True)]
    verbs = (each.day.source.text[each.told.start : each.told.end].casefold() for each in told)
    what = ", ".join(dict.fromkeys(map(quoted, verbs)))
    return Conflict("time", parts, f"{what}: {' or '.join(words)}")
