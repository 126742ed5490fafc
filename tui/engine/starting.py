"""Starting the engine's process; neither what it needs nor what the reader needs is loaded for that."""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from annotate.settings import Settings
from annotate.support.names import MARKDOWN_SUFFIXES, TEXT_SUFFIXES
from tui.storage.state_file import read_state

_RECORD = ".yaml"


def started(settings: Settings) -> subprocess.Popen[bytes]:
    """Return the engine's process, which loads the engine at once and waits for articles."""
    # Not multiprocessing: it wants a standard error with a file behind it, which Textual takes away.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "tui.engine.process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    atexit.register(process.kill)
    assert process.stdin is not None
    pickle.dump(settings, process.stdin)
    process.stdin.flush()
    return process


def started_early(paths: Sequence[str], settings: Settings) -> subprocess.Popen[bytes] | None:
    """Return the engine's process where somebody will wait for it: an article is opened for the first time.

    It is loaded on a second core, while the first one shows the text.

    Args:
        paths: What is opened.
        settings: The settings in force.
    """
    if len(paths) != 1 or (os.cpu_count() or 1) < 2:
        return None
    path = Path(paths[0]).expanduser().absolute()
    if PurePath(path).suffix.lower() not in TEXT_SUFFIXES | MARKDOWN_SUFFIXES or not path.is_file():
        return None
    if Path(f"{path}{_RECORD}").exists() or _was_read(str(path)):
        return None
    return started(settings)


def _was_read(name: str) -> bool:
    """Whether an article is among those read last, so that what the engine found in it is kept."""
    try:
        return any(entry["name"] == name for entry in read_state("recent"))
    except (TypeError, KeyError):
        return False
