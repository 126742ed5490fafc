"""Learn which mentions mean one event: ``python -m training event-joining``.

The articles of ``data/worldnews`` go from raw text through the engine. Two mentions of one main event
are a right pair; a mention of a main event and any other mention are none, since all mentions of main
events are labelled. What else an article tells is not labelled, and nothing is learned from pairs
there. Folds of articles choose from which log odds on groups are joined, before the network that ships
is trained on all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from annotate.annotator import Annotator
from annotate.language.encoder.decode import Floats
from annotate.language.rankers.feed_forward import FeedForward
from annotate.settings import Settings
from annotate.timeline.story.joining import Joiner, joined, numbers_of
from annotate.timeline.story.pairs import Pairs
from training.data.paths import EVENT_JOINING, write_manifest
from training.rankers.events.articles import Example, examples, gold_articles
from training.rankers.events.network import Course, fit, write

FOLDS = 3
COURSE = Course(hidden=40, epochs=16, batch=2048, decay=0.1, dropped=0.4)
OUTSIDE = 0.3
"""How much a pair with a mention of no main event counts."""
EACH = 3
"""Of those pairs that are of no one family, one in so many is looked at, and counts for all."""
LEAST = np.arange(-2.6, 0.1, 0.2)

Data = tuple[Floats, NDArray[np.bool_], Floats]


def pairs(example: Example) -> Data:
    """Return rows, answers and weights of the pairs of an article that are labelled."""
    found, main = Pairs(example.scene), example.main
    one, other = main[found.first], main[found.second]
    both = (one >= 0) & (other >= 0)
    related = found.related
    chance = np.random.default_rng(len(both)).random(len(both)) < 1 / EACH
    known = both | ((one >= 0) | (other >= 0)) & (related | chance)
    weights = np.where(both, 1.0, np.where(related, OUTSIDE, OUTSIDE * EACH)).astype(np.float32)
    rows = np.concatenate(list(found.rows())) if len(both) else np.zeros((0, 0), np.float32)
    return rows[known], ((one == other) & both)[known], weights[known]


def learned(data: Sequence[Data]) -> dict[str, Floats]:
    """Train on the pairs of some articles."""
    parts = [part for part in data if len(part[0])]
    if not parts:
        raise ValueError("nothing to learn from: no article has a pair")
    rows, right, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return fit(rows, right, weights, COURSE)


def b_cubed(chains: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> float:
    """Return B3 F1 over the mentions of main events.

    Args:
        chains: For every article the main event and the group of every mention.
    """
    precision, recall = [], []
    for main, group in chains:
        for place in np.flatnonzero(main >= 0):
            same, together = main == main[place], (group == group[place]) & (main >= 0)
            precision.append((same & together).sum() / together.sum())
            recall.append((same & together).sum() / same.sum())
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return 2 * p * r / (p + r)


def best_least(found: Sequence[tuple[Example, FeedForward]]) -> tuple[float, float]:
    """Return from which log odds on groups are best joined, and the B3 that this reaches.

    Args:
        found: Articles with networks that have not seen them.
    """
    scores = {
        float(least): b_cubed(
            [
                (
                    example.main,
                    numbers_of(joined(example.scene, Joiner(network, least)).groups, len(example.main)),
                )
                for example, network in found
            ]
        )
        for least in LEAST
    }
    best = max(scores, key=lambda least: scores[least])
    return best, scores[best]


def main(_: argparse.Namespace) -> None:
    """Train, print what the folds reach and write the weights."""
    annotator = Annotator.from_settings(Settings())
    write_joiner(list(examples(annotator, gold_articles("train"))))


def write_joiner(articles: Sequence[Example]) -> None:
    """Train on the articles and write the weights into the package."""
    data = [pairs(article) for article in articles]
    unseen: list[tuple[Example, FeedForward]] = []
    for fold in range(FOLDS):
        network = FeedForward(dict(learned([d for n, d in enumerate(data) if n % FOLDS != fold])))
        unseen += [(article, network) for n, article in enumerate(articles) if n % FOLDS == fold]
    least, reached = best_least(unseen)
    print(f"{len(articles)} articles, B3 of unseen ones {reached:.3f}, groups joined from {least:.1f} on")
    write(EVENT_JOINING, learned(data), least=least)
    write_manifest()
