"""Who is a person by the role that stands after the name, and what is no person by it."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Marta Salas|ORG], a nurse, was there.", "PERSON"),
        ("[Marta Salas|GPE], the goalkeeper of the team, was there.", "PERSON"),
        ("[Marta Salas|ORG], former mayor.", "PERSON"),
        ("The hospital, [Marta|PERSON], was closed.", "ORG"),
        ("The hospital, [Marta|PERSON] said, was closed.", "PERSON"),
        ("It is vital to [Marta Salas|ORG], who runs a farm.", "PERSON"),
        ("They beat [Selmaru Town|ORG], who are third.", "ORG"),
        # What somebody else is for it.
        ("[Selmaru Ferries|ORG], its managing director, Ann Hale, and others face a trial.", "ORG"),
        ("[Selmaru Ferries|ORG], whose director, Ann Hale, faces a trial, is closed.", "ORG"),
        ("[Selmaru Ferries|ORG], their lawyer, and a nurse came.", "ORG"),
        # What firms are, too, and what stands for no person.
        ("[Selmaru Ferries|ORG], the operator, is closed.", "ORG"),
        ("[Selmaru City|GPE], a port, is closed.", "GPE"),
    ],
)
def test_a_role_after_a_name(marked: str, kind: str) -> None:
    assert marked_entities(marked)[0].type == kind


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("Its managing director, [Stavros Kallis|ORG], insisted on it.", "PERSON"),
        ("The chief prosecutor, [Marek Wolski|GPE], was there.", "PERSON"),
        ("Their captain, [Marisol Quint|MISC], wept.", "PERSON"),
        # What firms are, too, and what no person is called.
        ("Its owner, [Selmaru Lines|ORG], denied it.", "ORG"),
        ("The operator, [Baltia Ferries|ORG], denied it.", "ORG"),
        ("The winner, [Ajax Selm|ORG], was cheered.", "ORG"),
        ("Its director, [NASA|ORG] said, was there.", "ORG"),
        ("The mayor, [Selmaru City|GPE] residents said, was there.", "GPE"),
    ],
)
def test_an_office_before_a_name(marked: str, kind: str) -> None:
    assert marked_entities(marked)[0].type == kind


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Education Cabinet|ORG] Secretary [Margaret Chebet|PERSON] said no.", ["Margaret Chebet"]),
        ("[Interior Principal|ORG] Secretary [Ray Otieno|PERSON] said no.", ["Ray Otieno"]),
        ("[Finance Deputy|ORG] Minister [Bo Hale|PERSON] said no.", ["Bo Hale"]),
        ("[UN|ORG] Secretary General [Maria Ruiz|PERSON] said no.", ["UN", "Maria Ruiz"]),
        ("The [War Cabinet|ORG] said no.", ["War Cabinet"]),
        # And an office alone is none, nor a place.
        ("He wrote to the [Taoiseach|GPE], [Ann Hale|PERSON].", ["Ann Hale"]),
        ("The [Premier|ORG], [Ann Hale|PERSON], said no.", ["Ann Hale"]),
        ("The [Chancellor|MISC] told [Ann Hale|PERSON].", ["Ann Hale"]),
        ("He plays in the [Premier League|ORG].", ["Premier League"]),
        ("He lives in [Governor|GPE].", ["Governor"]),
        ("[Selm Council|ORG] Secretary [Bo Hale|PERSON] said no.", ["Selm Council", "Bo Hale"]),
    ],
)
def test_half_an_office_is_no_body(marked: str, names: list[str]) -> None:
    assert [entity.name for entity in marked_entities(marked)] == names
