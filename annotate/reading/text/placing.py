"""From a record of the readable text to the record of the exact text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annotate.reading.text.readable import Readable
from annotate.record import Annotations
from annotate.record.walk import with_items, with_spans


def placed(found: Annotations, readable: Readable, text: str) -> Annotations:
    """Return what was found in the readable text with its places, and their words, in the exact text.

    Args:
        found: The record; what is about the document stays as it is.
        readable: What it was found in.
        text: The exact text.
    """

    def moved(span: Any) -> Any:
        start, end = readable.exact_range(span.start, span.end)
        return replace(span, start=start, end=end, exact=text[start:end])

    return with_items(found, lambda item: with_spans(item, moved))
