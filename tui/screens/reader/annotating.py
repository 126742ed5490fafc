"""The engine at work behind the article: its progress, its record, and the date that it goes by."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from textual.message import Message
from textual.timer import Timer

from annotate.article import Article
from annotate.errors import DatelineError
from annotate.record import Annotations, Published
from annotate.review.carry_over import orphans
from annotate.review.dating import wants_dates, with_date
from annotate.review.merging import has_judgements
from tui.engine.client import Engine, Resting, Telling
from tui.records.cache import cached, keep
from tui.records.recovery import Recovered
from tui.screens.reader.desk import Desk
from tui.screens.reader.saving import Saver
from tui.widgets.panel import Rows
from tui.wording.describe import EXCERPT, counts, way_to_whole
from tui.wording.times import date_wanted, dateline_day

SPIN_SECONDS = 0.12
SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
LONG_SECONDS = 3
"""After so many seconds, how much is done is worth a look."""
# Diagnostics that say that the text is not all there is.
_TOLD = frozenset({EXCERPT, "several_articles", "pages_without_text", "language", "no_such_day"})
READING = "reading the annotations …"
NOT_ANNOTATED = "The article could not be annotated. It can still be read and searched."


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


class Annotator:
    """Lets the engine annotate, and takes over what it found.

    Attributes:
        working: That the engine is at work, in words; empty when it is not.
        own_date: What the article itself says about its day of publication.
        saved: The record that was in the file.
    """

    def __init__(self, desk: Desk, saver: Saver, engine: Engine) -> None:
        """Annotate the article on a desk."""
        self._desk = desk
        self._saver = saver
        self._engine = engine
        self.working = ""
        self.own_date = desk.session.article.published
        self.saved: Annotations | None = None
        self._began = 0.0
        self._spin: Timer | None = None
        self._date_waits: Published | None = None
        # Where the day is kept that was said on the command line, until it is told.
        self._said_words = ""
        # What was told when the engine began anew, with a space.
        self._told = ""

    def announce(self) -> None:
        """Say that the annotations are being read, where there are some; it may take a while."""
        self.working = READING if self._saver.keeper.path.exists() else ""

    def begin(self) -> None:
        """Show the record in the file, with the date that was said; annotate where that is not enough."""
        self._begin()
        said, record = self._desk.session.said, self._desk.session.annotations
        if said is not None and record is not None and record.document.published != said:
            self._set_said(said)

    def _begin(self) -> None:
        keeper = self._saver.keeper
        saved = self.saved = keeper.begin(self._engines)
        self.working = ""
        if keeper.trouble:
            self._desk.tell(f"Corrections cannot be saved: {keeper.trouble}")
            self._desk.draw()
        if saved is not None:
            found = keeper.recover(saved)
            self.saved = found.record
            if keeper.is_for_this_text(saved):
                self._show_recovered(found)
                if found.record.generator == self._engine.generator() and not wants_dates(found.record):
                    self._rest()
                    return
        session = self._desk.session
        if session.said is not None and session.annotations is None:
            # Nothing is counted twice: from no day, and then from that one.
            session.article = replace(session.article, published=session.said)
            self._date_waits = session.said
        self.anew()

    def _engines(self, record: Annotations) -> Annotations | None:
        """What the engine that made a record had found; none where that is not kept."""
        article = self._desk.session.article
        if record.document.published.source == "given":
            article = replace(article, published=record.document.published)
        return cached(article, record.generator)

    def _show_recovered(self, found: Recovered) -> None:
        """Show a record with what the journal gave back; save that."""
        self._desk.session.begin(found.record, found.done, found.undone)
        self._take_date()
        self._desk.draw()
        if found.found:
            several = found.found > 1
            words = f"{found.found} corrections" if several else "A correction"
            words += f" that could not be saved the last time {'are' if several else 'is'} here."
            self._desk.tell(self._saver.save() or words)

    # The engine

    def anew(self) -> None:
        """Take what the engine found in this article before, or let it look."""
        found = cached(self._desk.session.article, self._engine.generator())
        if found is None:
            self.annotate()
        else:
            self._rest()
            self._take_over(found)

    def _rest(self) -> None:
        if isinstance(self._engine, Resting):
            self._engine.rest()

    def annotate(self) -> None:
        """Run the engine in a thread that does not keep the reader from leaving."""
        if self._spin is not None:
            self._spin.stop()
        self._began = time.monotonic()
        self._spin = self._desk.set_interval(SPIN_SECONDS, self._show_progress)
        self._show_progress()
        threading.Thread(
            target=self._annotate, args=(self._desk.session.article,), name="annotate", daemon=True
        ).start()

    def _annotate(self, article: Article) -> None:
        try:
            record = self._engine.annotate(article)
            self._desk.post_message(Annotated(article, record))
            keep(article, record)
        except DatelineError as error:
            self._desk.post_message(Failed(str(error)))
        except Exception as error:  # The reader stays usable whatever the engine does.
            self._desk.post_message(Failed(f"{type(error).__name__}: {error}"))

    def _show_progress(self) -> None:
        seconds = time.monotonic() - self._began
        sign = SPINNER[int(seconds / SPIN_SECONDS) % len(SPINNER)]
        share = self._engine.share if isinstance(self._engine, Telling) else 0.0
        done = f"{share:.0%} done, " if share and seconds >= LONG_SECONDS else ""
        self.working = f"{sign} annotating, {done}{seconds:.0f} s"
        self._desk.draw()

    def _stop_progress(self) -> None:
        """Show no longer that the engine is at work."""
        if self._spin:
            self._spin.stop()
        self.working = ""

    def done(self, event: Annotated) -> None:
        """Show what the engine found, unless the article has changed meanwhile."""
        if event.article is self._desk.session.article:
            self._stop_progress()
            self._take_over(event.annotations)

    def failed(self, event: Failed) -> None:
        """Tell why there are no annotations."""
        self._stop_progress()
        for panel in self._desk.panes.panels:
            panel.fill(Rows([], NOT_ANNOTATED))
        self._desk.draw()
        self._desk.tell(f"Not annotated: {event.reason}")

    def _take_over(self, record: Annotations) -> None:
        """Show a record of the engine, with the corrections that there are."""
        session, keeper = self._desk.session, self._saver.keeper
        before = session.annotations or self.saved
        if session.article.published.source == "given":
            # What a reader said stands, whatever the engine makes of it.
            document = replace(record.document, published=session.article.published)
            record = replace(record, document=document)
        counted = None
        if before is None and self._date_waits is not None and self._date_waits == session.said:
            # A record that is kept begins with the article's own day.
            counted, record = record, with_date(record, self.own_date)
        if before is None:
            found = keeper.recover(record)
            if found.found:
                self._show_recovered(found)
                self.follow_date()
                return
            session.begin(found.record, found.done, found.undone)
        else:
            self._replace(before, record)
        self._desk.draw()
        shown = session.annotations
        assert shown is not None
        lost = len(orphans(shown))
        words = (
            f" {lost} of your corrections {'has' if lost == 1 else 'have'} no place in this text any more: "
            "! lists them."
            if lost
            else ""
        )
        words = words or self._said_words or _told_of(shown, session.article)
        words = words or _wanted(shown, session.article.text)
        self._said_words = ""
        trouble = f"Corrections cannot be saved: {keeper.trouble}" if keeper.trouble else ""
        if shown is not before and has_judgements(shown):
            trouble = self._saver.save() or trouble
        told, self._told = self._told, ""
        self._desk.tell(trouble or f"{told}Found {counts(shown)}.{words}")
        waits, self._date_waits = self._date_waits, None
        if waits is not None and waits == session.said:
            self._set_said(waits, counted)
        elif waits is not None:
            self.set_date(waits)

    def _set_said(self, said: Published, counted: Annotations | None = None) -> None:
        """Go by the date that the command line has, which is no step to undo; tell that this makes a file."""
        session, keeper = self._desk.session, self._saver.keeper
        before = session.annotations
        assert before is not None
        self._said_words = f" The day you gave is kept in {keeper.name}; D sets another."
        record = with_date(before, said)
        keeper.note("amend", "", before, record)
        session.amend(record, lambda earlier: with_date(earlier, said))
        self._saver.show_change(self._said_words.strip())
        self._go_by(said, counted)

    def _replace(self, before: Annotations, record: Annotations) -> None:
        """Take a newer record in the place of another one; corrections stay."""
        session, keeper = self._desk.session, self._saver.keeper
        carried = keeper.carried(before, record)
        made_alike = (before.document.text, before.generator) == (carried.document.text, carried.generator)
        if session.annotations is not None and made_alike:
            # Only the date is another one, and setting it is what undo takes back.
            keeper.note("amend", "", before, carried)
            session.receive(carried)
            return
        if keeper.ledger.pending:
            keeper.note("amend", "", before, carried)
        session.begin(carried)

    # The publication date

    def set_date(self, published: Published) -> None:
        """Annotate with another publication date, a correction like any other; those there are stay."""
        record = self._desk.session.annotations
        if record is None:
            self._date_waits = published
            self._desk.tell("The date is set as soon as the annotations are there.")
            return
        if published == record.document.published:
            self._desk.tell("That is the publication date already.")
            return
        name = f"publication date {published.value}" if published.value else "publication date unknown"
        self._saver.take_change(name, with_date(record, published), f"{name[0].upper()}{name[1:]}.")
        self._go_by(published)

    def _go_by(self, published: Published, counted: Annotations | None = None) -> None:
        """Annotate with the date that the record has been given, unless the engine has done so already."""
        self._desk.session.article = replace(self._desk.session.article, published=published)
        self._told = ""
        if counted is None:
            self.anew()
        else:
            self._take_over(counted)

    def follow_date(self, told: str = "") -> None:
        """Annotate with the publication date that the record has now, after undo or redo.

        Args:
            told: What was told of that, and is still to be seen when the annotations are there.
        """
        self._take_date()
        self._stop_progress()
        record = self._desk.session.annotations
        if record is not None and wants_dates(record):
            self._told = f"{told} " if told else ""
            self.anew()
        self._desk.draw()

    def _take_date(self) -> None:
        """Let the article have the publication date that its record was given."""
        session = self._desk.session
        record = session.annotations
        given = record is not None and record.document.published.source == "given"
        published = record.document.published if record is not None and given else self.own_date
        if published != session.article.published:
            session.article = replace(session.article, published=published)


def _told_of(record: Annotations, article: Article) -> str:
    """What a reader of the text should hear of how it was read: its first sentence, after a space."""
    note = next((each for each in record.diagnostics if each.code in _TOLD), None)
    if note is None:
        return ""
    way = way_to_whole(article) if note.code == EXCERPT else ""
    return f" {note.message.partition('. ')[0].rstrip('.')}{way}."


def _wanted(record: Annotations, text: str) -> str:
    """The year that is missing in a dateline, asked for after a space; empty where none is."""
    known = not record.document.published.value and dateline_day(record, text)
    return f" {date_wanted(record, text)}" if known else ""
