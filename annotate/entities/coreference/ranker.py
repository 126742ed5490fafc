"""The learned ranker: how likely each candidate is what an anaphor refers to, and that none is.

A small network of one hidden layer, factored over the anaphor, the candidate
and what lies between, so that a whole article is scored in a few products. Beside
it, two maps of what the encoder sees of both, which are near where they go together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

import numpy as np

from annotate.entities.coreference.features import Floats, Integers, Table
from annotate.weights import shipped

WEIGHTS = "coreference.npz"
# Pairs scored at once: no article has so many, a book would need gigabytes.
BLOCK = 1 << 16


class Ranker:
    """Scores pairs with the weights of one kind of anaphor.

    Args:
        weights: ``anaphor``, ``candidate``, ``pair``, ``bias`` and ``out`` make the pair's score,
            ``agreement`` is a score by class of anaphor, category and number, ``here`` and ``there``
            map what the encoder sees of the two, and ``none``, ``alone`` and ``nobody`` make the score of
            no candidate.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def scores(self, table: Table, anaphors: Integers, candidates: Integers, features: Floats) -> Floats:
        """Return a score for every pair."""
        w = self._weights
        mine = table.as_anaphor @ w["anaphor"] + w["bias"]
        theirs = table.as_candidate @ w["candidate"]
        here, there = table.contexts @ w["here"], table.contexts @ w["there"]
        found = w["agreement"][
            table.anaphor[anaphors], table.category[candidates], table.plural[candidates].astype(np.int64)
        ]
        for start in range(0, len(anaphors), BLOCK):
            part = slice(start, start + BLOCK)
            hidden = mine[anaphors[part]] + theirs[candidates[part]] + features[part] @ w["pair"]
            np.maximum(hidden, 0, out=hidden)
            found[part] += hidden @ w["out"]
            found[part] += np.einsum("ij,ij->i", here[anaphors[part]], there[candidates[part]])
        return np.asarray(found, dtype=np.float32)

    def nobody(self, table: Table, places: Integers) -> Floats:
        """Return the score of no candidate at all, for every anaphor."""
        w = self._weights
        hidden = table.as_anaphor[places] @ w["none"] + table.contexts[places] @ w["alone"] + w["none_bias"]
        np.maximum(hidden, 0, out=hidden)
        return np.asarray(hidden @ w["nobody"] + w["nobody_bias"], dtype=np.float32)

    def odds(self, table: Table, anaphors: Integers, candidates: Integers, features: Floats) -> Floats:
        """Return the probability of every pair among those of its anaphor and of no candidate."""
        if not len(anaphors):
            return np.zeros(0, dtype=np.float32)
        first = np.flatnonzero(np.r_[True, anaphors[1:] != anaphors[:-1]])
        places = anaphors[first]
        scores = self.scores(table, anaphors, candidates, features)
        none = self.nobody(table, places)
        most = np.maximum(np.maximum.reduceat(scores, first), none)
        sizes = np.diff(np.r_[first, len(anaphors)])
        raised = np.exp(scores - np.repeat(most, sizes))
        total = np.add.reduceat(raised, first) + np.exp(none - most)
        return np.asarray(raised / np.repeat(total, sizes), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Rankers:
    """The rankers of pronouns and of noun phrases, and what their odds are worth.

    Attributes:
        calibration: By class of anaphor, slope and shift from log odds to how often they were right.
        least: By class of anaphor, and for "person", a noun for somebody, the confidence under which
            nothing is answered.
    """

    pronouns: Ranker
    nominals: Ranker
    calibration: Mapping[str, tuple[float, float]]
    least: Mapping[str, float]

    def confidence(self, anaphor: str, odds: float) -> float:
        """Return how often odds like these were right."""
        slope, shift = self.calibration[anaphor]
        odds = min(max(odds, 1e-4), 1 - 1e-4)
        return 1 / (1 + exp(-(slope * log(odds / (1 - odds)) + shift)))


@cache
def shipped_rankers() -> Rankers:
    """Return the rankers of the package, read once a process."""
    return rankers_from(shipped().arrays(WEIGHTS))


def rankers_from(data: Mapping[str, Floats]) -> Rankers:
    """Return the rankers whose weights are stored as ``pronoun/bias``, ``nominal/out``, ``answers/it``, ...

    Args:
        data: ``answers/CLASS`` holds slope, shift and least confidence.
    """
    parts: dict[str, dict[str, Floats]] = {}
    for name, value in data.items():
        kind, _, rest = name.partition("/")
        parts.setdefault(kind, {})[rest] = value
    answers = {name: [float(number) for number in value] for name, value in parts["answers"].items()}
    return Rankers(
        Ranker(parts["pronoun"]),
        Ranker(parts["nominal"]),
        {name: (slope, shift) for name, (slope, shift, _) in answers.items()},
        {name: least for name, (*_, least) in answers.items()},
    )
