"""Run a checkpoint where the shipped encoder would run: to measure it, or to let it teach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence

from annotate.language.encoder.features import word_features
from annotate.language.encoder.layers import output_width
from annotate.language.encoder.model import (
    OVERLAP,
    WINDOW,
    Floats,
    Window,
    WordEncoder,
    cut_windows,
    laid_out,
)
from annotate.language.encoder.name_lists import NameLists
from annotate.language.encoder.wordpiece import WordPiece
from annotate.weights import shipped
from training.encoder.network import HEADS, load_checkpoint
from training.encoder.start import minilm_vocabulary

TOGETHER = 8
"""Windows in one batch."""


class CheckpointEncoder(WordEncoder):
    """A network in float, of any shape.

    Args:
        folder: Holds what ``save_checkpoint`` wrote.
        window: Most pieces in a window.
        overlap: Pieces that two windows share.
    """

    def __init__(self, folder: Path, window: int = WINDOW, overlap: int = OVERLAP) -> None:
        self._network = load_checkpoint(folder)
        self._cut = (window, overlap)
        state = self._network.state_dict()
        heads = {name: state[name].numpy().astype(np.float32) for name in HEADS}
        names, pieces = NameLists.read(shipped()), WordPiece(minilm_vocabulary())
        super().__init__(self._network.inventory, folder.name, heads, names, pieces)

    def stretches(self, text: str, spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[Floats]:
        """Yield the rows of one stretch of words after the other; all are computed at once."""
        rows = self._rows(text, spans) if spans else np.zeros((0, output_width(self.layout)), np.float32)
        for start, end in pairwise((0, *ends)):
            yield rows[start:end]

    def _rows(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        pieces = self._pieces.encode(text[start:end] for start, end in spans)
        features = torch.from_numpy(np.array(word_features(text, spans, self._names), dtype=np.int64).T)
        windows = cut_windows([len(word) for word in pieces], *self._cut)
        parts = [windows[i : i + TOGETHER] for i in range(0, len(windows), TOGETHER)]
        return np.concatenate([part for some in parts for part in self._batch(some, pieces, features)])

    @torch.inference_mode()
    def _batch(
        self, windows: list[Window], pieces: list[tuple[int, ...]], features: torch.Tensor
    ) -> Iterator[Floats]:
        ids, marks, firsts = [], [], []
        for window in windows:
            row, owners, places = laid_out(pieces[window.first : window.last], self._edges)
            ids.append(torch.tensor(row))
            mark = torch.zeros(len(row), 4, dtype=torch.long)
            mark[1:-1] = features[window.first : window.last][owners]
            marks.append(mark)
            firsts.append(torch.tensor(places))
        there = [torch.ones(len(row), dtype=torch.bool) for row in ids]
        padded = [pad_sequence(part, batch_first=True) for part in (ids, marks, there, firsts)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rows = self._network(*padded)
        for window, row in zip(windows, rows, strict=True):
            start = window.keep.start - window.first
            yield row[start : start + window.keep.stop - window.keep.start].float().numpy()
