"""Which of the spans that may be names are names, and of what kind.

The encoder sees some 170 words at a time. The ranker sees the article: it
weighs what the encoder says of a span against what it says of the other
mentions, of longer and shorter names with the same words, and against how
often the words stand in names of each kind elsewhere. It learned on articles
that were read by networks that had not learned from them, so it knows how
far to trust the encoder (stacking: Wolpert 1992; re-ranking of names: Collins
2002).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.counts import Counts
from annotate.language.decode import Floats, LabelledSpan
from annotate.language.encoder import shipped_weights
from annotate.language.feed_forward import FeedForward, softmax
from annotate.language.layers import ENTITY_KINDS
from annotate.language.marginals import Candidates
from annotate.language.name_evidence import evidence
from annotate.language.rivals import surest

FILE = "name_ranker.npz"
LEAST = 0.44
"""Least probability of a name. F1 is highest near half of its own value (Lipton et al. 2014)."""


class NameRanker:
    """Chooses names.

    Args:
        arrays: Tables of counts and the network's layers; its last output is for "no name".
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.counts = Counts(arrays)
        self.network = FeedForward(arrays)

    @classmethod
    def read(cls, folder: Traversable) -> NameRanker:
        """Return the ranker beside the weights in a folder."""
        with (folder / FILE).open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return cls(dict(stored))

    def odds(self, found: Candidates, words: Sequence[str]) -> Floats:
        """Return the probability of every label for every candidate, ``[spans, kinds + 1]``.

        Args:
            found: The candidates.
            words: The text of every word.
        """
        return softmax(self.network(evidence(found, words, self.counts)))

    def choose(self, found: Candidates, words: Sequence[str]) -> list[LabelledSpan]:
        """Return the names in text order, the surest first where two overlap.

        Args:
            found: The candidates.
            words: The text of every word.
        """
        if not len(found.starts):
            return []
        odds = self.odds(found, words)[:, : len(ENTITY_KINDS)]
        labels, sure = odds.argmax(axis=1), odds.max(axis=1)
        return [
            LabelledSpan(
                int(found.starts[row]), int(found.ends[row]), ENTITY_KINDS[labels[row]], float(sure[row])
            )
            for row in surest(found, sure, LEAST, len(words))
        ]


@lru_cache(maxsize=1)
def shipped_ranker() -> NameRanker:
    """Return the ranker of the package, read once a process."""
    return NameRanker.read(shipped_weights())
