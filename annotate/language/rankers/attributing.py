"""What the encoder says of every word's part in attributions, for rules that look beyond the best path."""

from __future__ import annotations

import numpy as np

from annotate.language.encoder.decode import Floats

LAYERS = ("sources", "cues", "contents")
WIDTH = 15
FURTHEST = 12.0
"""Log odds beyond this say no more."""


def attributing_of(rows: Floats, layout: dict[str, slice]) -> Floats:
    """Return the evidence on every word, ``[words, numbers]``.

    It is the log odds to begin and to go on with a source, a cue and a content, the logarithms
    of the chances to be each kind of event, and the factuality.

    Args:
        rows: ``[words, outputs]`` of the encoder.
        layout: Where its outputs stand.
    """
    columns = [_log_softmax(rows[:, layout[name]]) for name in LAYERS]
    columns = [table[:, 1:] - table[:, :1] for table in columns]
    columns += [_log_softmax(rows[:, layout["events"]]), rows[:, layout["factuality"]]]
    return np.concatenate(columns, axis=1).clip(-FURTHEST, FURTHEST).astype(np.float32)


def nothing_attributed(words: int) -> Floats:
    """Return the evidence on words of which the encoder says nothing."""
    return np.full((words, WIDTH), -FURTHEST, np.float32)


def _log_softmax(scores: Floats) -> Floats:
    moved = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(moved - np.log(np.exp(moved).sum(axis=1, keepdims=True)), np.float32)
