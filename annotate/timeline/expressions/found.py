"""What the search for time expressions hands on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotate.record import Diagnostic, Maker
from annotate.timeline.values.resolution import Value
from annotate.timeline.values.rule import Rule


@dataclass(slots=True)
class Found:
    """A time expression with its value.

    Attributes:
        back: Where the expression ends that its value goes back to.
        rule: What read it; nothing where only the model sees it.
    """

    start: int
    end: int
    value: Value
    by: Maker
    confidence: float
    back: int | None = None
    rule: Rule | None = None


class Findings(NamedTuple):
    """The time expressions of a document in text order, and what stood in the way of some.

    Attributes:
        expressions: The time expressions.
        diagnostics: What stood in the way of some.
        tried: Where words were that a rule or the model takes for a time, rightly or not, as offsets.
    """

    expressions: list[Found]
    diagnostics: list[Diagnostic]
    tried: list[tuple[int, int]]

    def meets(self, names: Sequence[tuple[int, int]]) -> bool:
        """Tell whether anything else is found where names stand whose words are no times.

        Args:
            names: As offsets, in any order.
        """
        ordered = sorted(names)
        return any(meets(start, end, ordered) for start, end in self.tried)


def meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a range meets one of some spans.

    Args:
        start: Of the range.
        end: Of the range.
        spans: In text order.
    """
    place = bisect_left(spans, (end,))
    return place > 0 and spans[place - 1][1] > start
