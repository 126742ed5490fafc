"""What a rule over claims is: a function that says by a decorator where it runs.

The rules run in the order of the decorators below, and those of one kind by their ranks, the
lowest first:

1. ``speaks``: what the layout alone shows to be somebody's own words; it is kept apart, since no
   other rule may give it to anybody else.
2. ``mends``: changes, parts and leaves out what was found so far, by the language model at first.
3. ``bounds``: the same, beside what stands apart.
4. ``adds``: what is still missing.
5. ``nests``: what is told inside what was found, what is apart included; of what is found here, too.
6. ``settles``: changes everything that was found, at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution

Found = Iterable[Attribution]
Speaks = Callable[[DocIndex], Found]
Changes = Callable[[DocIndex, Sequence[Attribution]], Found]
Bounds = Callable[[DocIndex, Sequence[Attribution], Sequence[Attribution]], Found]
RunT = TypeVar("RunT", bound=Callable[..., Found])
RuleT = TypeVar("RuleT", bound=Callable[..., Found])


@dataclass(slots=True)
class Rules(Generic[RunT]):
    """The rules of one kind, in the order in which they run.

    Attributes:
        known: Rank, name and function of each.
    """

    known: list[tuple[int, str, RunT]]

    def __call__(self, rank: int) -> Callable[[RuleT], RuleT]:
        """Register a function of this kind."""

        def register(run: RuleT) -> RuleT:
            # Its own type is narrower than that of its kind, and stays.
            self.known.append((rank, f"{run.__module__}.{run.__qualname__}", cast(RunT, run)))
            self.known.sort(key=lambda rule: rule[:2])
            return run

        return register

    def in_order(self) -> list[RunT]:
        """Return the functions."""
        return [run for _, _, run in self.known]


speaks: Rules[Speaks] = Rules([])
mends: Rules[Changes] = Rules([])
bounds: Rules[Bounds] = Rules([])
adds: Rules[Changes] = Rules([])
nests: Rules[Changes] = Rules([])
settles: Rules[Changes] = Rules([])
