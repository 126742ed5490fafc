"""Learn which happenings of several articles are one: ``python -m training dossier-events``.

The topics of ECB+ each hold two stories that are easily confused. Its articles go from raw text through the
engine; two happenings of one chain are a right pair, two of different chains are none, and nothing is
learned from sentences that no reader has looked at. Folds of topics choose from which log odds on sets are
joined, before the network that ships is trained on all of them; the development part is not read.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotate.annotator import Annotator
from annotate.dossier.events.barriers import ruled_out
from annotate.dossier.events.columns.sets import Floats, Integers
from annotate.dossier.events.compared import MOST, Weighed
from annotate.dossier.events.joining import Growing
from annotate.dossier.events.pairs import Likeness, candidates, evidence
from annotate.dossier.events.table import Table
from annotate.language.rankers.feed_forward import FeedForward
from annotate.settings import Settings
from training.data.paths import DOSSIER_EVENTS, write_manifest
from training.rankers.events.network import Course, fit, write
from training.rankers.events.stories import Topic, topics

FOLDS = 5
COURSE = Course(hidden=40, epochs=8, batch=2048, decay=0.1, dropped=0.4, members=3)
LEAST = np.arange(-1.4, 1.1, 0.2)


@dataclass(frozen=True, slots=True)
class Paired:
    """A topic with its candidates.

    Attributes:
        first: The first of each pair.
        second: The second.
        rows: What speaks for and against each.
        never: Which cannot be one.
    """

    topic: Topic
    first: Integers
    second: Integers
    rows: Floats
    never: NDArray[np.bool_]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which pairs readers have judged."""
        looked = np.array([chain is not None for chain in self.topic.gold], dtype=bool)
        return np.asarray(looked[self.first] & looked[self.second], dtype=bool)

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which pairs are of one chain."""
        gold = self.topic.gold
        found = [gold[a] == gold[b] for a, b in zip(self.first.tolist(), self.second.tolist(), strict=True)]
        return np.array(found, dtype=bool) & self.known

    def sets(self, network: FeedForward, least: float) -> list[list[int]]:
        """Return the sets of happenings that a network makes."""
        odds = np.clip(network(self.rows)[:, 0], -MOST, MOST)
        # Joining asks nothing of what one article denies and another tells.
        weighed = Weighed(self.first, self.second, odds, self.never, np.zeros_like(self.never))
        growing = Growing(len(self.topic.items), weighed, least, set())
        growing.grow()
        return growing.found()


def paired(topic: Topic) -> Paired:
    """Return a topic with its candidates."""
    table = Table(topic.sources, topic.items)
    likeness = Likeness(table)
    a, b = candidates(table, likeness)
    return Paired(topic, a, b, evidence(table, likeness, a, b), ruled_out(table, a, b))


def learned(data: Sequence[Paired]) -> FeedForward:
    """Train on the pairs of some topics.

    Raises:
        ValueError: There is no pair to learn from.
    """
    parts = [(one.rows[known], one.right[known]) for one in data if (known := one.known).any()]
    if not parts:
        raise ValueError("nothing to learn from: no topic has a pair")
    rows, right = (np.concatenate(column) for column in zip(*parts, strict=True))
    return FeedForward(dict(fit(rows, right, np.ones(len(rows), dtype=np.float32), COURSE)))


def b_cubed(found: Sequence[tuple[Topic, Sequence[Sequence[int]]]]) -> float:
    """Return B3 F1 over the happenings that readers have looked at.

    Args:
        found: Topics with their sets of happenings.
    """
    precision: list[float] = []
    recall: list[float] = []
    for topic, sets in found:
        chains: dict[str, int] = {}
        for chain in topic.gold:
            if chain is not None:
                chains[chain] = chains.get(chain, 0) + 1
        for members in sets:
            looked = [chain for place in members if (chain := topic.gold[place]) is not None]
            for chain in looked:
                precision.append(looked.count(chain) / len(looked))
                recall.append(looked.count(chain) / chains[chain])
    if not precision:
        return 0.0
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return 2 * p * r / (p + r)


def main(_: argparse.Namespace) -> None:
    """Train, print what the folds reach and write the weights."""
    annotator = Annotator.from_settings(Settings())
    write_joiner([paired(topic) for topic in topics(annotator, "train")])


def write_joiner(data: Sequence[Paired]) -> None:
    """Train on the topics and write the weights into the package."""
    unseen: list[tuple[Paired, FeedForward]] = []
    for fold in range(FOLDS):
        network = learned([one for n, one in enumerate(data) if n % FOLDS != fold])
        unseen += [(one, network) for n, one in enumerate(data) if n % FOLDS == fold]
    scores = {
        float(least): b_cubed([(one.topic, one.sets(network, float(least))) for one, network in unseen])
        for least in LEAST
    }
    least = max(scores, key=lambda value: scores[value])
    print(f"{len(data)} topics, B3 of unseen ones {scores[least]:.3f}, sets joined from {least:.1f} on")
    write(DOSSIER_EVENTS, learned(data).layers, least=least)
    write_manifest()
