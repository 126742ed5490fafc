# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for dates on the calendar: days, months and years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from annotate.support import calendar
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import ranges, resolution
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import (
    MOD,
    PART,
    WHICH,
    ImpossibleDateError,
    mod_of,
    rule,
    which_of,
    with_part,
)

# "1 September, 15 September".
_NO_LIST = rf"(?!,\s+{lex.DAY}\s+(?:of\s+)?{lex.MONTH})"
_LEAD = rf"(?:(?:this\s+coming\s+|this\s+|next\s+|last\s+)?(?P<lead>{lex.ANY_WEEKDAY}),?\s+)?"
# "May 3 and 4", "May 3-6", "14 and 18 May".
_AND = r"(?:\s*[-–—,/]\s*|\s*,?\s+(?:and|or|to|through|until|till)\s+)"


# "He said that May would go."
SAYING = frozenset(
    {"said", "says", "say", "told", "believes", "believed", "thought", "announced", "reported"}
)


NEAR_DAYS = 30
LAST_JULIAN = 1752
MOST_DAYS = 31
FULL = frozenset(name.lower() for name in calendar.MONTH_NAMES)


def month_number(words: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return lex.MONTHS[words.lower().rstrip(".")]


def day_number(words: str) -> int:
    """Return the number of a day in digits or words: "8th", "the eighth"."""
    digits = re.sub(r"\D", "", words)
    return int(digits) if digits else lex.ordinal_of(words.lower().removeprefix("the "))


def full_date(year: int, month: int, day: int, ground: str, lead: str | None = None) -> Value:
    """Return the value of a day that is written out.

    Args:
        year: Of four digits.
        month: From 1.
        day: From 1.
        ground: Why it is that day.
        lead: The weekday that stands before it.

    Raises:
        ImpossibleDateError: The calendar has no such day, or it is another weekday.
    """
    value = f"{year:04d}-{month:02d}-{day:02d}"
    days = calendar.days_of(value)
    if days is None:
        raise ImpossibleDateError(f"the calendar has no {value}")
    # Before that year, England's calendar had other weekdays than ours.
    if lead and year > LAST_JULIAN and lex.WEEKDAYS[lead.lower().rstrip(".")] != days[0].isoweekday():
        ground = f"{ground}; it is a {resolution.NAMES[days[0].weekday()]}, {resolution.AGAINST}"
    return Value("DATE", value, ground)


def two_digit_year(year: int, context: Context) -> int:
    """Read a year of two digits: no more than twenty years after publication."""
    pivot = (context.published.year if context.published else 2025) + 20
    century = pivot // 100 * 100
    return century + year if century + year <= pivot else century - 100 + year


def year_number(words: str, context: Context) -> int:
    """Return the year that two or four digits say."""
    year = int(words.lstrip("'’"))
    return year if year > 99 else two_digit_year(year, context)


# "May 3 last year", "12 November of this year", "June 1 that year".
_OF_YEAR = (
    r",?\s+(?:of\s+|in\s+)?(?:the\s+)?(?P<whichyear>this|last|next|that|(?<=the\s)(?:same|following|previous))\s+year"
    r"(?!['’]s?\b)"
)
_AFTER_DAY = (
    rf"(?!\d|[:.]\d|,\d{{3}}(?!\d)|\s*(?:a\.?m|p\.?m)\b|%|[- ](?:quarter|half|century))"
    rf"(?:(?:\s+\({lex.ANY_WEEKDAY}\))?(?:\s?,\s*|\s+|\s*,?\s+of\s+)(?P<y>{lex.YEAR}|['’]\d\d)(?![\d,]\d)|,?\s+(?P<words>{lex.SPELT_YEAR})|{_OF_YEAR})?(?:,?\s+{PART})?"
)


@rule(
    rf"{_LEAD}(?P<m>{lex.MONTH}){_NO_LIST},?[\s-]*(?P<d>{lex.DAY}|(?<![^\W\d]){lex.ORDINAL_WORD})"
    + _AFTER_DAY,
    lacks_year=True,
    written_out=True,
)
def _month_day(match: re.Match[str], context: Context) -> Value | None:
    if not match["m"][0].isupper():
        return None
    words = match["d"]
    day = day_number(words) if words[0].isdigit() else lex.ordinal_of(words)
    # "Mar10" without a year is any code; "Feb.25" is a day.
    glued = match.end("m") == match.start("d") and not match["m"].endswith(".")
    code = match["m"].lower() not in FULL and glued and not match["y"]
    if day < 1 or code:
        return None
    return _on(month_number(match["m"]), day, match, context)


# Not "7 June the 21st Division".
@rule(
    rf"(?<!\d\s){_LEAD}(?P<m>{lex.MONTH})\s+the\s+(?P<d>{lex.DAY}|{lex.ORDINAL_WORD})" + _AFTER_DAY,
    lacks_year=True,
    written_out=True,
)
def _month_the_day(match: re.Match[str], context: Context) -> Value | None:
    return _month_day(match, context)


@rule(
    rf"{_LEAD}(?:(?:the\s+(?=\d+[snrt]|\d+\s+of))?(?P<d>{lex.DAY})\.?(?:\s+of)?(?:\s+day\s+of)?[\s-]*|(?:the\s+)?(?P<o>{lex.ORDINAL_WORD})(?:\s+day)?\s+of\s+)"
    rf"(?P<m>{lex.MONTH})(?:,?(?:[\s-]*|\s+(?-i:of|in)\s+)(?P<y>{lex.YEAR}|(?<=[\s-])\d\d(?=\b)(?!:|\s+(?:of\s+)?{lex.MONTH}))(?![\d,]\d)"
    rf"|,?\s+(?P<words>{lex.SPELT_YEAR})|{_OF_YEAR})?(?:,?\s+{PART})?",
    lacks_year=True,
    written_out=True,
)
def _day_month(match: re.Match[str], context: Context) -> Value | None:
    # "15. June 2019", but not "Figure 1. June was dry".
    numbered = match["d"] and match.string[match.end("d")] == "." and not match["y"]
    if not match["m"][0].isupper() or numbered:
        return None
    day = day_number(match["d"]) if match["d"] else lex.ordinal_of(match["o"])
    return _on(month_number(match["m"]), day, match, context) if day > 0 else None


def _on(month: int, day: int, match: re.Match[str], context: Context) -> Value | None:
    """Read a day of a month with the year, weekday and part of the day that may stand with it."""
    year = year_number(match["y"], context) if match["y"] else lex.year_in_words(match["words"] or "")
    if match["whichyear"]:
        led = match.string[: match.start("whichyear")].rstrip().lower().endswith(" the")
        return with_part(_in_which_year(context, month, day, match["whichyear"], led=led), match)
    year = year or ranges.year_of_end(match, month)
    if year:
        return with_part(full_date(year, month, day, "written in full", match["lead"]), match)
    found = resolution.month_day(context, month, day)
    if found is None:
        raise ImpossibleDateError(f"the calendar has no {calendar.MONTH_NAMES[month - 1]} {day}")
    if match["lead"] and context.base:
        found = _by_weekday(found, match["lead"], context.base)
    return with_part(found, match)


_YEARS_ON = {"last": -1, "next": 1, "following": 1, "previous": -1}


def _in_which_year(context: Context, month: int, day: int, words: str, *, led: bool = False) -> Value:
    """Read a day of "last year", "that year" and the like; "the next year" is the one after what was told."""
    which = words.lower()
    step, said = _YEARS_ON.get(which, 0), f"{which} year"
    spoken_of = which in {"that", "same", "following", "previous"} or (led and which == "next")
    find = resolution.anaphoric if spoken_of else resolution.unit_at
    holder = find(context, "Y", step, said)
    if holder is not None and holder.value.startswith("BC"):
        return holder._replace(value=f"{holder.value}-{month:02d}-{day:02d}")
    if holder is None or not holder.value.isdigit():
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}", holder.because if holder else resolution.UNKNOWN)
    found = full_date(int(holder.value), month, day, holder.because)
    return found._replace(anchor=holder.anchor)


@rule(
    rf"(?<!the\s)(?P<whichyear>last|next|this)\s+year,?\s+(?:on\s+)?(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}))"
    rf"(?!\d|[:.,]\d|,?\s+{lex.YEAR})"
)
def _which_year_on(match: re.Match[str], context: Context) -> Value | None:
    """Read "last year on May 3"."""
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    if not month[0].isupper():
        return None
    return _in_which_year(context, month_number(month), day_number(day), match["whichyear"])


def _by_weekday(value: Value, lead: str, base: date) -> Value:
    """Choose the year in which the day is the weekday that stands before it, if it is a near one."""
    number = lex.WEEKDAYS[lead.lower().rstrip(".")]
    day = date.fromisoformat(value.value)
    if day.isoweekday() == number:
        return value
    # So near to the publication the weekday is the mistake, not the year.
    years = (day.year - 1, day.year + 1) if abs((day - base).days) > NEAR_DAYS else ()
    for year in years:
        other = calendar.days_of(f"{year:04d}{value.value[4:]}")
        if other and other[0].isoweekday() == number and abs((other[0] - base).days) < 400:
            return value._replace(value=other[0].isoformat(), because=f"{lead}: the year in which it is one")
    return value._replace(
        because=f"{value.because}; it is a {resolution.NAMES[day.weekday()]}, {resolution.AGAINST}"
    )


@rule(
    rf"(?P<m>{lex.MONTH})\s*(?:{lex.DAY}|(?:the\s+)?{lex.ORDINAL_WORD}){_AND}(?P<extent>(?P<d>{lex.DAY}|(?:the\s+)?{lex.ORDINAL_WORD})(?:,?\s+(?P<y>{lex.YEAR})(?!\d|,\d))?)(?![\d:.,]\d|\s*%|\s+\w+ion\b)"
)
def _second_day(match: re.Match[str], context: Context) -> Value | None:
    month, day = month_number(match["m"]), day_number(match["d"])
    if match["y"]:
        return full_date(int(match["y"]), month, day, "written in full")
    return resolution.month_day(context, month, day)


@rule(rf"(?P<extent>{lex.DAY}){_AND}{lex.DAY}(?:\s+of)?\s+(?P<m>{lex.MONTH})(?:,?\s+(?P<y>{lex.YEAR}))?")
def _first_day(match: re.Match[str], context: Context) -> Value | None:
    month, day = month_number(match["m"]), day_number(match["extent"])
    if match["y"]:
        return full_date(int(match["y"]), month, day, "the year stands with the second day")
    return resolution.month_day(context, month, day)


@rule(
    rf"(?:the\s+)?(?P<d>{lex.DAY}|{lex.ORDINAL_WORD})(?:\s+day)?\s+(?:of\s+)?(?P<which>this|last|next|(?<=of\s)the(?:\s+(?:current|previous|following|same|next))?|(?<=of\s)that)\s+month"
    r"|the\s+(?P<d2>\d{1,2}(?:st|nd|rd|th))\s+(?P<letter>inst(?:ant|\.)|ult(?:imo|\.)|prox(?:imo|\.))"
)
def _day_of_which_month(match: re.Match[str], context: Context) -> Value | None:
    # In letters, "the 5th instant" is of this month, "ultimo" of the last, "proximo" of the next.
    which = (match["which"] or match["letter"]).lower().split()[-1]
    step = {"las": -1, "nex": 1, "ult": -1, "pro": 1, "pre": -1, "fol": 1}.get(which[:3], 0)
    spoken_of = context.mentioned and which in {"that", "same", "previous", "following"}
    find = resolution.anaphoric if spoken_of else resolution.unit_at
    holder = find(context, "M", step, " ".join(match.group().split()))
    words = match["d"] or match["d2"]
    day = day_number(words) if words[0].isdigit() else lex.ordinal_of(words)
    if holder is None or day < 1:
        return None
    found = holder._replace(value=f"{holder.value}-{day:02d}")
    if "X" not in found.value and calendar.days_of(found.value) is None:
        raise ImpossibleDateError(f"the calendar has no {found.value}")
    return found


@rule(
    rf"(?P<w>{lex.ANY_WEEKDAY}),?\s+(?:(?:the\s+)?(?P<d>\d{{1,2}}(?:st|nd|rd|th))|the\s+(?P<o>{lex.ORDINAL_WORD})(?=[.,;:!?)]|\s*$|\s+(?:at|and|to)\b))(?!\s+(?:of|{lex.FULL_MONTH}))"
)
def _weekday_and_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "Friday the 13th": the nearest day that is both, on the side where the verb looks."""
    base, number = context.base, lex.WEEKDAYS[match["w"].lower().rstrip(".")]
    day = day_number(match["d"]) if match["d"] else lex.ordinal_of(match["o"])
    if base is None or day < 1 or not match["w"][0].isupper():
        return None
    months = (calendar.month_value(base.year, base.month, n) for n in range(-12, 13))
    options = [days[0] for month in months if (days := calendar.days_of(f"{month}-{day:02d}"))]
    both = [option for option in options if option.isoweekday() == number]
    back = context.tense in {"past", "present"} and not context.ahead
    sided = [d for d in both if (d >= base if context.ahead else d <= base or not back)] or both
    chosen = min(sided, key=lambda d: abs((d - base).days), default=None)
    if chosen is None:
        return None
    ground = f"the nearest {resolution.NAMES[number - 1]} the {day}th, {resolution.looks(context)}"
    ground = f"{ground}, {context.source}"
    return Value("DATE", chosen.isoformat(), ground, None, context.anchor)


# What goes on behind a day of a month, and behind one on which a story has something happen.
_BEHIND_DAY = r"\s+(?:at|and|to|the|an?|he|she|they|it|we)\b"
_BEHIND_DAY_TOLD = (
    r"\s+(?:in|with|by|from|near|off|outside|around|against|over|under|for|after|before|when|as|but|while|into|along|beside|between"
    r"|(?:north|south|east|west)(?:east|west)?|his|her|its|their|there|some|all|both|another|[a-z]{3,}s)\b"
)
# "From the 6th to the 12th week".
_NO_DAY = (
    r"(?!\s+(?:to|and|or|through)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)[\s-]+"
    r"(?!of\b|in\b|at\b|and\b|the\b|he\b|she\b|they\b|it\b)[a-z])"
)


@rule(
    rf"(?:the\s+)?(?P<d>\d{{1,2}}(?:st|nd|rd|th))(?:(?=[.,;:!?)]|\s*$|{_BEHIND_DAY})|(?P<told>(?={_BEHIND_DAY_TOLD}))){_NO_DAY}",
    weak=True,
    needs="introduction",
)
def _bare_day(match: re.Match[str], context: Context) -> Value | None:
    day, base = day_number(match["d"]), context.base
    if not 1 <= day <= MOST_DAYS:
        return None
    if match["told"] is not None and not (
        context.reached and context.preposition in {"on", "of", "by", "until"}
    ):
        # "On the 18th with a birdie" is of golf.
        return None
    if base is None:
        return Value("DATE", f"XXXX-XX-{day:02d}", f"a day of a month: {resolution.UNKNOWN}")
    options = [
        calendar.days_of(f"{calendar.month_value(base.year, base.month, n)}-{day:02d}") for n in (-1, 0, 1)
    ]
    found = [days[0] for days in options if days]
    # "Comes up for hearing on the 24th" looks ahead.
    ahead = context.ahead or context.scheduled or (context.tense == "present" and context.preposition == "on")
    sided = [d for d in found if (d >= base if ahead else d <= base)] or found
    if not sided:
        return None
    chosen = min(sided, key=lambda d: abs((d - base).days))
    return Value("DATE", chosen.isoformat(), f"a day of a month, {context.source}", None, context.anchor)


@rule(
    rf"(?:(?:the\s+)?{MOD})?(?P<m>{lex.MONTH})(?:,|\s+(?-i:of|in))?[\s-]*"
    rf"(?:(?P<y>{lex.YEAR}|['’]\d\d)(?!\d|,\d|\.\d)|(?P<words>{lex.SPELT_YEAR}))",
    written_out=True,
)
def _month_year(match: re.Match[str], context: Context) -> Value | None:
    year = year_number(match["y"], context) if match["y"] else lex.year_in_words(match["words"])
    if year is None or not match["m"][0].isupper():
        return None
    return Value("DATE", f"{year:04d}-{month_number(match['m']):02d}", "written in full", mod_of(match))


@rule(rf"(?P<y>(?:19|20)\d\d)\s+(?P<m>{lex.FULL_MONTH})(?!\s+\d)")
def _year_month(match: re.Match[str], context: Context) -> Value | None:
    if not match["m"][0].isupper():
        return None
    return Value("DATE", f"{match['y']}-{month_number(match['m']):02d}", "written in full")


@rule(
    rf"(?:(?:the\s+)?{MOD})?(?P<m>{lex.MONTH}),?(?:\s+of)?\s+(?:the\s+)?(?P<which>this|last|next|that|(?<=the\s)(?:same|following|previous))\s+year"
)
def _month_of_which_year(match: re.Match[str], context: Context) -> Value | None:
    which = match["which"].lower()
    spoken_of = which in {"that", "same", "following", "previous"}
    find = resolution.anaphoric if spoken_of else resolution.unit_at
    year = find(context, "Y", _YEARS_ON.get(which, 0), " ".join(match.group().split()))
    return year and year._replace(value=f"{year.value}-{month_number(match['m']):02d}", mod=mod_of(match))


@rule(
    rf"(?:the\s+)?{MOD}?(?:{WHICH}\s+)?(?P<m>{lex.FULL_MONTH})(?!\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.,]?\d))",
    lacks_year=True,
)
def _bare_month(match: re.Match[str], context: Context) -> Value | None:
    if not match["m"][0].isupper() or (which_of(match) == "that" and context.preposition in SAYING):
        return None
    number, which = month_number(match["m"]), which_of(match)
    year = None if which else ranges.year_of_end(match, number)
    if year:
        return Value(
            "DATE", f"{year:04d}-{number:02d}", "the year stands with the end of the range", mod_of(match)
        )
    spoken_of = calendar.days_of(context.mentioned or "") if which in _SPOKEN_OF else None
    if spoken_of:
        found = _month_from(spoken_of, number, which, context)
        days, over = calendar.days_of(found.value), calendar.days_of(context.long_ago)
        if days and over and context.published and context.tense == "past" and days[0] > context.published:
            # What has been is of the time that was told of before the news.
            found = _month_from(over, number, which, replace(context, mentioned=context.long_ago))
        return found._replace(mod=mod_of(match))
    return resolution.month(context, number, which)._replace(mod=mod_of(match))


_SPOKEN_OF = frozenset({"that", "same", "the same", "following"})


def _month_from(spoken_of: tuple[date, date], number: int, which: str, context: Context) -> Value:
    """Read "that June" and "the following June" from the date spoken of before."""
    last = spoken_of[1]
    if (spoken_of[1] - spoken_of[0]).days > resolution.LONGEST_MONTH:
        # Of a year alone, "that June" is in it, and "the following June" in the next.
        year = last.year + (which == "following")
    else:
        year = last.year + (number < last.month or (which == "following" and number == last.month))
    ground = f"{which} {calendar.MONTH_NAMES[number - 1]}: the date spoken of before is {context.mentioned}"
    return Value("DATE", f"{min(year, calendar.NEWEST):04d}-{number:02d}", ground, None, resolution.LAST)


@rule(
    rf"{MOD}?(?P<m>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)",
    weak=True,
    needs="introduction",
    lacks_year=True,
)
def _short_month(match: re.Match[str], context: Context) -> Value | None:
    """Read "in Feb.", which without a preposition may be anything."""
    return _bare_month(match, context)
