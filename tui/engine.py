"""The annotation engine as the reader sees it, loaded only when it is needed."""

from __future__ import annotations

from typing import Protocol

from annotate.article import Article
from annotate.record import Annotations
from annotate.settings import Settings


class Engine(Protocol):
    """Whatever makes a record of an article; called in a thread of its own."""

    def annotate(self, article: Article) -> Annotations:
        """The article's record.

        Raises:
            DatelineError: With words for the reader's status line.
        """
        ...


class ShippedEngine:
    """The real engine; importing and loading it waits for the first article."""

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; nothing is loaded yet."""
        self._settings = settings
        self._annotator: Engine | None = None

    def annotate(self, article: Article) -> Annotations:
        """The article's record, by ``annotate.Annotator``."""
        if self._annotator is None:
            from annotate.annotator import Annotator

            self._annotator = Annotator.from_settings(self._settings)
        return self._annotator.annotate(article)
