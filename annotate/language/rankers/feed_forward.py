"""A feed-forward network of one hidden layer, small enough for numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats

LAYERS = ("hidden", "hidden_bias", "output", "output_bias")


class FeedForward:
    """Rectified linear units between two matrix products.

    Args:
        arrays: The weights, by each of ``LAYERS``. What else there is is left.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.layers = {name: arrays[name].astype(np.float32) for name in LAYERS}

    def __call__(self, rows: Floats) -> Floats:
        """Map ``[rows, numbers]`` to ``[rows, outputs]``."""
        layers = self.layers
        hidden = np.maximum(rows @ layers["hidden"] + layers["hidden_bias"], 0)
        return np.asarray(hidden @ layers["output"] + layers["output_bias"], dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Return probabilities over the last axis."""
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True)) if scores.size else scores
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True), dtype=np.float32)
