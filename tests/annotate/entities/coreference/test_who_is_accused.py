"""Who was arrested or has died: nobody is told where two may be meant, and a guess is marked."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Entity, Mention
from annotate.review.wording import is_guess
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def meant(annotator: Annotator, text: str, words: str) -> tuple[Entity, Mention] | None:
    """Return the named entity that the last occurrence of some words is a mention of."""
    start = text.rindex(words)
    entities = annotator.annotate(Article.from_text(text)).entities
    named = (entity for entity in entities if any(mention.kind == "name" for mention in entity.mentions))
    return next(((e, m) for e in named for m in e.mentions if m.start == start), None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Odile Renner told the police, and they searched Hagen's flat. She was arrested.", "She"),
        (
            "Odile Renner told police what she knew, and they searched Petra Hagen's flat. She was jailed.",
            "She",
        ),
        ("Colm Byrne met Ruben Stahl at the quay on Friday. He was found dead at dawn.", "He"),
        ("Colm Byrne knifed Ruben Stahl at the quay on Friday. He died two hours later.", "He"),
        ("Colm Byrne, a docker, ran into Ruben Stahl on Friday. He was buried on Wednesday.", "He"),
        ("Editor Ada Quill and reporter Ines Moll wrote it together. A court met. She was sacked.", "She"),
        ("Treasurer Olga Prinz wrote to secretary Hanna Veit in May. She resigned the next day.", "She"),
        ("Greta Moss said that her sister Ilse had lent a friend the van. She was fined for it.", "She"),
        ("Greta Moss thanked her aide, Ilse Barth, before the police came. She left in handcuffs.", "She"),
        (
            "Two teachers, Julia Cray and Rita Stein, were heard. A girl had complained. The man fled.",
            "The man",
        ),
    ],
)
def test_of_a_deed_nobody_is_told_where_two_may_be_meant(annotator: Annotator, text: str, words: str) -> None:
    assert meant(annotator, text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "A jury found Tom Sorrel guilty on Friday. Detective Paul Renn led the inquiry. Sorrel hit his "
            "neighbour with a spade. He will be sentenced in May.",
            "He",
            "Tom Sorrel",
        ),
        (
            "Police questioned Julia Cray and let her go. Rita Stein was kept. She is accused of theft.",
            "She",
            "Rita Stein",
        ),
        (
            "Police say Nadia Rahim helped her husband, Karl, to hide it. He is away. She was remanded.",
            "She",
            "Nadia Rahim",
        ),
        ("Colm Byrne robbed a bank in Selm in 2019. He was arrested on Friday.", "He", "Colm Byrne"),
        (
            "The league banned coach Ray Dorn. He had shouted at referee Nils Frey. He was fined as well.",
            "He",
            "Ray Dorn",
        ),
    ],
)
def test_whoever_the_text_is_about_is_told_of_a_deed(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    found = meant(annotator, text, words)
    assert found is not None
    assert found[0].name == name
    assert not is_guess(found[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Viktor Hahn spoke with Simon Dorn before the race in Ghent. He won it by two seconds.", "He"),
        ("Bruno Conti and Ivan Babel fought on the pitch. He was sent off by the referee.", "He"),
        ("Clara Vend took Rosa Lund to a party by the lake. She told nobody about it.", "She"),
        (
            "Mayor Alice Kern met treasurer Joan Plath on Thursday. Auditors say she could not explain it.",
            "she",
        ),
    ],
)
def test_where_only_the_order_decides_the_answer_is_a_guess(
    annotator: Annotator, text: str, words: str
) -> None:
    found = meant(annotator, text, words)
    assert found is None or is_guess(found[1])


def test_whoever_is_meant_again_by_a_guess_is_one(annotator: Annotator) -> None:
    text = "Viktor Hahn spoke with Simon Dorn before the race. He won it. He was glad. Hahn left. He slept."
    last, first = (
        meant(annotator, text, "He slept"[:2]),
        meant(annotator, text[: text.index(" Hahn left")], "He"),
    )
    assert first is not None
    assert is_guess(first[1])
    assert last is not None
    assert not is_guess(last[1])


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Viktor Hahn spoke before the race in Ghent. He won it by two seconds.", "He", "Viktor Hahn"),
        ("Viktor Hahn spoke with Ann Dorn before the race. He won it by two seconds.", "He", "Viktor Hahn"),
        (
            "Viktor Hahn said the race was hard. Simon Dorn came second. Hahn lives in Ghent. He won it.",
            "He",
            "Viktor Hahn",
        ),
        (
            "Simon Dorn came second. Viktor Hahn said the race was hard. He said he was glad.",
            "He",
            "Viktor Hahn",
        ),
    ],
)
def test_where_more_than_the_order_decides_it_is_none(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    found = meant(annotator, text, words)
    assert found is not None
    assert found[0].name == name
    assert not is_guess(found[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Police chief Martin Oakes came within the hour. Fire had spread. The manager told us that "
            "nobody had been inside.",
            "The manager",
        ),
        (
            "Fire chief Ed Mullen said that the roof had fallen in. The landlord told us he had lost it all.",
            "The landlord",
        ),
        (
            "A nurse and two others worked that night. Dr. Amy Field left at ten. The nurse gave the dose.",
            "The nurse",
        ),
        ("Judge Robert Lang listened for an hour. The lawyer asked him to step down.", "The lawyer"),
    ],
)
def test_who_holds_one_post_is_nobody_of_another(annotator: Annotator, text: str, words: str) -> None:
    assert meant(annotator, text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The club's manager, Alan Pick, was not told. “It was wrong,” the manager said.",
            "the manager",
            "Pick",
        ),
        (
            "President Paulo Silva fired his health minister, Carlos Nunes. The minister had bought masks.",
            "The minister",
            "Nunes",
        ),
        (
            "President Paulo Silva fired his health minister, Carlos Nunes. The president gave no reason.",
            "The president",
            "Silva",
        ),
        ("Police chief Martin Oakes came at once. The chief told us to wait.", "The chief", "Oakes"),
        # One post goes by several names.
        ("District Attorney Carl Hale spoke on Monday. The prosecutor was calm.", "The prosecutor", "Hale"),
        ("Foreign Secretary Ann Roe flew to Paris. The minister said she was glad.", "The minister", "Roe"),
        ("Chelsea manager Enzo Hale named his team. The coach left out two.", "The coach", "Hale"),
    ],
)
def test_a_post_is_of_whoever_holds_it(annotator: Annotator, text: str, words: str, name: str) -> None:
    found = meant(annotator, text, words)
    assert found is not None
    assert name in found[0].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Liam Marsh stabbed his friend Oliver Brook, 19, outside a club. The 19-year-old died at once.",
            "Oliver Brook",
        ),
        (
            "Thomas Reed, 34, killed his landlord. Lawyer Henry Cole spoke. The 34-year-old was jailed.",
            "Thomas Reed",
        ),
    ],
)
def test_who_is_so_old_is_meant_by_the_age(annotator: Annotator, text: str, name: str) -> None:
    found = meant(annotator, text, "The ")
    assert found is not None
    assert found[0].name == name
    assert not is_guess(found[1])


def test_of_two_without_an_age_neither_is_meant_by_one(annotator: Annotator) -> None:
    text = "Judge Robert Lang heard Thomas Reed. Lawyer Henry Cole spoke. The 34-year-old was jailed."
    assert meant(annotator, text, "The 34") is None
