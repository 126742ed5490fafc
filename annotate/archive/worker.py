"""What a process that annotates does: it reads articles, and answers with their records."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotate.article import Article
from annotate.corpus import Unread
from annotate.errors import ArticleError, DatelineError
from annotate.record import Annotations
from annotate.settings import Settings
from annotate.support.extensions import troubles

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Engine(Protocol):
    """Whatever makes a record of an article."""

    def annotate(self, article: Article) -> Annotations:
        """The article's record."""
        ...


MakeEngine = Callable[[Settings], Engine]


class Answer(NamedTuple):
    """What became of an article.

    Attributes:
        fatal: What is wrong with every article.
        troubles: What the user should hear of other packages.
    """

    article: Article | None = None
    annotations: Annotations | None = None
    error: str | None = None
    fatal: DatelineError | None = None
    troubles: tuple[str, ...] = ()


def work(pipe: Connection, settings: Settings, make_engine: MakeEngine) -> None:
    """Answer every article that comes through a pipe, until it is closed.

    Ctrl+C goes to all processes of a terminal; the one that started this decides what is done of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(settings, make_engine)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(reader.answer(pipe.recv()))


class Reader:
    """Reads articles and annotates them with one engine, which is made for the first that can be read."""

    def __init__(self, settings: Settings, make_engine: MakeEngine) -> None:
        self._make = partial(make_engine, settings)
        self._engine: Engine | None = None

    def answer(self, job: Unread) -> Answer:
        """Read and annotate one article; whatever goes wrong with it is told."""
        return self._answered(job)._replace(troubles=tuple(troubles()))

    def _answered(self, job: Unread) -> Answer:
        try:
            article = job.read()
        except ArticleError as error:
            return Answer(error=str(error))
        try:
            self._engine = self._engine or self._make()
        except DatelineError as error:
            return Answer(article, fatal=error)
        return self._annotated(article, self._engine)

    def _annotated(self, article: Article, engine: Engine) -> Answer:
        try:
            return Answer(article, engine.annotate(article))
        except DatelineError as error:
            return Answer(article, fatal=error)
        except Exception as error:
            # One article that breaks the engine must not take the rest of an archive with it.
            return Answer(article, error=f"the engine failed: {error!r}")
