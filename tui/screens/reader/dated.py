"""The publication date: a correction like any other, with which the article is annotated again."""

from __future__ import annotations

from dataclasses import replace

from annotate.article import given_date
from annotate.errors import DatelineError
from annotate.record import Published
from annotate.review.dating import wants_dates, with_date
from annotate.settings import Settings
from tui.screens.reader.looks import Looks
from tui.state.question import Question
from tui.state.session import Session
from tui.state.typed_dates import typed_date


class Dated(Looks):
    """What the commands do with the publication date.

    Attributes:
        own_date: What the article itself says.
    """

    def __init__(self, session: Session, settings: Settings, keys: dict[str, tuple[str, ...]]) -> None:
        """Show a session; the arguments are those of every reader's screen."""
        super().__init__(session, settings, keys)
        self.own_date = session.article.published
        self._date_waits: Published | None = None

    def annotate_anew(self) -> None:
        """Annotate the article as it is now, or take what is known about it."""
        raise NotImplementedError

    def stop_progress(self) -> None:
        """Show no longer that the engine is at work."""
        raise NotImplementedError

    def take_waiting_date(self) -> None:
        """Set the date that was typed before there were annotations."""
        waits, self._date_waits = self._date_waits, None
        if waits is not None:
            self._set_date(waits)

    def take_date(self) -> None:
        """Let the article have the publication date that its record was given."""
        record = self.session.annotations
        given = record is not None and record.document.published.source == "given"
        published = record.document.published if record is not None and given else self.own_date
        if published != self.session.article.published:
            self.session.article = replace(self.session.article, published=published)

    def follow_date(self) -> None:
        """Annotate with the publication date that the record has now, after undo or redo."""
        self.take_date()
        self.stop_progress()
        record = self.session.annotations
        if record is not None and wants_dates(record):
            self.annotate_anew()
        self.draw()

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
                hint="10 June 2025, June 10, 2025-06-10, yesterday; empty for the article's own",
            )
        )

    def set_published(self, typed: str) -> None:
        """Annotate again with a publication date, or with the article's own; corrections stay."""
        try:
            published = given_date(typed.strip()) if typed.strip() else self.own_date
        except DatelineError as error:
            self.tell(f"Not done: {error}.")
            return
        if self.session.annotations is None:
            self._date_waits = published
            self.tell("The date is set as soon as the annotations are there.")
        else:
            self._set_date(published)

    def _set_date(self, published: Published) -> None:
        record = self.session.annotations
        assert record is not None
        if published == record.document.published:
            self.tell("That is the publication date already.")
            return
        name = f"publication date {published.value}" if published.value else "publication date unknown"
        self.take_change(name, with_date(record, published), f"{name[0].upper()}{name[1:]}.")
        self.session.article = replace(self.session.article, published=published)
        self.annotate_anew()


def _date_fault(typed: str) -> str:
    """Why what was typed is no date; empty where it is one, or nothing."""
    try:
        given_date(typed_date(typed) or None)
    except DatelineError as error:
        return str(error)
    return ""
