"""Finding again in a changed text what stood in the old one.

As with the text quote selectors of the W3C's Web Annotation model, a stretch of
text is known by its words and the words around it. It is found again only where
there is no doubt: the only occurrence of many words, or few words with the same
ones around them. A lookalike elsewhere is never taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.record.walk import Item, items_of, spans

if TYPE_CHECKING:
    from annotate.record import Annotations

CONTEXT = 32
SURE = 24


@dataclass(frozen=True, slots=True)
class Anchoring:
    """From places in ``old`` to places in ``new``.

    Attributes:
        old: The text that the offsets are from.
        new: The text that they are wanted for.
    """

    old: str
    new: str

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``old[start:end]`` stands in the new text; none where it is gone or in doubt."""
        if self.old == self.new:
            return start, end
        exact = self.old[start:end]
        places = _occurrences(self.new, exact)
        if not places:
            return None
        if len(places) == 1 and len(exact) >= SURE:
            return places[0], places[0] + len(exact)
        scores = [self._score(start, end, place, place + len(exact)) for place in places]
        best = max(scores)
        if best == 0 or scores.count(best) > 1:
            return None
        place = places[scores.index(best)]
        return place, place + len(exact)

    def _score(self, start: int, end: int, new_start: int, new_end: int) -> int:
        """How many characters around both places agree; at least a few must, on one side."""
        before = _common(
            self.old[max(start - CONTEXT, 0) : start][::-1],
            self.new[max(new_start - CONTEXT, 0) : new_start][::-1],
        )
        after = _common(self.old[end : end + CONTEXT], self.new[new_end : new_end + CONTEXT])
        edge_before = start == 0 and new_start == 0
        edge_after = end == len(self.old) and new_end == len(self.new)
        near = max(before, after, CONTEXT * edge_before, CONTEXT * edge_after)
        return before + after + CONTEXT * (edge_before + edge_after) if near >= CONTEXT // 4 else 0


def _occurrences(text: str, words: str, most: int = 2000) -> list[int]:
    places: list[int] = []
    place = text.find(words)
    while words and place >= 0 and len(places) < most:
        places.append(place)
        place = text.find(words, place + 1)
    return places


def _common(first: str, second: str) -> int:
    """Length of the common beginning."""
    for place, (left, right) in enumerate(zip(first, second, strict=False)):
        if left != right:
            return place
    return min(len(first), len(second))


def remembered_text(spans: list[tuple[int, str]], length: int) -> str:
    """What can be known of a text from the words that are quoted from it.

    Args:
        spans: Offsets and the words there.
        length: Of the whole text, in code points.

    Returns:
        A text of that length with null characters where nothing is known.
    """
    parts: list[str] = []
    place = 0
    for start, words in sorted(spans):
        if start + len(words) > place:
            parts += ["\0" * (start - place), words[max(place - start, 0) :]]
            place = start + len(words)
    parts.append("\0" * (length - place))
    return "".join(parts)[:length]


def quotations(record: Annotations) -> Iterator[tuple[int, str]]:
    """Every place of a record with the words there."""
    for item in items_of(record):
        yield from quoted_by(item)


def quoted_by(item: Item) -> Iterator[tuple[int, str]]:
    """Every place of an annotation with the words there, small ones inside its content left out."""
    yield from ((place.span.start, place.span.exact) for place in spans(item) if place.part != "hedge")
