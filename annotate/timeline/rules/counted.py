"""Rules for what is counted within a month, quarter or year, and for quarters told by their end."""

from __future__ import annotations

import re
from datetime import date, timedelta

from annotate.support import calendar
from annotate.timeline.rules.calendar.dates import month_number
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import read_whole, rule

ORDER = rf"(?P<n>{lex.ORDINAL_WORD}|penultimate|\d{{1,2}}(?:st|nd|rd|th))"
_WHICH = r"this|last|next|that|every|each|the(?:\s+(?:same|following|previous|current|coming|next|new))?"
_HOLDER = (
    rf"(?P<holder>{lex.MONTH}(?:,?\s+(?:of\s+)?(?:{lex.YEAR}|(?:last|next|this|that)\s+year))?|{lex.YEAR}"
    rf"|(?P<which>{_WHICH})\s+(?P<hu>month|quarter|year))"
)
_SPOKEN_OF = frozenset({"that", "same", "following", "previous"})
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1, "new": 1}


def order_of(words: str) -> int:
    """Return the number of an ordinal, negative where it counts from the end."""
    return -2 if words.lower() == "penultimate" else lex.ordinal_of(words)


def held(match: re.Match[str], context: Context) -> Value | None:
    """Return the month, quarter or year of a match that things are counted in."""
    if not match["which"]:
        return read_whole(match["holder"], context)
    which, unit = match["which"].lower().split()[-1], lex.unit_code(match["hu"])
    words, step = " ".join(match["holder"].split()), _STEPS.get(which, 0)
    if which == "new" and not context.reached:
        # In its first months the new year is the one that has begun.
        step = int(context.base is not None and context.base.month > resolution.HALF_YEAR)
        return resolution.unit_at(context, unit, step, words)
    # "The next year" is the one after what was told, "next year" the one after the publication's.
    spoken_of = which in _SPOKEN_OF or words.lower().startswith("the n")
    find = resolution.anaphoric if spoken_of else resolution.unit_at
    return find(context, unit, step, words)


@rule(
    rf"(?:the\s+)?{ORDER}\s+(?:full\s+)?(?P<u>week|weekend|day|(?:business|working|trading)\s+day|weekday|{lex.WEEKDAY})"
    rf"\s+(?:of|in)\s+{_HOLDER}(?!-)"
)
def _nth_within(match: re.Match[str], context: Context) -> Value | None:
    """Read "the first Monday of next month", "the last week of the year"."""
    which = (match["which"] or "").lower()
    if which in {"every", "each"}:
        return Value("SET", "P1Y" if match["hu"].lower() == "year" else "P1M", "repeated")
    holder, number = held(match, context), order_of(match["n"])
    days = calendar.days_of(holder.value) if holder else None
    if holder is None or days is None or not number:
        return None
    value = counted(days, match["u"].lower().split()[0], number)
    ground = f"counted in {holder.value}: {holder.because}"
    return Value("DATE", value, ground, None, holder.anchor) if value else None


def counted(days: tuple[date, date], unit: str, number: int) -> str | None:
    """Return the value of the nth week, weekend, day or weekday between two days.

    Args:
        days: The first and the last.
        unit: In lower case; "business", "working" and "trading" for a day of work.
        number: From 1, or from -1 for the last.

    Returns:
        The value, none where there are not so many.
    """
    if unit in {"week", "weekend"}:
        # A week belongs to the month or year that its Thursday is in, a weekend where its Saturday is.
        options = _all(days, 3 if unit == "week" else 5)
    elif unit in lex.WEEKDAYS:
        options = _all(days, lex.WEEKDAYS[unit] - 1)
    else:
        options = [days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1)]
        if unit != "day":
            options = [day for day in options if day.weekday() < calendar.SATURDAY]
    if not -len(options) <= number <= len(options):
        return None
    day = options[number - 1 if number > 0 else number]
    if unit == "week":
        return calendar.week_value(day)
    return f"{calendar.week_value(day)}-WE" if unit == "weekend" else day.isoformat()


def _all(days: tuple[date, date], weekday: int) -> list[date]:
    """Return all days between two that are one weekday (Monday is 0)."""
    first = days[0] + timedelta(days=(weekday - days[0].weekday()) % 7)
    return [first + timedelta(weeks=n) for n in range((days[1] - first).days // 7 + 1)]


@rule(
    rf"(?:the\s+)?(?P<side>very\s+first|first|early|opening|very\s+last|last|final|closing)\s+(?:few\s+)?(?:days|weeks|months)\s+of\s+{_HOLDER}(?!-)"
)
def _first_days_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the first weeks of the new year", "the last days of April": its beginning or its end."""
    holder = held(match, context)
    if holder is None or (match["which"] or "").lower() in {"every", "each"}:
        return None
    first = match["side"].lower().split()[-1] in {"first", "early", "opening"}
    return holder._replace(mod="START" if first else "END")


@rule(rf"(?:the\s+)?{ORDER}\s+month\s+of\s+(?P<holder>{lex.YEAR}|(?P<which>{_WHICH})\s+(?P<hu>year))")
def _nth_month(match: re.Match[str], context: Context) -> Value | None:
    number, year = order_of(match["n"]), held(match, context)
    if (
        year is None
        or not -12 <= number <= 12
        or not number
        or (match["which"] or "").lower() in {"every", "each"}
    ):
        return None
    return year._replace(value=f"{year.value}-{number % 13:02d}")


@rule(
    rf"(?:the\s+)?week\s+(?P<way>of|beginning|commencing|starting(?:\s+on)?|ending|ended|to)\s+"
    rf"(?P<day>(?:{lex.ANY_WEEKDAY},?\s+)?(?:{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+{lex.MONTH})(?:,?\s+{lex.YEAR})?)(?!\d)"
)
def _week_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the week of October 6", "the week ended Oct. 4"."""
    found = read_whole(match["day"], context)
    days = calendar.days_of(found.value) if found else None
    if found is None or days is None:
        return None
    ground = f"the week {match['way'].lower()} {days[0]}: {found.because}"
    return Value("DATE", calendar.week_value(days[0]), ground, None, found.anchor)


@rule(
    rf"(?:the\s+)?quarter(?=,?\s+(?:that\s+)?end(?:ed|ing|s)\s+(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})"
    rf"|\s+(?:to|through)\s+(?:the\s+end\s+of\s+)?(?P<m2>{lex.FULL_MONTH})\b)"
)
def _quarter_by_end(match: re.Match[str], context: Context) -> Value | None:
    """Read "the quarter ended Sept. 30", "the quarter to June": the one of the calendar of its middle."""
    month, day = month_number(match["m"] or match["m2"]), re.sub(r"\D", "", match["d"] or "")
    days = resolution.month_day(context, month, int(day)) if day else resolution.month(context, month)
    end = calendar.days_of(days.value) if days else None
    if end is None:
        return None
    middle = calendar.shift_months(end[0], -1)
    value = calendar.quarter_value(middle.year, (middle.month + 2) // 3)
    return Value("DATE", value, f"the quarter that ends on {end[1]}", None, context.anchor)
