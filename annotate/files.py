"""Files read within limits, and written whole or not at all.

What is written goes to a temporary file in the same folder, is flushed to the disk
and then takes the place of the old file in one step, so that neither a full
disk nor an interrupted run leaves half a file behind.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from annotate.errors import ArticleError, OutputError

LARGEST_FILE = 256 * 1024 * 1024
_NEW_FILE_MODE = 0o666


def read_limited(stream: BinaryIO, *, largest: int = LARGEST_FILE) -> bytes:
    """Everything that a stream holds, which may be a pipe or a device without end.

    Raises:
        ArticleError: When it is more than ``largest`` bytes.
    """
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise ArticleError(f"is larger than {largest // 2**20} MB")
    return data


@contextlib.contextmanager
def whole_file(path: str | Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8, newlines as given) that appears at ``path`` only on success.

    A symbolic link stays one: the file behind it is replaced. The mode of an
    existing file is kept; a new one gets the usual mode under the umask.

    Raises:
        OutputError: When the folder is missing, a folder is in the way, or nothing can be written there.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path}: is a folder")
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
        temporary = Path(name)
        with open(handle, "w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
        temporary = None
        _sync_folder(target.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_whole(path: str | Path, text: str) -> None:
    """Write ``text`` to ``path`` (UTF-8, newlines as given), whole or not at all.

    Raises:
        OutputError: As for :func:`whole_file`.
    """
    with whole_file(path) as stream:
        stream.write(text)


def _mode_for(target: Path) -> int:
    """The permissions of the file that is replaced, else those of a new one."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return _NEW_FILE_MODE & ~umask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, on systems that can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
