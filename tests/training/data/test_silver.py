"""Labels of a model go to the layers that a corpus lacks, and to no other texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.data.examples import Words
from training.data.silver import LAYERS, add_silver, store


def _words(size: int, **labels: list[int]) -> Words:
    arrays = {name: np.array(values) for name, values in labels.items()}
    spans = [(i, i + 1) for i in range(size)]
    blank = np.zeros((size, 4), dtype=np.int64)
    return Words("ewt", spans, [(1,)] * size, blank, arrays, np.zeros(size, dtype=np.float32), [], [])


def _labels(size: int, value: int) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    return {name: np.full(size, value, dtype=np.int64) for name in LAYERS}


def test_gold_stays_and_the_rest_is_silver(tmp_path: Path) -> None:
    store([_labels(2, 5), _labels(3, 7)], tmp_path / "silver.npz")
    words = [_words(2, tags=[1, 2]), _words(3)]
    add_silver(words, tmp_path / "silver.npz")
    assert words[0].labels["tags"].tolist() == [1, 2]
    assert words[0].labels["heads"].tolist() == [5, 5]
    assert "tags" not in words[0].silver
    assert words[1].labels["tags"].tolist() == [7, 7, 7]
    assert words[1].silver == frozenset(LAYERS)


def test_labels_of_other_texts_are_refused(tmp_path: Path) -> None:
    store([_labels(2, 5)], tmp_path / "silver.npz")
    with pytest.raises(ValueError, match="made for other texts"):
        add_silver([_words(3)], tmp_path / "silver.npz")
