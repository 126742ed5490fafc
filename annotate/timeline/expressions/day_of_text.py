"""The day that an article of unknown year says it is of: "LAGOS, 6 May -", "today, Thursday 24 March".

Month and day are counted with in a year that no news is of, so that a value which this year stands in
can be told from one that the text writes out; the year is unknown again where the value is shown.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED, TELLS_OF, Value

_NAMED_DAY = rf"(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}))"
_HEAD = 600
# "afrol News, 6 May -", "KUWAIT CITY, July 25:", but no day with its year.
_DATELINE = lazily(
    rf"^[ \t]*[A-Za-z][\w .,'’/&-]{{1,40}}?,\s*{_NAMED_DAY}\s*(?:\([^)\n]{{2,30}}\)\s*)?[—–:-]\s",
    re.MULTILINE,
)
_PAIR = lazily(
    rf"\b(?P<w>{lex.ANY_WEEKDAY}),?\s+\(?(?:the\s+)?"
    rf"(?:(?P<m>{lex.MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m2>{lex.MONTH}))"
    rf"(?!\w|,?\s+\d{{4}})|{_NAMED_DAY.replace('(?P<', '(?P<z')}\s+\((?P<w2>{lex.ANY_WEEKDAY})\)",
    re.IGNORECASE,
)
_TO_COME = lazily(
    r"\b(?:will|would|to be|by|until|till|before|expect\w*|next|due|scheduled|set|slated|for|from|plan\w*)\b"
    r"[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
# So many characters before a date are looked at.
_BEFORE = 80
_TODAY = lazily(rf"\b(?:today|this\s+morning),?\s+\(?(?P<w>{lex.WEEKDAY})\b")
# A year of the far future with the calendar of ours, which repeats itself every 400 years.
_AHEAD = 2000
_FIRST, _LAST = 2000, 2028
_COUNTED = lazily(r"^(?:39|40|41)\d\d(?=$|-)")
_UNSAID = lazily(r"\b(?:39|40|41)\d\d-(?=\d\d)")
_WEEK = lazily(r"^(?:39|40|41)\d\d-W\d\d(?!-\d)")


class Day(NamedTuple):
    """The day that a text says it is of.

    Attributes:
        day: In a year that no news is of, or in the text's own where it says so.
        weekdays: Whether its day of the week is known.
        exact: Whether the text is of this day, rather than of one that is near.
    """

    day: date
    weekdays: bool
    exact: bool = True


def day_told(text: str, year: int | None) -> Day | None:
    """Return the day that an article says it is of without naming the year, none where it does not.

    Args:
        text: The article.
        year: That it tells of, where it says so plainly.
    """
    line = _DATELINE.search(text[:_HEAD])
    if line is None:
        return _day_after_pair(text, year)
    month, number = _day_of(line["m"] or line["m2"], line["d"] or line["d2"])
    if calendar.days_of(f"{_FIRST}-{month:02d}-{number:02d}") is None:
        return None
    todays = (lex.WEEKDAYS[today["w"].lower()] for today in _TODAY.finditer(text))
    known = [*_weekdays_told(text), *((month, number, weekday) for weekday in todays)]
    years = [year] if year else [*range(_LAST, _FIRST - 1, -1)]
    for each in years:
        if days := calendar.days_of(f"{each:04d}-{month:02d}-{number:02d}"):
            fits = all(_falls(told, each) for told in known)
            if fits or (year and not known):
                day = days[0] if year else days[0].replace(year=each + _AHEAD)
                return Day(day, bool(known) or year is not None)
    day = date(_FIRST + _AHEAD, month, number)
    return None if year else Day(day, weekdays=False)


def _day_after_pair(text: str, year: int | None) -> Day | None:
    """Return the day after one that a text tells of with its weekday: "fell on Monday (July 25)"."""
    over = [
        pair
        for pair in _PAIR.finditer(text)
        if not _TO_COME.search(text, max(0, pair.start() - _BEFORE), pair.start())
    ]
    if not over:
        return None
    known = _weekdays_told(text)
    month, number, _ = max(_pair_of(pair) for pair in over)
    for each in [year] if year else range(_LAST, _FIRST - 1, -1):
        days = calendar.days_of(f"{each:04d}-{month:02d}-{number:02d}")
        if days and all(_falls(told, each) for told in known):
            day = days[0] + timedelta(days=1)
            return Day(day if year else day.replace(year=day.year + _AHEAD), weekdays=True, exact=False)
    return None


def _pair_of(pair: re.Match[str]) -> tuple[int, int, int]:
    """Return month, day and weekday of a date that stands with its weekday."""
    month = pair["m"] or pair["m2"] or pair["zm"] or pair["zm2"]
    named = _day_of(month, pair["d"] or pair["d2"] or pair["zd"] or pair["zd2"])
    return (*named, lex.WEEKDAYS[(pair["w"] or pair["w2"]).lower().rstrip(".")])


def _weekdays_told(text: str) -> list[tuple[int, int, int]]:
    """Return the days of the text that stand with their weekday: month, day and weekday."""
    return [_pair_of(pair) for pair in _PAIR.finditer(text)]


def _falls(told: tuple[int, int, int], year: int) -> bool:
    days = calendar.days_of(f"{year:04d}-{told[0]:02d}-{told[1]:02d}")
    return days is not None and days[0].isoweekday() == told[2]


def _day_of(month: str, day: str) -> tuple[int, int]:
    return lex.MONTHS[month.lower().rstrip(".")], int(re.sub(r"\D", "", day))


def shown(value: Value) -> Value:
    """Return a value with the year unknown that nobody has said."""
    if value.type not in {"DATE", "TIME"} or not _COUNTED.match(value.value):
        return value
    words = _COUNTED.sub("XXXX", _WEEK.sub("XXXX-WXX", value.value))
    return value._replace(value=words, because=_UNSAID.sub("XXXX-", value.because))


def is_of_guessed_year(value: Value, published: date | None) -> bool:
    """Tell whether a value has its year from nothing but the years that a text of unknown date names.

    Args:
        value: As it is counted, its year not yet unknown again.
        published: The publication date, where it is known as a day.
    """
    told = value.anchor == PUBLISHED or TELLS_OF in value.because
    return published is None and told and not _COUNTED.match(value.value)
