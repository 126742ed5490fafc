"""Articles that are copies of one text, wire copy or press release, found by the runs of words they share.

An index from runs of eight words to articles finds every copy, cut or not; headlines are left out,
since a newspaper writes its own. What two articles only quote alike makes them no copies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

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


@dataclass(frozen=True, slots=True)
class _Body:
    words: tuple[str, ...]
    runs: NDArray[np.int64]


def copies(sources: Sequence[Source]) -> list[Origin]:
    """Return the groups of articles that are copies of one text.

    Args:
        sources: The articles, the first to be published first.
    """
    bodies = [source.once(_body) for source in sources]
    joined = Joined(len(sources))
    for (first, second), count in sorted(_shared(bodies).items(), key=lambda one: (-one[1], one[0])):
        if count >= SHARE * min(len(bodies[first].runs), len(bodies[second].runs)):
            joined.join(first, second)
    groups = [group for group in joined.sets() if len(group) > 1]
    return [_written(f"o{number}", sources, bodies, group) for number, group in enumerate(groups, start=1)]


def _shared(bodies: Sequence[_Body]) -> Counter[tuple[int, int]]:
    """Return how many runs every two texts share, but for those that many have."""
    runs = np.concatenate([body.runs for body in bodies])
    homes = np.repeat(np.arange(len(bodies)), [len(body.runs) for body in bodies])
    order = np.argsort(runs, kind="stable")
    runs, homes = runs[order], homes[order]
    ends = np.flatnonzero(np.append(runs[1:] != runs[:-1], True)) + 1
    shared: Counter[tuple[int, int]] = Counter()
    groups: Counter[tuple[int, ...]] = Counter()
    starts = np.concatenate([[0], ends[:-1]])
    several = (ends - starts > 1) & (ends - starts <= _COMMON)
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        groups[tuple(homes[start:end].tolist())] += 1
    for numbers, count in groups.items():
        for pair in combinations(numbers, 2):
            shared[pair] += count
    return shared


def body_of(source: Source) -> list[tuple[int, int]]:
    """Return the ranges of an article that are its own text: no headline, dateline or furniture."""
    parts = [(part.start, part.end) for part in source.record.document.sections if part.kind == "paragraph"]
    return parts or [(0, len(source.text))]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """Return a folded word, one string for all places where it stands."""
    return word.casefold()


def _body(source: Source) -> _Body:
    words = tuple(
        _folded(word.group())
        for start, end in body_of(source)
        for word in _WORD.finditer(source.text, start, end)
    )
    runs = {hash(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
    return _Body(words, np.array(sorted(runs), dtype=np.int64))


def _written(id: str, sources: Sequence[Source], bodies: Sequence[_Body], group: Sequence[int]) -> Origin:
    # The longest of the first day is the text that the others were cut from.
    first = min(group, key=lambda number: (sources[number].published, -len(bodies[number].words)))
    others = [number for number in group if number != first]
    known = bodies[first].runs
    common = [len(np.intersect1d(bodies[n].runs, known, assume_unique=True)) for n in others]
    least = min(common)
    shares = [
        round(100 * count / max(1, min(len(bodies[n].runs), len(known))))
        for n, count in zip(others, common, strict=True)
    ]
    because = (
        f"{min(shares)} % or more of the shorter text word for word, in runs of {RUN} words ({least} of them)"
    )
    return Origin(
        id,
        tuple(sources[number].id for number in (first, *others)),
        because,
        tuple(_difference(sources[first], sources[number]) for number in others),
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
