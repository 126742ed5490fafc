"""Articles that are copies of one text, wire copy or press release, found by the runs of words they share.

An index from runs of eight words to articles finds every copy, cut or not; headlines are left out,
since a newspaper writes its own. What two articles only quote alike makes them no copies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    runs: frozenset[int]


def copies(sources: Sequence[Source]) -> list[Origin]:
    """Return the groups of articles that are copies of one text.

    Args:
        sources: The articles, the first to be published first.
    """
    bodies = [_body(source) for source in sources]
    index: defaultdict[int, list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        for run in body.runs:
            index[run].append(number)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for numbers in index.values():
        if 1 < len(numbers) <= _COMMON:
            for place, first in enumerate(numbers):
                for second in numbers[place + 1 :]:
                    shared[first, second] += 1
    joined = Joined(len(sources))
    for (first, second), count in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if count >= SHARE * min(len(bodies[first].runs), len(bodies[second].runs)):
            joined.join(first, second)
    groups = [group for group in joined.sets() if len(group) > 1]
    return [_written(f"o{number}", sources, bodies, group) for number, group in enumerate(groups, start=1)]


def body_of(source: Source) -> list[tuple[int, int]]:
    """Return the ranges of an article that are its own text: no headline, dateline or furniture."""
    parts = [(part.start, part.end) for part in source.record.document.sections if part.kind == "paragraph"]
    return parts or [(0, len(source.text))]


def _body(source: Source) -> _Body:
    words = tuple(
        word.group().casefold()
        for start, end in body_of(source)
        for word in _WORD.finditer(source.text, start, end)
    )
    runs = frozenset(hash(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
    return _Body(words, runs)


def _written(id: str, sources: Sequence[Source], bodies: Sequence[_Body], group: Sequence[int]) -> Origin:
    # The longest of the first day is the text that the others were cut from.
    first = min(group, key=lambda number: (sources[number].published, -len(bodies[number].words)))
    others = [number for number in group if number != first]
    least = min(len(bodies[number].runs & bodies[first].runs) for number in others)
    shares = [
        round(
            100
            * len(bodies[n].runs & bodies[first].runs)
            / max(1, min(len(bodies[n].runs), len(bodies[first].runs)))
        )
        for n in others
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
