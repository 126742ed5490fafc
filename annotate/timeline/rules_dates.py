# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for dates on the calendar: days, months, years, seasons, quarters, decades."""

from __future__ import annotations

import re

from annotate.timeline import calendar, resolution
from annotate.timeline import lexicon as lex
from annotate.timeline.resolution import PUBLISHED, Context, Value
from annotate.timeline.rule import MOD, WHICH, mod_of, rule


def _month(words: str) -> int:
    return lex.MONTHS[words.lower().rstrip(".")]


def _day(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _full_date(year: int, month: int, day: int, ground: str) -> Value | None:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Value("DATE", value, ground) if calendar.days_of(value) else None


def _two_digit_year(year: int, context: Context) -> int:
    """Read a year of two digits: no more than twenty years after publication."""
    pivot = (context.published.year if context.published else 2025) + 20
    century = pivot // 100 * 100
    return century + year if century + year <= pivot else century - 100 + year


@rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?")
def _iso(match: re.Match[str], context: Context) -> Value | None:
    value = _full_date(int(match["y"]), int(match["m"]), int(match["d"]), "written in full")
    if value and match["clock"]:
        return value._replace(type="TIME", value=f"{value.value}T{match['clock']}")
    return value


@rule(r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})")
def _numeric(match: re.Match[str], context: Context) -> Value | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." and len(match["y"]) == 2:
        return None
    if len(match["y"]) == 2:
        year = _two_digit_year(year, context)
    day_first = (context.day_first or match["sep"] == "." or a > 12) and b <= 12
    month, day = (b, a) if day_first else (a, b)
    order = "day first" if day_first else "month first"
    return _full_date(year, month, day, f"written in full, {order}")


@rule(
    rf"(?:(?:{lex.ANY_WEEKDAY}),?\s+)?(?P<m>{lex.MONTH})\s*(?P<d>{lex.DAY})(?!\d|[:.]\d|,\d{{3}})"
    rf"(?:,?\s*(?P<y>{lex.YEAR})(?![\d,]\d))?"
)
def _month_day(match: re.Match[str], context: Context) -> Value | None:
    month, day = _month(match["m"]), _day(match["d"])
    if match["y"]:
        return _full_date(int(match["y"]), month, day, "written in full")
    return resolution.month_day(context, month, day)


@rule(
    rf"(?:(?:{lex.ANY_WEEKDAY}),?\s+)?(?:the\s+)?(?P<d>{lex.DAY})(?:\s+of)?[\s-]+(?P<m>{lex.MONTH})"
    rf"(?:,?[\s-]+(?P<y>{lex.YEAR}|\d\d(?=\b)))?"
)
def _day_month(match: re.Match[str], context: Context) -> Value | None:
    month, day = _month(match["m"]), _day(match["d"])
    if not match["y"]:
        return resolution.month_day(context, month, day)
    year = int(match["y"])
    return _full_date(year if year > 99 else _two_digit_year(year, context), month, day, "written in full")


@rule(rf"(?:(?:the\s+)?{MOD})?(?P<m>{lex.MONTH})(?:,|\s+of)?[\s-]+(?P<y>{lex.YEAR})(?!\d)")
def _month_year(match: re.Match[str], context: Context) -> Value | None:
    value = f"{int(match['y']):04d}-{_month(match['m']):02d}"
    return Value("DATE", value, "written in full", mod_of(match))


@rule(rf"{MOD}?(?:{WHICH}\s+)?(?P<m>{lex.FULL_MONTH})")
def _bare_month(match: re.Match[str], context: Context) -> Value | None:
    if not match["m"][0].isupper():
        return None
    which = (match["which"] or "").lower()
    value = resolution.month(context, _month(match["m"]), which)
    return value._replace(mod=mod_of(match))


@rule(rf"(?:(?:the\s+)?{MOD})?(?P<y>{lex.YEAR})(?![\d,.]\d|[-–/]\d)", weak=True)
def _year(match: re.Match[str], context: Context) -> Value | None:
    return Value("DATE", match["y"], "a year", mod_of(match))


@rule(rf"(?P<y>{lex.YEAR})(?=[-–/]\d)", weak=True)
def _year_of_range(match: re.Match[str], context: Context) -> Value | None:
    return Value("DATE", match["y"], "the beginning of a range of years")


@rule(rf"(?:fiscal|financial)(?:\s+year)?\s+(?P<y>{lex.YEAR})|FY\s?(?P<y2>{lex.YEAR})")
def _fiscal(match: re.Match[str], context: Context) -> Value | None:
    year = match["y"] or match["y2"]
    return Value("DATE", f"FY{year}", "a fiscal year; its months differ by country")


@rule(rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<c>1[5-9]|20)?['’]?(?P<d>\d)0['’]?s")
def _decade(match: re.Match[str], context: Context) -> Value | None:
    century = match["c"]
    if century is None:
        if not re.search(r"the|['’]", match.group()):
            return None
        century = str(_two_digit_year(int(match["d"]) * 10, context))[:2]
    return Value("DATE", f"{century}{match['d']}", "a decade", mod_of(match))


@rule(rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<c>nineteen\s+)?(?P<d>{'|'.join(lex.DECADES)})")
def _spelt_decade(match: re.Match[str], context: Context) -> Value | None:
    digit = lex.DECADES[match["d"].lower()]
    century = "19" if match["c"] else str(_two_digit_year(digit * 10, context))[:2]
    return Value("DATE", f"{century}{digit}", "a decade", mod_of(match))


@rule(rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(lex.ORDINALS)})[- ]century")
def _century(match: re.Match[str], context: Context) -> Value | None:
    words = match["n"].lower()
    number = _day(words) if words[0].isdigit() else lex.ORDINALS[words]
    return Value("DATE", f"{number - 1:02d}", "a century", mod_of(match)) if number > 0 else None


@rule(rf"(?:the\s+)?{MOD}?(?:the\s+)?(?:{WHICH}\s+)?(?P<s>{lex.SEASON})(?:\s+of)?,?\s+(?P<y>{lex.YEAR})")
def _season_year(match: re.Match[str], context: Context) -> Value | None:
    return Value(
        "DATE", f"{match['y']}-{lex.SEASON_CODES[match['s'].lower()]}", "written in full", mod_of(match)
    )


@rule(rf"{MOD}?{WHICH}\s+(?P<s>{lex.SEASON})")
def _which_season(match: re.Match[str], context: Context) -> Value | None:
    which = match["which"].lower()
    return resolution.season(context, lex.SEASON_CODES[match["s"].lower()], which)._replace(mod=mod_of(match))


@rule(rf"(?:the\s+)?{MOD}?(?P<s>{lex.SEASON})", weak=True)
def _bare_season(match: re.Match[str], context: Context) -> Value | None:
    return resolution.season(context, lex.SEASON_CODES[match["s"].lower()], "")._replace(mod=mod_of(match))


@rule(
    rf"(?:the\s+)?(?P<n>{lex.ORDINAL})[- ](?P<u>quarter|half)"
    rf"(?:\s+(?:of\s+)?(?P<y>(?:fiscal\s+)?{lex.YEAR}))?"
    rf"|Q(?P<q>[1-4])(?:\s+(?:of\s+)?(?P<y2>{lex.YEAR}))?"
)
def _part_of_year(match: re.Match[str], context: Context) -> Value | None:
    if match["q"]:
        letter, number, year = "Q", int(match["q"]), match["y2"]
    else:
        words = match["n"].lower()
        letter, year = match["u"][0].upper(), match["y"]
        number = _day(words) if words[0].isdigit() else lex.ORDINALS[words]
        number = (4 if letter == "Q" else 2) if number < 0 else number
    if number > (4 if letter == "Q" else 2):
        return None
    if year:
        return Value("DATE", f"{year[-4:]}-{letter}{number}", "written in full")
    if context.published is None:
        return Value("DATE", f"XXXX-{letter}{number}", "the publication date is unknown")
    base = context.published
    current = (base.month - 1) // (3 if letter == "Q" else 6) + 1
    chosen = base.year - 1 if number > current and context.tense != "future" else base.year
    return Value("DATE", f"{chosen:04d}-{letter}{number}", f"published {base}", None, PUBLISHED)
