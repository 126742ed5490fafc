"""Learn how much an article is about its events: ``python -m training event-salience``.

A mention of a main event of ``data/worldnews`` is a right answer, every other mention none. The events
are those that the joiner which ships makes of them; folds of articles tell how many of the main events
are then among as many most salient ones.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np

from annotate.annotator import Annotator
from annotate.language.encoder.decode import Floats
from annotate.language.rankers.feed_forward import FeedForward
from annotate.settings import Settings
from annotate.timeline.story.joining import joined
from annotate.timeline.story.salience import log_odds, salience_of, salience_rows
from training.data.paths import EVENT_SALIENCE, write_manifest
from training.rankers.events.articles import Example, examples, gold_articles
from training.rankers.events.network import Course, fit, write

FOLDS = 5
COURSE = Course(hidden=32, epochs=15, batch=256, decay=0.1, dropped=0.3, members=3)


def learned(data: Sequence[tuple[Floats, Example]]) -> dict[str, Floats]:
    """Train on the mentions of some articles."""
    if not data:
        raise ValueError("nothing to learn from: there is no article")
    rows = np.concatenate([rows for rows, _ in data])
    right = np.concatenate([example.main >= 0 for _, example in data])
    return fit(rows, right, np.ones(len(rows), dtype=np.float32), COURSE)


def hits(example: Example, groups: Sequence[Sequence[int]], odds: Floats) -> tuple[int, int]:
    """Return how many main events are among as many most salient ones, and how many there are.

    Args:
        example: The article.
        groups: Its mentions by event.
        odds: Of the mentions.
    """
    count = int(example.main.max(initial=-1)) + 1
    ranked = sorted(groups, key=lambda group: (-salience_of(odds[list(group)]), group[0]))
    found: set[int] = set()
    for group in ranked[:count]:
        found |= set([one for one in example.main[list(group)].tolist() if one >= 0 and one not in found][:1])
    return len(found), count


def main(_: argparse.Namespace) -> None:
    """Train, print what the folds reach and write the weights."""
    annotator = Annotator.from_settings(Settings())
    write_salience(list(examples(annotator, gold_articles("train"))))


def write_salience(articles: Sequence[Example]) -> None:
    """Train on the articles and write the weights into the package."""
    data = [(salience_rows(article.scene), article) for article in articles]
    reached = np.zeros(2)
    for fold in range(FOLDS):
        network = FeedForward(dict(learned([d for n, d in enumerate(data) if n % FOLDS != fold])))
        for place, article in enumerate(articles):
            if place % FOLDS == fold:
                groups, _ = joined(article.scene)
                reached += hits(article, groups, log_odds(article.scene, network))
    print(f"{len(articles)} articles, {reached[0] / reached[1]:.3f} of the main events of unseen ones")
    write(EVENT_SALIENCE, learned(data))
    write_manifest()
