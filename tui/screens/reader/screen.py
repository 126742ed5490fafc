"""The screen with one article: the engine at work behind it, files, looks."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.message import Message
from textual.timer import Timer

from annotate.article import Article
from annotate.corpus import read_article
from annotate.errors import DatelineError
from annotate.record import Annotations
from annotate.review.carry_over import orphans
from annotate.review.carrying.anchoring import Anchoring
from annotate.review.dating import wants_dates
from annotate.review.kept_texts import keep_text
from annotate.review.merging import has_judgements
from annotate.settings import Settings
from tui.commands.context import ArticleShell
from tui.commands.requests import Left
from tui.engine.client import Engine
from tui.records.cache import cached, keep
from tui.records.paths import SUFFIX, annotations_path, is_of_another, own_path
from tui.records.record_file import Keeper
from tui.records.recovery import Recovered
from tui.screens.boxes.words import WordsScreen
from tui.screens.reader.base import SPINNER
from tui.screens.reader.dated import Dated
from tui.screens.reader.saving import RETRY_SECONDS
from tui.state.session import Session
from tui.storage.files import article_file, stamp
from tui.storage.positions import marks_in, remember, remember_marks
from tui.wording.describe import counts

SPIN_SECONDS = 0.12
WATCH_SECONDS = 2.0
LINE = 60


class ReaderScreen(Dated):
    """An article, and everything that can be done with it."""

    class Annotated(Message):
        """The engine is done."""

        def __init__(self, article: Article, annotations: Annotations) -> None:
            """Carry the record, and what it is a record of."""
            self.article = article
            self.annotations = annotations
            super().__init__()

    class Failed(Message):
        """The engine could not do it."""

        def __init__(self, reason: str) -> None:
            """Carry the reason in words."""
            self.reason = reason
            super().__init__()

    def __init__(
        self, session: Session, settings: Settings, keys: dict[str, tuple[str, ...]], engine: Engine
    ) -> None:
        """Show a session and let ``engine`` annotate it."""
        super().__init__(session, settings, keys)
        self.keeper = Keeper(
            session.article, annotations_path(session.article, settings.export), instead=self._another_place
        )
        self.keeper.on_news = self._tell_news
        self._place_kept = -1
        self._is_away = False
        # What is told when the screen is gone.
        self.last_words = ""
        self._engine = engine
        self._began = 0.0
        self._spin: Timer | None = None
        self._saved: Annotations | None = None
        session.places.marks = marks_in(session.article.text)
        self._read_at = _stamp(session.article)

    @property
    def shell(self) -> ArticleShell:
        """What the commands see."""
        return self

    def on_mount(self) -> None:
        """The text first; what is known already next; the engine when the text stands on the screen."""
        super().on_mount()
        if self.article_view.cursor:
            self.tell("Back where you were; g goes to the start.")
        self.set_interval(WATCH_SECONDS, self._watch)
        self.set_interval(RETRY_SECONDS, self.try_again)
        self.call_after_refresh(self._begin)

    def _another_place(self, path: Path) -> Path | None:
        """Where the record goes when the usual place turns out to be another article's."""
        article, export = self.session.article, self.settings.export
        other = own_path(article, export, SUFFIX)
        return other if path != other and is_of_another(path, article) else None

    def _tell_news(self) -> None:
        self.post_message(self.News())

    def _begin(self) -> None:
        """Show the record in the file; annotate where there is none or it is out of date."""
        saved = self._saved = self.keeper.begin(self._engines)
        if self.keeper.trouble:
            self.tell(f"Corrections cannot be saved: {self.keeper.trouble}")
            self.draw()
        if saved is not None:
            found = self.keeper.recover(saved)
            self._saved = found.record
            if self.keeper.is_for_this_text(saved):
                self._show_recovered(found)
                if found.record.generator == self._engine.generator() and not wants_dates(found.record):
                    return
        self.annotate_anew()

    def _engines(self, record: Annotations) -> Annotations | None:
        """What the engine that made a record had found; none where that is not kept."""
        article = self.session.article
        if record.document.published.source == "given":
            article = replace(article, published=record.document.published)
        return cached(article, record.generator)

    def _show_recovered(self, found: Recovered) -> None:
        """Show a record with what the journal gave back; save that."""
        self.session.begin(found.record, found.done, found.undone)
        self.take_date()
        self.draw()
        if found.found:
            several = found.found > 1
            words = f"{found.found} corrections" if several else "A correction"
            words += f" that could not be saved the last time {'are' if several else 'is'} here."
            self.tell(self.save() or words)

    def annotate_anew(self) -> None:
        """Take what the engine found in this article before, or let it look."""
        found = cached(self.session.article, self._engine.generator())
        if found is None:
            self.annotate()
        else:
            self._take_over(found)

    def annotate(self) -> None:
        """Run the engine in a thread that does not keep the reader from leaving."""
        if self._spin is not None:
            self._spin.stop()
        self._began = time.monotonic()
        self._spin = self.set_interval(SPIN_SECONDS, self._show_progress)
        self._show_progress()
        self._show_progress()
        threading.Thread(
            target=self._annotate, args=(self.session.article,), name="annotate", daemon=True
        ).start()

    def _annotate(self, article: Article) -> None:
        try:
            record = self._engine.annotate(article)
            self.post_message(self.Annotated(article, record))
            keep(article, record)
        except DatelineError as error:
            self.post_message(self.Failed(str(error)))
        except Exception as error:  # The reader stays usable whatever the engine does.
            self.post_message(self.Failed(f"{type(error).__name__}: {error}"))

    def _show_progress(self) -> None:
        seconds = time.monotonic() - self._began
        sign = SPINNER[int(seconds / SPIN_SECONDS) % len(SPINNER)]
        self.working = f"{sign} annotating, {seconds:.0f} s"
        self.draw()

    def stop_progress(self) -> None:
        """Show no longer that the engine is at work."""
        if self._spin:
            self._spin.stop()
        self.working = ""

    @on(Annotated)
    def _annotated(self, event: Annotated) -> None:
        if event.article is not self.session.article:
            return
        self.stop_progress()
        self._take_over(event.annotations)

    def _take_over(self, record: Annotations) -> None:
        """Show a record of the engine, with the corrections that there are."""
        before = self.session.annotations or self._saved
        if self.session.article.published.source == "given":
            # What a reader said stands, whatever the engine makes of it.
            document = replace(record.document, published=self.session.article.published)
            record = replace(record, document=document)
        if before is None:
            found = self.keeper.recover(record)
            if found.found:
                self._show_recovered(found)
                self.follow_date()
                return
            self.session.begin(found.record, found.done, found.undone)
        else:
            self._replace(before, record)
        self.draw()
        shown = self.session.annotations
        assert shown is not None
        lost = len(orphans(shown))
        words = (
            f" {lost} of your corrections have no place in this text any more: ! lists them." if lost else ""
        )
        trouble = f"Corrections cannot be saved: {self.keeper.trouble}" if self.keeper.trouble else ""
        if shown is not before and has_judgements(shown):
            trouble = self.save() or trouble
        self.tell(trouble or f"Found {counts(shown)}.{words}")
        self.take_waiting_date()

    def _replace(self, before: Annotations, record: Annotations) -> None:
        """Take a newer record in the place of another one; corrections stay."""
        carried = self.keeper.carried(before, record)
        made_alike = (before.document.text, before.generator) == (carried.document.text, carried.generator)
        if self.session.annotations is not None and made_alike:
            # Only the date is another one, and setting it is what undo takes back.
            self.keeper.note("amend", "", before, carried)
            self.session.receive(carried)
            return
        if self.keeper.ledger.pending:
            self.keeper.note("amend", "", before, carried)
        self.session.begin(carried)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.stop_progress()
        for panel in self.panels:
            panel.fill([], "The article could not be annotated. It can still be read and searched.")
        self.draw()
        self.tell(f"Not annotated: {event.reason}")

    # Files and looks

    def show_words(self, title: str, lines: list[str]) -> None:
        """Show some lines of text in a box."""
        self.app.push_screen(WordsScreen(title, lines))

    def on_unmount(self) -> None:
        """Nothing is left unwritten."""
        self.put_away()

    def put_away(self) -> None:
        """Remember where one was, and write what is still to be written."""
        if self._is_away:
            return
        self._is_away = True
        self._keep_place()
        self.keeper.on_news = None
        record = self.session.annotations
        if record is not None and not self.keeper.is_saved:
            with contextlib.suppress(DatelineError):
                self.keeper.write_now(record)
        self.last_words = self.words_on_leaving()
        self.keeper.close(self.session.done, record)

    def _keep_place(self) -> None:
        """Remember where one is, and the places with a letter."""
        text, cursor = self.session.article.text, self.article_view.cursor
        if cursor != self._place_kept:
            self._place_kept = cursor
            remember(text, cursor)
        remember_marks(text, self.session.places.marks)

    def set_mark(self, letter: str) -> None:
        """Give the cursor's place a letter, which it keeps."""
        super().set_mark(letter)
        self._keep_place()

    def _watch(self) -> None:
        """Keep the place, which a terminal that is closed would lose; look for changes."""
        self._keep_place()
        self.look_for_change()

    def look_for_change(self) -> None:
        """Read the article again when its file has changed; take in what somebody wrote beside it."""
        now = _stamp(self.session.article)
        if now is None or now == self._read_at:
            self._look_for_corrections()
            return
        self._read_at = now
        try:
            article = read_article(str(article_file(self.session.article) or self.session.article.source))
        except DatelineError as error:
            self.tell(f"The file has changed, but {error}")
            return
        if article.text != self.session.article.text:
            self._show_changed(article)

    def _look_for_corrections(self) -> None:
        mine = self.session.annotations
        if mine is None:
            return
        try:
            joined = self.keeper.joined(mine)
        except DatelineError as error:
            self.tell(f"Corrections cannot be saved: {error}")
            self.draw()
            return
        if joined is not None:
            words = f"Somebody else changed {self.keeper.name}; it is shown together with yours."
            self.take_change(f"what somebody else wrote into {self.keeper.name}", joined, words)
        self.draw()

    def _show_changed(self, article: Article) -> None:
        old, cursor = self.session, self.article_view.cursor
        anchoring = Anchoring(old.article.text, article.text)
        place = anchoring.place(cursor, min(cursor + LINE, len(old.article.text)))
        self._saved = old.annotations or self._saved
        if self._saved is not None and has_judgements(self._saved):
            keep_text(old.article.text)
        self.own_date = article.published
        self.keeper = self.keeper.follow(article, annotations_path(article, self.settings.export))
        self.session = Session(article)
        self.session.places.marks = {
            letter: found[0]
            for letter, offset in old.places.marks.items()
            if (found := anchoring.place(offset, min(offset + LINE, len(old.article.text))))
        }
        if self._saved is not None and self._saved.document.published.source == "given":
            self.session.article = replace(article, published=self._saved.document.published)
        self.change(preferred=None, pinned=None, selection=None)
        self.article_view.set_text(article.text, article.sections)
        self.searcher.anew()
        self.draw()
        self.article_view.go_to(place[0] if place else min(cursor, len(article.text)), centre=True)
        self.tell("The article has changed and was read again.")
        self.annotate()

    def leave(self) -> None:
        """Close the article."""
        self.send(Left())


def _stamp(article: Article) -> tuple[int, int] | None:
    """When the article's file was changed; none where it is from no file."""
    file = article_file(article)
    return stamp(file) if file else None
