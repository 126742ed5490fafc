"""Values of all tokens of a ``Doc`` at once: making a ``Token`` for each of them takes most of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IDX, IS_SPACE, LENGTH

if TYPE_CHECKING:
    from spacy.tokens import Doc


def starts_of(doc: Doc) -> list[int]:
    """Return the offset of every token."""
    starts: list[int] = doc.to_array([IDX]).reshape(-1).astype(np.int64).tolist()
    return starts


def words_of(doc: Doc) -> list[int]:
    """Return the tokens that are no white space."""
    words: list[int] = np.flatnonzero(doc.to_array([IS_SPACE]).reshape(-1) == 0).tolist()
    return words


def bounds_of(doc: Doc) -> list[tuple[int, int]]:
    """Return the offsets of every token."""
    table = doc.to_array([IDX, LENGTH]).reshape(-1, 2)
    return list(zip(table[:, 0].tolist(), table.sum(axis=1).tolist(), strict=True))
