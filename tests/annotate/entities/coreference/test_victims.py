"""Who was hurt, and who was arrested for it, are two; and whom a sentence is about goes on to speak."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.entities.coreference.together import are_one


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "A teenager was stabbed in Selm on Friday. Police arrested a man of 30. The victim is stable. He "
            "was named as Tom Ash.",
            "a man",
            "The victim",
        ),
        (
            "A teenager was stabbed in Selm on Friday. Police arrested a man of 30. The victim is stable. He "
            "was named as Tom Ash.",
            "a man",
            "Tom Ash",
        ),
        ("A man was arrested after a shop was robbed. The victim saw a knife.", "A man", "The victim"),
        ("Bo Reyes was killed in May. The suspect is 40. Ann Moss denies it.", "Bo Reyes", "The suspect"),
        ("Nia Frey was attacked on Monday. The defendant denies it.", "Nia Frey", "The defendant"),
    ],
)
def test_the_victim_is_nobody_who_was_arrested(
    annotator: Annotator, text: str, first: str, second: str
) -> None:
    assert not are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Bo Reyes was killed in May. The victim was 40. Ann Moss denies it.", "Bo Reyes", "The victim"),
        ("Carl Jones was arrested on Monday. The suspect is 30. He denies it.", "Carl Jones", "The suspect"),
        (
            "Geoff Holt, a chemist, founded it in 1961. His grandson, Simon Holt, sold it in 2021. He said "
            "yesterday that he was sorry.",
            "Simon Holt",
            "He said",
        ),
        (
            "Ida Kerr built the mill. Her niece, Lotte Kerr, burned it down. She told a court she was sorry.",
            "Lotte Kerr",
            "She told",
        ),
    ],
)
def test_but_who_is_called_so(annotator: Annotator, text: str, first: str, second: str) -> None:
    assert are_one(annotator, text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Jon Whit was dropped by Harry Dean, the bowler's brother, on 9.", "Jon Whit", "the bowler"),
        ("Ana Roth met the mayor's wife on Monday.", "Ana Roth", "the mayor"),
    ],
)
def test_who_acts_is_not_named_by_a_noun_behind_the_verb(
    annotator: Annotator, text: str, first: str, second: str
) -> None:
    assert not are_one(annotator, text, first, second)
