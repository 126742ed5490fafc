"""How much an article is about every event, seen beside the other events.

What the mentions of an event say of it by themselves (``salience``) is not all: a happening that was
told in other words already is no second main event, and what is told three times, surely, is more than
what one sentence seems to tell. A second small network looks at every event as a whole (``python -m
training event-salience``): at the log odds of its mentions, at how surely they are one, and at how
likely the event is one that stands before it in this order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.rankers.feed_forward import FeedForward
from annotate.timeline.story.joining import BLOCK, MOST, NEVER, Joined
from annotate.timeline.story.pairs import Flags, Integers
from annotate.timeline.story.salience import total_of
from annotate.timeline.story.words import Floats
from annotate.weights import shipped

FILE = "story_salience.npz"
WIDTH = 12
NO_OTHER = 2.0
"""How much less likely than the first the second mention of an event counts that has but one."""


@cache
def shipped_network() -> FeedForward:
    """Return the network of the package, read once a process."""
    return FeedForward(shipped().arrays(FILE))


def prominence(
    story: Joined, kept: Sequence[int], odds: Floats, possible: Flags, network: FeedForward | None = None
) -> list[float]:
    """Return the salience of events, from 0 to 1.

    Args:
        story: All groups of mentions.
        kept: Numbers of those that are events.
        odds: Of the mentions to be of a main event.
        possible: Which mentions only may be events.
        network: The shipped one by default.
    """
    if not len(kept):
        return []
    scores = (network or shipped_network())(event_rows(story, kept, odds, possible))[:, 0]
    return [round(float(one), 3) for one in 1 / (1 + np.exp(-scores))]


def event_rows(story: Joined, kept: Sequence[int], odds: Floats, possible: Flags) -> Floats:
    """Return what the network looks at, a row an event.

    Args:
        story: All groups of mentions.
        kept: Numbers of those that are events.
        odds: Of the mentions to be of a main event.
        possible: Which mentions only may be events.
    """
    groups = [story.groups[number] for number in kept]
    totals = np.array([total_of(odds[group]) for group in groups], dtype=np.float32)
    rank = np.empty(len(groups), dtype=np.int64)
    rank[np.argsort(-totals, kind="stable")] = np.arange(len(groups))
    own = np.array([_alone(odds[group], possible[group]) for group in groups], dtype=np.float32)
    rows = np.zeros((len(groups), WIDTH), dtype=np.float32)
    rows[:, 0], rows[:, 1:7] = totals, own
    blocks = np.array([group[0] // BLOCK for group in groups], dtype=np.int64)
    for number, pairs in enumerate(story.blocks):
        chosen = np.flatnonzero(blocks == number)
        if len(chosen):
            members = [np.array(groups[place]) - number * BLOCK for place in chosen]
            rows[chosen, 7:11] = _beside(pairs, members, rank[chosen], story.least)
    rows[:, 11] = rows[:, 7] * totals
    return rows


def _alone(odds: Floats, possible: Flags) -> list[float]:
    """Return what the mentions of an event say of it."""
    if len(odds) == 1:
        alone = float(odds[0])
        return [alone, alone - NO_OTHER, alone, 0.0, True, float(possible[0])]
    ranked = np.sort(odds)[::-1]
    return [
        float(ranked[0]),
        float(ranked[1]),
        float(ranked.mean()),
        float(np.log(len(ranked))),
        False,
        float(possible.mean()),
    ]


def _beside(pairs: Floats, groups: Sequence[Integers], rank: Integers, least: float) -> Floats:
    """Return how likely every event is one that is ahead of it or behind it, and how surely it is one itself.

    Args:
        pairs: Log odds of every two mentions of a block.
        groups: Mentions of the events.
        rank: Of the events.
        least: From which log odds on two groups are one.
    """
    order = np.concatenate(groups)
    starts = np.cumsum([0, *(len(group) for group in groups[:-1])])
    sorted_pairs = pairs[np.ix_(order, order)]

    def over(measure: np.ufunc, values: Floats) -> Floats:
        return np.asarray(measure.reduceat(measure.reduceat(values, starts, axis=0), starts, axis=1))

    sizes = np.array([len(group) for group in groups], dtype=np.float32)
    best, mean = over(np.maximum, sorted_pairs), over(np.add, sorted_pairs) / np.outer(sizes, sizes)
    apart = over(np.minimum, sorted_pairs) <= NEVER / 2
    both = np.where(apart, 0, _share((best + mean) / 2 - least))
    nearest = np.where(apart, 0, _share(best - least))
    ahead, behind = rank[None] < rank[:, None], rank[None] > rank[:, None]
    held = [_held_together(pairs[np.ix_(group, group)]) for group in groups]
    columns = (
        np.where(ahead, both, 0).max(axis=1),
        np.where(ahead, nearest, 0).max(axis=1),
        np.where(behind, nearest, 0).max(axis=1),
        held,
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _share(odds: NDArray[Any]) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -50, 50))), dtype=np.float32)


@lru_cache(maxsize=64)
def _upper(count: int) -> tuple[Integers, Integers]:
    """Return the places of the pairs of an event's mentions; most events have as few as others."""
    return np.triu_indices(count, 1)


def _held_together(pairs: Floats) -> float:
    """Return the mean log odds of the pairs of an event, 0 where it has but one mention."""
    count = len(pairs)
    return float(np.clip(pairs[_upper(count)], -MOST, MOST).mean()) if count > 1 else 0.0
