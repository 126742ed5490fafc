"""Where records go: standard output, one file, or a folder with a file an article."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from annotate.article import Article
from annotate.errors import CorrectedError, OutputError, RecordError
from annotate.files import LARGEST_FILE, whole_file, write_whole
from annotate.formats import Format, load_records
from annotate.formats.brat import brat_configuration
from annotate.formats.plain_record import to_data
from annotate.record import Annotations

Write = Callable[[Article, Annotations], None]
_NOT_IN_NAMES = re.compile(r"[^\w.\-]+")
_LONGEST_NAME = 120
_MAY_BE_CORRECTED = re.compile(r"""\b(?:status|note)\b["']?:|\bby["']?: ["']?reader""")
_BRAT_CONFIGURATION = "annotation.conf"


class _Records:
    """Several records in one stream, joined as their format wants it."""

    def __init__(self, stream: TextIO, form: Format, *, several: bool) -> None:
        self._stream = stream
        self._form = form
        self._several = several
        self._count = 0

    def write(self, annotations: Annotations) -> None:
        if self._several:
            self._stream.write(self._form.between if self._count else self._form.before)
        self._stream.write(self._form.dump(annotations))
        self._count += 1

    def finish(self) -> None:
        if self._several and self._count:
            self._stream.write(self._form.after)
        self._stream.flush()


@contextlib.contextmanager
def to_standard_output(form: Format, *, several: bool) -> Iterator[Write]:
    """Write records to standard output, in UTF-8 and with plain newlines on every system."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
    records = _Records(sys.stdout, form, several=several)
    yield lambda _, annotations: records.write(annotations)
    records.finish()


@contextlib.contextmanager
def to_file(path: Path, form: Format, *, several: bool) -> Iterator[Write]:
    """Write records to one file, which appears whole at the end, or not at all if there are none.

    Raises:
        OutputError: When the file cannot be written, or holds a reader's corrections.
    """
    _refuse_corrected(path)
    with contextlib.ExitStack() as stack:
        opened: list[_Records] = []

        def write(_: Article, annotations: Annotations) -> None:
            if not opened:
                opened.append(_Records(stack.enter_context(whole_file(path)), form, several=several))
            opened[0].write(annotations)

        yield write
        for records in opened:
            records.finish()


@contextlib.contextmanager
def to_folder(folder: Path, form: Format) -> Iterator[Write]:
    """Write one file an article, named by the article's id; brat gets the exact text beside it.

    Raises:
        OutputError: When the folder cannot be made, or a file not be written or holds a reader's corrections.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror or error}") from error
    taken: set[str] = set()

    def write(article: Article, annotations: Annotations) -> None:
        name = _free_name(article.id, taken)
        path = folder / f"{name}{form.suffix}"
        _refuse_corrected(path)
        write_whole(path, form.dump(annotations))
        if form.name == "brat":
            _keep(folder / f"{name}.txt", article.text)

    if form.name == "brat" and not (folder / _BRAT_CONFIGURATION).exists():
        write_whole(folder / _BRAT_CONFIGURATION, brat_configuration())
    yield write


def _free_name(id: str, taken: set[str]) -> str:
    """A file name that is safe everywhere and not used in this run."""
    name = _NOT_IN_NAMES.sub("_", id).strip("._")[:_LONGEST_NAME] or "article"
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.casefold())
    return free


def _keep(path: Path, text: str) -> None:
    """Write an article's text, unless it is there already; never over another text."""
    try:
        there = path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        write_whole(path, text)
        return
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {error.strerror or error}") from error
    if there != text:
        raise OutputError(f"{path}: is there already, with another text; choose another folder")


def _refuse_corrected(path: Path) -> None:
    """Leave a file alone in which a reader has accepted, rejected, changed or added something."""
    try:
        # The reader's own files are never that large.
        text = path.read_text(encoding="utf-8") if path.stat().st_size <= LARGEST_FILE else ""
    except (OSError, UnicodeDecodeError):
        return
    if not _MAY_BE_CORRECTED.search(text):
        return
    with contextlib.suppress(RecordError):
        if any(_is_corrected(to_data(record)) for record in load_records(text, source=str(path))):
            raise CorrectedError(f"{path}: holds corrections made in the reader; write to another file")


def _is_corrected(data: Any) -> bool:
    if isinstance(data, dict):
        own = data.get("by") == "reader" or data.get("note") is not None
        own = own or data.get("status", "proposed") != "proposed"
        return own or any(map(_is_corrected, data.values()))
    return isinstance(data, list) and any(map(_is_corrected, data))
