"""Statements of one speaker that cannot both be so are two, and linked; what agrees is one."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.model import Dossier
from tests.annotate.dossier.conftest import source

CONTRARY = [
    # Two states of one thing.
    (
        "Owen Hartley said the licence of the hall had lapsed in May.",
        "Owen Hartley said the licence of the hall was valid until June.",
        "had lapsed / was valid",
    ),
    (
        "The driver, Pavel Novak, was arrested on Thursday, police said.",
        "Pavel Novak, the driver, is on the run, police said.",
        "was arrested / is on the run",
    ),
    (
        "Owen Hartley said the Karsk tunnel was open.",
        "Owen Hartley said the Karsk tunnel remained closed.",
        "was open / remained closed",
    ),
    (
        "Owen Hartley said the road to Karsk had been closed to traffic.",
        "Owen Hartley said the road to Karsk was still open to traffic.",
        "had been closed / was still open",
    ),
    (
        "Owen Hartley said the river water was safe to drink.",
        "Owen Hartley said the river water was unsafe to drink.",
        "was safe / was unsafe",
    ),
    # Whether somebody would, and for or against.
    (
        "Tom Brody said workers would not return to the mine.",
        "Tom Brody said workers were ready to return to the mine once pay was settled.",
        "would not return / were ready to return",
    ),
    (
        "Karsk Energy agreed to compensate farmers below the dam.",
        "Karsk Energy has refused to compensate farmers below the dam.",
        "agreed to compensate / refused to compensate",
    ),
    (
        "Idris Bello said the army supported the ceasefire.",
        "Idris Bello said the army opposed the ceasefire.",
        "supported / opposed",
    ),
    (
        "The minister would visit the camp on Saturday, Idris Bello said.",
        "The minister has cancelled a visit to the camp, Idris Bello said.",
        "would visit / cancelled a visit",
    ),
    # Sums that were asked for, and none.
    (
        "The gang has demanded two million euros, Ines Prado said.",
        "No ransom has been demanded so far, Ines Prado said.",
        "demanded / No ransom has been demanded",
    ),
    (
        "Karsk Energy promised to pay P200,000 to the family of each victim.",
        "Karsk Energy has refused to pay compensation until the inquiry is over.",
        "promised to pay / refused to pay",
    ),
    (
        "Karl Voss said that sabotage was ruled out by the engineers.",
        "Karl Voss said that sabotage could not be ruled out.",
        "ruled out / not ruled out",
    ),
    # The same words but for the day.
    (
        "The bridge collapsed on Tuesday evening, engineer Karl Voss said.",
        "The bridge collapsed on Monday evening, engineer Karl Voss said.",
        "Tuesday evening / Monday evening",
    ),
    (
        "The talks would begin on 12 March, engineer Karl Voss said in the capital.",
        "The talks would begin on 14 March, engineer Karl Voss said in the capital.",
        "12 March / 14 March",
    ),
]
OTHER_NUMBERS = [
    (
        "Rosa Amaya promised to give N2 million to each displaced household.",
        "Rosa Amaya promised to give N5 million to each displaced household.",
        "N2 million and N5 million",
    ),
    (
        "Rosa Amaya promised to give 3,000 pesos to each displaced household.",
        "Rosa Amaya promised to give 7,000 pesos to each displaced household.",
        "3,000 pesos and 7,000 pesos",
    ),
    (
        "Paul Adu said at least 40 children had been vaccinated in Tamale.",
        "Paul Adu said at least 65 children had been vaccinated in Tamale.",
        "40 children and 65 children",
    ),
]
ONE = [
    (
        "Two divers are missing off Karsk, the coastguard said.",
        "Two divers are still missing off Karsk, the coastguard said.",
    ),
    # An hour is of whatever day is told of.
    (
        "Police said the lorry had crossed the Karsk dam without any lights before dawn.",
        "Police said the lorry had crossed the Karsk dam without any lights shortly before dawn.",
    ),
    (
        "Owen Hartley said the licence of the hall had lapsed in May.",
        "The licence of the hall had lapsed in May, Owen Hartley said.",
    ),
    (
        "Rosa Amaya promised to give N2 million to each displaced household.",
        "Rosa Amaya promised to give N2 million to every displaced household.",
    ),
    (
        "Paul Adu said at least 40 children had been vaccinated in Tamale.",
        "Paul Adu said that 40 children had been vaccinated in Tamale.",
    ),
    (
        "The bridge collapsed on Tuesday evening, engineer Karl Voss said.",
        "Engineer Karl Voss said the bridge collapsed on Tuesday.",
    ),
    # One night.
    (
        "The bridge collapsed late on Monday night, engineer Karl Voss said.",
        "The bridge collapsed early on Tuesday morning, engineer Karl Voss said.",
    ),
]
# What becomes otherwise, and a verb with another particle.
PARTED = [
    (
        "Two divers are missing off Karsk, the coastguard said.",
        "The two divers missing off Karsk were found drowned, the coastguard said.",
    ),
    (
        "Four miners are still trapped in the Karsk pit, the company said.",
        "The four miners trapped in the Karsk pit were rescued, the company said.",
    ),
    (
        "A strike broke out in the Karsk valley on Monday, the governor said.",
        "The miners broke off a strike in the Karsk valley on Monday, the governor said.",
    ),
]
UNLINKED = [
    # Another thing, another person, other people who would.
    ("Owen Hartley said the Karsk tunnel was open.", "Owen Hartley said the schools were closed."),
    (
        "Ines Prado said the hostage, Mira Kolb, was dead.",
        "Ines Prado said another hostage, Jan Weiss, was alive.",
    ),
    (
        "Tom Brody said workers would not return to the mine.",
        "Tom Brody said managers were ready to return to the talks.",
    ),
    (
        "Karsk Energy agreed to compensate farmers below the dam.",
        "Karsk Energy has refused to pay the fine.",
    ),
    (
        "The gang has demanded two million euros, Ines Prado said.",
        "No bail has been requested, Ines Prado said.",
    ),
    # Another speaker.
    (
        "Tom Brody said workers would not return to the mine.",
        "Ines Prado said workers were ready to return to the mine.",
    ),
    # In the course of things, and only perhaps.
    (
        "The driver, Pavel Novak, is on the run, police said.",
        "The driver, Pavel Novak, was arrested on Friday night, police said.",
    ),
    ("Owen Hartley said the Karsk tunnel was open.", "Owen Hartley said the Karsk tunnel could be closed."),
    # Both say no.
    (
        "Viktor Hale denied that the boat was overloaded.",
        "Viktor Hale said the boat was not overloaded.",
    ),
]


def dossier(engine: Annotator, first: str, second: str) -> Dossier:
    days = ("a", "20", first), ("b", "21", second)
    return build([source(engine, id, f"MANILA, Nov. {day}, 2026 — {text}\n") for id, day, text in days])


def told(found: Dossier) -> tuple[bool, list[tuple[str, str]]]:
    """Whether something is one statement of both articles, and how statements are linked."""
    one = any(len({member.document for member in each.members}) > 1 for each in found.claims)
    return one, [(link.relation, link.because) for each in found.claims for link in each.relates]


@pytest.mark.parametrize(("first", "second", "because"), CONTRARY)
def test_what_cannot_both_be_so_is_no_one_statement(
    engine: Annotator, first: str, second: str, because: str
) -> None:
    assert told(dossier(engine, first, second)) == (False, [("contradicts", because)])


@pytest.mark.parametrize(("first", "second", "because"), OTHER_NUMBERS)
def test_another_number_is_another_statement(
    engine: Annotator, first: str, second: str, because: str
) -> None:
    assert told(dossier(engine, first, second)) == (False, [("differs_in_number", because)])


@pytest.mark.parametrize(("first", "second"), PARTED)
def test_what_has_become_otherwise_is_no_one_statement(engine: Annotator, first: str, second: str) -> None:
    assert told(dossier(engine, first, second)) == (False, [])


@pytest.mark.parametrize(("first", "second"), ONE)
def test_what_agrees_is_one_statement(engine: Annotator, first: str, second: str) -> None:
    assert told(dossier(engine, first, second)) == (True, [])


@pytest.mark.parametrize(("first", "second"), UNLINKED)
def test_what_may_both_be_so_is_not_linked(engine: Annotator, first: str, second: str) -> None:
    assert told(dossier(engine, first, second))[1] == []


def test_what_an_article_tells_in_both_ways_is_of_two_things(engine: Annotator) -> None:
    found = dossier(
        engine,
        "Tom Brody said workers would not return to the mine without lamps, masks and a bonus."
        " “We are ready to return to the mine at night,”"
        " Tom Brody said.",
        "Tom Brody said workers were ready to return to the mine.",
    )
    assert told(found)[1] == []


def test_what_differs_is_not_joined_by_way_of_a_third(engine: Annotator) -> None:
    """Without a number it is like both."""
    texts = (
        "Paul Adu said 40 children had been vaccinated in Tamale before noon.",
        "Paul Adu said children had been vaccinated in Tamale before noon.",
        "Paul Adu said 65 children had been vaccinated in Tamale before noon.",
    )
    found = build([source(engine, f"d{n}", f"{text}\n", f"2026-11-2{n}") for n, text in enumerate(texts)])
    home = {member.document: each.id for each in found.claims for member in each.members}
    assert home["d0"] != home["d2"]
