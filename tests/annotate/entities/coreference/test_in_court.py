"""Who the defendant is: whoever stands trial, and never a witness; and which bodies watch over others."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

EVIDENCE = (
    "Ian Roth was jailed on Friday. Simon Dahl, an auditor, gave evidence that he had been offered money. "
    "Judge Ada Lund said the defendant had shown no regret."
)
TRIAL = "Tom Reed went on trial. Carl Stone, a guard, told the court he had heard a shot. The accused is 24."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (EVIDENCE, "Ian", "the defendant"),
        (TRIAL, "Tom", "The accused"),
        ("Eva Sand was found guilty. A nurse wept. The defendant had lied.", "Eva", "The defendant"),
        ("The Central Bank of Oman fined a firm. The regulator said so.", "Central", "The regulator"),
        ("The Food Standards Agency shut it. The regulator found mice.", "Food", "The regulator"),
        ("The survey reached 40 towns. It found no cause.", "The survey", "It"),
        ("The council named new members. They include Ann Roe.", "new members", "They"),
        ("Bluefields was hit. The mayor of Bluefields fled. The city is dark.", "Bluefields", "The city"),
        ("An environmental group won. The charity said it was glad.", "An environmental", "The charity"),
        ("A cyclist was hit on Monday. The victim died on Friday.", "A cyclist", "The victim"),
        ("The second victim was named as Ida Moss, 40.", "The second victim", "Ida Moss"),
        ("Ostrava Air cut its fares. The airline has 40 planes.", "Ostrava Air", "The airline"),
    ],
)
def test_who_is_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (EVIDENCE, "Simon", "the defendant"),
        (TRIAL, "Carl", "The accused"),
        ("Rita Sol and Ana Paz were convicted. The defendant had lied.", "Rita", "The defendant"),
        ("Premier Pavel Moss won. The speaker read out the figures.", "Pavel", "The speaker"),
        ("Harland bank collapsed. The regulator will publish its report.", "Harland", "The regulator"),
        ("Pennine Mutual took over a rival. The tax authority said it would sue.", "Pennine", "The tax"),
        ("The Teachers' Union met. Unions elsewhere called a strike.", "Teachers", "Unions elsewhere"),
        ("A rights group said it had sued. The ministry scorned its plea.", "A rights", "The ministry"),
        ("A consumer group protested. The bank refused to hear its case.", "A consumer", "The bank"),
        ("Chairwoman Ida Moss of Moss Foods blamed the supermarkets.", "Moss Foods", "the supermarkets"),
        ("The Orchard Party won. Leader Ana Paz scorned the major parties.", "Orchard", "the major"),
        ("A young farmer was killed on Sunday. The third victim died.", "A young farmer", "The third victim"),
        ("A retired postman died. The second victim, a woman of 77, died.", "A retired", "a woman"),
        ("The board shut the mine. The strike committee called it a betrayal.", "The board", "The strike"),
        ("The leak was traced by Norvik when it found oil.", "The leak", "it found"),
        ("Police detained 86 people. They include Mila Horvat.", "Police", "They"),
        ("The mayor of Arlo resigned. The country is in mourning.", "Arlo", "The country"),
        ("He spent the money on cars. The bank, Northern Counties, was sorry.", "the money", "The bank"),
        ('"Your father would be ashamed," Judge Lund told Ian Roth.', "Your", "Ian"),
    ],
)
def test_who_is_not_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)
