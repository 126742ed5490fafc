"""Learn what words mean in their sentence: ``python -m training meanings``.

A ridge regression from the encoder's rows to the first principal components of the vectors that
all-MiniLM-L6-v2 gives the same words, on articles of Worldwide's training part; those of
``data/worldnews`` are left out, since what is learned of events is measured on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotate.language import build_pipeline
from annotate.language.columns import words_of
from annotate.language.encoder.decode import Floats
from annotate.language.encoder.model import shipped_encoder
from annotate.language.rankers.meanings import WIDTH
from training.data import corpora
from training.data.paths import MEANINGS
from training.rankers.meanings.original import Original, first_components

ARTICLES = 220
CHARACTERS = 6000
COMPONENTS_FROM = 20_000
RIDGE = 300.0
LEAST_SPREAD = 1e-2


def articles() -> list[str]:
    """Return the beginnings of the texts that are read."""
    left_out = {row["id"] for part in ("train", "dev") for row in corpora.worldnews(part, own=False)}
    texts = [text for text in corpora.worldwide("train") if text.id not in left_out]
    chosen = sorted(texts, key=lambda text: corpora.digest(str(text.id)))[:ARTICLES]
    return [text.text[:CHARACTERS] for text in chosen]


def examples(texts: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the encoder's rows of the words of content, and the vectors of the same words."""
    encoder, original, tokenizer = shipped_encoder(), Original(), build_pipeline().tokenizer
    rows, vectors = [], []
    for text in texts:
        doc = tokenizer(text)
        words = [doc[place] for place in words_of(doc)]
        content = np.array([word.is_alpha and not word.is_stop for word in words], dtype=bool)
        if not content.any():
            continue
        read = encoder.rows(doc.text, [(word.idx, word.idx + len(word)) for word in words])
        rows.append(read[content].astype(np.float16))
        vectors.append(original.in_text([word.lower_ for word in words])[content].astype(np.float16))
    return np.concatenate(rows).astype(np.float32), np.concatenate(vectors).astype(np.float32)


def learned(rows: Floats, vectors: Floats, width: int = WIDTH) -> tuple[Floats, Floats]:
    """Return the map and the shift that bring rows nearest to the components of vectors.

    Args:
        rows: ``[words, outputs]``.
        vectors: ``[words, numbers]``.
        width: How many components are kept.

    Raises:
        ValueError: There is nothing to learn from.
    """
    if not len(rows):
        raise ValueError("nothing to learn from: no text has a word")
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + LEAST_SPREAD
    around = vectors - vectors.mean(axis=0)
    wanted = around @ first_components(around[:COMPONENTS_FROM], width).T
    inputs = np.concatenate([(rows - middle) / spread, np.ones((len(rows), 1), dtype=np.float32)], axis=1)
    square = inputs.T @ inputs + RIDGE * np.eye(inputs.shape[1], dtype=np.float32)
    solved = np.linalg.solve(square, inputs.T @ wanted)
    found = solved[:-1] / spread[:, None]
    return np.asarray(found, dtype=np.float32), np.asarray(solved[-1] - middle @ found, dtype=np.float32)


def agreement(rows: Floats, vectors: Floats, found: tuple[Floats, Floats]) -> float:
    """Return how well likeness of mapped rows tells likeness of vectors: the correlation over pairs of words.

    Args:
        rows: Of words that were not learned from.
        vectors: Of the same.
        found: Map and shift.
    """
    ours, theirs = (_unit(part) for part in (rows @ found[0] + found[1], vectors - vectors.mean(axis=0)))
    order = np.random.default_rng(0).permutation(len(rows))
    other = np.roll(order, 1)
    alike: list[NDArray[np.float32]] = [(part[order] * part[other]).sum(axis=1) for part in (ours, theirs)]
    return float(np.corrcoef(alike[0], alike[1])[0, 1])


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6), dtype=np.float32)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", type=Path, default=MEANINGS)


def main(arguments: argparse.Namespace) -> None:
    """Learn, print how near the vectors of words kept apart are, and write the weights."""
    texts = articles()
    apart = len(texts) // 10
    held, rest = examples(texts[:apart]), examples(texts[apart:])
    reached = agreement(*held, learned(*rest))
    rows, vectors = (np.concatenate(both) for both in zip(held, rest, strict=True))
    product, shift = learned(rows, vectors)
    np.savez_compressed(arguments.output, map=product.astype(np.float16), shift=shift.astype(np.float16))
    print(
        f"{len(rows)} words, likeness of unseen ones agrees with theirs at {reached:.3f}: {arguments.output}"
    )
