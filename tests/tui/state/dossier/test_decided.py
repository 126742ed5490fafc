"""What is told of a decision: by the names that an article has for who stands at its places."""

from __future__ import annotations

import pytest

from annotate.dossier.model import DecidedThing, Decision, DecisionKind, Part
from tests.tui.sample import TEXT
from tests.tui.state.dossier.sample import GATHERED, ROWS
from tui.state.dossier.decided import in_words, name_of


def at(words: str, document: str = "a") -> Part:
    start = TEXT.index(words)
    return Part(document, start, start + len(words), words)


def decision(
    kind: DecisionKind, *places: Part, name: str | None = None, what: DecidedThing = "entity"
) -> Decision:
    return Decision(kind, what, places, name)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (decision("joined", at("Ruiz told"), at("Jonas Bell", "b")), "“Ana Ruiz” and “Jonas Bell” are one"),
        (
            decision("joined", at("Bell"), at("Bell said"), at("Olsen")),
            "“Jonas Bell” and “Marit Olsen” are one",
        ),
        (
            decision("apart", at("Ruiz", "b"), at("Ruiz")),
            "“Ruiz” in 14 Jun 2025 Halden Courier is not “Ana Ruiz”",
        ),
        (decision("renamed", at("Ruiz"), name="Ann\nRoe"), "“Ana Ruiz” is called “Ann Roe”"),
        (decision("joined", at("struck"), at("warned"), what="event"), "“struck” and “warned” are one"),
        # An article that is gone, and a place at which nobody stands any more.
        (decision("joined", at("Ruiz", "gone"), at("detour")), "“Ruiz” and “detour” are one"),
        (decision("apart", at("Ruiz", "gone"), at("Bell")), "“Ruiz” in gone is not “Jonas Bell”"),
    ],
)
def test_a_decision_in_words(made: Decision, told: str) -> None:
    assert in_words(made, GATHERED) == told


def test_an_entry_is_called_without_what_else_its_line_tells() -> None:
    names = {name_of(row, GATHERED) for row in ROWS["people"]}
    assert {"Ana Ruiz", "Jonas Bell"} <= names
    assert "engineers found a second crack" in {name_of(row, GATHERED) for row in ROWS["timeline"]}
