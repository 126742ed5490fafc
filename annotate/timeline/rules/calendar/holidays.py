"""The rule for holidays; their names stand in ``holidays.yaml``."""

from __future__ import annotations

import re
import warnings
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, easter

from annotate.record import Interval
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.support.yamlfile import packaged_yaml
from annotate.timeline.context import is_year
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution
from annotate.timeline.values.place import country_near, country_of_lead
from annotate.timeline.values.resolution import LAST, Context, Value
from annotate.timeline.values.rule import rule


def _names() -> dict[str, Any]:
    names: dict[str, Any] = packaged_yaml("annotate.timeline.rules.calendar", "holidays.yaml")
    return names


_OF_YEAR = lazily(rf"\s+(?:[a-z]+\s+){{1,2}}of\s+(?P<y>{lex.YEAR})(?!\w)")
# Kinds whose names are days; the others tell which name another country means.
_KINDS = ("fixed", "counted", "after_weekday", "from_easter", "from_orthodox_easter")


@lru_cache(maxsize=256)
def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year, none where nobody has counted it.

    Args:
        name: As in ``holidays.yaml``, lower case.
        year: Of the common era.
    """
    names = _names()
    if name in names["fixed"]:
        days = calendar.days_of(f"{year:04d}-{names['fixed'][name]}")
        return days[0] if days else None
    if name in names["from_easter"]:
        return easter(year) + timedelta(days=names["from_easter"][name])
    if name in names["from_orthodox_easter"]:
        return easter(year, EASTER_ORTHODOX) + timedelta(days=names["from_orthodox_easter"][name])
    if name in names["after_weekday"]:
        month, weekday, nth, days_after = names["after_weekday"][name]
        return calendar.nth_weekday(year, month, weekday, nth) + timedelta(days=days_after)
    country, official = names["counted"][name]
    return _counted(country, official, year)


def _counted(country: str, name: str, year: int) -> date | None:
    # Loaded where a text names a holiday: most name none.
    import holidays

    with warnings.catch_warnings():
        # It warns of years that it does not know, and then gives no day.
        warnings.simplefilter("ignore")
        every = holidays.country_holidays(country, years=year)
        wanted = ("public", "unofficial", "optional", "school")
        categories = [c for c in wanted if c in every.supported_categories]
        every = holidays.country_holidays(country, years=year, categories=categories, language="en_US")
    days = [day for day, names in every.items() if name in names.replace(" (estimated)", "").split("; ")]
    # A feast of several days may reach into the year that its next one is in.
    begun = [day for day in days if (day.month, day.day) != (1, 1) and day - timedelta(days=1) not in days]
    return min(begun or days, default=None)


def _spelling(words: str) -> str:
    return " ".join(re.sub("[^a-z.]", " ", words.lower()).split())


@cache
def _spellings() -> dict[str, str]:
    """Return the names by their letters alone."""
    return {_spelling(name): name for kind in _KINDS for name in _names()[kind]}


def holiday_pattern() -> str:
    """Return a pattern of the names of all holidays."""
    names = (name for kind in _KINDS for name in _names()[kind])
    return lex.alternatives(names).replace("'", "['’]").replace(".", r"\.").replace("-", "[- ]")


@rule(
    rf"(?:the\s+)?(?P<u>week|weekend)\s+of\s+(?P<h>{holiday_pattern()})(?:,?\s+(?P<y>{lex.YEAR}))?",
    called="h",
)
def _holiday_week(match: re.Match[str], context: Context) -> Value | None:
    """Read "the weekend of Thanksgiving"."""
    return _read_holiday(match, context)


@rule(
    rf"(?:(?P<which>last|next|this|that|(?:the\s+)?following|this\s+past|this\s+coming|previous|coming|every|each)\s+)?(?P<h>{holiday_pattern()})(?:(?:,?|\s+in)\s+(?P<y>{lex.YEAR})(?![\d,.]\d|\s+(?:people|men|women|homes|houses|families|places|towns|churches|shops)\b))?"
    rf"(?P<u>\s+(?:week|weekend|season)\b)?(?:\s+(?:of\s+)?(?P<y2>{lex.YEAR})|,?\s+(?:of\s+)?(?P<of>last|this|next)\s+year)?",
    proper=True,
    lacks_year=True,
    called="h",
)
def _holiday(match: re.Match[str], context: Context) -> Value | None:
    return _read_holiday(match, context)


def _read_holiday(match: re.Match[str], context: Context) -> Value | None:
    if not match["h"][0].isupper():
        return None
    name, where = _by_country(_spellings()[_spelling(match["h"])], match, context)
    base = context.base
    year = match["y"] or match.groupdict().get("y2")
    if not year and (told := _OF_YEAR.match(match.string, match.end())):
        # "The Boxing Day floods of 2015".
        year = told["y"]
    of = (match.groupdict().get("of") or "").lower()
    if of and base:
        year = str(base.year + {"last": -1, "next": 1}.get(of, 0))
    if year:
        day = holiday(name, int(year))
        ground = f"{of} year, {context.source}" if of else "a holiday"
        found = _around(day, match, ground + where) if day else Value("DATE", year, f"{ground} of that year")
        return found._replace(anchor=context.anchor if of else None)
    which = (match.groupdict().get("which") or "").lower().removeprefix("the ")
    if which in {"every", "each"}:
        fixed = _names()["fixed"].get(name)
        return Value("SET", f"XXXX-{fixed}" if fixed else "P1Y", "repeated")
    spoken_of = calendar.days_of(context.mentioned or "") if which in {"that", "following"} else None
    if spoken_of:
        later = (holiday(name, spoken_of[0].year + n) for n in (0, 1))
        after = next((day for day in later if day and day > spoken_of[0]), None)
        ground = f"{match['h']}: the date spoken of before is {context.mentioned}"
        return _around(after, match, ground)._replace(anchor=LAST) if after else None
    if base is None:
        fixed = _names()["fixed"].get(name)
        return Value("DATE", f"XXXX-{fixed}" if fixed else "XXXX", f"a holiday: {resolution.UNKNOWN}")
    years = range(max(base.year - 1, calendar.OLDEST + 1), min(base.year + 2, calendar.NEWEST))
    options = [day for year in years if (day := holiday(name, year))]
    # A week that has begun may be told of as past: "as Easter week began".
    week = (match["u"] or "").strip().lower() == "week" and context.tense == "past" and not context.reached
    day = _chosen(options, base + timedelta(days=6 - base.weekday()) if week else base, which, context)
    if day is None:
        ground = f"a holiday whose day is not known, {context.source}"
        return Value("DATE", f"{base.year:04d}", ground, None, context.anchor)
    found = _around(day, match, f"{match['h']}: {resolution.looks(context)}, {context.source}{where}")
    return found._replace(anchor=context.anchor)


def _by_country(name: str, match: re.Match[str], context: Context) -> tuple[str, str]:
    """Return the name under which a feast stands in the article's country, and what to say of it."""
    elsewhere: dict[str, str] | None = _names()["by_country"].get(name)
    if elsewhere is None:
        return name, ""
    near = country_near(match.string, match.start(), match.end())
    code = context.country or near or country_of_lead(match.string)
    if code in elsewhere:
        return elsewhere[code], f"; as in the country {code}"
    if code is None:
        usual = "most countries" if name in _names()["fixed"] else "the United States"
        return name, f"; as in {usual}, since nothing tells the country"
    return name, ""


def _chosen(options: list[date], base: date, which: str, context: Context) -> date | None:
    """Choose the year's holiday: the nearest, unless "last", "next" or the verb says a side."""
    ahead = which in {"next", "this coming", "coming", "following"} or (not which and context.ahead)
    back = which in {"last", "this past", "previous"} or (not which and context.tense == "past")
    reached = calendar.days_of(context.reached or "")
    if reached and not which:
        if is_year(reached):
            return next((day for day in options if day.year == reached[0].year), None)
        if context.preposition in resolution.BACK or context.looks_back:
            return max((day for day in options if day <= base), default=None)
        # A history goes on to the next one, unless one has only just gone by.
        earliest = calendar.shift_months(base, -resolution.BACK_MONTHS)
        return next((day for day in options if day >= earliest), None)
    if which == "this":
        return next((day for day in options if day.year == base.year), None)
    sided = [day for day in options if (day >= base if ahead else day <= base if back else True)]
    return min(sided or options, key=lambda day: abs((day - base).days), default=None)


def long_weekend(day: date, found: Value) -> Value:
    """Return the weekend nearest to a day, from or to that day where it stands beside it.

    Args:
        day: Such as a holiday.
        found: Its value.
    """
    saturday = day + timedelta(days=(5 - day.weekday() + 3) % 7 - 3)
    sunday = saturday + timedelta(days=1)
    beside = -2 <= (day - saturday).days <= 2
    first, last = (min(day, saturday), max(day, sunday)) if beside else (saturday, sunday)
    span = Interval(first.isoformat(), last.isoformat())
    return found._replace(value=f"{calendar.week_value(saturday)}-WE", interval=span)


def _around(day: date, match: re.Match[str], ground: str) -> Value:
    unit = (match["u"] or "").strip().lower()
    if unit == "week":
        return Value("DATE", calendar.week_value(day), ground)
    if unit == "weekend":
        return long_weekend(day, Value("DATE", day.isoformat(), ground))
    return Value("DATE", day.isoformat(), ground, "APPROX" if unit else None)
