"""Saving as one reads: what is told when it fails, further attempts, and the question on leaving."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from textual.message import Message

from annotate.article import Article
from annotate.errors import DatelineError
from annotate.record import Annotations
from tui.commands.requests import Left
from tui.records.paths import SUFFIX, annotations_path, is_of_another, own_path, remark_on, write_annotations
from tui.records.record_file import Keeper
from tui.records.targets import Ask, verdict_on
from tui.screens.boxes.unsaved import ELSEWHERE, LEAVE, UnsavedScreen
from tui.screens.reader.desk import Desk
from tui.state.question import Question
from tui.storage.files import paths_like, shown_path
from tui.text.fitting import fitted, listed

RETRY_SECONDS = 5.0
_LEAST_REASON = 30
_LONGEST_LIST = 80


class News(Message):
    """What was being written is written, or could not be."""


class Saver:
    """Takes changed records, keeps them in their file, and tells what one has to know about it.

    Attributes:
        keeper: What keeps the record.
    """

    def __init__(self, desk: Desk) -> None:
        """Keep the record of the article on a desk."""
        self._desk = desk
        self._leaves_unsaved = False
        self._told_trouble: str | None = None
        article = desk.session.article
        self.keeper = Keeper(article, self._place_for(article), instead=self._another_place)
        self.keeper.on_news = self._pass_on

    def _place_for(self, article: Article) -> Path:
        return self._desk.session.kept_in or annotations_path(article, self._desk.settings.export)

    def _pass_on(self) -> None:
        """Let the screen hear of what became of the file, from whatever thread."""
        self._desk.post_message(News())

    def _another_place(self, path: Path) -> Path | None:
        """Where the record goes when the usual place turns out to be another article's."""
        article = self._desk.session.article
        other = own_path(article, self._desk.settings.export, SUFFIX)
        return other if path != other and is_of_another(path, article) else None

    def follow(self, article: Article) -> None:
        """Keep the record of an article that has changed."""
        self.keeper = self.keeper.follow(article, self._place_for(article))

    # Changing and saving

    def take_change(self, name: str, record: Annotations, message: str) -> None:
        """Take a corrected record: into the journal, on the screen, into the file; then tell.

        Args:
            name: What undo calls it.
            record: The corrected one.
            message: What is told when nothing is wrong.
        """
        before = self._desk.session.annotations
        assert before is not None
        if self._desk.session.change(name, record):
            self.keeper.note("do", name, before, record)
        self.show_change(message)

    def show_change(self, message: str) -> None:
        """Show the record after a change, save it, and tell."""
        words = self.save()
        held = self._desk.fill()
        self._desk.draw()
        self._desk.tell(words or f"{message}{held}")

    def save(self) -> str:
        """Write the record to its file; what somebody else wrote there is kept too.

        Returns:
            What is to be told about it; empty where everything is as it should be.
        """
        record = self._desk.session.annotations
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
        if self._desk.session.change("joined with the changed file", written):
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
        room = max(self._desk.size.width - len(f" Not saved: . {advice}"), _LEAST_REASON)
        return f"Not saved: {fitted(self.keeper.trouble or '', room)}. {advice}"

    def try_again(self) -> None:
        """Try to save what could not be saved."""
        waits = self.keeper.trouble is not None and not self.keeper.is_saved
        if not waits:
            return
        words = self.save()
        if self.keeper.is_saved:
            self._tell_saved(words)
        self._desk.draw()

    def _tell_saved(self, words: str = "") -> None:
        self._told_trouble = None
        self._desk.tell(f"Saved: your corrections are in {self.keeper.name} now. {words}".strip())

    def hear(self) -> None:
        """Tell what became of what was being written."""
        if self.keeper.is_outrun:
            self._desk.tell(self.save() or f"{self.keeper.name} was changed by somebody else.")
        elif self.keeper.trouble is not None and self.keeper.trouble != self._told_trouble:
            self._desk.tell(self._trouble_words())
        elif self.keeper.trouble is None and self._told_trouble is not None and self.keeper.is_saved:
            self._tell_saved(self.keeper.notice)
            self.keeper.notice = ""
        elif self.keeper.notice:
            self._desk.tell(self.keeper.notice)
            self.keeper.notice = ""
        self._desk.draw()

    # Another place

    def write(self, path: str) -> bool:
        """Write the record to its usual place, or to ``path`` in its form; tell where, or why not.

        Returns:
            Whether it is written.
        """
        record = self._desk.session.annotations
        assert record is not None
        if path:
            return self.into(path, lambda target: self._write_to(target, record))
        try:
            written = self.keeper.write_now(record)
        except DatelineError:
            self._desk.tell(f"Not written: {self.keeper.trouble}")
            return False
        words = self._take_joined(record, written) or self.keeper.notice
        self.keeper.notice = ""
        self._desk.tell(f"Written to {shown_path(self.keeper.path)}{f'. {words}' if words else ''}")
        return True

    def _write_to(self, target: Path, record: Annotations) -> bool:
        moves = self.keeper.trouble is not None
        try:
            if moves:
                self.keeper.move_to(target, record)
            else:
                write_annotations(record, target, self._desk.session.article.text)
        except DatelineError as error:
            self._desk.tell(f"Not written: {shown_path(str(error))}")
            return False
        moved = "; corrections go there from now on" if moves else ""
        remark = _files_in(target) or remark_on(target, record)
        self._desk.tell(f"Written to {shown_path(target)}{remark}{moved}")
        return True

    def into(self, path: str, write: Callable[[Path], bool]) -> bool:
        """Write something to a path: over what others made, or into a new folder, only when told to.

        Returns:
            Whether it is written by now.
        """
        target = Path(path).expanduser()
        verdict = verdict_on(target, self._desk.session.article, self._desk.session.annotations)
        if verdict is None:
            return write(target)
        if isinstance(verdict, Ask):
            self._desk.prompt.ask(
                Question(
                    verdict.question,
                    lambda typed: self._allowed(typed, verdict, target, write),
                    hint=f"yes or no: {verdict.words}",
                )
            )
        else:
            self._desk.tell(f"Not written: {verdict}")
        return False

    def _allowed(self, typed: str, ask: Ask, target: Path, write: Callable[[Path], bool]) -> None:
        if typed.strip().lower() in ("y", "yes"):
            write(target)
        else:
            self._desk.tell(f"Not written; {ask.refused}.")

    # Leaving

    def settle(self) -> bool:
        """Try once more to save what is not saved; whether one may leave."""
        record = self._desk.session.annotations
        self.keeper.finish()
        if self._leaves_unsaved or record is None or self.keeper.is_saved:
            return True
        try:
            self._take_joined(record, self.keeper.write_now(record))
        except DatelineError:
            self._desk.draw()
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
        self._desk.app.push_screen(screen, lambda answer: self._answered(answer, everything=everything))

    def _answered(self, answer: str | None, *, everything: bool) -> None:
        if answer == LEAVE:
            self._leaves_unsaved = True
            self._desk.send(Left(everything=everything))
        elif answer == ELSEWHERE:
            self._desk.prompt.ask(
                Question(
                    "save in",
                    lambda typed: self._save_and_leave(typed, everything=everything),
                    words=paths_like,
                    hint="path of a file; Esc stays",
                )
            )
        else:
            self._desk.tell(self._trouble_words())

    def _save_and_leave(self, typed: str, *, everything: bool) -> None:
        record = self._desk.session.annotations
        if not typed.strip() or record is None:
            self._desk.tell(self._trouble_words())
            return

        def write(target: Path) -> bool:
            done = self._write_to(target, record)
            if done:
                self._desk.send(Left(everything=everything))
            return done

        self.into(typed.strip(), write)

    def put_away(self) -> str:
        """Write what is still to be written, and let go of the file.

        Returns:
            What is to be told about corrections that are in no file; empty where all are in theirs.
        """
        session = self._desk.session
        self.keeper.on_news = None
        record = session.annotations
        if record is not None and not self.keeper.is_saved:
            with contextlib.suppress(DatelineError):
                self.keeper.write_now(record)
        words = self._words_on_leaving()
        self.keeper.close(session.done, record)
        return words

    def _words_on_leaving(self) -> str:
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


def _files_in(target: Path) -> str:
    """What was written where a form is a folder of files, in words; empty for a file."""
    if not target.is_dir():
        return ""
    names = sorted(path.name for path in target.iterdir())
    return f", a folder with {listed(names, _LONGEST_LIST)}"
