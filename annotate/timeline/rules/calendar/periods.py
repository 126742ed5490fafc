# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for parts of years and what is larger than a year: seasons, quarters, fiscal years, decades."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from annotate.record import Interval, TimexMod
from annotate.support import calendar
from annotate.timeline.rules.calendar.dates import month_number, two_digit_year
from annotate.timeline.values import contexts, resolution, year_parts
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.place import SOUTHERN, country_near
from annotate.timeline.values.resolution import LAST, PUBLISHED, Context, Value
from annotate.timeline.values.rule import MOD, WHICH, mod_of, read_whole, rule, which_of

_YEAR = rf"(?:{lex.YEAR}|['’]\d\d)"
_SAME = r"(?:comparable|corresponding|same|equivalent)"
_PART = r"(?P<u>quarter|half)"
_AGO = r"(?:year-ago|year-earlier|prior-year|previous-year)"
_STEPS = {"last": -1, "next": 1}
# The year that decades are counted back from where no publication date is known.
CURRENT = 2025
# A decade that begins later than in so many years is the one before: "will be as in the '80s".
FARTHEST_AHEAD = 30
# After so many years a decade goes by its own short name.
MOSTLY = 7
# "The 1800s" are a century, "the 1900s" as often the ten years after 1899.
FIRST_WITH_NOUGHTS = 19


def _number(words: str, letter: str) -> int | None:
    """Return the number of a quarter or half, none for one that a year has not."""
    number, most = lex.ordinal_of(words), 4 if letter == "Q" else 2
    number = most if number < 0 else number
    return number if 1 <= number <= most else None


@rule(
    rf"(?:the\s+)?(?:(?P<y0>{lex.YEAR})\s+)?(?P<n>{lex.ORDINAL})\s+"
    rf"{_PART}(?:\s+(?:of\s+)?(?P<y>{lex.YEAR})"
    rf"|\s+(?:of\s+)?(?P<which>this|last|next|the)\s+year)?(?!-(?!year)[a-z])",
    part=True,
)
def _part_of_year(match: re.Match[str], context: Context) -> Value | None:
    return _part(match, context)


@rule(rf"(?:(?P<y0>{lex.YEAR})\s+)?(?P<n>{lex.ORDINAL})-{_PART}", part=True)
def _part_as_adjective(match: re.Match[str], context: Context) -> Value | None:
    return _part(match, context)


def _part(match: re.Match[str], context: Context) -> Value | None:
    groups = match.groupdict()
    letter = match["u"][0].upper()
    number = _number(match["n"], letter)
    if number is None:
        return None
    if letter == "H" and contexts.is_part_of_longer(match.string, match.end()):
        # "The second half of the 19th century" is one expression, and no half of a year.
        return None
    written = groups.get("y") or groups.get("y0")
    if written:
        return year_parts.quarter(context, number, letter, int(written))
    which = groups.get("which")
    if which and context.base:
        year = context.base.year + _STEPS.get(which.lower(), 0)
        value = year_parts.quarter(context, number, letter, year)
        return value._replace(because=f"{which} year, {context.source}", anchor=context.anchor)
    return year_parts.quarter(context, number, letter)


@rule(
    rf"(?P<u>[QH])(?P<n>[1-4])(?:\s+(?:of\s+)?(?P<y>{_YEAR})|/(?P<y2>\d\d(?:\d\d)?))?|(?P<y3>{lex.YEAR})[\s-]?(?P<u2>[QH])(?P<n2>[1-4])"
)
def _short_quarter(match: re.Match[str], context: Context) -> Value | None:
    letter, number = (match["u"] or match["u2"]).upper(), int(match["n"] or match["n2"])
    if number > (4 if letter == "Q" else 2) or contexts.tells_quartiles(match.string):
        return None
    words = match["y"] or match["y2"] or match["y3"]
    if not words:
        return year_parts.quarter(context, number, letter)
    year = int(words.lstrip("'’"))
    return year_parts.quarter(context, number, letter, year if year > 99 else two_digit_year(year, context))


@rule(rf"(?P<which>this|last|next)\s+year['’]s\s+(?:(?P<n>{lex.ORDINAL})[- ])?{_PART}")
def _part_of_which_year(match: re.Match[str], context: Context) -> Value | None:
    base = context.published
    if base is None:
        return Value("DATE", "XXXX-QX", resolution.UNKNOWN)
    letter, year = match["u"][0].upper(), base.year + _STEPS.get(match["which"].lower(), 0)
    number = _number(match["n"], letter) if match["n"] else None
    if number is None:
        known = year_parts.latest_quarter(context)
        if known is None or letter == "H":
            return None
        number = int(known[0][-1])
    words = " ".join(match.group().split())
    return Value("DATE", f"{year:04d}-{letter}{number}", f"{words}, published {base}", None, PUBLISHED)


@rule(
    rf"(?:the\s+)?(?:{_SAME}\s+)?(?:{_AGO})(?:\s+(?:(?P<n>{lex.ORDINAL})[- ])?(?P<u>quarter|period|half))?"
    rf"|(?:the\s+)?{_SAME}\s+(?:quarter|period|months|month(?!\s+(?:last\s+year|a\s+year\s+(?:ago|earlier))))"
    r"\s+(?:(?:of|in)\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier|before)|the\s+(?:previous|prior)\s+year)"
    rf"|(?:the\s+)?quarter\s+a\s+year\s+(?:ago|earlier)",
    compares=True,
)
def _year_before(match: re.Match[str], context: Context) -> Value | None:
    """Read "the year-earlier quarter": the quarter spoken of, a year before."""
    if match["n"]:
        now: tuple[str, str] | None = (
            year_parts.quarter(context, int(_number(match["n"], "Q") or 1)).value,
            "",
        )
    else:
        now = year_parts.latest_quarter(context)
    if now is None or not now[0][:4].isdigit():
        return Value("DATE", "XXXX-QX", resolution.UNKNOWN)
    if (
        context.quarter is None
        and not re.search("quarter", match.group(), re.IGNORECASE)
        and context.published
    ):
        return Value("DATE", f"{context.published.year - 1:04d}", f"the year before {context.published.year}")
    value = calendar.quarter_value(int(now[0][:4]), int(now[0][-1]), -4) if now[0][-2] == "Q" else now[0]
    return Value("DATE", value, f"a year before {now[0]}", None, PUBLISHED)


@rule(rf"(?:the\s+)?(?P<y>{lex.YEAR})\s+(?P<u>quarter|period)", compares=True)
def _period_of_year(match: re.Match[str], context: Context) -> Value | None:
    known = context.quarter
    if known is None and match["u"].lower() == "quarter":
        found = year_parts.latest_quarter(context)
        known = found[0] if found else None
    if known is None or known[-2] != "Q":
        return Value("DATE", match["y"], "a year")
    return Value("DATE", f"{match['y']}-{known[-2:]}", f"like {known}, the quarter spoken of")


@rule(r"(?:the\s+)?(?:latest|most\s+recent)\s+(?P<u>quarter|period|month|week|year)")
def _latest(match: re.Match[str], context: Context) -> Value | None:
    unit = match["u"].lower()
    if unit in {"quarter", "period"}:
        return _the_quarter(match, context)
    return resolution.unit_at(context, lex.unit_code(unit), -1, " ".join(match.group().split()))


@rule(r"(?:the|that)\s+quarter(?!-to-)|quarter(?=\s+ended\b)", weak=True)
def _the_quarter(match: re.Match[str], context: Context) -> Value | None:
    found = year_parts.latest_quarter(context)
    if found is None:
        return Value("DATE", "XXXX-QX", resolution.UNKNOWN)
    return Value("DATE", found[0], found[1], None, PUBLISHED)


@rule(rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<c>1\d|20)?['’‘]?(?P<d>\d)0['’]?s")
def _decade(match: re.Match[str], context: Context) -> Value | None:
    century = match["c"]
    if century is None:
        if not re.search(r"the|['’‘]", match.group()):
            return None
        if contexts.counts_degrees(match.string, match.start(), match.end()):
            return None
        century = _century_of(int(match["d"]), context)
    if match["d"] == "0" and int(century) < FIRST_WITH_NOUGHTS:
        return Value("DATE", century, "a century", mod_of(match))
    return Value("DATE", f"{century}{match['d']}", "a decade", mod_of(match))


def _century_of(digit: int, context: Context) -> str:
    """Return the century of "the '40s": the last such decade mostly over, unless the verb looks ahead."""
    told = year_parts.year_told_before(context)
    year = told or (context.base.year if context.base else CURRENT)
    if context.reached or told:
        # In a history the nearest such decade is meant.
        return str((year - digit * 10 + 45) // 100)
    century, into = year // 100, year % 100 - digit * 10
    ahead = context.tense == "future" and -FARTHEST_AHEAD <= into < MOSTLY
    return str(century if into >= MOSTLY or ahead else century - 1)


@rule(
    rf"the\s+{MOD}?(?P<roaring>roaring\s+|swinging\s+|naughty\s+)?"
    rf"(?:(?P<c>nineteen|eighteen)[- ])?(?P<d>{'|'.join(lex.DECADES)})"
    rf"|(?P<c2>nineteen|eighteen)[- ](?P<d2>{'|'.join(lex.DECADES)})"
)
def _spelt_decade(match: re.Match[str], context: Context) -> Value | None:
    digit = lex.DECADES[(match["d"] or match["d2"]).lower()]
    spoken = match["c"] or match["c2"]
    if not spoken and contexts.counts_degrees(match.string, match.start(), match.end()):
        return None
    century = str(lex.NUMBERS[spoken.lower()]) if spoken else _century_of(digit, context)
    if match["roaring"]:
        century = "19"
    return Value("DATE", f"{century}{digit}", "a decade", mod_of(match))


@rule(
    rf"(?:the\s+)?(?:{MOD}|(?P<half>first|second|latter)\s+half\s+of\s+)?(?:the\s+)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{lex.ORDINAL_WORD}|[XVI]{{1,5}}(?:th)?)(?:-|\s+)(?:century|centuries)"
    r"(?:\s+(?P<era>BCE?|B\.C\.|AD|A\.D\.|CE))?"
)
def _century(match: re.Match[str], context: Context) -> Value | None:
    roman = lex.ROMAN.get(match["n"].removesuffix("th"))
    number = roman if roman is not None else lex.ordinal_of(match["n"])
    if number <= 0:
        return None
    half: TimexMod | None = None
    if match["half"]:
        half = "START" if match["half"].lower() == "first" else "END"
    mod = mod_of(match) or half
    if (match["era"] or "")[:1].upper() == "B":
        return Value("DATE", f"BC{number - 1:02d}", "a century before our era", mod)
    value = Value("DATE", f"{number - 1:02d}", "a century", mod)
    if half is None:
        return value
    ends = ("00", "49") if half == "START" else ("50", "99")
    return value._replace(interval=Interval(f"{value.value}{ends[0]}-01-01", f"{value.value}{ends[1]}-12-31"))


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{lex.ORDINAL_WORD})"
    r"(?=\s?(?:[-–—]\s?|\s(?:and|to|or|through|until)\s+)(?:the\s+)?(?:(?:early|mid|late)[- ])?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{lex.ORDINAL_WORD})[-\s]centur(?:y|ies)\b)"
)
def _first_of_two_centuries(match: re.Match[str], context: Context) -> Value | None:
    """Read "the 15th" in "the 15th and 16th centuries"."""
    number = lex.ordinal_of(match["n"])
    return Value("DATE", f"{number - 1:02d}", "a century", mod_of(match)) if number > 0 else None


@rule(
    rf"(?:the\s+)?(?P<half>first|second|latter|last)\s+half\s+of\s+(?P<whole>(?:{lex.FULL_MONTH}(?:,?\s+(?:of\s+)?{lex.YEAR})?"
    r"|the\s+(?:1\d|20|['’])?\d0['’]?s))"
)
def _half_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the first half of September", "the last half of the '80s"; of a year, a half has a value."""
    whole, first = read_whole(match["whole"], context), match["half"].lower() == "first"
    if whole is None or (days := calendar.days_of(whole.value)) is None:
        return whole
    middle = days[0] + (days[1] - days[0]) // 2
    ends = (days[0], middle) if first else (middle + timedelta(days=1), days[1])
    span = Interval(*(end.isoformat() for end in ends))
    return whole._replace(mod="START" if first else "END", interval=span)


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?:{WHICH}\s+)?(?P<s>{lex.SEASON})(?:\s+(?:semester|trimester|term))?(?:\s+of|\s+in)?,?\s+"
    rf"(?:(?P<y>{_YEAR})(?:[/–-]\d\d)?|(?P<words>{lex.SPELT_YEAR}))"
)
def _season_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "the winter of 2024", "spring 2026", "the spring semester of 2026"."""
    if match["y"]:
        year: int | None = int(match["y"].lstrip("'’"))
        year = two_digit_year(year, context) if year is not None and year < 100 else year
    else:
        year = lex.year_in_words(match["words"])
    code = lex.SEASON_CODES[match["s"].lower()]
    if year is None:
        return None
    value = Value("DATE", f"{year:04d}-{code}", "written in full", mod_of(match))
    return year_parts.southern(value) if _is_southern(match, context) else value


@rule(
    rf"(?:(?:the\s+)?(?<!\d[-–/])(?P<y>{lex.YEAR})[/–-](?P<to>\d\d(?:\d\d)?)|the\s+(?P<y2>{lex.YEAR}))\s+(?P<s>{lex.SEASON})(?!-)"
    r"(?!\s+(?:palaces?|camps?|olympics|paralympics|games|universiade|schools?)\b)",
)
def _year_season(match: re.Match[str], context: Context) -> Value | None:
    """Read "the 2022 winter", "the 2019-20 summer"; only one that goes over the new year has two years."""
    year, code = int(match["y"] or match["y2"]), lex.SEASON_CODES[match["s"].lower()]
    value = Value("DATE", f"{year:04d}-{code}", "written in full")
    if match["to"] is None:
        return year_parts.southern(value) if _is_southern(match, context) else value
    if int(match["to"]) % 100 != (year + 1) % 100 or code not in {"SU", "WI"}:
        return None
    return year_parts.southern(value) if code == "SU" else value


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<s>{lex.SEASON})\s+(?:of\s+)?(?P<year>(?:that|this|last|next|(?:the|that)\s+same"
    r"|the\s+(?:following|next|previous|preceding))\s+year)"
)
def _season_of_which_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "the autumn of that year"."""
    year = read_whole(match["year"], context)
    if year is None:
        return None
    value = year._replace(value=f"{year.value}-{lex.SEASON_CODES[match['s'].lower()]}", mod=mod_of(match))
    known = value.value[:4].isdigit()
    return year_parts.southern(value) if known and _is_southern(match, context) else value


@rule(rf"(?:the\s+)?{MOD}?{WHICH}\s+(?P<s>{lex.SEASON})")
def _which_season(match: re.Match[str], context: Context) -> Value | None:
    which, code = which_of(match), lex.SEASON_CODES[match["s"].lower()]
    spoken_of = context.mentioned or ""
    if which in {"that", "same"} and spoken_of[:2] == "BC":
        return Value("DATE", f"{spoken_of[:6]}-{code}", "the year spoken of before", mod_of(match), LAST)
    if which == "following" and spoken_of[:2] == "BC":
        return year_parts.season_before_ours(spoken_of, code, following=True)._replace(mod=mod_of(match))
    base = calendar.days_of(context.mentioned or "")
    told_on = which == "next" and context.tense == "past" and match.group()[:4].lower() == "the "
    if base and (which == "following" or told_on):
        # "He returned the next summer": the one after what was told before.
        context = replace(context, reached=context.mentioned, tense=None)
    elif base and which in {"that", "same"}:
        on = context.reached if code == "WI" else None
        context = replace(context, published=base[0], tense=None, reached=on, preposition="")
        found = year_parts.season(context, code, "", south=_is_southern(match, context))
        return found._replace(mod=mod_of(match), because=f"{which} season, after {spoken_of}", anchor=LAST)
    south = _is_southern(match, context)
    return year_parts.season(context, code, which, south=south)._replace(mod=mod_of(match))


def _is_southern(match: re.Match[str], context: Context) -> bool:
    """Tell whether the article, or else the sentence, is of a country of the southern hemisphere."""
    return (context.country or country_near(match.string, match.start(), match.end())) in SOUTHERN


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?:whole\s+|entire\s+)?(?P<s>{lex.SEASON})(?!-)"
    r"(?!\s+(?:of|from|in)\s+[A-Za-z]|\s+(?:palaces?|camps?|olympics|games|residence|house|wear|coats?|jackets?|clothes|clothing)\b)",
    weak=True,
    needs="season",
)
def _bare_season(match: re.Match[str], context: Context) -> Value | None:
    code, south = lex.SEASON_CODES[match["s"].lower()], _is_southern(match, context)
    if (year := year_parts.year_of_end(match, code)) is not None:
        ground = "the year stands with the season behind it"
        written = Value("DATE", f"{year:04d}-{code}", ground, mod_of(match))
        return year_parts.southern(written) if south else written
    return year_parts.season(context, code, "", south=south)._replace(mod=mod_of(match))


@rule(
    rf"the\s+month\s+of\s+(?P<month>{lex.FULL_MONTH}(?:,?\s+(?:of\s+)?(?:{lex.YEAR}|(?:this|last|next)\s+year))?)(?!\s+\d)"
)
def _the_month_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "the month of July"."""
    return read_whole(match["month"], context)


@rule(
    rf"(?:the\s+)?(?P<a>{lex.FULL_MONTH})(?:\s?[-–]\s?|\s+to\s+)(?P<b>{lex.FULL_MONTH})\s+(?P<u>quarter|half|period)(?:\s+(?:of\s+)?(?P<y>{lex.YEAR}))?"
)
def _quarter_by_months(match: re.Match[str], context: Context) -> Value | None:
    """Read "the July-September quarter"."""
    first, last = month_number(match["a"]), month_number(match["b"])
    size = last - first + 1
    if size not in {3, 6} or (first - 1) % size:
        return None
    part, number = ("Q" if size == 3 else "H"), (first - 1) // size + 1
    if match["y"]:
        return year_parts.quarter(context, number, part, int(match["y"]))
    # Figures are of a quarter that is over.
    over = context if context.ahead else replace(context, preposition="ended")
    held = resolution.month(over, last)
    return held._replace(value=f"{held.value[:4]}-{part}{number}")


# Of a day spoken of, "the same month" is the month.
_PARTS_OF_YEAR = {
    "quarter": r"-Q\d", "half": r"-H\d", "month": r"-\d\d", "week": r"-W\d\d", "day": r"-\d\d-\d\d",
    "period": r"-(?:Q\d|H\d|\d\d(?:-\d\d)?|[A-Z]{2})",
}  # fmt: skip


@rule(
    rf"(?:the\s+)?(?:{_SAME})\s+(?P<u>quarter|period|month|half|week|day)\s+(?:of|in)\s+(?P<y>{lex.YEAR})(?![\d%]|[,.]\d)"
)
def _same_of_year(match: re.Match[str], context: Context) -> Value | None:
    """Read "the same quarter of 2023" as that of the quarter spoken of."""
    known = context.mentioned or ""
    if match["u"].lower() == "quarter":
        known = context.quarter or known
    part = re.match(rf"\d{{4}}({_PARTS_OF_YEAR[match['u'].lower()]})(?!\d)", known)
    if part is None:
        return Value("DATE", match["y"], "a year")
    value = f"{match['y']}{part[1]}"
    if calendar.days_of(value) is None:
        # No 29 February.
        return Value("DATE", match["y"], "a year")
    return Value("DATE", value, f"like {known}, which is spoken of before", None, LAST)
