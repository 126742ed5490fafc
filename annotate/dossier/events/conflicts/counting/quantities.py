"""How many of what: the figures of an article that another one may give differently.

A figure is a range of values: "about 12" is as many as it may be rounded from, "at least 12" has no end, and
"1.2 million" is rounded itself. What is counted is a class ("dead": killed, died, a toll), with the people it
is counted of ("children"), else the noun; money by its currency.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotate.dossier.events.conflicts.counting.classes import (
    ASIDE,
    CLASSES,
    GROWING,
    OF_ALL,
    PARTS,
    class_of,
    total_of,
)
from annotate.dossier.events.conflicts.counting.elsewhere import is_of_another_one, is_of_more
from annotate.dossier.events.conflicts.counting.figures import Figure, figures_in, widened
from annotate.dossier.events.conflicts.counting.nobody import nobody_in
from annotate.dossier.events.conflicts.counting.taken import is_taken, of_theft, taken
from annotate.dossier.events.forms import base_of, bases_in
from annotate.dossier.events.times.days import Days, days_between
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import PLACES, Source
from annotate.record.walk import review_of
from annotate.timeline.values.lexicon import CALENDAR, MONTHS


class Quantity(NamedTuple):
    """A figure with what it counts.

    Attributes:
        start: First code point of the words that give it.
        end: One past the last.
        low: The least that it may be.
        high: The most.
        of: What is counted: a class or a kind of unit, and of whom or in what.
        grows: Whether later articles know of more.
        told: Where the nearest word for an event stands in its sentence, -1 for none.
        places: Names of places behind it: "in Kano".
        next_to: Where the sentence before its own begins, which may tell of what this one counts; -1 where
            it is of something else.
        when: First and last day that its sentence names, if any.
        aside: Whether it is of long ago, or of more than one happening.
    """

    start: int
    end: int
    low: float
    high: float
    of: tuple[str, str]
    grows: bool
    told: int
    places: frozenset[str]
    next_to: int
    when: Days | None
    aside: bool = False


_PART_OF = re.compile(r"^\s+of\s+(?:the|its|their|those|these|all)?\s*(?:\w+\s+)?$", re.IGNORECASE)
AMONG = re.compile(
    r"\b(?:of the|of them|of whom|among(?: them)?|including|includes?|included|out of)\s+"
    r"(?:the\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
"""What stands before a figure that is a part of another one."""
_NO_NOUN = (
    "abducted|aboard|about|across|after|against|also|and|are|around|arrested|as|at|be|because|been|before|being|believed|between"
    "|but|by|could|dead|detained|died|drowned|during|face|faced|feared|fled|for|from|gathered|had|has|have|hurt|in|injured|inside|into"
    "|is|kidnapped|killed|left|may|might|missing|more|near|of|on|or|outside|over|remain|remained|reported|rescued|said|say|since|so"
    "|than|that|the|this|these|those|through|to|took|under|was|were|when|which|while|who|whose|will|with|would|wounded"
)
# "Wins by knockout" are some of the wins, and "arrivals by sea" of the arrivals.
_BY = re.compile(r"\s+(?:coming\s+|cast\s+|made\s+)?by\s+(?:way\s+of\s+)?([a-z]{3,})\b(?=\s*[.,;]|$)")
_NOUN = re.compile(rf"\s+(?P<words>(?:(?!(?:{_NO_NOUN})\b)[a-z][a-z-]+\s*){{1,3}})")
_ANYBODY = frozenset(
    {
        "arrests", "bodies", "body", "cases", "casualties", "civilian", "confirmed", "corpses", "death",
        "deaths", "dozen", "fatalities", "fatality", "hostages", "human", "humans", "individual",
        "individuals", "injuries", "least", "life", "lives", "more", "new", "other", "others", "people",
        "person", "persons", "resident", "residents", "souls", "survivor", "survivors",
        "victim", "victims",
    }
)  # fmt: skip
_MEASURES = frozenset(
    {
        "am", "carries", "days", "degrees", "dozens", "games", "goals", "halves", "hours", "hundreds",
        "innings", "laps", "matches", "miles", "millions", "minutes", "month", "months", "news",
        "o'clock", "others", "passes", "percent", "pm", "points", "quarters", "rebounds", "runs",
        "seasons", "seconds", "series", "thirds", "thousands", "times", "touchdowns", "votes", "weeks",
        "wickets", "yards", "year", "years",
    }
)  # fmt: skip
# "Five hours to find 12 people": how long it takes, and nobody.
_LENGTHS = frozenset({"days", "hours", "minutes", "months", "seconds", "weeks", "years"})
_KIND = re.compile(
    r"\b(profit|loss|revenue|sales|turnover|debt|salary|budget|income|earnings)\b[^,;:.]*$", re.IGNORECASE
)
_MAGNITUDE = re.compile(r"\bmagnitude(?:[ -]of)?[ -]$|\bmeasur(?:ing|ed)\s+$", re.IGNORECASE)
_MAGNITUDE_BEHIND = re.compile(r"[ -]magnitude\b|\s+on the Richter\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:\w+\s+)?others?\b|\s+(?:prior|previous|earlier)\b", re.IGNORECASE)
_OTHERS_THAN = re.compile(r"\s+others?\b", re.IGNORECASE)
# "Some 8,000 people took part", "put the number of marchers at 2,500".
_CROWD = re.compile(
    r"\s+(?:people|persons|supporters|residents|students|workers|fans)\s+(?:(?:had|have)\s+)?(?:marched|demonstrated"
    r"|protested|rallied|took\s+part|turned\s+out|took\s+to\s+the\s+streets|gathered|attended|watched"
    r"|joined\s+(?:the|an?)\s+(?:march|protest|rally|demonstration))\b"
    r"|\s+(?:[a-z]+\s+)?(?:demonstrators|protesters|protestors|marchers|spectators)\b",
    re.IGNORECASE,
)
_CROWD_BEFORE = re.compile(
    r"\b(?:number\s+of\s+(?:demonstrators|protesters|protestors|marchers|participants)\s+(?:at|was)"
    r"|(?:crowd|crowds|turnout)\s+(?:at|of|was)(?:\s+put\s+at)?)(?:\s+(?:about|around|some|nearly|almost|more\s+than|over|at\s+least))?\s+$",
    re.IGNORECASE,
)
_TURNOUT = re.compile(r"\bturnout\b[^,;.:\d]{0,40}$", re.IGNORECASE)
_WENT = re.compile(
    r"\s+of\s+(?:the\s+)?(?:registered\s+|eligible\s+|all\s+)?"
    r"(?:voters|electorate|electors|(?:those|people)\s+(?:(?:who\s+(?:are|were)\s+)?(?:entitled|eligible|registered)\s+to\s+vote"
    r"|on\s+the\s+(?:electoral\s+)?(?:roll|register)))\s+(?:went\s+to\s+the\s+polls"
    r"|turned\s+out|cast\s+(?:a\s+|their\s+)?(?:vote|ballot)s?|voted(?=\s*[.,;]|\s+(?:on|in)\b))",
    re.IGNORECASE,
)
_NOBODY = "NOBODY"
_AGE = re.compile(r"\s*-\s*years?\s*-\s*old\b|\s+years? old\b|-year\b", re.IGNORECASE)
_PARENT = re.compile(r"\b(?:mother|father|mum|mom|dad|parents?)[ -]of[ -]$", re.IGNORECASE)
# "Five rounds sooner than": by how much something differs.
_MORE_THAN = re.compile(
    r"\s+(?:[a-z]+\s+){1,2}(?:(?:more|fewer|less|sooner|longer|shorter|higher|lower|faster|slower|better|worse)\b"
    r"(?:\s+than\b)?(?!\s+(?:to|known)\b)|(?:earlier|later|further|clear|ahead|behind)\s+(?:than|of)\b)",
    re.IGNORECASE,
)
_ERROR = re.compile(r"\b(?:margin|rate) of (?:sampling )?error\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|at(?: the age of)?)\s+$", re.IGNORECASE)
# Figures that lost their shape on the way here, and addresses.
_BROKEN, BROKEN_BEFORE = re.compile(r"\s*[.,]\s\d|\s-\s"), re.compile(r"\d\s?[.,-]\s$")
_ADDRESS = re.compile(r"https?\s?:|\bwww\s?\.|\s/\s.*\s/\s")
_AT = re.compile(r"\b(?:in|at|near|off|outside|around|across)\s+(?:the\s+|[a-z]+ern\s+)*$")
_SHORTEST = 4
_PLURALS = frozenset({"men", "women", "children"})
_NEAR = 40
# In an article of no known day what is told of a whole month or year is told aside.
_LONG_AGO = re.compile(
    rf"\b(?:in|since|of)\s+(?:(?:early|late|mid)[\s-]+)?(?:(?:{'|'.join(MONTHS)})\b(?!\s+\d{{1,2}}(?!\d))|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# What was so many days ago is told of something else.
_OLD = 45


def quantities(source: Source) -> tuple[Quantity, ...]:
    """Return the figures of an article that say how many of what, in text order."""
    return tuple(_Figures(source).found())


class _Figures:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._cuts, self._figures = source.once(sentence_cuts), source.once(figures_in)
        self._nobody = source.once(nobody_in)
        self._theft = of_theft(source)
        times = [time for time in source.record.timeline.times if review_of(time) != "rejected"]
        spans = sorted((time.start, time.end) for time in times)
        self._times = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))
        # "The toll, now 12" is of no other time.
        self._dated = sorted(time.start for time in times if time.value != "PRESENT_REF")
        self._days = sorted(
            (time.start, days)
            for time in times
            if (days := days_between(time.interval.earliest, time.interval.latest))
        )
        self._old = source.published_day - _OLD if source.published_day else 0
        self._events = sorted(mention.start for event in source.events for mention in event.mentions)
        self._places = sorted(
            (mention.start, entity.name.casefold())
            for entity in source.entities
            if entity.type in PLACES
            for mention in entity.mentions
        )

    def found(self) -> list[Quantity]:
        """Return the figures; those that are said once to be of more than one happening are told aside."""
        found: list[tuple[Quantity, bool]] = []
        before = -1
        for low, high in pairwise(self._cuts):
            found += self._of_sentence(before, low, min(high, len(self._text)))
            before = -1 if "\n\n" in self._text[low:high] else low
        wide = {(each.of[0], each.low, each.high) for each, elsewhere in found if elsewhere}
        return [
            each._replace(aside=each.aside or (each.of[0], each.low, each.high) in wide) for each, _ in found
        ]

    def _of_sentence(self, prior: int, low: int, high: int) -> Iterator[tuple[Quantity, bool]]:
        words = self._text[low:high]
        here, nobody = self._figures.get(low, ()), self._nobody.get(low, ())
        if not (here or nobody) or _ADDRESS.search(words):
            return
        found = [each._replace(start=low + each.start, end=low + each.end) for each in here]
        found = [each for each in found if not self._is_of_time(each.start, each.end)]
        if nobody:
            # "No one was hurt" is nobody, and not one.
            found = [one for one in found if not any(each.start <= one.start < each.end for each in nobody)]
            none = (Figure(each.start, each.end, 0, 0, _NOBODY, each.of) for each in nobody)
            found = sorted([*found, *none])
        classes: set[str] = set()
        first, last = (bisect_left(self._days, (place,)) for place in (low, high))
        dated = [days for _, days in self._days[first:last]]
        when = (min(days[0] for days in dated), max(days[1] for days in dated)) if dated else None
        if is_of_another_one(words) or bisect_left(self._dated, low) < bisect_left(self._dated, high):
            prior = -1
        for place, (start, end, least, most, type, unit) in enumerate(found):
            before = found[place - 1].end if place else low
            if _BROKEN.match(self._text, end) or BROKEN_BEFORE.search(self._text, max(0, start - 6), start):
                continue
            aside = ASIDE.search(self._text, end, high)
            behind = next(
                (
                    each.start
                    for each in found[place + 1 :]
                    if aside is None or not aside.start() <= each.start < aside.end()
                ),
                high,
            )
            if AMONG.search(self._text, before, start):
                continue
            of_one = place > 0 and self._text[found[place - 1].start : before].casefold() == "one"
            if _PART_OF.match(self._text[end:behind]) or (
                not of_one and _PART_OF.match(self._text[before:start])
            ):
                continue
            clause = self._clause(start, end, low, high)
            of = self._of(start, end, before, behind, type, unit)
            if of is None and _OTHERS_THAN.match(self._text, end) and classes:
                # "Killed 17 people and injured 40 others": all of those who are injured.
                rest = class_of(self._text, start, end, before, behind, of_people=False)
                of = (rest, "") if rest and rest not in classes else None
            if of is None:
                continue
            if of[0] in CLASSES:
                classes.add(of[0])
            told = min(
                (at for at in self._within(low, high)), key=lambda at: (abs(at - start), at), default=-1
            )
            if of[0] == "magnitude" and least == most:
                least, most = least - 0.5, most + 0.5
            least, most = widened(self._text[before:start], self._text[end:behind], least, most)
            # "71 per cent, higher than five years ago" is of today.
            later = self._days[first][0] if when else low
            apart = later > end and "," in self._text[end:later] and of[0] not in CLASSES
            old = bool(
                when and when[1] < self._old and of[0] not in {"count", "at work for it"} and not apart
            )
            old |= not self._old and of[0] in CLASSES and _LONG_AGO.search(words) is not None
            sites = frozenset(self._sites(end, clause[1]))
            day = when
            if of[0] == "crowd" and day is None and prior >= 0:
                # "They won on Sunday. It was seen by 9,000 spectators."
                first, last = (bisect_left(self._days, (place,)) for place in (prior, low))
                day = self._days[first][1] if last - first == 1 else None
            elsewhere = is_of_more(self._text[slice(*clause)])
            yield (
                Quantity(start, end, least, most, of, of[0] in GROWING, told, sites, prior, day, old),
                elsewhere,
            )

    def _is_of_time(self, start: int, end: int) -> bool:
        """Tell whether a time stands in some of the same places."""
        before = bisect_left(self._times, end)
        return before > 0 and self._ends[before - 1] > start

    def _within(self, low: int, high: int) -> Sequence[int]:
        return self._events[bisect_right(self._events, low - 1) : bisect_right(self._events, high - 1)]

    def _clause(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """Return the bounds of the part of the sentence around a figure."""
        starts = [found.end() for found in PARTS.finditer(self._text, low, start)]
        found = PARTS.search(self._text, end, high)
        return (starts[-1] if starts else low), (found.start() if found else high)

    def _sites(self, end: int, high: int) -> Iterator[str]:
        first = bisect_right(self._places, (end, ""))
        last = bisect_left(self._places, (high, ""), lo=first)
        for start, name in self._places[first:last]:
            if _AT.search(self._text, max(end, start - 30), start):
                yield name

    def _of(
        self, start: int, end: int, before: int, behind: int, type: str, unit: str | None
    ) -> tuple[str, str] | None:
        """Return what a figure counts; none where that is not told."""
        text = self._text
        if type == _NOBODY:
            return str(unit), ""
        if type == "MONEY" and text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            # What it is in another currency.
            return None
        if type == "MONEY" and unit is None:
            # Pesos and shillings are of several countries; an article means those of one.
            unit = text[start:end].split()[-1].casefold().removesuffix("s")
        if type == "PERCENT" and _ERROR.search(text, max(before, start - _NEAR), min(behind, end + _NEAR)):
            return None
        if type == "PERCENT" and (_TURNOUT.search(text[before:start]) or _WENT.match(text, end)):
            return "turnout", ""
        if type in {"MONEY", "PERCENT", "QUANTITY"}:
            kind = _KIND.search(text, max(before, start - _NEAR), start) if type == "MONEY" else None
            of = f"{unit} {kind[1].casefold()}" if kind else unit
            return (type.casefold(), of) if of and type != "QUANTITY" else None
        if _MAGNITUDE.search(text, max(before, start - 20), start) or _MAGNITUDE_BEHIND.match(text, end):
            return "magnitude", ""
        if _CROWD_BEFORE.search(text, before, start):
            return "crowd", ""
        if _OTHERS.match(text, end) or _AGE.match(text, end):
            return None
        if _AGED.search(text, before, start) and not total_of(text[before:start]):
            return None
        if _PARENT.search(text, before, start) or _MORE_THAN.match(text, end):
            return None
        noun = _noun(text, end)
        if noun in _LENGTHS:
            return None
        counted = class_of(text, start, end, before, behind, of_people=noun == "people")
        if self._theft and counted is None and is_taken(text[before:start], noun):
            counted = "stolen"
        if self._theft and counted in {"missing", "stolen"} and noun not in _ANYBODY:
            counted = taken(counted, noun, text[end:behind])
        if counted is not None:
            return counted, "" if noun in _ANYBODY or counted in OF_ALL else _one_of(noun)
        if _CROWD.match(text, end):
            return "crowd", ""
        if noun not in _PLURALS and (
            len(noun) < _SHORTEST or noun in _ANYBODY or noun in _MEASURES or not noun.endswith("s")
        ):
            return None
        by = _BY.match(text, text.find(noun, end) + len(noun))
        return "count", _one_of(noun) + (f" by {by[1].casefold()}" if by else "")


def _noun(text: str, end: int) -> str:
    """Return the noun behind a figure, folded; nothing where there is none."""
    found = _NOUN.match(text, end)
    words = found["words"].split() if found else []
    if words[:1] == ["new"] and words[1:2] and words[1].endswith("s") and words[1] not in _ANYBODY:
        # "New houses" are houses, but "new cases" are of people.
        words = words[1:]
    if words[-2:] == ["crew", "members"]:
        return "crew"
    for word in words:
        if word in _ANYBODY:
            return word
    return next((word for word in reversed(words) if word.endswith("s")), words[-1] if words else "")


def words_around(source: Source, figure: Quantity, width: int) -> frozenset[str]:
    """Return so many words of a figure's sentence on each side of it, in base forms; no days of the week."""
    text = source.text
    low = max(text.rfind("\n", 0, figure.start), text.rfind(". ", 0, figure.start)) + 1
    ends = [at for mark in ("\n", ". ") if (at := text.find(mark, figure.end)) >= 0]
    before, behind = bases_in(text[low : figure.start]), bases_in(text[figure.end : min(ends, default=None)])
    return frozenset((*before[-width:], *behind[:width])) - CALENDAR - {figure.of[1]}


def _one_of(noun: str) -> str:
    """Return a noun without its plural ending."""
    base = base_of(noun)
    if base.endswith("ies") and len(base) > _SHORTEST:
        return f"{base[:-3]}y"
    return base[:-1] if base.endswith("s") and not base.endswith("ss") else base
