"""Search in the article's text, as ``less`` does it.

The pattern is a regular expression; one that is not valid is looked for word
by word. Lower case finds both cases, a capital in the pattern only its own.

A text is looked through piece by piece, so that a long one can be left between
two of them, and so that no pattern can make the whole of it be tried at every
character.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

MOST_HITS = 100_000
PIECE = 16_384
REACH = 4_096
_ENDLESS = re.compile(r"[+*]|\{\d*,\}")
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
    def of(cls, pattern: str, text: str) -> Search:
        """Look for ``pattern`` in ``text``; at most ``MOST_HITS`` hits are kept."""
        hits: list[Hit] = []
        for piece in pieces(pattern, text):
            hits += piece
            if len(hits) >= MOST_HITS:
                break
        return cls(pattern, tuple(hits[:MOST_HITS]))

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


def pieces(pattern: str, text: str, start: int = 0, end: int | None = None) -> Iterator[list[Hit]]:
    """Look for ``pattern`` in ``text[start:end]``, one piece of it at a time.

    Yields:
        The hits that begin in each piece, in text order; a hit may reach a few thousand
        code points beyond its piece.
    """
    if not pattern:
        return
    expression = compiled(pattern)
    end = len(text) if end is None else end
    while start < end:
        stop = min(start + PIECE, end)
        hits: list[Hit] = []
        for found in expression.finditer(text, start, min(stop + REACH, len(text))):
            if found.start() >= stop:
                break
            if found.end() > found.start():
                hits.append(found.span())
        yield hits
        start = max(stop, hits[-1][1] if hits else 0)


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a typed pattern, with smart case; never an error.

    A repeated group that repeats something itself, like ``(a+)+``, can take longer than anyone
    waits; such a pattern is looked for word by word, as one that is not valid.
    """
    flags = re.MULTILINE if any(map(str.isupper, pattern)) else re.MULTILINE | re.IGNORECASE
    try:
        with warnings.catch_warnings():
            # A warning would be printed over the screen.
            warnings.simplefilter("ignore")
            if _repeats_repeats(pattern):
                return re.compile(re.escape(pattern), flags)
            return re.compile(pattern, flags)
    except (re.error, OverflowError, RecursionError):
        return re.compile(re.escape(pattern), flags)


def _repeats_repeats(pattern: str) -> bool:
    """Whether a group with an endless repetition in it is repeated endlessly itself."""
    bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", pattern, flags=re.DOTALL)
    open_groups: list[int] = []
    for place, sign in enumerate(bare):
        if sign == "(":
            open_groups.append(place)
        elif sign == ")" and open_groups:
            inside = bare[open_groups.pop() + 1 : place]
            if _ENDLESS.search(inside) and _ENDLESS.match(bare, place + 1):
                return True
    return False
