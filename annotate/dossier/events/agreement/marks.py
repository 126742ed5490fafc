"""What a sentence is known by in whatever words: figures in one unit, moments, names and rare words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.counting.facts import noun_for
from annotate.dossier.events.conflicts.counting.figures import figures_in
from annotate.dossier.events.conflicts.counting.measures import measures
from annotate.dossier.events.forms import WORD, base_of, common_words
from annotate.dossier.events.people.common import people_in
from annotate.dossier.events.times.days import days_between
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import PLACES, Source
from annotate.record.walk import review_of

Key = tuple[str, str]
"""What kind of mark it is, and its value."""
SOFT = frozenset({"name", "word"})
"""Kinds of marks that are in too many sentences to tell alone that two are of one thing."""
_WORTH = {
    "clock": 1.5,
    "year": 1.5,
    "day": 1.0,
    "month": 1.0,
    "name": 0.75,
    "pair": 1.5,
    "money": 2.0,
    "length": 1.0,
}
# A figure of so much is in few stories, and "two" in all.
_LARGE, _SOME = 13, 4
_BIG, _MIDDLE, _SMALL, _OF_WORD = 2.0, 1.0, 0.5, 0.2
_RARE = 1.5
# A year is a mark where it was so many days before the article.
_OLD = 60
_MEASURED = frozenset({"way", "weight", "area", "length", "speed"})
_OTHERWISE = frozenset({"hour", "age", "floor"})
_AGE = re.compile(r"\s?-\s?years?\s?-\s?old\b|\s?[-–]\s?\d")
_AGED = re.compile(r"\b(?:aged?|at the age of)\s+$|\d\s?[-–]\s?$", re.IGNORECASE)
_REACH = 40


class Mark(NamedTuple):
    """A mark at its place.

    Attributes:
        start: First code point of its words.
        end: One past the last.
        key: What it is.
        noun: Of a figure, the word for what is counted; empty where there is none.
    """

    start: int
    end: int
    key: Key
    noun: str = ""


class Marks(NamedTuple):
    """The marks of an article.

    Attributes:
        by_key: In text order, by what they are.
        sentences: In how many sentences each stands, but for titles that say what is told below.
    """

    by_key: Mapping[Key, Sequence[Mark]]
    sentences: Mapping[Key, int]


def worth_of(key: Key) -> float:
    """Return how much it tells that two sentences have a mark in common."""
    kind, value = key
    if kind == "word":
        return _OF_WORD * rarity(value)
    if kind == "clock":
        return _MIDDLE if value.endswith(("00", "30")) else _BIG
    if kind in _WORTH:
        return _WORTH[kind]
    size = float(value)
    return _BIG if size >= _LARGE else _MIDDLE if size >= _SOME else _SMALL


def marks(source: Source) -> Marks:
    """Return the marks of an article."""
    cuts = source.once(sentence_cuts)
    by_key: defaultdict[Key, list[Mark]] = defaultdict(list)
    names = list(_names(source))
    for mark in sorted({*_times(source), *_figures(source), *names, *_pairs(source, names), *_words(source)}):
        by_key[mark.key].append(mark)
    titles = source.sections_of("title")
    spread = {
        key: len({bisect_right(cuts, mark.start) for mark in those if not _is_in(titles, mark)}) or 1
        for key, those in by_key.items()
    }
    return Marks(dict(by_key), spread)


def _is_in(sections: Sequence[tuple[int, int]], mark: Mark) -> bool:
    return any(start <= mark.start < end for start, end in sections)


def _times(source: Source) -> Iterator[Mark]:
    published = source.record.document.published
    vague = published.source in {"inferred", "unknown"}
    last = source.published_day or inf
    for time in source.record.timeline.times:
        days = days_between(time.interval.earliest, time.interval.latest)
        if review_of(time) == "rejected" or days is None or (vague and time.anchor is not None):
            continue
        if time.granularity == "minute":
            yield Mark(time.start, time.end, ("clock", time.value.partition("T")[2]))
        elif time.granularity in {"day", "part_of_day"} and days[1] - days[0] <= 1:
            yield Mark(time.start, time.end, ("day", str(days[0])))
        elif time.granularity == "month" or (time.granularity == "year" and days[1] < last - _OLD):
            yield Mark(time.start, time.end, (time.granularity, str(days[0])))


def _figures(source: Source) -> Iterator[Mark]:
    text = source.text
    taken = [(time.start, time.end) for time in source.record.timeline.times if "P" not in time.value]
    for each in source.once(measures):
        kind = each.of[0]
        if kind in _MEASURED and each.high < inf:
            yield Mark(each.start, each.end, (kind, f"{each.about:.2g}"))
        if kind in _MEASURED | _OTHERWISE:
            taken.append((each.start, each.end))
    for low, figures in source.once(figures_in).items():
        for figure in figures:
            start, end = low + figure.start, low + figure.end
            vague = figure.high - figure.low > figure.high / 2
            if vague or any(a < end and start < b for a, b in taken):
                continue
            if _AGE.match(text, end) or _AGED.search(text, max(0, start - _REACH), start):
                continue
            kind = {"MONEY": "money", "PERCENT": "percent"}.get(figure.type, "count")
            value = f"{(figure.low + figure.high) / 2:.12g}"
            yield Mark(start, end, (kind, value), _noun(text, end) if kind == "count" else "")


def _noun(text: str, end: int) -> str:
    """Return the word right behind a figure that says what is counted."""
    match = WORD.search(text, end, end + _REACH)
    if match is None or text[end : match.start()].strip() or match.group().casefold() in common_words():
        return ""
    return noun_for(base_of(match.group()))


def _names(source: Source) -> Iterator[Mark]:
    for entity in source.entities:
        if entity.named and entity.type in PLACES | {"PERSON", "ORG"}:
            name = entity.name.casefold()
            value = name.split()[-1] if entity.type == "PERSON" else name
            for mention in entity.mentions:
                if mention.kind == "name":
                    yield Mark(mention.start, mention.end, ("name", value))


def _pairs(source: Source, names: Sequence[Mark]) -> Iterator[Mark]:
    """Yield two people who are named in one sentence, at both names."""
    people = source.once(people_in)
    cuts = source.once(sentence_cuts)
    by_sentence: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in names:
        if mark.key[1] in people:
            by_sentence[bisect_right(cuts, mark.start)].append(mark)
    for here in by_sentence.values():
        for one, other in combinations(here, 2):
            if one.key != other.key:
                key = ("pair", " ".join(sorted((one.key[1], other.key[1]))))
                yield from (Mark(mark.start, mark.end, key) for mark in (one, other))


def _words(source: Source) -> Iterator[Mark]:
    common = common_words() | {
        word for one in source.entities if one.named for word in one.name.casefold().split()
    }
    for match in WORD.finditer(source.text):
        word = match.group().casefold()
        if word.isalpha() and word not in common and rarity(base_of(word)) > _RARE:
            yield Mark(match.start(), match.end(), ("word", base_of(word)))


def shared_marks(
    one: Source, told: Sequence[tuple[int, int]], other: Source, also_told: Sequence[tuple[int, int]]
) -> list[tuple[str, str]]:
    """Return the words of what sentences of two articles have in common but for names, what tells most first.

    Args:
        one: The one article.
        told: Bounds of its sentences.
        other: The other article.
        also_told: Bounds of the other's sentences.
    """
    mine, yours = _within(one, told), _within(other, also_told)
    keys = sorted(mine.keys() & yours.keys(), key=lambda key: (-worth_of(key), key))
    return [
        (one.text[mine[key].start : mine[key].end], other.text[yours[key].start : yours[key].end])
        for key in keys
        if key[0] not in SOFT and key[0] != "pair"
    ]


def _within(source: Source, bounds: Sequence[tuple[int, int]]) -> dict[Key, Mark]:
    return {
        key: mark
        for key, those in source.once(marks).by_key.items()
        for mark in reversed(those)
        if any(low <= mark.start < high for low, high in bounds)
    }
