"""One type a name: storms, surnames and titles that settle it, and doubts that do not."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


@pytest.mark.parametrize(
    ("marked", "typed"),
    [
        ("[Cyclone Ulva|EVENT] hit. [Ulva|PERSON] turned. [Ulva|MISC] fades.", [("EVENT", 3)]),
        ("[Hurricane Ada|MISC] hit. [Ada|PERSON] turned.", [("EVENT", 2)]),
        ("[Ada Vane|PERSON] ran. [Ada|PERSON] won.", [("PERSON", 2)]),
        ("[Tom Arvo|PERSON] spoke. [Arvo|PERSON] left. [Arvo|MISC] won.", [("PERSON", 3)]),
        ("[Tom Arvo|PERSON] spoke. [Arvo|ORG] left. [Arvo|PERSON] won.", [("PERSON", 3)]),
        ("[Tom Arvo|PERSON] in [Arvo|GPE]. [Arvo|PERSON] left.", [("PERSON", 2), ("GPE", 1)]),
        ("[Arvo|ORG], [Arvo|ORG], [Arvo|ORG] and [Arvo|PERSON].", [("ORG", 4)]),
        ("[Arvo|ORG] and [Arvo|PERSON].", [("ORG", 1), ("PERSON", 1)]),
        ("[Mrs. Arvo|ORG] spoke.", [("PERSON", 1)]),
        ("[Dr Arvo|FAC] spoke.", [("PERSON", 1)]),
        ("[Arvo Dr|FAC] opened.", [("FAC", 1)]),
    ],
)
def test_a_name_is_given_the_type_that_the_article_settles(marked: str, typed: list[tuple[str, int]]) -> None:
    assert [(entity.type, len(entity.mentions)) for entity in marked_entities(marked)] == typed


def test_what_settled_it_stays_with_the_mention() -> None:
    storm, turned = marked_entities("[Cyclone Ulva|EVENT] hit. [Ulva|PERSON] turned.")[0].mentions
    assert storm.because is None
    assert turned.because in {"named after a storm", "the storm's name"}


@pytest.mark.parametrize("before", ["the city of", "the streets of", "the mayor of", "the outskirts of"])
def test_a_place_and_its_club_are_two(before: str) -> None:
    text = f"[Selm|ORG] lost. Fans left {before} [Selm|ORG]. [Selm|ORG] are last."
    assert [(e.type, len(e.mentions)) for e in marked_entities(text)] == [("ORG", 2), ("GPE", 1)]


@pytest.mark.parametrize("ending", ["’s plan", "'s empire"])
def test_what_somebody_has_may_have_a_centre(ending: str) -> None:
    text = f"[Bo Hale|PERSON] lost. Tax is at the centre of [Hale|PERSON]{ending}. [Hale|PERSON] left."
    assert [(e.type, len(e.mentions)) for e in marked_entities(text)] == [("PERSON", 3)]


@pytest.mark.parametrize("before", ["the head of", "the coach of", "fans of", "in front of"])
def test_what_has_a_head_is_no_place_for_that(before: str) -> None:
    text = f"[Selm|ORG] lost. They met {before} [Selm|ORG]. [Selm|ORG] are last."
    assert [(e.type, len(e.mentions)) for e in marked_entities(text)] == [("ORG", 3)]


def test_a_body_that_is_called_after_a_city_is_no_city() -> None:
    (body,) = marked_entities("The city of [London Police|ORG] came.")
    assert body.type == "ORG"


@pytest.mark.parametrize(
    ("marked", "people"),
    [
        ("Court Jails Minister [Over Graft|PERSON]", []),
        ("Thousands March [Against Tom Hale|PERSON]", ["Tom Hale"]),
        ("Minister Resigns [Amid Ann Roe|PERSON] Affair", ["Ann Roe"]),
        ("[To Lam|PERSON] met the king.", ["To Lam"]),
        ("[Ann Over|PERSON] left.", ["Ann Over"]),
    ],
)
def test_no_person_is_called_over_or_against(marked: str, people: list[str]) -> None:
    assert [e.name for e in marked_entities(marked)] == people


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        (
            "The film “[Raging Sea|MISC]” won. “[Raging Sea|MISC]” cost much. [Raging Sea|MISC] is old.",
            "WORK_OF_ART",
        ),
        ("The miniseries «[Las Olas|MISC]» is out. «[Las Olas|MISC]» was shot in Selm.", "WORK_OF_ART"),
        ("[Raging Sea|MISC] won. [Raging Sea|MISC] cost much.", "MISC"),
        ("[Raging Sea|PRODUCT] won. [Raging Sea|MISC] cost much. [Raging Sea|PRODUCT] is out.", "PRODUCT"),
    ],
)
def test_what_is_told_of_a_name_once_holds_for_it(marked: str, kind: str) -> None:
    assert [e.type for e in marked_entities(marked)] == [kind]
