"""Time expressions as the model sees them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import groups

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Hint(NamedTuple):
    """A time expression as the model sees it."""

    start: int
    end: int
    kind: str
    confidence: float


def hints_of(doc: Doc) -> list[Hint]:
    """Return the model's time expressions of a document as offsets with type and confidence."""
    if groups.TIMES not in doc.spans:
        return []
    group = doc.spans[groups.TIMES]
    sure = group.attrs.get("confidence", [1.0] * len(group))
    return [Hint(s.start_char, s.end_char, s.label_, float(c)) for s, c in zip(group, sure, strict=True)]


def outside_names(hint: Hint, text: str, names: Sequence[tuple[int, int]]) -> Iterator[Hint]:
    """Yield what is left of the model's expression without the names in it.

    Args:
        hint: The expression.
        text: The document's exact text.
        names: As offsets in text order.
    """
    start = hint.start
    first, last = max(bisect_left(names, (hint.start,)) - 1, 0), bisect_left(names, (hint.end,))
    for name in [*names[first:last], (hint.end, hint.end)]:
        if start >= hint.end:
            break
        if name[1] <= start:
            continue
        words = text[start : max(start, name[0])]
        left = words.lstrip(" ,\n")
        if left.rstrip(" ,\n"):
            yield hint._replace(start=start + len(words) - len(left), end=start + len(words.rstrip(" ,\n")))
        start = max(start, name[1])


def overlapping(start: int, end: int, hints: Sequence[Hint]) -> Hint | None:
    """Return the last of the model's expressions that a range meets.

    Args:
        start: Of the range.
        end: Of the range.
        hints: In text order.
    """
    place = bisect_left(hints, (end,))
    return hints[place - 1] if place > 0 and hints[place - 1].end > start else None
