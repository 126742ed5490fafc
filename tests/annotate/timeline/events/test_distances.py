"""When something was that is told to be so long before or after something else; by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Event
from annotate.record.values import Granularity
from annotate.timeline.events.when.distances import Days, Distance, moved
from tests import pipelines


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _event(text: str, word: str) -> Event:
    events = _annotator().annotate(Article.from_text(text, published="2025-08-30")).timeline.events
    return next(event for event in events if any(m.exact == word for m in event.mentions))


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "The strike began on Thursday, a day after Chebet walked out of talks with the union.",
            "walked",
            ("2025-08-27", "2025-08-27"),
        ),
        (
            "Lacey sold the acres in May of this year, three weeks after the land was rezoned.",
            "rezoned",
            ("2025-04-10", "2025-05-10"),
        ),
        (
            "The mine closed on 4 June, two days before the inspectors arrived.",
            "arrived",
            ("2025-06-06", "2025-06-06"),
        ),
        (
            "She resigned on Friday, a week after the arrest of her brother.",
            "arrest",
            ("2025-08-19", "2025-08-25"),
        ),
        (
            "Two weeks after the bank collapsed, the governor quit on 12 May.",
            "collapsed",
            ("2025-04-25", "2025-05-01"),
        ),
        ("She died in 2019, three years after she won the prize.", "won", ("2016-01-01", "2016-12-31")),
        ("The verdict came on Monday, two years after the crash.", "crash", ("2023-01-01", "2023-12-31")),
        (
            "The last time they won the cup was in 2015, a year after Ada Roe was elected captain.",
            "elected",
            ("2014-01-01", "2014-12-31"),
        ),
        (
            "The club has been banned since May 2018, two months after a riot broke out at its ground.",
            "riot",
            ("2018-03-01", "2018-03-31"),
        ),
    ],
)
def test_so_long_before_or_after_is_counted(text: str, word: str, days: tuple[str, str]) -> None:
    time = _event(text, word).time
    assert (time.earliest, time.latest) == days
    assert {"before", "after"} & set((time.because or "").split())


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        # A date of its own says more, and what has no number is not counted.
        (
            "The strike began on Thursday, two days after Chebet walked out on Monday.",
            "walked",
            ("2025-08-25", "2025-08-25"),
        ),
        ("The dam burst on 3 March, hours after engineers left.", "left", ("2025-03-03", "2025-03-03")),
        # Of a day that is not told nothing is counted.
        ("The strike began a day after Chebet walked out.", "walked", (None, "2025-08-30")),
    ],
)
def test_other_dates_stay(text: str, word: str, days: tuple[str | None, str]) -> None:
    time = _event(text, word).time
    assert (time.earliest, time.latest) == days


@pytest.mark.parametrize(
    ("steps", "unit", "days", "granularity", "wanted"),
    [
        (-1, "D", "2025-03-01 2025-03-01", "day", ("2025-02-28", "2025-02-28", "day")),
        (2, "W", "2025-03-01 2025-03-01", "day", ("2025-03-12", "2025-03-18", "week")),
        (-3, "M", "2025-05-31 2025-05-31", "day", ("2025-02-01", "2025-02-28", "month")),
        (-1, "M", "2024-03-01 2024-03-31", "month", ("2024-02-01", "2024-02-29", "month")),
        (-10, "Y", "2024-02-29 2024-02-29", "day", ("2014-01-01", "2014-12-31", "year")),
        # Days are not counted from a year, nor months from one, nor years beyond the calendar.
        (-3, "D", "2024-01-01 2024-12-31", "year", None),
        (-3, "M", "2024-01-01 2024-12-31", "year", None),
        (-200, "Y", "0150-01-01 0150-12-31", "year", None),
    ],
)
def test_days_are_moved(
    steps: int, unit: str, days: str, granularity: Granularity, wanted: Days | None
) -> None:
    first, last = days.split()
    assert moved(Distance(0, steps, unit, ""), first, last, granularity) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 the court jailed Nones for four years after she stole jewellery.",
        "In 2018 he was sentenced to two years after he stole a car.",
    ],
)
def test_how_long_something_lasts_is_no_distance(text: str) -> None:
    assert _event(text, "stole").time.earliest is None


@pytest.mark.parametrize("text", ["Anna left when the talks began in 1991.", "The talks started in 1991."])
def test_what_begins_in_a_year_is_of_that_year(text: str) -> None:
    time = _event(text, "talks").time
    assert (time.earliest, time.latest) == ("1991-01-01", "1991-12-31")
