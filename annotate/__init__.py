"""Dateline's annotation engine: entities, claims and the timeline of a news article.

    >>> from annotate import Annotator, Article
    >>> annotations = Annotator.from_settings().annotate(Article.from_path("article.txt"))

Both names are imported when they are first used, since spaCy takes a second.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.annotator import Annotator
    from annotate.article import Article

__all__ = ["Annotator", "Article"]

# onnxruntime keeps a device id and a queue of events for its maker unless this stands before its import;
# whoever imports any part of the engine, in any process, comes through here first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

_MODULES = {"Annotator": "annotate.annotator", "Article": "annotate.article"}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_MODULES[name]), name)
    globals()[name] = value
    return value
