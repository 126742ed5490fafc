"""Happenings that several articles tell: joined by word, people, place and time, and put in one order."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dossier.entities import Home
from annotate.dossier.events.compared import Compared
from annotate.dossier.events.groups import NO_DECISIONS, Decisions, Groups, joined
from annotate.dossier.events.joining import happenings
from annotate.dossier.events.telling import Writings, timeline_of
from annotate.dossier.model import Order
from annotate.dossier.reading import Source

__all__ = ["Decisions", "Kept", "join_events"]


class Kept:
    """What is known of happenings from one dossier to the next; it belongs to one dossier at a time."""

    def __init__(self) -> None:
        self.compared = Compared()
        self.groups: Groups = {}
        self.written = Writings()


def join_events(
    sources: Sequence[Source],
    home: Home,
    decisions: Decisions = NO_DECISIONS,
    kept: Kept | None = None,
) -> Order:
    """Join the events of all articles.

    Args:
        sources: The articles.
        home: The joined entity of every entity.
        decisions: What a reader has joined and kept apart.
        kept: What is known from an earlier dossier; it takes in what is new.
    """
    kept = kept or Kept()
    items = happenings(sources)
    found = joined(sources, items, decisions, kept.compared, kept.groups)
    kept.groups = found.groups
    return timeline_of(sources, items, found, home, kept.written)
