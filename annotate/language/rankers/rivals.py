"""Spans that exclude each other: what a ranker is told of them, and which are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats, Integers, LabelledSpan
from annotate.language.encoder.marginals import Candidates

Numbers = NDArray[np.floating[Any]]

EPSILON = np.float32(0.003)


def logit(odds: Numbers) -> Floats:
    """Return log-odds of about -2 to 2."""
    return np.asarray(np.log((odds + EPSILON) / (1 - odds + EPSILON)) / 3, dtype=np.float32)


def both(odds: Numbers) -> Floats:
    """Return log-odds and odds side by side."""
    return np.concatenate([logit(odds), odds], axis=1, dtype=np.float32)


def rivals_of(found: Candidates) -> Floats:
    """Return the best of the larger, of the smaller and of the crossing spans, ``[3, spans, kinds]``."""
    count, kinds = found.odds.shape
    rivals = np.zeros((3, count, kinds), np.float32)
    larger, smaller, crossing = rivals
    for apart in range(1, count):
        one, other = np.arange(count - apart), np.arange(apart, count)
        over = found.starts[other] < found.ends[one]
        if not over.any():
            break
        one, other = one[over], other[over]
        inside = found.ends[other] <= found.ends[one]
        around = ~inside & (found.starts[other] == found.starts[one])
        for chosen, to, of, table in (
            (inside, one, other, smaller),
            (inside, other, one, larger),
            (around, one, other, larger),
            (around, other, one, smaller),
            (~inside & ~around, one, other, crossing),
            (~inside & ~around, other, one, crossing),
        ):
            np.maximum.at(table, to[chosen], found.odds[of[chosen]])
    return rivals


def edges_of(found: Candidates) -> tuple[Integers, Integers, Integers, Integers]:
    """Return the places before, first, last and after of every span, counted from 1; 0 is before the text."""
    return found.starts, found.starts + 1, found.ends, found.ends + 1


def surest(found: Candidates, sure: Numbers, labels: Sequence[str], least: float) -> list[LabelledSpan]:
    """Return the candidates that are chosen, in text order: the surest first, where two overlap.

    Args:
        found: The candidates.
        sure: ``[spans]`` probability of each.
        labels: Of each.
        least: What it takes to be chosen.
    """
    taken = np.zeros(len(found.outside), bool)
    chosen: list[LabelledSpan] = []
    for row in np.argsort(-sure, kind="stable").tolist():
        if sure[row] < least:
            break
        start, end = int(found.starts[row]), int(found.ends[row])
        if not taken[start:end].any():
            taken[start:end] = True
            chosen.append(LabelledSpan(start, end, labels[row], float(sure[row])))
    return sorted(chosen)
