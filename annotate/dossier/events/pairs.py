"""What speaks for two events of different articles being one, and how likely they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.events.happening import Happening, apart, days_known
from annotate.dossier.reading import Rarity
from annotate.timeline.story.words import listed
from annotate.weights import shipped

WEIGHTS = "dossier_events.yaml"
Floats = NDArray[np.float64]
FEATURES = (
    "one",
    "same word",
    "same family",
    "likeness of words",
    "said lightly",
    "who and what is shared",
    "share of who and what",
    "nobody is known",
    "likeness of sentences",
    "likeness of articles",
    "rarest shared word",
    "same known days",
    "days overlap",
    "both salient",
    "one salient",
    "shared number",
    "other numbers",
    "same word, shared who",
    "same word, likeness of sentences",
    "family, likeness of sentences",
    "same status",
    "rarity of the shared word",
    "rarity of the shared word, likeness of sentences",
    "known days of both",
)


def evidence(items: Sequence[Happening], pairs: Sequence[tuple[int, int]], rarity: Rarity) -> Floats:
    """Return the evidence about pairs of events.

    Args:
        items: The events.
        pairs: Their places, two by two.
        rarity: How much words tell.

    Returns:
        One row a pair, in the order of ``FEATURES``.
    """
    near: dict[tuple[int, int], float] = {}
    rows = np.zeros((len(pairs), len(FEATURES)))
    for number, (first, second) in enumerate(pairs):
        one, other = items[first], items[second]
        key = one.source, other.source
        if key not in near:
            near[key] = rarity.likeness(one.about, other.about)
        rows[number] = _row(one, other, rarity, near[key])
    return rows


def _row(one: Happening, other: Happening, rarity: Rarity, near: float) -> list[float]:
    same = float(bool(one.heads & other.heads))
    family = float(bool(same or one.families & other.families))
    alike = float((one.vectors @ other.vectors.T).max()) if one.places and other.places else same
    shared = one.participants & other.participants
    either = one.participants | other.participants
    told = rarity.likeness(one.words, other.words)
    words = one.words.keys() & other.words.keys() - one.heads
    rarest = max((rarity(word) for word in words), default=0.0)
    known = days_known((one, other))
    days = float(known and one.span == other.span)
    rare = max((rarity(word) for word in one.heads & other.heads), default=0.0)
    numbers = one.numbers & other.numbers
    return [
        1.0,
        same,
        family,
        alike,
        float(bool(one.heads & listed("light") or other.heads & listed("light"))),
        min(len(shared), 4) / 4,
        len(shared) / len(either) if either else 0.0,
        float(not either),
        told,
        near,
        rarest / 5,
        days,
        float(known and not apart(one, other)),
        min(one.event.salience, other.event.salience),
        max(one.event.salience, other.event.salience),
        float(bool(numbers)),
        float(bool(one.numbers and other.numbers and not numbers)),
        same * min(len(shared), 3) / 3,
        same * told,
        family * told,
        float(one.event.status == other.event.status),
        rare / 5,
        rare / 5 * told,
        float(known),
    ]


@cache
def weights() -> Floats:
    """Return what each of ``FEATURES`` counts, as learned.

    Raises:
        WeightsError: A weight is of no feature.
    """
    known = shipped().linear(WEIGHTS, FEATURES.__contains__, "weights")
    return np.array([known.get(name, 0.0) for name in FEATURES])


def likely(items: Sequence[Happening], pairs: Sequence[tuple[int, int]], rarity: Rarity) -> Floats:
    """Return how likely each pair of events is one, from 0 to 1."""
    if not pairs:
        return np.zeros(0)
    chances: Floats = 1 / (1 + np.exp(-(evidence(items, pairs, rarity) @ weights())))
    return chances
