"""Values of all tokens of a ``Doc`` at once: making a ``Token`` for each of them takes most of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from annotate.language.document import once
from annotate.language.quotations import Quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


@once
def starts_of(doc: Doc) -> list[int]:
    """Return the offset of every token."""
    starts: list[int] = doc.to_array(["IDX"]).reshape(-1).astype(np.int64).tolist()
    return starts


def words_of(doc: Doc) -> list[int]:
    """Return the tokens that are no white space."""
    words: list[int] = np.flatnonzero(doc.to_array(["IS_SPACE"]).reshape(-1) == 0).tolist()
    return words


def bounds_of(doc: Doc) -> list[tuple[int, int]]:
    """Return the offsets of every token."""
    table = doc.to_array(["IDX", "LENGTH"]).reshape(-1, 2)
    return list(zip(table[:, 0].tolist(), table.sum(axis=1).tolist(), strict=True))


@once
def paragraphs_of(doc: Doc) -> list[int]:
    """Return the number of every token's paragraph; one ends with white space that holds a line break."""
    spaces = doc.to_array(["IS_SPACE"]).reshape(-1)
    numbers = np.zeros(len(doc), dtype=np.int64)
    for place in np.flatnonzero(spaces).tolist():
        if "\n" in doc[place].text:
            numbers[place + 1 : place + 2] = 1
    paragraphs: list[int] = numbers.cumsum().tolist()
    return paragraphs


@once
def quotations_in(doc: Doc) -> Quotations:
    """Return the quotations of a text, paired once for all that ask."""
    return Quotations(doc.text)


@once
def quotations_of(doc: Doc) -> list[int]:
    """Return for every token the number of the outermost quotation that it begins in, from 1; 0 is none."""
    starts = np.array(starts_of(doc), dtype=np.int64)
    numbers = np.zeros(len(doc), dtype=np.int64)
    for number, quotation in enumerate(quotations_in(doc).outer, start=1):
        first, end = np.searchsorted(starts, (quotation.start, quotation.end))
        numbers[first:end] = number
    found: list[int] = numbers.tolist()
    return found
