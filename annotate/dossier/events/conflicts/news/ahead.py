"""Days to come on which something is to begin or to end, by two articles of one story, in whatever words.

It is one thing where the words for it have enough in common, or where both titles say that something ends.
What a later article gives another day is put off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.days import BREAK, Day, are_two, in_words
from annotate.dossier.events.conflicts.sides import quoted, side
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import Time
from annotate.record.walk import review_of

_WILL = r"(?:will|would|is\s+to|are\s+to|(?:is|are)\s+(?:due|set|expected|scheduled)\s+to)"
_VERBS = {
    "end": r"close(?:\s+down)?|shut(?:\s+down)?|cease|stop|end|be\s+(?:closed|shut|stopped|switched\s+off)",
    "begin": r"begin|start|open|reopen|be\s+(?:opened|reopened|launched|inaugurated)",
}
_PLANS = {
    kind: re.compile(rf"\b{_WILL}\s+(?P<verb>{verbs})\b", re.IGNORECASE) for kind, verbs in _VERBS.items()
}
_ENDS = re.compile(r"\b(?:clos(?:es?|ed|ing|ure)|shut(?:s|ting)?|ceases?|axed?|scrapped)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:if|whether|unless|not|never|den(?:y|ies|ied)|demand\w*|want\w*|call\w*\s+for)\b", re.IGNORECASE
)
_MONTH, _LEAST, _FAR = 31, 2.4, 60


class _Plan(NamedTuple):
    """What an article says is to begin or to end on a day.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Whether it begins or ends.
        words: For what begins or ends.
        title: Whether the title says that something ends.
        days: First and last day.
        time: Their expression.
    """

    start: int
    end: int
    kind: str
    words: frozenset[str]
    title: bool
    days: Days
    time: Time


def plans_ahead(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield days to come that cannot both be so.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_plans), other.once(_plans)
    for first, second in product(mine, yours):
        pair = (Day(one, first.days, first.time), Day(other, second.days, second.time))
        if not _of_one(first, second) or not are_two(*pair):
            continue
        if any(each is not second and _of_one(first, each) for each in yours):
            continue
        if any(each is not first and _of_one(second, each) for each in mine):
            continue
        yield first.start, _written((first, pair[0]), (second, pair[1]))


def _plans(source: Source) -> Sequence[_Plan]:
    """Return what an article says is to begin or to end on a day, in text order."""
    found: list[_Plan] = []
    last = source.published_day
    title = any(_ENDS.search(source.text, *bounds) for bounds in source.sections_of("title"))
    for kind, pattern in _PLANS.items():
        for match in pattern.finditer(source.text):
            low, high = sentence_around(source, match.start())
            if not last or match.end() > high or _UNSURE.search(source.text, low, match.start()):
                continue
            subject = source.text[slice(*subject_of(source.text, low, match.start()))]
            words = frozenset(word for word in bases_in(subject) if rarity(word) > 1)
            for time in source.record.timeline.times:
                days = days_between(time.interval.earliest, time.interval.latest)
                if not match.end() <= time.start < min(high, match.end() + _FAR) or days is None:
                    continue
                if BREAK.search(source.text, match.end(), time.start) or review_of(time) == "rejected":
                    continue
                if last < days[0] and days[1] - days[0] <= _MONTH:
                    found.append(_Plan(match.start("verb"), time.end, kind, words, title, days, time))
                break
    return sorted(found, key=lambda each: each.start)


def _of_one(one: _Plan, other: _Plan) -> bool:
    """Tell whether two are of one thing."""
    if one.kind != other.kind:
        return False
    shared = sum(map(rarity, sorted(one.words & other.words)))
    return shared >= _LEAST or (one.kind == "end" and one.title and other.title)


def _written(*told: tuple[_Plan, Day]) -> Conflict:
    published = [day.source.published_day for _, day in told]
    moved = published[0] != published[1]
    order = sorted(told, key=lambda each: each[1].source.published_day if moved else each[1].days[0])
    parts = tuple(side(day.source, plan.start, plan.end) for plan, day in order)
    words = [in_words(day, part) for (_, day), part in zip(order, parts, strict=True)]
    plan, day = order[0]
    what = quoted(BREAK.split(day.source.text[plan.start : plan.end])[0].split()[0])
    return Conflict(
        "time", parts, f"{what} is planned: {(', then ' if moved else ' or ').join(words)}", moved
    )
