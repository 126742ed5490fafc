"""The days of a diary or talk that says itself which day it is: "It's Tuesday, May 7th, and I'm ill"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from annotate.language.quotations import Quotations
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.expressions.guide import is_talk
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED, Value

OPENING = 600
"""What is said so near the beginning is of the beginning, too."""
LONGEST = 366
"""Days between what a diary tells and its publication at most."""
_SAYS = lazily(
    r"\b(?:[Ii]t(?:['’]s|\s+is)|[Tt]oday(?:['’]s|\s+is))\s+(?:(?:now|currently|officially|actually|already|finally|just|like|about)\s+){0,2}"
    r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?\s+)?(?:on\s+)?)?"
    rf"(?=[A-Z\d])(?:(?P<w>{lex.WEEKDAY})(?:,?\s+(?:the\s+)?(?=[A-Z\d]))?)?"
    rf"(?:(?P<m>{lex.MONTH})\s+(?:the\s+)?(?P<d>{lex.DAY})|(?P<d2>{lex.DAY})(?:\s+of)?\s+(?P<m2>{lex.MONTH}))?"
    r"(?<=[A-Za-z\d])(?=\s*(?:[.,;:!?)\n]|\Z)|\s+\d{1,2}[:.]\d\d|\s+(?:and|so|but|now|today|here|again|at|in|the|which|um|uh|morning|afternoon|evening|night)\b|\s+[A-Z])",
)
_PUBLISHED = re.compile(r"\bpublished (\d{4}-\d\d-\d\d)")


class Page(NamedTuple):
    """From where on a diary is of a day."""

    start: int
    day: date


def pages(text: str, published: date | None) -> list[Page]:
    """Return from where on a text in the first person is of which day, in text order, where it says so.

    Days of the week are told in order, and the last of them not after the next date that is written out or
    the publication.

    Args:
        text: The article.
        published: The publication date, where it is known as a day.
    """
    said = list(_SAYS.finditer(text)) if published is not None else []
    if published is None or not said or not is_talk(text, len(text.split())):
        return []
    quotations = Quotations(text)
    found: list[Page] = []
    after = published
    for match in reversed(said):
        day = _day(match, after)
        if day is None or (published - day).days > LONGEST or quotations.at(match.start()) is not None:
            continue
        after = day
        found.append(Page(match.start(), day))
    found.reverse()
    if found and found[0].start < OPENING:
        found[0] = found[0]._replace(start=0)
    return found


def _day(match: re.Match[str], after: date) -> date | None:
    """Return the last such day that is not after another."""
    name, month, number = match["w"], match["m"] or match["m2"], match["d"] or match["d2"]
    if month is None:
        steps = (after.isoweekday() - lex.WEEKDAYS[name.lower()]) % 7 if name else None
        return None if steps is None else after - timedelta(days=steps)
    of_year = f"{lex.MONTHS[month.lower().rstrip('.')]:02d}-{int(number.rstrip('stndrh')):02d}"
    days = (calendar.days_of(f"{year:04d}-{of_year}") for year in (after.year, after.year - 1))
    return next((day[0] for day in days if day and day[0] <= after), None)


def day_at(diary: Sequence[Page], start: int) -> date | None:
    """Return the day on which a place of a diary was told, none before it has said any."""
    place = bisect_right(diary, start, key=lambda page: page.start)
    return diary[place - 1].day if place else None


def told(value: Value, day: date | None, published: date | None) -> Value:
    """Return a value that was counted from a day of a diary, with that day as its grounds.

    Args:
        value: Of an expression.
        day: Of the diary.
        published: The publication date.
    """
    if day is None or day == published or value.anchor != PUBLISHED:
        return value
    return value._replace(anchor=None, because=_PUBLISHED.sub(r"told on \1", value.because))
