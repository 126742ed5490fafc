"""Whom a name introduces and whom it does not; lawyers, nationals, relatives, firms named after people."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        (
            "A spokesman for the harbour said the crane was old. “It will be replaced,” he said. The mayor, "
            "Sir Colin Tate, thinks so.",
            "A spokesman",
            "Colin Tate",
        ),
        (
            "A club spokeswoman said the pitch was wet. Former keeper Ann Sorrell was less sure. “It was "
            "dry,” she said.",
            "A club spokeswoman",
            "Ann Sorrell",
        ),
        (
            "A bus hit a wall in Selm on Monday.\n\nPolice said nobody was hurt.\n\nThe driver told them "
            "that he had braked.\n\nDr Omar Nasser, a road engineer, said it was too late.",
            "The driver",
            "Omar Nasser",
        ),
    ],
)
def test_who_speaks_without_a_name_is_not_named_next(
    annotator: Annotator, text: str, noun: str, name: str
) -> None:
    assert not are_one(annotator, text, noun, name)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        (
            "Clerk who robbed shop is fined\n\nA clerk accused of robbing a shop has been in court.\n\n"
            "Nadia Frost, 29, of Selm, admitted two charges.",
            "A clerk accused",
            "Nadia Frost",
        ),
        (
            "Police arrested a nurse over two deaths.\n\nEva Lind, 39, appeared in court on Saturday.",
            "a nurse",
            "Eva Lind",
        ),
        (
            "A farmer has been jailed for shooting a swan.\n\nBen Tolland, 51, denied it.",
            "A farmer",
            "Ben",
        ),
        (
            "Clerk is spared prison\n\nA clerk who took stamps was spared prison on Friday.\n\nOscar Lunt, "
            "40, admitted theft.",
            "Clerk",
            "Oscar",
        ),
        (
            "The Danish transport minister resigned on Friday after a row about ferries.\n\nLars Holm, 55, "
            "told parliament that he had failed.",
            "The Danish transport minister",
            "Lars",
        ),
    ],
)
def test_the_lead_is_about_who_is_named_behind_it(
    annotator: Annotator, text: str, noun: str, name: str
) -> None:
    assert are_one(annotator, text, noun, name)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("A nurse was attacked by a patient.\n\nBo Tilley, 34, denied assault.", "A nurse", "Bo Tilley"),
        ("A teacher told a court she had been robbed.\n\nCal Penn, 22, denied it.", "A teacher", "Cal Penn"),
        (
            "A farmer was fined over a dog.\n\nJoe Sands, 51, a neighbour, denied that.",
            "A farmer",
            "Joe Sands",
        ),
        (
            "A woman has been charged with arson.\n\nTom Leary, 40, denied that the house was his.",
            "A woman",
            "Tom Leary",
        ),
    ],
)
def test_nobody_is_accused_because_they_are_named_behind_it(
    annotator: Annotator, text: str, noun: str, name: str
) -> None:
    assert not are_one(annotator, text, noun, name)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        (
            "Hugo Lane KC, prosecuting, said the clerk had lied. “She lied twice,” the barrister said.",
            "Hugo Lane",
            "the barrister",
        ),
        (
            "Mina Shah, for the defence, said he had been ill. “He is sorry,” the solicitor said.",
            "Mina Shah",
            "the solicitor",
        ),
        ("Jo Brand, mitigating, said he was ill. The lawyer asked for time.", "Jo Brand", "The lawyer"),
        (
            "Hugo Lane, prosecuting, said it was theft.\n\nMina Shah, for the defence, said he had been ill. "
            "“He is sorry,” the solicitor said.",
            "Mina Shah",
            "the solicitor",
        ),
    ],
)
def test_who_speaks_in_court_is_the_lawyer(annotator: Annotator, text: str, noun: str, name: str) -> None:
    assert are_one(annotator, text, noun, name)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        (
            "Hugo Lane KC, prosecuting, said it was theft. Mina Shah, defending, said no. The barrister sat.",
            "Hugo Lane",
            "The barrister",
        ),
    ],
)
def test_and_where_there_are_two_or_none_it_is_nobody(
    annotator: Annotator, text: str, name: str, noun: str
) -> None:
    assert not are_one(annotator, text, name, noun)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("Marek Dvorak was fined on Monday. The Czech said that he was sorry.", "Marek", "The Czech"),
        ("Franz Huber thought it was wrong. The Austrian later said he had erred.", "Franz", "The Austrian"),
        ("Kaja Nilsen came second. The Dane said she was tired.", "Kaja", "The Dane"),
    ],
)
def test_one_of_a_nation_is_who_has_just_been_named(
    annotator: Annotator, text: str, name: str, noun: str
) -> None:
    assert are_one(annotator, text, name, noun)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("Lewis Hart met Jannik Bauer in the final. The German won.", "Lewis Hart", "The German"),
        ("Kim Larsen led but the Italian passed her at the last bend.", "Kim Larsen", "the Italian"),
        ("Pedro Ruiz, a Spanish striker, fell. The German helped him up.", "Pedro Ruiz", "The German"),
        ("Ann Poole flew to Paris. The French were glad.", "Ann Poole", "The French"),
        ("Ann Poole flew to Rome. The Italian government was glad.", "Ann Poole", "The Italian"),
    ],
)
def test_where_it_may_be_another_it_is_nobody(annotator: Annotator, text: str, name: str, noun: str) -> None:
    assert not are_one(annotator, text, name, noun)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        (
            "Her father, Ned Frome, told Clara Frome to stop. “Dad was angry,” she says. “He still is.”",
            "Ned Frome",
            "Dad",
        ),
        (
            "“My mother taught me,” Ian Sole says. He opened a shop in May. His mother, Rita, does the "
            "books.",
            "My mother",
            "Rita",
        ),
        (
            "Paul Dray lost his boat. His mother, Ivy, sold the house. “Mum saved us,” Dray said.",
            "Ivy",
            "Mum",
        ),
    ],
)
def test_whose_father_it_is_tells_who_speaks(annotator: Annotator, text: str, name: str, noun: str) -> None:
    assert are_one(annotator, text, name, noun)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        (
            "Her father, Ned Frome, spoke to Clara Frome. “Dad was angry,” said Tim Orr, a friend.",
            "Ned Frome",
            "Dad",
        ),
    ],
)
def test_another_speaks_of_another_father(annotator: Annotator, text: str, name: str, noun: str) -> None:
    assert not are_one(annotator, text, name, noun)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Sergeant Ines Carr said the van was full. One of the guests, Alwen Pugh, 62, said she had held "
            "on to a rail. “I thought it was over,” she told reporters.",
            "Alwen Pugh",
            "she told",
        ),
        (
            "Inspector Dee Moss said it was dark. One of the drivers, Una Bell, said she had seen the boat.",
            "Una Bell",
            "she had",
        ),
    ],
)
def test_one_of_several_who_is_named_speaks_on(
    annotator: Annotator, text: str, first: str, second: str
) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Alwen Pugh, 62, said she had held on. Mr Pugh, a miner, broke a rib.",
            "Alwen Pugh",
            "Pugh, a miner",
        ),
        (
            "Sergeant Ines Carr said the wall broke. The driver did not see it, she added.",
            "Ines",
            "The driver",
        ),
        ("Dora Finch said she had signed whatever the defendant gave her.", "Dora Finch", "the defendant"),
        (
            "Asked by Helen Rudd, defending, whether she had paid, Mrs Lowe said no.",
            "Helen Rudd",
            "she had paid",
        ),
    ],
)
def test_who_tells_of_another_is_two(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Brandel Optics was fined on Monday. Brandel said it would appeal. The firm was founded by Karl "
            "Brandel, a glazier.",
            "Brandel Optics",
            "Brandel said",
        ),
        (
            "Ferrand, a hotel chain, will cut 300 jobs. Its founder, Lucie Ferrand, was shocked. Ms Ferrand "
            "left in 2019. Ferrand blamed the weather.",
            "Ferrand, a hotel",
            "Ferrand blamed",
        ),
    ],
)
def test_a_firm_keeps_the_name_of_its_founder(
    annotator: Annotator, text: str, first: str, second: str
) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Rudd Homes built it. Tom Rudd, its owner, was fined. Rudd admitted fraud.",
            "Tom Rudd",
            "Rudd admitted",
        ),
        (
            "Hale calls for talks\n\nAnn Hale said it was time. Hale Engines is hers. Hale left on Monday.",
            "Hale calls",
            "Ann Hale",
        ),
        (
            "Roe shares fell. Bo Roe, the chairman of Selm Oil, said he was sad. Roe will go.",
            "Bo Roe",
            "Roe will",
        ),
    ],
)
def test_and_people_keep_theirs(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Orvane Health rejected a bid from Telmar. Shares in Orvane Health rose. Telmar, which is listed "
            "in New York, said it was sad. The company thinks its offer is fair.",
            "Telmar",
            "The company",
        ),
        ("Unison was glad. The GMB was not. The union said it was a trick.", "GMB", "The union"),
    ],
)
def test_the_company_is_the_one_just_named(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


DEAD = (
    "Ada Morrow, the Welsh harper, has died.\n\nThe harper Gwil Pryce, a former pupil, said: “She never "
    "praised me.”"
)


@pytest.mark.parametrize(
    ("text", "noun", "name", "one"),
    [
        (
            "The partner of a teacher who vanished last week has begged her to call.\n\nLana Hughes, 40, "
            "was last seen at a bus stop.",
            "a teacher",
            "Lana Hughes",
            True,
        ),
        (
            "Police are looking for a missing diver off Selm.\n\nTom Dean, 41, disappeared on Friday night.",
            "a missing diver",
            "Tom Dean",
            True,
        ),
        (
            "A search is under way for a hiker who vanished.\n\nRosa Marsh, 61, a volunteer, said so.",
            "a hiker",
            "Rosa Marsh",
            False,
        ),
        (
            "Ex-county finance chief denies it\n\nBy Jo Lind\n\nA former county finance chief denied it.\n\n"
            "Barnabas Sang, 54, appeared before a court.",
            "Ex-county finance chief",
            "Barnabas Sang",
            True,
        ),
        (
            "A spokesman for the clinic said so. Rita Lund said police wanted to speak to a man.\n\nHe is "
            "described as tall.",
            "a man",
            "He is",
            True,
        ),
        ("Tom Roe met a man. He is described as a hero by friends.", "a man", "He is", False),
        # Who does what the dead did is another.
        (DEAD, "The harper Gwil", "a former pupil", True),
        (DEAD, "Ada Morrow", "She never", True),
    ],
)
def test_who_is_missing_or_dead_and_who_speaks_of_them(
    annotator: Annotator, text: str, noun: str, name: str, one: bool
) -> None:
    assert are_one(annotator, text, noun, name) == one
