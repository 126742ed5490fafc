"""Which of what was found stands for which of what is gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotate.record import Time
from training.data.corpora import TimeMention
from training.rankers.coreference.corpus import GoldMention

Place = tuple[int, int]

FORWARD, BACKWARD = frozenset({"BEFORE", "IBEFORE"}), frozenset({"AFTER", "IAFTER"})


def paired_times(times: Iterable[Time], gold: Iterable[TimeMention]) -> dict[Place, str]:
    """Return the found expression's id by the place of the gold one that it overlaps."""
    return {
        (mention.start, mention.end): time.id
        for mention in gold
        for time in times
        if mention.start < time.end and time.start < mention.end
    }


def majority(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the gold cluster that most mentions of each entity belong to."""
    votes: dict[str, Counter[int]] = {}
    for entity, cluster in pairs:
        votes.setdefault(entity, Counter())[cluster] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}


def align(
    spans: Sequence[tuple[int, int, tuple[int, int]]], gold: Sequence[GoldMention]
) -> dict[int, GoldMention]:
    """Map our mentions to gold ones: the head inside the gold core, the size as near as can be.

    Args:
        spans: Start, end and head offsets of our mentions.
        gold: The gold mentions.

    Returns:
        Gold mentions by the place of ours; both sides are used once.
    """
    options: list[tuple[int, int, int]] = []
    for number, (start, end, (head_start, head_end)) in enumerate(spans):
        for other, mention in enumerate(gold):
            inside = mention.core[0] <= head_start and head_end <= mention.core[1]
            if inside and start < mention.end and mention.start < end:
                options.append((abs(mention.start - start) + abs(mention.end - end), number, other))
    found: dict[int, GoldMention] = {}
    used: set[int] = set()
    for _, number, other in sorted(options):
        if number not in found and other not in used:
            found[number] = gold[other]
            used.add(other)
    return found
