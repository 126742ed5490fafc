"""What the encoder is told about a word besides its pieces.

The vocabulary is uncased and knows nothing of layout, so four small learned
embeddings are added at the input: the word's shape, the white space before
it, where it stands in a quotation, and what lists of names know of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.name_lists import NameLists

SHAPES = (
    "padding",
    "lower",
    "title",
    "upper",
    "capital",
    "mixed",
    "digits",
    "digits_and_letters",
    "punctuation",
    "other",
)
SPACINGS = ("padding", "none", "space", "line", "paragraph")
QUOTES = ("padding", "outside", "inside", "opening", "closing")
_NONE, _SPACE, _LINE, _PARAGRAPH = range(1, len(SPACINGS))
_OUTSIDE, _INSIDE, _OPENED, _CLOSED = range(1, len(QUOTES))

_OPENING = "“„«"
_CLOSING = "”»"
_STRAIGHT = '"'
_DOUBLE = re.compile(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")


class WordFeatures(NamedTuple):
    """Indices into ``SHAPES``, ``SPACINGS`` and ``QUOTES``, and classes of names, one per word."""

    shapes: list[int]
    spacings: list[int]
    quotes: list[int]
    names: list[int]


@lru_cache(maxsize=1 << 13)
def shape_of(word: str) -> int:
    """Return the index of a word's shape in ``SHAPES``."""
    letters = [character for character in word if character.isalpha()]
    if not letters:
        digits = any(character.isdigit() for character in word)
        return SHAPES.index("digits") if digits else SHAPES.index("punctuation")
    if any(character.isdigit() for character in word):
        return SHAPES.index("digits_and_letters")
    upper = sum(character.isupper() for character in letters)
    if upper == 0:
        lower = any(character.islower() for character in letters)
        return SHAPES.index("lower") if lower else SHAPES.index("other")
    if upper == len(letters):
        return SHAPES.index("capital") if upper == 1 else SHAPES.index("upper")
    return SHAPES.index("title") if upper == 1 and letters[0].isupper() else SHAPES.index("mixed")


def spacing_of(gap: str) -> int:
    """Return the index in ``SPACINGS`` of the white space before a word."""
    if gap == " ":
        return _SPACE
    if not gap:
        return _NONE
    lines = gap.count("\n") + gap.count("\u2029") + gap.count("\r") - gap.count("\r\n")
    if lines == 0:
        return _SPACE
    return _LINE if lines == 1 else _PARAGRAPH


def shape_columns(words: Sequence[str], *places: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the shapes of words, one column for each shape and each series of places.

    Args:
        words: The text of every word.
        places: Counted from 1; 0 is before the text, one more than there are words after it.
    """
    shapes = np.array([0, *map(shape_of, words), 0])
    table = np.eye(len(SHAPES), dtype=np.float32)
    return np.concatenate([table[shapes[place]] for place in places], axis=1)


def numbered(forms: Iterable[str]) -> NDArray[np.int64]:
    """Return a number for every form, the same for the same, counted in text order."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(form, len(numbers)) for form in forms], np.int64)


def word_features(text: str, spans: Sequence[tuple[int, int]], lists: NameLists) -> WordFeatures:
    """Compute the features of an article's words.

    Quotations are followed by their double marks alone and end with the
    paragraph: what matters is the same answer in training and at run time.

    Args:
        text: The exact text.
        spans: Offsets of every word, in order, white space left out.
        lists: What is known of names.

    Returns:
        Four lists as long as ``spans``.
    """
    shapes: list[int] = []
    spacings: list[int] = []
    quotes: list[int] = []
    inside = False
    before = 0
    for start, end in spans:
        word = text[start:end]
        spacing = spacing_of(text[before:start]) if before or start else _PARAGRAPH
        if spacing == _PARAGRAPH:
            inside = False
        state = _INSIDE if inside else _OUTSIDE
        # Most words are letters alone, and need no search for marks.
        for character in () if word.isalpha() else _DOUBLE.findall(word):
            if character in _OPENING or (character == _STRAIGHT and not inside):
                state, inside = _OPENED, True
            elif character in _CLOSING or character == _STRAIGHT:
                state, inside = _CLOSED, False
        shapes.append(shape_of(word))
        spacings.append(spacing)
        quotes.append(state)
        before = end
    names = lists.classes([text[start:end] for start, end in spans])
    return WordFeatures(shapes, spacings, quotes, names)
