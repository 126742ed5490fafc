"""Who tells what they think, who did so before, who is only counted; and who is on the other side."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

APOLOGY = "The trust's director, Marion Teale, wrote to Grace Okafor but said she could not accept the claim."
PLEDGE = 'Joan Birch pledged £3m on Monday. Alice Tully thanked her. "She pledged that in May," a fan said.'
LAWYER = "Lena Hart, 29, admitted theft. Sarah Wynne, defending, said her client was sorry."
FLATS = (
    "Harbour Homes plans to build 90 flats on the quay. Marlin Foods, which has a shop there, is against it. "
    "The developer said the plan would not change."
)
FERRY = (
    "Northlink, which operates the ferries, has blamed the port. Calmac Ports, which owns the pier, rejected "
    "that. The operator said sailings would stop."
)
TYRE = "A bus left the road near Pisco. A worn tyre seems to have caused the crash. The driver denied it."
HOUSE = "The landlord, Keith Mann, raised the rent. The tenant was told to leave. The owner had no choice."
LINE = "Hart Ltd and Boyd plc bid for the line. The operator said trains would run."
LAWYERS = (
    "The club rejected Ms Hale's claim. Her lawyer, Martin Balt, said that she was ill. He said she would "
    "appeal. The special prosecutor, Jana Kova, told a news conference that the evidence was strong."
)
COURT = "Paul Kerr KC, for the prosecution, said he lied. Nina Shah, for the defence, said he was ill."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (APOLOGY, "Marion", "she could"),
        ("The mayor, Ruth Alder, met Paula Denny on Tuesday but said she hoped to win.", "Ruth", "she hoped"),
        ("Kim Lowe accused Dana Ross of lying and said she regretted the choice.", "Kim", "she regretted"),
        (PLEDGE, "Joan", "She pledged"),
        ('Ann Dover won in Perth. Beth Carr was second. "She won it last year," a fan said.', "Ann", "She"),
        (LAWYER, "Lena", "her client"),
        ("Ray Dunn denies fraud. Nina Shah, defending, said her client had debts.", "Ray", "her client"),
        ("Tom Ashby, Liam Cole and Ray Dunn were held on Friday. The three denied it.", "Tom", "The three"),
        ("Police arrested two men and a woman in Hull. The three were freed.", "two men", "The three"),
        ("Ana Lopez and Maria Cruz run a school. The two met in 1999.", "Ana", "The two"),
        (FLATS, "Harbour", "The developer"),
        (FERRY, "Northlink", "The operator"),
        ("A developer wants to knock down the Grand Hotel. The developer said so.", "A dev", "The developer"),
        ("Tom Hart and Ana Ruiz met in Rome. Both denied it.", "Tom", "Both"),
        ("The mayor spoke first. For his part, the union's leader, Ivan Rost, was silent.", "his", "Ivan"),
        ("Acme was glad. Boyd plc, for its part, said it would appeal.", "Boyd", "its part"),
        ("Ana Ruiz opened the meeting. In her speech, Minister Carla Vega praised her.", "her", "Carla"),
        ("Nia Frey won again. During her winning run, Ana Ruiz has lost one set.", "her", "Ana"),
        ("Ana Ruiz left. In her three years in Lima, she met many friends. Carla Vega spoke.", "her", "she"),
        ("Ruth Atan ran the bank. A clerk saw the loans in May. She told her boss of it.", "A clerk", "She"),
        ("Maria Cruz was there. Another witness said she had seen a knife.", "Another", "she"),
        ("Tom Hale wants Bo Reed to become his successor.", "Tom", "his"),
        ("A tenant surnamed Chan said he was ill.", "A tenant", "Chan"),
        ("Etihad Rail, Al Hashemi said, is the developer of the line.", "Etihad", "the developer"),
        ("Former mayor Ana Ruiz attacked Mayor Eva Lund. The mayor said it was unfair.", "Eva", "The mayor"),
        (
            "The then president, Ivo Sanz, was shot. President Rita Gold spoke. The president left.",
            "Rita",
            "The pr",
        ),
        (
            "Former President Rafael Corral spoke. The president said he was innocent.",
            "Rafael",
            "The president",
        ),
        (
            "Labour lost. Labour will meet on Monday. The opposition said it would not vote.",
            "Labour",
            "The opp",
        ),
        (LAWYERS, "Her lawyer", "Martin"),
        (LAWYERS, "Martin", "He"),
    ],
)
def test_who_is_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (APOLOGY, "Grace", "she could"),
        ("Emma Stone praised Julia Fox and said she had saved the firm.", "Emma", "she had"),
        ("The judge told Dana Price she felt no remorse. Ms Price wept.", "The judge", "she felt"),
        ("Jane Dunn was jailed. Her lawyer, Mary Cole, said she hoped to win.", "Mary", "she hoped"),
        (PLEDGE, "Alice", "She pledged"),
        ("The council has ten members. The six voted against the plan.", "ten members", "The six"),
        (FLATS, "Marlin", "The developer"),
        (LINE, "Hart", "The operator"),
        (LINE, "Boyd", "The operator"),
        ("A developer wants to knock down the Grand Hotel. The developer said so.", "Grand", "The developer"),
        (TYRE, "A worn", "The driver"),
        (TYRE, "A worn", "the crash"),
        (HOUSE, "The landlord", "The tenant"),
        (HOUSE, "The tenant", "The owner"),
        (COURT, "the prosecution", "the defence"),
        ("Tom Reed left in May. In his absence, Paul Moss took over.", "his", "Paul"),
        ("Mark Roe was jailed. At his trial, Judge Tom Lind called him cruel.", "his", "Tom"),
        ("Tom Hale rang Bo Reed to congratulate him.", "Tom", "him"),
        ("The coach, Rui Vale, and the player, Bruno Vale, are father and son.", "Rui", "son"),
        ("The offer is final. 71 per cent of them were against the offer.", "71 per cent", "the offer"),
        ("The Valentes, who are father and son, left.", "Valentes", "father"),
        ("Former mayor Ana Ruiz attacked Mayor Eva Lund. The mayor said it was unfair.", "Ana", "The mayor"),
        (
            "The opposition spoke. The World Bank lent money. The opposition said no.",
            "World",
            "The opposition",
        ),
        ("The officer saw a woman who was not Ms Hale. Karin Hale is the mayor.", "a woman", "Hale"),
        ("The officer saw a woman who was not Ms Hale. Karin Hale is the mayor.", "a woman", "Karin"),
        (LAWYERS, "Her lawyer", "Jana"),
        (LAWYERS, "Martin", "The special"),
    ],
)
def test_who_is_not_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Iris Vale, a cellist, won the prize. The young talent said she was glad.", "Iris", "The young"),
        ("The embassy of Peru is closed. Officials told citizens to call the embassy.", "The em", "the em"),
        ("The owner, Keith Mann, is a tenant of the bank as well. The owner said so.", "Keith", "The owner"),
    ],
)
def test_who_may_still_be_meant(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)
