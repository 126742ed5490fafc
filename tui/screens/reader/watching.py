"""What changes outside while one reads: the article's file, and the corrections of somebody else."""

from __future__ import annotations

from dataclasses import replace

from annotate.article import Article
from annotate.corpus import read_article
from annotate.errors import DatelineError
from annotate.parts import name_of
from annotate.review.carrying.anchoring import Anchoring
from annotate.review.kept_texts import keep_text
from annotate.review.merging import has_judgements
from tui.screens.reader.annotating import Annotator
from tui.screens.reader.desk import Desk
from tui.screens.reader.saving import Saver
from tui.screens.reader.searching import Searcher
from tui.state.session import Session
from tui.storage.files import article_file, shown_path, stamp
from tui.storage.positions import marks_in, remember, remember_marks

WATCH_SECONDS = 2.0
LINE = 60


class Watcher:
    """Keeps the place one reads at, and looks for changes."""

    def __init__(self, desk: Desk, saver: Saver, annotator: Annotator, searcher: Searcher) -> None:
        """Watch the article on a desk."""
        self._desk = desk
        self._saver = saver
        self._annotator = annotator
        self._searcher = searcher
        self._place_kept = -1
        self._read_at = _stamp(desk.session.article)
        desk.session.places.marks = marks_in(desk.session.article.text)

    def watch(self) -> None:
        """Keep the place, which a terminal that is closed would lose; look for changes."""
        self.keep_place()
        self.look()

    def keep_place(self) -> None:
        """Remember where one is, and the places with a letter."""
        text, cursor = self._desk.session.article.text, self._desk.article_view.cursor
        if cursor != self._place_kept:
            self._place_kept = cursor
            remember(text, cursor)
        remember_marks(text, self._desk.session.places.marks)

    def look(self) -> None:
        """Read the article again when its file has changed; take in what somebody wrote beside it."""
        mine = self._desk.session.article
        now = _stamp(mine)
        if now is None and self._read_at is not None:
            self._read_at = None
            name = shown_path(article_file(mine) or str(mine.source))
            self._desk.tell(
                f"{name} is no longer there; what you correct is kept in {self._saver.keeper.name}."
            )
            return
        if now is None or now == self._read_at:
            self._look_for_corrections()
            return
        self._read_at = now
        try:
            name = name_of(article_file(mine) or str(mine.source), mine.part)
            article = read_article(name, kind=mine.kind)
        except DatelineError as error:
            self._desk.tell(f"The file has changed, but {error}")
            return
        if article.text != mine.text:
            self._show_changed(article)

    def _look_for_corrections(self) -> None:
        mine, keeper = self._desk.session.annotations, self._saver.keeper
        if mine is None:
            return
        try:
            joined = keeper.joined(mine)
        except DatelineError as error:
            self._desk.tell(f"Corrections cannot be saved: {error}")
            self._desk.draw()
            return
        if joined is not None:
            words = f"Somebody else changed {keeper.name}; it is shown together with yours."
            self._saver.take_change(f"what somebody else wrote into {keeper.name}", joined, words)
        self._desk.draw()

    def _show_changed(self, article: Article) -> None:
        desk, annotator = self._desk, self._annotator
        old, cursor = desk.session, desk.article_view.cursor
        anchoring = Anchoring(old.article.text, article.text)
        place = anchoring.place(cursor, min(cursor + LINE, len(old.article.text)))
        saved = annotator.saved = old.annotations or annotator.saved
        if saved is not None and has_judgements(saved):
            keep_text(old.article.text)
        annotator.own_date = article.published
        self._saver.follow(article)
        desk.session = Session(article, kept_in=old.kept_in)
        desk.session.places.marks = {
            letter: found[0]
            for letter, offset in old.places.marks.items()
            if (found := anchoring.place(offset, min(offset + LINE, len(old.article.text))))
        }
        if saved is not None and saved.document.published.source == "given":
            desk.session.article = replace(article, published=saved.document.published)
        desk.change(preferred=None, pinned=None, selection=None)
        desk.article_view.set_text(article.text, article.sections)
        self._searcher.anew()
        desk.draw()
        desk.article_view.go_to(place[0] if place else min(cursor, len(article.text)), centre=True)
        desk.tell("The article has changed and was read again.")
        annotator.annotate()


def _stamp(article: Article) -> tuple[int, int] | None:
    """When the article's file was changed; none where it is from no file."""
    file = article_file(article)
    return stamp(file) if file else None
