"""The annotation engine as the reader sees it, loaded only when it is needed."""

from __future__ import annotations

import importlib.resources
import json
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Protocol

from annotate.article import Article
from annotate.record import Annotations, Generator, Pipeline
from annotate.settings import PipelineSettings, Settings

if TYPE_CHECKING:
    from annotate.annotator import Annotator


class Engine(Protocol):
    """Whatever makes a record of an article; called in a thread of its own."""

    def annotate(self, article: Article) -> Annotations:
        """The article's record.

        Raises:
            DatelineError: With words for the reader's status line.
        """
        ...

    def generator(self) -> Generator | None:
        """What its records will say they were made by; none where that takes loading it."""
        ...


class ShippedEngine:
    """The real engine; importing and loading it waits for the first article."""

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; nothing is loaded yet."""
        self._settings = settings
        self._annotator: Annotator | None = None

    def annotate(self, article: Article) -> Annotations:
        """The article's record, by ``annotate.Annotator``."""
        if self._annotator is None:
            from annotate.annotator import Annotator

            self._annotator = Annotator.from_settings(self._settings)
        return self._annotator.annotate(article)

    def generator(self) -> Generator | None:
        """Known beforehand for the shipped pipeline alone."""
        if self._settings.pipeline != PipelineSettings():
            return None
        try:
            model = importlib.resources.files("annotate").joinpath("language/weights/model.json")
            pipeline = Pipeline(self._settings.pipeline.name, json.loads(model.read_text("utf-8"))["version"])
            return Generator(version("dateline"), pipeline, self._settings.sha256)
        except (OSError, KeyError, ValueError, PackageNotFoundError):
            return None
