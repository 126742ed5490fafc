"""Learn how much an article is about its events: ``python -m training event-salience``.

Two networks are learned. To the first, a mention of a main event of ``data/worldnews`` is a right
answer, every other mention none. To the second, an event is right that holds a main event which no
event ahead of it in the first network's order holds; it learns from what the first says of articles
that it has not seen. The events are those that the joiner which ships makes of the mentions; folds of
articles tell how many of the main events are then among as many most salient ones.
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
from annotate.timeline.story.joining import Joined, joined
from annotate.timeline.story.prominence import event_rows
from annotate.timeline.story.salience import salience_rows, total_of
from annotate.timeline.story.telling import events_among
from training.data.paths import EVENT_SALIENCE, STORY_SALIENCE, write_manifest
from training.rankers.events.articles import Example, examples, gold_articles
from training.rankers.events.network import Course, fit, write

FOLDS = 5
OF_MENTIONS = Course(hidden=32, epochs=15, batch=256, decay=0.1, dropped=0.3, members=3)
OF_EVENTS = Course(hidden=8, epochs=10, batch=256, decay=0.3, dropped=0.3, members=10)
Data = tuple[Floats, NDArray[np.bool_]]


def learned(data: Sequence[Data], course: Course) -> dict[str, Floats]:
    """Train on rows and answers of some articles."""
    if not data:
        raise ValueError("nothing to learn from: there is no article")
    rows, right = (np.concatenate(column) for column in zip(*data, strict=True))
    return fit(rows, right, np.ones(len(rows), dtype=np.float32), course)


def unseen(data: Sequence[Data], course: Course) -> list[Floats]:
    """Return the log odds that networks which have not seen an article give its rows."""
    found: dict[int, Floats] = {}
    for fold in range(FOLDS):
        network = FeedForward(dict(learned([d for n, d in enumerate(data) if n % FOLDS != fold], course)))
        found |= {n: network(rows)[:, 0] for n, (rows, _) in enumerate(data) if n % FOLDS == fold}
    return [found[number] for number in range(len(data))]


class Told:
    """The events of an article.

    Attributes:
        rows: What the second network looks at.
        right: Whether an event is the first in order that holds a main event.

    Args:
        example: The article.
        story: Its mentions by event.
        odds: Of the mentions.
    """

    def __init__(self, example: Example, story: Joined, odds: Floats) -> None:
        possible = np.array([site.event.possible for site in example.scene.sites], dtype=bool)
        kept = events_among(story, odds, possible)
        self._groups = [story.groups[number] for number in kept]
        self._main = example.main
        self.rows = event_rows(story, kept, odds, possible)
        first = [total_of(odds[group]) for group in self._groups]
        self.right = np.zeros(len(kept), dtype=bool)
        self.right[[number for number, _ in self._new(first, len(kept))]] = True

    def hits(self, scores: Sequence[float] | Floats) -> tuple[int, int]:
        """Return how many main events are among as many most salient ones, and how many there are.

        Args:
            scores: Of the events.
        """
        count = int(self._main.max(initial=-1)) + 1
        return len(self._new(scores, count)), count

    def _new(self, scores: Sequence[float] | Floats, most: int) -> list[tuple[int, int]]:
        """Return the events among the most salient ones that hold another main event, with its number."""
        ranked = sorted(range(len(self._groups)), key=lambda n: (-scores[n], self._groups[n][0]))
        found: dict[int, int] = {}
        for number in ranked[:most]:
            held = [one for one in self._main[self._groups[number]].tolist() if one >= 0 and one not in found]
            if held:
                found[held[0]] = number
        return [(number, one) for one, number in found.items()]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--events-only",
        action="store_true",
        help="learn only the network over events; the one over mentions stays as it ships",
    )


def main(arguments: argparse.Namespace) -> None:
    """Train, print what the folds reach and write the weights."""
    annotator = Annotator.from_settings(Settings())
    articles = list(examples(annotator, gold_articles("train")))
    write_salience(articles, events_only=arguments.events_only)


def write_salience(articles: Sequence[Example], *, events_only: bool = False) -> None:
    """Train on the articles and write the weights into the package.

    Args:
        articles: To learn from.
        events_only: Whether the network over mentions stays as it is.
    """
    mentions = [(salience_rows(article.scene), article.main >= 0) for article in articles]
    odds = unseen(mentions, OF_MENTIONS)
    told = [Told(article, joined(article.scene), own) for article, own in zip(articles, odds, strict=True)]
    events = [(one.rows, one.right) for one in told]
    scores = unseen(events, OF_EVENTS)
    for name, some in (("mentions", [one.rows[:, 0] for one in told]), ("events", scores)):
        found, count = np.sum([one.hits(each) for one, each in zip(told, some, strict=True)], axis=0)
        print(f"{len(articles)} articles, by {name}: {found / count:.3f} of the main events of unseen ones")
    if not events_only:
        write(EVENT_SALIENCE, learned(mentions, OF_MENTIONS))
    write(STORY_SALIENCE, learned(events, OF_EVENTS))
    write_manifest()
