"""Days to come on which something is to be done, by two articles of one story, in whatever words.

It is one thing where the words for it have enough in common, where both titles say that something ends, or
where a story has but one of its kind: a strike, an election, a sentence, a funeral.
What a later article gives another day is put off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.counting.facts import singular
from annotate.dossier.events.conflicts.days import BREAK, Day, are_two, in_words, opens
from annotate.dossier.events.conflicts.parties import named_in
from annotate.dossier.events.conflicts.sides import quoted, side
from annotate.dossier.events.forms import base_of, bases_in, head_of
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import Time
from annotate.record.walk import review_of

_WILL = r"(?:will|would|is\s+to|are\s+to|(?:is|are)\s+(?:due|set|expected|scheduled)\s+to)"
_VERBS = {
    "end": r"close(?:\s+down)?|shut(?:\s+down)?|cease|stop|end|be\s+(?:closed|shut|stopped|switched\s+off)",
    "begin": r"begin|start|open|reopen|be\s+(?:opened|reopened|launched|inaugurated)"
    r"|welcome\s+(?:its|the)\s+first|open\s+(?:its|the)\s+doors",
    "strike": r"strike|walk\s+(?:out|off)|down\s+tools|stop\s+work(?:ing)?|go\s+on\s+strike|stay\s+away",
    "poll": (
        r"vote(?!\s+(?:for|against)\b|\s+on\s+(?!\d))|go\s+to\s+the\s+polls|elect|cast\s+their\s+(?:votes|ballots)"
        r"|hold\s+(?:(?:an?|the|its|early|new)\s+)*(?:\w+\s+)?(?:elections?|referendum|vote)"
    ),
    "sentence": (
        r"be\s+sentenced|sentence|hand\s+down|pass\s+sentence|learn\s+(?:his|her|their)\s+(?:fate|sentence)"
    ),
    "burial": r"be\s+(?:buried|laid\s+to\s+rest|cremated)",
    "office": r"take\s+office|be\s+sworn\s+in|be\s+inaugurated|take\s+over",
    "meeting": r"(?:be\s+)?received?|meet(?:\s+with)?|hold\s+talks",
}
# What is so certain that it is told as if it were so: "on Friday they go on strike".
_CERTAIN = {
    "strike": r"(?:goes|go|are\s+going)\s+on\s+strike|walks?\s+out|downs?\s+tools",
    "poll": r"(?:goes|go)\s+to\s+the\s+polls|votes?(?=\s+(?:on\s+\d|in)\b)",
}
_PLANS = {
    kind: re.compile(
        rf"\b{_WILL}\s+(?P<verb>{verbs})\b" + (rf"|\b(?:{_CERTAIN[kind]})\b" if kind in _CERTAIN else ""),
        re.IGNORECASE,
    )
    for kind, verbs in _VERBS.items()
}
# "On Friday the drivers of the line to Selm go on strike".
_CUT = re.compile(
    r"[,;:!?\n—–]|\b(?:and|but|that|which|who|when|after|before|because|as|if)\b", re.IGNORECASE
)
# A story has one of these, unless it is told of others.
_ONE = frozenset({"strike", "poll", "sentence", "burial"})
_ENDS = re.compile(r"\b(?:clos(?:es?|ed|ing|ure)|shut(?:s|ting)?|ceases?|axed?|scrapped)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:if|whether|unless|not|never|den(?:y|ies|ied)|demand\w*|want\w*|call\w*\s+for)\b", re.IGNORECASE
)
_MONTH, _LEAST, _FAR, _NAMES = 31, 2.4, 60, 4


class _Plan(NamedTuple):
    """What an article says is to be done on a day.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: What it is: whether something begins or ends, a strike, a vote.
        words: For what begins or ends, or who does it.
        who: The noun for those who do it, where it is no name.
        title: Whether the title says that something ends.
        days: First and last day.
        time: Their expression.
    """

    start: int
    end: int
    kind: str
    words: frozenset[str]
    who: str
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
    """Return what an article says is to be done on a day, in text order."""
    found: list[_Plan] = []
    last = source.published_day
    title = any(_ENDS.search(source.text, *bounds) for bounds in source.sections_of("title"))
    for kind, pattern in _PLANS.items():
        for match in pattern.finditer(source.text):
            low, high = sentence_around(source, match.start())
            if not last or match.end() > high or _UNSURE.search(source.text, low, match.start()):
                continue
            bounds = subject_of(source.text, low, match.start())
            subject = source.text[slice(*bounds)]
            words = frozenset(word for word in bases_in(subject) if rarity(word) > 1)
            words |= named_in(source, low, high, "PERSON")
            planned = _planned(source, match.span(), (low, high))
            if planned and last < planned[0][0] and planned[0][1] - planned[0][0] <= _MONTH:
                days, time = planned
                start = match.start("verb") if match["verb"] else match.start()
                # "On Friday the drivers": the drivers.
                begins = time.end if time.end < bounds[1] else 0
                noun = head_of(source.text[max(bounds[0], begins) : bounds[1]])
                who = singular(base_of(noun)) if kind == "strike" else ""
                spot = min(start, time.start), max(match.end(), time.end)
                found.append(_Plan(*spot, kind, words, who, title, days, time))
    return sorted(found, key=lambda each: each.start)


def _planned(source: Source, verb: tuple[int, int], sentence: tuple[int, int]) -> tuple[Days, Time] | None:
    """Return the day that stands behind a verb in its part of a sentence, or else before it."""
    before: tuple[Days, Time] | None = None
    for time in source.record.timeline.times:
        days = days_between(time.interval.earliest, time.interval.latest)
        if days is None or review_of(time) == "rejected":
            continue
        if verb[1] <= time.start < min(sentence[1], verb[1] + _FAR):
            if not BREAK.search(source.text, verb[1], time.start):
                return days, time
        elif opens(time, sentence[0], verb[0]):
            # "In May, says Ana Ruiz, who runs it, the house will open".
            before = before or (days, time)
        elif time.end <= verb[0] and not _CUT.search(source.text, max(sentence[0], time.end), verb[0]):
            before = (days, time) if time.start >= max(sentence[0], verb[0] - _FAR) else before
    return before


def _of_one(one: _Plan, other: _Plan) -> bool:
    """Tell whether two are of one thing."""
    if one.kind != other.kind:
        return False
    shared = sum(map(rarity, sorted(one.words & other.words)))
    if one.kind in _ONE:
        return not (one.words and other.words) or (bool(one.words & other.words) and one.who == other.who)
    if one.kind == "meeting":
        return len(one.words & other.words) >= _NAMES
    return shared >= _LEAST or (one.kind == "end" and one.title and other.title)


def _written(*told: tuple[_Plan, Day]) -> Conflict:
    published = [day.source.published_day for _, day in told]
    moved = published[0] != published[1]
    order = sorted(told, key=lambda each: each[1].source.published_day if moved else each[1].days[0])
    parts = tuple(side(day.source, plan.start, plan.end) for plan, day in order)
    words = [in_words(day, part) for (_, day), part in zip(order, parts, strict=True)]
    plan, day = order[0]
    said = BREAK.split(day.source.text[plan.start : plan.end])[0].split()
    what = quoted(said[1] if said[0] == "be" and said[1:] else said[0])
    return Conflict(
        "time", parts, f"{what} is planned: {(', then ' if moved else ' or ').join(words)}", moved
    )
