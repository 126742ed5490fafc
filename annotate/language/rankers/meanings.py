"""What words mean in their sentence, as short vectors: alike in meaning is alike in direction.

A linear map of the encoder's rows, learned (``python -m training meanings``) so that it comes as near
as it can to the vectors that all-MiniLM-L6-v2, from which the encoder was made, gives the same words;
their first principal components are kept.

A second map (``python -m training contexts``) keeps the first principal components of the rows themselves:
all that the encoder sees of a word where it stands, in few numbers, for rankers that learn what of it counts.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats
from annotate.weights import shipped

FILE, CONTEXTS = "meanings.npz", "contexts.npz"
WIDTH, CONTEXT_WIDTH = 64, 96
FARTHEST = 5.0
"""So many spreads from the middle count as more do: no one number of a rare word outweighs the others."""


@lru_cache(maxsize=2)
def _map(file: str) -> tuple[Floats, Floats]:
    stored = shipped().arrays(file)
    return stored["map"].astype(np.float32), stored["shift"].astype(np.float32)


def meanings_of(rows: Floats) -> Floats:
    """Return ``[words, WIDTH]`` for rows of the encoder, ``[words, outputs]``."""
    product, shift = _map(FILE)
    return np.asarray(rows @ product + shift, dtype=np.float32)


def contexts_of(rows: Floats) -> NDArray[np.float16]:
    """Return ``[words, CONTEXT_WIDTH]``, each of spread one, for rows of the encoder."""
    product, shift = _map(CONTEXTS)
    return np.asarray(np.clip(rows @ product + shift, -FARTHEST, FARTHEST), dtype=np.float16)
