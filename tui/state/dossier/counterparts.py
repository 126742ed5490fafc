"""What two articles tell in other words: sentences that share names, figures, quotations and rare words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotate.dossier.events.conflicts.counting.figures import figures
from annotate.dossier.origins import body_of, sentence_spans
from annotate.dossier.reading import Source, words_in
from annotate.language.overlaps import Overlaps
from tui.state.dossier.rows import Gathered

Span = tuple[int, int]
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# "Warned" and "warnings", "worker" and "works": long enough to be seldom a chance beside something else.
_STEM = 4
# So many words in a row are a quotation that both have.
_RUN = 4
_NAME, _FIGURE, _LARGE_FIGURE, _QUOTED, _WORDS = 1.0, 1.0, 1.5, 1.0, 0.5
_LARGE = 13
_ENOUGH = 1.5
# What stands in more sentences of one of the two tells nothing apart.
_RARE = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it can be known by.

    Attributes:
        start: Its first place.
        end: One past its last.
        signs: Names, figures and beginnings of words, with their weights.
        runs: Words in a row.
    """

    start: int
    end: int
    signs: dict[tuple[str, str], float]
    runs: frozenset[tuple[str, ...]]


class Counterparts:
    """Where one of two articles tells what the other one does, whatever its words.

    Args:
        gathered: All articles.
        documents: The ids of the two.
    """

    def __init__(self, gathered: Gathered, documents: tuple[str, str]) -> None:
        self._told: dict[str, list[Told]] = {}
        self._with: dict[str, dict[object, list[int]]] = {}
        for id in documents:
            names = _names(gathered, id)
            named = Overlaps(names)
            told = [
                _sentence(
                    gathered.sources[id], span, {name for each in named.over(*span) for name in names[each]}
                )
                for span in _sentences(gathered.sources[id])
            ]
            places: defaultdict[object, list[int]] = defaultdict(list)
            for number, each in enumerate(told):
                for sign in (*each.signs, *each.runs):
                    places[sign].append(number)
            self._told[id], self._with[id] = told, dict(places)
        self._other = dict(zip(documents, reversed(documents), strict=True))

    def of(self, document: str, span: Span) -> list[Span]:
        """The sentences of the other article that tell what a passage of one does; the likeliest first.

        Args:
            document: The article with the passage.
            span: The passage.
        """
        other = self._other[document]
        found: dict[int, float] = {}
        told = self._told[document]
        first = bisect_right(told, span[0], key=lambda each: each.end)
        for each in told[first : bisect_left(told, span[1], key=lambda each: each.start)]:
            for number, weight in self._likely(each, document, other):
                found[number] = max(found.get(number, 0.0), weight)
        ranked = sorted((-weight, number) for number, weight in found.items() if weight >= _ENOUGH)
        return [(self._told[other][number].start, self._told[other][number].end) for _, number in ranked]

    def pairs(self, document: str) -> Iterator[tuple[int, int]]:
        """Yield the places of each sentence of an article and of its likeliest counterpart."""
        for each in self._told[document]:
            for start, _ in self.of(document, (each.start, each.end))[:1]:
                yield each.start, start

    def _likely(self, told: Told, document: str, other: str) -> Iterator[tuple[int, float]]:
        weights: defaultdict[int, float] = defaultdict(float)
        kinds: defaultdict[int, int] = defaultdict(int)
        for sign, weight in told.signs.items():
            there = self._with[other].get(sign, ())
            is_rare = len(there) <= _RARE and len(self._with[document][sign]) <= _RARE
            for number in there if is_rare else ():
                weights[number] += weight
                kinds[number] += 1
        for number in {number for run in told.runs for number in self._with[other].get(run, ())}:
            weights[number] += _QUOTED
            kinds[number] += 1
        for number, weight in weights.items():
            # One thing alone, however rare, may stand in two sentences about two things.
            if kinds[number] > 1:
                yield number, weight


def _sentences(source: Source) -> Iterator[Span]:
    for start, end in body_of(source):
        yield from sentence_spans(source.text, start, end)


def _names(gathered: Gathered, document: str) -> dict[Span, list[str]]:
    """Return who and what stands where in an article, as far as it has a name."""
    names: defaultdict[Span, list[str]] = defaultdict(list)
    for joined in gathered.dossier.entities:
        for member in joined.members:
            if member.document != document:
                continue
            entity = gathered.entity(document, member.entity)
            for each in entity.mentions if entity.named else ():
                names[each.start, each.end].append(joined.id)
    return names


def _sentence(source: Source, span: Span, names: Iterable[str]) -> Told:
    start, end = span
    text = source.text[start:end]
    signs = {("name", id): _NAME for id in sorted(names)}
    for figure in figures(text):
        value = (figure.low + figure.high) / 2
        signs["figure", f"{value:.3g}"] = _LARGE_FIGURE if value >= _LARGE else _FIGURE
    for year in _YEAR.findall(text):
        signs["year", year] = _LARGE_FIGURE
    for word in words_in(text):
        if len(word) >= _STEM and word.isalpha():
            signs["word", word[:_STEM]] = _WORDS
    words = [word.casefold() for word in _WORD.findall(text)]
    telling = set(words_in(text))
    rows = (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return Told(start, end, signs, frozenset(row for row in rows if not telling.isdisjoint(row)))
