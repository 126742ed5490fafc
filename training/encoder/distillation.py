"""Let a large network teach the one that ships: ``python -m training distil runs/teacher``.

The teacher reads every training text once. What it says of each word is kept
as probabilities and scores, not as labels, so that the student learns how
sure to be and what else could have been meant (Hinton et al. 2015). For the
span layers these are the CRF's marginal probabilities over the whole text, so
the student's loss is the cross entropy between the two CRFs, but for the few
scores of transitions, which take the teacher's best path.

A teacher repeats what it learned of the very texts that it reads. With
``--halves``, two others say what a text's own corpus annotates: each learned
from one half of the texts (``training train --without``) and reads the other,
so that labels which only fit by heart weigh less (cross-fitting, as in
CrossWeigh; Wang et al. 2019).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that every torch program uses
from numpy.typing import NDArray
from torch import Tensor

from annotate.language.encoder.decode import Floats, Transitions, emissions_of
from annotate.language.encoder.layers import MAX_STATES, SPAN_WIDTHS, output_width
from annotate.language.encoder.marginals import LEAST, forward_backward
from training.data.corpora import Text, half_of
from training.data.examples import Words, tokenizing_pipeline
from training.data.silver import label, store
from training.data.world_claims import mixed_texts
from training.encoder.checkpoint import CheckpointEncoder
from training.encoder.network import biaffine_arcs, span_outputs

ROWS, HEADS, SILVER_FILE = "rows.npy", "heads.npz", "silver.npz"
WINDOW, OVERLAP = 360, 48
GOLD_SHARE = 0.5
"""Of the corpus in what is learned where it has labels; the rest is the teacher's."""
TAUGHT = 0.5
"""Weight of what the teacher says of a layer that the corpus lacks."""


def marginals(emissions: Floats, crf: Transitions) -> Floats:
    """Return the probability of every state of every word in linear-chain CRFs.

    Args:
        emissions: ``[words, layers, states]``.
        crf: Scores of the moves.

    Returns:
        The same shape; sums to 1 over the states.
    """
    odds = np.exp(emissions - emissions.max(axis=2, keepdims=True))[:, :, None]
    moves = np.exp(crf.moves - crf.moves.max())
    forward, backward = forward_backward(odds, np.exp(crf.starts)[:, None], moves)
    both = (forward * backward)[:, :, 0]
    return np.asarray(both / (both.sum(axis=2, keepdims=True) + LEAST), dtype=np.float32)


class Teacher:
    """What a teacher said of all training texts.

    Args:
        folder: Holds what ``python -m training distil`` wrote.
        all_words: In the order of ``mixed_texts``; each is given its rows.

    Raises:
        ValueError: The teacher read other texts, or with another tokeniser.
    """

    def __init__(self, folder: Path, all_words: Sequence[Words]) -> None:
        rows = np.load(folder / ROWS, mmap_mode="r", allow_pickle=False)
        bounds = np.cumsum([0, *(len(words.spans) for words in all_words)])
        if bounds[-1] != len(rows):
            raise ValueError(f"{folder}: made for other texts; make it again")
        for words, start, end in zip(all_words, bounds[:-1], bounds[1:], strict=True):
            words.taught = rows[start:end]
        with np.load(folder / HEADS, allow_pickle=False) as stored:
            self._arc, self._arc_head = (torch.from_numpy(stored[name]) for name in ("arc", "arc_head"))

    def arc_scores(self, rows: Tensor, layout: dict[str, slice]) -> Tensor:
        """Return how well the teacher likes every head of every word: ``[batch, dependents, heads]``."""
        return biaffine_arcs(rows, layout, self._arc, self._arc_head)


def span_targets(labels: Tensor, rows: Tensor, gold: Tensor, layout: dict[str, slice]) -> Tensor:
    """Return what the span layers learn: ``[batch, layers, words, states]``.

    Args:
        labels: ``[batch, layers, words]``, of the corpus or of the teacher's best path.
        rows: ``[batch, words, outputs]`` of the teacher.
        gold: ``[batch, layers]``, true where the labels are the corpus's.
        layout: Where the layers stand in the rows.
    """
    said = span_outputs(rows, layout, 0.0)
    share = (gold * GOLD_SHARE)[:, :, None, None]
    return share * F.one_hot(labels, MAX_STATES) + (1 - share) * said


def softened(hard: Tensor, logits: Tensor, said: Tensor, gold: Tensor) -> Tensor:
    """Return losses that weigh the corpus's label against the teacher's scores.

    Args:
        hard: Cross entropy with the labels, ``[batch, words]``; 0 where there is none.
        logits: ``[batch, words, kinds]`` of the student.
        said: The same of the teacher.
        gold: ``[batch]``, true where the labels are the corpus's.
    """
    soft = -(said.softmax(-1) * logits.log_softmax(-1)).sum(-1) * (hard > 0)
    share = (gold * GOLD_SHARE)[:, None]
    return share * hard + (1 - share) * soft


def _gold_layers(text: Text) -> list[str]:
    """Return the layers that a text's corpus annotates, but for trees and names.

    Half of the articles make a weak teacher of names.
    """
    return [
        *(["sources", "cues", "contents"] if text.attributions is not None else []),
        *(["times"] if text.times is not None else []),
        *(["events", "dct"] if text.events is not None else []),
        *(["tags", "upos", "lemmas"] if text.sentences is not None else []),
    ]


def _soft(row: Floats, encoder: CheckpointEncoder) -> Floats:
    """Return a text's rows with the span layers' marginal probabilities in place of their scores."""
    crf = Transitions(encoder.heads["transitions"], encoder.heads["starts"])
    said = marginals(emissions_of(row, encoder.layout, crf), crf)
    soft = row.copy()
    for index, (name, width) in enumerate(SPAN_WIDTHS.items()):
        soft[:, encoder.layout[name]] = said[:, index, :width]
    return soft


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--halves", nargs=2, type=Path, help="what learned without half 0, and without 1")
    parser.add_argument("--output", type=Path, default=Path("runs/taught"))
    parser.add_argument("--threads", type=int, default=2)


def main(arguments: argparse.Namespace) -> None:
    """Let the teacher read the training texts."""
    torch.set_num_threads(arguments.threads)
    nlp = tokenizing_pipeline()
    encoder = CheckpointEncoder(arguments.teacher, WINDOW, OVERLAP)
    halves = [CheckpointEncoder(folder, WINDOW, OVERLAP) for folder in arguments.halves or []]
    texts = mixed_texts()
    rows: list[NDArray[np.float16]] = []
    labels = []
    for count, text in enumerate(texts, 1):
        spans = [(t.idx, t.idx + len(t)) for t in nlp.make_doc(text.text) if not t.is_space]
        row = encoder.rows(text.text, spans)
        labels.append(label(text.text, spans, row, encoder))
        said = _soft(row, encoder)
        if halves:
            other = halves[half_of(text)]
            apart = _soft(other.rows(text.text, spans), other)
            for name in _gold_layers(text):
                said[:, encoder.layout[name]] = apart[:, encoder.layout[name]]
        rows.append(said.astype(np.float16))
        if count % 100 == 0:
            print(f"{count} of {len(texts)} texts", flush=True)
    arguments.output.mkdir(parents=True, exist_ok=True)
    joined = np.concatenate(rows)
    assert joined.shape[1] == output_width(encoder.layout)
    np.save(arguments.output / ROWS, joined, allow_pickle=False)
    np.savez(arguments.output / HEADS, arc=encoder.heads["arc"], arc_head=encoder.heads["arc_head"])
    store(labels, arguments.output / SILVER_FILE)
