"""Bodies of which there are many, as health departments are; and which of them goes on to speak."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


MINES = (
    "Investigators of the Bureau of Mine Safety believe the blast began below. Twenty were treated for burns "
    "on Monday, the health department said. The President, who is in India, sent condolences. His office "
    "said he would fly home."
)
CHESS = (
    "The Global Chess Body suspended its president. The GCB's ethics panel said it had found evidence. The "
    "panel met twice.\n\nThe International Sports Committee said it was following the case."
)


@pytest.mark.parametrize(
    ("text", "noun", "other"),
    [
        ("Hartwell Brands closed its plant. The GMB union said it was angry.", "The GMB union", "Hartwell"),
        (MINES, "the health department", "Bureau"),
        (MINES, "His office", "the health department"),
        (CHESS, "The GCB's ethics panel", "Global"),
        (CHESS, "The panel", "International Sports"),
        (
            "The International Handball Union suspended its head. Brazil's federation said it knew nothing.",
            "Brazil's federation",
            "International",
        ),
        (
            "The Kelmar Group sold its unit. The union Unite called it a disgrace and feared cuts.",
            "The union Unite",
            "Kelmar",
        ),
        ("Sunrise Homes wants to build here. Jill Pope said the road was full.", "Sunrise Homes", "the road"),
        (
            "Senator Ruth Cole said the bill would fail. The Republican said the president would sign it.",
            "Ruth Cole",
            "the president",
        ),
        (
            "Judge Dina Osei convicted Abi Bashir. A witness spoke. The witness paid Bashir, Osei noted.",
            "The witness",
            "Osei noted",
        ),
        (
            "The club sacked Karl Brandt. Its owner, Mira Sand, spoke. The Dane said he was shocked.",
            "Mira Sand",
            "The Dane",
        ),
        # A dateline tells nothing of its place, and a firm is no council.
        ("MANILA, May 4 - Passengers of a ferry have accused its crew of theft.", "MANILA", "its crew"),
        ("Hallam & Pryor has appealed after the council refused its plan.", "Hallam", "the council"),
        ("The fire began in the engine room. Relatives waited at the pier.", "the engine room", "the pier"),
        (
            "Prime Minister Jon Tamm lost to the Reform Alliance. Tamm's Homeland Union had 28 per cent. His "
            "coalition had ruled since 2020.",
            "Reform Alliance",
            "His coalition",
        ),
        (
            "The teachers' union said it would sue. The parents' association said it was late.",
            "The parents' association",
            "The teachers' union",
        ),
    ],
)
def test_what_stands_before_a_noun_tells_bodies_apart(
    annotator: Annotator, text: str, noun: str, other: str
) -> None:
    assert not are_one(annotator, text, noun, other)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("The Department of Health spoke. The health department said so.", "The health department", "Depart"),
        (
            "Hallam & Pryor has appealed after the council refused its plan for 9 homes. The developer said "
            "the vote was wrong.",
            "The developer",
            "Hallam",
        ),
        ("NASA delayed the launch. The US space agency said so.", "The US space agency", "NASA"),
        ("The Pentagon was wrong. The defence department said so.", "The defence department", "Pentagon"),
        (
            "The Ministry of Internal Affairs spoke. The interior ministry said so.",
            "The interior",
            "Ministry",
        ),
        ("The National Farmers Federation met. The farmers' federation said so.", "The farmers'", "National"),
    ],
)
def test_a_body_may_be_called_by_its_field(annotator: Annotator, text: str, noun: str, name: str) -> None:
    assert are_one(annotator, text, noun, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northern Ferries insisted that its crew was brave. It would not say more.", "Northern"),
        ("Western Airways denied that its pilots had been drunk. It said the report was false.", "Western"),
        ("Corvane Steel announced that its subsidiary had been sold. It said it was glad.", "Corvane"),
    ],
)
def test_the_body_that_speaks_speaks_on(annotator: Annotator, text: str, name: str) -> None:
    assert are_one(annotator, text, name, "It ")


def test_what_has_failed_is_not_the_body_that_told_it(annotator: Annotator) -> None:
    text = "The police union said the law was wrong. It is a bad law, and it harms people."
    assert not are_one(annotator, text, "The police union", "It is")


@pytest.mark.parametrize(
    ("text", "first", "second", "one"),
    [
        (
            "Ms Kerr asked for bail.\n\nThe judge refused. She fined Ms Kerr.",
            "Kerr",
            "The judge",
            False,
        ),
        ("Ms Kerr asked for bail.\n\nThe judge refused. She fined Ms Kerr.", "The judge", "She fined", True),
        ("Lord Hale heard the case. The judge said the law was clear.", "Hale", "The judge", True),
        (
            "Justice Amina Bello adjourned the trial. The judge warned lawyers against delay.",
            "Amina",
            "The judge",
            True,
        ),
    ],
)
def test_who_asks_for_bail_is_no_judge(
    annotator: Annotator, text: str, first: str, second: str, one: bool
) -> None:
    assert are_one(annotator, text, first, second) == one
