"""Whose surname it is: "Mr" is no woman, and "Hale" beside "Ann Hale" in one sentence is another."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def named(annotator: Annotator, text: str, place: str) -> str | None:
    """Return the name of the entity that has a mention at a place; a bar stands before that."""
    start = text.index(place.replace("|", "")) + place.index("|")
    entities = annotator.annotate(Article.from_text(text)).entities
    return next((e.name for e in entities for m in e.mentions if m.start == start), None)


THEFT = (
    "Pickering was hired to look after Jean Pickering at her home. According to the prosecution, she claimed "
    "that Mrs Pickering had told her to keep the change."
)


ARSON = (
    "Declan Ward was jailed in 2011. Ward, 47, denies it. The driver saw a man who was not Mr Ward. Outside, "
    "his sister, Orla Ward, spoke. “He did not do it,” she said. Prosecutors believe Mr Ward to be guilty."
)


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (ARSON, "not Mr |Ward", "Declan Ward"),
        (ARSON, "believe Mr |Ward", "Declan Ward"),
        (
            "Paul Keane was freed. Keane, 50, wept. Joan Keane, his sister, said Mr Keane would sleep.",
            "Mr |Keane",
            "Paul Keane",
        ),
        (
            "Declan Ward was jailed. Ward, 47, denies it. Mr Ward was freed. A fan, Patrick Ward, wept.",
            "Mr |Ward",
            "Declan Ward",
        ),
        (
            "Jean Pickering, 86, lives in Knaresborough. Her son, David Pickering, called police. Mr "
            "Pickering said he was disappointed.",
            "Mr |Pickering",
            "David Pickering",
        ),
        ("The family of Anna Lloyd, 86, spoke. Mr Lloyd said he was sad.", "Mr |Lloyd", "Lloyd"),
        ("Andrea Rossi runs the firm. Mr Rossi said profits rose.", "Mr |Rossi", "Andrea Rossi"),
        ("Sam Boyle, 40, said she was glad. Ms Boyle has worked there since May.", "Ms |Boyle", "Sam Boyle"),
        (THEFT, "|Pickering was hired", "Pickering"),
        (THEFT, "Mrs |Pickering", "Jean Pickering"),
        (
            "Donna Marsh, 43, admitted theft when she appeared before magistrates in Selm on Monday morning. "
            "The court heard that Marsh was hired to look after Iris Marsh. Mrs Marsh noticed in May.",
            "Mrs |Marsh",
            "Iris Marsh",
        ),
        ("Carl Hale came home. Hale was told that Ruth Hale had gone.", "|Hale was", "Carl Hale"),
        ("Ann Hale won. Hale beat her rival.", "|Hale beat", "Ann Hale"),
        ("“We won,” said Hale. Mayor Ann Hale was elected in May.", "|Hale. Mayor", "Ann Hale"),
        ("Mr Marsh said he would go. Paul Marsh, 45, has led the club.", "Mr |Marsh", "Paul Marsh"),
    ],
)
def test_whose_surname_it_is(annotator: Annotator, text: str, place: str, name: str) -> None:
    assert named(annotator, text, place) == name


VANISHED = (
    "Tahra Holt, 33, was last seen on Friday. Police believed Ms Holt had taken a bus. Her mother, Denise "
    "Holt, was sure. “She would not run,” Mrs Holt said. Ms Holt was a nurse."
)
PARENTS = "Leila Grant, 19, vanished. Her father, Paul Grant, and her mother, Jane Grant, begged for help. "


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (VANISHED, "Ms |Holt had", "Tahra Holt"),
        (VANISHED, "Mrs |Holt said", "Denise Holt"),
        (VANISHED, "Ms |Holt was", "Tahra Holt"),
        (PARENTS + "Mrs Grant wept.", "Mrs |Grant", "Jane Grant"),
        (PARENTS + "Miss Grant had left a note.", "Miss |Grant", "Leila Grant"),
        (
            "Pat Kerrigan was fined. Ms Kerrigan appealed. The court heard Susan Kerrigan, her aunt.",
            "Ms |Kerrigan",
            "Pat Kerrigan",
        ),
        (
            "Senator Rosa Diaz met Mayor Luis Diaz. Senator Diaz said the bridge was safe.",
            "Senator |Diaz",
            "Rosa Diaz",
        ),
    ],
)
def test_a_title_tells_two_of_one_surname_apart(
    annotator: Annotator, text: str, place: str, name: str
) -> None:
    assert named(annotator, text, place) == name


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (
            "Detective Chief Inspector Ruth Ackroyd of West Yorkshire Police said a man had been "
            "detained. “I know this will be frightening,” said DCI Ackroyd.",
            "|DCI Ackroyd",
            "Ruth Ackroyd",
        ),
        ("DI Paul Crane led the inquiry. “We have him,” DI Crane said.", "|DI Crane", "DI Paul Crane"),
        ("Paolo Di Canio scored. Di Canio said he was happy.", "|Di Canio said", "Paolo Di Canio"),
        ("Lt Col Mary Fenn commands the base. Col Fenn said it was safe.", "Col |Fenn", "Mary Fenn"),
    ],
)
def test_a_rank_is_no_name(annotator: Annotator, text: str, place: str, name: str) -> None:
    assert named(annotator, text, place) == name


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (
            "Dame Eleanor Whitcombe has died. Born Eleanor Margaret Tregenza in Camborne on 3 May "
            "1935, she was the youngest of five children.",
            "|Eleanor Margaret",
            "Eleanor Whitcombe",
        ),
        (
            "The singer Rita Lomax has died at 80. She was born Rita Okafor in Leeds in 1945.",
            "|Rita Okafor",
            "Rita Lomax",
        ),
        ("Ruth Amin has died. Her daughter was born Ruth Ellis in Selm.", "|Ruth Ellis", "Ruth Ellis"),
        ("The poet Ana Cole read. Born in Selm, Ana Moss read, too.", "|Ana Moss", "Ana Moss"),
    ],
)
def test_who_was_born_by_another_name(annotator: Annotator, text: str, place: str, name: str) -> None:
    assert named(annotator, text, place) == name
