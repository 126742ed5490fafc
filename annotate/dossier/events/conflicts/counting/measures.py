"""Figures that say how long, how far, how old, in which year or at what hour: all but what is counted.

Lengths of time are in hours, ways in metres, weights in kilograms, areas in hectares, hours of the day in
minutes; what is given in a larger unit may be off by some of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.figures import Figure, figures_in, widened
from annotate.dossier.events.conflicts.counting.quantities import BROKEN_BEFORE
from annotate.dossier.events.conflicts.counting.tallies import tallies
from annotate.dossier.events.people.ages import ages
from annotate.dossier.events.times.days import days_between
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import Source
from annotate.entities.mentions.numbers import ORDINALS
from annotate.record.walk import review_of


class Measure(NamedTuple):
    """A figure with what it measures.

    Attributes:
        start: First code point of the words that give it.
        end: One past the last.
        low: The least that it may be.
        high: The most.
        of: What is measured, and of whom or what where the words next to it say so.
    """

    start: int
    end: int
    low: float
    high: float
    of: tuple[str, str]

    @property
    def about(self) -> float:
        """Its value, between the least and the most."""
        return (self.low + self.high) / 2


_SCALES = {
    "km": ("way", 1000), "mi": ("way", 1609.3), "m": ("way", 1), "ft": ("way", 0.3048), "t": ("weight", 1000),
    "kg": ("weight", 1), "ha": ("area", 1), "acre": ("area", 0.4047),
}  # fmt: skip
_UNIT = {
    "minute": 1 / 60,
    "hour": 1,
    "day": 24,
    "night": 24,
    "week": 168,
    "fortnight": 336,
    "month": 730.5,
    "year": 8766,
    "decade": 87660,
}
_LENGTH = re.compile(
    r"[ -](?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?\b"
    r"(?!\s*-?old\b)(?!\s+(?:ago|of age)\b)"
)
# How long before or after something, not how long something takes.
_APART = re.compile(
    r"\s+(?:(?P<before>earlier|before|previously|prior)|(?P<late>late|behind schedule|overdue)"
    r"|later|after|afterwards|since)\b",
    re.IGNORECASE,
)
# "Within a month": one of it.
_ONE = re.compile(
    r"\b(?:within|for|lasted|last|take|took|in)\s+(?:about\s+|almost\s+|nearly\s+)?(?P<one>an?\s+(?P<unit>hour|day|week|month|decade))\b"
    r"(?!['’])",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?P<one>a (?P<unit>decade|fortnight))\b(?!\s+ago\b)", re.IGNORECASE)
# "A week before": of as many as "ten days before".
_ONE_APART = re.compile(
    r"\b(?P<one>an?\s+(?P<unit>hour|day|week|fortnight|month))"
    r"(?=\s+(?:(?P<late>late\b|behind schedule\b)"
    r"|(?:before|earlier|previously|prior)\b(?!\s+(?:he|she|it|they|his|her|its|their|the|an?)\b)))",
    re.IGNORECASE,
)
# What is given in two units: "four years and six months".
_GOES_ON = re.compile(r",?\s+(?:and\s+)?")
# How long somebody has to be in prison is told in many words.
_PRISON = re.compile(
    r"\b(?:prison|jail(?:ed|s)?|sentenc(?:e|ed|es|ing)|behind bars|imprison(?:ed|ment))\b", re.IGNORECASE
)
_GIVEN = re.compile(r"\b(?:given|got|gets|handed|received|sentenced to)\s+(?:an?\s+)?$", re.IGNORECASE)
_COURT = re.compile(r"\b(?:convicted|sentenced|found guilty|jailed)\b", re.IGNORECASE)
# What may come of a trial, or is only asked for; what need not be served.
_AT_STAKE = re.compile(
    r"\b(?:ask(?:s|ed)?|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|want(?:s|ed)?|fac(?:e|es|ed|ing)|could|can|(?-i:may)|might"
    r"|would|up to|maximum|minimum|carr(?:y|ies)|punishable|instead|recommend(?:s|ed)?|request(?:s|ed)?)\b",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(r"\b(?:suspended|probation|already)\b", re.IGNORECASE)
_OFF = 0.4
# A call is sent at one time and heard a little later.
_SAME_TIME = 10
# How far a way or a weight in another unit may be off, or one that is said to be about right.
_CONVERTED = 0.08
_CLOCK = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minutes>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<full>[01]?\d|2[0-3]):(?P<past>[0-5]\d)\b(?!:)"
    r"|\b(?P<word>midnight|noon)\b"
    r"|(?:(?<=\bat )|(?<=\bby )|(?<=\babout )|(?<=\baround )|(?<=\bafter )|(?<=\bbefore )|(?<=\buntil ))"
    r"(?P<spelt>one|two|three|four|five|six|seven|eight|nine|ten|eleven)\s+(?:o['’]clock\s+)?"
    r"in the (?P<when>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
ZONE = re.compile(r"\b(?:GMT|UTC|[ECMP][SD]?T|CET|BST|IST|local(?: time)?)\b")
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_SHORTLY = re.compile(r"\b(?P<which>before|after)\s+$", re.IGNORECASE)
_SOMEWHEN = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|by|from|until)\s+$", re.IGNORECASE
)
_IN_YEAR = r"(?:[A-Z][a-z]+\s+)?(?P<year>1[5-9]\d\d|20\d\d)\b"
# "Opened on the slope above the town in 2019": where it is may stand in between.
_BUILT = re.compile(
    r"\b(?P<done>built|constructed|erected|founded|established|set\s+up|born|opened|launched|commissioned|elected"
    r"|appointed|married|completed)(?:\s+(?:it|(?:the|this|her|his|their)\s+[a-z-]+))?"
    rf"(?:\s+(?:on|at|above|below|near|by|outside|beside)\s+[^.,;:\d\n]{{1,40}}?)?\s+in\s+{_IN_YEAR}"
)
# "Has been worked since 2017", "the bridge, which dates from 1984", "the paper began to appear in 1997".
_SINCE_YEAR = re.compile(
    r"\b(?P<done>(?:been|is|was)\s+(?:worked|mined|operated|open|used|running|operating)"
    rf"|in\s+(?:operation|use|service))\s+since\s+{_IN_YEAR}"
)
_FROM_YEAR = re.compile(rf"\b(?P<done>dat(?:es|ed|ing)\s+(?:from|back\s+to))\s+{_IN_YEAR}")
_OUT_IN_YEAR = re.compile(
    rf"\b(?P<done>(?:first\s+appeared|(?:began|started)\s+(?:to\s+appear|appearing|publishing)))\s+in\s+{_IN_YEAR}"
)
# What is told of one beginning.
_BEGUN = {"constructed": "built", "erected": "built", "established": "founded", "set up": "founded"}
# How long somebody or something is bound: "a contract until 2027", "the lease runs to 2031".
_BOUND = re.compile(
    r"\b(?P<done>contract|deal|lease|licence|license|concession|mandate|term)\b"
    r"(?:\s+(?:that|which|with\s+(?:the\s+)?[\w ]{1,30}?))?"
    r"(?:\s+(?:(?:runs?|ran|running|is|was|valid|lasts?|lasted|goes|expires?|expired|ends?|ended|due\s+to\s+end)\b\s*)+)?"
    r"\s*\b(?:until|to|till|in)\s+(?:(?:the\s+)?(?:end|summer|spring)\s+of\s+|[A-Z][a-z]+\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\b(?:on|to|from|at|in) (?:the|its|their) (?P<which>ground|[a-z]+th|first|second|third"
    r"|\d{1,3}(?:st|nd|rd|th))[ -](?:floor|storey|story)\b",
    re.IGNORECASE,
)
# "19 of the 36 councils".
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+)?")
_NOUN = re.compile(r"\s+(?P<noun>[a-z]{3,}s)\b")
# "Must vote by 30 June", "has until Friday to"; who must stay until then may leave.
_BY_THEN = re.compile(
    r"\b(?:must|ha(?:s|ve|d) to|need(?:s|ed)? to|required?|obliged|due|deadline|ultimatum"
    r"|(?:ordered|told|asked)\b(?=(?:(?!\bthat\b)[^.;\n]){0,60}\bto\b))\b[^.;\n]{0,80}"
    r"\b(?:by|before|no later than)\s+(?:\w+\s+)?$"
    r"|\b(?:(?:given?|gave|deadline|ultimatum)\b[^.;\n]{0,80}|ha(?:s|ve|d)\s+)\buntil\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# What two gauges show of one wind.
_ANOTHER_GAUGE = 0.05
_AN_HOUR = re.compile(r"\s+(?:an|per)\s+hour\b|/h\b")
_LIMIT = re.compile(
    r"\b(?:limit|allowed|permitted|maximum|up to|gusts?|restricted)\b[^.;:]{0,25}$", re.IGNORECASE
)
_MAY_BE = re.compile(r"\s+(?:speed\s+)?(?:limit|zone)\b", re.IGNORECASE)
_NEAR, _CLOSE = 60, 20


def measures(source: Source) -> tuple[Measure, ...]:
    """Return the measures of an article, in text order."""
    text = source.text
    found = (
        *_by_unit(source),
        *_hours(text),
        *_years(text),
        *(Measure(start, end, age, age, ("age", of)) for start, end, age, of in ages(source)),
        *_deadlines(source),
        *_floors(text),
        *(Measure(start, end, value, value, of) for start, end, value, of in source.once(tallies)),
    )
    return tuple(sorted(found))


def _by_unit(source: Source) -> Iterator[Measure]:
    text, figures = source.text, source.once(figures_in)
    court = _COURT.search(text) is not None
    for low, high in pairwise(source.once(sentence_cuts)):
        words = text[low:high]
        found_here = figures.get(low, ())
        for each, whole in pairwise(found_here):
            noun = _NOUN.match(words, whole.end)
            if noun and _OF.fullmatch(words, each.end, whole.start):
                yield Measure(low + each.start, low + each.end, each.low, each.high, ("part", noun["noun"]))
        measured = [
            found
            for each in found_here
            if not BROKEN_BEFORE.search(words, max(0, each.start - 6), each.start)
            and (found := _measured(words, each, court)) is not None
        ]
        for found in _whole(words, measured):
            yield found._replace(start=low + found.start, end=low + found.end)
        for pattern in (_ONE, _BARE, _ONE_APART):
            for match in pattern.finditer(words):
                size = _UNIT[match["unit"].casefold()]
                off = 0 if pattern is _BARE else _OFF * size
                late = pattern is _ONE_APART and match["late"]
                of = ("late", "") if late else ("length", "before" if pattern is _ONE_APART else "")
                start, end = match.span("one")
                least, most = widened(words[:start], words[end:], size - off, size + off)
                yield Measure(low + start, low + end, least, most, of)


def _whole(words: str, measured: Sequence[Measure]) -> Iterator[Measure]:
    """Yield measures, those of one length of time in two units as one."""
    before: Measure | None = None
    for each in measured:
        if before and _is_rest(words, before, each):
            off = each.about - each.low
            whole = before.about + each.about
            what = before.of[1] or each.of[1]
            before = Measure(before.start, each.end, whole - off, whole + off, ("length", what))
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _is_rest(words: str, one: Measure, other: Measure) -> bool:
    """Tell whether one measure goes on in another one: years in months, weeks in days."""
    return (
        one.of[0] == other.of[0] == "length"
        and _GOES_ON.fullmatch(words, one.end, other.start) is not None
        and other.high < inf > one.high
        and other.high < one.low
    )


def _measured(words: str, each: Figure, court: bool) -> Measure | None:
    """Return what a figure measures.

    Args:
        words: Its sentence.
        each: The figure.
        court: Whether the article tells of somebody who is convicted.
    """
    before, behind = words[max(0, each.start - _NEAR) : each.start], words[each.end :]
    if each.type == "QUANTITY" and each.unit in {"km", "mi"} and _AN_HOUR.match(behind):
        return _speed(words, each)
    if each.type == "QUANTITY" and each.unit in _SCALES:
        kind, size = _SCALES[each.unit]
        least, most = widened(before, behind, each.low * size, each.high * size)
        if kind == "way" and each.unit not in {"m", "km"}:
            least, most = least * (1 - _CONVERTED), most * (1 + _CONVERTED)
        return Measure(each.start, each.end, least, most, (kind, ""))
    unit = _LENGTH.match(behind) if each.type == "CARDINAL" else None
    if unit is None:
        return None
    size = _UNIT[unit["unit"]]
    off = _OFF * size
    least, most = widened(before, behind[unit.end() :], each.low * size - off, each.high * size + off)
    # Only the part of the sentence in which it stands says what it is.
    ahead = re.split(r"[,;]|\band\b", before)[-1]
    rest = re.split(r"[,;]|\band\b", behind[: unit.end() + _CLOSE])[0]
    what = ""
    if _PRISON.search(ahead) or _PRISON.search(rest) or (court and _GIVEN.search(ahead)):
        what = "at stake" if _AT_STAKE.search(ahead) or _SUSPENDED.search(rest) else "prison"
    apart = _APART.match(behind, unit.end())
    if apart and apart["late"]:
        return Measure(each.start, each.end + unit.end(), least, most, ("late", ""))
    if apart:
        what = "before" if apart["before"] else "after"
    return Measure(each.start, each.end + unit.end(), least, most, ("length", what))


def _speed(words: str, each: Figure) -> Measure | None:
    """Return how fast something went, in kilometres an hour; none for how fast it may go."""
    hour = _AN_HOUR.match(words, each.end)
    if hour is None or _LIMIT.search(words, 0, each.start) or _MAY_BE.match(words, hour.end()):
        return None
    size = _SCALES[each.unit or "km"][1] / 1000
    off = _CONVERTED if each.unit == "mi" else _ANOTHER_GAUGE
    before, behind = words[max(0, each.start - _NEAR) : each.start], words[hour.end() :]
    least, most = widened(before, behind, each.low * size * (1 - off), each.high * size * (1 + off))
    return Measure(each.start, hour.end(), least, most, ("speed", ""))


def _hours(text: str) -> Iterator[Measure]:
    """Yield hours of the day; those of a time zone are of another clock."""
    for found in _CLOCK.finditer(text):
        if ZONE.search(text, found.end(), found.end() + 12):
            continue
        minutes = _minutes(found)
        before = text[max(0, found.start() - 20) : found.start()]
        shortly = _SHORTLY.search(before)
        loose = _loose(minutes) if _SOMEWHEN.search(before) or found["spelt"] else _SAME_TIME
        low, high = minutes - loose, minutes + loose
        if shortly:
            low, high = (
                (minutes - 60, minutes)
                if shortly["which"].casefold() == "before"
                else (minutes, minutes + 60)
            )
        yield Measure(found.start(), found.end(), low, high, ("hour", ""))


def _loose(minutes: int) -> int:
    """Return how much "about" may be off: half an hour of a full hour, less of one given to the minute."""
    return 30 if not minutes % 60 else 20 if not minutes % 15 else 15


def _minutes(found: re.Match[str]) -> int:
    """Return the minutes since midnight; midnight itself is the end of a day."""
    if found["word"]:
        return 1440 if found["word"].casefold() == "midnight" else 720
    if found["full"]:
        return 60 * int(found["full"]) + int(found["past"])
    if found["spelt"]:
        hour, late = _HOURS.index(found["spelt"].casefold()) + 1, found["when"].casefold() != "morning"
    else:
        hour, late = int(found["hour"]) % 12, found["half"].casefold() == "p"
    return 60 * (hour + 12 * late) + int(found["minutes"] or 0)


def _years(text: str) -> Iterator[Measure]:
    for pattern, called in (
        (_BUILT, ""),
        (_BOUND, ""),
        (_SINCE_YEAR, "opened"),
        (_FROM_YEAR, "built"),
        (_OUT_IN_YEAR, "founded"),
    ):
        for found in pattern.finditer(text):
            year, done = int(found["year"]), " ".join(found["done"].casefold().split())
            yield Measure(*found.span("year"), year, year, ("year", called or _BEGUN.get(done, done)))


def _floors(text: str) -> Iterator[Measure]:
    """Yield floors of buildings; where the lowest one is the first, each is one more than elsewhere."""
    for found in _FLOOR.finditer(text):
        words = found["which"].casefold()
        which = 0 if words == "ground" else _ordinal(words)
        if which is not None:
            yield Measure(*found.span("which"), which - 0.5, which + 0.5, ("floor", ""))


def _ordinal(words: str) -> int | None:
    digits = words[:-2]
    return int(digits) if digits.isdecimal() else ORDINALS.get(words)


def _deadlines(source: Source) -> Iterator[Measure]:
    """Yield days by which something has to be done, by their numbers."""
    vague = source.record.document.published.source in {"inferred", "unknown"}
    for time in source.record.timeline.times:
        days = days_between(time.interval.earliest, time.interval.latest)
        if days is None or days[0] != days[1] or (vague and time.anchor is not None):
            continue
        low = max(source.text.rfind(". ", 0, time.start), source.text.rfind("\n", 0, time.start), 0)
        ahead = source.text[low : time.start] + (time.exact.split() or [""])[0] + " "
        if _BY_THEN.search(ahead) and review_of(time) != "rejected":
            yield Measure(time.start, time.end, days[0], days[0], ("deadline", ""))
