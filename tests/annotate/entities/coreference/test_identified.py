"""Who is identified as whom, and what tells that somebody is not: age, kin, and words that mean nothing."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Entity
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def entities(annotator: Annotator, text: str) -> list[Entity]:
    """Return the entities of a text, amounts left out."""
    found = annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
    return [e for e in found if e.type not in {"CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}]


def words_of(annotator: Annotator, text: str, name: str) -> list[str]:
    """Return the words of the mentions of the one entity of a name."""
    (found,) = [e for e in entities(annotator, text) if e.name == name]
    return [m.exact for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("A man was shot in Durban. Police named him as Sipho Dube, 40.", "Sipho Dube", ["A man", "him"]),
        ("Family members identified the boy as Omar Bakri.", "Omar Bakri", ["the boy"]),
        ("He was named locally as Peter Walsh.", "Peter Walsh", ["He"]),
        ("The victim has been identified as Maria Lopez.", "Maria Lopez", ["The victim"]),
        ("The suspect, identified as Tom Reyes, fled.", "Tom Reyes", ["The suspect"]),
        ("A woman, later named as Ruth Adeyemi, was saved.", "Ruth Adeyemi", ["A woman"]),
        ("The gunman, whom police named as Karl Brandt, was shot.", "Karl Brandt", ["The gunman"]),
        ("The driver was identified by police as Ivan Petrov.", "Ivan Petrov", ["The driver"]),
        ("Coach Tom Hale was named as the new manager.", "Tom Hale", ["the new manager"]),
        ("Police said the victim was Ana Silva, 22.", "Ana Silva", ["the victim"]),
        ("The only witness was Ruth Adeyemi, who saw it.", "Ruth Adeyemi", ["The only witness"]),
        ("His favourite player is Lionel Messi.", "Lionel Messi", ["His favourite player"]),
    ],
)
def test_who_is_identified_as_somebody_is_that_one(
    annotator: Annotator, text: str, name: str, words: list[str]
) -> None:
    assert set(words) <= set(words_of(annotator, text, name))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Residents identified him as a relative of Ann Roe.", "Ann Roe", "him"),
        ("The prosecutor identified the man as a friend of Tom Hale.", "Tom Hale", "the man"),
        ("The attackers were named as Karl Brandt and Jens Voss.", "Karl Brandt", "The attackers"),
        ("The winner was not Tom Hale.", "Tom Hale", "The winner"),
        ("The teacher was with Tom Hale.", "Tom Hale", "The teacher"),
    ],
)
def test_who_is_something_of_somebody_is_another(
    annotator: Annotator, text: str, name: str, words: str
) -> None:
    assert words not in words_of(annotator, text, name)


def test_it_says_why(annotator: Annotator) -> None:
    (person,) = entities(annotator, "Police named him as Sipho Dube.")
    assert [m.because for m in person.mentions if m.exact == "him"] == ["identified as: “Sipho Dube”"]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("A 61-year-old man died. Paul Ndiaye, 34, was arrested. Ndiaye fled.", "Paul Ndiaye", "man"),
        ("A man, 61, died in Leeds. Tom Hale, aged 34, was arrested.", "Tom Hale", "man"),
        ("A 22-year-old man was charged. Joe Lind (31) was found dead.", "Joe Lind", "man"),
    ],
)
def test_who_is_of_another_age_is_another(annotator: Annotator, text: str, name: str, words: str) -> None:
    assert not any(words in said.split() for said in words_of(annotator, text, name))


@pytest.mark.parametrize(
    "text",
    [
        "A 40-year-old woman was shot. Ann Roe, 40, died later. Roe had two children.",
        "A 19-year-old student was stabbed on Monday. Jamie Cole, 19, had been walking home.",
    ],
)
def test_who_is_of_one_age_may_be_one(annotator: Annotator, text: str) -> None:
    assert len([e for e in entities(annotator, text) if e.type == "PERSON"]) == 1


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Tom Hale was arrested on Monday. Police say the 22-year-old fled.", "Tom Hale", "the 22-year-old"),
        ("Striker Jude Bell scored twice. The 20-year-old came in May.", "Jude Bell", "The 20-year-old"),
        ("Ann Roe won gold. The 19-year-old, from Leeds, had never won.", "Ann Roe", "The 19-year-old"),
    ],
)
def test_who_is_called_by_an_age_alone_is_somebody(
    annotator: Annotator, text: str, name: str, words: str
) -> None:
    assert words in words_of(annotator, text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hale sold the 22-year-old car. The 22-year-old car was red.",
        "Tom Hale is 22 years old. Police say he fled.",
        "Tom Hale met the 22-year-old Ann Roe.",
        "Tom Hale fixed the 90-year-old wooden bridge.",
    ],
)
def test_what_is_old_is_nobody(annotator: Annotator, text: str) -> None:
    assert not any(said.endswith("old") for said in words_of(annotator, text, "Tom Hale"))


@pytest.mark.parametrize(
    "text",
    [
        "The 150-year-old was demolished on Monday. Tom Hale wept.",
        "The 900-year-old has survived many storms. Tom Hale planted it.",
    ],
)
def test_nobody_is_so_old(annotator: Annotator, text: str) -> None:
    assert [e.name for e in entities(annotator, text) if e.type == "PERSON"] == ["Tom Hale"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police wrongly identified the suspect as Bo Hale. A tailor did it.", "the suspect"),
        ("The suspect was falsely named as Bo Hale. A tailor did it.", "The suspect"),
        ("The tailor must be Bo Hale. The tailor fled.", "The tailor"),
        ("The tailor was allegedly Bo Hale. The tailor fled.", "The tailor"),
    ],
)
def test_who_is_only_taken_for_somebody_is_not_said_to_be_that_one(
    annotator: Annotator, text: str, words: str
) -> None:
    mentions = [m for e in entities(annotator, text) for m in e.mentions if m.exact == words]
    assert all((m.because or "").split(":")[0] not in {"identified as", "copula"} for m in mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John Miller and his son Peter Miller own land. Miller, 70, milks cows.", "John Miller"),
        ("Tariq Aziz said his brother Khalid Aziz was ill. Aziz lives in London.", "Tariq Aziz"),
        ("Sara Lind wrote with her sister Eva Lind. Lind said it took a year.", "Sara Lind"),
        # Where nobody is a relative, the one named last is meant.
        ("Sara Lind wrote with the singer Eva Lind. Lind said it took a year.", "Eva Lind"),
    ],
)
def test_a_surname_is_seldom_that_of_a_relative(annotator: Annotator, text: str, name: str) -> None:
    assert words_of(annotator, text, name)[-1] in {"Miller", "Aziz", "Lind"}


@pytest.mark.parametrize(
    "text",
    [
        "The shop opens at 6 a.m. on Monday. It closes at 9 a.m. on Friday and 10 a.m. on Sunday.",
        "He was sent to prison in 2019. He left prison in 2022 and went back to prison later.",
        "The number of deaths rose. The number of injured fell. The number will rise.",
        "The rest of the group left. The rest stayed. Most of the rest came back.",
        "She went to school in Leeds. She left school at 16. School was dull.",
    ],
)
def test_what_says_nothing_is_not_listed(annotator: Annotator, text: str) -> None:
    listed = [m.exact.lower() for e in entities(annotator, text) for m in e.mentions]
    assert not {"a.m.", "prison", "the number", "the rest", "school"} & set(listed)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The prison in Leeds burned. Guards left the prison. The prison is old.", "The prison"),
        ("The time capsule was opened. The capsule was old. It was found in a wall.", "The time capsule"),
    ],
)
def test_what_says_something_is_listed(annotator: Annotator, text: str, words: str) -> None:
    assert any(m.exact == words for e in entities(annotator, text) for m in e.mentions)
