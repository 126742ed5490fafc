"""What is told of a decision about a dossier that is taken back."""

from __future__ import annotations

import pytest

from annotate.dossier.model import DecidedThing, Decision, DecisionKind, Part
from tui.records.gathering import _taken_back


def decision(
    kind: DecisionKind, *words: str, name: str | None = None, what: DecidedThing = "entity"
) -> Decision:
    places = tuple(Part(f"d{at}", at, at + len(each), each) for at, each in enumerate(words))
    return Decision(kind, what, places, name)


FIRST = decision("joined", "Bo Lund", "Lund")


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (decision("joined", "Ann Roe", "Roe"), "Taken back: “Ann Roe” is “Roe”. "),
        (decision("joined", "Ann Roe", "Roe", "she"), "Taken back: “Ann Roe” is “Roe” and 1 more. "),
        (decision("apart", "Roe", "Ann Roe", "Roe"), "Taken back: “Roe” is not “Ann Roe”. "),
        (decision("joined", "Roe", "Roe"), "Taken back: what “Roe” means is one. "),
        (
            decision("apart", "the fire", "the fire", what="event"),
            "Taken back: what “the fire” means is two. ",
        ),
        (decision("renamed", "Roe", name="Ann\nRoe"), "Taken back: “Roe” is called “Ann Roe”. "),
    ],
)
def test_the_last_decision_is_told_when_it_is_gone(last: Decision, told: str) -> None:
    assert _taken_back((FIRST, last), (FIRST,)) == told


@pytest.mark.parametrize(
    ("before", "now"),
    [((), (FIRST,)), ((FIRST,), (FIRST,)), ((FIRST,), (FIRST, decision("joined", "Roe", "Ann Roe")))],
)
def test_nothing_is_told_where_something_was_decided(
    before: tuple[Decision, ...], now: tuple[Decision, ...]
) -> None:
    assert _taken_back(before, now) == ""
