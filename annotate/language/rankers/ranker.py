"""What the rankers have in common: counts, a small network, and a file beside the weights."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from numpy.typing import NDArray

from annotate.language.rankers.counts import Counts
from annotate.language.rankers.feed_forward import FeedForward
from annotate.weights import Weights


class Ranker:
    """Chooses by a small network over what is known.

    Args:
        arrays: The network's layers, and tables of counts where it is told of any.
    """

    FILE: ClassVar[str]

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.counts = Counts(arrays)
        self.network = FeedForward(arrays)

    @classmethod
    def read(cls, weights: Weights) -> Self:
        """Return the ranker beside the weights in a folder."""
        return cls(weights.arrays(cls.FILE))
