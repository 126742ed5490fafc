"""Saving as one reads: what is told when it fails, further attempts, and the question on leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.message import Message

from annotate.errors import DatelineError
from annotate.record import Annotations
from tui.commands.requests import Left
from tui.records.record_file import Keeper
from tui.records.targets import Ask, verdict_on
from tui.screens.boxes.unsaved import ELSEWHERE, LEAVE, UnsavedScreen
from tui.screens.reader.navigation import Navigation
from tui.state.question import Question
from tui.storage.files import paths_like, shown_path
from tui.text.fitting import fitted

RETRY_SECONDS = 5.0
_LEAST_REASON = 30


class Saving(Navigation):
    """Everything about the record's file that one sees."""

    keeper: Keeper
    _leaves_unsaved = False
    _told_trouble: str | None = None

    class News(Message):
        """What was being written is written, or could not be."""

    # Changing and saving

    def take_change(self, name: str, record: Annotations, message: str) -> None:
        """Take a corrected record: into the journal, on the screen, into the file; then tell.

        Args:
            name: What undo calls it.
            record: The corrected one.
            message: What is told when nothing is wrong.
        """
        before = self.session.annotations
        assert before is not None
        if self.session.change(name, record):
            self.keeper.note("do", name, before, record)
        self.show_change(message)

    def show_change(self, message: str) -> None:
        """Show the record after a change, save it, and tell."""
        words = self.save()
        self.draw()
        self.tell(words or message)

    def save(self) -> str:
        """Write the record to its file; what somebody else wrote there is kept too.

        Returns:
            What is to be told about it; empty where everything is as it should be.
        """
        record = self.session.annotations
        if record is None:
            return ""
        try:
            written = self.keeper.save(record)
        except DatelineError:
            return self._trouble_words()
        words = self._take_joined(record, written)
        notice, self.keeper.notice = self.keeper.notice, ""
        return words or notice

    def _take_joined(self, record: Annotations, written: Annotations) -> str:
        """Show what the file has that was not here; say so."""
        if written is record:
            return ""
        if self.session.change("joined with the changed file", written):
            self.keeper.note("amend", "", record, written)
        disputed = self.keeper.disputed
        if not disputed:
            return f"{self.keeper.name} was changed by somebody else; both corrections are in it now."
        return (
            f"{self.keeper.name} was changed by somebody else. You both judged {', '.join(disputed)}: "
            "yours stands, and every note is kept."
        )

    # What fails

    @property
    def unsaved(self) -> str:
        """How many corrections are not in the file, as long as they cannot be."""
        if self.keeper.trouble is None:
            return ""
        return f"{self.keeper.ledger.pending} not saved" if self.keeper.ledger.pending else "cannot be saved"

    def _trouble_words(self) -> str:
        self._told_trouble = self.keeper.trouble
        advice = "Tried again; :write PATH saves elsewhere."
        room = max(self.size.width - len(f" Not saved: . {advice}"), _LEAST_REASON)
        return f"Not saved: {fitted(self.keeper.trouble or '', room)}. {advice}"

    def try_again(self) -> None:
        """Try to save what could not be saved."""
        waits = self.keeper.trouble is not None and not self.keeper.is_saved
        if not waits:
            return
        words = self.save()
        if self.keeper.is_saved:
            self._tell_saved(words)
        self.draw()

    def _tell_saved(self, words: str = "") -> None:
        self._told_trouble = None
        self.tell(f"Saved: your corrections are in {self.keeper.name} now. {words}".strip())

    @on(News)
    def _written_behind(self) -> None:
        if self.keeper.is_outrun:
            self.tell(self.save() or f"{self.keeper.name} was changed by somebody else.")
        elif self.keeper.trouble is not None and self.keeper.trouble != self._told_trouble:
            self.tell(self._trouble_words())
        elif self.keeper.trouble is None and self._told_trouble is not None and self.keeper.is_saved:
            self._tell_saved(self.keeper.notice)
            self.keeper.notice = ""
        elif self.keeper.notice:
            self.tell(self.keeper.notice)
            self.keeper.notice = ""
        self.draw()

    # Another place

    def write(self, path: str) -> bool:
        """Write the record to its usual place, or to ``path`` in its form; tell where, or why not.

        Returns:
            Whether it is written.
        """
        record = self.session.annotations
        assert record is not None
        if path:
            return self.into(path, lambda target: self._write_to(target, record))
        try:
            written = self.keeper.write_now(record)
        except DatelineError:
            self.tell(f"Not written: {self.keeper.trouble}")
            return False
        words = self._take_joined(record, written) or self.keeper.notice
        self.keeper.notice = ""
        self.tell(f"Written to {shown_path(self.keeper.path)}{f'. {words}' if words else ''}")
        return True

    def _write_to(self, target: Path, record: Annotations) -> bool:
        from tui.records.paths import write_annotations

        moves = self.keeper.trouble is not None
        try:
            if moves:
                self.keeper.move_to(target, record)
            else:
                write_annotations(record, target, self.session.article.text)
        except DatelineError as error:
            self.tell(f"Not written: {shown_path(str(error))}")
            return False
        self.tell(f"Written to {shown_path(target)}{'; corrections go there from now on' if moves else ''}")
        return True

    def into(self, path: str, write: Callable[[Path], bool]) -> bool:
        """Write something to a path: never over an article, over what others made only when told to.

        Returns:
            Whether it is written by now.
        """
        target = Path(path).expanduser()
        verdict = verdict_on(target, self.session.article, self.session.annotations)
        if verdict is None:
            return write(target)
        if isinstance(verdict, Ask):
            self.prompt.ask(
                Question(
                    f"write over {shown_path(target.name)}?",
                    lambda typed: self._over(typed, target, write),
                    hint=f"yes or no: {verdict.words}",
                )
            )
        else:
            self.tell(f"Not written: {verdict}")
        return False

    def _over(self, typed: str, target: Path, write: Callable[[Path], bool]) -> None:
        if typed.strip().lower() in ("y", "yes"):
            write(target)
        else:
            self.tell(f"Not written; {shown_path(target.name)} is as it was.")

    # Leaving

    def settle(self) -> bool:
        """Try once more to save what is not saved; whether one may leave."""
        record = self.session.annotations
        self.keeper.finish()
        if self._leaves_unsaved or record is None or self.keeper.is_saved:
            return True
        try:
            self._take_joined(record, self.keeper.write_now(record))
        except DatelineError:
            self.draw()
            return False
        return True

    def ask_unsaved(self, *, everything: bool) -> None:
        """Ask what shall become of what cannot be saved.

        Args:
            everything: Whether Dateline is being left, and not only this article.
        """
        screen = UnsavedScreen(
            self.keeper.ledger.pending, self.keeper.trouble or "", kept=self.keeper.ledger.holds_pending
        )
        self.app.push_screen(screen, lambda answer: self._answered(answer, everything=everything))

    def _answered(self, answer: str | None, *, everything: bool) -> None:
        if answer == LEAVE:
            self._leaves_unsaved = True
            self.send(Left(everything=everything))
        elif answer == ELSEWHERE:
            self.prompt.ask(
                Question(
                    "save in",
                    lambda typed: self._save_and_leave(typed, everything=everything),
                    words=paths_like,
                    hint="path of a file; Esc stays",
                )
            )
        else:
            self.tell(self._trouble_words())

    def _save_and_leave(self, typed: str, *, everything: bool) -> None:
        record = self.session.annotations
        if not typed.strip() or record is None:
            self.tell(self._trouble_words())
            return

        def write(target: Path) -> bool:
            done = self._write_to(target, record)
            if done:
                self.send(Left(everything=everything))
            return done

        self.into(typed.strip(), write)

    def words_on_leaving(self) -> str:
        """What is to be told about corrections that are in no file; empty where all are in theirs."""
        ledger = self.keeper.ledger
        pending = ledger.pending
        if self.keeper.is_saved or not (pending or self.keeper.trouble):
            return ""
        number = f"{pending} corrections are" if pending != 1 else "1 correction is"
        back = (
            "; opening the article again brings them back"
            if self.keeper.ledger.holds_pending and pending
            else ""
        )
        return f"{shown_path(self.keeper.path)}: {number} not saved ({self.keeper.trouble}){back}"
