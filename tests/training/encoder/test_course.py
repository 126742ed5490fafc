"""What an epoch has of each corpus, and how fast the network learns when."""

from __future__ import annotations

import random

import numpy as np
import pytest

from annotate.language.encoder.wordpiece import WordPiece
from training.data.examples import Words

pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("onnx")

from training.encoder.batches import batches
from training.encoder.train import WARMUP, share_of_rate

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rain"])


def _text(corpus: str) -> Words:
    blank = np.zeros((3, 4), dtype=np.int64)
    spans = [(i, i + 1) for i in range(3)]
    return Words(corpus, spans, [(5,)] * 3, blank, {}, np.zeros(3, dtype=np.float32), [], [])


@pytest.mark.parametrize(
    ("repeat", "least", "most"), [(2.0, 80, 80), (1.0, 40, 40), (0.5, 8, 32), (1.5, 48, 72), (0.0, 0, 0)]
)
def test_an_epoch_has_a_text_as_often_as_it_should_on_average(repeat: float, least: int, most: int) -> None:
    texts = [_text(corpus) for corpus in ("one", "other") for _ in range(40)]
    shares = {"one": repeat, "other": 1.0}
    epoch = next(batches(texts, 20, 100_000, PIECES, shares, random.Random(3)))
    corpora = [window.words.corpus for window in epoch.windows]
    assert least <= corpora.count("one") <= most
    assert corpora.count("other") == 40


@pytest.mark.parametrize(
    ("step", "progress", "fall", "share"),
    [
        (0, 0.0, 1.0, 1 / WARMUP),
        (WARMUP, 0.5, 1.0, 0.5),
        (WARMUP, 0.5, 0.25, 1.0),
        (WARMUP, 0.75, 0.25, 1.0),
        (WARMUP, 0.875, 0.25, 0.5),
        (WARMUP, 1.0, 0.25, 0.0),
        (WARMUP, 1.01, 1.0, 0.0),
    ],
)
def test_the_rate_rises_stays_and_falls_to_zero(
    step: int, progress: float, fall: float, share: float
) -> None:
    assert share_of_rate(step, progress, fall) == pytest.approx(share)
