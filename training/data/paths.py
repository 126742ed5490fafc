"""Where the corpora, the hand-made labels, and what is learned stand."""

from __future__ import annotations

import json
import os
from pathlib import Path

from annotate.weights import MANIFEST, digests

PROJECT = Path(__file__).resolve().parents[2]
ENGINE = PROJECT / "annotate"
LABELS = PROJECT / "training" / "labels"
RUNS = Path("runs")
"""Checkpoints and what else a run leaves, in the folder that a command is given in."""

WEIGHTS = ENGINE / "weights"
"""The folder of all that is learned."""
EVENT_TIMES = WEIGHTS / "event_times.yaml"
EVENT_ORDER = WEIGHTS / "event_order.yaml"
CLAIM_LINKS = WEIGHTS / "claim_links.yaml"
WORTHINESS = WEIGHTS / "worthiness.npz"
COREFERENCE = WEIGHTS / "coreference.npz"
SALIENCE = WEIGHTS / "salience.yaml"
MEANINGS = WEIGHTS / "meanings.npz"
CONTEXTS = WEIGHTS / "contexts.npz"
EVENT_JOINING = WEIGHTS / "event_joining.npz"
DOSSIER_EVENTS = WEIGHTS / "dossier_events.npz"
STORY_ORDER = WEIGHTS / "story_order.npz"
EVENT_SALIENCE = WEIGHTS / "event_salience.npz"
STORY_SALIENCE = WEIGHTS / "story_salience.npz"


def corpora_folder() -> Path:
    """Return the folder of the corpora: ``DATELINE_DATA``, or ``shared/data`` beside the project."""
    return Path(os.environ.get("DATELINE_DATA") or PROJECT.parent / "shared" / "data")


def write_manifest(folder: Path = WEIGHTS) -> dict[str, str]:
    """Write the digest of every learned file of a folder beside them, and return the digests by name.

    Every verb that learns does so at its end: a file that the manifest does not name is not read.
    """
    found = dict(sorted(digests(folder).items()))
    (folder / MANIFEST).write_text(json.dumps({"sha256": found}, indent=2) + "\n", encoding="utf-8")
    return found
