"""Files read within limits, and written whole or not at all.

What is written goes to a temporary file in the same folder, is flushed to the disk
and then takes the place of the old file in one step, so that neither a full
disk nor an interrupted run leaves half a file behind. Where the system can, the
temporary file has no name until it is whole, and goes with its process.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

import platformdirs

from annotate.errors import ArticleError, OutputError

LARGEST_FILE = 256 * 1024 * 1024
# The most bytes that a file's name may have on the usual file systems.
LONGEST_NAME = 255
_NEW_FILE_MODE = 0o666
_DIGITS = 8
_LONGEST_BEGINNING = 200
_SUFFIX = ".part"
_DESCRIPTORS = Path("/proc/self/fd")


def cache_folder() -> Path:
    """Where copies are kept that can be made again."""
    return platformdirs.user_cache_path("dateline", appauthor=False)


def read_limited(stream: BinaryIO, *, largest: int = LARGEST_FILE) -> bytes:
    """Everything that a stream holds, which may be a pipe or a device without end.

    Raises:
        ArticleError: When it is more than ``largest`` bytes.
    """
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise ArticleError(f"is larger than {largest // 2**20} MB")
    return data


_NOT_IN_NAMES = re.compile(r"[^\w.\-]+")
# Characters, and bytes, which leave room for a number and a suffix.
_LONGEST_NAME, _MOST_BYTES = 120, 200


@contextlib.contextmanager
def whole_file(path: str | Path, *, interrupted: Path | None = None) -> Iterator[TextIO]:
    """Open a text file (UTF-8, newlines as given) that appears at ``path`` only on success.

    A symbolic link stays one: the file behind it is replaced. The mode of an
    existing file is kept; a new one gets the usual mode under the umask.

    Args:
        path: The file.
        interrupted: Where what has been written goes when the user interrupts; nowhere by default.

    Raises:
        OutputError: When the folder is missing, something that is no file is in the way, or nothing
            can be written there.
    """
    target = Path(os.path.realpath(path))
    temporary: Path | None = None
    interruption: KeyboardInterrupt | None = None
    try:
        if target.is_dir():
            raise OutputError(f"{path}: is a folder")
        if target.exists() and not target.is_file():
            raise OutputError(f"{path}: is no ordinary file")
        _remove_left_over(target)
        handle, temporary = _temporary_file(target)
        with open(handle, "w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
            try:
                yield stream
            except KeyboardInterrupt as error:
                if interrupted is None:
                    raise
                interruption, target = error, interrupted
            stream.flush()
            os.fsync(stream.fileno())
            temporary = temporary or _named(stream.fileno(), target)
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
        temporary = None
        sync_folder(target.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {reason(error)}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    if interruption is not None:
        raise interruption


def write_whole(path: str | Path, content: str | bytes) -> None:
    """Write bytes, or a text (UTF-8, newlines as given), to ``path``, whole or not at all.

    Raises:
        OutputError: As for :func:`whole_file`.
    """
    with whole_file(path) as stream:
        if isinstance(content, bytes):
            stream.buffer.write(content)
        else:
            stream.write(content)


def reason(error: OSError) -> str:
    """What the system says is wrong, without the path."""
    return error.strerror or str(error)


def shortened(name: str, suffix: str) -> str:
    """A file name with a suffix; a name too long for file systems is cut and gets a digest of all of it."""
    if len(os.fsencode(name + suffix)) <= LONGEST_NAME:
        return name + suffix
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:_DIGITS]
    room = LONGEST_NAME - len(os.fsencode(suffix)) - _DIGITS - 1
    return f"{_within(name, room)}-{digest}{suffix}"


def _within(name: str, most: int) -> str:
    """The beginning of a name that takes no more than so many bytes."""
    while len(os.fsencode(name)) > most:
        name = name[: min(len(name) - 1, most)]
    return name


def _temporary_file(target: Path) -> tuple[int, Path | None]:
    """A new file in the folder of another: without a name where the system has such files."""
    unnamed = getattr(os, "O_TMPFILE", 0)
    if unnamed and _DESCRIPTORS.is_dir():
        with contextlib.suppress(OSError):
            return os.open(target.parent, unnamed | os.O_RDWR, 0o600), None
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target), suffix=_SUFFIX)
    return handle, Path(name)


def _named(descriptor: int, target: Path) -> Path:
    """Give a file without a name one beside another file; where it cannot have one, a copy of it gets it."""
    path = target.parent / f"{_prefix(target)}{secrets.token_hex(4)}{_SUFFIX}"
    with contextlib.suppress(OSError):
        folder = os.open(_DESCRIPTORS, os.O_RDONLY)
        try:
            # Python follows the link to the open file only when it is told a folder.
            os.link(str(descriptor), path, src_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)
        return path
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        with open(descriptor, "rb", closefd=False) as whole, open(path, "xb") as copy:
            shutil.copyfileobj(whole, copy)
            copy.flush()
            os.fsync(copy.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _prefix(target: Path) -> str:
    """How the temporary files for another file begin: its name, and which process makes them."""
    return f".{_within(target.name, _LONGEST_BEGINNING)}.{os.getpid()}."


def _remove_left_over(target: Path) -> None:
    """Remove the temporary files for another file that killed processes left behind."""
    if os.name != "posix":
        return
    beginning = f".{_within(target.name, _LONGEST_BEGINNING)}."
    # A folder may have a file for each article of a corpus, so its entries are only looked at by name.
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(beginning) and entry.name.endswith(_SUFFIX):
                pid = entry.name[len(beginning) :].partition(".")[0]
                if pid.isdecimal() and int(pid) != os.getpid() and not _runs(int(pid)):
                    Path(entry.path).unlink(missing_ok=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _mode_for(target: Path) -> int:
    """The permissions of the file that is replaced, else those of a new one."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return _NEW_FILE_MODE & ~umask


class FileNames:
    """The names of the files of one run."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, id: str) -> str:
        """Return a file name that is safe everywhere and not used in this run, and take it."""
        name = _NOT_IN_NAMES.sub("_", id).strip("._")[:_LONGEST_NAME]
        name = name.encode("utf-8")[:_MOST_BYTES].decode("utf-8", "ignore") or "article"
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free.casefold())
        return free


def sync_folder(folder: Path) -> None:
    """Make the rename itself durable, on systems that can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
