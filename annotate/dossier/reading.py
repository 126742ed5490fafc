"""What a dossier is made of: records with their texts, and what is asked of them again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import fsum, sqrt
from sys import intern
from typing import Any, NamedTuple, TypeVar

from annotate.dossier.background import rarity
from annotate.record import Annotations, Claim, Entity, EntityType, Event, SectionKind
from annotate.record.walk import review_of
from annotate.support.calendar import days_of
from annotate.timeline.events.facts.words import words_of

Made = TypeVar("Made")
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
# What may stand behind a figure and is part of it.
MAGNITUDE = r"(?:\s+(?:hundred|thousand|million|billion|trillion)\b)?"
_PLURAL = re.compile(r"(?<=\w{3})(?:'s|’s|s)$")
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "one", "some", "others"}
)
"""Words for a speaker that do not say who it is."""
PLACES: frozenset[EntityType] = frozenset({"GPE", "LOC", "FAC"})
# Words of every text say nothing of what it is about.
_COMMON = frozenset(
    {
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
        "been", "before", "but", "by", "can", "could", "did", "do", "for", "from", "had", "has", "have",
        "he", "her", "him", "his", "how", "if", "in", "into", "is", "it", "its", "just", "last", "like",
        "made", "make", "many", "may", "more", "most", "much", "new", "no", "not", "now", "of", "on",
        "one", "only", "or", "other", "our", "out", "over", "said", "same", "say", "says", "she",
        "should", "since", "so", "some", "such", "than", "that", "the", "their", "them", "then",
        "there", "these", "they", "this", "those", "three", "through", "to", "told", "two", "under",
        "up", "us", "was", "we", "were", "what", "when", "where", "which", "while", "who", "will",
        "with", "would", "year", "years", "you", "your",
    }
)  # fmt: skip


def _is_saying(event: Event) -> bool:
    """Tell an event of which every mention is a verb that reports."""
    return all(mention.exact.lower() in words_of("reporting") for mention in event.mentions)


@dataclass(frozen=True, eq=False)
class Source:
    """One article of a dossier.

    Attributes:
        id: Its name, unique in the dossier.
        record: What is known about it.
        text: Its exact text.
    """

    id: str
    record: Annotations
    text: str

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Its entities, without those that a reader rejected."""
        return tuple(each for each in self.record.entities if review_of(each) != "rejected")

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, without those that a reader rejected."""
        return tuple(each for each in self.record.claims if review_of(each) != "rejected")

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Its events, without those that a reader rejected.

        That somebody said something is told by the claim, unless a reader has looked at the event.
        """
        told = [each for each in self.record.timeline.events if review_of(each) != "rejected"]
        alone = [each for each in told if review_of(each) is None and _is_saying(each)]
        if not alone:
            return tuple(told)
        cues = {
            span.start + word.start()
            for claim in self.claims
            if claim.source is not None and claim.source.entity is not None
            for span in claim.cue
            for word in _WORD.finditer(span.exact)
        }
        acts = {each.id for each in alone if all(mention.start in cues for mention in each.mentions)}
        return tuple(each for each in told if each.id not in acts)

    def speaker(self, claim: Claim) -> Entity | None:
        """Return who makes a claim; none where it is not known, or a reader rejected it."""
        id = claim.source.entity if claim.source is not None else None
        return next((each for each in self.entities if each.id == id), None)

    def sections_of(self, kind: SectionKind) -> list[tuple[int, int]]:
        """Return the ranges of its sections of one kind, in text order."""
        return [(part.start, part.end) for part in self.record.document.sections if part.kind == kind]

    def once(self, make: Callable[[Source], Made]) -> Made:
        """Return what a function tells of the article alone; it is asked once for all dossiers."""
        kept: dict[Callable[[Source], Made], Made] = self._kept
        if make not in kept:
            kept[make] = make(self)
        return kept[make]

    @cached_property
    def _kept(self) -> dict[Any, Any]:
        return {}

    def near(self, other: Source) -> float:
        """Return how near another article is to this one by all their words, from 0 to 1."""
        return likeness(self.once(telling_words), other.once(telling_words))

    @cached_property
    def published_day(self) -> int:
        """The number of the day of publication; 0 where nothing but the text tells it."""
        known = self.record.document.published
        days = days_of(known.value) if known.value and known.source not in {"inferred", "unknown"} else None
        return days[1].toordinal() if days else 0

    @property
    def published(self) -> str:
        """The day of publication as it sorts: unknown ones last."""
        return self.record.document.published.value or "9999"


def told_apart(known: Iterable[tuple[str, Annotations, str]], before: Iterable[Source] = ()) -> list[Source]:
    """Return the articles of a dossier, those of one name told apart by a number.

    Args:
        known: Name, record and exact text of each.
        before: Those of an earlier dossier; what has not changed since is not read again.
    """
    old = {source.id: source for source in before}
    counts: Counter[str] = Counter()
    sources: list[Source] = []
    for name, record, text in known:
        counts[name] += 1
        id = name if counts[name] == 1 else f"{name}-{counts[name]}"
        one = old.get(id)
        same = one is not None and one.record is record and one.text == text
        sources.append(one if one is not None and same else Source(id, record, text))
    return sources


def words_in(text: str) -> list[str]:
    """Return the words of a text that say what it is about, folded and without plural endings."""
    return [word for found in _WORD.findall(text) if (word := _telling(found))]


@lru_cache(maxsize=1 << 17)
def _telling(word: str) -> str:
    """Return a word folded and without a plural ending; nothing for one that says nothing."""
    folded = intern(_PLURAL.sub("", word.casefold()))
    return folded if folded not in _COMMON and len(folded) > 1 else ""


Near = dict[tuple[Source, Source], float]
"""How near two articles are, as far as it was asked."""


class Nearness:
    """How near articles are to each other by all their words.

    Args:
        sources: The articles.
        known: What was worked out before; it takes in what is new, and forgets articles that are gone.
    """

    def __init__(self, sources: Sequence[Source], known: Near | None = None) -> None:
        self._sources = sources
        self._near: Near = {} if known is None else known
        here = set(sources)
        for pair in [pair for pair in self._near if not here.issuperset(pair)]:
            del self._near[pair]

    def __call__(self, one: int, other: int) -> float:
        """Return how alike two articles are, from 0 to 1.

        Args:
            one: The number of the one.
            other: The number of the other.
        """
        low, high = (one, other) if one < other else (other, one)
        pair = self._sources[low], self._sources[high]
        if pair not in self._near:
            self._near[pair] = likeness(*(source.once(telling_words) for source in pair))
        return self._near[pair]

    def without(self, one: int, other: int, name: Iterable[str]) -> float:
        """Return the same for all but the words of a name that both have."""
        first, second = (self._sources[number].once(telling_words) for number in (one, other))
        own = set(words_in(" ".join(name)))
        shared = fsum(first.weights.get(word, 0.0) * second.weights.get(word, 0.0) for word in own)
        return self(one, other) - shared / (first.length * second.length)


@lru_cache(maxsize=1 << 15)
def _weight(value: float) -> float:
    """Return a weight, one object for all words of it: there are a few thousand."""
    return value


class Telling(NamedTuple):
    """How much each of some words tells, and how long the row of these weights is."""

    weights: dict[str, float]
    length: float

    @classmethod
    def of(cls, words: Counter[str]) -> Telling:
        """Weigh the words."""
        weights = {word: _weight(count * (1.0 + rarity(word))) for word, count in words.items()}
        return cls(weights, sqrt(fsum(weight * weight for weight in weights.values())) or 1.0)


def telling_words(source: Source) -> Telling:
    """Return the words of an article with how much they tell."""
    return Telling.of(Counter(words_in(source.text)))


def likeness(one: Telling, other: Telling) -> float:
    """Return the cosine of two rows of words, from 0 to 1; the same in whatever order they are added."""
    small, large = sorted((one.weights, other.weights), key=len)
    shared = fsum(weight * large[word] for word, weight in small.items() if word in large)
    return shared / (one.length * other.length)


class Joined:
    """Sets that are put together (union-find).

    Args:
        number: How many there are at first.
    """

    def __init__(self, number: int) -> None:
        self._home = list(range(number))

    def home(self, place: int) -> int:
        """Return the one that stands for the whole set."""
        while self._home[place] != place:
            self._home[place] = self._home[self._home[place]]
            place = self._home[place]
        return place

    def join(self, one: int, other: int) -> bool:
        """Put two sets together; tell whether they were two."""
        first, second = sorted((self.home(one), self.home(other)))
        self._home[second] = first
        return first != second

    def homes(self) -> list[int]:
        """Return for each the one that stands for the whole set."""
        home = self._home
        # A set is joined with an earlier one, so that what is before is known.
        for place, first in enumerate(home):
            if place != first:
                home[place] = home[first]
        return home

    def firsts(self) -> list[int]:
        """Return the first of every set, in order."""
        return [place for place, home in enumerate(self._home) if place == home]

    def several(self) -> dict[int, list[int]]:
        """Return the sets of several, each by its first, in the order of their second members."""
        found: dict[int, list[int]] = {}
        for place, first in enumerate(self.homes()):
            if place != first:
                found.setdefault(first, [first]).append(place)
        return found

    def sets(self) -> list[list[int]]:
        """Return the sets in the order of their first members."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._home)):
            found.setdefault(self.home(place), []).append(place)
        return list(found.values())
