"""Where sentences begin in a text without a parse."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z0-9\"'“‘`])|\n+")


def sentence_cuts(text: str) -> list[int]:
    """Return where the sentences of a text begin, and one past its end."""
    return [0, *(found.end() for found in _END.finditer(text)), len(text) + 1]
