"""Diaries and talks that say which day it is: what is not written out counts from there."""

from __future__ import annotations

import pytest

from annotate.article import Article
from tests import pipelines

PUBLISHED = "2024-05-12"  # a Sunday


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Hello from the road, I am cold and we are tired. It's Tuesday, and I have the flu. I will see"
            " my doctor tomorrow. It's now Friday and we are well again. We walked here yesterday.",
            {
                "Tuesday": "2024-05-07",
                "tomorrow": "2024-05-08",
                "Friday": "2024-05-10",
                "yesterday": "2024-05-09",
            },
        ),
        (
            "I am up late. It's 2 a.m. on Wednesday. I rest tomorrow. Hello! It is April 12th, and our"
            " exam is over. We are free today.",
            {"tomorrow": "2024-04-11", "April 12th": "2024-04-12", "today": "2024-04-12"},
        ),
        # What is quoted, and what belongs to a day, says nothing of the text's own.
        (
            "“It's Tuesday and I have the flu,” said Ann Lee. We hear that she will see my doctor tomorrow.",
            {"tomorrow": "2024-05-13"},
        ),
        (
            "I read the news. It's Tuesday's vote that I fear. We voted yesterday.",
            {"yesterday": "2024-05-11"},
        ),
        (
            "The council sat. It's Tuesday, and the hall is full. The mayor left yesterday.",
            {"yesterday": "2024-05-11"},
        ),
    ],
)
def test_days_count_from_the_day_that_it_is(text: str, values: dict[str, str]) -> None:
    times = pipelines.annotator().annotate(Article.from_text(text, published=PUBLISHED)).timeline.times
    assert {time.exact: time.value for time in times if time.exact in values} == values
    assert all(time.anchor is None for time in times if "told on" in (time.because or ""))
