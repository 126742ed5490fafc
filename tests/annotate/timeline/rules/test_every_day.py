"""Every relative form on every day: never an exception, and never an interval that ends before it begins."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.language.syntax import Tense
from annotate.record import Published
from annotate.support import calendar
from annotate.timeline.times import find_times
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import RULES, ImpossibleDateError, Rule
from tests import pipelines

NLP = pipelines.plain()
FORMS = {
    "day": """today|yesterday|tomorrow|tonight|the day before yesterday|the day after tomorrow
        |yesterday morning|late yesterday|earlier today|overnight|last night|this morning|that night""",
    "weekday": """Sunday|last Monday|next Tuesday|this Wednesday|Thursday night|early Friday
        |the previous Saturday|the following Sunday|Monday last week|next week on Friday
        |a week on Friday|two weeks from Monday|Friday the 13th|Sunday week|Mondays""",
    "week": """last week|this week|next week|the week|the previous week|the following week
        |this weekend|last weekend|the weekend|earlier this week|the end of the week
        |the week of March 3""",
    "month": """March|February 29|last December|next January|this May|early June|mid-July
        |late August|last month|next month|the end of the month|later this month|June last year
        |December next year|the 31st of last month|the first Monday of September
        |the last week in October|the third weekend of May|the 31st""",
    "day and month": """March 5|5 March|Sunday, June 8|Feb. 29|the fourth of July|December 31
        |January 1|the night of October 31|9 a.m. on June 8""",
    "season": """spring|last winter|next summer|this autumn|the following spring|winter|late summer""",
    "part of a year": """the third quarter|the first half|Q4|H2|last year's first quarter
        |the year-earlier quarter|this quarter|last quarter|next quarter|the latest quarter
        |the same period last year|the quarter|the fourth quarter of last year|this fiscal year
        |the previous fiscal year|year-end|the end of the year|the first month of next year""",
    "year": """last year|this year|next year|the same year|the following year|the previous year
        |earlier this year|the year before|the past year|the last decade|this century
        |the turn of the century|the 1980s|the '90s|the nineties|the next decade""",
    "offset": """three days ago|two weeks ago|eighteen months ago|a year and a half ago
        |five years ago|a decade ago|two centuries ago|a year ago|over three years ago|an hour ago
        |48 hours ago|ten minutes later|five days later|six weeks later|a month earlier
        |three quarters ago|two years before|a fortnight ago|a week from now|half a century ago
        |nearly 40 years ago|a few days ago|100 days later|two years' time""",
    "clock": """2:30 a.m.|noon|midnight|9 a.m. Monday|11:59 p.m. yesterday|03:30 GMT|half past two
        |2 in the morning|last night at 8|midnight on Sunday|1:30 a.m. EST""",
    "length": """the past three years|the last two weeks|the next five months|the coming days
        |the past century|the last 100 days|the past few months|the last quarter-century
        |the past 24 hours""",
    "holiday": """Christmas|New Year's Eve|Thanksgiving|Easter|Good Friday|Labor Day|next Easter
        |last Christmas|Easter Monday|Black Friday|Mardi Gras|Election Day|Thanksgiving week
        |Easter weekend|Chinese New Year""",
    "composed": """the last Friday of this month|the first Monday of next month|the last day of the year
        |the day after Christmas|the Monday after Easter|the weekend of July 4|the week before Diwali
        |the eve of Yom Kippur|three weeks from tomorrow|two days after Easter|a year ago today
        |ten years ago on Monday|two years ago this month|a week ago Friday|this time last year
        |the same month last year|Monday week ago|six months ago to the day|exactly two years ago
        |a week tomorrow|May 3 last year|last year on May 3|the 5th ultimo
        |Passover last year|Orthodox Easter|the 10th of Muharram""",
    "last date": """that day|the same day|the next day|the following day|the day after|that week
        |the next month|that year|later that year|the following morning|that summer|the same month""",
}
ALL = [" ".join(form.split()) for forms in FORMS.values() for form in forms.split("|")]
# A leap year with the days on which clocks change, and both ends of it.
DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
TENSES: tuple[Tense | None, ...] = (None, "past", "future")


@cache
def _readings(form: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """Return the rules that read all of a form."""
    matches = ((rule, rule.pattern.fullmatch(form)) for rule in RULES)
    return tuple((rule, match) for rule, match in matches if match is not None)


def _read(rule: Rule, match: re.Match[str], context: Context) -> Value | None:
    """Read a match; some months have no 29th or 31st."""
    try:
        return rule.value(match, context)
    except ImpossibleDateError:
        assert "29" in match.group() or "31" in match.group()
        return None


def _check(value: Value | None, where: object) -> None:
    if value is None:
        return
    interval = value.interval or calendar.interval_of(value.value, value.mod)
    if interval.earliest and interval.latest:
        assert interval.earliest <= interval.latest, (where, value)
    for moment in (interval.earliest, interval.latest):
        assert moment is None or date.fromisoformat(moment[:10]), (where, value)
    if re.match(r"\d{4}-\d\d-\d\d", value.value):
        assert calendar.days_of(value.value[:10]), (where, value)


@pytest.mark.parametrize("form", ALL)
def test_a_form_on_each_day_of_a_leap_year(form: str) -> None:
    readings = _readings(form)
    assert readings, "no rule reads all of it"
    for day in DAYS:
        before = day - timedelta(days=3)
        for tense in TENSES:
            context = Context(day, tense, last=before, mentioned=before.isoformat())
            values = [_read(rule, match, context) for rule, match in readings]
            assert any(values) or "31" in form
            for value in values:
                _check(value, (form, day, tense))


@pytest.mark.parametrize("form", ALL)
def test_without_a_publication_date_no_day_is_made_up(form: str) -> None:
    for rule, match in _readings(form):
        value = rule.value(match, Context())
        if value is None or value.type in {"DURATION", "SET"} or re.search(r"\d0s|nineties|'90s", form):
            continue
        assert value.interval is None, value
        assert calendar.days_of(value.value) is None, value


@settings(max_examples=300, deadline=None)
@given(
    form=st.sampled_from(ALL),
    published=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
    last=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
    tense=st.sampled_from([None, "past", "present", "future"]),
    preposition=st.sampled_from(["", "on", "in", "until", "by", "through", "since", "ended", "ending"]),
    quarter=st.sampled_from([None, "2024-Q1", "1999-Q4"]),
    history=st.sampled_from(["", "day", "month", "year"]),
)
def test_a_form_in_any_context(
    form: str,
    published: date | None,
    last: date | None,
    tense: str | None,
    preposition: str,
    quarter: str | None,
    history: str,
) -> None:
    context = Context(published, tense, last, preposition=preposition, quarter=quarter)  # type: ignore[arg-type]
    context = replace(context, mentioned=last.isoformat() if last else None, compared=True)
    if last and history:
        reached = last.isoformat()[: {"day": 10, "month": 7, "year": 4}[history]]
        context = replace(context, reached=reached, last=last if history == "day" else None)
    for rule, match in _readings(form):
        _check(_read(rule, match, context), (form, rule.name, context))


@settings(max_examples=25, deadline=None)
@given(day=st.none() | st.dates(), forms=st.lists(st.sampled_from(ALL), min_size=1, max_size=6))
def test_times_of_a_text(day: date | None, forms: list[str]) -> None:
    text = "In 1998 it was. " + " ".join(f"He left {form}, and it rained." for form in forms)
    published = Published(day.isoformat(), "given") if day else Published()
    times, _ = find_times(NLP.make_doc(text), Article.from_text(text, published=published), published)
    for time in times:
        assert text[time.start : time.end] == time.exact
        interval = time.interval
        assert not (interval.earliest and interval.latest) or interval.earliest <= interval.latest
        assert time.anchor in {None, "published"} or time.anchor in {other.id for other in times}
