"""Learn which of two events of an article was first: ``python -m training story-order``.

The main events of ``data/worldnews`` stand in order of time as their readers saw it: every two of an
article that the engine finds are an example, both ways round. Folds of articles tell how many pairs that
no day and no connective tells are put right, and how many of the surest.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.annotator import Annotator
from annotate.language.encoder.decode import Floats
from annotate.language.rankers.feed_forward import FeedForward
from annotate.record import Event
from annotate.settings import Settings
from annotate.timeline.assembly import drafted
from annotate.timeline.story.ordering import Course, odds_of, together
from annotate.timeline.story.telling import set_scene
from training.data import corpora
from training.data.paths import STORY_ORDER, write_manifest
from training.rankers.events import network
from training.rankers.events.articles import draft_of

FOLDS = 5
COURSE = network.Course(hidden=32, epochs=6, batch=256, decay=0.3, dropped=0.4, members=3, rate=2e-3)
TOLD = slice(6, 8)
"""Where a row of a pair says what days and connectives tell."""
HEATS = tuple(step / 10 for step in range(10, 61))
RIGHT = 0.9
"""What is told to come after something is right so often among main events that folds have not seen."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """The events of an article, and pairs of them of which readers put the first before the second."""

    course: Course
    pairs: Sequence[tuple[int, int]]


def ordered(annotator: Annotator, rows: Iterator[Mapping[str, Any]]) -> Iterator[Ordered]:
    """Yield articles whose main events stand in order.

    Args:
        annotator: The engine.
        rows: Articles as ``corpora.worldnews`` gives them.
    """
    for row in rows:
        draft = draft_of(annotator, str(row["id"]), row["text"], row.get("published"))
        known = draft.published, draft.times, draft.entities, draft.claims
        course = drafted(set_scene(draft.doc, draft.article, *known), draft.article, draft.published).course
        yield Ordered(course, pairs_in_order(course.events, row["events"]))


def pairs_in_order(events: Sequence[Event], gold: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Return pairs of numbers of events, the first before the second.

    Args:
        events: That the engine finds.
        gold: In order of time.
    """
    found = [_home(events, event["spans"]) for event in gold]
    return [
        (first, second)
        for first, second in combinations(found, 2)
        if first is not None and second is not None and first != second
    ]


def _home(events: Sequence[Event], spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the event that holds a gold event's best mention, else any of its mentions."""
    for some in (spans[:1], spans):
        for number, event in enumerate(events):
            if any(m.start < end and start < m.end for m in event.mentions for start, end in some):
                return number
    return None


def rows_of(article: Ordered) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the rows of all pairs both ways round, and whether the first is before the second."""
    if not article.pairs:
        width = 2 * article.course.rows.shape[1] + together(article.course, [], []).shape[-1]
        return np.zeros((0, width), dtype=np.float32), np.zeros(0, dtype=bool)
    first, second = (list(side) for side in zip(*article.pairs, strict=True))
    both = [*first, *second], [*second, *first]
    own = [article.course.rows[side] for side in both]
    beside = [together(article.course, [a], [b])[0, 0] for a, b in zip(*both, strict=True)]
    right = np.arange(len(both[0])) < len(first)
    return np.concatenate([*own, np.stack(beside)], axis=1, dtype=np.float32), right


def learned(articles: Sequence[Ordered]) -> dict[str, Floats]:
    """Train on the pairs of some articles; one of many pairs counts less for each."""
    data = [rows_of(article) for article in articles]
    weights = [np.full(len(right), 1 / np.sqrt(max(len(right), 1))) for _, right in data]
    shares = np.concatenate(weights)
    return network.fit(
        np.concatenate([rows for rows, _ in data]),
        np.concatenate([right for _, right in data]),
        np.asarray(shares / shares.mean(), dtype=np.float32),
        COURSE,
    )


def answers(article: Ordered, used: FeedForward) -> list[tuple[float, bool]]:
    """Return log odds for what was first, and whether that is right, of pairs that nothing else tells."""
    course = article.course
    everybody = list(range(len(course.events)))
    odds = odds_of(course, everybody, used)
    known = together(course, everybody, everybody)[:, :, TOLD]
    return [(abs(float(odds[pair])), bool(odds[pair] > 0)) for pair in article.pairs if not known[pair].any()]


def least_of(found: Sequence[tuple[float, bool]]) -> float:
    """Return from which log odds on as many answers are right as should be.

    Args:
        found: Log odds and whether they are right.
    """
    ranked = sorted(found, reverse=True)
    right = np.cumsum([ok for _, ok in ranked]) / np.arange(1, len(ranked) + 1)
    good = np.flatnonzero(right >= RIGHT)
    return ranked[int(good[-1])][0] if len(good) else ranked[0][0]


def heat_of(found: Sequence[tuple[float, bool]]) -> float:
    """Return by what log odds are divided so that they say how often they are right.

    Args:
        found: Log odds and whether they are right.
    """
    odds, right = np.array([one for one, _ in found]), np.array([ok for _, ok in found])
    losses = {heat: np.logaddexp(0, np.where(right, -odds, odds) / heat).sum() for heat in HEATS}
    return min(losses, key=lambda heat: losses[heat])


def main(_: argparse.Namespace) -> None:
    """Train, print what the folds reach and write the weights."""
    annotator = Annotator.from_settings(Settings())
    write_order(list(ordered(annotator, corpora.worldnews("train"))))


def write_order(articles: Sequence[Ordered]) -> None:
    """Train on the articles and write the weights into the package."""
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        used = FeedForward(dict(learned([a for n, a in enumerate(articles) if n % FOLDS != fold])))
        found += [one for n, a in enumerate(articles) if n % FOLDS == fold for one in answers(a, used)]
    heat = heat_of(found)
    found = [(odds / heat, ok) for odds, ok in found]
    least = least_of(found)
    sure = [ok for odds, ok in found if odds >= least]
    print(
        f"{len(articles)} articles, {len(found)} pairs that nothing else tells, "
        f"{np.mean([ok for _, ok in found]):.3f} right; from {least:.2f} on {len(sure)}, "
        f"{np.mean(sure):.3f} right"
    )
    layers = learned(articles)
    layers["output"] /= heat
    network.write(STORY_ORDER, layers, least=least)
    write_manifest()
