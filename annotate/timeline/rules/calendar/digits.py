# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for dates in digits, and in the order in which computers write them."""

from __future__ import annotations

import re

from annotate.support import calendar
from annotate.timeline.rules.calendar.dates import day_number, full_date, month_number, year_number
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import rule


@rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?", written_out=True)
def _iso(match: re.Match[str], context: Context) -> Value | None:
    value = full_date(int(match["y"]), int(match["m"]), int(match["d"]), "written in full")
    if match["clock"]:
        return value._replace(type="TIME", value=f"{value.value}T{match['clock']}")
    return value


@rule(r"(?P<y>\d{4})-?W(?P<w>\d\d)(?:-(?P<d>[1-7]))?")
def _iso_week(match: re.Match[str], context: Context) -> Value | None:
    value = f"{match['y']}-W{match['w']}" + (f"-{match['d']}" if match["d"] else "")
    return Value("DATE", value, "an ISO week") if calendar.days_of(value) else None


@rule(
    rf"(?:(?P<lead>{lex.WEEKDAY}),?\s+)?"
    r"(?<!\d[-/])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?![/.-]\d)",
    written_out=True,
)
def _numeric(match: re.Match[str], context: Context) -> Value | None:
    a, b = int(match["a"]), int(match["b"])
    if match["sep"] == "." and len(match["y"]) == 2 and context.preposition not in {"on", "dated", "since"}:
        return None
    day_first = (context.day_first or match["sep"] == "." or a > 12) and b <= 12
    month, day = (b, a) if day_first else (a, b)
    order = "day first" if day_first else "month first"
    if max(month, day) > 31 or (match["sep"] != "/" and month > 12):
        return None
    return full_date(year_number(match["y"], context), month, day, f"written in full, {order}", match["lead"])


@rule(
    r"(?P<y>(?:19|20)\d\d)(?P<sep>[/-]|\.\s?)(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>\d{1,2})(?![/-]?\d|\.\d)(?:\.(?=\s+[a-z]))?",
    written_out=True,
)
def _year_first(match: re.Match[str], context: Context) -> Value | None:
    return full_date(int(match["y"]), int(match["m"]), int(match["d"]), "written in full")


@rule(
    r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:T\d{4,6}Z?)?",
    weak=True,
    needs="introduction",
)
def _compact(match: re.Match[str], context: Context) -> Value | None:
    """Read "20180105", which is a number of anything but where words introduce a date."""
    return full_date(int(match["y"]), int(match["m"]), int(match["d"]), "written in full")


@rule(
    rf"(?:{lex.ANY_WEEKDAY},?\s+)?(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY}),?\s+(?:at\s+)?(?P<clock>\d\d?:\d\d)(?::\d\d)?"
    r"(?:\s+(?:[A-Z]{3,4}|[+-]\d{4}))?,?\s+(?P<y>(?:19|20)\d\d)(?![\d:]|\s+(?:people|men|women))",
    written_out=True,
)
def _year_last(match: re.Match[str], context: Context) -> Value | None:
    """Read "Tue Mar 14 09:26:53 2017", as computers write it."""
    found = full_date(int(match["y"]), month_number(match["m"]), day_number(match["d"]), "written in full")
    return found._replace(type="TIME", value=f"{found.value}T{match['clock']:0>5}")


@rule(
    rf"(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>{lex.MONTH})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![/-]\d)",
    written_out=True,
)
def _month_between(match: re.Match[str], context: Context) -> Value | None:
    """Read "6-Dec-2019" and "6/Dec/19"."""
    return full_date(
        year_number(match["y"], context), month_number(match["m"]), int(match["d"]), "written in full"
    )


@rule(
    rf"(?P<y>(?:19|20)\d\d)[ -]{{1,2}}(?P<m>{lex.MONTH})[ -]{{1,2}}(?P<d>{lex.DAY})(?!\d|[:.]\d)",
    written_out=True,
)
def _year_month_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "2019 Dec 6"."""
    return full_date(int(match["y"]), month_number(match["m"]), day_number(match["d"]), "written in full")
