"""Rules for fiscal years and their parts, and for years of two numbers: school years and seasons of sport.

A fiscal year begins where a country or a company lets it begin, so it has days only where the text says
when it ended, or where a whole country keeps to one. Its quarters are no quarters of the calendar.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from annotate.record import Interval
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.rules.calendar.dates import month_number, two_digit_year
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution, year_parts
from annotate.timeline.values.place import country_near
from annotate.timeline.values.resolution import PUBLISHED, Context, Value
from annotate.timeline.values.rule import rule

_NAME = r"(?:fiscal|financial)"
_YEARS = rf"(?P<y>{lex.YEAR}|\d\d)(?:[/–-](?P<to>\d\d(?:\d\d)?))?"
_FISCAL = rf"(?:{_NAME}(?:\s+years?)?[- ]|FY\s?[-–]?)['’]?{_YEARS}(?![\d,.]\d|%)"
_YEAR_LAST = r"(?P<y3>YEAR)(?:[/–-](?P<to3>\d\d(?:\d\d)?))?\s+(?:fiscal|financial|tax|budget)\s+year".replace(
    "YEAR", lex.YEAR
)
_PART = (
    rf"(?:(?P<n>{lex.ORDINAL})[\s-](?:{_NAME}[\s-])?(?P<u>quarter|half)|(?P<u2>[QH])(?P<n2>[1-4])"
    r"|(?P<n4>[1-4])(?P<u4>[QH]))"
)
_PART_AFTER = _PART.replace("(?P<", "(?P<b_")
# What tells when such a time ended.
_ENDED = lazily(
    rf",?\s+(?:which\s+|that\s+)?(?:end(?:ed|s|ing)|closed|through)\s+(?:on\s+|in\s+|at\s+the\s+end\s+of\s+)?"
    rf"(?:(?P<d2>{lex.DAY})\s+)?(?P<m>{lex.MONTH})(?:\s+(?P<d>{lex.DAY})(?![\d:]))?(?:,?\s+(?P<y>{lex.YEAR}))?",
    re.IGNORECASE,
)
_MONTHS = {"Q": 3, "H": 6, "": 12}
# Before this year, two years on end are a range of years, no budget or season.
OLDEST_ALONE = 1970
OPEN = "its months differ by country and company"
# Where nearly everybody keeps to one fiscal year: its first month, and whether "fiscal 2024" begins in 2024.
_KEPT = {
    "IN": (4, False), "JP": (4, True), "AU": (7, False), "PK": (7, False), "BD": (7, False), "EG": (7, False),
    "KE": (7, False), "UG": (7, False), "TZ": (7, False),
}  # fmt: skip
# The state's own year; companies there have others.
_STATE = {
    "GB": (4, True),
    "CA": (4, True),
    "ZA": (4, True),
    "NZ": (7, True),
    "HK": (4, True),
    "SG": (4, True),
}
# School years and seasons that have two numbers begin in the second half of the first.
_FIRST_OF_TWO, _LAST_OF_TWO = (8, 1), (7, 31)


def _year(words: str, context: Context) -> int:
    number = int(words)
    return number if number > 99 else two_digit_year(number, context)


def _named(match: re.Match[str], context: Context, prefix: str = "") -> tuple[int, bool] | None:
    """Return the year that names a fiscal year, and whether two years do: the second of them then."""
    groups = match.groupdict()
    words = groups.get(f"{prefix}y") or groups.get(f"{prefix}y3")
    last = groups.get(f"{prefix}to") or groups.get(f"{prefix}to3")
    if not words:
        return None
    year = _year(words, context)
    if last is None:
        return year, False
    end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
    end += 100 if end < year else 0
    return (end, True) if end == year + 1 else None


def _part(match: re.Match[str], prefix: str = "") -> str | None:
    """Return "Q3" or "H1", nothing for a whole year, none for a part that no year has."""
    groups = match.groupdict()
    pairs = (("u", "n"), ("u2", "n2"), ("u4", "n4"))
    found = [(groups[f"{prefix}{u}"], groups[f"{prefix}{n}"]) for u, n in pairs if groups.get(f"{prefix}{u}")]
    if not found:
        return ""
    letter, number = found[0][0][0].upper(), lex.ordinal_of(found[0][1])
    number = (4 if letter == "Q" else 2) if number < 0 else number
    return f"{letter}{number}" if 1 <= number <= (4 if letter == "Q" else 2) else None


def _value(match: re.Match[str], context: Context, prefix: str = "") -> Value | None:
    named, part = _named(match, context), _part(match, prefix)
    if named is None or part is None:
        return None
    year, two = named
    # TimeML names it by the year; its days stay open where nothing tells them.
    value = f"{year - 1:04d}/{year:04d}" if two and not part else f"{year:04d}" + (f"-{part}" if part else "")
    what = {"Q": "a quarter of a fiscal year", "H": "half of a fiscal year"}.get(part[:1], "a fiscal year")
    ended = _span_by_end(match, context, part, year)
    if ended:
        return Value("DATE", value, f"{what}, which ended on {ended.latest}", None, None, ended)
    kept = _span_by_custom(match, context, part, year, two=two)
    if kept:
        return Value("DATE", value, f"{what}; {kept[1]}", None, None, kept[0])
    return Value("DATE", value, f"{what}; {OPEN}", interval=Interval())


def _span_by_end(match: re.Match[str], context: Context, part: str, year: int) -> Interval | None:
    """Return the days of a fiscal year or part of which the text says when it ended."""
    ended = _ENDED.match(match.string, match.end())
    if ended is None:
        return None
    month = month_number(ended["m"])
    within = int(ended["y"]) if ended["y"] else year if not part else None
    if within is None:
        found = resolution.month(replace(context, preposition="ended"), month)
        if not found.value[:4].isdigit():
            return None
        within = int(found.value[:4])
    days = calendar.days_of(f"{within:04d}-{month:02d}")
    day = ended["d"] or ended["d2"]
    if days is None:
        return None
    last = days[1]
    if day:
        exact = calendar.days_of(f"{within:04d}-{month:02d}-{int(re.sub(r'[^0-9]', '', day)):02d}")
        last = exact[1] if exact else last
    begun = calendar.shift_months(last + timedelta(days=1), -_MONTHS[part[:1]])
    return Interval(begun.isoformat(), last.isoformat())


def _span_by_custom(
    match: re.Match[str], context: Context, part: str, year: int, *, two: bool
) -> tuple[Interval, str] | None:
    """Return the days of a fiscal year by the custom of the article's country, and the grounds."""
    code = context.country or country_near(match.string, match.start(), match.end())
    known = _KEPT.get(code or "") or (_STATE.get(code or "") if two else None)
    if known is None:
        return None
    month, begins = known
    first = date(year - 1 if two or not begins else year, month, 1)
    if part:
        first = calendar.shift_months(first, _MONTHS[part[0]] * (int(part[1]) - 1))
    last = calendar.shift_months(first, _MONTHS[part[:1]]) - timedelta(days=1)
    name = calendar.MONTH_NAMES[month - 1]
    return Interval(
        first.isoformat(), last.isoformat()
    ), f"by custom it begins in {name} in the country {code}"


@rule(rf"(?:the\s+)?(?:{_FISCAL}|{_YEAR_LAST})(?:(?:['’]s)?[\s-]+{_PART_AFTER})?", written_out=True)
def _fiscal(match: re.Match[str], context: Context) -> Value | None:
    """Read "fiscal 2026", "FY25", "the 2023-24 financial year", "FY25 Q1", "fiscal 2025's first half"."""
    return _value(match, context, "b_")


@rule(
    rf"(?:the\s+)?{_PART}(?:\s+|\s?)(?:(?:of|in)\s+)?(?:(?:the|its|their|our|his|her)\s+)?(?:{_FISCAL}|{_YEAR_LAST})",
    written_out=True,
)
def _fiscal_part(match: re.Match[str], context: Context) -> Value | None:
    """Read "the first quarter of fiscal 2026", "Q1 FY26", "3QFY25"."""
    return _value(match, context)


@rule(
    rf"(?:the\s+)?(?:{_NAME}[\s-](?:year[’']?s?\s+)?{_PART}|(?:{_PART_AFTER})[\s-](?:of\s+)?(?:the|its|this|last|next)\s+(?:(?:current|last|next|new)\s+)?{_NAME}\s+year)"
    rf"|(?:the\s+)?(?P<c_n>{lex.ORDINAL})[\s-]{_NAME}[\s-](?P<c_u>quarter|half)"
)
def _fiscal_part_alone(match: re.Match[str], context: Context) -> Value | None:
    """Read "its fiscal third quarter", "the first half of the financial year"."""
    part = _part(match) or _part(match, "b_") or _part(match, "c_")
    if not part:
        return None
    ended = _span_by_end(match, context, part, 0)
    if ended:
        year = (ended.latest or "")[:4]
        return Value("DATE", f"{year}-{part}", f"it ended on {ended.latest}", None, None, ended)
    found = year_parts.quarter(context, int(part[1]), part[0])
    return found._replace(because=f"a part of a fiscal year; {OPEN}", interval=Interval())


@rule(
    rf"(?:the\s+)?(?P<which>current|last|latest|previous|prior|next|coming|this)\s+{_NAME}\s+year",
    weak=True,
)
def _which_fiscal(match: re.Match[str], context: Context) -> Value | None:
    if context.published is None:
        return Value("DATE", "XXXX", resolution.UNKNOWN)
    step = {"last": -1, "latest": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}
    year = context.published.year + step.get(match["which"].lower(), 0)
    ended = _span_by_end(match, context, "", year)
    ground = f"published {context.published}; {OPEN}"
    return Value("DATE", f"{year:04d}", ground, "APPROX", PUBLISHED, ended or Interval())


@rule(
    rf"(?:the\s+)?(?P<y>{lex.YEAR})[/–-](?P<to>\d\d(?:\d\d)?)\s+(?:(?P<what>school|academic|university|crop|marketing|harvest|league|football"
    r"|NBA|NHL|NFL|Premier\s+League|ski|flu|cricket|soccer|hockey|sugar|cotton|rugby)\s+)*(?:year|season|term|session|campaign)(?!\w)"
    rf"|(?:school|academic)\s+year\s+(?P<y3>{lex.YEAR})\s?[/–-]\s?(?P<to3>\d\d(?:\d\d)?)(?!\d)",
    written_out=True,
)
def _two_years(match: re.Match[str], context: Context) -> Value | None:
    """Read "the 2024-25 school year", "the 2024/25 season"."""
    named = _named(match, context)
    if named is None:
        return None
    year = named[0]
    first, last = date(year - 1, *_FIRST_OF_TWO), date(year, *_LAST_OF_TWO)
    ground = f"from the second half of {year - 1} to the first of {year}; its days are not known"
    span = Interval(first.isoformat(), last.isoformat())
    return Value("DATE", f"{year - 1:04d}/{year:04d}", ground, "APPROX", None, span)


@rule(
    rf"(?<!\d[-–/])(?P<y>{lex.YEAR})[-–/](?P<to>\d\d(?:\d\d)?)(?![-–/:\d]|\.\d)",
    weak=True,
    needs="introduction",
)
def _two_years_alone(match: re.Match[str], context: Context) -> Value | None:
    """Read "Budget 2022/23", "the 2007-2008 violence": two years on end, outside a history."""
    named = None if context.reached or int(match["y"]) < OLDEST_ALONE else _named(match, context)
    if named is None:
        return None
    return Value("DATE", f"{named[0] - 1:04d}/{named[0]:04d}", "two years on end")


@rule(rf"(?<=[A-Za-z]\s)(?P<y>{lex.YEAR})/(?P<to>\d\d(?:\d\d)?)(?![-–/:\d]|\.\d)", written_out=True)
def _two_years_with_slash(match: re.Match[str], context: Context) -> Value | None:
    """Read "Finance Bill 2022/2023"; a slash joins the two years of one budget, season or course."""
    named = _named(match, context)
    if named is None:
        return None
    return Value("DATE", f"{named[0] - 1:04d}/{named[0]:04d}", "a year of two numbers")
