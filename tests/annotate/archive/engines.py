"""Engines that other processes can make by name."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace

from annotate.article import Article
from annotate.errors import SettingsError
from annotate.generator import generator_of, shipped_pipeline
from annotate.record import Annotations
from annotate.settings import Settings


class Plain:
    """Finds nothing; ends its process at an article that says so, and takes its time over another."""

    def __init__(self, settings: Settings) -> None:
        self.generator = generator_of(shipped_pipeline("dateline"), settings)

    def annotate(self, article: Article) -> Annotations:
        if "end the process" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "break the engine" in article.text:
            raise ValueError("cannot")
        if "take your time" in article.text:
            time.sleep(0.4)
        return Annotations(generator=self.generator, document=replace(article.document()))


class Slow(Plain):
    """Needs a moment for every article."""

    def annotate(self, article: Article) -> Annotations:
        time.sleep(0.02)
        return super().annotate(article)


def none(settings: Settings) -> Plain:
    """Make no engine."""
    raise SettingsError(f"pipeline.name: {settings.pipeline.name} is not there")


def ends(settings: Settings) -> Plain:
    """End the process instead."""
    os._exit(3)
