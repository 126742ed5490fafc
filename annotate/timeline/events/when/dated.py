"""The time expressions of a document that an event can be attached to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotate.language.columns import starts_of
from annotate.language.document import once
from annotate.record import Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression that an event can be attached to, with its place among the tokens.

    Attributes:
        head: The token that links the expression to the rest of its sentence.
        first: Number of its first token.
        last: Number of its last token.
        sentence: Number of its sentence.
        known: What has been worked out about it; see ``annotate.language.document.once``.
    """

    time: Time
    head: Token
    first: int
    last: int
    sentence: int
    known: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)


def dated_expressions(doc: Doc, times: Sequence[Time], sentences: Sequence[int]) -> list[Dated]:
    """Return the expressions that name a date or a time of day, in text order.

    Durations and sets say how long or how often, not when.

    Args:
        doc: Parsed or not.
        times: In text order.
        sentences: The number of each token's sentence.
    """
    starts = starts_of(doc)
    parsed = doc.has_annotation("DEP")
    found: list[Dated] = []
    for time in times:
        first = bisect_right(starts, time.start) - 1
        last = max(first, bisect_left(starts, time.end) - 1)
        if first < 0 or not _is_when(time):
            continue
        head = doc[first : last + 1].root if parsed else doc[first]
        found.append(Dated(time, head, first, last, sentences[head.i]))
    return found


@once
def sentence_numbers(doc: Doc) -> list[int]:
    """Return the number of each token's sentence; 0 for all where there are no sentences."""
    if not doc.has_annotation("SENT_START"):
        return [0] * len(doc)
    return [number for number, sentence in enumerate(doc.sents) for _ in range(len(sentence))]


def _is_when(time: Time) -> bool:
    dated = time.interval.earliest is not None or time.interval.latest is not None
    return dated or time.type in {"DATE", "TIME"}
