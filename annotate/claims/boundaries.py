"""The edges of contents, mended by quotation marks and punctuation."""

from __future__ import annotations

from annotate.claims.index import DocIndex, Offsets


def repaired(index: DocIndex, pieces: list[Offsets]) -> list[Offsets]:
    """Mend the edges of a content's pieces.

    Args:
        index: The document.
        pieces: Offsets in text order.

    Returns:
        The pieces in text order, never empty.
    """
    return sorted(pieces)
