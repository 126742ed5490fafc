"""Which of several bodies a noun means, and that it means nobody and no body of another kind."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.coreference.doubt.sorts import is_no_body
from annotate.entities.coreference.sites import Site
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def together(annotator: Annotator, text: str, words: str) -> set[str]:
    """Return what else the entity is called that some words are a mention of."""
    for entity in annotator.annotate(Article.from_text(text, published="2025-09-23")).entities:
        exact = [mention.exact for mention in entity.mentions]
        if words in exact:
            return set(exact) - {words}
    return set()


def noun(word: str, sort: str) -> Site:
    """Return the site of "the WORD"."""
    return Site(1, 0, 1, "nominal", word, 0, -1, article=1, sort=sort)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "sort", "kind", "classes"),
    [
        ("company", "organisation", "person", set()),
        ("company", "organisation", "organisation", {"agency"}),
        ("airline", "organisation", "organisation", {"court", "council"}),
        ("union", "organisation", "organisation", {"company"}),
        ("charity", "organisation", "organisation", {"council"}),
        ("party", "organisation", "organisation", {"company"}),
        ("ministry", "organisation", "organisation", {"company"}),
        ("mayor", "person", "organisation", set()),
    ],
)
def test_a_noun_leaves_out_bodies_of_other_kinds(word: str, sort: str, kind: str, classes: set[str]) -> None:
    assert is_no_body(noun(word, sort), kind, (), classes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "sort", "kind", "classes"),
    [
        ("company", "organisation", "organisation", set()),
        ("company", "organisation", "organisation", {"association"}),
        ("company", "organisation", "organisation", {"agency", "company"}),
        ("regulator", "person", "organisation", {"agency", "government"}),
        ("developer", "person", "organisation", set()),
        ("faction", "organisation", "organisation", {"company"}),
        ("mayor", "person", "person", set()),
        ("union", "organisation", "organisation", {"association"}),
        ("group", "organisation", "organisation", {"bank"}),
    ],
)
def test_but_not_those_that_it_may_mean(word: str, sort: str, kind: str, classes: set[str]) -> None:
    assert not is_no_body(noun(word, sort), kind, (), classes)  # type: ignore[arg-type]


def test_what_an_entity_is_called_tells_its_kind_too() -> None:
    assert is_no_body(noun("company", "organisation"), "organisation", ("agency",), set())
    assert not is_no_body(noun("company", "organisation"), "organisation", ("agency", "firm"), set())


INSPECTOR = (
    "Barlow Homes won permission on Thursday after Weston council refused the scheme. "
    "Planning inspector Gill Norris said the council had failed to show any harm. "
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (INSPECTOR + "The developer said it was delighted.", "The developer"),
        (INSPECTOR + "The developer must pay for a school. The company was delighted.", "The company"),
        ("The Environment Agency fined Selm Water. The agency said the company had lied.", "the company"),
        ("The Environment Agency fined Selm Water. The agency said the utility had lied.", "the utility"),
    ],
)
def test_a_firm_is_not_who_or_what_was_spoken_of_last(annotator: Annotator, text: str, words: str) -> None:
    assert together(annotator, text, words).isdisjoint(
        {"Gill Norris", "Weston council", "Environment Agency", "The agency"}
    )


def test_a_firm_that_is_a_service_is_still_a_firm(annotator: Annotator) -> None:
    text = "Alford Hughes is a premium service. The company opened in 2019. Alford Hughes sells homes.\n"
    found = annotator.annotate(Article.from_text(text)).entities
    assert any({"Alford Hughes", "The company"} <= {m.exact for m in each.mentions} for each in found)


def test_somebody_may_be_a_developer(annotator: Annotator) -> None:
    text = "Software developer Tom Hale quit his job on Monday. The developer said he was tired."
    assert "Tom Hale" in together(annotator, text, "The developer")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Rating agency Moody's spoke. The US fund Halden Partners, with 12 per cent, will not sell."
            " The fund is new.",
            "The fund",
            "Halden Partners",
        ),
        ("He was insured by his employer, Gokada Transport. It paid.", "his employer", "Gokada Transport"),
    ],
)
def test_a_firm_is_what_stands_beside_its_name(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert name in together(annotator, text, words)


@pytest.mark.parametrize(
    "text",
    [
        "Hale's husband died. Apple's Tim Cook spoke.",
        "Hale's brother was jailed on Monday. Selm Radio's Tim Cook spoke of it.",
    ],
)
def test_nobodys_relative_is_named_as_of_another_body(annotator: Annotator, text: str) -> None:
    assert together(annotator, text, "Tim Cook") == set()


def test_a_family_is_no_firm(annotator: Annotator) -> None:
    text = "The McDonald family has owned the farm since 1900. The McDonald's on the High Street closed."
    assert together(annotator, text, "McDonald's") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Labour promised to scrap the levy. Conservative leader Ruth Calder said her own party would not.",
        "Labour lost on Monday. Reform UK leader Ann Hale said her party had won.",
    ],
)
def test_somebodys_party_is_not_the_rival(annotator: Annotator, text: str) -> None:
    party = "her own party" if "own" in text else "her party"
    assert "Labour" not in together(annotator, text, party)


OFFER = (
    "Telmar Foods said on Monday that it had made an offer. The company is listed in Oslo.\n\n"
    "Orvane Mills refused it. Orvane Mills has 900 workers in three towns.\n\n"
)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (OFFER + "The company opened a fourth mill in Selm in May.", False),
        ("Telmar Foods made an offer on Monday. The company is listed in Oslo.", True),
        ("Telmar Foods made an offer on Monday.\n\nThe company is listed in Oslo.", True),
    ],
)
def test_a_body_of_another_paragraph_is_a_guess_where_one_is_named_since(
    annotator: Annotator, text: str, sure: bool
) -> None:
    start = text.rindex("The company")
    entities = annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
    found = [m.confidence for entity in entities for m in entity.mentions if m.start == start]
    assert all((confidence > 0.7) == sure for confidence in found)
    assert found or not sure
