"""Search in the article's text, as ``less`` does it.

The pattern is a regular expression; one that is not valid is looked for word
by word. Lower case finds both cases, a capital in the pattern only its own.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

MOST_HITS = 100_000


@dataclass(frozen=True, slots=True)
class Search:
    """The hits of one pattern in one text.

    Attributes:
        pattern: As it was typed.
        hits: Half-open ranges of code points, in text order, not overlapping, none empty.
    """

    pattern: str
    hits: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, pattern: str, text: str) -> Search:
        """Look for ``pattern`` in ``text``; at most ``MOST_HITS`` hits are kept."""
        hits: list[tuple[int, int]] = []
        if pattern:
            for found in compiled(pattern).finditer(text):
                if found.end() > found.start():
                    hits.append(found.span())
                    if len(hits) == MOST_HITS:
                        break
        return cls(pattern, tuple(hits))

    def nearest(self, offset: int) -> int | None:
        """Number of the hit at or after ``offset``, counted from 0; the first one after the last."""
        if not self.hits:
            return None
        return bisect_left(self.hits, (offset, offset)) % len(self.hits)

    def step(self, offset: int, step: int) -> int | None:
        """Number of the next hit (1) or the one before (-1), going round at the ends."""
        if not self.hits:
            return None
        if step > 0:
            return bisect_right(self.hits, (offset, 1 << 62)) % len(self.hits)
        return (bisect_left(self.hits, (offset, -1)) - 1) % len(self.hits)

    def crossing(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Hits that share a code point with ``[start, end)``."""
        first = bisect_right(self.hits, start, key=lambda hit: hit[1])
        return self.hits[first : bisect_left(self.hits, (end, -1))]


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a typed pattern, with smart case; never an error."""
    flags = re.MULTILINE if any(map(str.isupper, pattern)) else re.MULTILINE | re.IGNORECASE
    try:
        with warnings.catch_warnings():
            # A warning would be printed over the screen.
            warnings.simplefilter("ignore")
            return re.compile(pattern, flags)
    except (re.error, OverflowError, RecursionError):
        return re.compile(re.escape(pattern), flags)
