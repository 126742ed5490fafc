"""When: days of one happening that cannot both be so.

Only a day that stands with the words for the happening counts: not that of the article or its dateline, not
one of another part of the sentence, none that contains the other, and no hour that says nothing of its day.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.parties import done_to, of_others
from annotate.dossier.events.conflicts.sides import Differing, quoted, side
from annotate.dossier.events.dated import VAGUE
from annotate.dossier.events.forms import base_of, bases_in, head_of
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.table import AGAIN
from annotate.dossier.events.times.days import Days, day_named, days_between
from annotate.dossier.model import Conflict, Side
from annotate.dossier.reading import Source
from annotate.record import Time
from annotate.record.walk import review_of
from annotate.review.wording import window

# A time behind one of these, or beyond one, is of something else.
BREAK = re.compile(
    r"[;:!?\n—–]|\.\s|,(?!\s+(?:\w+\s+)?(?:\d|on\b|last\b|early\b|late\b))"
    r"|\b(?:and|but|that|which|who|whose|where|when|while|after|before|since|until|till|by|from|between"
    r"|following|ahead of|due|despite|because|as|if|than|to(?!\s+(?:the|an?|his|her|its|their)\s)|for)\b",
    re.IGNORECASE,
)
# "On Sunday she slipped on the ice and died": on Sunday.
_ALSO, _FRONT = re.compile(r"\band\b(?!\s+(?:then|later)\b)"), 4
# "Sank between Cebu and Bantayan on Sunday": a place.
_BETWEEN = re.compile(r"\bbetween (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)* and (?:the )?[A-Z][\w.'’-]*")
_LOOSE = re.compile(
    r"\b(?:last|next|this|coming|past|ago|about|around|early in|late in|hours? (?:earlier|later))\b",
    re.IGNORECASE,
)
# "4 March last year" is a day all the same.
_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+|\b[A-Z][a-z]+ \d{1,2}\b")
_LATE = re.compile(r"\b(?:night|evening|midnight|late|overnight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:morning|dawn|early|overnight|midnight|night)\b", re.IGNORECASE)
# "Late on Tuesday" and "on Wednesday morning" are of two days, since nothing tells of the night itself.
_BEFORE_NIGHT = re.compile(r"\b(?:evening|late)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|midnight|overnight|early|dawn|small hours)\b", re.IGNORECASE)
# "Friday night" and "Saturday night" are two nights; else the next morning may be of the same.
_NIGHT_OF = re.compile(
    r"(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:night|evening)", re.IGNORECASE
)
# "4:41 a.m.": an hour of whatever day is told of.
HOUR = re.compile(
    r"(?:at\s+)?(?:about\s+|around\s+)?\d{1,2}(?:[:.]?\d\d)?\s*(?:[ap]\.?\s?m\.?)?"
    r"(?:\s+(?:local time|GMT|UTC))?(?:\s+\(\d{1,2}[:.]?\d\d(?:\s+(?:GMT|UTC)\)?)?)?",
    re.IGNORECASE,
)
# "Checked in" and "checked out".
_WAY = re.compile(r"\s+(in|into|out|up|down|on|off)\b", re.IGNORECASE)
_OPPOSITE = frozenset(map(frozenset, (("in", "out"), ("into", "out"), ("up", "down"), ("on", "off"))))
# What is done tells little without the thing to which it is done.
_LIGHT = frozenset(
    {
        "buy", "close", "cut", "drop", "find", "get", "give", "hold", "leave", "lose", "make", "place", "put",
        "raise", "reach", "receive", "send", "set", "sign", "take",
    }
)  # fmt: skip
_FAR, _WEEK, _OBJECT = 120, 7, 50
_TELLING = 1.0
# What somebody means by it is the day on which it was said.
_SPOKEN = frozenset(
    {"today", "tonight", "yesterday", "tomorrow", "last night", "this morning", "this evening"}
)
# Where nobody gave the day of publication, what is counted from it is not sure.
_UNSURE = frozenset({"dateline", "inferred", "unknown"})


class Day(NamedTuple):
    """A day, or some, as an article tells it.

    Attributes:
        source: The article.
        days: First and last day.
        time: The expression.
    """

    source: Source
    days: Days
    time: Time


class _Dated(NamedTuple):
    """A day with the words that tell it.

    Attributes:
        days: First and last day.
        member: What is told of.
        time: Its expression.
        start: Of the words from the happening to the time, or the other way round.
        end: One past them.
        told: Where the words for the happening stand.
    """

    days: Days
    member: Happening
    time: Time
    start: int
    end: int
    told: tuple[int, int]


def opens(time: Time, low: int, end: int) -> bool:
    """Tell whether a time opens a sentence, before some place.

    Args:
        time: The time.
        low: Where the sentence begins.
        end: The place.
    """
    return low <= time.start <= low + _FRONT and time.end <= end


def linked(between: str, time: Time, low: int, start: int) -> str:
    """Return the words between a time and a verb, without "and" where the time is of all that is told.

    Args:
        between: The words.
        time: The time.
        low: Where the sentence begins.
        start: Where the verb begins.
    """
    return _ALSO.sub(" ", between) if opens(time, low, start) else between


def days(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield days that cannot all be so.

    Args:
        sources: The articles.
        members: What they tell of one happening.
    """
    told = [one for member in members for one in _dated(sources[member.source], member)]
    # A plan and what came of it may be of two days.
    for planned in (False, True):
        those = [one for one in told if _is_plan(sources[one.member.source], one) is planned]
        yield from _days(sources, those, planned)


def _is_plan(source: Source, one: _Dated) -> bool:
    """Tell whether a day is that of a plan: it is told so, or the article is older than the day."""
    return one.member.event.status == "planned" or 0 < source.published_day < one.days[0]


def _days(sources: Sequence[Source], told: Sequence[_Dated], planned: bool) -> Iterator[Differing]:
    """Yield days of plans, or of what was, that cannot all be so."""
    by_article: dict[int, list[_Dated]] = {}
    for one in told:
        by_article.setdefault(one.member.source, []).append(one)
    for number, those in list(by_article.items()):
        if max(one.days[0] for one in those) > min(one.days[1] for one in those):
            # What an article tells of two days are two occasions.
            del by_article[number]
    told = [_shortest(those) for those in by_article.values()]
    alone: dict[Days, _Dated] = {}
    for one in told:
        if one.days not in alone and any(_differ(one, other, sources) for other in told):
            alone[one.days] = one
    if len(alone) < 2:
        return
    shown = [alone[when] for when in sorted(alone)]
    heard = [sources[one.member.source].published_day for one in shown]
    # A plan that a later article tells for another day has been changed.
    moved = planned and all(heard) and len(set(heard)) == len(heard)
    if moved:
        shown = [one for _, one in sorted(zip(heard, shown, strict=True), key=lambda pair: pair[0])]
    parts = [side(sources[one.member.source], one.start, one.end) for one in shown]
    words = [in_words(_day(one, sources), part) for one, part in zip(shown, parts, strict=True)]
    what = quoted(sources[shown[0].member.source].text[slice(*shown[0].told)])
    because = f"{what}{' is planned' if planned else ''}: {(', then ' if moved else ' or ').join(words)}"
    key = ("time", *((sources[one.member.source].id, one.time.start) for one in shown))
    far = sum(one.end - one.start for one in shown)
    yield Differing(key, far, Conflict("time", tuple(parts), because, moved))


def _done(source: Source, one: _Dated) -> frozenset[str]:
    """Return words right behind those for a happening, which say what was lost, got or signed."""
    stop = BREAK.search(source.text, one.told[1], one.told[1] + _OBJECT)
    rest = source.text[one.told[1] : stop.start() if stop else one.told[1] + _OBJECT]
    return frozenset(word for word in bases_in(rest) if rarity(word) > _TELLING)


def _shortest(those: Sequence[_Dated]) -> _Dated:
    """Return the time of an article that tells most, the first of such."""
    return min(those, key=lambda one: (one.days[1] - one.days[0], one.start))


def _dated(source: Source, member: Happening) -> Iterator[_Dated]:
    """Yield the days that stand with the words for a happening."""
    if not member.actual and member.event.status != "planned":
        return
    times, starts = source.once(_times)
    sentences = [low for low, _ in member.told]
    for mention in member.mentions:
        place = bisect_right(sentences, mention.start) - 1
        for low, high in member.told[max(place, 0) : place + 1]:
            if mention.start >= high:
                continue
            for time in times[bisect_left(starts, low) : bisect_left(starts, high)]:
                start, end = min(mention.start, time.start), max(mention.end, time.end)
                between = source.text[min(mention.end, time.end) : max(mention.start, time.start)]
                between = _BETWEEN.sub("", between)
                between = linked(between, time, low, mention.start)
                found = days_between(time.interval.earliest, time.interval.latest)
                if not found or end - start > _FAR or BREAK.search(between):
                    continue
                # A day that stands before is of the first thing behind it.
                others = source.once(_told) if time.start < mention.start else ()
                first = bisect_left(others, time.end)
                if first == len(others) or others[first] >= mention.start:
                    yield _Dated(found, member, time, start, end, (mention.start, mention.end))


def _told(source: Source) -> tuple[int, ...]:
    """Return where an article tells of something."""
    return tuple(sorted(mention.start for event in source.events for mention in event.mentions))


def _times(source: Source) -> tuple[Sequence[Time], Sequence[int]]:
    """Return the times that tell a day or a few, and not by a day of publication that is only inferred.

    They are in text order, and with them is where each starts. The day of a dateline is that of the report.
    """
    datelines = source.sections_of("dateline")
    vague = source.record.document.published.source in {"inferred", "unknown"}
    found = [
        time
        for time in source.record.timeline.times
        if time.interval.earliest
        and time.interval.latest
        and time.granularity not in VAGUE
        and review_of(time) != "rejected"
        and not (vague and time.anchor is not None)
        and not (time.anchor is not None and HOUR.fullmatch(time.exact))
        and not any(start <= time.start < end for start, end in datelines)
    ]
    found.sort(key=lambda time: time.start)
    return found, [time.start for time in found]


def _day(one: _Dated, sources: Sequence[Source]) -> Day:
    return Day(sources[one.member.source], one.days, one.time)


def _differ(one: _Dated, other: _Dated, sources: Sequence[Source]) -> bool:
    """Tell whether two days of one happening cannot both be so."""
    if not are_two(_day(one, sources), _day(other, sources)) or _of_one_speech(one, other, sources):
        return False
    if _again(one.member, other.member) or _elsewhere(one.member, other.member):
        return False
    return not _of_something_else(one, other, sources)


def are_two(one: Day, other: Day) -> bool:
    """Tell whether two days cannot be one, by the words for them: "last week", or the night between them.

    Args:
        one: A day.
        other: Another one.
    """
    early, late = sorted((one, other), key=lambda each: each.days)
    gap = late.days[0] - early.days[1]
    if gap <= 0:
        return False
    words, exact = [_near_words(each) for each in (early, late)], [each.time.exact for each in (early, late)]
    loose = (
        _LOOSE.search(around.replace(time, "") if _DATE.search(time) else around)
        for around, time in zip(words, exact, strict=True)
    )
    if gap <= _WEEK and any(loose):
        return False
    one_night = _LATE.search(words[0]) and _EARLY.search(words[1])
    if _BEFORE_NIGHT.search(words[0]) and not any(map(_NIGHT.search, words)):
        one_night = None
    return not (gap == 1 and one_night and not all(_NIGHT_OF.fullmatch(each) for each in exact))


def _of_something_else(one: _Dated, other: _Dated, sources: Sequence[Source]) -> bool:
    """Tell whether the same words say that something else was done: to others, or the other way."""
    first, second = (sources[each.member.source] for each in (one, other))
    if of_others(done_to(first, *one.told), done_to(second, *other.told)):
        return True
    if _does_else(first, one, other) or _does_else(second, other, one):
        return True
    objects = [_done(source, each) for source, each in ((first, one), (second, other))]
    if one.member.heads & _LIGHT and all(objects) and not objects[0] & objects[1]:
        return True
    ways = [_WAY.match(source.text, each.told[1]) for source, each in ((first, one), (second, other))]
    return frozenset(way[1].casefold() for way in ways if way) in _OPPOSITE


def _does_else(source: Source, one: _Dated, other: _Dated) -> bool:
    """Tell whether another word than the other article's tells of something of which that says nothing.

    Candles burn on Monday where there was a fire on Sunday.
    """
    word = base_of(head_of(source.text[slice(*one.told)]))
    if word in other.member.heads:
        return False
    low = max(found for found, _ in one.member.told if found <= one.told[0])
    before = bases_in(BREAK.split(source.text[low : one.told[0]])[-1])
    if not before or rarity(before[-1]) <= _TELLING:
        return False
    return before[-1] not in {*other.member.words, *other.member.heads, *one.member.heads}


def _of_one_speech(one: _Dated, other: _Dated, sources: Sequence[Source]) -> bool:
    """Tell whether somebody says of both that it was "today": two papers print it on two days."""
    words = {each.time.exact.casefold() for each in (one, other)}
    if len(words) > 1 or not words <= _SPOKEN:
        return False
    return all(
        any(
            span.start <= each.time.start < span.end
            for claim in sources[each.member.source].claims
            if claim.quotation == "direct"
            for span in claim.content
        )
        for each in (one, other)
    )


def _near_words(day: Day) -> str:
    """Return the words of a time with those just before and behind it."""
    return day.source.text[max(0, day.time.start - 12) : day.time.end + 10]


def _again(one: Happening, other: Happening) -> bool:
    """Tell whether it may be two occasions of what is done time and again: nothing says it is the same."""
    if not one.heads <= AGAIN or not other.heads <= AGAIN:
        return False
    object = {*one.behind}.intersection(other.behind) - one.names - other.names
    return not any(rarity(word) > _TELLING for word in object)


def _elsewhere(one: Happening, other: Happening) -> bool:
    """Tell whether two articles name other places, and so may tell of two occasions."""
    return bool(one.places and other.places and not one.places & other.places)


def in_words(day: Day, part: Side) -> str:
    """Return which day it is by whom, with a question mark where it was counted from a day that is not sure.

    Args:
        day: As the article tells it.
        part: The words of the article.
    """
    first, last = map(day_named, day.days)
    unsure = day.time.anchor is not None and day.source.record.document.published.source in _UNSURE
    known = window(first, last, "day") + ("?" if unsure else "")
    return f"{known} ({quoted(day.time.exact)}, {part.teller})"
