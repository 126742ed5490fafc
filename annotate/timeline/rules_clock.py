"""Rules for times of day."""

from __future__ import annotations

import re

from annotate.timeline import lexicon as lex
from annotate.timeline import resolution
from annotate.timeline.resolution import LAST, PUBLISHED, Context, Value
from annotate.timeline.rule import QUANTITY, mod_of, rule, with_part
from annotate.timeline.rules_dates import month_number

_HALF_DAY = r"(?P<half>a\.m\.?|p\.m\.?|am|pm)"
_ZONE = rf"(?:\s?(?P<zone>{lex.alternatives(lex.ZONES)})\b)?"
_DAY = (
    rf"(?:,?\s+(?:on\s+)?(?:(?P<day>{lex.WEEKDAY}|today|tomorrow|yesterday)(?:,?\s+{lex.MONTH}\s+{lex.DAY})?"
    rf"|(?P<m>{lex.MONTH})\s*(?P<d>{lex.DAY})(?:,?\s+(?P<y>{lex.YEAR}))?))?"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_STEPS = {"tomorrow": 1, "yesterday": -1, "last": -1}


@rule(
    rf"{QUANTITY}(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?(?::[0-5]\d)?\s?{_HALF_DAY}"
    rf"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?::[0-5]\d)?(?![.:]\d)(?:\s?(?:hours|hrs))?|(?P<name>noon|midnight|midday)"
    rf"|(?P<mil>[01]\d|2[0-3])(?P<milmin>[0-5]\d)(?=\s?(?:GMT|UTC|hrs|hours)\b)(?:\s?(?:hrs|hours)\b)?"
    rf"|(?P<spelt>{_HOURS}|\d{{1,2}})\s+o['’]clock(?:\s+in\s+the\s+(?P<side>morning|afternoon|evening))?"
    rf"|(?:(?P<minutes>half|quarter|{_HOURS}|fifteen|twenty(?:-five)?|[1-5]?\d)\s+(?=past)|(?P<quarter>quarter)\s+(?=to))(?P<past>past|to)"
    rf"\s+(?P<base>{_HOURS}|1[0-2]|[1-9])\b(?!\s+\w+s\b)(?:\s+o['’]clock)?(?:\s+in\s+the\s+(?P<side2>morning|afternoon|evening))?"
    rf"|(?P<h3>1[0-2]|0?[1-9])(?P<min3>[0-5]\d)\s?(?P<half3>a\.m\.?|p\.m\.?|am|pm))"
    rf"{_ZONE}{_DAY}"
)
def _clock(match: re.Match[str], context: Context) -> Value | None:
    clock, because = _time_of_day(match), "a time of day"
    zone = lex.ZONES.get(" ".join((match["zone"] or "").lower().split()), "")
    day = _day_of_clock(match, context)
    if match["zone"] and not zone:
        because = f"a time of day; {match['zone']} does not say how far from Greenwich"
    anchor = context.anchor if context.base else None
    return Value("TIME", f"{day}T{clock}{zone}", because, mod_of(match, "amount"), anchor)


def _time_of_day(match: re.Match[str]) -> str:
    """Return hours and minutes."""
    if match["name"]:
        return "24:00" if match["name"].lower() == "midnight" else "12:00"
    if match["h24"]:
        return f"{int(match['h24']):02d}:{match['m24']}"
    if match["mil"]:
        return f"{match['mil']}:{match['milmin']}"
    if match["past"]:
        return _past_the_hour(match)
    if match["spelt"]:
        hour = int(lex.number_of(match["spelt"]) or 0)
        late = (match["side"] or "").lower() in {"afternoon", "evening"}
        return f"{hour % 12 + 12 if late else hour:02d}:00"
    hours, minutes, half = (match[name] or match[f"{name}3"] for name in ("h", "min", "half"))
    hour = int(hours) % 12 + (12 if half[0].lower() == "p" else 0)
    return f"{hour:02d}:{minutes or '00'}"


def _past_the_hour(match: re.Match[str]) -> str:
    """Read "half past nine" and "ten to 6 in the evening"."""
    hour, words = int(lex.number_of(match["base"]) or 0), (match["minutes"] or match["quarter"]).lower()
    minutes = {"half": 30, "quarter": 15}.get(words) or int(lex.number_of(words) or 0)
    if match["side2"] and match["side2"].lower() != "morning":
        hour = hour % 12 + 12
    if match["past"].lower() == "to":
        hour, minutes = hour - 1, 60 - minutes
    return f"{hour % 24:02d}:{minutes % 60:02d}"


def _day_of_clock(match: re.Match[str], context: Context) -> str:
    """Return the day that stands with a time of day, else the last one spoken of, else the publication's."""
    if match["m"]:
        month, day = month_number(match["m"]), int(re.sub(r"\D", "", match["d"]))
        if match["y"]:
            return f"{int(match['y']):04d}-{month:02d}-{day:02d}"
        found = resolution.month_day(context, month, day)
        return found.value if found else f"XXXX-{month:02d}-{day:02d}"
    word = (match["day"] or "").lower()
    if word in lex.WEEKDAYS:
        return resolution.weekday(context, lex.WEEKDAYS[word]).value
    base = context.day
    if word in {"today", *_STEPS} or base is None:
        value = resolution.unit_at(context, "D", _STEPS.get(word, 0), word)
        return value.value if value else "XXXX-XX-XX"
    return base.isoformat()


@rule(
    r"(?:(?P<sooner>earlier|later)\s+)?(?:(?P<which>this|last|that|the\s+same)\s+)(?P<part>morning|afternoon|evening|night)"
    r"|(?P<overnight>overnight)"
)
def _part_of_day(match: re.Match[str], context: Context) -> Value | None:
    words = " ".join(match.group().split())
    which = (match["which"] or "").lower()
    if match["overnight"]:
        value = resolution.unit_at(context, "D", 0, words)
        return value and value._replace(type="TIME", value=f"{value.value}TNI")
    if which in {"that", "the same"} and context.last:
        value = Value("DATE", context.last.isoformat(), "the date spoken of before", None, LAST)
    else:
        value = resolution.unit_at(context, "D", -1 if which == "last" else 0, words)
    return value and with_part(value, match)


@rule(
    rf"(?:the\s+)?(?P<partmod>early|late|mid)?[- ]?(?P<part>morning|afternoon|evening|night)s?\s+(?:of\s+)?"
    rf"(?:(?P<w>{lex.WEEKDAY}|yesterday|today|tomorrow)(?!,?\s+{lex.MONTH}\s+\d)|(?:{lex.WEEKDAY},?\s+)?(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})"
    rf"|(?:{lex.WEEKDAY},?\s+)?(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}))(?:,?\s+(?P<y>{lex.YEAR}))?"
)
def _part_of_named_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "the evening of June 8", "mid-afternoon yesterday"."""
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    if month:
        number = int(re.sub(r"\D", "", day))
        if match["y"]:
            value = f"{int(match['y']):04d}-{month_number(month):02d}-{number:02d}"
            return with_part(Value("DATE", value, "written in full"), match)
        found = resolution.month_day(context, month_number(month), number)
    else:
        word = match["w"].lower()
        found = _named_day(context, word, word)
    return found and with_part(found, match)


def _named_day(context: Context, word: str, words: str) -> Value | None:
    """Return the day that a weekday, "yesterday", "last" or a word like "today" names."""
    if word in lex.WEEKDAYS:
        return resolution.weekday(context, lex.WEEKDAYS[word])
    return resolution.unit_at(context, "D", _STEPS.get(word, 0), words)


@rule(
    rf"(?:(?:(?P<day>{lex.WEEKDAY}|yesterday|tomorrow|this|last|in\s+the)\s+)?(?:early\s+|late\s+)?"
    r"(?P<part>morning|afternoon|evening|night)|(?P<tonight>tonight))\s+(?:at|around|about)\s+"
    r"(?P<h>1[0-2]|[1-9])(?::(?P<min>[0-5]\d))?(?!\s?(?:[ap]\.?m|%)|[\d:.,]\d|\s+[a-z]+s\b)"
)
def _part_with_clock(match: re.Match[str], context: Context) -> Value | None:
    """Read "last night at 8"."""
    word = (match["day"] or "").lower()
    day = _named_day(context, word, " ".join(match.group().split())) or Value("DATE", "", "")
    hour, part = int(match["h"]), (match["part"] or "night").lower()
    late = part in {"afternoon", "evening"} or (part == "night" and 5 < hour < 12)
    clock = f"{hour % 12 + 12 if late else hour:02d}:{match['min'] or '00'}"
    return day._replace(type="TIME", value=f"{day.value}T{clock}")


@rule(r"(?:the\s+)?(?P<partmod>early|late|mid)[- ](?P<part>morning|afternoon|evening)(?!s)")
def _early_part(match: re.Match[str], context: Context) -> Value | None:
    return _the_part(match, context)


@rule(
    r"(?:the\s+)?(?P<partmod>early|late|mid)?[- ]?(?P<part>morning|afternoon|evening|night|midday|lunchtime)",
    weak=True,
)
def _the_part(match: re.Match[str], context: Context) -> Value | None:
    base = context.day
    if base is None:
        return with_part(Value("DATE", "XXXX-XX-XX", resolution.UNKNOWN), match)
    anchor = LAST if context.last else PUBLISHED
    return with_part(Value("DATE", base.isoformat(), f"of {base}", None, anchor), match)


@rule(rf"(?P<h>{_HOURS}|1[0-2]|[1-9])(?::(?P<min>[0-5]\d))?\s+in\s+the\s+(?P<side>morning|afternoon|evening)")
def _in_the_morning(match: re.Match[str], context: Context) -> Value | None:
    hour = int(lex.number_of(match["h"]) or 0)
    if match["side"].lower() != "morning":
        hour = hour % 12 + 12
    base = context.day
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Value(
        "TIME",
        f"{day}T{hour:02d}:{match['min'] or '00'}",
        "a time of day",
        None,
        LAST if context.last else None,
    )
