"""A day and the time of day beside it are one expression: "Saturday at 9 p.m.", "6 March, 07:40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotate.support.patterns import lazily
from annotate.timeline.expressions.found import Found

_LINK = lazily(
    r"(?:,?\s+|\s+at\s+)(?:about\s+|around\s+|approximately\s+|exactly\s+|just\s+after\s+|just\s+before\s+)?",
    re.IGNORECASE,
)
LONGEST_LINK = 20
_BEHIND = lazily(r",?\s+on\s+(?:the\s+)?", re.IGNORECASE)
# A time of day that names no day.
_CLOCK_ALONE = lazily(r"\d[\d:.]*\s?(?:hours|hrs|[ap]\.?m\.?)?|noon|midday|midnight", re.IGNORECASE)
# "9 p.m. the following day", "7:22 the next morning".
_NEXT_TO_CLOCK = lazily(
    r"(?:the|that)\s+(?:next|following|same|previous)\s+(?:very\s+)?(?:day|morning|afternoon|evening|night)",
    re.IGNORECASE,
)
_LINK_TO_DAY = lazily(r",?\s+(?:on\s+)?", re.IGNORECASE)
_BARE_HOUR = lazily(r"\d{1,2}[:.]\d\d")
NOON = 12
_DAY = lazily(r"(?P<day>(?:\d{4}|XXXX)-(?:\d\d|WXX)-\d\d?)(?:T(?:MO|AF|EV|NI))?")
_CLOCK = lazily(r"(?P<day>.{8,10})(?P<clock>T\d\d:\d\d\S*)")
_REPEATED = lazily(r"XXXX-WXX-\d")


def with_clocks(text: str, found: Sequence[Found]) -> list[Found]:
    """Return expressions with every day and the time of day behind it as one.

    Args:
        text: The document's exact text.
        found: In text order.
    """
    result: list[Found] = []
    for item in found:
        last = result[-1] if result else None
        one = last and (_one(text, last, item) or _behind(text, last, item) or _on_next(text, last, item))
        if one is None:
            result.append(item)
        else:
            result[-1] = one
    return result


def _one(text: str, day: Found, clock: Found) -> Found | None:
    """Return a day and a time of day as one expression, none where they are two."""
    said, told = _DAY.fullmatch(day.value.value), _CLOCK.fullmatch(clock.value.value)
    gap = clock.start - day.end
    if not said or not told or day.value.type == "DURATION" or not 0 < gap <= LONGEST_LINK:
        return None
    if not _LINK.fullmatch(text, day.end, clock.start):
        return None
    repeated = day.value.type == "SET"
    if repeated:
        if not _REPEATED.fullmatch(day.value.value):
            return None
        value = f"{said['day']}{told['clock']}"
    elif said["day"] != told["day"] or clock.value.type != "TIME":
        return None
    else:
        value = clock.value.value
    whole = day.value._replace(
        type="SET" if repeated else "TIME", value=value, mod=clock.value.mod or day.value.mod, interval=None
    )
    return replace(
        day, end=clock.end, value=whole, confidence=min(day.confidence, clock.confidence), rule=clock.rule
    )


def _behind(text: str, clock: Found, day: Found) -> Found | None:
    """Return a time of day and the day in figures behind it as one: "9:05 p.m. on 06/03/2019"."""
    told, said = _CLOCK.fullmatch(clock.value.value), _DAY.fullmatch(day.value.value)
    if not told or not said or clock.value.type != "TIME" or day.value.type != "DATE":
        return None
    if said["day"] != day.value.value or not _CLOCK_ALONE.fullmatch(text, clock.start, clock.end):
        return None
    if not text[day.start].isdigit() or not _BEHIND.fullmatch(text, clock.end, day.start):
        return None
    whole = day.value._replace(
        type="TIME", value=f"{said['day']}{told['clock']}", mod=clock.value.mod, interval=None
    )
    return replace(clock, end=day.end, value=whole, confidence=min(day.confidence, clock.confidence))


def _on_next(text: str, clock: Found, day: Found) -> Found | None:
    """Return a time of day and the day behind it, told from the one before, as one: "9 p.m. the next day"."""
    told, said = _CLOCK.fullmatch(clock.value.value), _DAY.fullmatch(day.value.value)
    if not told or not said or clock.value.type != "TIME" or day.value.type == "SET":
        return None
    alone = _CLOCK_ALONE.fullmatch(text, clock.start, clock.end)
    if not alone or not _NEXT_TO_CLOCK.fullmatch(text, day.start, day.end):
        return None
    if not _LINK_TO_DAY.fullmatch(text, clock.end, day.start):
        return None
    hour, late = int(told["clock"][1:3]), day.value.value[-2:] in {"AF", "EV", "NI"}
    bare = _BARE_HOUR.fullmatch(text, clock.start, clock.end) and hour < NOON
    time = f"T{hour + NOON:02d}{told['clock'][3:]}" if bare and late else told["clock"]
    whole = day.value._replace(type="TIME", value=f"{said['day']}{time}", mod=clock.value.mod, interval=None)
    confidence = min(day.confidence, clock.confidence)
    return replace(day, start=clock.start, value=whole, confidence=confidence, rule=clock.rule)
