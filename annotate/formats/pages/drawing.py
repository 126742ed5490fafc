"""A timeline drawn: points for days, bars for spans, dashed ones where one end is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log2

from annotate.formats.pages.marking import shown
from annotate.review.wording import day as in_words
from annotate.review.wording import window

_WIDTH, _SIDE, _ROW, _TOP = 480, 12, 17, 26
_MOST, _TICKS = 30, 4
_NARROW, _STUB, _LABEL = 8, 40, 34


@dataclass(frozen=True, slots=True)
class Drawn:
    """One event of a drawing.

    Attributes:
        id: Of its entry.
        words: That tell it.
    """

    id: str
    words: str
    earliest: str | None
    latest: str | None
    granularity: str = "unknown"
    salience: float = 0.0


def drawing(events: Sequence[Drawn]) -> str:
    """The drawing of whatever has a date; nothing where fewer than two have one.

    Of many, those are drawn that the articles are most about. Long gaps are drawn shorter than they
    are. The list beside it says the same in words, so a screen reader passes over the drawing.
    """
    dated = [
        (each, first, last)
        for each in events
        for first, last in [(day_of(each.earliest), day_of(each.latest))]
        if first or last
    ]
    main = sorted(dated, key=lambda each: -each[0].salience)[:_MOST]
    dated = [each for each in dated if each in main]
    days = [day for _, first, last in dated for day in (first, last) if day]
    if len(dated) < 2:
        return ""
    at = _scale(days)
    parts = []
    for row, (each, first, last) in enumerate(dated):
        middle = _TOP + row * _ROW
        left, right = (
            sorted((at[first], at[last]))
            if first and last
            else (at[first], at[first] + _STUB)
            if first
            else (at[last or days[0]] - _STUB, at[last or days[0]])
        )
        kind = "span" if first and last else "open"
        if right - left < _NARROW:
            shape = f'<circle class="point" cx="{(left + right) / 2:.1f}" cy="{middle}" r="4"/>'
        else:
            shape = (
                f'<rect class="{kind}" x="{left:.1f}" y="{middle - 4}" width="{right - left:.1f}" '
                'height="8" rx="4"/>'
            )
        before = left > _WIDTH - right
        near, anchor = (left - 7, ' text-anchor="end"') if before else (right + 7, "")
        label = each.words if len(each.words) <= _LABEL else f"{each.words[: _LABEL - 1]}…"
        time = window(each.earliest, each.latest, each.granularity)
        parts.append(
            f'<g class="drawn" data-of="{shown(each.id)}">'
            f"<title>{shown(each.words)} ({shown(time)})</title>{shape}"
            f'<text x="{near:.1f}" y="{middle + 4}"{anchor}>{shown(label)}</text></g>'
        )
    height = _TOP + len(dated) * _ROW
    lines = "".join(
        f'<line class="tick" x1="{at[day]:.1f}" x2="{at[day]:.1f}" y1="16" y2="{height}"/>'
        f'<text class="tick" x="{at[day]:.1f}" y="11" text-anchor="middle">{in_words(day.isoformat())}</text>'
        for day in _ticks(at)
    )
    return (
        f'<svg class="drawing" viewBox="0 0 {_WIDTH} {height}" aria-hidden="true" focusable="false">'
        f"{lines}{''.join(parts)}</svg>\n"
    )


def _scale(days: Sequence[date]) -> dict[date, float]:
    """Where each day is: long gaps are drawn shorter than they are, so that one old date hides no week."""
    ordered = sorted(set(days))
    gaps = [log2(1 + (later - earlier).days) for earlier, later in pairwise(ordered)]
    left, room = _SIDE + _STUB, _WIDTH - 2 * (_SIDE + _STUB)
    places = accumulate(gaps, initial=0.0)
    return {day: left + room * place / (sum(gaps) or 1.0) for day, place in zip(ordered, places, strict=True)}


def _ticks(at: dict[date, float]) -> list[date]:
    """Days whose words have room beside each other, the first and the last of all among them."""
    days = sorted(at)
    if len(days) == 1:
        return days
    apart = (_WIDTH - 2 * (_SIDE + _STUB)) / (_TICKS - 1)
    found = [days[0]]
    for day in days[1:-1]:
        if at[day] - at[found[-1]] >= apart and at[days[-1]] - at[day] >= apart:
            found.append(day)
    return [*found, days[-1]]


def day_of(value: str | None) -> date | None:
    """The day of an ISO 8601 moment; none where it has none, or the calendar does not."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
