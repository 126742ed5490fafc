"""A text as words are looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.state.folded import LEFT_OUT, folded, is_inside

_UNSEEN = re.compile(f"[{''.join(map(chr, LEFT_OUT))}]")


@dataclass(frozen=True, slots=True)
class Searched:
    """A text as words are looked for in it: folded, without signs that are not seen.

    Attributes:
        plain: The folded text.
        unseen: Where signs were left out of it, in the text itself.
    """

    plain: str
    unseen: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Searched:
        """Fold a text."""
        unseen = tuple(found.start() for found in _UNSEEN.finditer(text))
        return cls(folded(_UNSEEN.sub("", text) if unseen else text), unseen)

    def places(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield where a word, or a row of words, begins and ends in the text itself."""
        first, *others = word.split(" ")
        rest = re.compile("".join(rf"\s+{re.escape(each)}" for each in others))
        place = self.plain.find(first)
        while place >= 0:
            end = place + len(first)
            found = rest.match(self.plain, end) if others else None
            if (found or not others) and not is_inside(first, self.plain, place):
                yield self._in_text(place), self._in_text(found.end() - 1 if found else end - 1) + 1
            place = self.plain.find(first, place + 1)

    def _in_text(self, place: int) -> int:
        for unseen in self.unseen:
            if unseen > place:
                break
            place += 1
        return place
