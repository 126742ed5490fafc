"""A journal of corrections: each is a line on its own, written down before it is told.

It lies in Dateline's own folder, so that nothing turns up beside an article or in
version control, and so that it can be written where the article's folder cannot.
From it, corrections that a killed process did not get into the record's file are
made again, and undo goes back to before the article was opened.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from annotate.errors import DatelineError
from annotate.record import TextInfo
from tui.deltas import Delta
from tui.records import locks
from tui.storage.folders import state_folder

Kind = Literal["do", "undo", "redo", "amend"]
MarkKind = Literal["saving", "saved", "start"]
MOST_STEPS = 100
MOST_JOURNALS = 300
_MOST_BYTES = 4 * 1024 * 1024
_MOST_AT_ONCE = 8
_VERSION = 1
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, DatelineError)
_NO_TEXT = TextInfo("", 0)


@dataclass(frozen=True, slots=True)
class Change:
    """A line about a change of the record.

    Attributes:
        kind: A change that can be undone, undo, redo, or what goes with the change before it.
        name: What undo calls it.
        delta: What it did.
    """

    kind: Kind
    name: str
    delta: Delta

    @property
    def is_correction(self) -> bool:
        """Whether a reader made it."""
        return self.kind != "amend"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line about the record's file.

    Attributes:
        kind: ``saving`` before and ``saved`` after the file is replaced; ``start`` where what is above
            does not count any more.
        digest: Of the file; none where there is none.
        after: With how many of the changes above the record stands there.
    """

    kind: MarkKind
    digest: str | None
    after: int


@dataclass(slots=True)
class Journal:
    """The journal of one record's file, for as long as one process has it.

    Attributes:
        path: Where it is.
        article: Which article the corrections are of: a whole path or an address.
        text: Its text.
        changes: What was done, in order.
        marks: What became of the file meanwhile, in order.
    """

    path: Path
    article: str
    text: TextInfo = _NO_TEXT
    changes: list[Change] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _descriptor: int | None = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def unsaved(self) -> list[Change]:
        """The changes that are not in the file."""
        marks = [mark for mark in self.marks if mark.kind != "saving"]
        return self.changes[marks[-1].after if marks else 0 :]

    def add(self, *lines: Change | Mark) -> None:
        """Write more lines, all or none; they outlive this process from then on.

        Raises:
            OSError: When that cannot be.
        """
        with self._turn:
            self._write("".join(json.dumps(_to_data(line), ensure_ascii=False) + "\n" for line in lines))
            for line in lines:
                if isinstance(line, Change):
                    self.changes.append(line)
                else:
                    self.marks.append(line)

    def begin_anew(self, text: TextInfo, *lines: Change | Mark) -> None:
        """Replace everything in it; only when everything is saved.

        Raises:
            OSError: When that cannot be.
        """
        about = {"sha256": text.sha256, "length": text.length}
        with self._turn:
            if self._descriptor is not None:
                os.ftruncate(self._descriptor, 0)
            self._write(
                json.dumps({"dateline_journal": _VERSION, "article": self.article, "text": about}) + "\n"
            )
            self.text, self.changes, self.marks = text, [], []
        self.add(*lines)

    def shorten(self, done: list[Change]) -> None:
        """Keep no more than what undo needs, where it has grown long.

        Args:
            done: The changes that can be undone, the latest last, ending in what is saved.
        """
        if self._descriptor is None or self.unsaved or not self.marks:
            return
        with contextlib.suppress(OSError):
            if len(self.changes) > 4 * MOST_STEPS or os.fstat(self._descriptor).st_size > _MOST_BYTES:
                kept = done[-MOST_STEPS:]
                self.begin_anew(self.text, *kept, Mark("saved", self.marks[-1].digest, len(kept)))

    def close(self, *, remove: bool = False) -> None:
        """Let another process have it; with nothing in it, or if it is to be, it goes."""
        if self._descriptor is not None:
            if remove or not self.changes:
                with contextlib.suppress(OSError):
                    self.path.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None

    def _write(self, words: str) -> None:
        if self._descriptor is None:
            raise OSError(errno.EBADF, "the journal is closed")
        data = words.encode("utf-8", "surrogatepass")
        size = os.fstat(self._descriptor).st_size
        try:
            if os.write(self._descriptor, data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            # Half a line would spoil the next one.
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, size)
            raise


def journals_of(file: Path) -> Iterator[Journal]:
    """The journals of a record's file that no other process has, each taken; more than one after a kill."""
    for path in _paths(file):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND)
        except OSError:
            continue
        if locks.take(descriptor) and os.fstat(descriptor).st_nlink:
            yield _read(path, descriptor)
        else:
            os.close(descriptor)


def new_journal(file: Path, article: str, text: TextInfo) -> Journal:
    """Begin a journal for a record's file.

    Raises:
        OSError: When that cannot be.
    """
    _folder().mkdir(parents=True, exist_ok=True)
    _forget_the_oldest()
    for path in _paths(file):
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
            if not locks.take(descriptor):
                os.close(descriptor)
                continue
            journal = Journal(path, article, _descriptor=descriptor)
            journal.begin_anew(text)
            return journal
    raise OSError(errno.EEXIST, "too many readers have this article open")


def owner_of(file: Path) -> str | None:
    """The article that the last corrections in a record's file were of; none where that is not known."""
    for path in _paths(file):
        with contextlib.suppress(*_UNREADABLE), path.open("rb") as stream:
            return str(json.loads(stream.readline())["article"])
    return None


def _folder() -> Path:
    return state_folder() / "journals"


def _paths(file: Path) -> list[Path]:
    key = hashlib.sha256(os.fsencode(os.path.realpath(file))).hexdigest()[:32]
    return [_folder() / f"{key}.{number}.jsonl" for number in range(1, _MOST_AT_ONCE + 1)]


def _read(path: Path, descriptor: int) -> Journal:
    """What stands in a journal; whatever comes after a line that is none is of a write that was cut short."""
    journal = Journal(path, "", _descriptor=descriptor)
    with (
        contextlib.suppress(OSError, ValueError, KeyError, TypeError, DatelineError),
        path.open("rb") as stream,
    ):
        head = json.loads(stream.readline())
        if head["dateline_journal"] != _VERSION:
            return journal
        journal.article = str(head["article"])
        journal.text = TextInfo(str(head["text"]["sha256"]), int(head["text"]["length"]))
        for line in stream:
            if not line.endswith(b"\n"):
                os.ftruncate(descriptor, os.fstat(descriptor).st_size - len(line))
                break
            read = _from_data(json.loads(line.decode("utf-8", "surrogatepass")))
            if isinstance(read, Change):
                journal.changes.append(read)
            else:
                journal.marks.append(read)
    return journal


def _to_data(line: Change | Mark) -> dict[str, Any]:
    if isinstance(line, Change):
        return {"kind": line.kind, "name": line.name, **line.delta.to_data()}
    return {"kind": line.kind, "digest": line.digest, "after": line.after}


def _from_data(data: dict[str, Any]) -> Change | Mark:
    if data["kind"] in ("saving", "saved", "start"):
        return Mark(data["kind"], data["digest"], int(data["after"]))
    return Change(data["kind"], str(data["name"]), Delta.from_data(data))


def _forget_the_oldest() -> None:
    """Let go of what undo remembers of articles long not read; nothing that is not saved goes."""
    with contextlib.suppress(OSError):
        paths = sorted(_folder().glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
        for path in paths[: -MOST_JOURNALS or None]:
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND)
            if locks.take(descriptor):
                journal = _read(path, descriptor)
                journal.close(remove=not journal.unsaved)
            else:
                os.close(descriptor)
