"""What the news is about, in whatever words: a train "jumped the tracks" and "crashed".

Words of one kind are one happening where both articles open with them, where both tell it of one person,
or where both tell it of as many and name a place with them that neither of them opens with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotate.dossier.events.conflicts.days import BREAK, HOUR, linked
from annotate.dossier.events.conflicts.news.words import FIRSTS, KINDS, NEWS, is_of_any_kind
from annotate.dossier.events.conflicts.parties import named_in, persons_in
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import days_in, sentence_around
from annotate.dossier.reading import Source
from annotate.record import Time
from annotate.record.walk import review_of

_FIRST = re.compile(r"\bfirst\s+(?:[\w-]+\s+){1,2}$", re.IGNORECASE)
# "It was on Monday, she recalled, that the first of them came".
_CLEFT = re.compile(
    r"It was (?:(?:only|late|early|back) )?(?P<day>(?:on|in|at) [^,;:\n]{3,40}?)(?:,[^,;:\n]{3,40},)?"
    r" (?:that|when)\b"
)
_MORNING = re.compile(
    r"(?:the\s+)?(?:(?:next|following|early)\s+)?(?:morning|dawn|daybreak|night|evening)\b", re.IGNORECASE
)
# What is done to somebody, who stands before the words or behind them.
_DONE_TO = frozenset({"attack", "arrest", "release", "finding"})
_DONE_BY = frozenset({"leaving office", "death"})
_IS_DONE = re.compile(r"(?:was|were|been)\b", re.IGNORECASE)
# What is not told as done, and what was before.
_OPEN = re.compile(
    r"\b(?:not|never|no|nobody|if|whether|could|might|would|will|should|(?-i:may)|den(?:y|ies|ied)|feared"
    r"|threat\w*|earlier|previous(?:ly)?|another|similar|last (?:year|month)|years? ago"
    r"|since (?:last\b|\d|(?-i:[A-Z]))|in (?:19|20)\d\d|to|who had)\b|n['’]t\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:\d+|an?(?= (?:\w+ )?(?:man|woman|suspect|boy|girl|person|teenager|body)\b)|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|dozens?)\b",
    re.IGNORECASE,
)
# "From the prison of Selm, near Orley, in the night": what stands beside a place.
# And what names somebody: "the manager, Ida Moen (51), in Selm on Monday", "arrested by police in Selm".
_BESIDE = re.compile(
    r",\s+(?:near|outside|in|an?|the|north|south|east|west)\b[^,;.:\n]{1,40},"
    r"|,\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w.'’-]+)*(?:\s+\(\d\d\)|,\s+\d\d)?,"
    r"|\bfrom\s+(?:the|an?|his|her|its|their)\s+(?:[\w'’-]+\s+){1,4}?(?=(?:on|early|late|last|yesterday)\b|$)"
    r"|\bfrom\s+(?:the\s+)?(?-i:[A-Z])[\w'’-]*(?:\s+(?-i:[A-Z])[\w'’-]*){0,3}\s+(?=(?:on|early|late|last|yesterday)\b|$)"
    r"|\b(?:(?:shortly|just|soon)\s+)?(?:before|after|at|around|about)\s+(?:midnight|noon|dawn|sunrise|sunset|dusk|lunchtime"
    r"|closing\s+time|\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?)\s+(?=on\b)"
    r"|\b(?:shortly|just|soon)\s+(?:before|after)\s+$"
    r"|\bby\s+(?!noon|midnight|mid)(?:[a-z-]+\s+){1,3}?(?=(?:in|at|on|near|late|early|last|yesterday)\b|$)"
)
_LEAD, _OPENING, _AHEAD, _FAR, _WHOM = 600, 300, 40, 120, 60


class Telling(NamedTuple):
    """Where an article tells something of a kind.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Of what kind it is.
        person: Words of the name of the only person in the sentence who does more than say it.
        others: Whether there are more people in it.
        places: Words of the names of places in it with which the article does not open.
        counts: Of how many it is told.
        lead: Whether it stands where the article opens, and is such that this is the news.
        when: First and last day that stand with it, and their expression.
        known: All days in its sentence.
    """

    start: int
    end: int
    kind: str
    person: frozenset[str]
    others: bool
    places: frozenset[str]
    counts: frozenset[str]
    lead: bool
    when: tuple[Days, Time] | None
    known: frozenset[Days]


def tellings(source: Source) -> Sequence[Telling]:
    """Return where an article tells what its news may be about, in text order."""
    begins = max((end for kind in ("title", "dateline") for _, end in source.sections_of(kind)), default=0)
    found: list[Telling] = []
    for kind in KINDS:
        for match in kind.verbs.finditer(source.text):
            if kind.name not in FIRSTS and _FIRST.search(
                source.text, max(0, match.start() - _AHEAD), match.start()
            ):
                continue
            lead = kind.name in FIRSTS or (kind.name in NEWS and match.start() < begins + _LEAD)
            told = _telling(source, kind.name, match.span(), lead)
            found += [told] if told else []
    opens_with = {each.kind for each in found if each.lead}
    for kind in KINDS:
        for match in kind.nouns.finditer(source.text) if kind.nouns else ():
            if kind.name not in opens_with and is_of_any_kind(match.group(), kind.name):
                continue
            told = _telling(source, kind.name, match.span(), kind.name in NEWS)
            found += [told] if told else []
    return sorted(found, key=lambda each: each[:3])


def _opening(source: Source) -> frozenset[str]:
    """Return the names of places in the opening, which the whole story is about."""
    return named_in(source, 0, _OPENING, "GPE", saying=True)


def _telling(source: Source, kind: str, words: tuple[int, int], lead: bool) -> Telling | None:
    """Return what some words tell; none where they do not tell it as done, or of another time."""
    text, (start, end) = source.text, words
    low, high = sentence_around(source, start)
    if end > high or _OPEN.search(text, max(low, start - _AHEAD), start):
        return None
    bounds = low, high
    if kind in _DONE_TO:
        passive = _IS_DONE.match(text, start)
        bounds = (low, start) if passive else (end, min(high, end + _WHOM))
    elif kind in _DONE_BY:
        bounds = low, start
    people = persons_in(source, *bounds) if kind not in FIRSTS else []
    return Telling(
        start,
        end,
        kind,
        people[0] if len(people) == 1 else frozenset(),
        len(people) > 1,
        named_in(source, low, high, "GPE", saying=True) - source.once(_opening),
        frozenset(each.group().casefold() for each in _COUNT.finditer(text, low, start)),
        lead,
        _cleft(source, words, (low, high)) or _day(source, words, (low, high)),
        # "By morning" names no other day.
        frozenset(
            days for at, days in source.once(days_in) if low <= at < high and not _MORNING.match(text, at)
        ),
    )


def _cleft(source: Source, words: tuple[int, int], sentence: tuple[int, int]) -> tuple[Days, Time] | None:
    """Return the day of "it was on Monday that", where this is of some words."""
    found = _CLEFT.match(source.text, *sentence)
    if not found or not found.end() <= words[0]:
        return None
    times = (each for each in source.record.timeline.times if found.start("day") <= each.start < found.end())
    for time in times:
        days = days_between(time.interval.earliest, time.interval.latest)
        if days and days[1] - days[0] <= 1 and review_of(time) != "rejected":
            return days, time
    return None


def _day(source: Source, words: tuple[int, int], sentence: tuple[int, int]) -> tuple[Days, Time] | None:
    """Return the day that stands nearest to words in their part of a sentence, behind them if it can be."""
    found: list[tuple[bool, int, Days, Time]] = []
    for time in source.record.timeline.times:
        if not sentence[0] <= time.start < sentence[1] or HOUR.fullmatch(time.exact):
            continue
        days = days_between(time.interval.earliest, time.interval.latest)
        if days is None or days[1] - days[0] > 1 or review_of(time) == "rejected":
            continue
        between = source.text[min(words[1], time.end) : max(words[0], time.start)]
        between = linked(between, time, sentence[0], words[0])
        if len(between) <= _FAR and not BREAK.search(_BESIDE.sub(" ", between)):
            found.append((time.start < words[0], len(between), days, time))
    return min(found, key=lambda each: each[:2])[2:] if found else None


def of_one(one: Telling, other: Telling) -> bool:
    """Tell whether two articles of one story tell one happening with words of one kind."""
    if one.kind != other.kind:
        return False
    if one.person and other.person:
        return bool(one.person & other.person)
    if one.lead and other.lead:
        return True
    alike = one.counts == other.counts and bool(one.counts)
    return alike and not one.others and not other.others and bool(one.places & other.places)
