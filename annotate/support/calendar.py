"""The calendar algebra: TIMEX3 values, the days that they span, and steps between them.

A value is a TIMEX3 string. Holes are written ``X`` (``XXXX-06-08``: June 8 of
an unknown year), so a value can always be read back into what is known.

Source: TimeML 1.2.1 annotation guidelines (Saurí et al. 2006), ISO 8601.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from annotate.record import Granularity, Interval, TimexMod

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
HOURS = {"MO": (5, 11), "AF": (12, 17), "EV": (17, 21), "NI": (20, 23), "MI": (12, 12), "DT": (8, 18)}
EARLY = (0, 8)
SATURDAY = 5
# From so many years ago on, years are told in thousands, counted from a round year of ours.
LONG_AGO, ROUND_YEAR = 3000, 2000
YEARS = {"Y": 1, "DE": 10, "CE": 100}
OLDEST, NEWEST = date.min.year, date.max.year
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?(?:T(.+))?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_CLOCK = re.compile(r"(\d\d)(?::(\d\d))?(?::(\d\d))?")


def week_value(day: date) -> str:
    """Return the value of the ISO week that a day is in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int, delta: int = 0) -> str:
    """Return the value of a month, some months away."""
    index = year * 12 + month - 1 + delta
    return f"{shift_years(index // 12, 0):04d}-{index % 12 + 1:02d}"


def quarter_value(year: int, quarter: int, delta: int = 0) -> str:
    """Return the value of a quarter, some quarters away."""
    index = year * 4 + quarter - 1 + delta
    return f"{shift_years(index // 4, 0):04d}-Q{index % 4 + 1}"


def from_year_before_ours(value: str, years: float) -> str | None:
    """Return the year so many after a date before our era ("BC0334-06"), none for any other value."""
    if value[:2] != "BC" or years % 1:
        return None
    number = int(value[2:6]) - int(years)
    # There is no year nought.
    return f"BC{number:04d}" if number > 0 else f"{1 - number:04d}"


def shift_years(year: int, years: int) -> int:
    """Return the year some years away.

    Raises:
        ValueError: The calendar does not reach it.
    """
    found = year + years
    if not OLDEST <= found <= NEWEST:
        raise ValueError(f"the calendar does not count to {found}")
    return found


def shift_months(day: date, months: int) -> date:
    """Return the same day some months away, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def away(base: date, number: float, unit: str) -> str | None:
    """Return the value of what lies so many units from a day, none where the calendar does not reach it.

    Args:
        base: The day.
        number: How many units, negative for the past.
        unit: Letter of the unit, ``T`` in front for parts of a day, ``DE`` for decades, ``CE`` for centuries.
    """
    try:
        if unit in {"TH", "TM", "TS"}:
            days = int(number / 24) if unit == "TH" else 0
            return (base + timedelta(days=days)).isoformat() + ("TXX" if unit == "TH" else "TXX:XX")
        if unit in {"D", "W", "2W", "WE"}:
            length = number * {"D": 1, "2W": 14}.get(unit, 7)
            day = base + timedelta(days=round(length))
            return day.isoformat() if unit == "D" else week_value(day)
        if unit in {"M", "Q"}:
            day = shift_months(base, round(number * (1 if unit == "M" else 3)))
            if unit == "Q":
                return quarter_value(day.year, (day.month + 2) // 3)
            return month_value(day.year, day.month)
        years = number * YEARS.get(unit, 1)
        if number != int(number):
            return month_value(base.year, base.month, round(years * 12))
        year = base.year + round(years)
    except (ValueError, OverflowError):
        return None
    if year <= 0 and -years >= LONG_AGO:
        return _before_history(round(-years))
    if not 0 < year < NEWEST:
        return None
    return f"{year // 10:03d}" if unit == "DE" else f"{year:04d}"


def _before_history(years: int) -> str:
    """Return the value of what was thousands of years ago, about the years told: BC3000, KA20, MA3."""
    if years - ROUND_YEAR <= NEWEST:
        return f"BC{years - ROUND_YEAR:04d}"
    unit, size = next(
        (unit, size) for unit, size in (("GA", 10**9), ("MA", 10**6), ("KA", 1000)) if years >= size
    )
    return f"{unit}{years / size:g}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday of a month (Monday is 0; a negative nth counts from the end)."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def granularity_of(value: str, kind: str = "DATE") -> Granularity:
    """Return how fine a value is."""
    if kind in {"DURATION", "SET"} and value.startswith("P"):
        return _granularity_of_period(value)
    if value.endswith("_REF"):
        return "unknown"
    if "T" in value and not value.startswith("P"):
        clock = value.split("T", 1)[1]
        if clock[:2].isdigit():
            return "minute" if ":" in clock else "hour"
        return "part_of_day"
    if value.endswith("-WE"):
        return "weekend"
    shapes: tuple[tuple[str, Granularity], ...] = (
        (r"[\dX]{4}-[\dX]{2}-[\dX]{2}", "day"),
        (r"[\dX]{4}-W[\dX]{2}-\d", "day"),
        (r"[\dX]{4}-W[\dX]{2}", "week"),
        (r"[\dX]{4}-[\dX]{2}|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", "month"),
        (r"(?:FY)?[\dX]{4}-Q[\dX]", "quarter"),
        (r"(?:FY)?[\dX]{4}-H[\dX]", "half"),
        (r"[\dX]{4}-(?:SP|SU|FA|WI)", "season"),
        (r"(?:FY)?\d{4}|BC\d{4}|\d{4}/\d{4}", "year"),
        (r"[\dX]{2}\dX?|\d{3}", "decade"),
        (r"\d{2}(?:XX)?", "century"),
    )
    return next((name for shape, name in shapes if re.fullmatch(shape, value)), "unknown")


def _granularity_of_period(value: str) -> Granularity:
    units: dict[str, Granularity] = {
        "CE": "century", "DE": "decade", "Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day",
    }  # fmt: skip
    body = value.removeprefix("P")
    if body.startswith("T"):
        return {"H": "hour", "M": "minute", "S": "second"}.get(value[-1], "unknown")  # type: ignore[return-value]
    return next((name for unit, name in units.items() if body.endswith(unit)), "unknown")


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a value without holes, none for any other."""
    try:
        return _days_of(value)
    except (ValueError, OverflowError):
        return None


def _days_of(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match[3] == "WE":
            return monday + timedelta(days=5), monday + timedelta(days=6)
        if match[3]:
            day = monday + timedelta(days=int(match[3]) - 1)
            return day, day
        return monday, monday + timedelta(days=6)
    if match := _PART.match(value):
        return _part_of_year(int(match[1]), match[2])
    if match := _MONTH.match(value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d{2}", value):
        return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31)
    return None


def _part_of_year(year: int, part: str) -> tuple[date, date]:
    if part[0] in "QH":
        months = 3 if part[0] == "Q" else 6
        first = (int(part[1]) - 1) * months + 1
        last = first + months - 1
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    first, last = SEASONS[part]
    end_year = year + 1 if last < first else year
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def _third(first: date, last: date, mod: TimexMod) -> tuple[date, date]:
    """Return the first, middle or last third of some days; of a decade or century, in whole years."""
    years = last.year - first.year + 1
    if years < YEARS["DE"]:
        third = timedelta(days=(last - first).days // 3)
        early, middle, late = first + third, first + third, last - third
        over = late
    else:
        early, late = date(first.year + (years - 1) // 3, 12, 31), date(last.year - years // 3 + 1, 1, 1)
        middle, over = early + timedelta(days=1), late - timedelta(days=1)
    return {"START": (first, early), "MID": (middle, over)}.get(mod, (late, last))


def interval_of(value: str, mod: TimexMod | None = None) -> Interval:
    """Return the first and last moment that a value can mean, empty where it has holes.

    ``START``, ``MID`` and ``END`` narrow it to a third; ``BEFORE`` and ``AFTER`` open a side.
    """
    days = days_of(value)
    if days is None:
        return Interval()
    first, last = days
    if mod in {"START", "MID", "END"} and (last - first).days >= 2:
        first, last = _third(first, last, mod)
    if mod in {"BEFORE", "ON_OR_BEFORE"}:
        return Interval(None, last.isoformat())
    if mod in {"AFTER", "ON_OR_AFTER"}:
        return Interval(first.isoformat(), None)
    clock = value.split("T", 1)[1] if "T" in value else ""
    if clock and first == last:
        # "Early on Saturday morning" can be before five.
        return _hours(first, *EARLY) if (clock, mod) == ("MO", "START") else _clock_interval(first, clock)
    return Interval(first.isoformat(), last.isoformat())


def _hours(day: date, first: int, last: int) -> Interval:
    return Interval(f"{day}T{first:02d}:00", f"{day}T{last:02d}:59")


def _clock_interval(day: date, clock: str) -> Interval:
    if clock in HOURS:
        return _hours(day, *HOURS[clock])
    match = _CLOCK.match(clock)
    if match is None:
        return Interval(day.isoformat(), day.isoformat())
    if match[2] is None:
        return Interval(f"{day}T{match[1]}:00", f"{day}T{match[1]}:59")
    moment = f"{day}T{match[1]}:{match[2]}"
    return Interval(moment, moment)
