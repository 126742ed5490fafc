"""Where the corpora, the hand-made labels, and what is learned stand."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ENGINE = PROJECT / "annotate"
LABELS = PROJECT / "training" / "labels"
RUNS = Path("runs")
"""Checkpoints and what else a run leaves, in the folder that a command is given in."""

WEIGHTS = ENGINE / "language" / "weights"
"""The folder of the encoder, its lists of names and the rankers that choose among its spans and tags."""
ATTACHMENT = ENGINE / "timeline" / "attachment.yaml"
SEQUENCE = ENGINE / "timeline" / "sequence.yaml"
LINKING = ENGINE / "claims" / "linking.yaml"
WORTHINESS = ENGINE / "claims" / "worthiness.npz"
COREFERENCE = ENGINE / "entities" / "coreference.npz"
SALIENCE = ENGINE / "entities" / "salience.yaml"


def corpora_folder() -> Path:
    """Return the folder of the corpora: ``DATELINE_DATA``, or ``shared/data`` beside the project."""
    return Path(os.environ.get("DATELINE_DATA") or PROJECT.parent / "shared" / "data")
