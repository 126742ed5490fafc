"""Label what a corpus lacks with a model that there is: ``python -m training silver``.

Every corpus has gold for a few layers only. Its texts are labelled with the
others by the present model, at no weight near gold's, so that each text trains
every head and no head sees the style of one corpus alone (self-training:
Scudder 1965; Zoph et al. 2020).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.decode import Floats, Transitions, emissions_of, sentence_starts, viterbi
from annotate.language.encoder.layers import SPAN_LAYERS
from annotate.language.encoder.model import Encoder, WordEncoder
from annotate.language.words.trees import parse
from annotate.weights import Weights
from training.data.corpora import Offsets, training_texts
from training.data.examples import IGNORE, Words, tokenizing_pipeline
from training.data.paths import WEIGHTS

Integers = NDArray[np.int64]

SYNTAX = ("tags", "upos", "lemmas", "heads", "deprels", "sentence")
LAYERS = (*SPAN_LAYERS, "events", "dct", *SYNTAX)


def label(text: str, spans: Sequence[Offsets], rows: Floats, encoder: WordEncoder) -> dict[str, Integers]:
    """Return a model's labels of one text, ``[words]`` by layer.

    Args:
        text: All of it.
        spans: Character offsets of the words.
        rows: ``[words, outputs]`` of the encoder.
        encoder: Knows what the outputs mean.
    """
    layout, heads = encoder.layout, encoder.heads
    crf = Transitions(heads["transitions"], heads["starts"], heads.get("outside"))
    path = viterbi(emissions_of(rows, layout, crf), crf)
    labels = {name: path[:, i] for i, name in enumerate(SPAN_LAYERS)}
    for name in ("events", "tags", "upos", "lemmas"):
        labels[name] = rows[:, layout[name]].argmax(axis=1)
    labels["dct"] = np.where(labels["events"] > 0, rows[:, layout["dct"]].argmax(axis=1), IGNORE)
    forced = [i for i in range(1, len(spans)) if "\n\n" in text[spans[i - 1][1] : spans[i][0]]]
    starts = sentence_starts(rows[:, layout["sentence"]].reshape(-1), forced)
    labels["sentence"] = np.zeros(len(spans), dtype=np.int64)
    labels["sentence"][starts] = 1
    labels["heads"], labels["deprels"] = parse(rows, starts, layout, heads)
    return labels


def add_silver(all_words: Sequence[Words], file: Path) -> None:
    """Give all words the labels that they lack.

    Args:
        all_words: In the order of ``training_texts``.
        file: What ``python -m training silver`` wrote.

    Raises:
        ValueError: The file was made for other texts or another tokeniser.
    """
    with np.load(file, allow_pickle=False) as stored:
        silver = {name: stored[name] for name in LAYERS}
    bounds = np.cumsum([0, *(len(words.spans) for words in all_words)])
    if bounds[-1] != len(silver["tags"]):
        raise ValueError(f"{file}: made for other texts; make it again")
    for words, start, end in zip(all_words, bounds[:-1], bounds[1:], strict=True):
        lacking = [name for name in LAYERS if name not in words.labels]
        words.silver = frozenset(lacking)
        words.labels |= {name: silver[name][start:end].astype(np.int64) for name in lacking}


def store(labels: Sequence[dict[str, Integers]], file: Path) -> None:
    """Write the labels of all training texts, in their order."""
    joined: dict[str, Any] = {
        name: np.concatenate([part[name] for part in labels]).astype(np.int32) for name in LAYERS
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, **joined)
    print({name: int((values != 0).sum()) for name, values in joined.items()})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--output", type=Path, default=Path("runs/silver.npz"))


def main(arguments: argparse.Namespace) -> None:
    """Label the training texts."""
    nlp = tokenizing_pipeline()
    encoder = Encoder(Weights(arguments.weights), threads=2)
    labels = []
    for text in training_texts():
        spans = [(t.idx, t.idx + len(t)) for t in nlp.make_doc(text.text) if not t.is_space]
        labels.append(label(text.text, spans, encoder.rows(text.text, spans), encoder))
    store(labels, arguments.output)
