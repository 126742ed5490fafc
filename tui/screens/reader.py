"""The screen with one article: the engine at work behind it, files, looks."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.message import Message
from textual.timer import Timer

from annotate.article import Article, given_date
from annotate.corpus import read_article
from annotate.errors import DatelineError
from annotate.names import STANDARD_INPUT
from annotate.record import Annotations
from annotate.settings import Settings
from tui.anchoring import Anchoring
from tui.cache import cached, keep
from tui.carrying import orphans, touched
from tui.dates import typed_date
from tui.describe import counts
from tui.engine import Engine
from tui.files import stamp
from tui.keeping import Keeper
from tui.messages import Left
from tui.positions import remember
from tui.screens.base import SPINNER
from tui.screens.looks import Looks
from tui.screens.words import WordsScreen
from tui.session import Session
from tui.storage import annotations_path
from tui.widgets.bars import Question

SPIN_SECONDS = 0.12
WATCH_SECONDS = 2.0
LINE = 60


class ReaderScreen(Looks):
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
        self.keeper = Keeper(session.article, annotations_path(session.article, settings.export))
        self._engine = engine
        self._began = 0.0
        self._spin: Timer | None = None
        self._saved: Annotations | None = None
        self._read_at = _stamp(session.article)

    def on_mount(self) -> None:
        """The text first; what is known already next; the engine when the text stands on the screen."""
        super().on_mount()
        if self.article_view.cursor:
            self.tell("Back where you were; g goes to the start.")
        self.set_interval(WATCH_SECONDS, self.look_for_change)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Show the record in the file; annotate where there is none or it is out of date."""
        try:
            self._saved = self.keeper.load()
        except DatelineError as error:
            self.saves = False
            self.tell(f"Corrections are not saved, since {self.keeper.path.name} is in the way: {error}")
        saved = self._saved
        if saved is not None and self.keeper.is_for_this_text(saved):
            self.session.receive(saved)
            self.refresh_record()
            if saved.generator == self._engine.generator():
                return
        self._look_into_cache()

    def _look_into_cache(self) -> None:
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
        self.refresh_bars()

    def _stop_progress(self) -> None:
        if self._spin:
            self._spin.stop()
        self.working = ""

    @on(Annotated)
    def _annotated(self, event: Annotated) -> None:
        if event.article is not self.session.article:
            return
        self._stop_progress()
        self._take_over(event.annotations)

    def _take_over(self, record: Annotations) -> None:
        """Show a record of the engine, with the corrections that there are."""
        before = self.session.annotations or self._saved
        record = self.keeper.carried(before, record) if before else record
        self.session.receive(record)
        self.refresh_record()
        lost = len(orphans(record))
        words = (
            f" {lost} of your corrections have no place in this text any more: ! lists them." if lost else ""
        )
        self.tell(f"Found {counts(record)}.{words}")
        if touched(record) or lost:
            self.save()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._stop_progress()
        for panel in self.panels:
            panel.fill([], "The article could not be annotated. It can still be read and searched.")
        self.refresh_view()
        self.tell(f"Not annotated: {event.reason}")

    # Files and looks

    def ask_published(self) -> None:
        """Ask for the publication date."""
        record = self.session.annotations
        value = record.document.published.value if record else None
        self.prompt.ask(
            Question(
                "published",
                lambda typed: self.set_published(typed_date(typed)),
                value=value or "",
                check=_date_fault,
                hint="10 June 2025, June 10, 2025-06-10, yesterday; empty for unknown",
            )
        )

    def set_published(self, typed: str) -> None:
        """Annotate again with a publication date; corrections stay."""
        try:
            published = given_date(typed.strip() or None)
        except DatelineError as error:
            self.tell(f"Not done: {error}.")
            return
        self.session.article = replace(self.session.article, published=published)
        self._look_into_cache()

    def show_words(self, title: str, lines: list[str]) -> None:
        """Show some lines of text in a box."""
        self.app.push_screen(WordsScreen(title, lines))

    def on_unmount(self) -> None:
        """Nothing is left unwritten."""
        self.put_away()

    def put_away(self) -> None:
        """Remember where one was, and wait until everything is written."""
        remember(self.session.article.text, self.article_view.cursor)
        self.keeper.finish()

    def look_for_change(self) -> None:
        """Read the article again when its file has changed; take in what somebody wrote beside it."""
        now = _stamp(self.session.article)
        if now is None or now == self._read_at:
            self._look_for_corrections()
            return
        self._read_at = now
        try:
            article = read_article(self.session.article.source or "")
        except DatelineError as error:
            self.tell(f"The file has changed, but {error}")
            return
        if article.text != self.session.article.text:
            self._show_changed(article)

    def _look_for_corrections(self) -> None:
        mine = self.session.annotations
        if mine is None or not self.saves:
            return
        try:
            joined = self.keeper.joined(mine)
        except DatelineError as error:
            self.tell(f"{error}; your next correction will not be saved until it is put right.")
            return
        if joined is not None:
            self.session.change(f"what somebody else wrote into {self.keeper.path.name}", joined)
            self.refresh_record()
            self.tell(f"Somebody else changed {self.keeper.path.name}; it is shown together with yours.")

    def _show_changed(self, article: Article) -> None:
        old, cursor = self.session, self.article_view.cursor
        place = Anchoring(old.article.text, article.text).place(
            cursor, min(cursor + LINE, len(old.article.text))
        )
        self._saved = old.annotations or self._saved
        if self._saved is not None and touched(self._saved):
            self.keeper.finish()
            self.keeper.keep_text()
        self.keeper = Keeper(
            article, annotations_path(article, self.settings.export), known=self.keeper.known
        )
        self.session = Session(article)
        self.preferred = self.pinned = self.selection_start = None
        self.article_view.set_text(article.text, article.sections)
        self.search_anew()
        self.refresh_record()
        self.article_view.go_to(place[0] if place else min(cursor, len(article.text)), centre=True)
        self.tell("The article has changed and was read again.")
        self.annotate()

    def leave(self) -> None:
        """Close the article."""
        self.post_message(Left())


def _date_fault(typed: str) -> str:
    """Why what was typed is no date; empty where it is one, or nothing."""
    try:
        given_date(typed_date(typed) or None)
    except DatelineError as error:
        return str(error)
    return ""


def _stamp(article: Article) -> tuple[int, int] | None:
    """When the article's file was changed; none where it is from no file."""
    if article.source is None or article.source == STANDARD_INPUT:
        return None
    return stamp(Path(article.source))
