"""Keeping one article's record in its file, so that no correction is ever lost.

Every save replaces the file in one step. A file that somebody else changed
meanwhile is not overwritten: both sets of corrections are put together.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from annotate.article import Article
from annotate.errors import ArticleError, DatelineError, RecordError
from annotate.files import write_whole
from annotate.reading.decoding import text_sha256
from annotate.record import Annotations
from tui.anchoring import remembered_text
from tui.carrying import carry, touched
from tui.files import stamp
from tui.marks import items_of
from tui.storage import write_annotations

SMALL = 300


class Keeper:
    """The file with an article's record.

    Attributes:
        path: Where it is.
        known: Digest of the file as it was last read or written; none before.
    """

    def __init__(self, article: Article, path: Path, *, known: str | None = None) -> None:
        """Keep ``article``'s record at ``path``; nothing is read yet.

        Args:
            article: With the text that the record's offsets point into.
            path: The file.
            known: Digest of the file as it was last read or written for an earlier state of the article.
        """
        self.path = path
        self._text = article.text
        self._sha256 = text_sha256(article.text)
        self.known = known
        self._writer: threading.Thread | None = None
        self._waiting: Annotations | None = None
        self._lock = threading.Lock()
        self._text_kept = False
        self._seen: tuple[int, int] | None = None
        self._base: Annotations | None = None

    def load(self) -> Annotations | None:
        """The record in the file; none where there is no file.

        Raises:
            DatelineError: When the file cannot be read or is no record of one article.
        """
        # Reading records takes the schema, which an article without a file need not wait for.
        from annotate.formats import load_records

        data = self._read()
        if data is None:
            return None
        try:
            records = load_records(data.decode("utf-8", "surrogatepass"), source=self.path.name)
        except UnicodeDecodeError as error:
            raise ArticleError(f"{self.path.name} is not UTF-8 text") from error
        if len(records) != 1:
            raise ArticleError(f"{self.path.name} has {len(records)} records, not one")
        self.known = _digest(data)
        self._base = records[0]
        return records[0]

    def is_for_this_text(self, record: Annotations) -> bool:
        """Whether a record's offsets point into the article as it is now."""
        return record.document.text.sha256 == self._sha256

    def carried(self, old: Annotations, new: Annotations) -> Annotations:
        """The new record with the reader's corrections of the old one, whatever text that was made for."""
        old_text = self._text if self.is_for_this_text(old) else _old_text(old)
        return carry(old, new, old_text=old_text, new_text=self._text)

    def save(self, record: Annotations) -> Annotations:
        """Write the record; a long one is written behind the reader's back, the newest last.

        Returns:
            What was written: the same, unless the file was changed by somebody else.

        Raises:
            DatelineError: When it cannot be written, or the changed file cannot be read.
        """
        record = self._with_theirs(record)
        self.keep_text()
        if sum(1 for _ in items_of(record)) <= SMALL:
            self._write(record)
            return record
        with self._lock:
            self._waiting = record
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_waiting, name="save")
                self._writer.start()
        return record

    def joined(self, record: Annotations) -> Annotations | None:
        """The record together with what somebody else wrote into the file; none where nobody did.

        Raises:
            DatelineError: When the changed file cannot be read.
        """
        now = stamp(self.path)
        if now is None or now == self._seen:
            return None
        self._seen = now
        together = self._with_theirs(record)
        return together if together != record else None

    def finish(self) -> None:
        """Wait until everything is written."""
        writer = self._writer
        if writer is not None:
            writer.join()

    def _with_theirs(self, mine: Annotations) -> Annotations:
        if self._writer is not None:
            return mine
        data = self._read()
        if data is None or _digest(data) == self.known:
            return mine
        base = self._base
        try:
            theirs = self.load()
        except RecordError as error:
            words = f"{self.path.name} was changed and cannot be read any more ({error})"
            raise ArticleError(words) from error
        if theirs is None or not self.is_for_this_text(theirs):
            return mine
        return carry(
            mine, theirs, old_text=self._text, new_text=self._text, but=_judged_since(base, mine, theirs)
        )

    def _write_waiting(self) -> None:
        while True:
            with self._lock:
                record, self._waiting = self._waiting, None
                if record is None:
                    self._writer = None
                    return
            with contextlib.suppress(DatelineError):
                self._write(record)

    def _write(self, record: Annotations) -> None:
        write_annotations(record, self.path)
        self._base = record
        data = self._read()
        self.known = _digest(data) if data is not None else None

    def _read(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ArticleError(f"{self.path} cannot be read: {error.strerror or error}") from error

    def keep_text(self) -> None:
        """Keep a copy of the text, for finding the corrections again in an edited article."""
        if not self._text_kept:
            self._text_kept = True
            copy = _text_copy(self._sha256)
            with contextlib.suppress(OSError, DatelineError):
                copy.parent.mkdir(parents=True, exist_ok=True)
                write_whole(copy, self._text)


def _judged_since(base: Annotations | None, mine: Annotations, theirs: Annotations) -> frozenset[str]:
    """Ids of what was left alone here since the file was written, and judged anew there."""
    if base is None or base.generator != mine.generator:
        return frozenset()
    before = {item.id: item for item in items_of(base)}
    there = {item.id: item for item in touched(theirs)}
    return frozenset(
        item.id for item in items_of(mine) if before.get(item.id) == item and there.get(item.id, item) != item
    )


def cache_folder() -> Path:
    """Where copies are kept that can be made again."""
    return platformdirs.user_cache_path("dateline", appauthor=False)


def _text_copy(sha256: str) -> Path:
    return cache_folder() / "texts" / f"{sha256}.txt"


def _old_text(record: Annotations) -> str:
    """The text that a record was made for: its copy, or what the record itself remembers of it."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        text = _text_copy(record.document.text.sha256).read_bytes().decode("utf-8", "surrogatepass")
        if text_sha256(text) == record.document.text.sha256:
            return text
    return remembered_text(list(_quotations(record)), record.document.text.length)


def _quotations(record: Annotations) -> Iterator[tuple[int, str]]:
    """Every place of a record with the words there."""
    for entity in record.entities:
        yield from ((mention.start, mention.exact) for mention in entity.mentions)
    for claim in record.claims:
        sources = claim.source.spans if claim.source else ()
        yield from ((span.start, span.exact) for span in (*sources, *claim.cue, *claim.content))
    yield from ((time.start, time.exact) for time in record.timeline.times)
    yield from ((event.start, event.exact) for event in record.timeline.events)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
