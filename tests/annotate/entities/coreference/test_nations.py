"""Who is told to be of one country is nobody who is told to be of another."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.known.places import nations_told
from annotate.settings import Settings


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator.from_settings(Settings())


def together(annotator: Annotator, text: str) -> list[set[str]]:
    """Return the mentions of every entity that has several."""
    entities = annotator.annotate(Article.from_text(text)).entities
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
