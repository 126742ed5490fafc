"""Who is blamed, praised or mourned: who speaks without a name, who holds an office, whose life is told."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one

SOURCE = (
    "A source close to the bank said director Paul Krone had signed the paper. "
    '"He knew what it was," the insider said.'
)
WORKER = 'A former clerk claimed that manager Tom Hale took the cash. "He took it," the ex-clerk said.'
GUARD = 'One guard said warden Ada Lund never came. "She was never there," the guard said.'
NAMED = 'Tom Hale, an insider at the port, spoke out. "They lied," the insider said.'
MOTHER = (
    "Greta Holm, who taught three generations to sing, has died. She was 84. Her daughter, Pia Holm, said "
    "the cause was cancer.\n\nBorn in Selm in 1940, Greta Maria Lund was the daughter of a farmer. Her "
    "father, Otto, kept bees. She moved to Arlo and married Tom Holm in 1962."
)
FATHER = (
    "Tomas Bergen, a builder of boats, died on Monday. He was 88. His son, Nils Bergen, said he had been "
    "ill.\n\nTomas Bergen grew up in Selm. His father, Otto, was a baker. He learned the trade in Listra."
)
CABINET = (
    "Prime Minister Anna Rask met the head of the police. Bo Lind, the deputy finance minister, will take "
    'over. Ida Falk was not pleased. "The prime minister hid it for a week," Falk said. "She must go."'
)
PRESIDENTS = (
    "President Hale met the president of the chess club, Bo Roe. The president said it was a good day."
)
SKIPPER = (
    "Roe & Dunn was fined. Bo Lind steered the last boat home, and the 61-year-old went into retirement."
)
LABELS = "HOST: Good evening.\n\nMARSH: The dam was safe.\n\nKELLER: She told me that she had read it."
DATELINE = "HALVE, March 14 (Agency) - Ida Lund resigned at the ministry. The ministry declined to comment."
SACKED = "Selm have sacked Ivan Kolev. Bo Roe rang him at noon. By then the 52-year-old had packed."
ABROAD = "Selm have sacked Ivan Kolev. Bo Roe, the owner, rang at noon. The Bulgarian was at home."
WIFE = (
    "A sailor's wife begged for news. Moira Hale, 51, has not slept. Callum, 53, had told the coastguard "
    "that the engine was dead."
)
AGENT = "Kolev's agent, Luca Berti, confirmed the row. Ida Lund had offered to go, the chairman admitted."
BOARD = (
    "The Safety Board has sent two men. It is too early to say why, a spokesman said.\n\nThe owner, Roe "
    "Fisheries, said that the boat was sound."
)
SIDES = "Selm Farmers v. Roe Quarries Ltd\n\nThe court ordered the firm to pay. The firm will appeal."
SAINT = (
    "Marta Sund went to St Barbara on Monday. Gerda Maurer has run St Barbara since 2019. She admitted that "
    "a letter had come."
)
DANNY = "I called for Danny, Bo Roe said. Danny is engineer Daniel Voss, 24, whose body was found."
SHIRLEY = (
    "Tom Reid was arrested in Selm on Monday. Shirley Grant, a baker, saw it. He was released on Tuesday."
)
ANDREA = "Andrea Conti won the race in Selm. He had trained for a year."
SIGNED = (
    "Search is called off\n\nRaft found by a helicopter\n\nEleanor Pryce\nMaritime correspondent\n\nThe boat "
    "left Selm on Tuesday. Her last message came at noon."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (SOURCE, "A source", "the insider"),
        (WORKER, "A former clerk", "the ex-clerk"),
        (GUARD, "One guard", "the guard"),
        (NAMED, "Tom Hale", "the insider"),
        (MOTHER, "Greta Holm", "Greta Maria Lund"),
        (MOTHER, "Greta Holm", "She moved"),
        (FATHER, "Tomas Bergen", "He learned"),
        (CABINET, "Anna", "The prime minister"),
        (CABINET, "Anna", "She must"),
        (SKIPPER, "Bo Lind", "the 61-year-old"),
        ("Selm have signed Ivan Kolev. The Bulgarian arrives on Monday.", "Ivan", "The Bulgarian"),
        ("Bo Roe has been jailed. The 34-year-old had denied theft.", "Bo", "The 34-year-old"),
        (SIDES, "Roe", "The firm"),
        (SAINT, "Gerda", "She"),
        (DANNY, "Danny", "Daniel"),
        (SHIRLEY, "Tom", "He was"),
        # In some countries a man's name.
        (ANDREA, "Andrea", "He had"),
        ("Mayor Ann Hale opened it. Bo Roe, a baker, sold out. The mayor left.", "Ann", "The mayor"),
        ("Selm United president Bo Roe said the club would sign a striker.", "Selm", "the club"),
        ("Norvik won. For their captain, Ana Ruiz, it was the last match. She retires.", "Ana", "She"),
    ],
)
def test_these_are_one(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (SOURCE, "Paul", "the insider"),
        (WORKER, "Tom Hale", "the ex-clerk"),
        (MOTHER, "Pia", "She moved"),
        (FATHER, "Nils", "He learned"),
        (CABINET, "Bo Lind", "The prime minister"),
        (PRESIDENTS, "Hale", "The president"),
        (SKIPPER, "Roe", "the 61-year-old"),
        (SACKED, "Bo Roe", "the 52-year-old"),
        (ABROAD, "Bo Roe", "The Bulgarian"),
        (WIFE, "A sailor", "Callum"),
        (AGENT, "Luca", "the chairman"),
        (BOARD, "a spokesman", "Roe"),
        (SIDES, "Selm", "Roe"),
        (SIDES, "Selm", "The court"),
        (SAINT, "Barbara", "She"),
        (SIGNED, "Eleanor", "Her"),
        (DATELINE.replace("Ida Lund", "The mayor"), "Agency", "The mayor"),
        ("Hale is manager Bo Roe's brother. He works in Selm.", "Hale", "Bo"),
        ("The Court of Appeal in Selm agreed. The district court had not.", "The Court", "The district"),
        ("The body of Ann Hale was found near Skerra Head. The body was flown home.", "Skerra", "The body"),
        (
            "HALVIK, May 4 (Agency) - Four died in Halvik. It is the worst storm yet. The country weeps.",
            "Halvik",
            "The country",
        ),
        (LABELS, "KELLER", "She"),
        ("A man broke a window at the bakery of Shirley Grant. He fled on foot.", "Shirley", "He fled"),
        (LABELS, "HOST", "MARSH"),
        ("“Your father would weep,” Judge Ada Lund told Ian Roth. Roth said no.", "Ian", "Your father"),
        ("Stefan Barak won the vote. The speaker read out the figures.", "Stefan", "The speaker"),
        ("A few men threw stones. Most Zoravians were shocked.", "A few men", "Zoravians"),
        ("Dan Rask, the prime minister, quit. Voters had wanted the minister to go.", "Dan", "the minister"),
        ("Guests will be paid by the Selm Guarantee Fund. They should ask their bank.", "Selm", "their bank"),
        (DATELINE, "Agency", "The ministry"),
        ("The health ministry knew nothing. The government has promised new rules.", "The health", "The gov"),
    ],
)
def test_these_are_two(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert not are_one(annotator, text, first, second)


def test_who_stands_behind_an_office_between_commas_is_named(annotator: Annotator) -> None:
    text = (
        "Not all of the inhabitants like the bridge. The mayor of Hest, Liv Aas, said she feared that house "
        "prices would rise. A small group of protesters blocked the road."
    )
    assert are_one(annotator, text, "Liv Aas", "she")
