"""What is counted as a part: "among them two miners", "eight of them passengers"."""

from __future__ import annotations

import re
from itertools import combinations
from math import inf

from annotate.dossier.events.conflicts.counting.classes import CLASSES
from annotate.dossier.events.conflicts.counting.figures import figures_in
from annotate.dossier.events.conflicts.counting.quantities import AMONG, Quantity, quantities
from annotate.dossier.reading import Source

_OF_THEM = re.compile(r"\s+of\s+(?:the|them|whom|those|these|its|their)\b", re.IGNORECASE)
_NEAR = 24
_Value = tuple[float, float]


def is_of_some(source: Source, figure: Quantity) -> bool:
    """Tell whether people are counted who are only some of those that are told of: "three of those held"."""
    return figure.of[0] in CLASSES and _OF_THEM.match(source.text, figure.end) is not None


def is_part(one: Source, mine: _Value, other: Source, yours: _Value, kind: str) -> bool:
    """Tell whether one of two figures may be a part of the other one, as their articles tell more of them.

    An article that counts two miners among the dead agrees with one that counts two miners, and seven may be
    the two and the five that another article counts.

    Args:
        one: The article of the one.
        mine: The one: the least and the most that it may be.
        other: The article of the other.
        yours: The other.
        kind: What both count.
    """
    if kind not in CLASSES or inf in {mine[1], yours[1]}:
        return False
    if mine in other.once(_parts) or yours in one.once(_parts):
        return True
    return _adds_up(one, yours, kind) or _adds_up(other, mine, kind)


def _parts(source: Source) -> frozenset[_Value]:
    """Return the figures that an article gives of some of those that it counts."""
    text = source.text
    return frozenset(
        (each.low, each.high)
        for low, those in source.once(figures_in).items()
        for each in those
        if AMONG.search(text, max(low, low + each.start - _NEAR), low + each.start)
        or _OF_THEM.match(text, low + each.end)
    )


def _adds_up(source: Source, whole: _Value, kind: str) -> bool:
    """Tell whether a figure is that of two that an article gives of other people each."""
    counted = {
        (each.of, each.low)
        for each in source.once(quantities)
        if each.of[0] == kind and not is_of_some(source, each)
    }
    return any(
        whole[0] <= one + other <= whole[1]
        for (_, one), (_, other) in combinations(sorted(counted), 2)
        if one and other
    )
