"""The annotation engine as the reader sees it: a process of its own, started when it is needed.

Loading spaCy and running the model keep Python's lock for longer than a key
press may wait; in a process of its own the engine cannot make the reader
stutter, print on its screen, or keep it from leaving.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from typing import Protocol, runtime_checkable

from annotate.article import Article
from annotate.errors import DatelineError, WeightsError
from annotate.generator import generator_of, shipped_pipeline
from annotate.record import Annotations, Generator
from annotate.settings import PipelineSettings, Settings


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


class ShippedEngine:
    """The real engine, in a process that stays for the next article and ends with the reader.

    Attributes:
        share: How much of the article at hand is done, from 0 to 1.
    """

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; nothing is started yet."""
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self.share = 0.0

    def annotate(self, article: Article) -> Annotations:
        """The article's record, by ``annotate.Annotator``.

        Raises:
            DatelineError: When it cannot be annotated, or the process ended.
        """
        with self._turn:
            self.share = 0.0
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

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            # Not multiprocessing: it wants a standard error with a file behind it, which Textual takes away.
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "tui.engine.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
            atexit.register(process.kill)
            assert process.stdin is not None
            pickle.dump(self._settings, process.stdin)
            self._process = process
        return self._process
