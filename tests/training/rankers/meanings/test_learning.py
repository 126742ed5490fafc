"""What is learned of meanings: the map finds what there is to find, and its measure tells good from bad."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("onnx")

from training.rankers.meanings import contexts
from training.rankers.meanings.in_sentence import agreement, learned
from training.rankers.meanings.lexicon import packed, quantised
from training.rankers.meanings.original import first_components, means
from training.rankers.meanings.wordnet import Entry
from training.verbs import run


def data(words: int = 2000) -> tuple[np.ndarray, np.ndarray]:
    """Rows of which two numbers tell a vector of six, one of them much more than the other."""
    draw = np.random.default_rng(3)
    rows = draw.normal(1, 2, size=(words, 10)).astype(np.float32)
    turn = draw.normal(size=(2, 6)).astype(np.float32)
    return rows, rows[:, :2] @ turn + 5


def test_the_map_finds_what_rows_tell_of_vectors_and_keeps_their_likeness() -> None:
    rows, vectors = data()
    found = learned(rows[:1000], vectors[:1000], width=2)
    assert found[0].shape == (10, 2)
    assert agreement(rows[1000:], vectors[1000:], found) > 0.95
    wrong = np.roll(found[0], 3, axis=0), found[1]
    assert agreement(rows[1000:], vectors[1000:], wrong) < 0.5


def test_nothing_to_learn_from_is_said() -> None:
    rows, vectors = data(10)
    with pytest.raises(ValueError, match="nothing to learn from"):
        learned(rows[:0], vectors[:0])


def test_components_are_the_directions_of_most_spread() -> None:
    vectors = np.random.default_rng(1).normal(size=(500, 4)).astype(np.float32) * [1, 9, 3, 0.1]
    around = vectors - vectors.mean(axis=0)
    assert np.abs(first_components(around, 2)).argmax(axis=1).tolist() == [1, 2]


def test_contexts_are_components_of_rows_each_of_spread_one() -> None:
    draw = np.random.default_rng(4)
    shared = draw.normal(size=(3000, 1))
    rows = np.concatenate([shared + draw.normal(size=(3000, 3)) / 5, draw.normal(size=(3000, 5))], axis=1)
    rows = (rows * [1, 9, 3, 1, 1, 1, 1, 1] + 7).astype(np.float32)
    product, shift = contexts.learned(rows, width=2)
    found = rows @ product + shift
    assert np.allclose(found.mean(axis=0), 0, atol=0.02)
    assert np.allclose(found.std(axis=0), 1, atol=0.02)
    assert abs(np.corrcoef(found[:, 0], shared[:, 0])[0, 1]) > 0.95


def test_a_word_of_several_pieces_is_their_mean() -> None:
    rows = np.array([[1.0, 0], [2, 2], [4, 6], [5, 5]], dtype=np.float32)
    assert means(rows, [1, 2, 1]).tolist() == [[1, 0], [3, 4], [5, 5]]


def test_likeness_of_words_outlives_bytes() -> None:
    vectors = np.random.default_rng(2).normal(size=(300, 80)).astype(np.float32)
    vectors[1] = vectors[0] + 0.01
    cut = quantised(vectors, width=40).astype(np.float32)
    cut /= np.linalg.norm(cut, axis=1, keepdims=True)
    assert cut[0] @ cut[1] > 0.99
    assert np.abs(cut[0] @ cut[2:].T).max() < 0.7


def test_the_lexicon_numbers_members_and_shares_numbers_between_senses_and_wider() -> None:
    entries = [Entry(True, 0, {"a"}, {"v1"}, {"v2"}), Entry(False, 0.5, {"a", "b"}, {"v2", "n1"}, set())]
    vectors = np.random.default_rng(2).normal(size=(2, 80)).astype(np.float32)
    found = packed(["go", "gone"], entries, vectors)
    assert bytes(found["words"]) == b"go\ngone"
    assert found["families_counts"].tolist() == [1, 2]
    assert found["families"].tolist() == [0, 0, 1]
    senses, wider = found["senses"].tolist(), found["wider"].tolist()
    assert set(senses[1:]) & set(wider)
    assert found["wider_counts"].tolist() == [1, 0]


def test_a_folder_without_a_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"data\.verb is missing"):
        run(["event-words", str(tmp_path), "--output", str(tmp_path / "out.npz")])
    assert not list(tmp_path.iterdir())
