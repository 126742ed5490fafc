"""Train and measure the check-worthiness model: ``python -m training worthiness``.

ClaimBuster's sentences whose MD5 is divisible by five are held apart and only
measured on; the others train a logistic regression with an L2 penalty. What
could be chosen was chosen on the fifth with remainder one.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from annotate.claims.judging.worthiness import REASONS, WorthinessModel, features, load
from annotate.language import build_pipeline
from training.data.corpora import digest
from training.data.paths import WORTHINESS, corpora_folder

Floats = NDArray[np.float64]
Row = dict[str, float]
ROUNDS, RATE = 200, 0.5
PENALTY_NAMED, PENALTY_WORDS = 1e-4, 2e-5
LEAST_COUNT, MOST_WORDS = 2, 14000


def average_precision(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return average precision: the mean of the precision at every positive, by falling score."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    hits = np.asarray(labels)[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits == 1].mean())


def read() -> list[tuple[str, int]]:
    """Read ClaimBuster's sentences with their labels."""
    with gzip.open(
        corpora_folder() / "worthiness" / "claimbuster.train.jsonl.gz", "rt", encoding="utf-8"
    ) as stream:
        rows = [json.loads(line) for line in stream]
    return [(row["text"], int(row["label"])) for row in rows]


def held_apart(text: str) -> bool:
    """Tell whether a sentence is only for measuring."""
    return digest(text) % 5 == 0


def vocabulary(rows: Iterable[Row]) -> list[str]:
    """Return the features kept: all named ones, and the most frequent of the others."""
    counts = Counter(name for row in rows for name in row if name not in REASONS)
    kept = [
        name for name, count in counts.most_common(MOST_WORDS) if count >= LEAST_COUNT and "\n" not in name
    ]
    return [*REASONS, *sorted(kept)]


def fit(rows: Sequence[Row], labels: Floats) -> tuple[list[str], Floats, float]:
    """Fit the logistic regression; full batches, AdaGrad, sparse products by ``bincount``."""
    names = vocabulary(rows)
    column = {name: i for i, name in enumerate(names)}
    entries = [
        (r, column[name], 1.0 if name in REASONS else 1 / np.sqrt(len(row)))
        for r, row in enumerate(rows)
        for name in row
        if name in column
    ]
    row_of, column_of, values = (np.array(part) for part in zip(*entries, strict=True))
    penalty = np.full(len(names), PENALTY_WORDS)
    penalty[: len(REASONS)] = PENALTY_NAMED
    weights, bias = np.zeros(len(names)), 0.0
    squares, bias_square = np.full(len(names), 1e-8), 1e-8
    for _ in range(ROUNDS):
        total = np.bincount(row_of, values * weights[column_of], minlength=len(rows)) + bias
        error = 1 / (1 + np.exp(-total)) - labels
        slope = np.bincount(column_of, values * error[row_of], minlength=len(names)) / len(rows)
        slope += penalty * weights
        squares += slope**2
        weights -= RATE * slope / np.sqrt(squares)
        bias_square += error.mean() ** 2
        bias -= RATE * error.mean() / np.sqrt(bias_square)
    return names, weights, float(bias)


def write(names: Sequence[str], weights: Floats, bias: float) -> None:
    """Write the model as the package reads it."""
    np.savez_compressed(
        WORTHINESS,
        names=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        weights=weights.astype(np.float16),
        bias=np.float32(bias),
    )


def main(_: argparse.Namespace) -> None:
    """Run the pipeline over the sentences, train, measure, write the model."""
    nlp = build_pipeline()
    report([(nlp(text), label, held_apart(text)) for text, label in read()])


def report(data: Sequence[tuple[Doc, int, bool]]) -> None:
    """Train on four fifths, write the model, and print what it reaches on the fifth held apart."""
    rows = [(features(list(doc)), label) for doc, label, apart in data if not apart]
    write(*fit([row for row, _ in rows], np.array([label for _, label in rows], dtype=float)))
    model: WorthinessModel = load(WORTHINESS.read_bytes())
    tests = [(doc, label) for doc, label, apart in data if apart]
    scores = [model.judge(list(doc)).score for doc, _ in tests]
    labels = [label for _, label in tests]
    print(f"{len(rows)} sentences trained on; average precision on {len(tests)} held apart:")
    print(f"  {average_precision(scores, labels):.3f}  ({sum(labels)} worth checking)")
    for name in REASONS:
        print(f"  {model.weights[name]:+.2f}  {REASONS[name]}")
