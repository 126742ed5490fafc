"""From what an expression says to a value: the holes filled from the context.

Every function gives the value with the grounds for it in words. Without a
publication date the holes stay (``XXXX-WXX-7``): today's date is never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from annotate.record import Interval
from annotate.support import calendar
from annotate.timeline.context import AHEAD as AHEAD
from annotate.timeline.context import BACK as BACK
from annotate.timeline.context import LAST as LAST
from annotate.timeline.context import NO_DAY as NO_DAY
from annotate.timeline.context import PUBLISHED as PUBLISHED
from annotate.timeline.context import Context as Context
from annotate.timeline.context import Value as Value
from annotate.timeline.context import before_ours, is_year
from annotate.timeline.context import looks as looks

_MONTH_BEFORE_OURS = re.compile(r"(BC\d{4})(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
LATE = "18:00"
"""From this hour on the next dawn is that of the day after."""
UNKNOWN = "the publication date is unknown"
TELLS_OF = "the text tells of"
ALWAYS = "the text tells what is always so"
AGAINST = "against the weekday in the text"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BACK_WORDS = frozenset({"last", "past", "previous", "preceding"})
NEXT_WORDS = frozenset({"next", "coming", "this coming", "following"})
_OF_WRITING = frozenset({"last", "this", "this coming"})
# Where the tense does not decide, a month that lies no farther ahead is meant, rather than last year's;
# where no verb looks back, twice as far.
NEAR_MONTHS = 2
# Every day of a month that ever exists does so in it.
LEAP_YEAR = 2024
HALF_YEAR = 6
# A month has so many days and one at least.
FEWEST_DAYS = 27
LONGEST_MONTH = 31
# A history seldom goes back by more months than this without naming the year.
BACK_MONTHS = 2
# Of a day so far from publication, even a verb that is not its own says on which side it lies.
FAR_DAYS = 100
# So near, the day stays where it is: papers are dated ahead, and articles are brought up to date.
LEEWAY = 2


def weekday(context: Context, number: int, which: str = "") -> Value:
    """Resolve a weekday (1 is Monday); ``which`` is "last", "next", "this" or nothing."""
    if context.always and not which and context.tense != "future":
        return Value("DATE", f"XXXX-WXX-{number}", f"{NAMES[number - 1]}: {ALWAYS}")
    # A history that has come to no day says nothing of a day of the week.
    context = context if context.last else replace(context, reached=None)
    if context.base is None and context.of_day and context.weekdays:
        context = replace(context, published=context.of_day)
    name, base = NAMES[number - 1], context.base
    if base is None:
        return Value("DATE", f"XXXX-WXX-{number}", f"{name}: {UNKNOWN}")
    ahead = (number - base.isoweekday()) % 7
    back = (-ahead) % 7
    ground = f"{which} {name}"
    if which in NEXT_WORDS:
        # Nobody calls tomorrow "next Friday", nor yesterday "last Friday".
        steps = ahead if ahead > 1 or which != "next" else ahead + 7
        steps = steps or 7
    elif which in BACK_WORDS:
        steps = -(back if back > 1 or which != "last" else back + 7) or -7
    elif which == "this":
        steps = -back if context.tense == "past" else ahead
    else:
        nearer = ahead <= back if context.put_off else None
        steps = ahead if nearer or (nearer is None and (context.ahead or context.scheduled)) else -back
        ground = f"{name}: {'the nearer one' if context.put_off else looks(context)}"
    so = f"the {name} {'after' if steps > 0 else 'before'}" if steps else "that day"
    day = base + timedelta(days=steps)
    return Value("DATE", day.isoformat(), f"{ground}, {context.source}, so {so}", None, context.anchor)


def month(context: Context, number: int, which: str = "") -> Value:
    """Resolve a month without a year."""
    name = calendar.MONTH_NAMES[number - 1]
    if context.always and not which:
        return Value("DATE", f"XXXX-{number:02d}", f"{name}: {ALWAYS}")
    context = as_written(context, which)
    base = context.base
    if base is None:
        if context.year and which in {"", "this"}:
            return Value("DATE", f"{context.year:04d}-{number:02d}", f"{name}: {TELLS_OF} {context.year}")
        return Value("DATE", f"{_year_unknown(context, number)}-{number:02d}", f"{name}: {UNKNOWN}")
    if which in BACK_WORDS:
        # "Last February" said in March is not "last month".
        year = base.year if number < base.month - 1 else base.year - 1
    elif which in NEXT_WORDS:
        year = base.year if number > base.month else base.year + 1
    elif which == "this":
        year = base.year
    elif context.reached:
        year = _year_going_on(context.reached, base, number)
    elif context.side < 0:
        year = base.year if number <= base.month else base.year - 1
    elif context.ahead or context.scheduled or _through(context, (number - base.month) % 12):
        year = base.year if number >= base.month else base.year + 1
    else:
        near = NEAR_MONTHS if context.tense == "past" else 2 * NEAR_MONTHS
        ahead = (number - base.month) % 12
        year = base.year + (number < base.month) if ahead <= near else base.year - (number > base.month)
    ground = f"{which} {name}" if which else f"{name}: {looks(context)}"
    return Value("DATE", f"{year:04d}-{number:02d}", f"{ground}, {context.source}", None, context.anchor)


def as_written(context: Context, which: str) -> Context:
    """Return the context of a month or season that is counted from the day of writing: "last summer".

    It is, too, where a passage tells how things came about years ago.
    """
    return replace(context, reached=None) if which in _OF_WRITING and context.published else context


def _through(context: Context, ahead: int) -> bool:
    """Tell whether "through January" looks ahead."""
    return context.preposition == "through" and ahead <= HALF_YEAR


def _year_going_on(reached: str, base: date, number: int) -> int:
    """Return the year of a month in a history; it is the one that has come up where no month has."""
    days = calendar.days_of(reached)
    if days is not None and is_year(days):
        return base.year
    ahead = (number - base.month) % 12
    months = ahead if ahead < 12 - BACK_MONTHS else ahead - 12
    return base.year + (base.month - 1 + months) // 12


def _year_unknown(context: Context, number: int) -> str:
    """Return the year of a month where no year of our era is known: one before it, or none."""
    before = _MONTH_BEFORE_OURS.match(before_ours(context))
    if before is None:
        return "XXXX"
    last = int(before[2] or number)
    turned = number < last and (number - last) % 12 < 12 - BACK_MONTHS
    return calendar.from_year_before_ours(before[1], turned) or before[1]


def month_day(context: Context, number: int, day: int) -> Value | None:
    """Resolve a day of a month without a year; none for an impossible day."""
    if not 1 <= day <= 31 or calendar.days_of(f"2024-{number:02d}-{day:02d}") is None:
        return None
    words = f"{calendar.MONTH_NAMES[number - 1]} {day}"
    if context.always:
        return Value("DATE", f"XXXX-{number:02d}-{day:02d}", f"{words}: {ALWAYS}")
    base = context.base or (context.of_day if context.exact or not context.year else None)
    if base is None:
        value = f"{context.year or 0:04d}-{number:02d}-{day:02d}"
        if context.year and calendar.days_of(value):
            return Value("DATE", value, f"{words}: {TELLS_OF} {context.year}")
        year_unknown = _year_unknown(context, number)
        return Value("DATE", f"{year_unknown}-{number:02d}-{day:02d}", f"{words}: {UNKNOWN}")
    if context.reached and (year := _year_going_on(context.reached, base, number)):
        days = calendar.days_of(f"{year:04d}-{number:02d}-{day:02d}")
        ground = f"{words}: {looks(context)}, {context.source}"
        return Value("DATE", days[0].isoformat(), ground, None, LAST) if days else None
    found, ground = nearest(base, number, day), f"{words}: the nearest one, {context.source}"
    side, leeway = context.side, LEEWAY if context.preposition not in BACK else 0
    if not side and abs((found - base).days) > FAR_DAYS:
        side = {"past": -1, "future": 1}.get(context.tense or "", 0)
    if side:
        ground = f"{words}: {looks(context)}, {context.source}"
    if side * (base - found).days > leeway:
        found = nearest(calendar.shift_months(found, 12 * side), number, day)
    return Value("DATE", found.isoformat(), ground, None, context.anchor)


def nearest(base: date, number: int, day: int) -> date:
    """Return the day of this month and number that lies nearest to another day."""
    reach = 4 if (number, day) == (2, 29) else 1
    years = range(max(base.year - reach, calendar.OLDEST), min(base.year + reach, calendar.NEWEST) + 1)
    options = [calendar.days_of(f"{year:04d}-{number:02d}-{day:02d}") for year in years]
    return min((found[0] for found in options if found), key=lambda other: abs((other - base).days))


def unit_at(context: Context, unit: str, steps: int, words: str) -> Value | None:
    """Resolve "last week", "this month", "next year": a unit so many steps from publication."""
    base = context.base
    if base is None and unit in {"D", "M"}:
        base = context.dated
    if base is None and context.year and unit == "Y":
        ground = f"{words}: {TELLS_OF} {context.year}"
        return Value("DATE", f"{calendar.shift_years(context.year, steps):04d}", ground)
    if before_ours(context) and unit == "Y" and (told := _before_ours(context, steps, words)):
        return told
    if base is None and unit == "M" and not steps and before_ours(context)[7:9].isdigit():
        return Value("DATE", before_ours(context)[:9], words, None, LAST)
    if base is None:
        return Value("DATE", _HOLES.get(unit, "XXXX"), f"{words}: {UNKNOWN}")
    if context.reached and context.last is None and unit in {"D", "W", "WE"}:
        return _unknown(unit, words)
    make = _MAKERS.get(unit)
    if make is None:
        return None
    try:
        return Value("DATE", make(base, steps), f"{words}, {context.source}", None, context.anchor)
    except (ValueError, OverflowError):
        return None


_OF_CLOCK = {"TH": 1.0, "TM": 1 / 60}
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d")
_LONG = frozenset({"M", "Q", "Y", "DE", "CE"})
_HOLES = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "WE": "XXXX-WXX-WE",
    "DE": "XXX", "CE": "XX", "2W": "XXXX-WXX",
}  # fmt: skip
_MAKERS: dict[str, Callable[[date, int], str]] = {
    "D": lambda base, n: (base + timedelta(days=n)).isoformat(),
    "W": lambda base, n: calendar.week_value(base + timedelta(weeks=n)),
    "2W": lambda base, n: calendar.week_value(base + timedelta(weeks=2 * n)),
    "WE": lambda base, n: calendar.week_value(base + timedelta(weeks=n)) + "-WE",
    "M": lambda base, n: calendar.month_value(base.year, base.month, n),
    "Q": lambda base, n: calendar.quarter_value(base.year, (base.month + 2) // 3, n),
    "Y": lambda base, n: f"{calendar.shift_years(base.year, n):04d}",
    "DE": lambda base, n: f"{base.year // 10 + n:03d}",
    "CE": lambda base, n: f"{base.year // 100 + n:02d}",
}


def anaphoric(context: Context, unit: str, steps: int, words: str) -> Value | None:
    """Resolve "that day", "the following year": a unit so many steps from the last date spoken of."""
    if steps and (found := _from_long(context, steps, unit, words)):
        return found
    context = context.onward() if steps > 0 else context
    if unit == "Y" and (found := _before_ours(context, steps, words)):
        return found
    days = calendar.days_of(context.mentioned or "")
    fine = unit in {"D", "W", "WE"}
    base = context.last if fine or days is None else days[0]
    if days is not None and unit == "M" and (days[1] - days[0]).days > LONGEST_MONTH:
        return _unknown(unit, words)
    if base is None and context.yearless and unit in {"D", "M"}:
        return _from_yearless(context.yearless, unit, steps, words)
    if base is None and unit == "D" and (weekday_of := _WEEKDAY.fullmatch(context.open_day or "")):
        other = (int(weekday_of[1]) - 1 + steps) % 7 + 1
        ground = f"{words}: the day spoken of before is {context.open_day}"
        return Value("DATE", f"XXXX-WXX-{other}", ground, None, LAST)
    told = steps > 0 and context.tense == "past"
    if base is None and context.base and (told or words.lower().startswith("that ")):
        # What has happened was not after the publication: it is counted from a day that is not told.
        # "That day" is the one spoken of, and none was.
        return _unknown(unit, words)
    if base is None:
        value = unit_at(context, unit, steps, words)
        return value and value._replace(anchor=context.anchor if context.base else None)
    value = unit_at(replace(context, published=base, reached=None), unit, steps, words)
    return value and value._replace(
        because=f"{words}: the date spoken of before is {base if fine else context.mentioned}", anchor=LAST
    )


def _before_ours(context: Context, years: float, words: str) -> Value | None:
    """Return a year so many from the one before our era that was spoken of, none where none was."""
    before = context.mentioned or ""
    value = calendar.from_year_before_ours(before, years)
    return Value("DATE", value, f"{words}: the date before is {before}", None, LAST) if value else None


def _from_yearless(spoken_of: tuple[int, int], unit: str, steps: int, words: str) -> Value:
    """Return a day or month so many steps from a day whose year nobody knows."""
    month, day = spoken_of
    said = f"{calendar.MONTH_NAMES[month - 1]} {day}"
    because = f"{words}: the date spoken of before is {said} of an unknown year"
    if unit == "M":
        return Value("DATE", f"XXXX-{(month - 1 + steps) % 12 + 1:02d}", because, None, LAST)
    other = date(LEAP_YEAR, month, day) + timedelta(days=steps)
    return Value("DATE", f"XXXX-{other.month:02d}-{other.day:02d}", because, None, LAST)


def _from_long(context: Context, number: float, unit: str, words: str) -> Value | None:
    """Return a day so far from a month just before it: "in May 2021 and freed a week later"."""
    days = calendar.days_of(context.beside or "")
    if days is None or unit not in {"D", "W"} or not FEWEST_DAYS <= (days[1] - days[0]).days < LONGEST_MONTH:
        return None
    try:
        step = timedelta(days=round(number * (7 if unit == "W" else 1)))
        span = Interval((days[0] + step).isoformat(), (days[1] + step).isoformat())
    except OverflowError:
        return None
    ground = f"{words}: the date spoken of before is {context.beside}"
    return Value("DATE", _HOLES[unit], ground, None, LAST, span)


def _is_to_come(value: str, published: date | None) -> bool:
    """Tell whether a value is all after the publication."""
    days = calendar.days_of(value)
    return published is not None and days is not None and days[0] > published


def _unknown(unit: str, words: str) -> Value:
    return Value("DATE", _HOLES.get(unit, "XXXX"), f"{words}: no such date is spoken of before")


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
    if number is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", f"{words}: no exact number")
    if anchor == LAST and (found := _from_long(context, number * sign, unit, words)):
        return found
    context = context.onward() if sign > 0 and anchor == LAST else context
    years = number * sign * calendar.YEARS.get(unit, 0) if anchor == LAST else 0
    if years and (found := _before_ours(context, years, words)):
        return found
    base, used, ground = context.published, PUBLISHED, f"published {context.published}"
    days = calendar.days_of(context.mentioned or "") if anchor == LAST and unit in _LONG else None
    if days is not None and (unit != "M" or not is_year(days)):
        # Years are counted from a year as well as from a day.
        base, used, ground = days[0], LAST, f"the date before {context.mentioned}"
    elif anchor == LAST and context.last is not None:
        base, used, ground = context.last, LAST, f"the date before {context.last}"
    elif anchor == LAST and context.reached:
        if unit not in _LONG:
            return _unknown(unit, words)
        base, used, ground = context.base, LAST, context.source
    if anchor == LAST and unit in _OF_CLOCK and _CLOCK.match(context.clock[0]) and base is not None:
        # An hour is counted from the last time of day, where that is of the last day.
        at = datetime.fromisoformat(context.clock[0][:16])
        if at.date() == base:
            try:
                moved = at + timedelta(hours=number * sign * _OF_CLOCK[unit])
            except OverflowError:
                return None
            minute = moved.isoformat(timespec="minutes")
            return Value("TIME", minute, f"{words}, the time before {context.clock[0]}", None, LAST)
    if anchor == LAST and used == PUBLISHED and sign > 0 and context.tense == "past":
        # What has happened was not after the publication: it is counted from a day that is not told.
        return _unknown(unit, words)
    if base is None:
        return unit_at(Context(), unit, 0, words)
    value = calendar.away(base, number * sign, unit)
    if value is None:
        return None
    if anchor == LAST and sign > 0 and context.tense == "past" and _is_to_come(value, context.published):
        return _unknown(unit, words)
    return Value("TIME" if unit.startswith("T") else "DATE", value, f"{words}, {ground}", None, used)


def on_morning_after(context: Context) -> Context:
    """Return the context of a dawn or a morning: behind a night or a late hour it is that of the next day.

    "Passed the law on Monday night. The square was cleared before dawn": on Tuesday.

    Args:
        context: Of the expression.
    """
    told = context.clock[0]
    late = told[11:] in {"NI", "EV"} or LATE <= told[11:16] <= "24:00"
    day = context.day
    if not late or day is None or context.looks_back or told[:10] != day.isoformat() or day == date.max:
        return context
    return replace(context, last=day + timedelta(days=1))
