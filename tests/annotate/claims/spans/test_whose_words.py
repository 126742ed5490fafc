"""Sources that stand in one sentence, and those that say nothing themselves."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Claim
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def claims(annotator: Annotator, text: str) -> list[Claim]:
    return list(annotator.annotate(Article.from_text(text)).claims)


def words(claim: Claim) -> str:
    """Return the words of a claim's source, nothing without one."""
    return claim.source.words if claim.source else ""


STRIKE = (
    "Schools paralysed as teachers' strike enters second day\n\nLearning was paralysed in 24 counties "
    "yesterday "
    "as about 120,000 teachers boycotted classes over a delayed pay rise, the Wages Commission said.\n\n"
)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (
            "the hospital's director, Dr Rose Atieno",
            "County police commander Peter Lolkinyei admitted that it rained",
        ),
        (
            "the clinic's chief surgeon, Dr Emeka Osagie",
            "Regional fire chief Ann Halloran confirmed that it rained",
        ),
        (
            "the county's engineer, Prof Lise Amdal",
            "Transport union leader Jonas Wik complained that it rained",
        ),
    ],
)
def test_a_source_ends_with_its_sentence(annotator: Annotator, before: str, behind: str) -> None:
    text = (
        f"{STRIKE}In Kisumu, where police dispersed a march, seven teachers were being treated, two of "
        f"them with "
        f"gunshot wounds, said {before}. {behind}."
    )
    found = claims(annotator, text)
    [first] = [one for one in found if "seven teachers" in one.content[0].exact]
    [second] = [one for one in found if "it rained" in one.content[0].exact]
    assert words(first) == before
    assert behind.startswith(words(second))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The tax is legal, said former U.S. Senator Mark Dole. The vote is on Monday.",
            "former U.S. Senator Mark Dole",
        ),
        (
            "St. Anne's rector, Father Luis Pena, said that the roof leaks.",
            "St. Anne's rector, Father Luis Pena,",
        ),
        (
            "The mine is safe, said Gov. Ann Hale of the U.S. Virgin Islands.",
            "Gov. Ann Hale of the U.S. Virgin Islands",
        ),
    ],
)
def test_an_abbreviation_ends_no_source(annotator: Annotator, text: str, source: str) -> None:
    assert [words(one) for one in claims(annotator, text)] == [source]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Sandoz, which was said last week to have bid $2bn for the patents, sold its plant.", "was said"),
        ("The mayor will speak on Monday. Carla Foss is understood to be the favourite.", "is understood"),
        ("Roe Holdings, which is believed to have paid a fine, closed the mill.", "is believed"),
        ("The captain, who was alleged to have fled, was held on Friday.", "was alleged"),
    ],
)
def test_of_whom_it_is_said_does_not_say_it(annotator: Annotator, text: str, cue: str) -> None:
    found = [one for one in claims(annotator, text) if one.cue and one.cue[0].exact.startswith(cue)]
    assert all(words(one) == "" for one in found)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The plan was praised by Carla Foss on Friday.", "Carla Foss"),
        ("It is believed by many doctors that the drug helps.", "many doctors"),
        ("“We are prepared to strike in May,” union leader Jonas Wik said.", "We"),
    ],
)
def test_who_is_named_by_a_passive_does(annotator: Annotator, text: str, source: str) -> None:
    assert source in {words(one) for one in claims(annotator, text)}


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (
            "The secondary teachers' union, Kuppet, has decided not to join, its chairman Omboko Were "
            "said on Friday.",
            "its chairman Omboko Were",
            "said",
        ),
        (
            "The dockers' union, Havno, has decided not to strike, its chairman Bako May said on Friday.",
            "its chairman Bako May",
            "said",
        ),
        ("Its secretary Kofi Will warned that the talks would fail.", "Its secretary Kofi Will", "warned"),
        ("Its secretary Kofi was told that the talks would fail, Ann Roe said.", "Ann Roe", "said"),
    ],
)
def test_a_last_name_is_no_verb(annotator: Annotator, text: str, source: str, cue: str) -> None:
    found = [one for one in claims(annotator, text) if words(one) == source]
    assert cue in {one.cue[0].exact for one in found}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Minister Ann Bole said on Monday that it was early, but she has not ruled out a second vote.",
            "say",
        ),
        ("Premier Tom Roe said on Monday that it was early, but he did not rule out a second vote.", "say"),
        (
            "Asked about it on Monday, the Norwegian premier would not rule out a second vote, she said.",
            "say",
        ),
        ("Minister Ann Bole said on Monday that it was early, but she has ruled out a second vote.", "deny"),
        ("Minister Ann Bole said on Monday that it was early, but she did not deny a second vote.", "deny"),
        ("Minister Ann Bole rejected a second vote, saying that it was early.", "deny"),
    ],
)
def test_what_is_not_ruled_out_is_not_denied(annotator: Annotator, text: str, act: str) -> None:
    acts = {one.speech_act for one in claims(annotator, text) if "second vote" in one.content[0].exact}
    assert act in acts
    assert act == "deny" or "deny" not in acts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pavel Novak, head of the Czech Union of the Blind, who doubts that it helps, left.", "Pavel Novak"),
        ("It was rejected by the Selm Union of Miners, who said that it was late.", "Selm Union of Miners"),
    ],
)
def test_who_leads_a_body_is_somebody(annotator: Annotator, text: str, name: str) -> None:
    record = annotator.annotate(Article.from_text(text))
    names = {entity.id: entity.name for entity in record.entities}
    sources = [claim.source for claim in record.claims if claim.source and "who" in claim.source.words]
    assert [names.get(source.entity or "") for source in sources] == [name]
