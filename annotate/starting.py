"""Starting the engine for a program of our own, where somebody waits for the first article.

onnxruntime reads its model, and an article with it, without Python's lock: meanwhile Python loads spaCy,
and then what comes after the model.
"""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from annotate.language import SHIPPED
from annotate.settings import Settings
from annotate.support.engine_loading import beside, loading

if TYPE_CHECKING:
    from annotate.annotator import Annotator

_AFTERWARDS = "annotate.layers"
"""What is wanted once the model has read an article."""


def start_engine(settings: Settings, *, threads: int = 0) -> Annotator:
    """Return the engine of some settings; what it needs later is still being loaded.

    Args:
        settings: The settings.
        threads: Threads that the encoder may use; 0 leaves it to onnxruntime.

    Raises:
        SettingsError: The settings name a pipeline that is not installed or cannot be loaded.
    """
    with loading(backends=settings.pipeline.name != SHIPPED, meanwhile=partial(_open_encoder, threads)):
        # spaCy takes half a second, which `--help` and `validate` should not.
        from annotate.annotator import Annotator

        annotator = Annotator.from_settings(settings, threads=threads)
    beside(partial(importlib.import_module, _AFTERWARDS))
    return annotator


def _open_encoder(threads: int) -> None:
    from annotate.language.encoder.model import shipped_encoder

    shipped_encoder(threads).open()
