"""Two dates that make a range: the first has the year of the second, and is never after it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED, Value
from annotate.timeline.values.rule import Rule

_TO = r"\s*(?:[-–—]|\b(?:to|through|until|till|and)\b)\s*"
_SECOND = lazily(
    rf"{_TO}(?:(?:early|mid|late)[- ])?(?:{lex.DAY}\s+)?(?P<m>{lex.MONTH})(?:\s+{lex.DAY})?"
    rf",?\s+(?:in\s+|of\s+)?(?P<y>{lex.YEAR})(?!\d)"
)
_SECOND_DAY = lazily(
    rf"{_TO}(?:the\s+)?{lex.DAY},?\s+(?P<y>{lex.YEAR})(?![\d,]\d|\s+(?:men|people|soldiers|troops)\b)"
)
GROUND = "; a range ends after it begins"
_BETWEEN = lazily(_TO)
_OF_NOUN = lazily(
    rf"\s+[a-z]+(?:\s+[a-z]+)?\s+(?:in|of)\s+(?P<y>{lex.YEAR})(?![\d%]|[,.]\d|\s+(?!was\b|has\b|is\b)[a-z]+s\b)"
)
_THE = lazily(r"\bthe\s+\w+\Z", re.IGNORECASE)
_STROKE = lazily(r"\s?[-–—]\s?")
_AND = lazily(r"\s+and\s+")
_SHAPE = lazily(r"(\d{4})(-\d\d(?:-\d\d)?)")


class Link(NamedTuple):
    """What stands around two expressions.

    Attributes:
        rules: What read them; nothing where only the model sees the first.
        before: The words before the first.
        between: The words between the two.
    """

    rules: tuple[Rule | None, Rule]
    before: str
    between: str

    @property
    def is_range(self) -> bool:
        """Whether the words make a range of the two; "and" does so only after "between"."""
        if not _BETWEEN.fullmatch(self.between):
            return False
        return not _AND.fullmatch(self.between) or self.before.endswith("between ")


def goes_on(between: str) -> bool:
    """Tell whether what stands between two expressions is the stroke of a range: "25-27"."""
    return bool(_STROKE.fullmatch(between))


def year_of_end(match: re.Match[str], month: int) -> int | None:
    """Return the year of a month without one that begins a range: "from May to October 2020".

    A month that something is named by is of its year, too: "the July riots of 2021".

    Args:
        match: Of the month, alone or with a day.
        month: Its number.
    """
    second = _SECOND.match(match.string, match.end())
    if second is None and (noun := _OF_NOUN.match(match.string, match.end())):
        return int(noun["y"]) if _THE.search(match.string, max(0, match.start() - 4), match.end()) else None
    if second is None:
        same = _SECOND_DAY.match(match.string, match.end()) if match.groupdict().get("d") else None
        return int(same["y"]) if same and match.end("d") > match.end("m") else None
    year, last = int(second["y"]), lex.MONTHS[second["m"].lower().rstrip(".")]
    return year if month <= last else year - 1


def in_order(
    first: Value, second: Value, link: Link, base: date | None, *, past: bool = False
) -> tuple[Value, Value]:
    """Return two dates as they are, or moved so that the second is the next one after the first.

    Args:
        first: Resolved against the publication.
        second: As well.
        link: What stands around the two.
        base: The publication date.
        past: Whether the verb looks back, so that neither is after the publication.
    """
    resolved = first.anchor == second.anchor == PUBLISHED and base is not None
    if not resolved or not link.is_range:
        return first, second
    if all(rule and rule.weekday for rule in link.rules):
        return first, _weeks_on(first, second)
    a, b = _SHAPE.fullmatch(first.value), _SHAPE.fullmatch(second.value)
    yearless = all(rule and rule.lacks_year for rule in link.rules)
    if a is None or b is None or not yearless or len(a[2]) != len(b[2]):
        return first, second
    if first.value > second.value:
        sooner, later = _years_on(first, -1), _years_on(second, 1)
        back = past or _distance(sooner, base) <= _distance(later, base)
        return (sooner, second) if back else (first, later)
    nearer = _years_on(second, -1)
    return (first, nearer) if nearer.value >= first.value else (first, second)


def _weeks_on(first: Value, second: Value) -> Value:
    days = calendar.days_of(first.value), calendar.days_of(second.value)
    if days[0] is None or days[1] is None or days[0] <= days[1]:
        return second
    later = days[1][0] + timedelta(weeks=-((days[1][0] - days[0][0]).days // 7))
    return second._replace(value=later.isoformat(), because=second.because + GROUND)


def _years_on(value: Value, years: int) -> Value:
    moved = f"{int(value.value[:4]) + years:04d}{value.value[4:]}"
    if calendar.days_of(moved) is None:
        return value
    return value._replace(value=moved, because=value.because + GROUND)


def _distance(value: Value, base: date | None) -> int:
    days = calendar.days_of(value.value)
    return abs((days[0] - base).days) if days and base else 10_000
