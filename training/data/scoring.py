"""Counts of what was found beside what is right, and precision, recall and F1 of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from training.data.corpora import Attribution, Offsets

JACCARD = 0.8
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


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution as sets of offsets, gold or found."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


def as_linked(marked: Iterable[Attribution]) -> list[Linked]:
    """Return a corpus's attributions as sets of offsets."""
    return [
        Linked(tuple(sorted(a.source)), tuple(sorted(a.cue)), tuple(sorted(a.content)))
        for a in marked
        if a.cue and a.content
    ]


def jaccard(one: tuple[Offsets, ...], other: tuple[Offsets, ...]) -> float:
    """Return the Jaccard index of two sets of characters."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    total = sum(b - a for a, b in (*one, *other)) - shared
    return shared / total if total else 0.0


def overlapping(one: tuple[Offsets, ...], other: tuple[Offsets, ...]) -> bool:
    """Tell whether two sources overlap, or are both none."""
    if not one and not other:
        return True
    return any(a < d and c < b for a, b in one for c, d in other)


def matched(found: list[Linked], gold: list[Linked], *, linked: bool) -> set[int]:
    """Return the numbers of the gold items matched one to one by content, best overlap first."""
    pairs = []
    for i, one in enumerate(found):
        for j, other in enumerate(gold):
            if (
                one.content
                and one.content[0][0] < other.content[-1][1]
                and other.content[0][0] < one.content[-1][1]
            ):
                score = jaccard(one.content, other.content)
                if score >= JACCARD and (not linked or overlapping(one.source, other.source)):
                    pairs.append((score, i, j))
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
    return used_gold
