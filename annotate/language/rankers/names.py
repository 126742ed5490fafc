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

from annotate.language.encoder.decode import LabelledSpan
from annotate.language.encoder.layers import ENTITY_KINDS
from annotate.language.encoder.marginals import Candidates
from annotate.language.rankers.feed_forward import softmax
from annotate.language.rankers.name_evidence import evidence
from annotate.language.rankers.ranker import Ranker
from annotate.language.rankers.rivals import surest
from annotate.weights import shipped

LEAST = 0.44
"""Least probability of a name. F1 is highest near half of its own value (Lipton et al. 2014)."""


class NameRanker(Ranker):
    """Chooses names; the last output of its network is for "no name"."""

    FILE = "name_ranker.npz"

    def choose(self, found: Candidates, words: Sequence[str]) -> list[LabelledSpan]:
        """Return the names in text order, the surest first where two overlap.

        Args:
            found: The candidates.
            words: The text of every word.
        """
        if not len(found.starts):
            return []
        odds = softmax(self.network(evidence(found, words, self.counts)))[:, : len(ENTITY_KINDS)]
        labels = [ENTITY_KINDS[kind] for kind in odds.argmax(axis=1)]
        return surest(found, odds.max(axis=1), labels, LEAST)


@lru_cache(maxsize=1)
def shipped_ranker() -> NameRanker:
    """Return the ranker of the package, read once a process."""
    return NameRanker.read(shipped())
