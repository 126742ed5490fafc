"""The figures of an article, each with the words around it, by which it is known what is counted."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.counting.classes import CLASSES
from annotate.dossier.events.conflicts.counting.elsewhere import is_of_another_one
from annotate.dossier.events.conflicts.counting.measures import Measure, measures
from annotate.dossier.events.conflicts.counting.quantities import Quantity, quantities
from annotate.dossier.events.conflicts.counting.tallies import tallies
from annotate.dossier.events.conflicts.parties import named_in, of_others
from annotate.dossier.events.forms import WORD, base_of, common_words, firsts
from annotate.dossier.events.times.days import Days
from annotate.dossier.events.times.sentences import days_told, sentence_cuts
from annotate.dossier.reading import Source
from annotate.support.yamlfile import packaged_yaml
from annotate.timeline.values.lexicon import number_of

# The words next to a figure tell most; those beyond so many tell less and less, and less in another part.
_NEXT, _FADING, _OTHER_PART = 3, 0.25, 0.5
_BEFORE_IT = 0.4
_TELLING = 0.35
_DAY = 1440
# "Losses of 20 million": what a figure is of tells most.
_OF_IT = re.compile(r"\s+(?:of|worth|totall?ing|amounting to)\s+(?:[a-z]+\s+){0,2}")
_DIRECT = 2.0
# What both count tells something, too.
_OWN = 0.3
_PART = re.compile(r"[;:,]|\b(?:and|but|while|who|which|that|after|before)\b", re.IGNORECASE)
# "The Greens, who can count on 28 percent": it is theirs.
_RELATIVE = re.compile(r"[^,;:]{1,40},\s+(?:which|who)\s[^,;:]*$")
_SOME_OF = re.compile(r"\s+(?:\w+\s+)?of\s+(?:the|them|those|its|their)\b|\s+more\b", re.IGNORECASE)
_PRONOUN = re.compile(r"[“\"]?(?:He|She|It|They|This|That|Its|His|Her|Their)\b")
# Of some by day and of others by night.
_BY_NIGHT = re.compile(r"\b(?:(?:by|at) night|night[- ]?shifts?|overnight)\b", re.IGNORECASE)
_BY_DAY = re.compile(
    r"\b(?:by day|(?:day|early|morning)[- ]shifts?|in the daytime|during the day)\b", re.IGNORECASE
)
_SHIFTS = {"night": _BY_NIGHT, "day": _BY_DAY}
# "A seven-year deal", but not how old somebody is, and not how much a year.
_SIZE = re.compile(
    r"\b(?!(?:an?|of|per|man|light|mid|multi)\b)(?P<number>[a-z]+|\d+)\s?-\s?(?P<unit>year|month|week|day|hour|story|storey|seat|mile|metre|meter|acre|page)\b"
    r"(?!\s?-\s?old)",
    re.IGNORECASE,
)


_STEM = 2
# "Made off with 5 million": it is stolen.
_TAKEN = re.compile(
    r"\b(?:made|making|got|getting|ran|escap(?:ed|ing)|fled|fleeing)\s+(?:(?:off|away|out)\s+)?with\b",
    re.IGNORECASE,
)


class Fact(NamedTuple):
    """A figure with the words around it.

    Attributes:
        start: First code point of the words that give it.
        end: One past the last.
        low: The least that it may be.
        high: The most.
        kind: A class of people, "count", "money", "percent", "length", "hour" and the like.
        what: Of whom, of what, or in what.
        grows: Whether later articles know of more.
        places: Where it is counted, as far as its words say so.
        when: First and last day that its sentence names.
        aside: Whether it is of long ago, or of more than one happening.
        names: Words of the names of people in its sentence, but for those who only say it.
        bodies: The same of bodies.
        shift: Whether it is told of the night or of the day, as far as its sentence says so.
        sizes: What it is told of is so and so large: "seven-year", each unit with its figure or word.
        words: Words around it, in base forms, each with how near it is.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    what: str
    grows: bool
    places: frozenset[str]
    when: Days | None
    aside: bool
    names: frozenset[str]
    bodies: frozenset[str]
    shift: str
    sizes: Mapping[str, str]
    words: Mapping[str, float]

    @property
    def about(self) -> float:
        """Its value, as far as there is one."""
        return self.low if self.high == inf else (self.low + self.high) / 2

    def overlaps(self, other: Fact) -> bool:
        """Tell whether both may be so; past midnight the clock begins anew."""
        turns = (-_DAY, 0, _DAY) if self.kind == other.kind == "hour" else (0,)
        return any(self.low <= other.high + turn and other.low + turn <= self.high for turn in turns)


class Facts(NamedTuple):
    """The figures of an article.

    Attributes:
        all: In text order.
        sentences: In how many sentences each word stands.
    """

    all: tuple[Fact, ...]
    sentences: Mapping[str, int]


@cache
def _rows(name: str) -> dict[str, str]:
    """Return the word that stands for each word of a table."""
    table = packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")
    return firsts(table[name])


@cache
def people() -> frozenset[str]:
    """Return nouns for people who may be all that there are: "23 workers died" is "23 people died"."""
    return frozenset(packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")["people"])


@cache
def money() -> frozenset[str]:
    """Return what all that is called that is paid to somebody: sums, currencies, compensation."""
    return frozenset(packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")["money"])


@cache
def _kin() -> tuple[frozenset[str], ...]:
    table = packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")
    return tuple(map(frozenset, table["kin"]))


def are_one(one: str, other: str) -> bool:
    """Tell whether the same people may be counted by two nouns: "" stands for people.

    Two drivers and three people may be some and all, and passengers and villagers are others.

    Args:
        one: The one noun, in the singular.
        other: The other.
    """
    nouns = {noun_for(one), noun_for(other)}
    return (
        len(nouns) == 1 or ("" in nouns and nouns - {""} <= people()) or any(nouns <= row for row in _kin())
    )


@cache
def _canonical(word: str) -> str:
    base = base_of(word)
    return _rows("told").get(base) or _rows("nouns").get(base, base)


@cache
def _of_figures() -> frozenset[str]:
    """Return the words of figures, which tell nothing of what is counted."""
    return frozenset(packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")["figures"])


def noun_for(word: str) -> str:
    """Return the noun that stands for a noun: "home" is a "house"."""
    return _rows("nouns").get(word, word)


@cache
def singular(word: str) -> str:
    """Return the noun that stands for a noun, in the singular: "demonstrators" are a "protester"."""
    ends = (("men", "man"), ("ies", "y"), ("ss", "ss"), ("s", ""))
    long = len(word) - _STEM
    found = next(((end, one) for end, one in ends if word.endswith(end) and len(end) < long), ("", ""))
    return noun_for(f"{word.removesuffix(found[0])}{found[1]}")


def facts(source: Source) -> Facts:
    """Return the figures of an article with the words around them."""
    return _Around(source).facts()


class _Around:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._cuts = source.once(sentence_cuts)
        common = common_words()
        self._words: list[list[tuple[int, str]]] = [[] for _ in self._cuts]
        for match in WORD.finditer(source.text):
            word = match.group().casefold()
            if word not in common and word not in _of_figures() and not word[0].isdigit():
                self._words[self._sentence(match.start())].append((match.start(), _canonical(word)))
        for match in _TAKEN.finditer(source.text):
            insort(self._words[self._sentence(match.start())], (match.end() - 1, _canonical("steal")))

    def facts(self) -> Facts:
        # "81 deputies for it, 68 against" are one result.
        results = [each for each in self._source.once(tallies) if each.of[0] == "vote"]
        counted = [
            each
            for each in self._source.once(quantities)
            if not any(result.start <= each.start < result.end for result in results)
        ]
        taken = {place for each in counted for place in range(each.start, each.end)}
        measured = [each for each in self._source.once(measures) if each.start not in taken]
        counts = [self._of_count(each) for each in counted if not self._is_of_another(each)]
        found = sorted((*counts, *map(self._of_measure, measured)), key=lambda fact: fact[:2])
        sentences = Counter(word for words in self._words for word in {word for _, word in words})
        return Facts(tuple(found), sentences)

    def _is_of_another(self, each: Quantity) -> bool:
        """Tell whether people are counted who are of another happening, or only some of those that are."""
        if each.of[0] not in CLASSES:
            return False
        number = self._sentence(each.start)
        low, high = self._cuts[number : number + 2]
        return (
            each.aside
            or is_of_another_one(self._text[low:high])
            or _SOME_OF.match(self._text, each.end) is not None
        )

    def _of_count(self, each: Quantity) -> Fact:
        # "A profit of two million" is told by its words; what is compared is the currency.
        what = each.of[1].split()[0] if each.of[0] == "money" else noun_for(each.of[1])
        return Fact(
            each.start,
            each.end,
            each.low,
            each.high,
            each.of[0],
            what,
            each.grows,
            each.places,
            each.when,
            each.aside,
            self._named(each.start, "PERSON"),
            self._named(each.start, "ORG"),
            self._shift(each.start),
            self._sizes(each.start),
            self._around(each.start, each.end, what),
        )

    def _of_measure(self, each: Measure) -> Fact:
        kind, what = each.of
        if kind == "age":
            what = next(one.name for one in self._source.entities if one.id == what).casefold()
        elif kind == "part":
            what = noun_for(base_of(what))
        around = self._around(each.start, each.end, kind)
        names = self._named(each.start, "PERSON")
        number = self._sentence(each.start)
        # Of two days, and of other teams, there are two matches.
        match = kind == "score"
        return Fact(
            each.start,
            each.end,
            each.low,
            each.high,
            kind,
            what,
            False,
            self._named(each.start, "GPE") if match else frozenset(),
            days_told(self._source, *self._cuts[number : number + 2]) if match else None,
            False,
            names,
            self._named(each.start, "ORG"),
            self._shift(each.start),
            self._sizes(each.start),
            around,
        )

    def _named(self, place: int, type: str) -> frozenset[str]:
        """Return words of the names in the sentence of a figure, but for those who only say it."""
        number = self._sentence(place)
        low, high = self._cuts[number : number + 2]
        return named_in(self._source, low, high, type)

    def _shift(self, place: int) -> str:
        """Return whether the sentence of a figure tells of the night or of the day alone."""
        bounds = self._cuts[self._sentence(place) :][:2]
        told = [name for name, words in _SHIFTS.items() if words.search(self._text, *bounds)]
        return told[0] if len(told) == 1 else ""

    def _sizes(self, place: int) -> dict[str, str]:
        """Return of what size something is in a sentence, but for units of which it names several."""
        number = self._sentence(place)
        found: defaultdict[str, set[str]] = defaultdict(set)
        for each in _SIZE.finditer(self._text, *self._cuts[number : number + 2]):
            words = each["number"].casefold()
            value = number_of(words)
            found[each["unit"].casefold()].add(words if value is None else f"{value:g}")
        return {unit: sizes.pop() for unit, sizes in found.items() if len(sizes) == 1}

    def _sentence(self, place: int) -> int:
        return bisect_right(self._cuts, place) - 1

    def _around(self, start: int, end: int, own: str) -> dict[str, float]:
        """Return the words around a figure, each with how near it is."""
        number = self._sentence(start)
        words = self._words[number]
        before = [each for each in words if each[0] < start]
        behind = [each for each in words if each[0] >= end]
        around: dict[str, float] = {}
        for side, forward in ((list(reversed(before)), False), (behind, True)):
            for word, near in self._faded(side, start, end, forward):
                if word != own:
                    around[word] = max(around.get(word, 0.0), near)
        if before and before[-1][1] != own:
            last = WORD.match(self._text, before[-1][0])
            if last and _OF_IT.fullmatch(self._text, last.end(), start):
                around[before[-1][1]] = _DIRECT
        low = self._cuts[number]
        if (
            number
            and _PRONOUN.match(self._text, low)
            and "\n\n" not in self._text[self._cuts[number - 1] : low]
        ):
            for _, word in self._words[number - 1]:
                around.setdefault(word, _BEFORE_IT)
        return around

    def _faded(
        self, side: Sequence[tuple[int, str]], start: int, end: int, forward: bool
    ) -> Iterator[tuple[str, float]]:
        for far, (place, word) in enumerate(side):
            between = self._text[end:place] if forward else self._text[place:start]
            near = 1.0 / (1.0 + _FADING * max(0, far - _NEXT))
            apart = _PART.search(between) and (forward or not _RELATIVE.match(between))
            yield word, near * (_OTHER_PART if apart else 1.0)


def of_two_things(one: Fact, other: Fact) -> bool:
    """Tell whether two figures are of other people or bodies, or of things that are not of one size."""
    if one.kind == "score":
        teams = [each.bodies | each.places for each in (one, other)]
        return not (teams[0] <= teams[1] or teams[1] <= teams[0])
    if of_others(one.names, other.names) or of_others(one.bodies, other.bodies):
        return True
    if one.kind == "money" and of_others(one.names | one.bodies, other.names | other.bodies):
        return True
    if one.shift and other.shift and one.shift != other.shift:
        return True
    return any(one.sizes[unit] != other.sizes[unit] for unit in one.sizes.keys() & other.sizes.keys())


def _tells(word: str, near: float, first: Facts, second: Facts) -> float:
    """Return how much a word tells so near to a figure; what every sentence has tells little."""
    often = first.sentences.get(word, 1) + second.sentences.get(word, 1) - 1
    spread: float = max(often, 1) ** 0.5
    return rarity(word) * near / spread


def most_of(word: str, one: Fact, first: Facts, second: Facts) -> float:
    """Return how much a word around a figure may tell at most, of whatever figure of the other article."""
    return _tells(word, one.words[word], first, second)


def own_of(one: Fact) -> float:
    """Return how much it tells that another figure is of the same thing."""
    return _OWN * rarity(one.what) if one.kind == "count" else 0.0


def likeness(one: Fact, other: Fact, first: Facts, second: Facts) -> tuple[float, list[str]]:
    """Return how much two figures of two articles have around them in common, and the words that tell it.

    What every sentence of the articles has tells little. The noun that both count is none of the words.

    Args:
        one: The one figure.
        other: The other.
        first: All of its article.
        second: All of the other's.
    """
    shared: dict[str, float] = {}
    for word in one.words.keys() & other.words.keys():
        near = min(one.words[word], other.words[word])
        shared[word] = _tells(word, near, first, second)
    own = own_of(one) if one.what == other.what else 0.0
    itself = {_canonical(word) for word in (f"{one.what}s", f"{one.what}es", f"{one.what[:-1]}ies")}
    words = sorted(shared.keys() - itself, key=lambda word: (-shared[word], word))
    return own + sum(sorted(shared.values())), [word for word in words[:2] if shared[word] >= _TELLING]
