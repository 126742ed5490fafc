"""Exports of archives of newspapers, feeds, and what feed readers keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.reading.sources import Found, from_metadata

if TYPE_CHECKING:
    from annotate.reading.documents.feed import Entry
    from annotate.record import Diagnostic


def found_of(entry: Entry, diagnostics: Sequence[Diagnostic]) -> Found:
    """Return an entry of a feed as an article.

    Args:
        entry: The entry.
        diagnostics: What a reader of the record should know.
    """
    return Found(
        entry.text,
        entry.title,
        from_metadata(entry.published),
        entry.url,
        diagnostics=tuple(diagnostics),
        author=entry.author,
        publisher=entry.publisher,
        id=entry.id,
    )
