"""What one article says for something, and another one against it: each with the one that is nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from annotate.record import Claim


class Stand(Protocol):
    """What somebody says for or against something."""

    @property
    def claim(self) -> Claim:
        """The claim."""
        ...

    @property
    def favours(self) -> bool:
        """Whether it is for it."""
        ...


AStand = TypeVar("AStand", bound=Stand)


def matched(
    mine: Sequence[AStand],
    yours: Sequence[AStand],
    of_one: Callable[[AStand, AStand], bool],
    shared: Callable[[AStand, AStand], float],
) -> Iterator[tuple[AStand, AStand]]:
    """Yield pairs of two articles of which one is for something and the other against it.

    An article that tells both tells of two things.

    Args:
        mine: Those of the one article.
        yours: Those of the other.
        of_one: Whether two are of one voice, and of one thing.
        shared: How much two have in common.
    """
    seen: list[AStand] = []
    for first in mine:
        found = [
            each
            for each in yours
            if each.favours != first.favours and of_one(first, each) and each not in seen
        ]
        if not found or any(each.favours != first.favours and of_one(first, each) for each in mine):
            continue
        second = max(found, key=lambda each: (shared(first, each), -each.claim.cue[0].start))
        if not any(each.favours == first.favours and of_one(second, each) for each in yours):
            seen.append(second)
            yield first, second
