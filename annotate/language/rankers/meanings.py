"""What words mean in their sentence, as short vectors: alike in meaning is alike in direction.

A linear map of the encoder's rows, learned (``python -m training meanings``) so that it comes as near
as it can to the vectors that all-MiniLM-L6-v2, from which the encoder was made, gives the same words;
their first principal components are kept.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from annotate.language.encoder.decode import Floats
from annotate.weights import shipped

FILE = "meanings.npz"
WIDTH = 64


@lru_cache(maxsize=1)
def _map() -> tuple[Floats, Floats]:
    stored = shipped().arrays(FILE)
    return stored["map"].astype(np.float32), stored["shift"].astype(np.float32)


def meanings_of(rows: Floats) -> Floats:
    """Return ``[words, WIDTH]`` for rows of the encoder, ``[words, outputs]``."""
    product, shift = _map()
    return np.asarray(rows @ product + shift, dtype=np.float32)
