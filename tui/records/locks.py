"""Locks between processes: advisory, gone with the process that has them, and missing on systems without."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from annotate.errors import OutputError

if os.name == "posix":
    import fcntl

LONGEST_SECONDS = 2.0
_PAUSE_SECONDS = 0.02


@contextlib.contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Be the only Dateline that writes into a folder; the lock leaves nothing there.

    Raises:
        OutputError: When another one has it for too long.
    """
    descriptor = _opened(folder)
    try:
        if descriptor is not None:
            _wait_for(descriptor, folder)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def take(descriptor: int) -> bool:
    """Lock an open file until it is closed; false where another process has it."""
    if os.name != "posix":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some file systems of a network have no locks.
        return True
    return True


def _opened(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        # Whoever writes there will tell why that cannot be.
        return None


def _wait_for(descriptor: int, folder: Path) -> None:
    end = time.monotonic() + LONGEST_SECONDS
    while not take(descriptor):
        if time.monotonic() > end:
            raise OutputError(f"{folder}: another Dateline is writing there")
        time.sleep(_PAUSE_SECONDS)
