"""Articles that are copies of one text, wire copy or press release, found by the runs of words they share.

An index from runs of eight words to articles finds every copy, cut or not; headlines are left out,
since a newspaper writes its own. What two articles only quote alike makes them no copies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, count
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.model import Origin
from annotate.dossier.reading import Joined, Source

RUN = 8
# So much of the shorter text has to stand in the other one.
SHARE = 0.5
# In more articles than this a run is a phrase of all of them.
_COMMON = 60
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\w)[^.!?\n]*)*[.!?]*['”\"’)]*")
_SHOWN = 3
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


class _Groups(NamedTuple):
    """Runs of words that several articles have.

    Attributes:
        homes: Numbers of articles, those of one run next to each other.
        starts: Where those of each run begin.
        ends: One past where they end.
    """

    homes: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def all(self) -> Iterator[list[int]]:
        """Yield the articles of each run."""
        for start, end in zip(self.starts.tolist(), self.ends.tolist(), strict=True):
            yield self.homes[start:end].tolist()


class Runs:
    """Runs of words of articles, and how many of them every two share, but for those that many have.

    They are kept from one dossier to the next, and belong to one dossier at a time.
    """

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}
        self._count = count()
        self._sizes: dict[Source, tuple[int, int]] = {}
        self._runs = np.zeros(0, dtype=np.int64)
        self._homes = np.zeros(0, dtype=np.int32)
        self._shared: Counter[tuple[int, int]] = Counter()
        self._written: dict[tuple[Source, ...], Origin] = {}

    def shared(self, sources: Sequence[Source]) -> Counter[tuple[int, int]]:
        """Return how many runs every two of some articles share, by their places; take in what is new."""
        here = set(sources)
        self._forget([source for source in self._numbers if source not in here])
        self._take([source for source in sources if source not in self._numbers])
        place = {self._numbers[source]: at for at, source in enumerate(sources)}
        found: Counter[tuple[int, int]] = Counter()
        for (one, other), number in self._shared.items():
            first, second = sorted((place[one], place[other]))
            if number:
                found[first, second] = number
        return found

    def words(self, source: Source) -> int:
        """Return how many words an article has."""
        return self._sizes[source][0]

    def number(self, source: Source) -> int:
        """Return how many runs it has."""
        return self._sizes[source][1]

    def written(self, sources: Sequence[Source]) -> Origin:
        """Return what is told of some copies; its number is not known yet."""
        key = tuple(sources)
        if key not in self._written:
            self._written[key] = _written(sources, self)
        return self._written[key]

    def keep(self, groups: Sequence[Sequence[Source]]) -> None:
        """Forget what was told of all other copies."""
        self._written = {key: self._written[key] for key in map(tuple, groups)}

    def _take(self, sources: Sequence[Source]) -> None:
        if not sources:
            return
        runs, homes = [self._runs], [self._homes]
        first = new = next(self._count)
        for source in sources:
            words = _words(source)
            own = runs_of(words)
            self._numbers[source], self._sizes[source] = new, (len(words), len(own))
            runs.append(own)
            homes.append(np.full(len(own), new, dtype=np.int32))
            new = next(self._count)
        all_runs = np.concatenate(runs)
        order = np.argsort(all_runs, kind="stable")
        self._runs, self._homes = all_runs[order], np.concatenate(homes)[order]
        for group in self._of_several(self._homes >= first).all():
            if len(group) <= _COMMON:
                self._shared.update(pair for pair in combinations(group, 2) if pair[1] >= first)
            else:
                # Now many have it; what counted until now counts no more.
                self._shared.subtract(self._pairs_of([each for each in group if each < first]))

    def _forget(self, sources: Sequence[Source]) -> None:
        if not sources:
            return
        gone = {self._numbers.pop(source) for source in sources}
        for source in sources:
            del self._sizes[source]
        out = np.isin(self._homes, list(gone))
        for group in self._of_several(out).all():
            if len(group) > _COMMON:
                self._shared.update(self._pairs_of([each for each in group if each not in gone]))
            else:
                self._shared.subtract(pair for pair in combinations(group, 2) if not gone.isdisjoint(pair))
        self._shared = Counter({pair: number for pair, number in self._shared.items() if number})
        self._runs, self._homes = self._runs[~out], self._homes[~out]

    @staticmethod
    def _pairs_of(group: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs of the articles of a run, none where it is of many."""
        return combinations(group if len(group) <= _COMMON else (), 2)

    def _of_several(self, some: NDArray[np.bool_]) -> _Groups:
        """Return the runs of some rows that several articles have."""
        runs = np.unique(self._runs[some])
        starts, ends = (np.searchsorted(self._runs, runs, side=side) for side in _SIDES)
        several = ends - starts > 1
        return _Groups(self._homes, starts[several], ends[several])


def copies(sources: Sequence[Source], known: Runs | None = None) -> list[Origin]:
    """Return the groups of articles that are copies of one text.

    Args:
        sources: The articles, the first to be published first.
        known: What is known from an earlier dossier; it takes in what is new, and forgets what is gone.
    """
    runs = known or Runs()
    joined = Joined(len(sources))
    for (first, second), both in sorted(runs.shared(sources).items(), key=lambda one: (-one[1], one[0])):
        if both >= SHARE * min(runs.number(sources[first]), runs.number(sources[second])):
            joined.join(first, second)
    groups = [[sources[place] for place in group] for group in joined.sets() if len(group) > 1]
    found = [replace(runs.written(group), id=f"o{number}") for number, group in enumerate(groups, start=1)]
    runs.keep(groups)
    return found


def body_of(source: Source) -> list[tuple[int, int]]:
    """Return the ranges of an article that are its own text: no headline, dateline or furniture."""
    return source.sections_of("paragraph") or [(0, len(source.text))]


def _words(source: Source) -> tuple[str, ...]:
    """Return the folded words of an article's own text."""
    return tuple(
        word.group().casefold()
        for start, end in body_of(source)
        for word in _WORD.finditer(source.text, start, end)
    )


def runs_of(words: tuple[str, ...]) -> NDArray[np.int64]:
    """Return the runs of some words, in order of their numbers."""
    runs = {hash(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
    return np.array(sorted(runs), dtype=np.int64)


def _written(group: Sequence[Source], runs: Runs) -> Origin:
    # The longest of the first day is the text that the others were cut from.
    first = min(group, key=lambda source: (source.published, -runs.words(source)))
    others = [source for source in group if source is not first]
    known = runs_of(_words(first))
    common = [len(np.intersect1d(runs_of(_words(one)), known, assume_unique=True)) for one in others]
    shares = [
        round(100 * count / max(1, min(runs.number(one), len(known))))
        for one, count in zip(others, common, strict=True)
    ]
    because = (
        f"{min(shares)} % or more of the shorter text word for word, in runs of {RUN} words"
        f" ({min(common)} of them)"
    )
    return Origin(
        "",
        tuple(source.id for source in (first, *others)),
        because,
        tuple(_difference(first, other) for other in others),
    )


def _difference(first: Source, other: Source) -> str:
    """Say what a copy has cut and added."""
    whole, own = dict(sentences(first)), dict(sentences(other))
    cut = [words for key, words in whole.items() if key not in own]
    added = [words for key, words in own.items() if key not in whole]
    parts = [f"{kind} {_listed(words)}" for kind, words in (("cut", cut), ("added", added)) if words]
    return f"{other.id}: {'; '.join(parts) or 'nothing cut or added'}"


def _listed(words: list[str]) -> str:
    shown = [f"“{each[:80]}{'…' if len(each) > 80 else ''}”" for each in words[:_SHOWN]]
    more = len(words) - len(shown)
    return f"{len(words)}: {', '.join(shown)}{f' and {more} more' if more else ''}"


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences between two places, as far as marks tell."""
    for found in _SENTENCE.finditer(text, start, end):
        words = found.group()
        first = found.start() + len(words) - len(words.lstrip())
        if first < found.end():
            yield first, first + len(words.strip())


def sentences(source: Source) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the sentences of an article's body: folded words, and as they stand."""
    for start, end in body_of(source):
        for first, last in sentence_spans(source.text, start, end):
            words = tuple(word.group().casefold() for word in _WORD.finditer(source.text, first, last))
            if words:
                yield words, " ".join(source.text[first:last].split())
