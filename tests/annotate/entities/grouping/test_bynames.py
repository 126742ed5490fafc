"""Nicknames in names, and what people call themselves; labels of speakers; whole names."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Entity
from tests import pipelines
from tests.annotate.entities.marked import marked_entities


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def people(annotator: Annotator, text: str) -> list[Entity]:
    record = annotator.annotate(Article.from_text(text, published="2025-09-23"))
    return [entity for entity in record.entities if entity.type == "PERSON"]


def names(entity: Entity) -> set[str]:
    return {entity.name, *entity.aliases} if any(m.kind == "name" for m in entity.mentions) else set()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Luis “Chapo” Ortega was jailed on Monday.", ["Luis “Chapo” Ortega"]),
        ('William "Bill" Tanner met Bo Lund.', ['William "Bill" Tanner', "Bo Lund"]),
        (
            "Dwayne 'The Rock' Johnson met Dwight ‘Doc’ Gooden.",
            ["Dwayne 'The Rock' Johnson", "Dwight ‘Doc’ Gooden"],
        ),
        ("Maria “La Jefa” de la Cruz was tried.", ["Maria “La Jefa” de la Cruz"]),
        ('Joseph "Joe" Kane Jr. was tried.', ['Joseph "Joe" Kane Jr.']),
    ],
)
def test_a_nickname_in_the_middle_is_part_of_the_name(
    annotator: Annotator, text: str, whole: list[str]
) -> None:
    assert [entity.name for entity in people(annotator, text)] == whole


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("“We sleep in shifts,” said a squatter who calls himself “Rooster.”", "Rooster", "a squatter"),
        ("The rapper, who calls herself “Lady Ash,” sang. Lady Ash wept.", "Lady Ash", "The rapper"),
        ("A man known as “the Fox” told police he had sold the guns.", "the Fox", "A man"),
        ("Marko Dahl, known as “the Baker,” fled. The Baker is in Spain.", "the Baker", "Marko Dahl"),
        ('Ivan Petrov, nicknamed "Snow", was charged. Snow pleaded guilty.', "Snow", "Ivan Petrov"),
        ('Ann Roe, a.k.a. "Red", was charged.', "Red", "Ann Roe"),
        ("Ann Roe, known by the moniker “Red Rose,” was charged.", "Red Rose", "Ann Roe"),
        ("Ann Roe, who writes under the pseudonym “Red Rose,” was charged.", "Red Rose", "Ann Roe"),
        ("The hacker, who goes by “Zero Cool”, said he was sorry.", "Zero Cool", "The hacker"),
        ('Known to friends as "Tiny," Bo Lund weighed 140 kilos.', "Tiny", "Bo Lund"),
        ("Bo Lund was dubbed “the Butcher of Selm” by the press.", "the Butcher of Selm", "Bo Lund"),
    ],
)
def test_what_somebody_goes_by_is_a_name_of_his(
    annotator: Annotator, text: str, name: str, other: str
) -> None:
    (bearer,) = [entity for entity in people(annotator, text) if name in names(entity)]
    assert other in {mention.exact for mention in bearer.mentions}
    assert bearer.name in {name, other}
    if other[0].isupper() and " " in other and other in names(bearer):
        assert bearer.name == other


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hale called the plan “Madness” and left.",
        "Ann Hale called him “a liar”.",
        "Ann Hale said “Tom” was a fine name for a boat.",
        "In “Hamlet” Ann Hale played the queen.",
    ],
)
def test_other_words_in_quotation_marks_are_nobodys_name(annotator: Annotator, text: str) -> None:
    (hale,) = [entity for entity in people(annotator, text) if "Ann Hale" in names(entity)]
    assert names(hale) == {"Ann Hale"}


@pytest.mark.parametrize(
    "text",
    [
        "The shop is known in the territory as “the Co-op,” which sells food. The Co-op burned down.",
        "Trains on the line, dubbed “Snow Arrow”, run at night. Snow Arrow was late.",
        "A dish known as ‘Garum’ is made of fish. Garum is salted.",
    ],
)
def test_what_things_are_called_is_nobodys_name(annotator: Annotator, text: str) -> None:
    assert people(annotator, text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("LUND: Prices fell last year.\n\nROE: Prices rose last year.", ["LUND", "ROE"]),
        (
            "JANE ROE, HOST: Welcome.\n\nTOM LUND, MAYOR OF CALDER: Thanks.\n\n(CROSSTALK)\n\nROE: Well.",
            ["JANE ROE", "TOM LUND"],
        ),
        ("MS. RUSK: It cost $40 billion.\n\nSEN. VAUGHN: No.\n\nMS. RUSK: Yes.", ["RUSK", "VAUGHN"]),
        ("Q: Is it safe?\n\nLund: It is.\n\nRoe: I do not think so.\n\n(APPLAUSE)", ["Lund", "Roe"]),
    ],
)
def test_the_labels_of_speakers_are_people(annotator: Annotator, text: str, speakers: list[str]) -> None:
    record = annotator.annotate(Article.from_text(text))
    assert [e.name for e in record.entities if e.type == "PERSON"] == speakers
    assert not [e.name for e in record.entities if e.type in {"ORG", "LOC", "MISC"}]


@pytest.mark.parametrize(
    "text", ["SECTION: NEWS\n\nLENGTH: 84 words\n\nBODY: It broke.", "NOTE: It is shut."]
)
def test_labels_of_fields_are_nobody(annotator: Annotator, text: str) -> None:
    assert people(annotator, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("From the desk of Oren Vasko, chief analyst, Halden Bank.", "Oren Vasko"),
        ("Sheikh Hasina fled to India. Hasina said she would return.", "Sheikh Hasina"),
        ("Hibakusha Shigeaki Mori met the pope.", "Shigeaki Mori"),
        ("Lance Corporal Ben Watts died.", "Ben Watts"),
        ("Imam Hassan Sheikh led the prayer.", "Hassan Sheikh"),
        ("Nurse Aisha Bello wept.", "Aisha Bello"),
    ],
)
def test_a_person_is_one_and_whole(annotator: Annotator, text: str, name: str) -> None:
    assert [entity.name for entity in people(annotator, text)] == [name]


@pytest.mark.parametrize(
    "name", ["Major Tom Roe", "Bishop Ann Hale", "Coach Roe", "Tom Singer", "Judge Reinhold Lee"]
)
def test_a_rank_that_may_be_a_name_stays_in_it(name: str) -> None:
    (entity,) = marked_entities(f"[{name}|PERSON] left.")
    assert entity.name == name
