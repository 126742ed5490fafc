"""What is so by one article of a story, and otherwise by another one: who is missing, and who was found."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier.events.conflicts.states.searches import searches
from annotate.dossier.model import Conflict
from tests.annotate.dossier.conftest import source

DAYS = ("2025-06-10", "2025-06-11")


def found(engine: Annotator, one: str, other: str, days: tuple[str, str] = DAYS) -> list[Conflict]:
    sources = [
        source(engine, name, f"News of Osby\n\n{words}\n", day)
        for name, words, day in zip("ab", (one, other), days, strict=True)
    ]
    return [conflict for _, conflict in searches(*sources)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two divers are missing off Osby.", "The two divers missing off Osby were found drowned."),
        ("A boy of six is still missing.", "The six-year-old boy was found safe in a barn."),
        ("A 9-year-old girl was still missing.", "The 9-year-old child who had vanished was found alive."),
        ("Jon Falk is still missing.", "Jon Falk, who went missing on Monday, was rescued by a trawler."),
        ("Four miners are trapped in the pit.", "The four miners trapped in the pit were pulled out alive."),
        ("A diver has not been found.", "The body of the missing diver was found under a pier."),
    ],
)
def test_who_is_missing_has_been_found(engine: Annotator, one: str, other: str) -> None:
    (conflict,) = found(engine, one, other)
    assert (conflict.kind, conflict.update) == ("polarity", True)
    # Who was found is not missing a day later.
    assert [each.update for each in found(engine, other, one)] in ([False], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Others, or perhaps others.
        ("Eleven people are missing.", "Seven people were found alive."),
        ("Two divers are missing.", "Two other divers were found alive."),
        ("A 9-year-old girl is missing.", "A 12-year-old girl was found in a barn."),
        ("Jon Falk is still missing.", "Ida Moen was found alive."),
        ("A diver is missing.", "A diver was found off another coast."),
        # The course of things, and what nobody says.
        ("Four miners were trapped for an hour.", "The four miners were rescued."),
        ("Two divers are missing.", "Divers hope that the two divers were found by a trawler."),
        ("The gun is missing.", "Jon Falk was found guilty."),
        # An article that tells both knows of two.
        ("Two divers are missing. Two divers were found alive.", "The two divers were found alive."),
    ],
)
def test_who_is_missing_may_not_have_been_found(engine: Annotator, one: str, other: str) -> None:
    assert not found(engine, one, other)
