"""Who tells of somebody is somebody else, by the shipped model; and companies with words in brackets."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.article import Article
from annotate.record import Annotations
from tests import pipelines


@cache
def _record(text: str) -> Annotations:
    return pipelines.annotator().annotate(Article.from_text(text))


def together(text: str, one: str, other: str) -> bool:
    names = [{mention.exact for mention in entity.mentions} for entity in _record(text).entities]
    return any({one, other} <= found for found in names)


@pytest.mark.parametrize(
    ("text", "who", "teller"),
    [
        ("Ortega is afraid of the people, the bishop said.", "Ortega", "the bishop"),
        ("Hunt would cut taxes, the chancellor said on Monday.", "Hunt", "the chancellor"),
        ("Ortega said the bishop was wrong.", "Ortega", "the bishop"),
    ],
)
def test_who_tells_of_somebody_is_somebody_else(text: str, who: str, teller: str) -> None:
    assert not together(text, who, teller)


@pytest.mark.parametrize(
    ("text", "who", "again"),
    [
        (
            "President Daniel Ortega arrived on Monday. The president said he was glad.",
            "Daniel Ortega",
            "The president",
        ),
        ("When President Ortega arrived, the president said he was glad.", "Ortega", "the president"),
        ("Acme said the company would cut 500 jobs. The ministry was surprised.", "Acme", "the company"),
        ("Toyota said on Monday that the carmaker would recall two million cars.", "Toyota", "the carmaker"),
    ],
)
def test_who_is_told_of_may_speak_elsewhere(text: str, who: str, again: str) -> None:
    assert together(text, who, again)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The miner Anton Vogel (Pty) Ltd lost its licence in March.", "Anton Vogel (Pty) Ltd"),
        ("Unilever (Nigeria) Plc raised prices on Monday.", "Unilever (Nigeria) Plc"),
        ("Sona Foods Pvt Ltd closed two mills.", "Sona Foods Pvt Ltd"),
    ],
)
def test_companies_with_words_in_brackets_are_whole(text: str, name: str) -> None:
    assert (name, "ORG") in {(entity.name, entity.type) for entity in _record(text).entities}


def test_people_with_words_in_brackets_stay_people() -> None:
    names = {
        (entity.name, entity.type) for entity in _record("Ann Roe (left) met Tom Hale (right).").entities
    }
    assert {("Ann Roe", "PERSON"), ("Tom Hale", "PERSON")} <= names


def test_the_short_form_of_a_company_with_its_trade_is_the_company() -> None:
    text = "Paul Dreyer Construction (Pty) Ltd built the wall in 2019. Paul Dreyer denies that it used sand."
    assert together(text, "Paul Dreyer Construction (Pty) Ltd", "Paul Dreyer")
