"""Short forms that stand in parentheses beside their long ones, and what only looks like one."""

from __future__ import annotations

import pytest

from annotate.entities.grouping.acronyms import of_beginnings
from annotate.language.rankers.short_forms import is_short_form
from tests.annotate.entities.marked import marked_entities, said


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NHB", "Northland Harbour Board"),
        ("UNHCR", "United Nations High Commissioner for Refugees"),
        ("NoHaB", "Northland Harbour Board"),
        ("HSE", "Health and Safety Executive"),
        ("R&D", "Research & Development"),
        ("the NHB", "Northland Harbour Board"),
        ("ICT", "Information and Communication Technology"),
    ],
)
def test_the_letters_of_a_short_form_stand_in_the_long_one(short: str, long: str) -> None:
    assert is_short_form(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("BHN", "Northland Harbour Board"),
        ("XNHB", "Northland Harbour Board"),
        ("NHB", "Northland"),
        ("Board", "Northland Harbour Board"),
        ("NB", "Northland Board of Harbours and Rivers and Roads and Lakes"),
        ("N", "Northland Board"),
    ],
)
def test_other_letters_or_lengths_are_no_short_form(short: str, long: str) -> None:
    assert not is_short_form(short, long)


@pytest.mark.parametrize(
    ("marked", "groups"),
    [
        (
            "The [Northland Harbour Board|ORG] ([NHB|ORG]) met. [NHB|ORG] voted.",
            [["Northland Harbour Board", "NHB", "NHB"]],
        ),
        (
            "[Selm Friends University College|ORG] ([Sefuco|ORG]) opened. [Sefuco|ORG] is new.",
            [["Selm Friends University College", "Sefuco", "Sefuco"]],
        ),
        (
            "The [National Tourism Fund|ORG] ([Vonatur|ORG]) paid. [Vonatur|ORG] waits.",
            [["National Tourism Fund", "Vonatur", "Vonatur"]],
        ),
        (
            "The [Selm Energy Organization|ORG] ([Olare|MISC]) met.",
            [["Selm Energy Organization", "Olare"]],
        ),
        (
            "[Camisel|ORG] ([Mining Union of Selm|ORG]) met. [Camisel|ORG] voted.",
            [["Camisel", "Mining Union of Selm", "Camisel"]],
        ),
        # Where it is, who tells it, a firm that is known, and what has too short a name.
        ("The [National Tourism Fund|ORG] ([Varno|GPE]) paid.", [["National Tourism Fund"], ["Varno"]]),
        ("The [National Tourism Fund|ORG] ([Reuters|ORG]) paid.", [["National Tourism Fund"], ["Reuters"]]),
        ("The [National Tourism Fund|ORG] ([Boeing|ORG]) paid.", [["National Tourism Fund"], ["Boeing"]]),
        ("The [Tourism Fund|ORG] ([Vonatur|ORG]) paid.", [["Tourism Fund"], ["Vonatur"]]),
        ("The [Red Hot Hares|ORG] ([Vonatur|ORG]) sang.", [["Red Hot Hares"], ["Vonatur"]]),
        (
            "[CAF|ORG] ([Development Bank of Latin America|ORG]) lent. [CAF|ORG] waits.",
            [["CAF", "Development Bank of Latin America", "CAF"]],
        ),
        (
            "The [Development Bank of Latin America|ORG] ([CAF|ORG]) lent.",
            [["Development Bank of Latin America", "CAF"]],
        ),
        (
            "The [Selm Water Agency|ORG] (“[SWA|MISC]”) met. [SWA|MISC] voted.",
            [["Selm Water Agency", "SWA", "SWA"]],
        ),
        ("[Ann Hale|PERSON] ([BBC|ORG]) asked.", [["Ann Hale"], ["BBC"]]),
        ("[Selm|ORG] ([Tom Vane|PERSON]) lost.", [["Selm"], ["Tom Vane"]]),
        (
            "The [Northland Harbour Board|ORG] met. ([XYZ|ORG] did not.)",
            [["Northland Harbour Board"], ["XYZ"]],
        ),
    ],
)
def test_short_forms_are_joined_with_what_they_are_short_for(marked: str, groups: list[list[str]]) -> None:
    assert said(marked_entities(marked)) == groups


def test_a_short_form_says_why_it_was_joined() -> None:
    (entity,) = marked_entities("The [Development Bank of Latin America|ORG] ([CAF|ORG]) lent.")
    assert entity.mentions[1].because == "short form in parentheses"
    assert (entity.name, entity.aliases) == ("Development Bank of Latin America", ("CAF",))


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("Norhabo", "Northland Harbour Board", True),
        ("Mined", "Ministry of Education", True),
        ("Sefuco", "Selm Friends University College", True),
        ("Nat", "Northland Harbour", False),
        ("Northland", "Northland Harbour Board", False),
        ("Board", "Northland Harbour Board", False),
        ("Habono", "Northland Harbour Board", False),
        ("norhabo", "Northland Harbour Board", False),
        ("Nor 2", "Northland Harbour Board", False),
    ],
)
def test_a_word_of_the_beginnings_of_a_names_words(short: str, long: str, fits: bool) -> None:
    assert of_beginnings(short, long) is fits
