# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for times that stand to others: weekdays, distances, lengths, repetitions, clocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from annotate.record import TimexMod
from annotate.timeline import calendar, resolution
from annotate.timeline import lexicon as lex
from annotate.timeline.resolution import LAST, PUBLISHED, Context, Value
from annotate.timeline.rule import MOD, PART, mod_of, rule

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_QUANTITY = rf"(?:(?P<amount>{lex.alternatives(lex.AMOUNTS)})\s+)?"
_OFFSET = (
    rf"{_QUANTITY}(?P<number>{lex.NUMBER}|{lex.VAGUE}|half\s+an?)[- ](?P<unit>{lex.UNIT})"
    r"(?P<half>\s+and\s+a\s+half)?"
)


@rule(
    rf"(?:(?P<which>last|next|this|the\s+previous|the\s+following|coming|past)\s+)?(?P<w>{lex.WEEKDAY})"
    rf"(?:\s+{PART})?"
)
def _weekday(match: re.Match[str], context: Context) -> Value | None:
    if not match["w"][0].isupper():
        return None
    which = (match["which"] or "").lower().removeprefix("the ")
    value = resolution.weekday(context, lex.WEEKDAYS[match["w"].lower()], which)
    return _with_part(value, match["part"])


def _with_part(value: Value, part: str | None) -> Value:
    if not part:
        return value
    return value._replace(type="TIME", value=f"{value.value}T{lex.PARTS[part.lower()]}")


@rule(
    rf"(?P<w>today|yesterday|tomorrow|tonight|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)(?:\s+{PART})?"
)
def _deictic(match: re.Match[str], context: Context) -> Value | None:
    words = " ".join(match["w"].lower().split())
    steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    value = resolution.unit_at(context, "D", steps.get(words, 0), words)
    return value and _with_part(value, "night" if words == "tonight" else match["part"])


@rule(rf"(?P<which>this|last|that)\s+{PART}|overnight")
def _part_of_day(match: re.Match[str], context: Context) -> Value | None:
    if not match["part"]:
        value = resolution.unit_at(context, "D", 0, "overnight")
    elif match["which"].lower() == "that" and context.last:
        value = Value("DATE", context.last.isoformat(), "the date before", None, LAST)
    else:
        step = -1 if match["which"].lower() == "last" else 0
        value = resolution.unit_at(context, "D", step, match.group())
    return value and _with_part(value, match["part"] or "night")


@rule(
    rf"(?:the\s+)?{MOD}?(?:the\s+)?(?P<which>last|past|previous|this|current|next|coming)\s+"
    r"(?P<u>day|week|weekend|month|quarter|year|decade|century)"
)
def _which_unit(match: re.Match[str], context: Context) -> Value | None:
    which, unit = match["which"].lower(), lex.unit_code(match["u"])
    if which == "past" or (which == "last" and match.group().lower().startswith("the ")):
        return Value("DURATION", resolution.duration(1, unit), "up to publication", mod_of(match), PUBLISHED)
    value = resolution.unit_at(context, unit, _STEPS[which], " ".join(match.group().split()))
    return value and value._replace(mod=mod_of(match))


@rule(r"(?:over\s+)?the\s+weekend", weak=True)
def _the_weekend(match: re.Match[str], context: Context) -> Value | None:
    step = 0 if context.tense == "future" else -1
    return resolution.unit_at(context, "WE", step, "the weekend")


@rule(
    r"(?:the\s+)?(?P<mod>end|beginning|start|middle|rest)\s+of\s+(?P<which>the|this|last|next|that)\s+"
    r"(?P<u>week|month|quarter|year|decade|century)"
)
def _part_of_unit(match: re.Match[str], context: Context) -> Value | None:
    mods: dict[str, TimexMod] = {"end": "END", "beginning": "START", "start": "START", "middle": "MID"}
    step = _STEPS.get(match["which"].lower(), 0)
    value = resolution.unit_at(context, lex.unit_code(match["u"]), step, " ".join(match.group().split()))
    return value and value._replace(mod=mods.get(match["mod"].lower()))


@rule(
    r"(?:the\s+year\s+)?(?P<c>eighteen|nineteen|twenty)[- ](?:hundred(?:\s+and)?\s+)?"
    r"(?P<n>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen)",
    weak=True,
)
def _spelt_year(match: re.Match[str], context: Context) -> Value | None:
    rest = lex.number_of(match["n"])
    return Value("DATE", f"{lex.NUMBERS[match['c'].lower()]}{int(rest or 0):02d}", "a year in words")


@rule(r"(?:that|(?:the|that)\s+same|the\s+following|the\s+next|the\s+previous)\s+(?P<u>day|week|month|year)")
def _anaphoric(match: re.Match[str], context: Context) -> Value | None:
    words = match.group().lower()
    step = 1 if "following" in words or "next" in words else -1 if "previous" in words else 0
    base = context.last or context.published
    moved = Context(published=base)
    value = resolution.unit_at(moved, lex.unit_code(match["u"]), step, " ".join(words.split()))
    anchor = LAST if context.last else PUBLISHED if base else None
    return value and value._replace(anchor=anchor)


@rule(rf"{_OFFSET}\s+(?P<way>ago|earlier|before|previously|later|afterwards|from\s+now|hence)")
def _offset(match: re.Match[str], context: Context) -> Value | None:
    way = match["way"].lower()
    sign = 1 if way in {"later", "afterwards", "hence"} or way.startswith("from") else -1
    number, half = _number(match)
    anchor = PUBLISHED if way in {"ago", "hence"} or way.startswith("from") else LAST
    words = " ".join(match.group().split())
    if number is not None and half:
        number += 0.5
    value = resolution.offset(context, number, lex.unit_code(match["unit"]), sign, words, anchor)
    return value and value._replace(mod=_past_mod(match, sign))


def _past_mod(match: re.Match[str], sign: int) -> TimexMod | None:
    """Turn "over three years ago" into before, "less than a week ago" into after."""
    amount = mod_of(match, "amount")
    turned: dict[str, TimexMod] = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}
    if sign > 0:
        turned = {"MORE_THAN": "AFTER", "LESS_THAN": "BEFORE"}
    return turned.get(amount or "", amount)


def _number(match: re.Match[str]) -> tuple[float | None, bool]:
    words = match["number"].lower()
    if words.startswith("half"):
        return 0.5, False
    return lex.number_of(words), bool(match["half"])


@rule(
    rf"(?:(?P<the>the|in\s+the)\s+)?(?:(?P<which>last|past|next|coming|recent|previous|first|final)\s+)?{_OFFSET}"
    r"(?:[- ]long)?(?!-old|[- ]+years?[- ]old|\s+old\b)"
)
def _duration(match: re.Match[str], context: Context) -> Value | None:
    number, half = _number(match)
    unit = lex.unit_code(match["unit"])
    if match["unit"].lower() in {"second", "quarter"} and match["number"].lower() in {"a", "the", "one"}:
        return None
    value = resolution.duration(number, unit, half)
    if match["number"].lower().startswith("half"):
        value = _half(unit)
    anchor = PUBLISHED if match["which"] and match["which"].lower() != "first" else None
    return Value("DURATION", value, "a length of time", mod_of(match, "amount"), anchor)


def _half(unit: str) -> str:
    """Write half of a unit in the next smaller one, where that is whole."""
    return {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}.get(
        unit, resolution.duration(0.5, unit)
    )


@rule(
    r"(?:recent|past|the\s+last|coming|the\s+past|the\s+next)?\s*(?P<u>hours|days|weeks|months|years|decades|centuries)(?:-long)?",
    weak=True,
)
def _vague_duration(match: re.Match[str], context: Context) -> Value | None:
    words = match.group().lower()
    if words.startswith("recent"):
        return Value("DATE", "PAST_REF", "no exact date")
    if words.startswith("coming"):
        return Value("DATE", "FUTURE_REF", "no exact date")
    return Value("DURATION", resolution.duration(None, lex.unit_code(match["u"])), "no exact number")


@rule(
    rf"(?:every|each)\s+(?:(?P<n>other|{lex.NUMBER})\s+)?(?P<u>{lex.UNIT}|{lex.WEEKDAY}|morning|afternoon|evening|night)"
)
def _every(match: re.Match[str], context: Context) -> Value | None:
    word = match["u"].lower()
    if word in lex.WEEKDAYS:
        return Value("SET", f"XXXX-WXX-{lex.WEEKDAYS[word]}", "repeated")
    if word in {"morning", "afternoon", "evening"}:
        return Value("SET", f"XXXX-XX-XXT{lex.PARTS[word]}", "repeated")
    number = 2.0 if (match["n"] or "").lower() == "other" else lex.number_of(match["n"] or "1")
    return Value("SET", resolution.duration(number, lex.unit_code(word)), "repeated")


@rule(rf"(?:once|twice|three\s+times|several\s+times)\s+(?:an?|per|each|every)\s+(?P<u>{lex.UNIT})")
def _times_a(match: re.Match[str], context: Context) -> Value | None:
    return Value("SET", resolution.duration(1, lex.unit_code(match["u"])), "repeated")


@rule(rf"{'|'.join(lex.FREQUENCIES)}", weak=True)
def _frequency(match: re.Match[str], context: Context) -> Value | None:
    return Value("SET", lex.FREQUENCIES[match.group().lower()], "repeated")


@rule(
    r"(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>a\.m\.|p\.m\.|am|pm)"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)|(?P<name>noon|midnight|midday))"
    rf"(?:\s?(?P<zone>{'|'.join(lex.ZONES)})\b)?"
    rf"(?:,?\s+(?:on\s+)?(?P<day>{lex.WEEKDAY}|today|tomorrow|yesterday))?"
)
def _clock(match: re.Match[str], context: Context) -> Value | None:
    if match["name"]:
        clock = "24:00" if match["name"].lower() == "midnight" else "12:00"
    elif match["h24"]:
        clock = f"{int(match['h24']):02d}:{match['m24']}"
    else:
        hour = int(match["h"]) % 12 + (12 if match["half"][0].lower() == "p" else 0)
        clock = f"{hour:02d}:{match['min'] or '00'}"
    zone = lex.ZONES.get((match["zone"] or "").lower(), "")
    day = _day_of_clock(match["day"], context)
    return Value(
        "TIME", f"{day}T{clock}{zone}", "a time of day", None, PUBLISHED if context.published else None
    )


def _day_of_clock(word: str | None, context: Context) -> str:
    word = (word or "").lower()
    if word in lex.WEEKDAYS:
        return resolution.weekday(context, lex.WEEKDAYS[word]).value
    base = context.last or context.published
    steps = {"tomorrow": 1, "yesterday": -1}
    if word in {"today", *steps} or base is None:
        value = resolution.unit_at(context, "D", steps.get(word, 0), word)
        return value.value if value else "XXXX-XX-XX"
    return base.isoformat()


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas eve": lambda y: date(y, 12, 24),
    "christmas day": lambda y: date(y, 12, 25),
    "christmas": lambda y: date(y, 12, 25),
    "boxing day": lambda y: date(y, 12, 26),
    "new year's eve": lambda y: date(y, 12, 31),
    "new year's day": lambda y: date(y, 1, 1),
    "valentine's day": lambda y: date(y, 2, 14),
    "independence day": lambda y: date(y, 7, 4),
    "fourth of july": lambda y: date(y, 7, 4),
    "halloween": lambda y: date(y, 10, 31),
    "veterans day": lambda y: date(y, 11, 11),
    "thanksgiving": lambda y: calendar.nth_weekday(y, 11, 3, 4),
    "thanksgiving day": lambda y: calendar.nth_weekday(y, 11, 3, 4),
    "labor day": lambda y: calendar.nth_weekday(y, 9, 0, 1),
    "memorial day": lambda y: calendar.nth_weekday(y, 5, 0, -1),
    "easter": calendar.easter,
    "easter sunday": calendar.easter,
    "good friday": lambda y: date.fromordinal(calendar.easter(y).toordinal() - 2),
    "easter monday": lambda y: date.fromordinal(calendar.easter(y).toordinal() + 1),
}
_HOLIDAY_WORDS = "|".join(sorted((h.replace("'", "['’]") for h in _HOLIDAYS), key=len, reverse=True))


@rule(rf"(?:(?P<which>last|next|this)\s+)?(?P<h>{_HOLIDAY_WORDS})(?:,?\s+(?P<y>{lex.YEAR}))?")
def _holiday(match: re.Match[str], context: Context) -> Value | None:
    if not match["h"][0].isupper():
        return None
    name = " ".join(match["h"].lower().replace("’", "'").split())
    if match["y"]:
        return Value("DATE", _HOLIDAYS[name](int(match["y"])).isoformat(), "a holiday")
    if context.published is None:
        return Value("DATE", "XXXX", "a holiday; the publication date is unknown")
    here = _HOLIDAYS[name](context.published.year)
    placed = resolution.month_day(context, here.month, here.day)
    year = int(placed.value[:4]) if placed else here.year
    return Value(
        "DATE",
        _HOLIDAYS[name](year).isoformat(),
        f"a holiday, published {context.published}",
        None,
        PUBLISHED,
    )


@rule(rf"{lex.alternatives(lex.REFERENCES)}", weak=True)
def _reference(match: re.Match[str], context: Context) -> Value | None:
    return Value("DATE", lex.REFERENCES[" ".join(match.group().lower().split())], "no exact date")
