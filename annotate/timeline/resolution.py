"""From what an expression says to a value: the holes filled from the context.

Every function gives the value with the grounds for it in words. Without a
publication date the holes stay (``XXXX-WXX-7``): today's date is never used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from annotate.language.syntax import Tense
from annotate.record import TimexMod, TimexType
from annotate.timeline import calendar
from annotate.timeline.lexicon import plain

PUBLISHED = "published"
LAST = "last"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    Attributes:
        published: The publication date, where it is known as a day.
        tense: Of the verb that governs the expression.
        last: The last day-like date mentioned before it.
        day_first: Whether 4/6 is the fourth of June.
        preposition: The word before the expression, lower case.
    """

    published: date | None = None
    tense: Tense | None = None
    last: date | None = None
    day_first: bool = False
    preposition: str = ""


class Value(NamedTuple):
    """A TIMEX3 type and value with what else is known of it.

    Attributes:
        anchor: ``published``, ``last`` (the date mentioned before) or nothing.
    """

    type: TimexType
    value: str
    because: str
    mod: TimexMod | None = None
    anchor: str | None = None


def weekday(context: Context, number: int, which: str = "") -> Value:
    """Resolve a weekday (1 is Monday); ``which`` is "last", "next", "this" or nothing."""
    name = NAMES[number - 1]
    if context.published is None:
        return Value("DATE", f"XXXX-WXX-{number}", f"{name}: the publication date is unknown")
    base = context.published
    ahead = (number - base.isoweekday()) % 7
    if which in {"next", "coming"}:
        day, ground = base + timedelta(days=ahead or 7), f"next {name}"
    elif which in {"last", "past", "previous"}:
        day, ground = base - timedelta(days=(-ahead) % 7 or 7), f"last {name}"
    elif which == "this":
        day, ground = base + timedelta(days=ahead), f"this {name}"
    elif context.tense == "future" or context.preposition in {"until", "till", "by"}:
        day, ground = base + timedelta(days=ahead), f"{name}: the verb looks ahead"
    else:
        day = base - timedelta(days=(-ahead) % 7)
        ground = f"{name}: {context.tense or 'no'} tense"
    return Value("DATE", day.isoformat(), f"{ground}, published {base}", None, PUBLISHED)


def month(context: Context, number: int, which: str = "") -> Value:
    """Resolve a month without a year."""
    name = MONTH_NAMES[number - 1]
    base = context.published
    if base is None:
        return Value("DATE", f"XXXX-{number:02d}", f"{name}: the publication date is unknown")
    year = _nearest_year(context, which, number < base.month, number > base.month)
    ground = f"{which} {name}" if which else f"{name}: {context.tense or 'no'} tense"
    return Value("DATE", f"{year:04d}-{number:02d}", f"{ground}, published {base}", None, PUBLISHED)


def month_day(context: Context, number: int, day: int) -> Value | None:
    """Resolve a day of a month without a year; none for an impossible day."""
    if not 1 <= day <= 31 or (number in {4, 6, 9, 11} and day == 31) or (number == 2 and day > 29):
        return None
    base = context.published
    if base is None:
        return Value("DATE", f"XXXX-{number:02d}-{day:02d}", "the publication date is unknown")
    place = (number, day)
    here = (base.month, base.day)
    year = _nearest_year(context, "", place < here, place > here)
    if number == 2 and day == 29 and calendar.days_of(f"{year:04d}-02-29") is None:
        year -= year % 4
    return Value(
        "DATE", f"{year:04d}-{number:02d}-{day:02d}", f"the year from publication on {base}", None, PUBLISHED
    )


def _nearest_year(context: Context, which: str, before: bool, after: bool) -> int:
    """Choose the year of a month or day: the past one unless the verb looks ahead."""
    assert context.published is not None
    year = context.published.year
    if which in {"last", "past", "previous"}:
        return year if before else year - 1
    if which in {"next", "coming"}:
        return year if after else year + 1
    ahead = context.tense == "future" or context.preposition in {"until", "till", "by"}
    if ahead:
        return year + 1 if before else year
    if not after:
        return year
    # A date a little ahead of publication is nearer than the one of last year.
    return year - 1 if context.tense == "past" else year


def season(context: Context, code: str, which: str) -> Value:
    """Resolve a season without a year."""
    base = context.published
    if base is None:
        return Value("DATE", f"XXXX-{code}", "the publication date is unknown")
    first, last = calendar.SEASONS[code]
    year = base.year
    if code == "WI" and base.month <= last:
        year -= 1
    if which in {"last", "past", "previous"} and not (base.month > last and code != "WI"):
        year -= 1
    if which in {"next", "coming"} and base.month >= first:
        year += 1
    if not which and context.tense == "past" and base.month < first and code != "WI":
        year -= 1
    return Value("DATE", f"{year:04d}-{code}", f"{which or 'the'} season, published {base}", None, PUBLISHED)


def year_value(year: int) -> str:
    """Return the value of a year."""
    return f"{year:04d}"


def unit_at(context: Context, unit: str, steps: int, words: str) -> Value | None:
    """Resolve "last week", "this month", "next year": a unit so many steps from publication."""
    base = context.published
    if base is None:
        holes = {
            "D": "XXXX-XX-XX",
            "W": "XXXX-WXX",
            "M": "XXXX-XX",
            "Q": "XXXX-QX",
            "Y": "XXXX",
            "WE": "XXXX-WXX-WE",
        }
        return Value("DATE", holes.get(unit, "XXXX"), f"{words}: the publication date is unknown")
    make = _MAKERS.get(unit)
    if make is None or not calendar.in_range(base.year + steps * 100):
        return None
    return Value("DATE", make(base, steps), f"{words}, published {base}", None, PUBLISHED)


_MAKERS: dict[str, Callable[[date, int], str]] = {
    "D": lambda base, n: (base + timedelta(days=n)).isoformat(),
    "W": lambda base, n: calendar.week_value(base + timedelta(weeks=n)),
    "2W": lambda base, n: calendar.week_value(base + timedelta(weeks=2 * n)),
    "WE": lambda base, n: calendar.week_value(base + timedelta(weeks=n)) + "-WE",
    "M": lambda base, n: calendar.month_value(base.year, base.month, n),
    "Q": lambda base, n: calendar.quarter_value(base.year, (base.month + 2) // 3, n),
    "Y": lambda base, n: year_value(base.year + n),
    "DE": lambda base, n: f"{base.year // 10 + n:03d}",
    "CE": lambda base, n: f"{base.year // 100 + n:02d}",
}


def offset(
    context: Context, number: float | None, unit: str, sign: int, words: str, anchor: str
) -> Value | None:
    """Resolve "three days ago", "two weeks later": a distance from publication or the last date.

    Args:
        context: What the expression is resolved against.
        number: How many units; none for a vague "several".
        unit: Letter of the unit.
        sign: -1 for the past, 1 for the future.
        words: The expression, for the grounds.
        anchor: ``published`` or ``last``.
    """
    base = context.last if anchor == LAST and context.last is not None else context.published
    if number is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", f"{words}: no exact number")
    if base is None:
        return unit_at(Context(), unit, 0, words) or Value("DATE", "XXXX", words)
    used = LAST if base is context.last and anchor == LAST else PUBLISHED
    value = _away(base, number * sign, unit)
    if value is None:
        return None
    ground = "the date before" if used == LAST else "published"
    return Value("TIME" if unit.startswith("T") else "DATE", value, f"{words}, {ground} {base}", None, used)


def _away(base: date, number: float, unit: str) -> str | None:
    if unit in {"TH", "TM", "TS"}:
        days = int(number / 24) if unit == "TH" else 0
        return (base + timedelta(days=days)).isoformat() + ("TXX" if unit == "TH" else "TXX:XX")
    try:
        if unit in {"D", "W", "2W"}:
            length = number * {"D": 1, "W": 7, "2W": 14}[unit]
            day = base + timedelta(days=round(length))
            return day.isoformat() if unit == "D" else calendar.week_value(day)
        if unit in {"M", "Q"}:
            months = round(number * (1 if unit == "M" else 3))
            day = calendar.shift_months(base, months)
            if unit == "Q":
                return calendar.quarter_value(day.year, (day.month + 2) // 3)
            return calendar.month_value(day.year, day.month)
        years = number * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 1)
        if number != int(number):
            return calendar.month_value(base.year, base.month, round(years * 12))
        year = base.year + round(years)
    except (ValueError, OverflowError):
        return None
    if not 0 < year < calendar.NEWEST:
        return None
    return f"{year // 10:03d}" if unit == "DE" else year_value(year)


def duration(number: float | None, unit: str, half: bool = False) -> str:
    """Return the value of a length of time; a vague number is ``X``."""
    if unit == "2W":
        number, unit = (None if number is None else number * 2), "W"
    if unit == "WE":
        unit = "WE"
    amount = "X" if number is None else plain(number + (0.5 if half else 0))
    if unit.startswith("T"):
        return f"PT{amount}{unit[1]}"
    return f"P{amount}{unit}"


def unread(words: str, kind: str) -> Value:
    """Return the value of an expression that the model marks and no rule reads."""
    ground = "found by the model; its words have no exact value"
    if kind == "DURATION":
        return Value("DURATION", "PXX", ground)
    if kind == "SET":
        return Value("SET", "PXX", ground)
    if kind == "TIME":
        return Value("TIME", "XXXX-XX-XXTXX", ground)
    lower = words.lower()
    if any(word in lower for word in ("past", "former", "recent", "previous", "once", "ago", "earlier")):
        return Value("DATE", "PAST_REF", ground)
    if any(word in lower for word in ("future", "soon", "later", "coming")):
        return Value("DATE", "FUTURE_REF", ground)
    if any(word in lower for word in ("now", "current", "present", "today")):
        return Value("DATE", "PRESENT_REF", ground)
    return Value("DATE", "XXXX-XX-XX", ground)
