"""The articles of a dossier with their records: those that are kept, and new ones of all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotate.article import Article
from annotate.corpus import read_article
from annotate.dossier import Source, build
from annotate.errors import DatelineError
from annotate.record import Annotations
from annotate.settings import ExportSettings
from tui.engine.client import Engine
from tui.records.cache import cached, keep
from tui.records.paths import annotations_path
from tui.records.record_file import Keeper
from tui.state.dossier.rows import Gathered
from tui.storage.files import stamp


class Left(Exception):  # noqa: N818
    """Nobody waits for the dossier any more."""


class Gathering:
    """Makes the dossier of some articles, again when they have changed.

    Args:
        export: Where annotations are kept.
        engine: Annotates what has no annotations yet.

    Attributes:
        failed: Why an article is not in the dossier, by its name.
    """

    def __init__(self, export: ExportSettings, engine: Engine) -> None:
        self._export = export
        self._engine = engine
        self._known: dict[str, tuple[object, Article, Annotations]] = {}
        self.failed: dict[str, str] = {}

    def gather(self, names: Sequence[str], tell: Callable[[str], None]) -> Gathered | None:
        """Make the dossier of articles; none where none of them can be read.

        Args:
            names: Paths and addresses.
            tell: Gets in words how far it is; what it raises ends the work.
        """
        self.failed = {}
        found: list[tuple[str, Article, Annotations]] = []
        for place, name in enumerate(names, start=1):
            try:
                article, record = self._article(name, partial(tell, f"annotating {place} of {len(names)}"))
            except DatelineError as error:
                self.failed[name] = str(error)
                continue
            found.append((name, article, record))
        if not found:
            return None
        tell(f"joining {len(found)} articles")
        counts: Counter[str] = Counter()
        sources, paths = [], {}
        for name, article, record in found:
            counts[article.id] += 1
            id = article.id if counts[article.id] == 1 else f"{article.id}-{counts[article.id]}"
            sources.append(Source(id, record, article.text))
            paths[id] = name
        return Gathered(build(sources), sources, paths)

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
        article = read_article(name)
        record = self._record(article)
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
        return stamp(Path(name)), stamp(annotations_path(article, self._export))
