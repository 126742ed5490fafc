"""Two versions of one article: what the newer one tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.dossier.model import Origin, Versions
from annotate.dossier.reading import Source


def version_pairs(sources: Sequence[Source], origins: Sequence[Origin]) -> Iterator[Versions]:
    """Yield the pairs of versions among the articles."""
    yield from ()
