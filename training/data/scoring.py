"""Counts of what was found beside what is right, and precision, recall and F1 of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

Spans = set[tuple[int, int, str]]


@dataclass(slots=True)
class Score:
    """Counts of a layer."""

    right: float = 0
    found: float = 0
    gold: float = 0

    def add(self, found: Spans, gold: Spans) -> None:
        """Count one text's exact matches."""
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    def add_relaxed(self, found: Spans, gold: Spans) -> None:
        """Count one text's overlapping matches, each gold span once (TempEval-3)."""
        taken: set[tuple[int, int, str]] = set()
        for start, end, _ in sorted(found):
            match = next((g for g in sorted(gold - taken) if g[0] < end and start < g[1]), None)
            if match:
                taken.add(match)
        self.right += len(taken)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """F1, 0 where nothing is right."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0

    def __str__(self) -> str:
        """Return precision, recall and F1."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  ({self.gold:.0f} gold)"


@dataclass(slots=True)
class Tally:
    """Right ones among those that could be."""

    right: int = 0
    total: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: str, found: str) -> None:
        """Count one comparison."""
        self.right += gold == found
        self.total += 1
        self.confused[gold, found] += 1

    def __str__(self) -> str:
        """Return the accuracy and what it is of."""
        return f"{self.right / max(self.total, 1):.3f} of {self.total}"


def entity_scores(texts: Iterable[tuple[Spans, Spans]]) -> dict[str, Score]:
    """Return the scores of all entities and of each label, from what was found in every text and its gold."""
    total = Score()
    by_label: dict[str, Score] = {}
    for found, gold in texts:
        total.add(found, gold)
        for label in sorted({s[2] for s in gold | found}):
            score = by_label.setdefault(label, Score())
            score.add({s for s in found if s[2] == label}, {s for s in gold if s[2] == label})
    return {"entities, strict": total, **{f"  {name}": by_label[name] for name in sorted(by_label)}}
