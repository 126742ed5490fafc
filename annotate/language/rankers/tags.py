"""The tags of words of which the encoder is not sure.

A second, small network weighs what the encoder says of a word against what it
says of the words beside it and of the same word elsewhere in the text, and
against how the treebanks tag the word and words with its ending.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from annotate.language.encoder.decode import Floats, Integers
from annotate.language.encoder.features import numbered, shape_columns
from annotate.language.rankers.counts import Counts
from annotate.language.rankers.feed_forward import softmax
from annotate.language.rankers.ranker import Ranker
from annotate.weights import shipped

SURE = np.float32(0.99)
"""A tag as likely as this stands."""
ENDINGS = {"word": 0, "ending of three": 3, "ending of four": 4}
"""Tables of counts, and how many last letters of a word they are for; 0 for all."""
CARRIED = 3.0
"""Weight of the encoder's own scores in the result."""


class TagRanker(Ranker):
    """Chooses tags, by counts for each of ``ENDINGS``."""

    FILE = "tag_ranker.npz"

    def tags(self, words: Sequence[str], scores: Floats) -> Integers:
        """Return the tag of every word.

        Args:
            words: The text of every word.
            scores: ``[words, tags]`` of the encoder.
        """
        odds = softmax(scores)
        best: Integers = odds.argmax(axis=1)
        unsure = unsure_words(odds)
        if len(unsure):
            known = tag_evidence(words, odds, unsure, self.counts)
            best[unsure] = (self.network(known) + carried(known, odds.shape[1])).argmax(axis=1)
        return best


def unsure_words(odds: Floats) -> Integers:
    """Return the places of words whose tag is not sure."""
    return np.flatnonzero(odds.max(axis=1, initial=0) < SURE)


def carried(known: Floats, tags: int) -> Floats:
    """Return the part of the scores that is the encoder's own, ``[words, tags]``."""
    return np.asarray(CARRIED * known[:, :tags], dtype=np.float32)


def tag_evidence(words: Sequence[str], odds: Floats, asked: Integers, counts: Counts) -> Floats:
    """Return what is known of some words, ``[words asked, numbers]``.

    Args:
        words: The text of every word.
        odds: ``[words, tags]`` by the encoder.
        asked: Places of the words that are asked about.
        counts: Of the treebanks.
    """
    around = np.pad(odds, ((1, 1), (0, 0)))
    same = numbered(word.lower() for word in words)
    sizes = np.bincount(same)
    sums = np.zeros((len(sizes), odds.shape[1]), np.float32)
    np.add.at(sums, same, odds)
    often = sizes[same[asked]][:, None]
    parts = [
        np.clip(np.log(odds[asked] + 1e-4) / 3 + 1, -2.1, 1),
        odds[asked],
        around[asked],
        around[asked + 2],
        sums[same[asked]] / often,
        np.log1p(often) / 3,
        shape_columns(words, asked, asked + 1, asked + 2),
    ]
    for name, letters in ENDINGS.items():
        known = counts.of(name, [words[place][-letters:] for place in asked])
        total = known.sum(axis=1, keepdims=True)
        parts += [known / (total + 1), np.log1p(total) / 5]
    return np.concatenate(parts, axis=1, dtype=np.float32)


@lru_cache(maxsize=1)
def shipped_tag_ranker() -> TagRanker:
    """Return the ranker of the package, read once a process."""
    return TagRanker.read(shipped())
