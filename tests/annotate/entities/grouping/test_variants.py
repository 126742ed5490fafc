"""Names that are forms of one name, and those that only look like it."""

from __future__ import annotations

import pytest

from annotate.entities.known.names import core, organisation_variant, person_variant, same_person
from tests.annotate.entities.marked import marked_entities, said


@pytest.mark.parametrize(
    ("short", "full", "because"),
    [
        ("Hale", "Ann Hale", "surname match"),
        ("van der Berg", "Ann van der Berg", "surname match"),
        ("Ann Maria", "Ann Maria Hale", "given names match"),
        ("A. Hale", "Ann Hale", None),
        ("Ann", "Ann Hale", "given name match"),
        ("Chong", "Sophia Chong Suk-fan", "part of the name"),
        ("Ann Hale", "Ann B. Hale", "name variant"),
        ("Bo Hale", "Ann Hale", None),
        ("Hal", "Ann Hale", None),
        ("Berg Hale", "Ann van der Berg", None),
        ("Hale", "Hale II", "the name without its number"),
        ("Hale II", "Hale", "the name without its number"),
        ("Hale I", "Ann Bo Hale", "surname match"),
        ("Ann Hale", "Hale I", "surname match"),
        ("Ann Hale", "Ann Hale III", "the name without its number"),
        ("Hale", "Ann Hale III", "surname match"),
        ("Hale II", "Ann Hale II", "surname match"),
        ("Hale II", "Hale III", None),
        ("Hale II", "Ann Hale III", None),
        ("Jinping Xi", "Jinping", None),
    ],
)
def test_a_shorter_name_of_a_person(short: str, full: str, because: str | None) -> None:
    found = person_variant(core(short, "PERSON"), core(full, "PERSON"))
    assert found == because


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Bill Hale", "William Hale", True),
        ("Timothy Hale", "Tim Hale", True),
        ("Natsuko Higuchi", "Higuchi Natsuko", True),
        ("Bill Hale", "Robert Hale", False),
        ("Bill Hale", "William Vane", False),
        ("Ann Hale", "Tom Hale", False),
        ("Ann Bo Hale", "Hale Bo Ann", False),
    ],
)
def test_short_given_names_and_the_other_order(name: str, other: str, same: bool) -> None:
    assert bool(same_person(core(name, "PERSON"), core(other, "PERSON"))) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Goldman", "Goldman Sachs", True),
        ("Home Office", "United Kingdom Home Office", True),
        ("Red Sox", "Boston Red Sox", True),
        ("House", "House of Representatives", True),
        ("Selm University", "Selm University of Technology", True),
        ("Food Standards of Australia", "Food Standards Australia New Zealand", True),
        ("Selm University", "Selm University Rowing Club", False),
        ("House", "White House", False),
        ("Nations", "League of Nations", False),
        ("of Selm", "Bank of Selm", False),
        ("Sachs Goldman", "Goldman Sachs", False),
    ],
)
def test_a_shorter_name_of_an_organisation(short: str, full: str, same: bool) -> None:
    assert bool(organisation_variant(core(short, "ORG"), core(full, "ORG"))) is same


@pytest.mark.parametrize(
    ("marked", "groups"),
    [
        ("The [European Union|ORG] met. The [EU|MISC] agreed.", [["European Union", "EU"]]),
        (
            "The [U.S. Senate|ORG] and the [United States Senate|ORG].",
            [["U.S. Senate", "United States Senate"]],
        ),
        (
            "[Trinity College, Selm|ORG] and [Trinity College|ORG].",
            [["Trinity College, Selm", "Trinity College"]],
        ),
        ("[World Cup 2018|EVENT] and the [World Cup|EVENT].", [["World Cup 2018", "World Cup"]]),
        ("[World Cup|EVENT] and the [World Fair|EVENT].", [["World Cup"], ["World Fair"]]),
        ("[Sir Tom Hale, KBE|PERSON] and [Hale|PERSON].", [["Sir Tom Hale, KBE", "Hale"]]),
        ("The [White House|ORG] and the [House|ORG].", [["White House"], ["House"]]),
        ("of [of Selm|GPE] and [Selm|GPE].", [["Selm", "Selm"]]),
        ("[Selm Bank|ORG], [Selm Board|ORG] and [Selm|ORG].", [["Selm Bank"], ["Selm Board"], ["Selm"]]),
    ],
)
def test_forms_of_one_name_are_one_entity(marked: str, groups: list[list[str]]) -> None:
    assert said(marked_entities(marked)) == groups


@pytest.mark.parametrize(
    ("marked", "groups"),
    [
        (
            "[Ann Hale|PERSON], wife of [Tom Hale|PERSON], came. It rained for a long time and the road to "
            "the village was closed for hours. [Ann Hale|PERSON] sang. Much later, when all was over and the "
            "lights had gone out in the whole of the long street, [Hale|PERSON] left.",
            [["Ann Hale", "Ann Hale", "Hale"], ["Tom Hale"]],
        ),
        (
            "[Ann Hale|PERSON] sang. [Ann Hale|PERSON] danced. [Tom Hale|PERSON] rose. [Hale|PERSON] left.",
            [["Ann Hale", "Ann Hale"], ["Tom Hale", "Hale"]],
        ),
        (
            "[Mrs Hale|PERSON] and [Mr Hale|PERSON] came. [Ann Hale|PERSON] sang.",
            [["Mrs Hale", "Ann Hale"], ["Mr Hale"]],
        ),
    ],
)
def test_a_surname_that_several_bear_is_the_last_introduced_or_the_most_named(
    marked: str, groups: list[list[str]]
) -> None:
    assert sorted(said(marked_entities(marked))) == sorted(groups)


def test_kings_of_one_name_are_told_apart_by_their_numbers() -> None:
    text = "[King Osric II|PERSON] died, and [Osric III|PERSON] came. [Osric II|PERSON] had been old."
    names = [[mention.exact for mention in entity.mentions] for entity in marked_entities(text)]
    assert [len(mentions) for mentions in names] == [2, 1]


@pytest.mark.parametrize(
    ("marked", "joined"),
    [
        ("The [Chilean Football Federation|ORG] met. The [Football Federation of Chile|ORG] paid.", True),
        ("The [Government of Nicaragua|ORG] met. The [Nicaraguan Government|ORG] paid.", True),
        ("The [National Bank of Kazakhstan|ORG] met. The [Kazakh National Bank|ORG] paid.", True),
        ("The [Chilean Football Federation|ORG] met. The [Football Federation of Peru|ORG] paid.", False),
        ("The [Chilean Football Federation|ORG] met. The [Tennis Federation of Chile|ORG] paid.", False),
    ],
)
def test_the_country_in_a_bodys_name_may_have_another_form(marked: str, joined: bool) -> None:
    assert (len(said(marked_entities(marked))) == 1) is joined


@pytest.mark.parametrize(
    ("marked", "joined"),
    [
        ("The [Velmora Center for the Blind|ORG] opened. The [Velmora Centre|FAC] is large.", True),
        (
            "The [Velmora Award for Poetry|WORK_OF_ART] was given. The [Velmora Award|WORK_OF_ART] is old.",
            True,
        ),
        ("[Muslims|NORP] prayed. A [Muslim|NORP] spoke.", True),
        ("The [City of Velm|GPE] paid. [Velm|GPE] is poor.", True),
        ("The [Velmora Fund for Poetry|ORG] met. The [Velmora Award|ORG] is old.", False),
        ("[Kenyans|NORP] voted. A [Kenyan|NORP] minister spoke.", False),
        ("[Liberals|NORP] voted. A [Liberal|NORP] minister spoke.", False),
        ("The [City of Velm|GPE] paid. [Selm|GPE] is poor.", False),
    ],
)
def test_a_name_may_leave_out_what_it_is_for_or_be_a_plural(marked: str, joined: bool) -> None:
    assert (len(said(marked_entities(marked))) == 1) is joined
