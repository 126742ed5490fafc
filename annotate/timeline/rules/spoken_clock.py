"""Rules for hours as they are spoken: "10 last night", "half past two this morning", "first light on Monday".

Which half of the day is meant, the part of the day beside them tells.
"""

from __future__ import annotations

import re

from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution
from annotate.timeline.values.resolution import LAST, Context, Value
from annotate.timeline.values.rule import read_whole, rule

_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = rf"(?P<h>{_SPELT}|1[0-2]|[1-9])(?:[:.](?P<min>[0-5]\d))?(?:\s+o['’]clock)?"
_DAY = rf"{lex.WEEKDAY}|today|yesterday|tomorrow|{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+{lex.MONTH}"
_MINUTES = {"half": 30, "quarter": 15}
# "Voted five to two on Monday night" tells no hour: minutes to one are told with a word before them.
_TOLD = r"(?:(?<=at\s)|(?<=around\s|before\s)|(?<=about\s|after\s|since\s|until\s)|(?<=by\s)|(?<=from\s))"
_COUNTED = "five|ten|twenty(?:-five)?|5|10|20|25"
# So early "at night" is after midnight, and "in the evening" there is no such hour.
_AFTER_MIDNIGHT = 5


@rule(
    rf"(?:(?P<minutes>half(?=\s+past)|quarter|(?:{_COUNTED})(?=\s+past)|{_TOLD}(?:{_COUNTED}))\s+(?P<way>past|to)\s+(?P<base>{_SPELT}|1[0-2]|[1-9])|(?<=at\s){_HOUR}"
    rf"|(?<=around\s|before\s){_HOUR.replace('<h>', '<h2>').replace('<min>', '<min2>')}"
    rf"|(?<=about\s|after\s|since\s|until\s){_HOUR.replace('<h>', '<h3>').replace('<min>', '<min3>')})"
    rf"\s+(?:(?P<day>this|last|yesterday|tomorrow|that|{lex.WEEKDAY})\s+(?P<part>morning|afternoon|evening|night)|(?P<tonight>tonight))"
)
def _hour_of_part(match: re.Match[str], context: Context) -> Value | None:
    """Read "at 10 last night", "half past two this morning", "around five yesterday morning"."""
    whole = match["tonight"] or f"{match['day']} {match['part']}"
    found = read_whole(whole, context)
    if found is None:
        return None
    part = (match["part"] or "night").lower()
    hour = int(lex.number_of(match["base"] or match["h"] or match["h2"] or match["h3"]) or 0)
    minute = int(match["min"] or match["min2"] or match["min3"] or 0)
    if match["minutes"]:
        words = match["minutes"].lower()
        minute = _MINUTES.get(words) or int(lex.number_of(words) or 0)
    if match["minutes"] and match["way"].lower() == "to":
        hour, minute = hour - 1, 60 - minute
    early = part == "night" and (hour % 12) < _AFTER_MIDNIGHT
    if part == "evening" and hour % 12 < _AFTER_MIDNIGHT - 1:
        return None
    hour = hour % 12 + (0 if part == "morning" or early else 12)
    day = found.value.partition("T")[0]
    if early and (days := resolution.unit_at(context, "D", 0, "")) and (match["day"] or "").lower() == "last":
        # "One last night" was after midnight, and so today.
        day = days.value
    return found._replace(
        type="TIME",
        value=f"{day}T{hour:02d}:{minute:02d}",
        because=f"a time of day; {found.because}",
        mod=None,
    )


@rule(
    rf"{_HOUR}\s+in\s+the\s+(?P<side>morning|afternoon|evening),?\s+(?:on|of)\s+(?P<day>{_DAY})"
    rf"(?:,?\s+(?P<y>{lex.YEAR}))?"
)
def _in_the_morning_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "7 in the morning on Saturday"; there is no "one in the evening on Sunday"."""
    if match["side"].lower() == "evening" and int(lex.number_of(match["h"]) or 0) % 12 < _AFTER_MIDNIGHT - 1:
        return None
    found = read_whole(match["day"] + (f", {match['y']}" if match["y"] else ""), context)
    if found is None:
        return None
    hour = int(lex.number_of(match["h"]) or 0) % 12 + (0 if match["side"].lower() == "morning" else 12)
    return found._replace(type="TIME", value=f"{found.value}T{hour:02d}:{match['min'] or '00'}")


_TWILIGHT = {
    "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "first light": "MO", "sun-up": "MO", "dusk": "EV",
    "sunset": "EV", "sundown": "EV", "nightfall": "NI", "last light": "EV",
}  # fmt: skip


@rule(rf"(?P<part>{lex.alternatives(_TWILIGHT)})\s+(?:on|of)\s+(?P<day>{_DAY})(?:,?\s+(?P<y>{lex.YEAR}))?")
def _twilight_of(match: re.Match[str], context: Context) -> Value | None:
    """Read "before dawn on Monday", "first light on 3 May"."""
    found = read_whole(match["day"] + (f", {match['y']}" if match["y"] else ""), context)
    if found is None or not match["part"][0].islower():
        return None
    part = _TWILIGHT[" ".join(match["part"].lower().split())]
    return found._replace(
        type="TIME", value=f"{found.value}T{part}", because=f"a part of the day; {found.because}"
    )


@rule(
    rf"(?P<h>{_SPELT}|1[0-2]|[1-9])(?::(?P<min>[0-5]\d))?\s+in\s+the\s+(?P<side>morning|afternoon|evening)",
    clock=True,
)
def _in_the_morning(match: re.Match[str], context: Context) -> Value | None:
    hour = int(lex.number_of(match["h"]) or 0)
    if match["side"].lower() != "morning":
        hour = hour % 12 + 12
    return Value(
        "TIME",
        f"{context.day_value}T{hour:02d}:{match['min'] or '00'}",
        "a time of day",
        None,
        LAST if context.last else None,
    )
