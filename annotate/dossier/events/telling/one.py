"""What is said of one happening: what it is called, when it is, who tells it otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import prod
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.agreement.agreeing import SURELY_ALIKE, alike_words
from annotate.dossier.events.agreement.marks import shared_marks
from annotate.dossier.events.conflicts import Counted, Differing, conflicts, numbers
from annotate.dossier.events.conflicts.sides import quoted
from annotate.dossier.events.forms import of_one_family
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.lines import LONGEST, line_of, status_of
from annotate.dossier.events.order import Known
from annotate.dossier.events.pairs import LIKE
from annotate.dossier.events.times.days import day_named, days_between
from annotate.dossier.events.words.phrases import said_alike
from annotate.dossier.model import DONE, NEWS, PERHAPS, RIGHT_AFTER, JoinedEvent, JoinedMention, When
from annotate.dossier.reading import Source
from annotate.record import Granularity
from annotate.review.wording import SURE

_ASIDE = 0.5
"""An event of an article is about its headline; other words of it count so much less."""
_NEVER = 10**7


class Written(NamedTuple):
    """What is said of a happening, whatever else there is.

    Attributes:
        members: What articles tell of it, in their order.
        first: That of them which a reader of the articles, one after the other, meets first.
        event: Without its number, and without who takes part.
        known: Of its time.
        differing: What articles tell differently.
        counted: What they count differently.
    """

    members: Sequence[Happening]
    first: Happening
    event: JoinedEvent
    known: Known
    differing: tuple[Differing, ...]
    counted: tuple[Counted, ...]


def _place(member: Happening) -> tuple[int, int, int]:
    """Where a reader of the articles, one after the other, meets what one of them tells."""
    return member.source, member.rank, member.mentions[0].start


def _salience(member: Happening) -> float:
    return member.event.salience * (1.0 if member.main else _ASIDE)


def _worth(member: Happening) -> tuple[float, int, int]:
    """How well an article tells a happening: by how central it is there, then by how much it says."""
    line = member.event.headline.exact if member.main else ""
    return round(_salience(member), 1), min(len(line), LONGEST), -member.source


def written_of(
    sources: Sequence[Source],
    happenings: Sequence[Happening],
    sure: Sequence[float | None] = (None,),
    decided: Collection[Happening] = (),
) -> Written:
    """Return what is said of a happening.

    Args:
        sources: All articles.
        happenings: What some of them tell of it.
        sure: How surely each of these is the same as the others, as far as that is known.
        decided: Those that a reader has joined.
    """
    chances = dict(zip(happenings, sure, strict=True))
    members = sorted(happenings, key=lambda member: (member.source, member.mentions[0].start))
    best = max(members, key=_worth)
    time = _best_time(sources, members, best)
    mentions: list[JoinedMention] = []
    for member in members:
        because = None if member is best else _because(sources, best, member, decided)
        chance = None if member is best else chances[member]
        for m in member.mentions:
            confidence = m.confidence if chance is None else min(m.confidence, chance)
            mentions.append(
                JoinedMention(
                    sources[member.source].id, member.event.id, m.start, m.end, m.exact, because, confidence
                )
            )
    event = JoinedEvent(
        "",
        line_of(sources[best.source], best),
        time,
        status_of(sources, members, best, time),
        (),
        round(1.0 - prod(1.0 - min(_salience(member), 0.99) for member in members), 3),
        tuple(mentions),
    )
    return Written(
        members,
        min(members, key=_place),
        event,
        _known(sources, members, time),
        tuple(conflicts(sources, members)),
        tuple(numbers(sources, members)),
    )


def _because(
    sources: Sequence[Source], best: Happening, member: Happening, decided: Collection[Happening]
) -> str:
    """Return why something that an article tells is this happening."""
    if member in decided:
        return "a reader has joined them"
    shared = sorted(best.heads & member.heads)
    related = shared or of_one_family(best.head, member.head)
    ground = f"“{shared[0]}” in both" if shared else f"“{best.head}” and “{member.head}” mean one"
    if not related and best.source != member.source:
        sides = (sources[best.source], best), (sources[member.source], member)
        said = said_alike(*sides)
        marked = shared_marks(sides[0][0], best.told, sides[1][0], member.told)[:2]
        alike = alike_words(best, member)
        if said is not None:
            ground = f"{quoted(said[0])} and {quoted(said[1])} mean one"
        elif marked and alike < SURELY_ALIKE:
            ground = "in other words"
        elif alike < LIKE:
            ground = "in sentences that are alike"
        if marked:
            words = (" / ".join(dict.fromkeys(map(quoted, pair))) for pair in marked)
            return f"{ground}, with {' and '.join(words)}"
    grounds = [ground]
    both = sorted(
        set(best.words) & set(member.words) - best.heads - member.heads,
        key=lambda word: (-rarity(word), word),
    )[:2]
    if both:
        grounds.append(f"told with {' and '.join(f'“{word}”' for word in both)}")
    if best.days is not None and best.days == member.days:
        grounds.append(f"on {day_named(best.days[0])}")
    return ", ".join(grounds)


def _best_time(sources: Sequence[Source], members: Sequence[Happening], line: Happening) -> When:
    """Return the time that is best founded: the shortest, then the one that most articles tell.

    Of two hours it is that of the line that tells the happening, which may name it.
    """
    dated = [member for member in members if member.day is not None]
    if dated:
        spread = Counter(member.day for member in dated)
        # The day that a record gives an event says more than the only one in a sentence.
        best = min(
            dated,
            key=lambda m: (_length(m), not _is_own(m), -spread[m.day], not m.main, m is not line, m.source),
        )
        days = best.day or (0, 0)
        time = best.event.time
        if _is_own(best):
            source = sources[best.source]
            because = f"{PERHAPS}: {time.because}" if time.ref in source.once(_unsure_times) else time.because
            return When(time.earliest, time.latest, time.granularity, source.id, because)
        first, last = (day_named(number) for number in days)
        granularity: Granularity = "day" if first == last else "unknown"
        return When(first, last, granularity, sources[best.source].id, "the one time that its sentence tells")
    beside = Counter(member.years for member in members if member.years is not None)
    if beside and beside.total() >= sum(
        member.news is not None and member.years is None for member in members
    ):
        years = max(beside, key=lambda days: (beside[days], days[0] - days[1], -days[0]))
        teller = next(member for member in members if member.years == years)
        start, end = (day_named(number) for number in years)
        return When(
            start, end, _span(start, end), sources[teller.source].id, "the time right behind its words"
        )
    news = [member for member in members if member.news is not None]
    if news:
        best = min(news, key=lambda m: (m.news or 0, m.source))
        day = day_named(best.news or 0)
        of = "of the day of publication" if best.news == sources[best.source].published_day else "of that day"
        return When(day, day, "day", sources[best.source].id, f"{NEWS} {of}")
    going_on = [member for member in members if member.after is not None]
    if going_on:
        best = min(going_on, key=lambda m: m.source)
        told, word = best.after or ((0, 0), "")
        opens, ends = (day_named(number) for number in told)
        because = f"{RIGHT_AFTER} “{word}” of that day"
        return When(opens, ends, "day" if opens == ends else "unknown", sources[best.source].id, because)
    deeds = [member for member in members if member.deed is not None]
    if deeds:
        best = min(deeds, key=lambda m: (m.deed or 0, m.source))
        day = day_named(best.deed or 0)
        return When(day, day, "day", sources[best.source].id, f"{DONE}, with the news of that day")
    known = [m for m in members if m.main and (m.event.time.earliest or m.event.time.latest)]
    if not known:
        return When()
    best = min(known, key=lambda m: (_wide(m), m.source))
    time = best.event.time
    return When(time.earliest, time.latest, time.granularity, sources[best.source].id, time.because)


def _span(first: str, last: str) -> Granularity:
    """Return of what size a time is by its first and last day."""
    if first == last:
        return "day"
    return "year" if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31" else "unknown"


def _unsure_times(source: Source) -> frozenset[str]:
    """Return the times whose side of the publication, or whose year, no word of the article tells."""
    return frozenset(time.id for time in source.record.timeline.times if time.confidence < SURE)


def _is_own(member: Happening) -> bool:
    """Tell whether the day of what an article tells is that of its event."""
    time = member.event.time
    return member.main and member.day == days_between(time.earliest, time.latest)


def _length(member: Happening) -> int:
    return member.day[1] - member.day[0] if member.day else _NEVER


def _wide(member: Happening) -> int:
    days = days_between(member.event.time.earliest, member.event.time.latest)
    return days[1] - days[0] if days else _NEVER


def _known(sources: Sequence[Source], members: Sequence[Happening], time: When) -> Known:
    """Return on which day a happening stands: its own, else that on which it was first told."""
    moment = time.earliest or time.latest
    days = days_between(moment, moment)
    if days is not None:
        return Known(days[0], True)
    published = [sources[m.source].record.document.published.value for m in members]
    told = [days[0] for day in published if (days := days_between(day, day))]
    return Known(min(told, default=_NEVER), False)
