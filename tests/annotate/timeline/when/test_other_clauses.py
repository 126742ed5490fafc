"""Expressions near an event that are of another clause or of a comparison; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import EventTime, Published
from tests import pipelines

DAY = Published("2025-03-14", "given")


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


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
        ("By the close, Surrey, bowled out on Thursday for 180, trailed by 75 runs.", "trailed"),
        ("Holt, jailed in 2019 for arson, rang his lawyer.", "rang"),
        ("The mill, sold in 2011 to a rival, burned down.", "burned"),
        ("Police found a gun, and in January the court fined its owner.", "found"),
        ("The club lost its ground, but in May 2019 the council gave it another.", "lost"),
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


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Holt, jailed in 2019 for arson, rang his lawyer.", "jailed", ("2019-01-01", "2019-12-31")),
        ("The mayor, speaking on Tuesday, opened the bridge.", "opened", ("2025-03-11", "2025-03-11")),
        ("She closed the café and in January sold the house.", "sold", ("2025-01-01", "2025-01-31")),
        ("The café closed in May 2019, and it reopened soon.", "closed", ("2019-05-01", "2019-05-31")),
    ],
)
def test_a_day_between_commas_or_behind_and_is_of_its_own_verb(
    text: str, word: str, days: tuple[str, str]
) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "earliest"),
    [
        ("Half a million have visited since the reopening in October 2021.", "visited", "2021-10-01"),
        ("Thousands have fled since the coup of 1 February 2021.", "fled", "2021-02-01"),
        ("The firm has cut 90 jobs since it was sold in 2019.", "cut", "2019-01-01"),
        ("More than 40 have died since Tuesday's attack.", "died", "2025-03-11"),
        ("He has lived there since the death of his wife in 2001.", "lived", "2001-01-01"),
    ],
)
def test_what_has_gone_on_since_something_began_with_it(text: str, word: str, earliest: str) -> None:
    assert _days(text, word) == (earliest, "2025-03-14")


@pytest.mark.parametrize(
    ("text", "word", "earliest"),
    [
        ("The mayor has cut spending since nobody wants higher taxes.", "cut", None),
        ("He moved from a house built in 1990 to a flat.", "moved", None),
        ("The price fell after the release of figures on Monday.", "fell", "2025-03-10"),
    ],
)
def test_a_reason_and_a_place_begin_nothing(text: str, word: str, earliest: str | None) -> None:
    assert _days(text, word)[0] == earliest


def test_what_somebody_began_to_do_is_as_old_as_that() -> None:
    text = "Roe had begun taking money in March 2019, two months after her husband's death."
    assert _days(text, "taking") == ("2019-03-01", "2019-03-31")
    assert _days(text, "death") == ("2019-01-01", "2019-01-31")


@pytest.mark.parametrize(
    ("text", "first", "second", "since"),
    [
        ("He was charged in March 2021 and later cleared.", "charged", "cleared", "2021-03-01"),
        ("Roe lost his seat in 2019, and was later jailed.", "lost", "jailed", "2019-01-01"),
        ("She met him in 2012; they later moved to Oslo.", "met", "moved", "2012-01-01"),
        ("Roe was arrested in May 2020 but was eventually freed.", "arrested", "freed", "2020-05-01"),
        ("The mill shut in 2015 and was subsequently razed.", "shut", "razed", "2015-01-01"),
    ],
)
def test_what_came_later_is_another_event_from_then_on(
    text: str, first: str, second: str, since: str
) -> None:
    assert _time(text, first).earliest == since
    assert _days(text, second) == (since, "2025-03-14")
    events = _annotator().annotate(Article.from_text(text, published=DAY)).timeline.events
    assert all({m.exact for m in event.mentions} != {first, second} for event in events)


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Later in 2015 the mill shut.", "shut", ("2015-01-01", "2015-12-31")),
        (
            "It was closed on 4 February and reopened two days later.",
            "reopened",
            ("2025-02-06", "2025-02-06"),
        ),
    ],
)
def test_a_day_that_later_stands_with_is_its_own(text: str, word: str, days: tuple[str, str]) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Shares fell 11.4 per cent to 183p, their lowest since June 2020.", "fell"),
        ("Oil climbed above $90 a barrel for the first time since October.", "climbed"),
        ("Wages grew at the fastest pace since 2008.", "grew"),
        ("Rents rose to their highest since records began in 1961.", "rose"),
        ("Two people died in the worst floods since 1953.", "died"),
    ],
)
def test_a_record_says_nothing_of_when_it_was_broken(text: str, word: str) -> None:
    assert _days(text, word) == (None, "2025-03-14")


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("Shares have fallen 20 per cent since June.", "fallen", "2024-06-01"),
        ("The first factory has stood empty since 2015.", "stood", "2015-01-01"),
        ("The oldest bridge was closed since January because of cracks.", "closed", "2025-01-01"),
    ],
)
def test_what_has_gone_on_since_then_began_then(text: str, word: str, first: str) -> None:
    assert _days(text, word)[0] == first
