"""The articles of a dossier with their records: those that are kept, and new ones of all others."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotate.article import Article
from annotate.dossier import Dossier, Index, build
from annotate.dossier.forms import dump, load
from annotate.dossier.model import Decision
from annotate.dossier.reading import Source, told_apart
from annotate.errors import ArticleError, DatelineError
from annotate.parts import divided_name
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Published
from annotate.settings import ExportSettings
from annotate.support.files import write_whole
from annotate.support.names import is_url
from tui.engine.client import Engine
from tui.feeds import store
from tui.feeds.reading import is_whole, read_article
from tui.records.cache import cached, keep
from tui.records.long_texts import is_long, refuse_too_long
from tui.records.paths import annotations_path
from tui.records.record_file import Keeper
from tui.state.dossier.rows import Gathered
from tui.state.dossier.searched import Searched
from tui.storage.files import stamp
from tui.storage.folders import data_folder

FILE = "dossier.yaml"
# Two long books; more than that is annotated when somebody wants to read it, not beside others.
MOST_UNREAD = 2_000_000
_DIGITS = 16


def file_of(names: Sequence[str]) -> Path | None:
    """The dossier's own file: in the folder that holds all articles, that of feeds in Dateline's own.

    There is none where there is no such folder.
    """
    folders = {str(Path(name).absolute().parent) for name in names if not is_url(name)}
    if not folders:
        return _file_of_feeds(names)
    try:
        return Path(os.path.commonpath(folders)) / FILE
    except ValueError:
        return None


def _file_of_feeds(names: Sequence[str]) -> Path | None:
    """The same for articles that feeds have brought: one file for the same feeds, whatever comes later."""
    feeds = sorted({entry.feed for name in names if (entry := store.entry(name)) is not None})
    if not feeds:
        return None
    digest = text_sha256("\n".join(feeds))[:_DIGITS]
    return data_folder() / "dossiers" / digest / FILE


@contextmanager
def _never_looked_through() -> Iterator[None]:
    """Keep what is made out of the search for circles.

    It has none; to look through the millions of parts of a large dossier, again and again, would each time
    keep the reader from answering for about a second.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if running:
            gc.enable()


class Left(Exception):  # noqa: N818
    """Nobody waits for the dossier any more."""


class Gathering:
    """Makes the dossier of some articles, again when they have changed.

    Args:
        export: Where annotations are kept.
        engine: Annotates what has no annotations yet.
        said: The day of publication of all articles, where the user says so.

    Attributes:
        failed: Why an article is not in the dossier, by its name.
        decisions: What a reader decided.
        done: The last decision in words, which is told with where it is kept.
        told: Where decisions were kept, or why not; empty where there was nothing to keep.
    """

    def __init__(self, export: ExportSettings, engine: Engine, said: Published | None = None) -> None:
        self._export = export
        self._engine = engine
        self._said = said
        self._known: dict[str, tuple[object, Article, Annotations]] = {}
        self._sources: list[Source] = []
        self._index = Index()
        self._texts: dict[str, Searched] = {}
        self.failed: dict[str, str] = {}
        self.decisions: tuple[Decision, ...] = ()
        self.done = self.told = ""
        self._file: Path | None = None
        self._in_file: tuple[Decision, ...] | None = None

    def gather(self, names: Sequence[str], tell: Callable[[str], None]) -> Gathered | None:
        """Make the dossier of articles; none where none of them can be read.

        Args:
            names: Paths and addresses.
            tell: Gets in words how far it is; what it raises ends the work.
        """
        self.failed = {}
        found: list[tuple[str, Article, Annotations]] = []
        for place, name in enumerate(sorted(names, key=is_long), start=1):
            try:
                article, record = self._article(name, partial(tell, f"annotating {place} of {len(names)}"))
            except Left:
                raise
            except DatelineError as error:
                self.failed[name] = str(error)
                continue
            except Exception as error:  # One article that breaks the reading of it costs no other.
                self.failed[name] = f"cannot be read: {type(error).__name__}: {error}"
                continue
            found.append((name, article, record))
        if not found:
            return None
        order = {name: place for place, name in enumerate(names)}
        found.sort(key=lambda each: order[each[0]])
        tell(f"joining {len(found)} articles")
        sources = told_apart(
            ((article.id, record, article.text) for _, article, record in found), self._sources
        )
        self._sources = sources
        paths = {source.id: name for source, (name, _, _) in zip(sources, found, strict=True)}
        self._look_for_decisions(names)
        with _never_looked_through():
            dossier = build(sources, self.decisions, self._index)
        self._keep(dossier)
        return Gathered(dossier, sources, paths, self._texts)

    def _look_for_decisions(self, names: Sequence[str]) -> None:
        """Take what was decided before, once."""
        if self._in_file is not None:
            return
        self._file, self._in_file = file_of(names), ()
        if self._file is None or not self._file.is_file():
            return
        try:
            self._in_file = self.decisions = load(
                self._file.read_text(encoding="utf-8"), source=self._file.name
            ).decisions
        except (OSError, UnicodeDecodeError, DatelineError):
            # What stands there is somebody's; it is not written over.
            self._file = None

    def _keep(self, dossier: Dossier) -> None:
        self.told = ""
        if self.decisions == self._in_file:
            return
        if self._file is None:
            self.told = (
                f"{self.done}Not kept: {FILE} beside the articles is no dossier, or there is no folder."
            )
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, dump(dossier, "yaml"))
        except (DatelineError, OSError) as error:
            self.told = f"{self.done}Not kept: {error}"
        else:
            self._in_file = self.decisions
            self.told = f"{self.done}Kept in {self._file.name}."

    def is_outdated(self, names: Sequence[str]) -> bool:
        """Whether an article or its annotations have changed since they were read."""
        return any(
            name not in self._known or self._known[name][0] != self._stamps(name, self._known[name][1])
            for name in names
            if name not in self.failed
        )

    def _article(self, name: str, annotating: Callable[[], None]) -> tuple[Article, Annotations]:
        """Return an article with its record.

        Raises:
            DatelineError: It cannot be read or annotated.
        """
        known = self._known.get(name)
        if known is not None and known[0] == self._stamps(name, known[1]):
            return known[1], known[2]
        # What was not opened is not fetched.
        refuse_too_long(name)
        article = read_article(name, fetches=False)
        if self._said is not None:
            article = replace(article, published=self._said)
        record = self._record(article)
        if record is None and len(article.text) > MOST_UNREAD:
            raise ArticleError(
                f"has {len(article.text):,} characters, which take long to annotate: open it once"
            )
        if record is None:
            annotating()
            record = self._engine.annotate(article)
            keep(article, record)
        self._known[name] = (self._stamps(name, article), article, record)
        return article, record

    def _record(self, article: Article) -> Annotations | None:
        """The record that is kept, else what the engine found before; none where there is neither."""
        keeper = Keeper(article, annotations_path(article, self._export))
        saved = keeper.load()
        if saved is not None and keeper.is_for_this_text(saved):
            return replace(saved, document=replace(saved.document, id=article.id))
        return cached(article, self._engine.generator())

    def _stamps(self, name: str, article: Article) -> object:
        own = is_whole(name) if is_url(name) else stamp(Path(divided_name(name)[0]))
        return own, stamp(annotations_path(article, self._export))
