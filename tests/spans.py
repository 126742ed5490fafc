"""Spans of a spaCy document by their offsets."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span


def span_at(doc: Doc, start: int, end: int, **more: Any) -> Span:
    """The words between two offsets, which are those of words."""
    found = doc.char_span(start, end, **more)
    assert found is not None
    return found
