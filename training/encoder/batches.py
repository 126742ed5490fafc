"""What a step of training sees: windows of all corpora as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from annotate.language.encoder.layers import Inventory
from annotate.language.encoder.model import laid_out
from annotate.language.encoder.name_lists import NameLists
from annotate.language.encoder.wordpiece import WordPiece
from training.data import corpora
from training.data.augmentation import Augmenter
from training.data.examples import (
    IGNORE,
    Window,
    Words,
    inventory_of,
    tokenizing_pipeline,
    windows_of,
    words_of,
)
from training.encoder.distillation import TAUGHT

SILVER = 0.25
"""Weight of a label that comes from a model."""


def read_words(
    texts: list[corpora.Text], pieces: WordPiece, lists: NameLists
) -> tuple[list[Words], Inventory]:
    """Tokenise and label all texts."""
    inventory = inventory_of(texts)
    nlp = tokenizing_pipeline()
    return [words_of(text, nlp, pieces, inventory, lists) for text in texts], inventory


class Batch:
    """Windows as padded tensors."""

    def __init__(self, windows: list[Window], view: Augmenter, cls: int, sep: int) -> None:
        self.windows = windows
        views = [view(window) for window in windows]
        length = max(sum(map(len, pieces)) for pieces, _ in views) + 2
        width = max(w.last - w.first for w in windows)
        count = len(windows)
        self.pieces = torch.zeros(count, length, dtype=torch.long)
        self.features = torch.zeros(count, length, 4, dtype=torch.long)
        self.mask = torch.zeros(count, length, dtype=torch.bool)
        self.first = torch.zeros(count, width, dtype=torch.long)
        self.lengths = torch.tensor([w.last - w.first for w in windows])
        for row, (pieces, features) in enumerate(views):
            self._fill(row, pieces, features, cls, sep)
        said = [w.words.taught[w.first : w.last] for w in windows if w.words.taught is not None]
        self.taught: Tensor | None = None
        if said:
            rows = [torch.from_numpy(part.astype(np.float32)) for part in said]
            self.taught = pad_sequence(rows, batch_first=True)

    def _fill(
        self, row: int, pieces: list[tuple[int, ...]], features: NDArray[np.int64], cls: int, sep: int
    ) -> None:
        ids, owners, firsts = laid_out(pieces, (cls, sep))
        self.pieces[row, : len(ids)] = torch.tensor(ids)
        self.features[row, 1 : len(owners) + 1] = torch.from_numpy(features[owners])
        self.mask[row, : len(ids)] = True
        self.first[row, : len(firsts)] = torch.tensor(firsts)

    def labels(self, name: str, default: int = IGNORE) -> Tensor:
        """Return one layer's labels ``[batch, words]``, padded with ``default``."""
        result = torch.full(self.first.shape, default, dtype=torch.long)
        for row, window in enumerate(self.windows):
            known = window.words.labels.get(name)
            if known is not None:
                part = torch.from_numpy(known[window.first : window.last])
                result[row, : len(part)] = part
        return result

    def weights(self, name: str) -> Tensor:
        """Return the weight of one layer's labels in every window, ``[batch]``; 0 where it has none."""
        lesser = SILVER if self.taught is None else TAUGHT
        return torch.tensor(
            [
                0.0 if name not in w.words.labels else lesser if name in w.words.silver else 1.0
                for w in self.windows
            ]
        )

    def gold(self, name: str) -> Tensor:
        """Tell in which windows a layer's labels are the corpus's, ``[batch]``."""
        return torch.tensor([name not in window.words.silver for window in self.windows])

    def heads(self) -> Tensor:
        """Return heads as places in the window; those outside it are unknown."""
        heads = self.labels("heads")
        for row, window in enumerate(self.windows):
            heads[row] = torch.where(heads[row] >= 0, heads[row] - window.first, heads[row])
            outside = (heads[row] < 0) | (heads[row] >= window.last - window.first)
            heads[row, outside] = IGNORE
        return heads


def batches(
    all_words: list[Words],
    limit: int,
    size: int,
    pieces: WordPiece,
    repeat: dict[str, float],
    rng: random.Random,
) -> Iterator[Batch]:
    """Yield batches for ever; windows of like length go together.

    Args:
        all_words: The texts.
        limit: Most pieces in a window.
        size: Pieces in a batch, about.
        pieces: The vocabulary.
        repeat: How often an epoch has a text, by the name of its share; 0.5 is every second time.
        rng: Decides everything.
    """
    view = Augmenter(all_words, pieces.id_of("[MASK]"), rng)
    cls, sep = pieces.id_of("[CLS]"), pieces.id_of("[SEP]")
    while True:
        windows = [
            window
            for words in all_words
            for _ in range(int(repeat[words.corpus] + rng.random()))
            for window in windows_of(words, limit, rng)
        ]
        rng.shuffle(windows)
        for pool in range(0, len(windows), 400):
            ordered = sorted(windows[pool : pool + 400], key=lambda w: w.pieces)
            groups: list[list[Window]] = [[]]
            for window in ordered:
                if groups[-1] and (len(groups[-1]) + 1) * (window.pieces + 2) > size:
                    groups.append([])
                groups[-1].append(window)
            rng.shuffle(groups)
            for group in groups:
                yield Batch(group, view, cls, sep)
