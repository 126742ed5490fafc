"""Search in the article's text, as ``less`` does it.

The pattern is a regular expression; one that is not valid is looked for word
by word. Lower case finds both cases, a capital in the pattern only its own, and a
space any white space between words, also the end of a line.

A text is looked through piece by piece, so that a long one can be left between
two of them; a pattern that takes too long is given up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

# The library for expressions is loaded when something is looked for: the text comes first.
if TYPE_CHECKING:
    import regex

    from tui.state.patterns import Patience

MOST_HITS = 100_000
PIECE = 16_384
REACH = 4_096
PATIENCE_SECONDS = 2.0
Hit = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Search:
    """The hits of one pattern in one text.

    Attributes:
        pattern: As it was typed.
        hits: Half-open ranges of code points, in text order, not overlapping, none empty.
    """

    pattern: str
    hits: tuple[Hit, ...] = ()

    @classmethod
    def of(cls, pattern: str, text: str, *, seconds: float = PATIENCE_SECONDS) -> Search:
        """Look for ``pattern`` in ``text``; at most ``MOST_HITS`` hits are kept.

        Raises:
            TooLongError: When it takes longer than ``seconds``.
        """
        from tui.state.patterns import Patience

        hits: list[Hit] = []
        for piece in pieces(pattern, text, patience=Patience(seconds)):
            hits += piece
            if len(hits) >= MOST_HITS:
                break
        return cls(pattern, tuple(hits[:MOST_HITS]))

    @property
    def total(self) -> str:
        """How many hits there are, in words; no more than so many are looked for."""
        return f"{len(self.hits)}+" if len(self.hits) >= MOST_HITS else f"{len(self.hits)}"

    def number_of(self, hit: Hit) -> int:
        """Number of a hit, counted from 0."""
        return bisect_left(self.hits, hit)

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

    def crossing(self, start: int, end: int) -> tuple[Hit, ...]:
        """Hits that share a code point with ``[start, end)``."""
        first = bisect_right(self.hits, start, key=lambda hit: hit[1])
        return self.hits[first : bisect_left(self.hits, (end, -1))]


def pieces(
    pattern: str, text: str, start: int = 0, end: int | None = None, *, patience: Patience | None = None
) -> Iterator[list[Hit]]:
    """Look for ``pattern`` in ``text[start:end]``, one piece of it at a time.

    Yields:
        The hits that begin in each piece, in text order; a hit may reach a few thousand
        code points beyond its piece.

    Raises:
        TooLongError: When it takes longer than the patience lasts.
    """
    from tui.state.patterns import LONGEST_PATTERN, Patience, TooLongError

    if not pattern:
        return
    if len(pattern) > LONGEST_PATTERN:
        raise TooLongError("the pattern is too long")
    wanted = compiled(pattern)
    patience = patience or Patience(PATIENCE_SECONDS)
    end = len(text) if end is None else end
    while start < end:
        stop = min(start + PIECE, end)
        hits = patience.hits(wanted, text, start, stop, min(stop + REACH, len(text)))
        yield hits
        start = max(stop, hits[-1][1] if hits else 0)


def compiled(pattern: str) -> regex.Pattern[str]:
    """The regular expression of a typed pattern, with smart case; never an error."""
    from tui.state.patterns import PatternError, expression, literal

    flags = re.MULTILINE if any(map(str.isupper, pattern)) else re.MULTILINE | re.IGNORECASE
    try:
        return expression(pattern, flags, over_lines=True)
    except PatternError:
        return literal(pattern, flags)
