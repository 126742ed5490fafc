"""Scores of coreference: MUC, B-cubed, CEAF by entities, and their mean, the CoNLL score.

Definitions: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF with the similarity
phi 4), Pradhan et al. 2012 (the mean). Mentions are any hashable values that mean the same on both sides;
clusters of one mention are left out, as in the CoNLL task, unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Cluster = frozenset[Hashable]
MEASURES = ("MUC", "B3", "CEAFe")


@dataclass(slots=True)
class Share:
    """A numerator and a denominator that add up over documents."""

    part: float = 0.0
    whole: float = 0.0

    def add(self, part: float, whole: float) -> None:
        """Add one document's."""
        self.part += part
        self.whole += whole

    @property
    def value(self) -> float:
        """Return the share, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(slots=True)
class Conll:
    """The three measures over any number of documents.

    Attributes:
        least: So many mentions a cluster has at least, or it is left out.
    """

    recall: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in MEASURES})
    precision: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in MEASURES})
    least: int = 2

    def add(self, key: Iterable[Iterable[Hashable]], response: Iterable[Iterable[Hashable]]) -> None:
        """Score one document.

        Args:
            key: The gold clusters.
            response: The clusters that were found.
        """
        gold, found = _clusters(key, self.least), _clusters(response, self.least)
        for measure, score in (("MUC", _muc), ("B3", _b_cubed)):
            self.recall[measure].add(*score(gold, found))
            self.precision[measure].add(*score(found, gold))
        similar = _ceaf(gold, found)
        self.recall["CEAFe"].add(similar, len(gold))
        self.precision["CEAFe"].add(similar, len(found))

    def f1(self, measure: str) -> float:
        """Return the F1 of one measure."""
        precision, recall = self.precision[measure].value, self.recall[measure].value
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def mean(self) -> float:
        """Return the CoNLL score."""
        return sum(self.f1(measure) for measure in MEASURES) / len(MEASURES)

    def __str__(self) -> str:
        """Return the score and its three parts."""
        parts = (f"{name} {self.f1(name):.3f}" for name in MEASURES)
        return f"CoNLL F1 {self.mean:.3f} ({', '.join(parts)})"


def _clusters(given: Iterable[Iterable[Hashable]], least: int) -> list[Cluster]:
    return [cluster for mentions in given if len(cluster := frozenset(mentions)) >= least]


def _owners(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Return the links of the key that the response has, and all of them."""
    owners = _owners(response)
    part = whole = 0
    for cluster in key:
        pieces = {owners[mention] for mention in cluster if mention in owners}
        alone = sum(mention not in owners for mention in cluster)
        part += len(cluster) - len(pieces) - alone
        whole += len(cluster) - 1
    return part, whole


def _b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    owners = _owners(response)
    part = sum(
        len(cluster & response[owners[mention]]) / len(cluster)
        for cluster in key
        for mention in cluster
        if mention in owners
    )
    return part, sum(len(cluster) for cluster in key)


def _ceaf(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """Return the total similarity of the best one-to-one matching of clusters."""
    if not key or not response:
        return 0.0
    similar = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key])
    return best_matching(similar)


def best_matching(gains: NDArray[np.float64]) -> float:
    """Return the largest sum of a choice of cells with no two in a row or column.

    Source: the Hungarian method with potentials, a shortest augmenting path for every row.

    Args:
        gains: What each pair of a row and a column is worth.
    """
    costs = -(gains if gains.shape[0] <= gains.shape[1] else gains.T)
    rows, columns = costs.shape
    rise, fall = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least = np.full(columns + 1, np.inf)
        before = np.zeros(columns + 1, dtype=np.int64)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            reduced = costs[owner[column] - 1] - rise[owner[column]] - fall[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            before[1:][better] = column
            following = int(np.argmin(np.where(used[1:], np.inf, least[1:]))) + 1
            step = least[following]
            rise[owner[used]] += step
            fall[used] -= step
            least[~used] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = int(before[column])
    chosen = [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column]]
    return float(-sum(costs[row, column] for row, column in chosen))
