"""What articles tell differently of one happening: when, how many, where, who, and whether it was at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.dossier.events.conflicts.counting.classes import PEOPLE
from annotate.dossier.events.conflicts.days import days
from annotate.dossier.events.conflicts.deeds.doers import doers
from annotate.dossier.events.conflicts.deeds.plans import plans
from annotate.dossier.events.conflicts.news.one_story import Together, of_one_story
from annotate.dossier.events.conflicts.news.when import may_be_two
from annotate.dossier.events.conflicts.news.where import outside
from annotate.dossier.events.conflicts.numbers import Counted, Values, numbers, told_differently
from annotate.dossier.events.conflicts.places import names, places
from annotate.dossier.events.conflicts.polarity import polarity
from annotate.dossier.events.conflicts.sides import Differing, sentence_of, told_in
from annotate.dossier.events.conflicts.stories import (
    Spot,
    Stories,
    Telling,
    add_faced,
    told_together,
)
from annotate.dossier.events.happening import Happening
from annotate.dossier.reading import Source

__all__ = [
    "PEOPLE",
    "Counted",
    "Differing",
    "Spot",
    "Stories",
    "Telling",
    "Together",
    "Values",
    "add_faced",
    "conflicts",
    "numbers",
    "of_one_story",
    "polarity",
    "sentence_of",
    "told_differently",
    "told_in",
    "told_together",
]


def conflicts(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield what articles tell differently of one happening, but for figures.

    Args:
        sources: The articles.
        members: What they tell of it.
    """
    if len({member.source for member in members}) > 1:
        for each in days(sources, members):
            if not may_be_two([sources[member.source] for member in members], each.conflict):
                yield each
        for differing in (places, outside, names, doers, plans):
            yield from differing(sources, members)
