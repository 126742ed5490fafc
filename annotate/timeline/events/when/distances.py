"""What is told to be so long before or after something else: "it began on Friday, a day after he left"."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.columns import starts_of
from annotate.record import Time
from annotate.record.values import Granularity
from annotate.support.calendar import shift_months

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SIGNS = {"after": -1, "before": 1}
_LASTING = frozenset({"for", "of", "to"})
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_HOURS = {"PT24H": "P1D", "PT48H": "P2D", "PT72H": "P3D"}
_ROUGHLY = 3
"""So many days to both sides of what is told in weeks."""
_MOST = {"D": 60, "W": 30, "M": 36, "Y": 200}
Days = tuple[str, str, Granularity]
"""The first and the last day, and how fine that is."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far an event is from another one of its sentence.

    Attributes:
        verb: What is told with it, as the number of its word, -1 for none.
        steps: How many units, below zero where the event was before that.
        unit: ``D``, ``W``, ``M`` or ``Y``.
        words: As the text says it.
        day: The expression right before it: "in 2015, a year after she was elected".
    """

    verb: int
    steps: int
    unit: str
    words: str
    day: Time | None = None


def distances(doc: Doc, times: Sequence[Time]) -> dict[int, Distance]:
    """Return the distances that a text tells, by the number of the word that names the event.

    Args:
        doc: Parsed or not; without a parse there is none.
        times: In text order.
    """
    if not doc.has_annotation("DEP"):
        return {}
    starts = starts_of(doc)
    dated = [time.start for time in times if time.interval.earliest is not None]
    found: dict[int, Distance] = {}
    for before, time in zip((None, *times), times, strict=False):
        length = _LENGTH.fullmatch(_HOURS.get(time.value, time.value)) if time.type == "DURATION" else None
        place = bisect_left(starts, time.end)
        if length is None or place >= len(doc) or doc[place].lower_ not in _SIGNS:
            continue
        if _is_term(doc, bisect_left(starts, time.start)):
            continue
        joining, steps = doc[place], int(length[1])
        event = joining.head
        if event.i <= joining.i or not 0 < steps <= _MOST[length[2]]:
            continue
        # A date of its own says more.
        last = event.right_edge
        if bisect_left(dated, joining.idx) < bisect_left(dated, last.idx + len(last)):
            continue
        over = event.head
        if starts_of(doc)[over.i] >= time.start and over.i < joining.i:
            # "A day" may stand over the clause.
            over = over.head
        verb = syntax.governing_verb(over)
        told = verb is not None and verb.i not in {event.i, joining.i} and over.i != event.i
        day = before if before is not None and _is_right_before(doc.text, before, time) else None
        if told or day is not None:
            words = " ".join(doc.text[time.start : time.end].split())
            place = verb.i if verb is not None and told else -1
            found[event.i] = Distance(place, _SIGNS[joining.lower_] * steps, length[2], words, day)
    return found


def _is_term(doc: Doc, place: int) -> bool:
    """Tell how long something lasts: "jailed for four years after she stole it", "a ban of two years"."""
    return place > 0 and doc[place - 1].lower_ in _LASTING


def _is_right_before(text: str, day: Time, time: Time) -> bool:
    """Tell whether nothing but a comma stands between a day and a length: "on 3 May, a week after"."""
    return day.interval.latest is not None and text[day.end : time.start].strip() in {",", "–", "—"}


def moved(distance: Distance, earliest: str, latest: str, granularity: Granularity) -> Days | None:
    """Return the days that are so far from others, none where what is known of these is too coarse.

    Args:
        distance: How far.
        earliest: The first of the days.
        latest: The last of them.
        granularity: How fine they are known.
    """
    first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    fine = granularity in {"day", "part_of_day", "hour", "minute", "second"}
    try:
        if distance.unit in {"D", "W"} and (fine or granularity in {"week", "weekend", "month"}):
            step = timedelta(days=distance.steps * (7 if distance.unit == "W" else 1))
            around = timedelta(days=_ROUGHLY if distance.unit == "W" and fine else 0)
            own: Granularity = granularity if not fine else "day" if distance.unit == "D" else "week"
            return (first + step - around).isoformat(), (last + step + around).isoformat(), own
        if distance.unit == "M" and (fine or granularity == "month"):
            begin = shift_months(first, distance.steps)
            end = shift_months(last.replace(day=1), distance.steps)
            days = monthrange(end.year, end.month)[1]
            return begin.replace(day=1).isoformat(), end.replace(day=days).isoformat(), "month"
        if distance.unit == "Y" and (fine or granularity in {"month", "year"}):
            begin, end = date(first.year + distance.steps, 1, 1), date(last.year + distance.steps, 12, 31)
            return begin.isoformat(), end.isoformat(), "year"
    except (ValueError, OverflowError):
        return None
    return None
