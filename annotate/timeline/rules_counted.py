"""Rules for what is counted within a month or year: its nth weekday, week, weekend, day or month."""

from __future__ import annotations

import re
from datetime import timedelta

from annotate import calendar
from annotate.timeline import lexicon as lex
from annotate.timeline import resolution
from annotate.timeline.resolution import Context, Value
from annotate.timeline.rule import rule
from annotate.timeline.rules_dates import day_number, full_date, month_number

_ORDER = rf"(?P<n>{lex.ORDINAL_WORD}|\d{{1,2}}(?:st|nd|rd|th))"


@rule(
    rf"(?:the\s+)?{_ORDER}\s+(?P<u>week|weekend|day|{lex.WEEKDAY})\s+(?:of|in)\s+(?P<m>{lex.MONTH})"
    rf"(?:,?\s+(?P<y>{lex.YEAR}))?"
)
def _nth_of_month(match: re.Match[str], context: Context) -> Value | None:
    number, unit = lex.ordinal_of(match["n"]), match["u"].lower()
    month = month_number(match["m"])
    within = f"{match['y']}-{month:02d}" if match["y"] else resolution.month(context, month).value
    days = calendar.days_of(within)
    if days is None or not (-1 <= number <= 31 and number):
        return None
    first, last = days
    if unit in lex.WEEKDAYS:
        day = calendar.nth_weekday(first.year, month, lex.WEEKDAYS[unit] - 1, number)
    elif unit == "day":
        day = first + timedelta(days=number - 1) if number > 0 else last
    else:
        # A week belongs to the month that its Thursday is in.
        day = first + timedelta(days=(3 - first.weekday()) % 7, weeks=number - 1)
        if number < 0:
            day = last - timedelta(days=(last.weekday() - 3) % 7)
    if day.month != month:
        return None
    value = day.isoformat() if unit == "day" or unit in lex.WEEKDAYS else calendar.week_value(day)
    return Value("DATE", f"{value}-WE" if unit == "weekend" else value, f"counted in {within}")


@rule(rf"(?:the\s+)?{_ORDER}\s+month\s+of\s+(?:(?P<y>{lex.YEAR})|(?P<which>this|last|next|the)\s+year)")
def _nth_month(match: re.Match[str], context: Context) -> Value | None:
    number = lex.ordinal_of(match["n"]) % 13
    if not number:
        return None
    if match["y"]:
        return Value("DATE", f"{match['y']}-{number:02d}", "counted in its year")
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    year = resolution.unit_at(context, "Y", step, " ".join(match.group().split()))
    return year and year._replace(value=f"{year.value}-{number:02d}")


@rule(
    rf"(?:the\s+)?{_ORDER}\s+week\s+(?:of|in)\s+(?:(?P<y>{lex.YEAR})|(?P<which>this|last|next)\s+(?P<u>year|month))"
)
def _nth_week(match: re.Match[str], context: Context) -> Value | None:
    """Read "the first week of 2021", "the last week of this month"."""
    number = lex.ordinal_of(match["n"])
    if match["y"]:
        within = match["y"]
    else:
        step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
        holder = resolution.unit_at(context, lex.unit_code(match["u"]), step, "")
        within = holder.value if holder else ""
    days = calendar.days_of(within)
    if days is None or number == 0:
        return None
    # A week belongs to the year or month that its Thursday is in.
    first = days[0] + timedelta(days=(3 - days[0].weekday()) % 7, weeks=max(number, 1) - 1)
    last = days[1] - timedelta(days=(days[1].weekday() - 3) % 7)
    thursday = first if number > 0 else last
    return Value("DATE", calendar.week_value(thursday), f"counted in {within}") if thursday <= last else None


@rule(
    rf"(?:the\s+)?week\s+(?:of|beginning|commencing|starting(?:\s+on)?)\s+(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})"
    rf"(?:,?\s+(?P<y>{lex.YEAR}))?"
)
def _week_of(match: re.Match[str], context: Context) -> Value | None:
    month, day = month_number(match["m"]), day_number(match["d"])
    found = (
        full_date(int(match["y"]), month, day, "")
        if match["y"]
        else resolution.month_day(context, month, day)
    )
    days = calendar.days_of(found.value) if found else None
    return Value("DATE", calendar.week_value(days[0]), f"the week of {days[0]}") if days else None
