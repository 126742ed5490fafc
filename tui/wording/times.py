"""Values of time expressions in plain words; the record keeps their codes (TimeML's TIMEX3)."""

from __future__ import annotations

import re

from annotate.record import Annotations, EventRelation, Time
from annotate.review.wording import day, window, without_year
from annotate.review.words import one_line

RELATION_WORDS: dict[EventRelation, str] = {
    "IS_INCLUDED": "during",
    "BEFORE": "before",
    "AFTER": "after",
    "INCLUDES": "going on at",
    "BEGINS": "beginning with",
    "ENDS": "until",
    "UNKNOWN": "near",
}
_REFERENCES = {
    "PRESENT_REF": "about now",
    "PAST_REF": "at some time in the past",
    "FUTURE_REF": "at some time to come",
}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century", "Q": "quarter",
    "WE": "weekend", "H": "hour", "S": "second", "N": "night", "X": ""}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_STRETCHES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half of a year",
    "H2": "second half of a year"}  # fmt: skip
_MODS = {
    "LESS_THAN": "less than", "MORE_THAN": "more than", "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least", "APPROX": "about", "START": "the beginning of", "MID": "the middle of",
    "END": "the end of", "BEFORE": "before", "AFTER": "after", "ON_OR_BEFORE": "by",
    "ON_OR_AFTER": "not before",
}  # fmt: skip
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|X+)(CE|DE|WE|Y|M|W|D|Q|H|S|N)")
_HOLE = re.compile(r"X{4}-(?:W(?:XX|WE)(?:-(?P<day>[1-7]|WE))?|XX(?:-XX)?)")
_ANY = {"XXXX": "a year", "XXXX-XX": "a month", "XXXX-WXX": "a week", "XXXX-XX-XX": "a day"}
_YEARLESS_STRETCH = re.compile(r"XXXX-(SP|SU|FA|WI|H1|H2)")
_YEARLESS_QUARTER = re.compile(r"XXXX-Q([1-4X])")
UNKNOWN = "date unknown"
# So much of a line may stand before a day that a dateline gives, and so much after it.
_LONGEST_BEFORE, _AFTER = 80, re.compile(r"[ \t]*(?:\([^)\n]{1,40}\)[ \t]*)?(?:[-–—]|:)")


def meaning(time: Time) -> str:
    """What a time expression means, only as exactly as it is known: ``8 Jun 2025``, ``some days``.

    Args:
        time: Of the record.
    """
    interval = time.interval
    if interval.earliest or interval.latest:
        words = window(interval.earliest, interval.latest, time.granularity)
        clock = _clock(time.value)
        return f"{words}, {clock}" if clock and interval.earliest else words
    mod = f"{_MODS[time.mod]} " if time.mod else ""
    if time.type == "SET":
        return _often(time.value)
    if time.value.startswith("P") and time.value not in _REFERENCES:
        return f"{mod}{_length(time.value)}"
    known = _unknown(time.value)
    return known if known.startswith(UNKNOWN) else f"{mod}{known}"


def dateline_day(record: Annotations, text: str) -> str:
    """The day that the dateline gives without a year, as it stands there (``27 January``); empty for none.

    Args:
        record: Of an article whose publication is not known.
        text: The article's.
    """
    sections = [part for part in record.document.sections if part.kind == "dateline"]
    for time in record.timeline.times:
        if not re.fullmatch(r"XXXX-\d\d-\d\d", time.value):
            continue
        if any(part.start <= time.start and time.end <= part.end for part in sections):
            return time.exact
        begin = text.rfind("\n", 0, time.start) + 1
        if time.start - begin <= _LONGEST_BEFORE and _AFTER.match(text, time.end):
            return time.exact
    return ""


def date_wanted(record: Annotations, text: str = "") -> str:
    """What is missing for the times of an article to be dated, and the key for it; empty for nothing.

    Args:
        record: Of the article.
        text: The article's; without it, a dateline is known by its section alone.
    """
    waiting = waiting_for_date(record)
    if not waiting:
        return ""
    known = one_line(dateline_day(record, text))
    times = f"{waiting} time{'s' * (waiting != 1)}"
    if known:
        return f"{known} of which year? D asks: {times} cannot be dated without it."
    return f"Published when? D asks: {times} cannot be dated without it."


def waiting_for_date(record: Annotations) -> int:
    """How many times of an article have no value before its day of publication is known."""
    if record.document.published.value:
        return 0
    return sum(
        time.type in ("DATE", "TIME") and time.value.startswith("X") and time.status != "rejected"
        for time in record.timeline.times
    )


def _clock(value: str) -> str:
    """The hour or the part of the day of a value; empty where it has none."""
    _, mark, clock = value.partition("T")
    if not mark or value.startswith("P"):
        return ""
    return _PARTS.get(clock[:2], clock if clock[:2].isdigit() else "")


def _length(value: str) -> str:
    parts = _LENGTH.findall(value.replace("T", ""))
    # In a length of hours and minutes, M is the minute.
    minutes = "T" in value
    words = []
    for number, code in parts:
        unit = "minute" if minutes and code == "M" else _UNITS[code]
        many = number.startswith("X") or float(number) != 1
        plural = "centuries" if unit == "century" else f"{unit}s"
        words.append(f"{'some' if number.startswith('X') else number} {plural if many else unit}")
    return " ".join(words) or "some time"


def _often(value: str) -> str:
    if value.startswith("P"):
        length = _length(value)
        return f"every {length.removeprefix('1 ')}" if length != "some time" else "how often is unknown"
    place = _weekday(value)
    part = _clock(value)
    stretch = _YEARLESS_STRETCH.match(value)
    if stretch:
        return f"every {_STRETCHES[stretch[1]]}"
    own = without_year(value).removesuffix(", year unknown")
    if own:
        return f"every {own}"
    return f"every {' '.join(filter(None, (place, part)))}" if place or part else "how often is unknown"


def _unknown(value: str) -> str:
    """A value that has no place in time yet: the part that is known."""
    if value in _REFERENCES:
        return _REFERENCES[value]
    known = without_year(value)
    if not known and (stretch := _YEARLESS_STRETCH.match(value)):
        known = f"{_STRETCHES[stretch[1]]}, year unknown"
    if not known and (quarter := _YEARLESS_QUARTER.match(value)):
        known = f"{'a quarter' if quarter[1] == 'X' else f'quarter {quarter[1]}'}, year unknown"
    if not known and (place := _weekday(value)):
        known = f"a {place}, {UNKNOWN}"
    if not known and value in _ANY:
        known = f"{_ANY[value]}, {UNKNOWN}"
    if not known and "X" not in value:
        return day(value) or UNKNOWN
    clock = _clock(value)
    return f"{known or UNKNOWN}{f', {clock}' if clock else ''}"


def _weekday(value: str) -> str:
    found = _HOLE.match(value)
    if found is None or not found["day"]:
        return ""
    return "weekend" if found["day"] == "WE" else _DAYS[int(found["day"]) - 1]
