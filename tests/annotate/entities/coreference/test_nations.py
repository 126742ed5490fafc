"""Who is told to be of one country is nobody who is told to be of another."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.known.places import nations_told
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def together(annotator: Annotator, text: str) -> list[set[str]]:
    """Return the mentions of every entity that has several."""
    entities = annotator.annotate(Article.from_text(text)).entities
    assert entities
    return [{mention.exact for mention in one.mentions} for one in entities if len(one.mentions) > 1]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Iranian Foreign Minister Hossein Amir Abdollahian spoke with his counterpart on Monday. "
            "The UAE foreign minister said he would visit Tehran.",
            "Hossein Amir Abdollahian",
            "The UAE foreign minister",
        ),
        (
            "Costa Rican President Rodrigo Chaves spoke by telephone with a colleague on Friday. "
            "The Ukrainian president thanked the country.",
            "Rodrigo Chaves",
            "The Ukrainian president",
        ),
        (
            "The Argentine city of Posadas was flooded. The city lost power. Across the river, "
            "the Brazilian city was spared.",
            "The Argentine city",
            "the Brazilian city",
        ),
        (
            "The Honduran government protested on Monday. The government in Managua said nothing.",
            "The Honduran government",
            "The government",
        ),
        (
            "The Honduran government protested on Monday. The government of Nicaragua said nothing.",
            "The Honduran government",
            "The government",
        ),
    ],
)
def test_of_two_countries_are_two(annotator: Annotator, text: str, one: str, other: str) -> None:
    groups = together(annotator, text)
    assert not any({one, other} <= group for group in groups)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "South Korean President Lee Jae-myung met reporters. "
            "The South Korean president said talks went well.",
            "Lee Jae-myung",
            "The South Korean president",
        ),
        (
            "Luis Lacalle Pou, the Uruguayan president, flew to Doha. "
            "The South American president met the Emir.",
            "Luis Lacalle Pou",
            "The South American president",
        ),
        (
            "French forces left Benin. The former French colony became independent in 1960.",
            "Benin",
            "The former French colony",
        ),
        (
            "The Honduran government protested on Monday. The government said it would close the border.",
            "The Honduran government",
            "The government",
        ),
    ],
)
def test_of_one_country_or_of_none_may_be_one(annotator: Annotator, text: str, one: str, other: str) -> None:
    groups = together(annotator, text)
    assert any({one, other} <= group for group in groups)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("the south korean minister", {"KR"}),
        ("the south american minister", set()),
        ("african american voters", set()),
        ("the us - based company", set()),
        ("the indian - born author", set()),
        ("the us government", {"US"}),
        ("the chinese city", {"CN"}),
        ("a hong kong judge", set()),
        ("france 's german guests", {"FR", "DE"}),
        ("the minister", set()),
        ("", set()),
    ],
)
def test_what_words_tell_of_countries(words: str, codes: set[str]) -> None:
    assert nations_told(words.split()) == codes


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("The trial in Pretoria ended. The State said it would appeal.", "Pretoria", "The State", False),
        ("Kano was flooded on Monday. The state has asked Abuja for help.", "Kano", "The state", True),
        ("Washington was covered by smoke. The state has asked for help.", "Washington", "The state", True),
        ("Kyiv was bombed on Monday. The country asked for help.", "Kyiv", "The country", False),
        ("Kyiv was bombed on Monday. The city lost power.", "Kyiv", "The city", True),
        ("Kenya held a vote. The city voted late.", "Kenya", "The city", False),
        ("Singapore closed its border. The country has few beds.", "Singapore", "The country", True),
        ("Kenya held a vote. The country was calm.", "Kenya", "The country", True),
        ("Lebanon sent a minister to Amman. The Kingdom welcomed him.", "Lebanon", "The Kingdom", False),
        ("Jordan closed its border. The Kingdom asked for help.", "Jordan", "The Kingdom", True),
    ],
)
def test_a_city_is_no_country(annotator: Annotator, text: str, one: str, other: str, same: bool) -> None:
    assert any({one, other} <= group for group in together(annotator, text)) is same


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("He obstructed the course of justice. She wants justice, and more justice.", "justice", False),
        ("The justice wrote the opinion. The justice then left the court.", "The justice", True),
        ("The administration of vaccines began. The administration of vaccines ended.", "ORG", False),
        ("The administration said it would appeal. The administration then did.", "ORG", True),
    ],
)
def test_what_is_abstract_is_nobody(annotator: Annotator, text: str, words: str, found: bool) -> None:
    entities = annotator.annotate(Article.from_text(text)).entities
    somebody = [one for one in entities if one.type in {"PERSON", "ORG"}]
    told = {one.type for one in somebody} | {mention.exact for one in somebody for mention in one.mentions}
    assert (words in told) is found


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("The Argentine city of Posadas has grown. The city lost power.", "Posadas", "The city", True),
        ("The state of Ohio sued the firm. The state won on Friday.", "Ohio", "The state", True),
        ("Police in the town of Selm said that the town was safe.", "Selm", "the town", True),
        ("The health department of Kenya sued. The department won.", "Kenya", "The department", False),
        ("The capital of Kenya was calm. The capital voted late.", "Kenya", "The capital", False),
        ("The north-eastern region of Kenya was calm. The region voted late.", "Kenya", "The region", False),
        ("The largest city of Kenya was calm. The city voted late.", "Kenya", "The city", False),
    ],
)
def test_a_place_is_called_what_stands_behind_it(
    annotator: Annotator, text: str, one: str, other: str, same: bool
) -> None:
    assert any({one, other} <= group for group in together(annotator, text)) is same


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Malaysia is stable, Malaysian Finance Minister Zafrul Aziz said on Tuesday. Zafrul expects "
            "growth. Malaysia's commodities minister warned that exports will fall.",
            "Zafrul Aziz",
            "Malaysia's commodities minister",
        ),
        (
            "Finance Minister Ann Roe said taxes would rise. The health minister told reporters that wards "
            "would close.",
            "Ann Roe",
            "The health minister",
        ),
        (
            "Former finance minister Tom Hale returned on Monday. The minister of health said he was glad.",
            "Tom Hale",
            "The minister of health",
        ),
        (
            "Tom Hale, the deputy finance minister, resigned on Monday. The finance minister "
            "thanked his colleague.",
            "Tom Hale",
            "The finance minister",
        ),
    ],
)
def test_of_two_departments_are_two(annotator: Annotator, text: str, one: str, other: str) -> None:
    entities = annotator.annotate(Article.from_text(text)).entities
    groups = [{mention.exact for mention in entity.mentions} for entity in entities]
    assert any(one in group for group in groups)
    assert not any(one in group and any(other in mention for mention in group) for group in groups)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Ann Roe, the minister of trade and industry, opened the fair. The trade minister said "
            "she was glad.",
            "Ann Roe",
            "The trade minister",
        ),
        (
            "Finance Minister Ann Roe said taxes would rise. The treasury minister said wards would close.",
            "Ann Roe",
            "The treasury minister",
        ),
        (
            "Foreign Minister Tom Hale arrived on Monday. The minister praised the country's hosts.",
            "Tom Hale",
            "The minister",
        ),
    ],
)
def test_of_one_department_may_be_one(annotator: Annotator, text: str, one: str, other: str) -> None:
    assert any({one, other} <= group for group in together(annotator, text))
