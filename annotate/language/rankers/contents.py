"""Which of the spans that may be said by someone are contents.

A CRF judges word by word where a content ends. The ranker judges whole spans:
how they lie to sentences, quotation marks, cues and sources, and to the spans
that they exclude. Like that of names it learned on articles read by networks
that had not learned from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from annotate.language.encoder.decode import Floats, Integers, LabelledSpan
from annotate.language.encoder.marginals import Candidates
from annotate.language.rankers.feed_forward import softmax
from annotate.language.rankers.ranker import Ranker
from annotate.language.rankers.rivals import both, edges_of, logit, rivals_of, surest
from annotate.weights import shipped

FLOOR, LONGEST, MARGIN = 0.03, 400, 48
"""Of the candidates, see ``candidates_of``."""
LEAST = 0.35
"""Least probability of a content."""
MARKS = '"“”'


class Surroundings(NamedTuple):
    """What is known of every word.

    Attributes:
        inside: ``[layers, words]`` probability to be in a source, a cue, a content.
        named: ``[words]`` probability to be in a name.
        sentence: ``[words]`` probability to begin a sentence.
        tags: ``[words]`` places of the tags in their inventory.
        kinds: Number of tags.
    """

    inside: Floats
    named: Floats
    sentence: Floats
    tags: Integers
    kinds: int


class ContentRanker(Ranker):
    """Chooses contents; its network has one output for them and one for what is none."""

    FILE = "content_ranker.npz"

    def choose(self, found: Candidates, words: Sequence[str], around: Surroundings) -> list[LabelledSpan]:
        """Return the contents in text order, the surest first where two overlap.

        Args:
            found: The candidates.
            words: The text of every word.
            around: What else is known of the words.
        """
        if not len(found.starts):
            return []
        sure = softmax(self.network(content_evidence(found, words, around)))[:, 0]
        return surest(found, sure, ["CONTENT"] * len(sure), LEAST)


def content_evidence(found: Candidates, words: Sequence[str], around: Surroundings) -> Floats:
    """Return what is known of every candidate, ``[spans, numbers]``.

    Args:
        found: The candidates.
        words: The text of every word.
        around: What else is known of the words.
    """
    starts, ends = found.starts, found.ends
    lengths = ends - starts
    edges = edges_of(found)
    padded = np.concatenate([[1.0], found.outside, [1.0]])
    sentence = np.concatenate([[1.0], around.sentence, [1.0, 1.0]])
    begun = np.cumsum(sentence > 0.5)
    marks = np.cumsum([0, *map(_marks_in, words)])
    named = np.concatenate([[0.0], around.named, [0.0]])
    tags = np.concatenate([[around.kinds], around.tags, [around.kinds]])
    columns = [
        np.log1p(lengths) / 3,
        lengths == 1,
        *(logit(padded[edge]) for edge in edges),
        *(sentence[edge] for edge in (starts, starts + 1, ends + 1, ends + 2)),
        np.minimum(begun[ends] - begun[starts + 1], 4) / 3,
        (marks[ends] - marks[starts]) % 2,
        np.minimum(marks[ends] - marks[starts], 4) / 3,
        marks[starts] % 2,
        *(named[edge] for edge in edges),
    ]
    table = np.eye(around.kinds + 1, dtype=np.float32)
    rivals = rivals_of(found).max(axis=2).T
    return np.concatenate(
        [
            np.stack([np.asarray(column, np.float32) for column in columns], axis=1),
            both(found.odds),
            both(rivals),
            *(_beside(layer, starts, ends) for layer in around.inside),
            *(table[tags[edge]] for edge in edges),
        ],
        axis=1,
        dtype=np.float32,
    )


def _marks_in(word: str) -> int:
    return 0 if word.isalpha() else sum(word.count(mark) for mark in MARKS)


def _beside(inside: Floats, starts: Integers, ends: Integers) -> Floats:
    """Return how surely a layer stands before, after and in the spans."""
    padded = np.pad(inside, (3, 6))
    sums = np.cumsum(np.concatenate([[0.0], inside]))
    before = np.max([padded[starts + shift] for shift in range(3)], axis=0)
    after = [np.max([padded[ends + 3 + shift] for shift in range(reach)], axis=0) for reach in (3, 6)]
    most = np.maximum.reduceat(padded[3:], np.stack([starts, ends], axis=1).ravel())[::2]
    mean = (sums[ends] - sums[starts]) / (ends - starts)
    return np.stack([before, padded[starts + 2], padded[ends + 3], *after, most, mean], axis=1).astype(
        np.float32
    )


@lru_cache(maxsize=1)
def shipped_content_ranker() -> ContentRanker:
    """Return the ranker of the package, read once a process."""
    return ContentRanker.read(shipped())
