"""Two happenings of one kind in different years are two events; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _days(text: str, word: str) -> list[str]:
    """Return the first days of the events that a word tells, in the order of the text."""
    events = _annotator().annotate(Article.from_text(text, published="2025-08-30")).timeline.events
    return [
        (event.time.earliest or "")[:4]
        for event in events
        if word in {m.exact.lower() for m in event.mentions}
    ]


@pytest.mark.parametrize(
    ("text", "word", "years"),
    [
        (
            "Teachers went on strike yesterday. The union said the strike would go on for weeks.\n\n"
            "The last national strike, in 2015, lasted five weeks.",
            "strike",
            ["2025", "2015"],
        ),
        (
            "Learning was paralysed by the teachers' strike. The strike began on Thursday.\n\n"
            "The strike of 2015 ended after six weeks.",
            "strike",
            ["2025", "2015"],
        ),
        (
            "Fire gutted the market on Monday. Nobody died in the fire. The fire of 1998 killed 12 traders.",
            "fire",
            ["2025", "1998"],
        ),
        (
            "The flood drowned 40 cows last week. The last flood, in 2003, did less harm.",
            "flood",
            ["2025", "2003"],
        ),
        (
            "Nineteen people died when a bus left the road, police said.\n\nFour people died there in 2023.",
            "died",
            ["", "2023"],
        ),
        # One with the same year, or with none, is the same.
        (
            "The 2011 tsunami killed 18,000 people. The tsunami of 2011 was caused by a quake. "
            "In 2013 the town was rebuilt.",
            "tsunami",
            ["2011"],
        ),
        (
            "Fire gutted the market on Monday. Nobody was hurt in the fire. The mayor saw the fire.",
            "fire",
            ["2025"],
        ),
    ],
)
def test_what_has_an_earlier_year_beside_it_is_another_event(text: str, word: str, years: list[str]) -> None:
    assert _days(text, word) == years


def test_what_ends_with_a_year_beside_its_subject_ended_in_that_year() -> None:
    text = "The strike began on Thursday.\n\nThe strike of 2015 ended after six weeks."
    assert _days(text, "ended") == ["2015"]


def test_what_will_be_by_some_year_is_not_what_was_in_an_earlier_one() -> None:
    text = "The firm said it would close its mine by 2027. It bought the mine in 2011 and has spent 9m on it."
    assert _days(text, "close") == ["2025"]
    assert _days(text, "bought") == ["2011"]
