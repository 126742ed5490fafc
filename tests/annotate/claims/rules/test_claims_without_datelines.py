"""Datelines in claims, pleas and what is said to be untrue, by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines
from tests.annotate.claims.in_lines import told


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "KUALA LUMPUR: Fuel prices will rise, says the finance minister.",
            "the finance minister | says | Fuel prices will rise | say CT+",
        ),
        (
            "DHAKA, June 9: Garment exports rose by 12 percent, an official said.",
            "an official | said | Garment exports rose by 12 percent | say CT+",
        ),
        (
            "ACCRA, June 9 - The head of the port, Kwabena\nAsante, told lawmakers that 40 boxes were gone.",
            "The head of the port, Kwabena\nAsante, | told | that 40 boxes were gone | say CT+",
        ),
        (
            'PORT MORESBY: "We are ready," Police Commissioner Dan Maru said.',
            'Police Commissioner Dan Maru | said | "We are ready," | say CT+',
        ),
        (
            "RAWALPINDI/LAHORE: The army killed 12 militants, the military said on Monday.",
            "the military | said | The army killed 12 militants | say CT+",
        ),
    ],
)
def test_a_dateline_is_in_no_claim(annotator: Annotator, text: str, row: str) -> None:
    rows = told(annotator, text)
    assert all("PORT MORESBY" not in row and "ACCRA" not in row and "DHAKA" not in row for row in rows)
    source, _, content, grade = row.split(" | ")
    found = [one.split(" | ") for one in rows]
    assert any((one[0], one[2], one[3]) == (source, content, grade) for one in found), rows


def test_a_dateline_with_a_colon_is_nobody_who_speaks(annotator: Annotator) -> None:
    assert not told(annotator, "KARACHI: The bridge collapsed in August 2020.")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # A speaker may be called as a city is.
        ("PARIS: We lost the match. / ROE: You lost two. / PARIS: One of them.", "PARIS"),
        ("Interview / FLORENCE: Why leave? / MR HALE: I am tired. / FLORENCE: Of what?", "FLORENCE"),
    ],
)
def test_who_speaks_before_a_colon_stays(annotator: Annotator, text: str, source: str) -> None:
    assert any(row.startswith(f"{source} | : | ") for row in told(annotator, text))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Okello pleaded not guilty to 14 counts of fraud.",
            "Okello | pleaded | not guilty to 14 counts of fraud | deny CT-",
        ),
        ("Captain Ruiz pleaded not guilty.", "Captain Ruiz | pleaded | not guilty | deny CT-"),
        ("Captain Ruiz pleaded guilty.", "Captain Ruiz | pleaded | guilty | admit CT+"),
        (
            "The brothers entered pleas of not guilty to murder.",
            "The brothers | entered pleas of | not guilty to murder | deny CT-",
        ),
        (
            "All four men have entered not guilty pleas.",
            "All four men | entered | not guilty pleas | deny CT-",
        ),
        # Who tells of a plea makes none, nor does who refuses to.
        (
            "Prosecutors said Hale pleaded guilty to murder in May.",
            "Prosecutors | said | Hale pleaded guilty to murder in May | say CT+",
        ),
        ("Hale said on Monday: “I pleaded guilty.”", "Hale | said | “I pleaded guilty.” | say CT+"),
        # A plea may be for something else.
        ("Villagers pleaded for water.", "Villagers | pleaded for | water | demand Uu"),
    ],
)
def test_a_plea_of_not_guilty_denies(annotator: Annotator, text: str, row: str) -> None:
    assert row in told(annotator, text)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The airline said it was untrue that pilots had been drunk.", "CT-"),
        ("The airline said it was false that pilots had been drunk.", "CT-"),
        ("The airline said that it is a lie that pilots had been drunk.", "CT-"),
        ("The airline said it was not true that pilots had been drunk.", "CT-"),
        ("The airline said it was true that pilots had been drunk.", "CT+"),
        ("The airline said it was sad that pilots had been drunk.", "CT+"),
        ("The airline said the report was false.", "CT-"),
        ("The airline said the alarm was false.", "CT+"),
    ],
)
def test_what_is_said_to_be_untrue(annotator: Annotator, text: str, grade: str) -> None:
    assert [row.rpartition(" ")[2] for row in told(annotator, text)] == [grade]


HANSARD = (
    "The Speaker: Order. / Hon. Moses Kiprop: The roads of my county have not been repaired. / "
    "Hon. Grace Wafula: That is not true."
)


def test_titles_before_names_show_a_record_of_speech(annotator: Annotator) -> None:
    rows = told(annotator, HANSARD)
    assert [row.split(" | ")[0] for row in rows] == ["The Speaker", "Hon. Moses Kiprop", "Hon. Grace Wafula"]


def test_ratings_of_players_are_no_record_of_speech(annotator: Annotator) -> None:
    text = "Ratings / Ana Poe: A fine game. / Tom Rudd: Lost the ball too often. / Ivan Bell: Scored twice."
    assert not told(annotator, text)


def test_who_shows_something_of_their_own_says_nothing(annotator: Annotator) -> None:
    rows = told(annotator, "Ortega is showing his fear of the people, the bishop said.")
    assert rows == ["the bishop | said | Ortega is showing his fear of the people | say CT+"]
    rows = told(annotator, "The judge said that Reed had shown no remorse.")
    assert rows == ["The judge | said | that Reed had shown no remorse | say CT-"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The data show that malaria has doubled.",
            "The data | show | that malaria has doubled | report CT+",
        ),
        (
            "The survey shows its authors were right.",
            "The survey | shows | its authors were right | report CT+",
        ),
        ("The survey showed no growth.", "The survey | showed | no growth | report CT-"),
    ],
)
def test_what_data_show_is_told(annotator: Annotator, text: str, row: str) -> None:
    assert told(annotator, text) == [row]


def test_a_finished_quotation_is_not_of_who_does_something_next(annotator: Annotator) -> None:
    text = 'Warder Elias Mutua folded his arms. "I have nothing to hide." The tribunal adjourned for lunch.'
    record = annotator.annotate(Article.from_text(text))
    names = {entity.id: entity.name for entity in record.entities}
    found = {names.get(claim.source.entity or "") for claim in record.claims if claim.source}
    assert len(found) == 1
    assert "Mutua" in str(found)


def test_a_finished_quotation_goes_on_with_who_has_spoken(annotator: Annotator) -> None:
    rows = told(annotator, '"I have nothing to hide," the mayor said. "I am tired." The judge frowned.')
    assert rows
    assert not any("judge" in row or "frowned" in row for row in rows)


def test_who_says_so_behind_a_question_or_a_comma_keeps_it(annotator: Annotator) -> None:
    rows = told(annotator, '"Who will pay?" The mayor asked twice. "Nobody," the judge answered.')
    assert any(row.startswith("The mayor | ") for row in rows)
    assert any(row.startswith("the judge | ") for row in rows)
