"""Time expressions and their values, case by case, for and against every rule.

A case is a sentence with the expression in brackets and its value after a bar;
a sentence without brackets has no time expression. No model and no parse:
the rules stand alone, with the tense given by the test where it matters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from annotate.article import Article
from annotate.record import Published
from annotate.support import calendar
from annotate.timeline.expressions.day_order import writes_day_first
from annotate.timeline.expressions.finding import find_expressions
from annotate.timeline.times import find_times
from annotate.timeline.values.resolution import Context, offset, weekday
from tests import pipelines

NLP = pipelines.plain()
PUBLISHED = date(2025, 6, 10)  # a Tuesday

EXPLICIT = [
    "It opened on [2025-03-04|2025-03-04].",
    "The log says [2025-03-04T18:30|2025-03-04T18:30].",
    "Signed on [March 5, 2024|2024-03-05].",
    "Signed on [5 March 2024|2024-03-05].",
    "Signed on [Mar. 5, 2024|2024-03-05].",
    "Signed on [Tuesday, March 5, 2024|2024-03-05].",
    "Signed on [5th of March, 2024|2024-03-05].",
    "Due [3/14/2025|2025-03-14].",
    "Due [14/3/2025|2025-03-14].",
    "Due [14.03.2025|2025-03-14].",
    "Since [February 2022|2022-02] they fought.",
    "Closed in [mid-March 2023|2023-03].",
    "Founded in [1998|1998].",
    "It began in [late 2024|2024].",
    "Prices of [the 1990s|199] were low.",
    "In [the mid-1990s|199] he left.",
    "In [the 19th century|18] it was a port.",
    "In [the summer of 2023|2023-SU] it burned.",
    "Sales in [the third quarter of 2024|2024-Q3] fell.",
    "Sales in [Q3 2024|2024-Q3] fell.",
    "The budget for [fiscal 2026|2026] is late.",
]
RELATIVE = [
    "He left [yesterday|2025-06-09].",
    "She speaks [tomorrow|2025-06-11].",
    "It rained [today|2025-06-10].",
    "They met [the day before yesterday|2025-06-08].",
    "It fell [last week|2025-W23].",
    "It opens [next month|2025-07].",
    "It closed [last year|2024].",
    "It runs out [this year|2025].",
    "He died [three days ago|2025-06-07].",
    "She quit [two months ago|2025-04].",
    "It began [over three years ago|2022].",
    "It began [a year and a half ago|2023-12].",
    "They met [last night|2025-06-09TNI].",
    "They meet [this afternoon|2025-06-10TAF].",
    "[Yesterday morning|2025-06-09TMO] he left.",
    "He spoke [last Friday|2025-06-06].",
    "He speaks [next Friday|2025-06-13].",
    "A vote came [last March|2025-03].",
    "It snowed on [Christmas Day|2024-12-25].",
    "They met at [9 a.m. on Monday|2025-06-09T09:00].",
]
LENGTHS = [
    "He waited for [six months|P6M].",
    "A [three-year|P3Y] sentence followed.",
    "It took [an hour and a half|PT1H30M].",
    "It lasted [more than two decades|P2DE].",
    "It lasted [several weeks|PXW].",
    "They fought for [half a century|P50Y].",
    "[The past three years|P3Y] were hard.",
]
REPEATED = [
    "They meet [every day|P1D].",
    "They meet [every Monday|XXXX-WXX-1].",
    "They meet [every other week|P2W].",
    "They meet [twice a year|P1Y].",
]
AGAINST = [
    "You may go, and they march on.",
    "He sold 2000 tickets and 1,984 books.",
    "They won 3-2 and lost 1998-12 times nothing.",
    "A 59-year-old man was hurt.",
    "It costs $2024 or €1999.",
    "Turn to page 300, section 2.1.",
    "They ran second, and came first again.",
    "He is in his room.",
    "The sun sat low; the mar was gone.",
    "A summer dress and a winter coat.",
]


def _found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [
        (text[item.start : item.end], item.value.value)
        for item in find_expressions(NLP.make_doc(text), text, published).expressions
    ]


@pytest.mark.parametrize("case", [*EXPLICIT, *RELATIVE, *LENGTHS, *REPEATED])
def test_an_expression_gets_its_extent_and_value(case: str) -> None:
    expected = re.findall(r"\[(.*?)\|(.*?)\]", case)
    text = re.sub(r"\[(.*?)\|.*?\]", r"\1", case)
    assert _found(text) == expected


@pytest.mark.parametrize("text", AGAINST)
def test_words_and_numbers_that_are_no_times_are_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Sunday.", "XXXX-WXX-7"),
        ("He left on June 8.", "XXXX-06-08"),
        ("He left last week.", "XXXX-WXX"),
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left in June.", "XXXX-06"),
        ("He left three years ago.", "XXXX"),
    ],
)
def test_without_a_publication_date_the_holes_stay(text: str, value: str) -> None:
    assert [found for _, found in _found(text, None)] == [value]


@pytest.mark.parametrize("text", ["It is due 31 April.", "Due 30/2/2025.", "On February 30, 2024 it rained."])
def test_impossible_dates_get_no_value_of_their_own(text: str) -> None:
    assert all(calendar.days_of(value) is None or len(value) < 10 for _, value in _found(text))


@pytest.mark.parametrize(
    ("tense", "preposition", "value"),
    [
        ("past", "on", "2025-06-08"),
        ("present", "on", "2025-06-08"),
        ("future", "on", "2025-06-15"),
        (None, "until", "2025-06-15"),
    ],
)
def test_the_verb_decides_which_sunday(tense: str | None, preposition: str, value: str) -> None:
    context = Context(PUBLISHED, tense, preposition=preposition)  # type: ignore[arg-type]
    assert weekday(context, 7).value == value


@pytest.mark.parametrize(
    ("value", "first", "last", "granularity"),
    [
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-W01", "2024-12-30", "2025-01-05", "week"),
        ("2025-W23-WE", "2025-06-07", "2025-06-08", "weekend"),
        ("2024-Q4", "2024-10-01", "2024-12-31", "quarter"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("18", "1800-01-01", "1899-12-31", "century"),
        ("2025-06-08TNI", "2025-06-08T20:00", "2025-06-08T23:59", "part_of_day"),
        ("2025-06-08T09:00", "2025-06-08T09:00", "2025-06-08T09:00", "minute"),
        ("XXXX-WXX-7", None, None, "day"),
        ("PRESENT_REF", None, None, "unknown"),
    ],
)
def test_a_value_spans_its_days(value: str, first: str | None, last: str | None, granularity: str) -> None:
    interval = calendar.interval_of(value)
    assert (interval.earliest, interval.latest) == (first, last)
    assert calendar.granularity_of(value) == granularity


def test_early_mid_and_late_narrow_a_year_without_overlap() -> None:
    early = calendar.interval_of("2024", "START")
    mid = calendar.interval_of("2024", "MID")
    late = calendar.interval_of("2024", "END")
    assert early.earliest == "2024-01-01"
    assert early.latest is not None
    assert mid.earliest is not None
    assert early.latest <= mid.earliest
    assert mid.latest is not None
    assert late.earliest is not None
    assert mid.latest <= late.earliest
    assert late.latest == "2024-12-31"


@pytest.mark.parametrize(
    ("text", "setting", "value"),
    [
        ("Due 4/6/2025.", "auto", "2025-04-06"),
        ("Due 4/6/2025, not 24/5/2025.", "auto", "2025-06-04"),
        ("Due 4/6/2025, not 5/24/2025.", "auto", "2025-04-06"),
        ("Due 4/6/2025.", True, "2025-06-04"),
        ("Due 4/6/2025, not 24/5/2025.", False, "2025-04-06"),
    ],
)
def test_the_articles_other_dates_tell_whether_the_day_comes_first(
    text: str, setting: Literal["auto", True, False], value: str
) -> None:
    first = writes_day_first(text, setting)
    times, _ = find_times(NLP.make_doc(text), Article.from_text(text), Published(), day_first=first)
    assert times[0].value == value


def test_what_has_happened_is_never_counted_past_the_publication() -> None:
    published = Context(published=date(2025, 9, 21), tense="past")
    later = offset(published, 2, "D", 1, "two days later", "last")
    assert later is not None
    assert later.value == "XXXX-XX-XX"
    known = offset(replace(published, last=date(2025, 7, 4)), 2, "D", 1, "two days later", "last")
    assert known is not None
    assert known.value == "2025-07-06"
    ahead = offset(replace(published, tense="future"), 2, "D", 1, "two days later", "last")
    assert ahead is not None
    assert ahead.value == "2025-09-23"
    before = offset(published, 2, "D", -1, "two days earlier", "last")
    assert before is not None
    assert before.value == "2025-09-19"
