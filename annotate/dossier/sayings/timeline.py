"""Acts of saying put into the timeline of a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from annotate.dossier.events.columns.sets import Integers
from annotate.dossier.growing import altered
from annotate.dossier.model import Order, Statement
from annotate.dossier.reading import Source
from annotate.dossier.sayings.acts import Act, acts_of


def with_sayings(
    sources: Sequence[Source], statements: Sequence[Statement], told: Order, reached: Integers
) -> Order:
    """Return a timeline with what people did by saying something.

    On one day acts of saying stand behind what else happened.

    Args:
        sources: The articles.
        statements: What they report.
        told: The timeline without acts of saying.
        reached: To which day it has come, by place in its order.
    """
    by_claim = {(source.id, act.claim): act for source in sources for act in source.once(acts_of)}
    found = list(_of_statements(statements, by_claim))
    if not found:
        return told
    first = len(told.events) + 1
    ids = [f"EV{number}" for number in range(first, first + len(found))]
    said = altered(
        [act.event for _, act in found],
        id=ids,
        participants=[(one.source,) if one.source is not None else () for one, _ in found],
        statement=[one.id for one, _ in found],
    )
    of = np.array([act.day for _, act in found], dtype=np.int64)
    order = np.argsort(of, kind="stable")
    places = np.searchsorted(reached, of[order], side="right")
    names = np.array(told.order, dtype=object)
    new = np.array(ids, dtype=object)[order]
    return Order((*told.events, *said), tuple(np.insert(names, places, new).tolist()))


def _of_statements(
    statements: Sequence[Statement], by_claim: dict[tuple[str, str], Act]
) -> Iterator[tuple[Statement, Act]]:
    """Yield the statements that are reported as acts, each with its act."""
    for statement in statements:
        acts = [by_claim.get((member.document, member.claim)) for member in statement.members]
        there = [act for act in acts if act is not None]
        if there:
            yield statement, there[0] if len(there) == 1 else _one(statement, there)


def _one(statement: Statement, acts: Sequence[Act]) -> Act:
    """Return what several articles tell as one: with the first day that one of them tells."""
    because = {(member.document, member.claim): member for member in statement.members}
    best = min(acts, key=lambda act: (not act.dated, act.day))
    mentions = tuple(
        replace(
            mention,
            because=None if act is best else because[mention.document, act.claim].because,
            confidence=min(mention.confidence, because[mention.document, act.claim].confidence),
        )
        for act in acts
        for mention in chain(act.event.mentions)
    )
    return best._replace(event=replace(best.event, mentions=mentions))
