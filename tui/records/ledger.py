"""How many corrections there are, how many are in the record's file, and the journal with all of them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotate.record import Annotations, TextInfo
from annotate.review.kept_texts import kept_text
from tui.deltas import Delta
from tui.records.journal import Change, Journal, Kind, Mark, MarkKind, journals_of, new_journal
from tui.records.recovery import Recovered, recover
from tui.state.session import Step


class Ledger:
    """Counts corrections, and keeps each in a journal.

    Attributes:
        made: How many corrections were made.
        written: How many of them are in the file.
    """

    def __init__(self, path: Path, article: str) -> None:
        """Nothing is made yet.

        Args:
            path: The record's file.
            article: The article's whole path, or its address.
        """
        self._path = path
        self._article = article
        self._journal: Journal | None = None
        self.made = 0
        self.written = 0

    @property
    def pending(self) -> int:
        """How many corrections are not in the file."""
        return self.made - self.written

    @property
    def holds_pending(self) -> bool:
        """Whether what is not in the file is in the journal."""
        unsaved = self._journal.unsaved if self._journal else []
        return sum(change.is_correction for change in unsaved) >= self.pending

    @property
    def now(self) -> tuple[int, int]:
        """How many corrections were made in all, and how many changes stand in the journal."""
        return self.made, len(self._journal.changes) if self._journal else 0

    def recover(self, record: Annotations, digest: str | None, text: str) -> Recovered:
        """Make again what the journals have and the file has not, and take one of them.

        Args:
            record: What is in the file; the engine's record where there is none that can be read.
            digest: Of the file; none where there is none.
            text: What the record points into.
        """
        journals = list(journals_of(self._path)) if self._journal is None else []
        if not journals:
            return Recovered(record)
        journals.sort(key=lambda each: all(mark.digest != digest for mark in each.marks))
        first, *others = journals
        result = recover(first, record, digest, text=text, text_of=kept_text)
        anew = first.text != record.document.text or not (result.done or result.found)
        for other in others:
            more = recover(other, result.record, digest, text=text, text_of=kept_text)
            if more.found:
                result, anew = Recovered(more.record, found=result.found + more.found), True
        self.made += result.found
        start = Mark("start", digest, len(first.changes))
        try:
            if result.found and anew:
                delta = Delta.between(record, result.record)
                first.add(start, Change("do", "corrections found again", delta))
            elif anew:
                first.begin_anew(record.document.text, replace(start, after=0))
        except OSError:
            # They stay as they are, for the next time.
            for each in journals:
                each.close()
            return result
        self._journal = first
        for other in others:
            other.close(remove=True)
        return result

    def note(self, kind: Kind, name: str, before: Annotations, after: Annotations, known: str | None) -> None:
        """Write a change into the journal, so that it outlives this process, where that can be.

        Args:
            kind: A change that can be undone, undo, redo, or one that goes with the change before it.
            name: What undo calls it.
            before: The record without it.
            after: The record with it.
            known: Digest of the file that the changes begin with.
        """
        if kind != "amend":
            self.made += 1
        elif self._journal is None:
            return
        with contextlib.suppress(OSError):
            if self._journal is None:
                self._journal = new_journal(self._path, self._article, before.document.text)
                self._journal.add(Mark("start", known, 0))
            self._journal.add(Change(kind, name, Delta.between(before, after)))

    def mark(self, kind: MarkKind, digest: str, changes: int) -> None:
        """Note what becomes of the file.

        Args:
            kind: Whether it is about to be written, or is.
            digest: Of what is written.
            changes: How many changes of the journal are in it.
        """
        if self._journal is not None:
            with contextlib.suppress(OSError):
                self._journal.add(Mark(kind, digest, changes))

    def turn_to(self, text: TextInfo, digest: str | None) -> None:
        """Go on with another text of the article; undo does not go back to before that."""
        if self._journal is not None and not self._journal.unsaved:
            with contextlib.suppress(OSError):
                self._journal.begin_anew(text, Mark("start", digest, 0))

    def close(self, done: Sequence[Step], last: Annotations | None) -> None:
        """Let go of the journal, which stays for undo and for what could not be saved.

        Args:
            done: The changes that can be undone.
            last: The record after them.
        """
        if self._journal is None:
            return
        if last is not None and done:
            after = [*(step.before for step in done[1:]), last]
            pairs = zip(done, after, strict=True)
            self._journal.shorten(
                [Change("do", step.name, Delta.between(step.before, later)) for step, later in pairs]
            )
        self._journal.close()
        self._journal = None
