"""Dateline's annotation engine: entities, claims and the timeline of a news article.

    >>> from annotate import Annotator, Article
    >>> annotations = Annotator.from_settings().annotate(Article.from_path("article.txt"))

Every name is imported when it is first used, since spaCy takes a second.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.annotator import Annotator
    from annotate.article import Article
    from annotate.errors import ArticleError, DatelineError, RecordError, SettingsError
    from annotate.formats.loading import load_record, load_records
    from annotate.formats.writers.json import dump_json
    from annotate.formats.writers.jsonl import dump_json_line
    from annotate.formats.writers.yaml import dump_yaml
    from annotate.record import (
        After,
        Annotations,
        Check,
        CheckWorthiness,
        Claim,
        ClaimRelation,
        Diagnostic,
        Document,
        Entity,
        Event,
        EventMention,
        EventTime,
        Generator,
        Hedge,
        Interval,
        Mention,
        Pipeline,
        Published,
        Section,
        Source,
        Span,
        TextInfo,
        Time,
        Timeline,
    )
    from annotate.settings import Settings, load_settings

__all__ = [
    "After",
    "Annotations",
    "Annotator",
    "Article",
    "ArticleError",
    "Check",
    "CheckWorthiness",
    "Claim",
    "ClaimRelation",
    "DatelineError",
    "Diagnostic",
    "Document",
    "Entity",
    "Event",
    "EventMention",
    "EventTime",
    "Generator",
    "Hedge",
    "Interval",
    "Mention",
    "Pipeline",
    "Published",
    "RecordError",
    "Section",
    "Settings",
    "SettingsError",
    "Source",
    "Span",
    "TextInfo",
    "Time",
    "Timeline",
    "dump_json",
    "dump_json_line",
    "dump_yaml",
    "load_record",
    "load_records",
    "load_settings",
]

# onnxruntime keeps a device id and a queue of events for its maker unless this stands before its import;
# whoever imports any part of the engine, in any process, comes through here first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

_HOMES = {
    "annotate.annotator": ("Annotator",),
    "annotate.article": ("Article",),
    "annotate.errors": (
        "ArticleError",
        "DatelineError",
        "RecordError",
        "SettingsError",
    ),
    "annotate.formats.writers.json": ("dump_json",),
    "annotate.formats.writers.jsonl": ("dump_json_line",),
    "annotate.formats.loading": (
        "load_record",
        "load_records",
    ),
    "annotate.formats.writers.yaml": ("dump_yaml",),
    "annotate.record": (
        "After",
        "Annotations",
        "Check",
        "CheckWorthiness",
        "Claim",
        "ClaimRelation",
        "Diagnostic",
        "Document",
        "Entity",
        "Event",
        "EventMention",
        "EventTime",
        "Generator",
        "Hedge",
        "Interval",
        "Mention",
        "Pipeline",
        "Published",
        "Section",
        "Source",
        "Span",
        "TextInfo",
        "Time",
        "Timeline",
    ),
    "annotate.settings": (
        "Settings",
        "load_settings",
    ),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_MODULES[name]), name)
    globals()[name] = value
    return value
