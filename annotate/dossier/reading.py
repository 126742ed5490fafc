"""What a dossier is made of: records with their texts, and what is asked of them again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log, sqrt
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from annotate.record import Annotations, Claim, Entity, Event
from annotate.record.walk import review_of
from annotate.support.calendar import days_of

Made = TypeVar("Made")
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
# What may stand behind a figure and is part of it.
MAGNITUDE = r"(?:\s+(?:hundred|thousand|million|billion|trillion)\b)?"
_PLURAL = re.compile(r"(?<=\w{3})(?:'s|’s|s)$")
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


@dataclass(frozen=True)
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
        """Its events, without those that a reader rejected."""
        return tuple(each for each in self.record.timeline.events if review_of(each) != "rejected")

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in its text, common words left out."""
        return Counter(words_in(self.text))

    def once(self, make: Callable[[Source], Made]) -> Made:
        """Return what a function tells of the article alone; it is asked once for all dossiers."""
        kept: dict[Callable[[Source], Made], Made] = self.__dict__.setdefault("_kept", {})
        if make not in kept:
            kept[make] = make(self)
        return kept[make]

    @property
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
    folded = _PLURAL.sub("", word.casefold())
    return folded if folded not in _COMMON and len(folded) > 1 else ""


class Rarity:
    """How much a word tells: the fewer articles have it, the more.

    Args:
        sources: All articles of the dossier.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._number = len(sources)
        self._in: Counter[str] = Counter()
        for source in sources:
            self._in.update(source.words.keys())
        self._weights: dict[str, float] = {}
        # Each with the bag itself, so that its place in memory stays its own.
        self._lengths: dict[int, tuple[Counter[str], float]] = {}
        self._sources = sources
        self._near: dict[tuple[int, int], float] = {}

    def __call__(self, word: str) -> float:
        """Return the weight of a word, 1 for one that every article has."""
        weight = self._weights.get(word)
        if weight is None:
            weight = self._weights[word] = 1.0 + log((1 + self._number) / (1 + self._in[word]))
        return weight

    def likeness(self, one: Counter[str], other: Counter[str]) -> float:
        """Return the cosine of two bags of words, from 0 to 1; a bag must not change afterwards."""
        if not one or not other:
            return 0.0
        small, large = sorted((one, other), key=len)
        shared = sum(small[word] * large[word] * self(word) ** 2 for word in small if word in large)
        return shared / (self._length(one) * self._length(other)) if shared else 0.0

    def near(self, one: int, other: int) -> float:
        """Return how alike two articles are by all their words, from 0 to 1.

        Args:
            one: The number of the one.
            other: The number of the other.
        """
        pair = (one, other) if one < other else (other, one)
        if pair not in self._near:
            (places, weights), (others, beside) = self._rows[one], self._rows[other]
            self._row[places] = weights
            self._near[pair] = float(self._row[others] @ beside)
            self._row[places] = 0
        return self._near[pair]

    @cached_property
    def _rows(self) -> list[tuple[NDArray[np.int64], NDArray[np.float64]]]:
        """The words of every article in numbers, with how much they tell of it; each of length one."""
        numbers = {word: number for number, word in enumerate(self._in)}
        tell = np.array([self(word) for word in numbers])
        rows = []
        for source in self._sources:
            words = source.words
            places = np.fromiter((numbers[word] for word in words), np.int64, len(words))
            weights = np.fromiter(words.values(), np.float64, len(words)) * tell[places]
            rows.append((places, weights / (np.sqrt(weights @ weights) or 1.0)))
        return rows

    @cached_property
    def _row(self) -> NDArray[np.float64]:
        """A row for all words, empty between two questions."""
        return np.zeros(len(self._in))

    def _length(self, words: Counter[str]) -> float:
        known = self._lengths.get(id(words))
        if known is None:
            length = sqrt(sum((count * self(word)) ** 2 for word, count in words.items())) or 1.0
            known = self._lengths[id(words)] = words, length
        return known[1]


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

    def sets(self) -> list[list[int]]:
        """Return the sets in the order of their first members."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._home)):
            found.setdefault(self.home(place), []).append(place)
        return list(found.values())
