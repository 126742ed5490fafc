"""Where words stand in a text that are known by quotation.

As the text quote selectors of the W3C's Web Annotation model have it: the words, and what stands before and
after them. What stands there more than once is told apart by what is around it; where that leaves a doubt,
nothing is found. Words that were changed a little are found where only one place is like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from annotate.record import Span
from annotate.record.walk import Part
from annotate.review.carrying.anchoring import CONTEXT, SURE, Anchoring, remembered_text
from annotate.review.returning.marks import Mark, Quote

# Fewer words than these, changed, could mean many places.
_FUZZY_FROM = 16
_MOST_FUZZY = 1000
_PIECES = 4
_LIKE = 0.85
# How much better a place has to be than the next one.
_CLEARLY = 0.05
_NEAR = 8
_MOST_PLACES = 2000
# Places tried, times the length of the words.
_MOST_TRIED = 20_000
_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(slots=True)
class Places:
    """Finds quotations in a text.

    Attributes:
        text: Where they are wanted.
        old: The text that the offsets of the quotations point into, where it is known.
        same: Whether that is the same text.
    """

    text: str
    old: str | None = None
    same: bool = False
    _folded: _Folded | None = field(default=None, init=False)

    def span(self, quote: Quote) -> Span | None:
        """Return where a quotation stands; None where it is gone or in doubt."""
        if quote.place is not None and 0 <= quote.place[0] < quote.place[1]:
            if self.same and self._fits(quote.exact, *quote.place):
                return self._at(*quote.place)
            if self.old is not None and quote.place[1] <= len(self.old):
                start, end = quote.place
                place = Anchoring(self.old, self.text).place(start, end)
                if place is not None:
                    return self._at(*place)
                before, after = self.old[max(0, start - CONTEXT) : start], self.old[end : end + CONTEXT]
                quote = Quote(self.old[start:end], prefix=before, suffix=after)
        if not quote.exact:
            return None
        found = self._exactly(quote) or self._loosely(quote)
        return self._at(*found) if found else None

    def _fits(self, exact: str, start: int, end: int) -> bool:
        """Whether the words at a place are those of a quotation, but for white space."""
        there = self.text[start:end]
        return end <= len(self.text) and (not exact or there == exact or there.split() == exact.split())

    def _at(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def _exactly(self, quote: Quote) -> tuple[int, int] | None:
        places = list(_occurrences(self.text, quote.exact))
        size = len(quote.exact)
        return _best(self.text, [(place, place + size) for place in places], quote)

    def _loosely(self, quote: Quote) -> tuple[int, int] | None:
        """Where the same words stand with other white space and marks, or nearly the same words."""
        if self._folded is None:
            self._folded = _Folded.of(self.text)
        folded = self._folded
        wanted = _Folded.of(quote.exact).text.strip()
        if not wanted:
            return None
        size = len(wanted)
        found = [folded.back(place, place + size) for place in _occurrences(folded.text, wanted)]
        if found:
            return _best(self.text, found, quote)
        if not _FUZZY_FROM <= size <= _MOST_FUZZY:
            return None
        return _nearly(folded, wanted)


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text with single spaces and plain marks, and where each of its characters is from."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Folded:
        parts: list[str] = []
        places: list[int] = []
        for found in re.finditer(r"\s+|\S", text):
            parts.append(found.group().translate(_FOLDED) if not found.group().isspace() else " ")
            places.append(found.start())
        return cls("".join(parts), (*places, len(text)))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of it in the text itself."""
        return self.places[start], self.places[end - 1] + 1


def _best(text: str, places: Iterable[tuple[int, int]], quote: Quote) -> tuple[int, int] | None:
    """Return the one place, or that which clearly has the same words around it."""
    found = list(dict.fromkeys(places))
    known = len(quote.prefix) + len(quote.suffix)
    if len(found) == 1 and (len(quote.exact) >= SURE or not known):
        return found[0]
    scores = [_around(text, place, quote) for place in found]
    best = max(scores, default=0)
    if not best or scores.count(best) > 1 or best < min(_NEAR, known):
        return None
    return found[scores.index(best)]


def _around(text: str, place: tuple[int, int], quote: Quote) -> int:
    """Return how many characters around a place are those around the quotation."""
    start, end = place
    before = _common(text[max(0, start - len(quote.prefix)) : start][::-1], quote.prefix[::-1])
    return before + _common(text[end : end + len(quote.suffix)], quote.suffix)


def _common(first: str, second: str) -> int:
    for place, (left, right) in enumerate(zip(first, second, strict=False)):
        if left != right:
            return place
    return min(len(first), len(second))


def _occurrences(text: str, words: str) -> Iterator[int]:
    place = text.find(words) if words else -1
    count = 0
    while place >= 0 and count < _MOST_PLACES:
        yield place
        count += 1
        place = text.find(words, place + 1)


def _nearly(folded: _Folded, wanted: str) -> tuple[int, int] | None:
    """Return the one place that is like some words: a part of them stands there unchanged."""
    size = len(wanted)
    step = -(-size // _PIECES)
    begins = {
        max(0, place - offset)
        for offset in range(0, size, step)
        for place in _occurrences(folded.text, wanted[offset : offset + step])
        if len(wanted[offset : offset + step]) >= _PIECES
    }
    found: list[tuple[float, tuple[int, int]]] = []
    for begin in sorted(begins)[: _MOST_TRIED // size]:
        span = _aligned(folded.text, begin, wanted)
        if span is not None:
            likeness = SequenceMatcher(None, folded.text[slice(*span)], wanted, autojunk=False).ratio()
            found.append((likeness, span))
    found.sort(reverse=True)
    if not found or found[0][0] < _LIKE:
        return None
    first = found[0][1]
    others = [score for score, span in found if span[1] <= first[0] or span[0] >= first[1]]
    if others and others[0] > found[0][0] - _CLEARLY:
        return None
    return folded.back(*first)


def _aligned(text: str, begin: int, wanted: str) -> tuple[int, int] | None:
    """Return the stretch near a place that has the words, from the first that is the same to the last."""
    room = len(wanted) // _PIECES + _NEAR
    low = max(0, begin - room)
    window = text[low : begin + len(wanted) + room]
    same = SequenceMatcher(None, window, wanted, autojunk=False).get_matching_blocks()
    blocks = [block for block in same if block.size >= _PIECES]
    if not blocks:
        return None
    start = low + blocks[0].a - blocks[0].b
    last = blocks[-1]
    end = low + last.a + last.size + (len(wanted) - last.b - last.size)
    start, end = max(0, start), min(len(text), end)
    # Whole words: what was changed may be longer or shorter than it was.
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return (start, end) if start < end else None


def their_places(mark: Mark, text: str | None) -> tuple[str, dict[Part, tuple[Span, ...]]]:
    """Return the text that a mark is from, as far as it is known, and where the mark stands in that.

    Args:
        mark: One that has no place in the record's text.
        text: What its offsets point into, where the file has it.
    """
    found: dict[Part, tuple[Span, ...]] = {}
    end = 0
    for part, quotes in mark.parts.items():
        own: list[Span] = []
        for quote in quotes:
            start, stop = quote.place or (end, end + len(quote.exact))
            if text is not None and 0 <= start < stop <= len(text):
                own.append(Span(start, stop, text[start:stop]))
            elif text is None and quote.exact and start >= 0:
                own.append(Span(start, start + len(quote.exact), quote.exact))
            end = max(end, own[-1].end if own else 0)
        found[part] = tuple(own)
    if text is None:
        text = remembered_text([(span.start, span.exact) for own in found.values() for span in own], end)
        # Where two overlap and differ, only one of them can be right.
        found = {
            part: tuple(Span(span.start, span.end, text[span.start : span.end]) for span in own)
            for part, own in found.items()
        }
    return text, found
