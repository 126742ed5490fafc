"""Which claims of an article are acts of saying that no event of it tells, with the day and a line.

"Ruiz said that the bridge is closed" is a claim. That she said so on Monday is what she did; who asks what
she did wants it as well. It is nothing that has to be found again in other articles: where two report one
statement, they report one act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from annotate.dossier.events.lines import LONGEST
from annotate.dossier.events.times.days import FAR, Days, day_named, days_between
from annotate.dossier.model import RIGHT_AFTER, SAID, JoinedEvent, JoinedMention, Part, When
from annotate.dossier.reading import Source
from annotate.dossier.sayings.days import SOON, SaidOn
from annotate.dossier.sayings.telling import is_habit, is_said
from annotate.record import Claim, Span
from annotate.timeline.events.facts.words import words_of

SALIENCE = 0.05
"""Of an act: what is said is a statement, and what it is about is told by other events."""
_WORD = re.compile(r"[^\W\d_]+")
# Nobody does it.
_NO_ACT = frozenset({"according", "accords"})


@cache
def _verbs() -> frozenset[str]:
    return words_of("reporting") - _NO_ACT


class Act(NamedTuple):
    """That somebody said something, as one article tells it.

    Attributes:
        claim: Id of the claim.
        event: What is told of it; without its number, who takes part, and of which statement it is.
        day: On which it stands: its own, else that on which it was told.
        dated: Whether that is its own.
    """

    claim: str
    event: JoinedEvent
    day: int
    dated: bool


class _Told(NamedTuple):
    """A claim, the word that says that somebody said it, and the days that stand beside that, if any."""

    claim: Claim
    cue: Span
    days: Days | None


def acts_of(source: Source) -> tuple[Act, ...]:
    """Return the acts of saying of an article that are no events in its record, in text order.

    Args:
        source: The article.
    """
    claims = [(claim, cue) for claim in source.claims if (cue := _cue(claim)) is not None]
    told = sorted((m.start, m.end) for event in source.events for m in event.mentions)
    free = [(claim, cue) for claim, cue in claims if not _is_told(told, cue)]
    return tuple(_acts(source, free)) if free else ()


def _cue(claim: Claim) -> Span | None:
    """Return the word that says that somebody said something."""
    if claim.source is None or claim.source.entity is None:
        return None
    for span in claim.cue:
        for word in _WORD.finditer(span.exact):
            if word.group().lower() in _verbs():
                return Span(span.start + word.start(), span.start + word.end(), word.group())
    return None


def _is_told(told: Sequence[tuple[int, int]], cue: Span) -> bool:
    """Tell whether an event's mention has the word; mentions do not overlap."""
    number = bisect_left(told, (cue.end,))
    return number > 0 and told[number - 1][1] > cue.start


def _acts(source: Source, claims: Sequence[tuple[Claim, Span]]) -> Iterator[Act]:
    text = source.text
    dated = SaidOn(source)
    told = dated.published if dated.published is not None else FAR
    speakers = {claim.id: _speaker(claim) for claim in source.claims}
    last: dict[str | None, _Told] = {}
    for claim, cue in claims:
        if not is_said(text, claim, cue):
            continue
        speaker = _speaker(claim)
        # What somebody only says that another one said may have been said long before.
        retold = claim.within is not None and speakers.get(claim.within) != speaker
        start, end = dated.sentence(cue.start)
        beside = [time for time in source.record.timeline.times if start <= time.start < end]
        undated = retold or is_habit(text, claim, cue, beside)
        own = dated.of_saying(cue, claim.content)
        when = _time(source, dated, _Told(claim, cue, own), None if undated else last.get(speaker), undated)
        if own is not None:
            last[speaker] = _Told(claim, cue, own)
        days = days_between(when.earliest, when.earliest)
        mention = JoinedMention(
            source.id, claim.id, cue.start, cue.end, cue.exact, confidence=claim.confidence, claim=claim.id
        )
        event = JoinedEvent("", _line(source, claim, cue), when, "happened", (), SALIENCE, (mention,))
        yield Act(claim.id, event, days[0] if days else told, days is not None)


def _goes_on(source: Source, dated: SaidOn, before: _Told, cue: Span) -> bool:
    """Tell whether one goes on to speak whom a day is told of: "said on Sunday that ..., adding that"."""
    start, text = before.cue.end, source.text
    if not 0 < cue.start - start <= SOON or "\n\n" in text[start : cue.start]:
        return False
    return not dated.is_history(cue.start)


def _speaker(claim: Claim) -> str | None:
    return claim.source.entity if claim.source is not None else None


def _time(source: Source, dated: SaidOn, told: _Told, before: _Told | None, undated: bool) -> When:
    """Return when something was said: on the day beside it, else with what was told last, or the news."""
    cue, days = told.cue, told.days
    because = "the time beside it"
    if days is None and not undated:
        event = dated.going_on(cue.start, frozenset({_speaker(told.claim) or ""}))
        if event is not None:
            days, because = event[0], f"{RIGHT_AFTER} “{event[1]}” of that day"
        elif before is not None and _goes_on(source, dated, before, cue):
            days, because = before.days, f"{RIGHT_AFTER} “{before.cue.exact}” of that day"
        elif not dated.is_history(cue.start):
            days = dated.of_news(cue, told.claim.content)
            of = "of the day of publication" if days and days[0] == dated.published else "of that day"
            because = f"{SAID} {of}"
    if days is None:
        if dated.published is None:
            return When()
        return When(None, day_named(dated.published), "day", source.id, "told as past")
    first, last = (day_named(day) for day in days)
    return When(first, last, "day" if first == last else "unknown", source.id, because)


def _line(source: Source, claim: Claim, cue: Span) -> Part:
    """Return the words that tell an act: who says it, and so much of what is said as is short."""
    spans = [cue, claim.content[0], *(claim.source.spans if claim.source is not None else ())]
    near = [span for span in spans if abs(span.start - cue.start) <= LONGEST or span is claim.content[0]]
    start, end = min(span.start for span in near), max(span.end for span in near)
    text = source.text
    if end - start > LONGEST:
        if claim.content[0].start < cue.start:
            most = end - LONGEST
            start = min(text.find(" ", most, cue.start) + 1 or most, cue.start)
        else:
            most = start + LONGEST
            end = max(text.rfind(" ", cue.end, most), cue.end)
    return Part(source.id, start, end, text[start:end])
