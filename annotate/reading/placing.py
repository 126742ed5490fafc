"""From a record of the readable text to the record of the exact text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from annotate.reading.readable import Readable

T = TypeVar("T")


def placed(found: T, readable: Readable, text: str) -> T:
    """Return what was found in the readable text with its places, and their words, in the exact text.

    Args:
        found: A part of a record, or a tuple of such parts.
        readable: What it was found in.
        text: The exact text.
    """
    moved: T = _placed(found, readable, text)
    return moved


def _placed(found: Any, readable: Readable, text: str) -> Any:
    if isinstance(found, tuple):
        return tuple(_placed(part, readable, text) for part in found)
    if not is_dataclass(found) or isinstance(found, type):
        return found
    changes = {}
    for field in fields(found):
        value = getattr(found, field.name)
        if isinstance(value, tuple) or is_dataclass(value):
            changes[field.name] = _placed(value, readable, text)
    if hasattr(found, "start") and hasattr(found, "end"):
        start, end = readable.exact_range(found.start, found.end)
        changes |= {"start": start, "end": end}
        if hasattr(found, "exact"):
            changes["exact"] = text[start:end]
    return replace(found, **changes)
