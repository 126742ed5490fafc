"""Names that a text says are one's: better known as, born, whose real name is."""

from __future__ import annotations

import pytest

from tests.annotate.entities.marked import marked_entities, parsed_entities, said


@pytest.mark.parametrize(
    "marked",
    [
        "[Sela Maro|PERSON], better known as [Momo|PERSON], sang.",
        "[Maro|PERSON] – more commonly known as [Momo|PERSON] – sang.",
        "[Selmcorp|ORG], formerly known as [Varnco|ORG], sank.",
        "[Ann Roe|PERSON], née [Hale|PERSON], sang.",
        "[Sela Maro|PERSON], known professionally as [Momo Star|PERSON], sang.",
        "[Sela Maro|PERSON], professionally known as [Momo|PERSON], sang.",
        "[Sela Maro|PERSON], now known as [Ann Lind|PERSON], sang.",
        "[Sela Maro|PERSON], known to her fans as [Momo|PERSON], sang.",
        "[Sela Maro|PERSON], also known as Haji [Omar|PERSON], fled.",
        "[Sela Maro|PERSON], better known as the rapper [Momo|PERSON], sang.",
        "[Sela Maro|PERSON] (born [Sela Holm|PERSON]) won.",
        "[Sela Maro|PERSON] (a.k.a. “[Momo|PERSON]”) won.",
        "[Momo|PERSON], whose real name is [Sela Maro|PERSON], sang.",
        "[Sela Maro|PERSON], who performs under the name [Momo|PERSON], sang.",
        "[Sela Maro|PERSON], who goes by [Momo|PERSON], sang.",
        "[Sela Maro|PERSON], who later became Pope [John III|PERSON], was born in a village.",
        "[Selmland|GPE], formerly [Varnland|GPE], voted.",
        "[Selm|GPE], now called [Varn|GPE], voted.",
        "[Sela Maro|PERSON], nicknamed [Momo|PERSON], sang.",
        "[Sela Maro|PERSON]—born [Sela Holm|PERSON]—sang.",
        "[Selm Island|LOC], locally known as [Eko|GPE], was flooded.",
    ],
)
def test_what_somebody_is_known_as(marked: str) -> None:
    assert len(said(marked_entities(marked))) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "[Sela Maro|PERSON], known to [Momo|PERSON], sang.",
        "[Sela Maro|PERSON] called [Momo|PERSON].",
        "[Sela Maro|PERSON], known as the lawyer of [Momo|PERSON], sang.",
        "[Sela Maro|PERSON], known to police as a friend of [Tom Hale|PERSON], fled.",
        "[Sela Maro|PERSON] is better known than [Tom Hale|PERSON].",
        "[Sela Maro|PERSON], who became [Tom Hale|PERSON]’s wife in 1990, sang.",
        "[Sela Maro|PERSON], who became [Hale|PERSON] family lawyer, sang.",
        "[Sela Maro|PERSON], known for her book on [Tom Hale|PERSON], sang.",
        "[Sela Maro|PERSON], formerly [Selm United|ORG], signed.",
        "[Sela Maro|PERSON], born in [Selm|GPE], moved.",
        "[Selm|GPE], known as the home of [Tom Hale|PERSON], has a museum.",
        "[Selm|GPE], now called on [Varn|GPE] to act.",
        "[Sela Maro|PERSON] later called [Tom Hale|PERSON] to congratulate him.",
        "[Sela Maro|PERSON] also named [Tom Hale|PERSON] as her deputy.",
        "[Sela Maro|PERSON] dubbed [Tom Hale|PERSON] a liar.",
        "[Sela Maro|PERSON], who toured as [Tom Hale|PERSON]’s guest, sang.",
        "The [Selm|GPE]-born [Sela Maro|PERSON] sang.",
    ],
)
def test_what_nobody_is_known_as(marked: str) -> None:
    assert len(said(marked_entities(marked))) == 2


def test_who_is_rung_up_next_is_another() -> None:
    lines = "{} met/VBD/0/root Ann/NNP/2/obj Hale/NNP/3/flat ,/,/2/punct then/RB/7/advmod called/{}/2/conj "
    lines += "Bo/NNP/7/obj Lund/NNP/8/flat ././2/punct"
    names = "Ann_Hale,Bo_Lund"
    assert len(said(parsed_entities(lines.format("They/PRP/2/nsubj", "VBD"), PERSON=names))) == 2
    assert len(said(parsed_entities(lines.format("They/PRP/2/nsubj", "VBN"), PERSON=names))) == 1


def test_others_between_are_not_known_so() -> None:
    found = said(marked_entities("[Sela Maro|PERSON] of [Selmcorp|ORG], known as [Momo|PERSON], sang."))
    assert ["Sela Maro"] in found


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Tom Hale|PERSON], nicknamed the Baker of Leeds, was jailed.", ["Tom Hale", "Baker of Leeds"]),
        ("[Rosa Lind|PERSON], aka the Night Baker, came.", ["Rosa Lind", "Night Baker"]),
        ("The Selma Kuru Bahini, better known as the [SKB|ORG], was banned.", ["Selma Kuru Bahini", "SKB"]),
        ("The Front for Unity, also known as the [FU|ORG], was banned.", ["Front for Unity", "FU"]),
        # An office held somewhere is no name, and neither is a word that begins a sentence.
        ("[Tom Hale|PERSON], known as England manager, came.", ["Tom Hale"]),
        ("Police, better known as the [SKB|ORG], came.", ["SKB"]),
    ],
)
def test_a_name_that_only_such_words_show(marked: str, names: list[str]) -> None:
    assert said(marked_entities(marked)) == [names]


def test_it_says_why() -> None:
    (entity,) = marked_entities(
        "[Sela Maro|PERSON], better known as [Momo|PERSON], sang. [Momo|PERSON] left."
    )
    assert entity.mentions[1].because == "the text says that “Sela Maro” is known as “Momo”"
    assert entity.name == "Sela Maro"
