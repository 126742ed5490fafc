"""Rules for dates that are put together from two: "the Monday after Easter", "a year ago today".

The part that is a date by itself is read by the rules for it; these only count on from there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from annotate.record import Interval
from annotate.support import calendar
from annotate.timeline.rules.calendar.holidays import holiday_pattern, long_weekend
from annotate.timeline.rules.relative import OFFSET, number_in
from annotate.timeline.values import lengths, resolution
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import read_whole, rule

_DATED = (
    rf"(?:{lex.ANY_WEEKDAY},?\s+)?(?:{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+(?:of\s+)?{lex.MONTH})"
    rf"(?:,?\s+{lex.YEAR})?(?![\d:])"
)
_FEAST = (
    rf"(?:(?:last|next|this)\s+)?(?:{holiday_pattern()})"
    rf"(?:,?\s+(?:of\s+)?{lex.YEAR}|\s+(?:last|next|this)\s+year)?"
)
_NTH = rf"the\s+(?:{lex.ORDINAL})\s+(?:{lex.WEEKDAY})\s+(?:of|in)\s+{lex.FULL_MONTH}(?:,?\s+{lex.YEAR})?"
_DAY_WORD = rf"today|tomorrow|yesterday|(?:(?:last|next|this)\s+)?(?:{lex.WEEKDAY})"
# By itself "New Year" may mean the weeks after it.
_NEW_YEAR = re.compile(r"New\s+Year", re.IGNORECASE)
_NAMED = rf"(?:the\s+)?(?:{_FEAST})|New\s+Year(?!['’]s|\s+(?:Day|Eve))|{_NTH}|{_DAY_WORD}"
_ANCHOR = rf"(?P<anchor>{_NAMED}|{_DATED})"
_ORDINAL = r"(?:(?P<n>first|second|third|fourth)\s+)?"
_AFTER = r"(?P<way>before|after|following|preceding|prior\s+to)"
_PARTS = "(?:morning|afternoon|evening|night)"
# What "a year ago" can stand with: the day or time that it is counted from.
_ANNIVERSARY = (
    rf"(?:today|tomorrow|yesterday)(?:\s+{_PARTS})?|(?:this|last|next)\s+(?:day|week|weekend|month|year|morning|afternoon|evening|{lex.SEASON}"
    rf"|{lex.WEEKDAY})|tonight|(?:{lex.WEEKDAY})(?:\s+{_PARTS})?|to\s+the\s+(?:very\s+)?day"
)
_SPAN = r"(?:\s*[-–/]\s*|\s+(?:and|to)\s+)"
_SIGNS = {"before": -1, "preceding": -1, "prior": -1}
_HALF_WEEK = 3
_WEEKS = frozenset({"D", "W", "2W", "WE"})


def _day(value: Value | None) -> date | None:
    """Return the day of a value, none where it is no single day."""
    days = calendar.days_of(value.value) if value else None
    return days[0] if days and days[0] == days[1] else None


def _on(day: date, match: re.Match[str], found: Value) -> Value:
    words = " ".join(match.group().split())
    return Value("DATE", day.isoformat(), f"{words}: {found.because}", None, found.anchor)


@rule(
    rf"(?:the\s+)?{_ORDINAL}(?P<u>day|night|morning|afternoon|evening|week|weekend|month|{lex.WEEKDAY})\s+(?:right\s+|just\s+)?{_AFTER}\s+{_ANCHOR}"
)
def _next_to(match: re.Match[str], context: Context) -> Value | None:
    """Read "the day after Christmas", "the Monday after Easter 2026", "the week before Diwali"."""
    anchor = "New Year's Day" if _NEW_YEAR.fullmatch(match["anchor"]) else match["anchor"]
    found = read_whole(anchor, context)
    day = _day(found)
    if found is None or day is None:
        return found and found._replace(value="XXXX-XX-XX") if match["u"].lower() == "day" else None
    sign = _SIGNS.get(match["way"].lower().split()[0], 1)
    unit, number = match["u"].lower(), lex.ordinal_of(match["n"] or "first")
    if unit in lex.WEEKDAYS or unit == "weekend":
        wanted = lex.WEEKDAYS.get(unit, 6)
        steps = (sign * (wanted - day.isoweekday())) % 7 or 7
        chosen = _on(day + timedelta(days=sign * (steps + 7 * (number - 1))), match, found)
        if unit == "weekend":
            return chosen._replace(value=f"{calendar.week_value(date.fromisoformat(chosen.value))}-WE")
        return chosen
    if unit == "week":
        chosen = _on(day, match, found)
        return chosen._replace(value=calendar.week_value(day + timedelta(weeks=sign * number)))
    if unit == "month":
        return _on(day, match, found)._replace(value=calendar.month_value(day.year, day.month, sign * number))
    chosen = _on(day + timedelta(days=sign * number), match, found)
    return (
        chosen if unit == "day" else chosen._replace(type="TIME", value=f"{chosen.value}T{lex.PARTS[unit]}")
    )


@rule(rf"(?:the\s+)?eve\s+of\s+{_ANCHOR}|(?P<feast>{holiday_pattern()})\s+eve")
def _eve(match: re.Match[str], context: Context) -> Value | None:
    """Read "the eve of Yom Kippur", "Diwali eve"."""
    found = read_whole(match["anchor"] or match["feast"], context)
    day = _day(found)
    return _on(day - timedelta(days=1), match, found) if found and day else None


@rule(
    rf"{OFFSET}\s+(?:{_AFTER}|(?P<from>from|on\s+from))\s+(?P<anchor>{_NAMED})(?!\s+(?:to|until|through)\b|\s*[-–])"
)
def _away_from(match: re.Match[str], context: Context) -> Value | None:
    """Read "three weeks from tomorrow", "two days after Easter"."""
    ahead = match["from"] is not None
    found = read_whole(match["anchor"], replace(context, tense="future") if ahead else context)
    day, number, unit = _day(found), number_in(match), lex.unit_code(match["unit"])
    if found is None or day is None or number is None or unit.startswith("T"):
        return None
    sign = 1 if ahead else _SIGNS.get(match["way"].lower().split()[0], 1)
    other = _shifted(day, sign * number, unit)
    return _on(other, match, found) if other else None


def _shifted(day: date, number: float, unit: str) -> date | None:
    """Return the day so many units away, none where that is no whole day."""
    if unit in _WEEKS:
        length = number * {"D": 1, "2W": 14}.get(unit, 7)
        return day + timedelta(days=int(length)) if length == int(length) else None
    months = number * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit, 0)
    return calendar.shift_months(day, int(months)) if months and months == int(months) else None


@rule(
    r"(?:a\s+(?P<u>week|fortnight)|(?P<two>two)\s+weeks)\s+(?:(?P<back>last|past)\s+)?"
    rf"(?P<anchor>(?:(?<=last\s)|(?<=past\s))(?:{lex.WEEKDAY})|today|tomorrow|yesterday)"
    r"|(?P<anchor2>today|tomorrow)\s+(?P<u2>week|fortnight)"
)
def _week_more(match: re.Match[str], context: Context) -> Value | None:
    """Read British "a week tomorrow", "a week last Monday", "tomorrow fortnight"."""
    words = match["anchor"] or match["anchor2"]
    back = match["back"] is not None or words.lower() == "yesterday"
    found = read_whole(words, replace(context, tense="past") if match["back"] else context)
    day = _day(found)
    weeks = 2 if match["two"] or (match["u"] or match["u2"] or "").lower() == "fortnight" else 1
    return _on(day + timedelta(weeks=-weeks if back else weeks), match, found) if found and day else None


@rule(rf"(?P<w>{lex.WEEKDAY})\s+(?:(?:a\s+)?(?P<u>week|fortnight)\s+ago|(?P<later>fortnight))")
def _weekday_week_ago(match: re.Match[str], context: Context) -> Value | None:
    """Read "Monday week ago"; "Monday fortnight" is still to come."""
    if not match["w"][0].isupper():
        return None
    sign = 1 if match["later"] else -1
    found = resolution.weekday(
        replace(context, tense="future" if sign > 0 else "past", preposition=""),
        lex.WEEKDAYS[match["w"].lower()],
    )
    day = _day(found)
    weeks = 2 if "fortnight" in match.group().lower() else 1
    return _on(day + timedelta(weeks=sign * weeks), match, found) if day else found


@rule(
    rf"(?:the\s+)?(?P<which>first|last|final|opening|closing)\s+(?P<n>{lex.NUMBER})\s+(?P<u>days|weeks|months|quarters)\s+(?:(?:of|in)\s+)?"
    rf"(?P<holder>{lex.YEAR}(?![\d,.]\d)|(?:this|last|next|the|that)\s+year(?!['’-])|(?<=of\s)(?:{lex.FULL_MONTH})(?:\s+{lex.YEAR})?)"
)
def _first_so_many_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the first six months of 2022", "the last ten days of May": a length with its days."""
    number, unit = lex.number_of(match["n"]), lex.unit_code(match["u"])
    holder = match["holder"]
    held = (
        resolution.unit_at(context, "Y", 0, holder)
        if holder.lower().startswith("the ")
        else read_whole(holder, context)
    )
    if number is None or held is None:
        return None
    words = " ".join(match.group().split())
    found = Value("DURATION", lengths.duration(number, unit), f"{words}: {held.because}", None, held.anchor)
    days = calendar.days_of(held.value)
    if days is None:
        return found
    first = match["which"].lower() in {"first", "opening"}
    end = _shifted(days[0] if first else days[1] + timedelta(days=1), number if first else -number, unit)
    if end is None:
        return found
    span = (days[0], end - timedelta(days=1)) if first else (end, days[1])
    return found._replace(interval=Interval(span[0].isoformat(), span[1].isoformat()))


_TO_THE_DAY = OFFSET.replace("(?P<", "(?P<e_")


_DAY_OF_YEAR = (
    rf"(?:{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+(?:of\s+)?{lex.MONTH})(?!\w|,?\s+(?:19|20)\d\d|\s?[-–]\s?\d)"
)


@rule(rf"{OFFSET}\s+ago,?\s+on\s+(?:{lex.WEEKDAY},?\s+)?(?P<x>{_DAY_OF_YEAR})")
def _day_years_ago(match: re.Match[str], context: Context) -> Value | None:
    """Read "a year ago, on 12 June": the day that is nearest to so many years ago."""
    number = number_in(match)
    if context.published is None or number is None or lex.unit_code(match["unit"]) != "Y":
        return None
    day = _day(read_whole(match["x"], context))
    if day is None or number != int(number) or context.published.year - int(number) < 2:
        return None
    then = calendar.shift_months(context.published, -12 * int(number))
    days = (calendar.shift_months(day, 12 * (then.year + step - day.year)) for step in (-1, 0, 1))
    nearest = min(days, key=lambda found: abs((found - then).days))
    return Value("DATE", nearest.isoformat(), " ".join(match.group().split()), None, resolution.PUBLISHED)


@rule(
    rf"{OFFSET}\s+ago,?\s+(?:on\s+)?(?P<x>{_ANNIVERSARY})(?!['’]s|-)"
    rf"|(?P<exactly>exactly|precisely)\s+{_TO_THE_DAY}\s+ago"
)
def _anniversary(match: re.Match[str], context: Context) -> Value | None:
    """Read "a year ago today", "ten years ago on Monday", "two years ago this month", "a week ago Friday"."""
    if context.published is None:
        return Value("DATE", "XXXX-XX-XX", resolution.UNKNOWN)
    if match["exactly"]:
        unit, number = lex.unit_code(match["e_unit"]), lex.number_of(match["e_number"])
        words = "to the day"
    else:
        unit, number = lex.unit_code(match["unit"]), number_in(match)
        words = " ".join(match["x"].lower().split())
    if number is None or unit.startswith("T"):
        return None
    return _ago(match, context, words, number, unit)


def _ago(match: re.Match[str], context: Context, words: str, number: float, unit: str) -> Value | None:
    """Return what lies so long before a day, week, month or season."""
    now = replace(context, tense="past", reached=None, preposition="")
    if words.startswith("to the"):
        found: Value | None = resolution.unit_at(now, "D", 0, "to the day")
    elif (name := words.split()[0]) in lex.WEEKDAYS:
        found = _nearest(now, name) if unit not in _WEEKS else resolution.weekday(now, lex.WEEKDAYS[name])
        if name != words:
            found = found._replace(type="TIME", value=f"{found.value}T{lex.PARTS[words.split()[1]]}")
        if unit == "D":
            # "Three days ago on Monday" says the same day twice.
            number = 0
    elif words.split()[-1] in lex.WEEKDAYS:
        found = resolution.weekday(now, lex.WEEKDAYS[words.split()[-1]], name)
    else:
        found = read_whole(words.replace("this day", "today"), now)
    if found is None:
        return None
    return _moved(found, -number, unit, " ".join(match.group().split()))


def _nearest(context: Context, name: str) -> Value:
    """Return the weekday nearest to the publication: anniversaries are told of before and after."""
    found = resolution.weekday(context, lex.WEEKDAYS[name])
    day = _day(found)
    if day is None or context.published is None or (context.published - day).days <= _HALF_WEEK:
        return found
    return found._replace(value=(day + timedelta(weeks=1)).isoformat())


def _moved(found: Value, number: float, unit: str, words: str) -> Value | None:
    """Move a value as a whole, so that a month stays a month and a season a season."""
    ground = f"{words}: {found.because}"
    value = found.value
    clock = value[10:] if "T" in value else ""
    days = calendar.days_of(value)
    if days is None:
        return found._replace(because=ground)
    first = days[0] + timedelta(days=3) if re.match(r"\d{4}-W\d\d$", value) else days[0]
    other = _shifted(first, number, unit) if number else first
    if other is None:
        return None
    if re.match(r"\d{4}-W\d\d-WE$", value):
        new = f"{calendar.week_value(other + timedelta(days=(5 - other.weekday() + 3) % 7 - 3))}-WE"
    elif "-W" in value:
        new = calendar.week_value(other)
    elif days[0] == days[1]:
        new = other.isoformat() + clock
    elif re.fullmatch(r"\d{4}-\d\d", value):
        new = calendar.month_value(other.year, other.month)
    else:
        new = f"{other.year:04d}{value[4:]}"
    return found._replace(value=new, because=ground, interval=None)


@rule(
    rf"(?P<x>(?:this|the\s+same)\s+(?:time|day|week|weekend|month|{lex.SEASON})|today|(?:{lex.WEEKDAY})),?\s+"
    rf"(?:(?P<which>last|next)\s+(?P<u>week|month|year)|{OFFSET}\s+ago|a\s+(?P<one>week|month|year)\s+(?:ago|earlier))"
)
def _this_time(match: re.Match[str], context: Context) -> Value | None:
    """Read "this time last year", "the same month last year", "on this day 50 years ago"."""
    words = " ".join(match["x"].lower().split()).replace("the same", "this")
    sign = 1 if (match["which"] or "").lower() == "next" else -1
    if match["which"] or match["one"]:
        unit, number = lex.unit_code(match["u"] or match["one"]), 1.0
    else:
        known = number_in(match)
        if known is None or match["unit"] is None:
            return None
        unit, number = lex.unit_code(match["unit"]), known
    if words in lex.WEEKDAYS and (match["which"] or unit not in {"W", "2W"}):
        # "Monday last week" has a rule of its own; "Monday, two years ago" says two things.
        return None
    now = replace(context, tense="past", reached=None, preposition="")
    loose = words == "this time" and unit not in _WEEKS
    found = read_whole(
        "this month" if loose else words.replace("this day", "today").replace("this time", "today"), now
    )
    moved = _moved(found, sign * number, unit, " ".join(match.group().split())) if found else None
    return moved and moved._replace(mod="APPROX" if words == "this time" else None)


@rule(rf"(?:on\s+)?(?P<extent>this\s+(?:very\s+)?(?P<u>day|week|month)\s+in\s+(?P<y>{lex.YEAR}))")
def _this_day_in(match: re.Match[str], context: Context) -> Value | None:
    """Read "on this day in 1944"."""
    base = context.published
    words, unit = " ".join(match["extent"].split()), match["u"].lower()
    if base is None:
        return Value("DATE", match["y"], f"{words}: {resolution.UNKNOWN}")
    other = calendar.shift_months(base, 12 * (int(match["y"]) - base.year))
    values = {"day": other.isoformat(), "week": calendar.week_value(other), "month": other.isoformat()[:7]}
    return Value("DATE", values[unit], f"{words}, published {base}", None, context.anchor)


@rule(
    rf"(?:the\s+)?weekend\s+of\s+(?P<day>(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY}){_SPAN}{lex.DAY}(?:,?\s+(?P<y>{lex.YEAR}))?"
    rf"|(?P<d2>{lex.DAY}){_SPAN}{lex.DAY}\s+(?P<m2>{lex.MONTH})(?:,?\s+(?P<y2>{lex.YEAR}))?|(?:{_DATED}))"
    rf"|(?P<day2>{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+{lex.MONTH})\s+weekend"
)
def _weekend_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the weekend of July 4": the nearest Saturday and Sunday, and the day beside them."""
    words = match["day"] or match["day2"]
    if match["d"] or match["d2"]:
        year = match["y"] or match["y2"]
        words = f"{match['m'] or match['m2']} {match['d'] or match['d2']}" + (f", {year}" if year else "")
    found = read_whole(words, context)
    day = _day(found)
    if found is None or day is None:
        return None
    words = " ".join(match.group().split())
    return long_weekend(day, found._replace(because=f"{words}: {found.because}"))
