"""Expressions near an event that are of another clause or of a comparison; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import EventTime, Published

DAY = Published("2025-03-14", "given")


@cache
def _annotator() -> Annotator:
    return Annotator.from_settings()


def _time(text: str, word: str) -> EventTime:
    events = _annotator().annotate(Article.from_text(text, published=DAY)).timeline.events
    return next(event.time for event in events if any(m.exact == word for m in event.mentions))


def _days(text: str, word: str) -> tuple[str | None, str | None]:
    time = _time(text, word)
    return time.earliest, time.latest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The club sacked its coach on Tuesday after the players refused a new contract.", "refused"),
        ("Workers walked out on Tuesday because the firm had cut pensions.", "cut"),
        ("On Tuesday the court freed two men after police withdrew a statement.", "withdrew"),
    ],
)
def test_what_something_came_after_was_no_later_than_that(text: str, word: str) -> None:
    assert _days(text, word) == (None, "2025-03-11")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The club sacked its coach on Tuesday after the players refused a new contract.", "sacked"),
        ("Shares fell after the board rejected a bid on Tuesday.", "rejected"),
        ("A man was held after a fire on Tuesday destroyed a barn.", "destroyed"),
        ("Shops shut on Tuesday when the power failed.", "failed"),
        ("The roof fell on Tuesday, hours after the guests left.", "left"),
    ],
)
def test_a_day_is_of_the_clause_that_it_stands_in(text: str, word: str) -> None:
    assert _days(text, word) == ("2025-03-11", "2025-03-11")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Inflation was put at 3.1 per cent, up from 2.4 per cent in January.", "put"),
        ("Profits reached £41m, compared with £52m in 2023.", "reached"),
        ("Turnover rose to €90m from €81m in 2022.", "rose"),
        ("Arrests fell by a third compared with 2019.", "fell"),
        ("The club sold 12,000 shirts, more than in 2021.", "sold"),
        ("The team won eleven medals, against four in 2016.", "won"),
    ],
)
def test_a_year_that_figures_are_compared_with_is_not_the_event_s(text: str, word: str) -> None:
    assert _days(text, word) == (None, "2025-03-14")


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("In 2022 sales rose to €90m, from €81m in 2021.", "rose", ("2022-01-01", "2022-12-31")),
        ("Visits fell to 2.1m in February, down from 2.4m in January.", "fell", ("2025-02-01", "2025-02-28")),
        ("She stepped down from the board in 2019.", "stepped", ("2019-01-01", "2019-12-31")),
        ("The army withdrew 500 men from three bases in 2019.", "withdrew", ("2019-01-01", "2019-12-31")),
        ("Thousands protested against two bills in 2016.", "protested", ("2016-01-01", "2016-12-31")),
    ],
)
def test_a_year_beside_figures_may_be_the_event_s(text: str, word: str, days: tuple[str, str]) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Novak, who is expected to resign as captain on Monday, spoke for ten minutes.", "spoke"),
        ("Ferrer, who resigned on Monday, thanked his rivals.", "thanked"),
    ],
)
def test_a_day_between_commas_is_not_of_the_verb_behind_them(text: str, word: str) -> None:
    assert _days(text, word) == (None, "2025-03-14")


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("He had been detained in March 2019 and freed a week later.", "freed", ("2019-03-08", "2019-04-07")),
        ("She was fined in June 2022 and banned three days later.", "banned", ("2022-06-04", "2022-07-03")),
        (
            "It was closed on 4 February and reopened two days later.",
            "reopened",
            ("2025-02-06", "2025-02-06"),
        ),
    ],
)
def test_days_are_counted_from_a_month_as_well(text: str, word: str, days: tuple[str, str]) -> None:
    assert _days(text, word) == days
