"""Happenings that several articles tell: joined by word, people, place and time, and put in one order."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dossier.events.compared import Compared
from annotate.dossier.events.joining import NO_DECISIONS, Decisions, happenings, joined
from annotate.dossier.events.telling import timeline_of
from annotate.dossier.model import Order
from annotate.dossier.reading import Source

__all__ = ["Compared", "Decisions", "join_events"]


def join_events(
    sources: Sequence[Source],
    home: dict[tuple[int, str], str],
    decisions: Decisions = NO_DECISIONS,
    compared: Compared | None = None,
) -> Order:
    """Join the events of all articles.

    Args:
        sources: The articles.
        home: The joined entity of every entity, by the number of its article and its id there.
        decisions: What a reader has joined and kept apart.
        compared: What is known of pairs of articles; it takes in what is new.
    """
    items = happenings(sources, home)
    return timeline_of(sources, items, joined(sources, items, decisions, compared=compared))
