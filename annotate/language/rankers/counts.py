"""How often words were of each kind in the texts that taught the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats
from annotate.language.encoder.name_lists import checksum

CODES, COUNTS = "_codes", "_counts"


class Counts:
    """Tables of entries, each with how often it was of each kind.

    Args:
        arrays: For every table, under its name and ``_codes``, a sorted array of
            checksums, and under its name and ``_counts`` as many rows of one
            number a kind. What else there is is left.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.arrays = {name: value for name, value in arrays.items() if name.endswith((CODES, COUNTS))}

    def of(self, table: str, entries: Sequence[str]) -> Floats:
        """Return the counts of every entry, whatever its letter case: ``[entries, kinds]``.

        Args:
            table: Its name.
            entries: Words, or several with one space between them; what is not
                known has zeros.
        """
        codes, counts = self.arrays[table + CODES], self.arrays[table + COUNTS]
        found = np.zeros((len(entries), counts.shape[1]), np.float32)
        if len(codes):
            asked = np.array([checksum(entry) for entry in entries], codes.dtype)
            places = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
            known = codes[places] == asked
            found[known] = counts[places[known]]
        return found
