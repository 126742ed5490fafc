"""Where sentences begin in a text without a parse."""

from __future__ import annotations

import re

from annotate.dossier.reading import Source

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z0-9\"'“‘`])|\n+")


def sentence_cuts(source: Source) -> list[int]:
    """Return where the sentences of an article begin, and one past its end; ask ``source.once`` for them."""
    return [0, *(found.end() for found in _END.finditer(source.text)), len(source.text) + 1]
