"""Where records go: standard output, one file, a pipe, or a folder with a file an article."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from annotate.article import Article
from annotate.cli.collecting import Write, kept_until_the_end, to_one_file
from annotate.errors import CorrectedError, OneFileError, OutputError
from annotate.formats import Format
from annotate.formats.forms import collected, dumped
from annotate.formats.replacing import Replaced, check_unread, holds, open_replaced, write_unread
from annotate.formats.writers import Recorded
from annotate.record import Annotations
from annotate.support.console import say
from annotate.support.files import FileNames, reason, whole_file, write_whole

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
_DESCRIPTOR = re.compile(r"/(?:dev|proc/(?:self|thread-self))/fd/(\d+)|/dev/std(out|err)")


class _Records:
    """Several records in one stream, joined as their format wants it."""

    def __init__(self, stream: TextIO, form: Format, *, several: bool) -> None:
        self._stream = stream
        self._form = form
        self._several = several
        self.count = 0
        self._shown: Callable[[str], str] = form.printed if stream.isatty() else str

    def write(self, record: str | bytes) -> None:
        if isinstance(record, bytes):
            self._write_bytes(record)
            return
        if self._several:
            self._stream.write(self._form.between if self.count else self._form.before)
        self._stream.write(self._shown(record))
        self.count += 1

    def _write_bytes(self, content: bytes) -> None:
        """Write what may be no text; a terminal gets it only where it is one."""
        if self._stream.isatty():
            try:
                self._stream.write(self._shown(content.decode()))
            except UnicodeDecodeError as error:
                words = f"{self._form.name} is nothing for a terminal; name a file with --output"
                raise OutputError(words) from error
            return
        self._stream.flush()
        self._stream.buffer.write(content)

    def finish(self) -> None:
        if self._several and self.count:
            self._stream.write(self._form.after)
        self._stream.flush()


def standard_output() -> TextIO:
    """Return standard output, made to take UTF-8 and plain newlines on every system.

    Raises:
        OutputError: When it is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; name a file with --output")
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


@contextlib.contextmanager
def to_standard_output(form: Format, *, several: bool) -> Iterator[Write]:
    """Write records to standard output, in UTF-8 and with plain newlines on every system.

    Raises:
        OutputError: When it is closed or cannot be written to.
    """
    with _to_stream(standard_output(), form, "standard output", several=several) as write:
        yield write


def give_up_standard_output() -> None:
    """See to it that what is still buffered for somebody who reads no more does not fail again at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def leads_elsewhere(path: Path) -> bool:
    """Whether a path is no place for a file: a pipe, a device, a descriptor of this process."""
    if _DESCRIPTOR.fullmatch(str(path)):
        return True
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


@contextlib.contextmanager
def to_device(path: Path, form: Format, *, several: bool) -> Iterator[Write]:
    """Write records to a pipe, a device or a descriptor as they come.

    Raises:
        OutputError: When it cannot be opened or written to, or is a disk.
    """
    try:
        stream = open(_opened(path), "w", encoding="utf-8", newline="\n")  # noqa: SIM115
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {reason(error)}") from error
    try:
        with _to_stream(stream, form, str(path), several=several) as write:
            yield write
    finally:
        # What could not be flushed has been told.
        with contextlib.suppress(OSError):
            stream.close()


@contextlib.contextmanager
def to_file(path: Path, form: Format, *, several: bool) -> Iterator[Write]:
    """Write records to one file, which appears whole at the end, or not at all if there are none.

    Where the user interrupts, the records that are done stand in a file with "partial" in its name.

    Raises:
        OutputError: When the file cannot be written, or must not be written over.
    """
    if form.collect is not None:
        with to_one_file(path, form) as collect:
            yield collect
        return
    before = _stamp(path)
    replaced = open_replaced(path) if form.load else Replaced(path)
    with contextlib.ExitStack() as stack:
        opened: list[_Records] = []
        partial = _partial(path)

        def write(article: Article, annotations: Annotations) -> None:
            record = dumped(form, replaced.joined(annotations, article.text), article.text)
            if not form.load and not holds(path, record):
                check_unread(path, form)
            if not opened:
                stream = stack.enter_context(whole_file(path, interrupted=partial if several else None))
                opened.append(_Records(stream, form, several=several))
            opened[0].write(record)

        try:
            yield write
        except KeyboardInterrupt:
            for records in opened:
                records.finish()
                if several:
                    say(f"stopped; what was done, {counted(records.count)}, is kept in {partial}")
            raise
        for records in opened:
            records.finish()
        if opened and _stamp(path) != before:
            raise CorrectedError(f"{path}: was changed while it was to be written over; try again")
        if opened:
            replaced.finish()


@contextlib.contextmanager
def to_folder(
    folder: Path, form: Format, inputs: Collection[Path] = (), names: FileNames | None = None
) -> Iterator[Write]:
    """Write one file an article, named by the article's id, with what its form wants beside it.

    Args:
        folder: Made if it is not there.
        form: What is written.
        inputs: Files that are read in this run, over which nothing is written.
        names: Gives the files their names.

    Raises:
        OutputError: When the folder cannot be made, or a file not be written or not be written over.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {reason(error)}") from error
    names = names or FileNames()
    read = {place for path in inputs if (place := _place(path))}

    def write(article: Article, annotations: Annotations) -> None:
        path = folder / f"{names.free(article.id)}{form.suffix}"
        if _place(path) in read:
            raise CorrectedError(f"{path}: is one of the articles; choose another folder")
        with _one_of_several():
            record = dumped(form, annotations, article.text)
            if not form.load:
                write_unread(path, form, record, article.text)
            elif not holds(path, record):
                replaced = open_replaced(path)
                record = dumped(form, replaced.joined(annotations, article.text), article.text)
                if not holds(path, record):
                    replaced.finish()
                    write_whole(path, record)

    for shared, content in form.shared.items():
        if not (folder / shared).exists():
            write_whole(folder / shared, content())
    yield write


@contextlib.contextmanager
def _to_stream(stream: TextIO, form: Format, name: str, *, several: bool) -> Iterator[Write]:
    records = _Records(stream, form, several=several)
    if form.collect is not None:

        def finish(found: Sequence[Recorded]) -> None:
            content = collected(form, found)
            with _told(name):
                records.write(content)
                records.finish()

        with kept_until_the_end(finish) as collect:
            yield collect
        return

    def write(article: Article, annotations: Annotations) -> None:
        record = dumped(form, annotations, article.text)
        with _told(name):
            records.write(record)

    try:
        yield write
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            records.finish()
        raise
    with _told(name):
        records.finish()


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Errors of the system in our words; a reader who has gone is no error of writing."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        words = reason(error) if isinstance(error, OSError) else str(error)
        raise OutputError(f"{name}: cannot be written: {words}") from error


def _opened(path: Path) -> int:
    """A descriptor for writing into what is there already, whatever its kind but a disk."""
    found = _DESCRIPTOR.fullmatch(str(path))
    if found:
        return os.dup(int(found.group(1) or {"out": 1, "err": 2}[found.group(2)]))
    descriptor = os.open(path, os.O_WRONLY)
    if stat.S_ISBLK(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OutputError(f"{path}: is a disk, not a file")
    return descriptor


@contextlib.contextmanager
def _one_of_several() -> Iterator[None]:
    """What cannot be written costs one article, unless there is no room for any other either."""
    try:
        yield
    except OutputError as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in _NO_ROOM:
            raise
        raise OneFileError(str(error)) from error


def _partial(path: Path) -> Path:
    """A free name for what is done when the user interrupts: ``all.partial.jsonl``."""
    number = 1
    while True:
        mark = "partial" if number == 1 else f"partial-{number}"
        free = path.with_name(f"{path.stem}.{mark}{path.suffix}")
        if not os.path.lexists(free):
            return free
        number += 1


def counted(count: int) -> str:
    """A number of records in words."""
    return f"{count:,} records" if count != 1 else "1 record"


def _place(path: Path) -> tuple[int, int] | None:
    """By which a file is known whatever it is called; none where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
