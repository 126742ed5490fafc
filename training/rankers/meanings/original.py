"""all-MiniLM-L6-v2 as it was before it learned anything of news: vectors of words, alone and in a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import torch

from annotate.language.encoder.decode import Floats
from annotate.language.encoder.layers import Inventory
from annotate.language.encoder.wordpiece import WordPiece
from training.encoder.network import Network
from training.encoder.start import load_minilm, minilm_folder, minilm_vocabulary

BEGIN, END = "[CLS]", "[SEP]"
STRETCH, AROUND = 150, 40
"""So many pieces of a text are read at once, with so many around them."""
AT_ONCE = 512


class Original:
    """The network with its vocabulary, as its package has it."""

    def __init__(self) -> None:
        torch.set_num_threads(1)
        self._words = WordPiece(minilm_vocabulary())
        self._network = Network(Inventory((), (), (), ()))
        load_minilm(self._network, minilm_folder())
        self._network.eval()
        self._begin, self._end = self._words.id_of(BEGIN), self._words.id_of(END)

    def in_text(self, words: Sequence[str]) -> Floats:
        """Return a vector for every word of a text, the mean of its pieces.

        Args:
            words: In text order.
        """
        pieces = self._words.encode(words)
        flat = [piece for own in pieces for piece in own]
        rows: list[Floats] = []
        for first in range(0, len(flat), STRETCH):
            low = max(0, first - AROUND)
            read = self._states([flat[low : first + STRETCH + AROUND]])[0]
            rows.append(read[first - low + 1 : first - low + 1 + len(flat[first : first + STRETCH])])
        return means(np.concatenate(rows), [len(own) for own in pieces]) if rows else _none()

    def alone(self, words: Sequence[str]) -> Floats:
        """Return a vector of length one for every word by itself.

        Args:
            words: Of any order.
        """
        pieces = self._words.encode(words)
        found = np.zeros((len(words), self._network.shape.width), dtype=np.float32)
        for _, same in groupby(
            sorted(range(len(words)), key=lambda n: len(pieces[n])), lambda n: len(pieces[n])
        ):
            places = list(same)
            for first in range(0, len(places), AT_ONCE):
                part = places[first : first + AT_ONCE]
                found[part] = self._states([pieces[place] for place in part]).mean(axis=1)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    @torch.no_grad()
    def _states(self, pieces: Sequence[Sequence[int]]) -> Floats:
        """Return the last states of rows of pieces, all of one length, the marks at their ends included."""
        network = self._network
        numbers = torch.tensor([[self._begin, *row, self._end] for row in pieces])
        x = network.norm(network.pieces(numbers) + network.positions(torch.arange(numbers.shape[1])))
        for block in network.blocks:
            x = block(x, torch.zeros(1, 1))
        return np.asarray(x.numpy(), dtype=np.float32)


def means(rows: Floats, counts: Sequence[int]) -> Floats:
    """Return the mean of every run of rows.

    Args:
        rows: All of them.
        counts: How many rows every run has, one at least.
    """
    starts = np.cumsum([0, *counts[:-1]])
    sums = np.add.reduceat(rows, starts, axis=0)
    return np.asarray(sums / np.array(counts)[:, None], dtype=np.float32)


def first_components(vectors: Floats, many: int) -> Floats:
    """Return the first principal components of vectors whose mean is nought, a row each."""
    _, _, components = np.linalg.svd(vectors, full_matrices=False)
    return np.asarray(components[:many], dtype=np.float32)


def _none() -> Floats:
    return np.zeros((0, 0), dtype=np.float32)
