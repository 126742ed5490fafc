"""Keeping one article's record in its file, so that no correction is ever lost.

A correction is a line in a journal first; the file is written behind that, and
every save replaces it in one step. A file that somebody else changed meanwhile is
not overwritten: both sets of corrections are put together. What cannot be written
is kept, told, and tried again.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from annotate.article import Article
from annotate.errors import ArticleError, DatelineError, OutputError, RecordError
from annotate.formats.comments import has_comments, keep_copy
from annotate.formats.writers.yaml import dump_yaml
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, TextInfo
from annotate.record.walk import items_of
from annotate.review.carry_over import carry
from annotate.review.kept_texts import keep_text, old_text_of, text_of_unplaced
from annotate.review.merging import marked_by_hand, merged
from annotate.support.files import reason, write_whole
from tui.records.journal import Kind, MarkKind
from tui.records.ledger import Ledger
from tui.records.locks import locked_folder
from tui.records.recovery import Recovered
from tui.state.session import Step
from tui.storage.files import shown_path, stamp, whole_name

SMALL = 300
_MOST_TRIES = 5


class Keeper:
    """The file with an article's record.

    Attributes:
        path: Where it is.
        ledger: The corrections, and their journal.
        known: Digest of the file as it was last read or written; none before.
        trouble: Why the last attempt to write it failed, in words; none where it did not.
        is_outrun: Whether somebody else changed the file before a long record could be written behind.
        disputed: What two readers judged differently in the last putting together, in words.
        notice: Something to be told once.
        on_news: Called from another thread when something was written, or could not be.
    """

    def __init__(
        self,
        article: Article,
        path: Path,
        *,
        known: str | None = None,
        instead: Callable[[Path], Path | None] | None = None,
    ) -> None:
        """Keep ``article``'s record at ``path``; nothing is read yet.

        Args:
            article: With the text that the record's offsets point into.
            path: The file.
            known: Digest of the file as it was last read or written for an earlier state of the article.
            instead: Gives another place where a file turns out to be another article's.
        """
        self.path = path
        self.known = known
        self.trouble: str | None = None
        self.is_outrun = False
        self.disputed: tuple[str, ...] = ()
        self.notice = ""
        self.on_news: Callable[[], None] | None = None
        self._text = article.text
        self._info = TextInfo(text_sha256(article.text), len(article.text))
        self._instead = instead
        self._writer: threading.Thread | None = None
        self._waiting: tuple[Annotations, int, int] | None = None
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._base: Annotations | None = None
        self.ledger = Ledger(path, whole_name(article) or article.id)
        self._elsewhere = False
        self._commented = False
        self._unwritten: Annotations | None = None

    # What is in the file

    def load(self) -> Annotations | None:
        """The record in the file; none where there is no file.

        Raises:
            DatelineError: When the file cannot be read or is no record that one can work with.
        """
        # Reading records takes the schema, which an article without a file need not wait for.
        from annotate.formats import load_record

        data = self._read()
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig", "surrogatepass")
        except UnicodeDecodeError as error:
            raise ArticleError(f"{self.name} is not UTF-8 text") from error
        record = load_record(text, source=self.name)
        self.known = _digest(data)
        self._commented = has_comments(text)
        record = marked_by_hand(record, self._base)
        self._base = record
        return record

    @property
    def name(self) -> str:
        """The file's name, as it can be shown."""
        return shown_path(self.path.name)

    def begin(self, engines: Callable[[Annotations], Annotations | None]) -> Annotations | None:
        """The record in the file, when an article is opened; why there is none stands in ``trouble``.

        Args:
            engines: Gives the engine's own record by the same generator, where it is known, so that
                changes by hand are noticed.
        """
        try:
            record = self.load()
        except DatelineError as error:
            self._failed(error)
            return None
        return marked_by_hand(record, engines(record)) if record else None

    def follow(self, article: Article, path: Path) -> Keeper:
        """The keeper of the same article with another text, which has this one's journal."""
        other = Keeper(article, path, known=self.known, instead=self._instead)
        self.finish()
        if path == self.path or self._elsewhere:
            other.path, other._elsewhere = self.path, self._elsewhere
            other.ledger, other.trouble = self.ledger, self.trouble
            other._commented, other.on_news = self._commented, self.on_news
            other.ledger.turn_to(other._info, self.known)
        return other

    def is_for_this_text(self, record: Annotations) -> bool:
        """Whether a record's offsets point into the article as it is now."""
        return record.document.text.sha256 == self._info.sha256

    def carried(self, old: Annotations, new: Annotations) -> Annotations:
        """The new record with the reader's corrections of the old one, whatever text that was made for."""
        old_text = self._text if self.is_for_this_text(old) else old_text_of(old)
        return carry(old, new, old_text=old_text, new_text=self._text, text_of=text_of_unplaced)

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

    # Corrections

    def recover(self, record: Annotations) -> Recovered:
        """Make again what was not saved when the article was read the last time.

        Args:
            record: What is in the file; the engine's record where there is none that can be read.
        """
        text = self._text if self.is_for_this_text(record) else old_text_of(record)
        return self.ledger.recover(record, self.known, text)

    def note(self, kind: Kind, name: str, before: Annotations, after: Annotations) -> None:
        """Write a change down at once; the arguments are those of :meth:`Ledger.note`."""
        self.ledger.note(kind, name, before, after, self.known)

    @property
    def is_saved(self) -> bool:
        """Whether nothing is waiting to be written."""
        return self._unwritten is None

    # Writing

    def save(self, record: Annotations) -> Annotations:
        """Write the record; a long one is written behind the reader's back, the newest last.

        Returns:
            What was written: the same, unless the file was changed by somebody else.

        Raises:
            DatelineError: When it cannot be written, or the changed file cannot be read.
        """
        self._unwritten = record
        self.is_outrun = False
        if sum(1 for _ in items_of(record)) <= SMALL and self._writer is None:
            return self.write_now(record)
        keep_text(self._text)
        try:
            record = self._unwritten = self._with_theirs(record)
        except DatelineError as error:
            raise self._failed(error) from error
        with self._lock:
            self._waiting = (record, *self.ledger.now)
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_waiting, name="save")
                self._writer.start()
        return record

    def write_now(self, record: Annotations) -> Annotations:
        """Write the record and come back when it is on the disk.

        Returns:
            What was written: the same, unless the file was changed by somebody else.

        Raises:
            DatelineError: When it cannot be written, or the changed file cannot be read.
        """
        self._unwritten = record
        self.finish()
        keep_text(self._text)
        self.disputed = ()
        try:
            for _ in range(_MOST_TRIES):
                record = self._unwritten = self._with_theirs(record)
                if self._swap(record, *self.ledger.now):
                    return record
            raise OutputError(f"{self.name} is changed by somebody else again and again")
        except DatelineError as error:
            raise self._failed(error) from error

    def move_to(self, path: Path, record: Annotations) -> None:
        """Keep the record in another file from now on.

        Raises:
            DatelineError: When it cannot be written there.
        """
        self.finish()
        before = self.path, self.known, self._elsewhere, self._commented
        self.path, self._elsewhere, self._commented = path, True, False
        try:
            data = self._read()
            self.known = None if data is None else _digest(data)
            if not self._swap(record, *self.ledger.now):
                raise OutputError(f"{self.name} is being changed by somebody else")
        except DatelineError:
            self.path, self.known, self._elsewhere, self._commented = before
            raise

    def finish(self) -> None:
        """Wait until what is being written is written, or could not be."""
        writer = self._writer
        if writer is not None:
            writer.join()

    def close(self, done: Sequence[Step] = (), last: Annotations | None = None) -> None:
        """Let go of the journal, which stays for undo and for what could not be saved.

        Args:
            done: The changes that can be undone.
            last: The record after them.
        """
        self.finish()
        self.ledger.close(done, last)

    def _write_waiting(self) -> None:
        while True:
            with self._lock:
                waiting, self._waiting = self._waiting, None
                if waiting is None:
                    self._writer = None
                    break
            try:
                if not self._swap(*waiting):
                    self.is_outrun = True
            except DatelineError as error:
                self._failed(error)
        if self.on_news is not None:
            self.on_news()

    def _swap(self, record: Annotations, steps: int, changes: int) -> bool:
        """Put the record in the place of the file that is known; false where that is another one by now."""
        text = dump_yaml(record)
        digest = _digest(text.encode("utf-8", "surrogatepass"))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{shown_path(self.path.parent)} cannot be made: {reason(error)}") from error
        with locked_folder(self.path.parent):
            data = self._read()
            if (None if data is None else _digest(data)) != self.known:
                return False
            if self._commented and data is not None:
                copy = keep_copy(self.path, data)
                self.notice = f"Comments cannot be kept in {self.name}; as it was, it is in {copy.name}."
                self._commented = False
            self._mark("saving", digest, changes)
            write_whole(self.path, text)
        self._mark("saved", digest, changes)
        self.known, self._base, self.trouble = digest, record, None
        self.ledger.written = steps
        if self._unwritten is record:
            self._unwritten = None
        return True

    def _mark(self, kind: MarkKind, digest: str, changes: int) -> None:
        if not self._elsewhere:
            self.ledger.mark(kind, digest, changes)

    def _with_theirs(self, mine: Annotations) -> Annotations:
        if self._writer is not None:
            return mine
        data = self._read()
        if data is None:
            self.known = None
            return mine
        if _digest(data) == self.known:
            return mine
        instead = self._instead(self.path) if self._instead else None
        if instead is not None:
            self.path, self.known = instead, None
            return self._with_theirs(mine)
        base = self._base
        try:
            theirs = self.load()
        except RecordError as error:
            if self.known is None:
                raise
            raise ArticleError(f"{self.name} was changed and cannot be read any more ({error})") from error
        if theirs is None:
            return mine
        if not self.is_for_this_text(theirs):
            # What was judged here wins over what was judged of another state of the text.
            theirs = self.carried(theirs, mine)
            return carry(mine, theirs, old_text=self._text, new_text=self._text)
        together = merged(base, mine, theirs, self._text)
        self.disputed = tuple(dict.fromkeys((*self.disputed, *together.disputed)))
        return together.record

    def _read(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ArticleError(f"{self.name} cannot be read: {reason(error)}") from error

    def _failed(self, error: DatelineError) -> OutputError:
        """Remember why it could not be saved, without the path, which would hide it."""
        words = shown_path(str(error)).removeprefix(f"{shown_path(self.path)}: ")
        self.trouble = words.removeprefix("cannot be written: ")
        return OutputError(self.trouble)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
