"""Rules for parts of years and of centuries that have names: "the March quarter", "the noughties", turns."""

from __future__ import annotations

import re
from datetime import date

from annotate.record import Interval
from annotate.support import calendar
from annotate.timeline.rules.calendar.dates import month_number, two_digit_year
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution, year_parts
from annotate.timeline.values.resolution import LAST, Context, Value
from annotate.timeline.values.rule import mod_of, read_whole, rule

_OF_YEAR = rf"(?:\s+(?:of\s+)?(?:(?P<y>{lex.YEAR})(?![\d,.]\d)|(?P<which>last|this|next)\s+year))?"
_STEPS = {"last": -1, "next": 1}
# So many years on either side of the first of a century are its turn, which is looked back to for longer.
_AROUND, JUST_TURNED = 5, 20
# What goes on behind "in '62": a mark or a word of a few letters, not something that is counted.
_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)–—]|$)|\s+(?:and|but|or|when|as|after|before|he|she|they|it|we|i|the|to|for|with|at|by|in|on"
    r"|was|were|is|had|has|who|which|that)\b)"
)


# "By June half the army had left" is of no half of a year.
@rule(
    rf"(?P<the>the\s+)?(?P<m>March|June|September|December)(?:\s+(?P<y0>{lex.YEAR}))?\s+"
    rf"(?P<u>quarter|(?(the)half|quarter)){_OF_YEAR}"
)
def _quarter_of_month(match: re.Match[str], context: Context) -> Value | None:
    """Read "the March quarter", "the December half of 2024": the three or six months that end with it."""
    if not match["m"][0].isupper():
        return None
    number, letter = month_number(match["m"]), match["u"][0].upper()
    length = 3 if letter == "Q" else 6
    words = " ".join(match.group().split())
    written = match["y0"] or match["y"]
    if written:
        year, because, anchor = int(written), "written in full", None
    elif (base := context.base) is None:
        if number % length:
            return Value("DURATION", f"P{length}M", resolution.UNKNOWN)
        return Value("DATE", f"XXXX-{letter}{number // length}", resolution.UNKNOWN)
    elif match["which"]:
        year = base.year + _STEPS.get(match["which"].lower(), 0)
        because, anchor = f"{words}, {context.source}", context.anchor
    else:
        # The last one of which the last quarter has begun, unless the words look ahead.
        begun = date(base.year, number - 2, 1) <= base
        year = base.year if begun or context.ahead else base.year - 1
        because, anchor = f"{resolution.looks(context)}, {context.source}", context.anchor
    if number % length:
        return Value("DURATION", f"P{length}M", f"{words}: {because}")
    return Value("DATE", f"{year:04d}-{letter}{number // length}", because, None, anchor)


@rule(rf"(?:the\s+)?(?P<n>first|second)\s+semester\s+of\s+(?P<y>{lex.YEAR})(?![\d/%]|[–-]\d|[,.]\d)")
def _semester(match: re.Match[str], context: Context) -> Value | None:  # noqa: ARG001
    """Read "the first semester of 2022", a half of the year in much of the world."""
    half = 1 if match["n"].lower() == "first" else 2
    return Value("DATE", f"{match['y']}-H{half}", "written in full")


@rule(r"(?P<q>[QH][1-4])\s+(?:of\s+)?(?P<which>last|this|next)\s+year")
def _short_quarter_of_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "Q1 of last year"."""
    quarter = match["q"].upper()
    if quarter[0] == "H" and quarter[1] > "2":
        return None
    year = resolution.unit_at(
        context, "Y", _STEPS.get(match["which"].lower(), 0), " ".join(match.group().split())
    )
    return year and year._replace(value=f"{year.value}-{quarter}")


@rule(r"the\s+(?:(?P<mod>early|mid|late)[- ])?(?:noughties|aughts)")
def _noughties(match: re.Match[str], context: Context) -> Value | None:  # noqa: ARG001
    """Read "the noughties": the ten years after 1999."""
    return Value("DATE", "200", "a decade", mod_of(match))


@rule(
    r"(?<!\d)(?P<c>1\d|20)\d0['’]?s(?:\s*[-–—/]\s*|\s*,?\s(?:and|or|to)\s(?:into\s)?)(?:the\s+)?"
    r"(?P<extent>(?:(?P<mod>early|mid|late)[- ])?['’‘]?(?P<d>\d)0s)"
)
def _second_decade(match: re.Match[str], context: Context) -> Value | None:  # noqa: ARG001
    """Read "40s" in "the 1830s and 40s", which is of the century of the decade before it."""
    return Value("DATE", f"{match['c']}{match['d']}", "a decade of the same century", mod_of(match))


@rule(r"the\s+turn\s+of\s+the\s+(?P<u>century|millennium)")
def _turn(match: re.Match[str], context: Context) -> Value | None:
    base, told = context.base, year_parts.year_told_before(context)
    year = told or (base.year if base else None)
    if year is None:
        return Value("DATE", "XX", resolution.UNKNOWN, "START")
    century = year // 100 if match["u"].lower() == "century" else year // 1000 * 10
    if (told or context.reached) and year % 100 > JUST_TURNED and match["u"].lower() == "century":
        # What is told from the 1860s on comes to the turn that is ahead of them.
        century += 1
    span = Interval(f"{max(century * 100 - _AROUND, 1):04d}-01-01", f"{century * 100 + _AROUND:04d}-12-31")
    ground, anchor = (f"counted from {told}", LAST) if told else (context.source, context.anchor)
    return Value("DATE", f"{century:02d}", ground, "START", anchor, span)


@rule(
    rf"the\s+turn\s+of\s+(?:the\s+)?(?:(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{lex.ORDINAL_WORD})[-\s]century"
    rf"|(?P<unit>year)|(?P<whole>{lex.YEAR}))"
)
def _turn_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the turn of the 20th century": the years around its first; "the turn of the year": its days."""
    if match["n"]:
        number = lex.ordinal_of(match["n"])
        if number <= 1:
            return None
        first = (number - 1) * 100
        span = Interval(f"{first - _AROUND:04d}-01-01", f"{first + _AROUND:04d}-12-31")
        return Value("DATE", f"{number - 1:02d}", "the years around its first", "START", None, span)
    if match["whole"]:
        return Value("DATE", match["whole"], "the days around its first", "START")
    base = context.base
    if base is None:
        return Value("DATE", "XXXX", resolution.UNKNOWN, "START")
    # The one that is nearest: of the year to come where the verb looks ahead, or where it is near its end.
    late = base.month > resolution.HALF_YEAR and context.tense != "past"
    year = base.year + (late or context.tense == "future")
    return Value("DATE", f"{year:04d}", context.source, "START", context.anchor)


@rule(
    rf"(?:(?P<school>class\s+of)|in|of|since|by|until|from|and|to)\s+"
    rf"(?P<extent>['’‘](?P<y>\d\d))(?!['’]?s\b|['’\d])(?(school)|(?:{_GOES_ON}))"
)
def _year_with_apostrophe(match: re.Match[str], context: Context) -> Value | None:
    """Read "'62" in "born in '62", "the class of '85"."""
    return Value("DATE", f"{two_digit_year(int(match['y']), context):04d}", "a year of two digits")


@rule(
    rf"(?P<n>two|three|four|five|six|\d)\s+(?P<day>{lex.WEEKDAY}|Christmas|Easter|Diwali|Eid|Ramadan)"
    r"(?P<plural>e?s)?\s+ago"
)
def _so_many_days_ago(match: re.Match[str], context: Context) -> Value | None:
    """Read "two Sundays ago", "three Christmases ago": the last one, and so many less one before it."""
    number, name = lex.number_of(match["n"]), match["day"]
    if context.published is None or number is None or not match["plural"]:
        return Value("DATE", "XXXX-XX-XX", resolution.UNKNOWN) if match["plural"] else None
    last = read_whole(f"last {name}", context)
    days = calendar.days_of(last.value) if last else None
    if last is None or days is None:
        return None
    back = int(number) - 1
    words = " ".join(match.group().split())
    if name.lower() in lex.WEEKDAYS:
        past = resolution.weekday(context, lex.WEEKDAYS[name.lower()], "past")
        days = calendar.days_of(past.value)
        if days is None:
            return None
        value = date.fromordinal(days[0].toordinal() - 7 * back).isoformat()
    else:
        found = read_whole(f"{name} {days[0].year - back}", context)
        if found is None:
            return None
        value = found.value
    return Value("DATE", value, f"{words}, published {context.published}", None, context.anchor)


@rule(
    rf"(?:the\s+)?(?P<w>{lex.WEEKDAY})\s+(?:(?P<before>before\s+last)|(?P<after>after\s+next)|(?P<side>next|last)(?=\s*[.,;:)]|\s+(?:at|in|with|and|when|after)\b))"
)
def _weekday_and_side(match: re.Match[str], context: Context) -> Value | None:
    """Read "the Thursday before last", "Tuesday next"."""
    if not match["w"][0].isupper():
        return None
    ahead = match["after"] is not None or (match["side"] or "").lower() == "next"
    found = resolution.weekday(context, lex.WEEKDAYS[match["w"].lower()], "coming" if ahead else "past")
    days = calendar.days_of(found.value)
    if days is None or match["side"]:
        return found
    other = date.fromordinal(days[0].toordinal() + (7 if ahead else -7))
    return found._replace(
        value=other.isoformat(), because=f"{' '.join(match.group().split())}, {context.source}"
    )
