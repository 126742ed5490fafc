"""Seasons, quarters and halves without a year: the year that the context gives them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from annotate.record import Interval
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.context import before_ours
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import (
    ALWAYS,
    BACK_MONTHS,
    BACK_WORDS,
    LAST,
    LONGEST_MONTH,
    NEXT_WORDS,
    TELLS_OF,
    UNKNOWN,
    Context,
    Value,
    as_written,
    looks,
)


def season(context: Context, code: str, which: str, *, south: bool = False) -> Value:
    """Resolve a season without a year.

    Args:
        context: What it is resolved against.
        code: ``SP``, ``SU``, ``FA`` or ``WI``.
        which: "last", "next", "this" or nothing.
        south: Whether it is one of the southern hemisphere.
    """
    if context.published and context.tense == "present" and not which:
        # In a history, a present tells of what is always so: "in summer it offers courses".
        context = replace(context, reached=None)
    if context.always and not which:
        return Value("DATE", f"XXXX-{code}", f"the season: {ALWAYS}")
    context = as_written(context, which)
    base = context.base
    if base is None and before_ours(context):
        return season_before_ours(before_ours(context), code, following=which in NEXT_WORDS)
    if base is None:
        return Value("DATE", f"XXXX-{code}", f"the season: {UNKNOWN}")
    year = _year_of_season(context, base, _months(code, south=south), which)
    ground = f"{which} season" if which else f"the season: {looks(context)}"
    value = Value("DATE", f"{year:04d}-{code}", f"{ground}, {context.source}", None, context.anchor)
    return southern(value) if south else value


# The years of which people write as of their own time begin with so many.
LIVING = 1900


def year_told_before(context: Context, *, over: bool = False) -> int | None:
    """Return the year of the last date spoken of where that is so long ago that a text goes on from there.

    Args:
        context: With the last date, however coarse.
        over: Whether what is asked for was over, so that it cannot be the one that is running.
    """
    told = calendar.days_of(context.age or context.mentioned or "")
    if told is None or context.tense == "future" or (context.reached and not context.age):
        return None
    return told[0].year if told[0].year < LIVING or context.reached or over else None


_LATER_SEASON = lazily(
    r"\s*(?:[-–—/]|,?\s(?P<and>and|or)\s|\s(?:to|until|till|through)\s)\s*(?:the\s+)?"
    rf"(?:(?:early|mid|late)[- ])?(?P<s>{lex.SEASON})"
    rf"(?:\s+(?:of|in))?,?\s+(?P<y>{lex.YEAR})(?![\d,.]\d)",
    re.IGNORECASE,
)
_IN_ORDER = ("WI", "SP", "SU", "FA")


def year_of_end(match: re.Match[str], code: str) -> int | None:
    """Return the year of a season that shares it with the one behind it: "the summer and autumn of 1858".

    Args:
        match: Of the season without a year.
        code: ``SP``, ``SU``, ``FA`` or ``WI``.
    """
    later = _LATER_SEASON.match(match.string, match.end())
    if later is None:
        return None
    # A winter goes over the new year: "from winter to spring 1943" begins in the year before.
    turned = not later["and"] and (
        code == "WI" or _IN_ORDER.index(code) > _IN_ORDER.index(lex.SEASON_CODES[later["s"].lower()]) > 0
    )
    return int(later["y"]) - turned


def season_before_ours(told: str, code: str, *, following: bool) -> Value:
    """Return a season told of after a date before our era: of that year, or of the next where it is over.

    Args:
        told: The value of that date.
        code: ``SP``, ``SU``, ``FA`` or ``WI``.
        following: Whether it is the one after that date.
    """
    part, (first, last) = told[7:9], calendar.SEASONS[code]
    month = int(part) if part.isdigit() else calendar.SEASONS.get(part, (0, 0))[0]
    turned = (month >= first or not month) if following else month > max(first, last)
    year = calendar.from_year_before_ours(told, turned) or told[:6]
    return Value("DATE", f"{year}-{code}", f"the date spoken of before is {told}", None, LAST)


def _months(code: str, *, south: bool) -> tuple[int, int]:
    first, last = calendar.SEASONS[code]
    return ((first + 5) % 12 + 1, (last + 5) % 12 + 1) if south else (first, last)


def _year_of_season(context: Context, base: date, months: tuple[int, int], which: str) -> int:
    """Return the year in which the season begins that is meant."""
    first, last = months
    over_new_year = last < first
    running = base.month >= first or base.month <= last if over_new_year else first <= base.month <= last
    begun = base.year if base.month >= first else base.year - 1
    before, after = begun - running, begun + 1
    if which in BACK_WORDS:
        return before
    if which in NEXT_WORDS:
        return after
    if running:
        return begun
    days = calendar.days_of(context.reached or "")
    if days and (days[1] - days[0]).days <= LONGEST_MONTH:
        # It is the next one, unless it has only just gone by.
        return before if (base.month - last) % 12 <= BACK_MONTHS else after
    told = "" if context.reached else context.tense
    if told == "past":
        return before
    if context.reached:
        return base.year
    over, until, since = base.month > last >= first, (first - base.month) % 12, (base.month - last) % 12
    # "Plans a lecture in the spring", in November.
    return after if context.ahead or (over and until < since) else base.year


def southern(value: Value) -> Value:
    """Return a season's value with its days in the southern hemisphere."""
    year, code = int(value.value[:4]), value.value[5:]
    first, last = _months(code, south=True)
    days = calendar.days_of(f"{year + (last < first):04d}-{last:02d}")
    if days is None:
        return value
    span = Interval(f"{year:04d}-{first:02d}-01", days[1].isoformat())
    return value._replace(interval=span, because=f"{value.because}; a season of the southern hemisphere")


def quarter(context: Context, number: int, letter: str = "Q", year: int | None = None) -> Value:
    """Resolve a quarter (``Q``) or half (``H``) of a year; the last one that has begun unless told ahead."""
    if year is not None:
        return Value("DATE", f"{year:04d}-{letter}{number}", "written in full")
    base = context.base
    if base is None and context.quarter:
        ground = f"the quarter spoken of before is {context.quarter}"
        return Value("DATE", f"{context.quarter[:4]}-{letter}{number}", ground, None, LAST)
    if base is None and context.year:
        return Value("DATE", f"{context.year:04d}-{letter}{number}", f"{TELLS_OF} {context.year}")
    if base is None:
        return Value("DATE", f"XXXX-{letter}{number}", UNKNOWN)
    current = (base.month - 1) // (3 if letter == "Q" else 6) + 1
    chosen = base.year
    if number > current and not context.ahead and number - current > 1:
        chosen -= 1
    if number > current and context.tense == "past" and context.reached is None:
        chosen = base.year - 1
    # "Third-quarter results will be released" in the fourth are those of the quarter just over.
    if number < current - 1 and context.tense == "future":
        chosen += 1
    ground = f"{looks(context)}, {context.source}"
    return Value("DATE", f"{chosen:04d}-{letter}{number}", ground, None, context.anchor)


def latest_quarter(context: Context) -> tuple[str, str] | None:
    """Return the quarter that "the quarter" means, with the grounds."""
    if context.quarter is not None:
        return context.quarter, "the quarter spoken of before"
    base = context.base
    if base is None:
        return None
    value = calendar.quarter_value(base.year, (base.month + 2) // 3, -1)
    return value, f"the last full quarter, {context.source}"
