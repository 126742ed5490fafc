"""Other views of a window: names swapped, words hidden, letter case lost, name lists forgotten.

The network knows its training texts by heart long before it knows names; each
of these makes it read the context instead.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.features import SHAPES
from annotate.language.encoder.layers import SPAN_LAYERS
from training.data.examples import Window, Words

Integers = NDArray[np.int64]
Mention = tuple[list[tuple[int, ...]], Integers]

SWAPPED = ("PERSON", "LOCATION", "ORGANIZATION")
UNLISTED = 1
_UPPER, _TITLE, _LOWER = (SHAPES.index(shape) for shape in ("upper", "title", "lower"))
_SHAPE, _QUOTE, _NAME = 0, 2, 3


class Augmenter:
    """Makes the pieces and features of a window, changed at random.

    Args:
        all_words: Texts; mentions with gold labels among them are what is swapped in.
        mask: The id of the piece that hides a word.
        rng: Decides everything.
    """

    def __init__(self, all_words: Iterable[Words], mask: int, rng: random.Random) -> None:
        self._mask = mask
        self._rng = rng
        self._pool: dict[tuple[str, int], list[Mention]] = defaultdict(list)
        for words in all_words:
            for kind, start, end in gold_mentions(words, 0, len(words.spans)):
                mention = (words.pieces[start:end], words.features[start:end])
                self._pool[kind, end - start].append(mention)

    def __call__(self, window: Window) -> tuple[list[tuple[int, ...]], Integers]:
        """Return the pieces of every word of a window and its features ``[words, 4]``."""
        pieces = window.words.pieces[window.first : window.last]
        features = window.words.features[window.first : window.last].copy()
        if self._rng.random() < 0.5:
            self._swap(window, pieces, features)
        if self._rng.random() < 0.5:
            self._hide(pieces, features)
        self._change_case(features)
        if self._rng.random() < 0.05:
            features[:, _QUOTE] = np.where(features[:, _QUOTE] > 0, 1, 0)
        return pieces, features

    def _swap(self, window: Window, pieces: list[tuple[int, ...]], features: Integers) -> None:
        """Put other mentions of as many words in the place of some, the same for the same."""
        chosen: dict[tuple[tuple[int, ...], ...], Mention | None] = {}
        for kind, start, end in gold_mentions(window.words, window.first, window.last):
            place = slice(start - window.first, end - window.first)
            key = tuple(pieces[place])
            if key not in chosen:
                pool = self._pool[kind, end - start]
                chosen[key] = self._rng.choice(pool) if self._rng.random() < 0.4 else None
            other = chosen[key]
            if other is not None:
                pieces[place] = other[0]
                features[place, _SHAPE], features[place, _NAME] = other[1][:, _SHAPE], other[1][:, _NAME]

    def _hide(self, pieces: list[tuple[int, ...]], features: Integers) -> None:
        for word in range(len(pieces)):
            chance = self._rng.random()
            if chance < 0.1:
                pieces[word] = (self._mask,) * min(len(pieces[word]), 2)
            elif chance < 0.2:
                features[word, _NAME] = UNLISTED

    def _change_case(self, features: Integers) -> None:
        shapes, names = features[:, _SHAPE], features[:, _NAME]
        chance = self._rng.random()
        if chance < 0.03:
            shapes[(shapes == _LOWER) | (shapes == _TITLE)] = _UPPER
        elif chance < 0.06:
            shapes[(shapes == _UPPER) | (shapes == _TITLE)] = _LOWER
        if 0.03 <= chance < 0.12:
            names[:] = UNLISTED


def gold_mentions(words: Words, first: int, last: int) -> list[tuple[str, int, int]]:
    """Return the mentions of ``SWAPPED`` kinds that lie whole within some words, as (kind, start, end)."""
    if "entities" in words.silver or "entities" not in words.labels:
        return []
    tags = words.labels["entities"]
    kinds = SPAN_LAYERS["entities"]
    found: list[tuple[str, int, int]] = []
    for start in np.flatnonzero(tags[first:last] % 2 == 1) + first:
        end = int(start) + 1
        while end < len(tags) and tags[end] == tags[start] + 1:
            end += 1
        kind = kinds[int(tags[start]) // 2]
        if kind in SWAPPED and end <= last:
            found.append((kind, int(start), end))
    return found
