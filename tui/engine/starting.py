"""Starting the engine's process; neither what it needs nor what the reader needs is loaded for that."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import subprocess
import sys

from annotate.settings import Settings


def started_early(settings: Settings) -> subprocess.Popen[bytes] | None:
    """Return the engine's process where a second core can load it while the first one shows the text.

    None where it cannot be started either: whoever has an article for it tries again, and tells.
    """
    if (os.cpu_count() or 1) > 1:
        with contextlib.suppress(OSError):
            return started(settings)
    return None


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
