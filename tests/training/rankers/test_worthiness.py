"""Check-worthiness: the measure, the fit, the file, and what is held apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from annotate.claims.judging.worthiness import REASONS, load
from training.rankers import worthiness
from training.rankers.worthiness import average_precision, fit, held_apart, read, vocabulary


@pytest.mark.parametrize(
    ("scores", "labels", "expected"),
    [
        ([0.9, 0.8, 0.7, 0.1], [1, 1, 0, 0], 1.0),
        ([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0], (1 + 2 / 3) / 2),
        ([0.1, 0.9], [1, 0], 0.5),
        # Equal scores keep the order that they come in.
        ([0.5, 0.5, 0.5], [0, 0, 1], 1 / 3),
    ],
)
def test_average_precision(scores: list[float], labels: list[int], expected: float) -> None:
    assert average_precision(scores, labels) == pytest.approx(expected)


def _toy() -> tuple[list[dict[str, float]], np.ndarray[tuple[int], np.dtype[np.float64]]]:
    number, thanks = {"number": 1.0, "w:rose": 1.0}, {"courtesy": 1.0, "w:thank": 1.0}
    return [number, thanks] * 10, np.array([1.0, 0.0] * 10)


def test_what_tells_the_sentences_apart_is_learned() -> None:
    rows, labels = _toy()
    names, weights, _ = fit(rows, labels)
    learned = dict(zip(names, weights.tolist(), strict=True))
    assert learned["number"] > 0 > learned["courtesy"]
    assert learned["w:rose"] > 0 > learned["w:thank"]
    assert learned["question"] == 0


def test_named_features_stay_and_rare_words_go() -> None:
    names = vocabulary([{"w:once": 1.0, "w:twice": 1.0}, {"w:twice": 1.0, "w:a\nb": 1.0}, {"w:a\nb": 1.0}])
    assert names == [*REASONS, "w:twice"]


def test_the_file_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worthiness, "WORTHINESS", tmp_path / "worthiness.npz")
    names, weights, bias = fit(*_toy())
    worthiness.write(names, weights, bias)
    model = load((tmp_path / "worthiness.npz").read_bytes())
    assert model.bias == pytest.approx(bias, abs=1e-3)
    assert model.weights["number"] == pytest.approx(weights[names.index("number")], rel=1e-2)


@pytest.mark.usefixtures("data")
def test_a_fifth_of_the_sentences_is_held_apart() -> None:
    assert [(label, held_apart(text)) for text, label in read()] == [(1, True), (0, False)]


def test_every_shipped_weight_of_a_reason_has_its_feature() -> None:
    model = load(worthiness.WORTHINESS.read_bytes())  # type: ignore[attr-defined] # what it learns
    named = {name for name in model.weights if not name.startswith(("w:", "t:"))}
    assert named == set(REASONS)
