"""The annotation engine as the reader sees it: a process of its own, started when it is needed.

Loading spaCy and running the model keep Python's lock for longer than a key
press may wait; in a process of its own the engine cannot make the reader
stutter, print on its screen, or keep it from leaving.
"""

from __future__ import annotations

import pickle
import subprocess
import threading
from typing import Protocol, runtime_checkable

from annotate.article import Article
from annotate.errors import DatelineError, WeightsError
from annotate.generator import generator_of, shipped_pipeline
from annotate.record import Annotations, Generator
from annotate.settings import PipelineSettings, Settings
from tui.engine.starting import started


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


@runtime_checkable
class Telling(Protocol):
    """An engine that tells how much of the article at hand is done.

    Attributes:
        share: From 0 to 1; it may be looked at while the engine is at work.
    """

    share: float


@runtime_checkable
class Resting(Protocol):
    """An engine that may have been started before anybody knew whether it is needed."""

    def rest(self) -> None:
        """Hear that it is not; it may be needed later."""
        ...


class ShippedEngine:
    """The real engine, in a process that stays for the next article and ends with the reader.

    Attributes:
        share: How much of the article at hand is done, from 0 to 1.
    """

    def __init__(self, settings: Settings, process: subprocess.Popen[bytes] | None = None) -> None:
        """Remember the settings; nothing is started yet, but for what was started early."""
        self._settings = settings
        self._process = process
        self._waits = process is not None
        self._turn = threading.Lock()
        self.share = 0.0

    def annotate(self, article: Article) -> Annotations:
        """The article's record, by ``annotate.Annotator``.

        Raises:
            DatelineError: When it cannot be annotated, or the process ended.
        """
        with self._turn:
            self.share = 0.0
            self._waits = False
            try:
                process = self._started()
                assert process.stdin is not None
                assert process.stdout is not None
                pickle.dump(article, process.stdin)
                process.stdin.flush()
                while isinstance(answer := pickle.load(process.stdout), float):
                    self.share = answer
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                self._process = None
                raise DatelineError("the engine stopped; perhaps there was not enough memory") from error
        if isinstance(answer, Annotations):
            return answer
        raise DatelineError(str(answer))

    def generator(self) -> Generator | None:
        """Known beforehand for the shipped pipeline alone."""
        if self._settings.pipeline != PipelineSettings():
            return None
        try:
            return generator_of(shipped_pipeline(self._settings.pipeline.name), self._settings)
        except (OSError, KeyError, ValueError, WeightsError):
            return None

    def rest(self) -> None:
        """End what was started early and has got no article."""
        if self._waits and self._process is not None:
            self._waits = False
            self._process.kill()
            # It may take a moment to end, in which nobody shall ask it for a record.
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = started(self._settings)
        return self._process
