"""Places the reader came from (the jump list) and places with a name (marks)."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_JUMPS = 100


@dataclass(slots=True)
class Places:
    """A jump list that goes back and forward, as in vim, and marks by letter.

    Attributes:
        marks: Offsets by letter.
    """

    marks: dict[str, int] = field(default_factory=dict)
    _past: list[int] = field(default_factory=list)
    _future: list[int] = field(default_factory=list)

    def leave(self, offset: int) -> None:
        """Remember ``offset`` before a jump; what lay ahead is forgotten."""
        if not self._past or self._past[-1] != offset:
            self._past.append(offset)
        del self._past[:-MOST_JUMPS]
        self._future.clear()

    def back(self, offset: int) -> int | None:
        """Where the last jump came from, seen from ``offset``."""
        return self._turn(self._past, self._future, offset)

    def forward(self, offset: int) -> int | None:
        """Where the last way back came from, seen from ``offset``."""
        return self._turn(self._future, self._past, offset)

    def go(self, offset: int, steps: int) -> int | None:
        """The place that many on (or back) from ``offset``; the last one there is where they are fewer."""
        found = None
        for _ in range(abs(steps)):
            here = offset if found is None else found
            further = self.forward(here) if steps > 0 else self.back(here)
            if further is None:
                break
            found = further
        return found

    @staticmethod
    def _turn(origin: list[int], other: list[int], offset: int) -> int | None:
        while origin and origin[-1] == offset:
            origin.pop()
        if not origin:
            return None
        other.append(offset)
        return origin.pop()
