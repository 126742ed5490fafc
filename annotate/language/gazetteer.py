"""How often words stand in names of each kind, counted over the articles that taught the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.decode import Floats
from annotate.language.name_lists import checksum

TABLES = ("whole", "first", "inner", "last", "before", "after")
"""What is counted: whole names, their words by place, and the words around them."""


class Gazetteer:
    """Counts of articles by kind of name; the last column is for words of no name.

    Args:
        arrays: For each of ``TABLES``, under its name and ``_codes``, a sorted
            array of checksums, and under its name and ``_counts`` as many rows
            of ``kinds + 1`` counts.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.arrays = {
            f"{table}_{part}": arrays[f"{table}_{part}"] for table in TABLES for part in ("codes", "counts")
        }

    def counts(self, table: str, entries: Sequence[str]) -> Floats:
        """Return the counts of every entry, whatever its letter case: ``[entries, kinds + 1]``.

        Args:
            table: One of ``TABLES``.
            entries: Words, or names with one space between their words.
        """
        codes, counts = (self.arrays[f"{table}_{part}"] for part in ("codes", "counts"))
        found = np.zeros((len(entries), counts.shape[1]), np.float32)
        if len(codes):
            asked = np.array([checksum(entry) for entry in entries], codes.dtype)
            places = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
            known = codes[places] == asked
            found[known] = counts[places[known]]
        return found
