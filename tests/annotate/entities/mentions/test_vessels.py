"""Ships, which are called as people and towns are."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities


def _ships(marked: str) -> list[list[str]]:
    return [[m.exact for m in e.mentions] for e in marked_entities(marked) if e.type == "PRODUCT"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "The ferry [Aurora Queen|PERSON] sank. The Aurora Queen was full.",
            ["Aurora Queen", "Aurora Queen"],
        ),
        ("The oil tanker [Eagle Sea|LOC] leaked. The [Eagle Sea|LOC] is old.", ["Eagle Sea", "Eagle Sea"]),
        ("The fishing boat Lady [Anne|PERSON] left. Lady Anne sank.", ["Lady Anne", "Lady Anne"]),
        ("The bulk carrier Eternity C was hit.", ["Eternity C"]),
        ("The ferry [St. Helena|GPE] docked.", ["St. Helena"]),
        ("A trawler named [Margarita Luz|PERSON] was seized.", ["Margarita Luz"]),
        ("A container ship, the [Xin Hai 7|MISC], burned.", ["Xin Hai 7"]),
        ("The yacht “[Bayesian|MISC]” sank.", ["Bayesian"]),
        ("The MV [Aurora Queen|GPE] sank. They left the Aurora Queen.", ["MV Aurora Queen", "Aurora Queen"]),
        ("HMS [Lancaster|GPE] left. [Lancaster|PERSON] is due in May.", ["HMS Lancaster", "Lancaster"]),
        ("The submarine INS [Kalvari|GPE] dived.", ["INS Kalvari"]),
        ("A fire aboard the Stella Marina [5|CARDINAL] killed two. The ferry sank.", ["Stella Marina 5"]),
        ("Two died on board the [Ocean Pride|MISC], a vessel of his.", ["Ocean Pride"]),
        ("The ferry MS [Selm|GPE] left.", ["MS Selm"]),
        ("They left the [Aurora Queen|PERSON], an old ferry with 40 people.", ["Aurora Queen"]),
        ("The [Diamond Sea|GPE] is a cruise ship. [Diamond Sea|GPE] sank.", ["Diamond Sea", "Diamond Sea"]),
        ("The [MSC Ada|ORG] was a large container ship.", ["MSC Ada"]),
        ("The Aurora Queen ferry sank.", ["Aurora Queen"]),
        ("The cutter [Bertholf|PERSON] came.", ["Bertholf"]),
        ("The [Titan|MISC] submersible imploded. [Titan|MISC] was new.", ["Titan", "Titan"]),
    ],
)
def test_what_is_called_a_ship_is_one(marked: str, names: list[str]) -> None:
    assert _ships(marked) == [names]


def test_several_ships() -> None:
    assert _ships("The trawlers [Ann Marie|PERSON] and [Bea|PERSON] were fined.") == [["Ann Marie"], ["Bea"]]


@pytest.mark.parametrize(
    "marked",
    [
        "The ferry operator [Blue Star|ORG] was fined.",
        "The ferry left [Dublin|GPE]. [Dublin|GPE] was grey.",
        "[MS Dhoni|PERSON] bought a yacht.",
        "National carrier [Aegean Airlines|ORG] flies.",
        "The ship, the [Herald|ORG] said, was old.",
        "The ferry Monday was late.",
        "The boat Captain [Smith|PERSON] sailed was small.",
        "The ship [Greek|NORP] police seized was old.",
        "The cruise ship [Carnival Cruise Line|ORG] was sued.",
        "The ferry’s captain, [Ann Hale|PERSON], left.",
        "The carrier [Verizon|ORG] raised prices.",
        "The [Staten Island|LOC] ferry sank.",
        "The [Coast Guard|ORG] vessel came.",
        "The [Sharks|ORG], a boat club in Selm, won.",
        "The [Aurora Group|ORG] is a ferry operator.",
        "The [Herald|ORG] was on the ship.",
        "The [Selm|GPE] ferry sank.",
        "The Selm ferry sank.",
        "Six live aboard the International Space Station. A boat picked them up.",
        "He was aboard the [Red Star Express|ORG] when the ship docked.",
        "The [Hale|PERSON] yacht sank.",
        "The ship is gone. [MY HUSBAND IS GONE|MISC].",
    ],
)
def test_what_stands_beside_a_ship_is_none(marked: str) -> None:
    assert _ships(marked) == []


def test_a_person_keeps_the_name_that_a_ship_has_too() -> None:
    marked = "The ferry [Maria|PERSON] sank. [Maria Roe|PERSON] was on it. [Maria|PERSON] swam."
    assert _ships(marked) == [["Maria"]]
    people = [[m.exact for m in e.mentions] for e in marked_entities(marked) if e.type == "PERSON"]
    assert people == [["Maria Roe", "Maria"]]


def test_it_says_why() -> None:
    (ship,) = [e for e in marked_entities("The ferry [Maria|PERSON] sank.") if e.type == "PRODUCT"]
    assert (ship.mentions[0].by, ship.mentions[0].because) == ("rule", "a kind of ship stands before it")
