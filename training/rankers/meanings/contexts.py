"""Learn which numbers of the encoder's rows tell most: ``python -m training contexts``.

They are the first principal components of the rows of words in articles of Worldwide's training part, each of
spread one; those of ``data/worldnews`` are left out, as for ``meanings``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from annotate.language import build_pipeline
from annotate.language.columns import words_of
from annotate.language.encoder.decode import Floats
from annotate.language.encoder.model import shipped_encoder
from annotate.language.rankers.meanings import CONTEXT_WIDTH
from training.data.paths import CONTEXTS, write_manifest
from training.rankers.meanings.in_sentence import LEAST_SPREAD, articles
from training.rankers.meanings.original import first_components

ROWS = 30_000


def rows_of(texts: Sequence[str]) -> Floats:
    """Return the encoder's rows of the words of texts, ``[words, outputs]``."""
    encoder, tokenizer = shipped_encoder(), build_pipeline().tokenizer
    rows = []
    for text in texts:
        doc = tokenizer(text)
        words = [doc[place] for place in words_of(doc)]
        read = encoder.rows(doc.text, [(word.idx, word.idx + len(word)) for word in words])
        rows.append(read[[word.is_alpha for word in words]])
    return np.concatenate(rows)


def learned(rows: Floats, width: int = CONTEXT_WIDTH) -> tuple[Floats, Floats]:
    """Return the map and the shift that bring rows to their first components, each of spread one.

    Args:
        rows: ``[words, outputs]``.
        width: How many components are kept.
    """
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + LEAST_SPREAD
    around = (rows - middle) / spread
    components = first_components(around, width)
    found = components.T / ((around @ components.T).std(axis=0) * spread[:, None])
    return np.asarray(found, dtype=np.float32), np.asarray(-middle @ found, dtype=np.float32)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", type=Path, default=CONTEXTS)


def main(arguments: argparse.Namespace) -> None:
    """Learn and write the weights."""
    rows = rows_of(articles())
    chosen = np.random.default_rng(0).permutation(len(rows))[:ROWS]
    product, shift = learned(rows[chosen])
    np.savez_compressed(arguments.output, map=product.astype(np.float16), shift=shift.astype(np.float16))
    write_manifest()
    print(f"{len(chosen)} of {len(rows)} words: {arguments.output}")
