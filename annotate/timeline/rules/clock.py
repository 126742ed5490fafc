"""Rules for times of day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from annotate.support.patterns import lazily
from annotate.timeline.rules.calendar.dates import day_number, full_date, month_number
from annotate.timeline.values import contexts, resolution
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import QUANTITY, mod_of, rule

_HALF_DAY = r"(?P<half>a\.m\.?|p\.m\.?|am|pm)"
_ZONE = rf"(?:\s?(?P<zone>{lex.alternatives(lex.ZONES)})\b)?"
_YEAR_OF_DAY = r"(?:,?\s+(?P<{}>YEAR)(?![\d,.]\d))?".replace("YEAR", lex.YEAR)
# "Saturday, 7 June 2025", "Sunday, June 8", "Monday the 2nd of June".
_DATE_OF_WEEKDAY = (
    rf"(?:,?\s+(?:(?P<wm>{lex.MONTH})\s+(?P<wd>{lex.DAY})(?![\d:]|[,.]\d)"
    rf"|(?:the\s+)?(?P<wd2>{lex.DAY})\s+(?:of\s+)?(?P<wm2>{lex.MONTH})){_YEAR_OF_DAY.format('wy')})?"
)
_DAY = (
    rf"(?:,?\s+(?:on\s+)?(?:(?P<day>{lex.WEEKDAY}|today|tomorrow|yesterday)(?!\w){_DATE_OF_WEEKDAY}"
    rf"|(?:(?:in\s+)?the\s+(?P<mpart>morning|afternoon|evening|night)\s+of\s+)?"
    rf"(?:(?P<m>{lex.MONTH})\s*(?P<d>{lex.DAY})|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH})){_YEAR_OF_DAY.format('y')}))?"
)
_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# "From 2 until 4:30 a.m.": what goes on from an hour to the end of a range.
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|until|till|through|and|or)\s+)"
# "21.30 BST", "14.00 to 16.30 local time"; without a zone it may be any number.
_POINT_ZONE = r"\s?(?-i:GMT|UTC|BST|IST|[CEW]EST|[CEW]ET|AE[SD]T|SAST|EAT|WAT|MSK|SGT|HKT|JST|local\s+time)\b"
_POINT = rf"(?<![.,]\d)(?<![.,]\d\d)\.(?=[0-5]\d(?:{_TO}[0-2]?\d\.[0-5]\d)?{_POINT_ZONE})"
_BARE = rf"(?:(?P<bh>1[0-2]|0?[1-9])(?:[:.](?P<bmin>[0-5]\d))?|(?P<bspelt>{_SPELT}))"
_END = (
    rf"(?:about\s+|around\s+)?(?:(?P<eh>1[0-2]|0?[1-9]|(?:{_SPELT})(?=\s+(?:[ap]\.m|pm)))(?:[:.][0-5]\d)?\s?(?P<ehalf>[ap])\.?m\b\.?"
    rf"|(?P<ename>noon|midday|midnight)"
    rf"|(?P<eh2>1[0-2]|[1-9]|{_SPELT})(?:\s+o['’]clock)?\s+in\s+the\s+(?P<eside>morning|afternoon|evening)"
    rf"|(?P<eclock>{_SPELT}|1[0-2]|[1-9])\s+o['’]clock)"
)
_RANGE_END = lazily(rf"{_TO}{_END}{_ZONE}{_DAY}", re.IGNORECASE)
_RANGE_24 = lazily(rf"{_TO}(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:\s?(?:hours|hrs|h))?{_ZONE}{_DAY}", re.IGNORECASE)
_RANGE_BEGUN = lazily(
    rf"(?:\d\s?(?:a\.m\.?|p\.m\.?|am|pm|hours|hrs)?|\bnoon|\bmidnight|\bmidday|\b(?:{_SPELT}))(?:,?\s+(?:on\s+)?{lex.WEEKDAY})?{_TO}(?:about\s+|around\s+)?$",
    re.IGNORECASE,
)
_REPEATED = lazily(
    rf"\s+(?:on\s+)?(?:(?P<w>{lex.WEEKDAY})s|(?P<any>daily|(?:every|each)\s+day)|weekdays)\b(?!['’])",
    re.IGNORECASE,
)
_COUNTED_HOURS = lazily(r"\d{4} hours\b", re.IGNORECASE)
_AT_HOUR = lazily(
    r"(?:^|[.:;\n]|[–—-]|\b(?:at|by|until|till|from|to|around|about|approximately|before|after|between|and|on|since|past"
    rf"|{lex.WEEKDAY}|today|tonight|yesterday|tomorrow),?)\s*$",
    re.IGNORECASE,
)
# "On Fridays, it is open from 1pm".
_ON_ALL = lazily(
    rf"\b[Oo]n\s+(?P<w>{lex.WEEKDAY})s\b(?:(?!{lex.WEEKDAY}|{lex.FULL_MONTH})[^.;!?\n]){{0,70}}\Z"
)
_FROM_GREENWICH = lazily(r"\b(?:UTC|GMT)\s?[-+−–±]$")
_BETWEEN = lazily(r"\bbetween\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
# "Ten at night" is before midnight, "three at night" after.
LATEST, NOON = 4, 12
# After an hour so late, one so early is of the next day.
EARLY = "06:00"
_BEFORE_THAT = lazily(
    r"\b(?:earlier|before|previous\w*|already|same\s+morning|(?<!the\s)(?<!its\s)(?<!his\s)(?<!her\s)first)\b",
    re.IGNORECASE,
)
# "At 9pm he left. At 2am she had called", but not "by 9pm he had left. At 2am she called".
_HAD = lazily(r"\bhad\b[^.!?\n]*\Z", re.IGNORECASE)
# What is so on many days goes on from none.
_USUAL = lazily(
    r"\b(?:daily|nightly|usually|always|normally|weekdays|(?:every|each)\s+(?:night|morning|\w*day))\b",
    re.IGNORECASE,
)
_NEAR = 15
STEPS = {"tomorrow": 1, "yesterday": -1, "last": -1}


@rule(
    rf"{QUANTITY}(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?(?::[0-5]\d)?\s?{_HALF_DAY}"
    rf"|(?P<h24>[01]?\d|2[0-3])(?::|{_POINT})(?P<m24>[0-5]\d)(?::[0-5]\d)?(?![.:]\d)(?:\s?(?:hours|hrs))?|(?P<name>noon|midnight|midday)"
    rf"|(?P<mil>[01]\d|2[0-3])(?P<milmin>[0-5]\d)(?=\s?(?:GMT|UTC|hrs|hours)\b)(?:\s?(?:hrs|hours)\b)?"
    rf"|(?P<hspelt>{_SPELT})\s+(?P<halfspelt>a\.m\.?|p\.m\.?|pm)"
    rf"|(?P<spelt>{_SPELT}|\d{{1,2}})\s+o['’]clock(?:\s+(?:in\s+the\s+(?P<side>morning|afternoon|evening)|at\s+(?P<sidenight>night)"
    rf"|(?:on\s+)?(?P<nightday>{lex.WEEKDAY})\s+(?P<nightpart>morning|afternoon|evening|night)))?"
    rf"|(?:(?P<minutes>half|quarter|{_SPELT}|fifteen|twenty(?:-five)?|[1-5]?\d)\s+(?=past)|(?P<quarter>quarter)\s+(?=to))(?P<past>past|to)"
    rf"\s+(?P<base>{_SPELT}|1[0-2]|[1-9])\b(?!\s+\w+s\b)(?:\s+o['’]clock)?(?:\s+in\s+the\s+(?P<side2>morning|afternoon|evening)"
    rf"|\s+(?:on\s+)?(?P<pastday>{lex.WEEKDAY}|yesterday|tomorrow)\s+(?P<pastpart>morning|afternoon|evening))?"
    rf"|(?P<h3>1[0-2]|0?[1-9])(?P<min3>[0-5]\d)\s?(?P<half3>a\.m\.?|p\.m\.?|am|pm))"
    rf"{_ZONE}{_DAY}",
    clock=True,
)
def _clock(match: re.Match[str], context: Context) -> Value | None:
    if match["h24"] and _FROM_GREENWICH.search(match.string, 0, match.start("h24")):
        return None
    if match["mil"] and _COUNTED_HOURS.match(match.string, match.start("mil")) and _counts(match):
        return None
    clock, because = _time_of_day(match), "a time of day"
    zone = lex.ZONES.get(" ".join((match["zone"] or "").lower().split()), "")
    end = _end_of_range(match)
    own = match["day"] or match["m"] or match["m2"] or match["nightday"] or match["pastday"]
    if end is not None or _RANGE_BEGUN.search(match.string, 0, match.start()):
        context = _of_range(context)
    day = _day_of_clock(match if own or end is None else end, context)
    if not own and end is None and not _REPEATED.match(match.string, match.end()):
        day = _after_midnight(match, context, day, clock)
    if clock == "24:00" and end is not None:
        # What begins at midnight does so before the day whose hours follow.
        clock = "00:00"
    late = end is not None and "ehalf" in end.re.groupindex and _half_of_begin(int(clock[:2]), end)
    if late and match["h24"] and int(clock[:2]) < 12:
        clock = f"{int(clock[:2]) + 12:02d}{clock[2:]}"
    if match["zone"] and not zone:
        because = f"a time of day; {match['zone']} does not say how far from Greenwich"
    anchor = context.anchor if context.base else None
    return Value("TIME", f"{day}T{clock}{zone}", because, mod_of(match, "amount"), anchor)


def _after_midnight(match: re.Match[str], context: Context, day: str, clock: str) -> str:
    """Return the next day for an hour after midnight that is told of after one late in the evening."""
    told, end = context.clock
    late = told[11:] == "NI" or resolution.LATE <= told[11:16] <= "24:00"
    if day != told[:10] or not late or clock >= EARLY:
        return day
    if _BEFORE_THAT.search(match.string, end, match.start()):
        return day
    if _HAD.search(match.string, end, match.start()):
        return day
    if _USUAL.search(match.string, end, match.end() + _NEAR):
        return day
    # The last day that there is has no next one.
    return day if day == date.max.isoformat() else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _counts(match: re.Match[str]) -> bool:
    """Tell "(1539 hours)", a length, from "at 1539 hours"."""
    return _AT_HOUR.search(match.string[max(0, match.start() - 20) : match.start()]) is None


def _end_of_range(match: re.Match[str]) -> re.Match[str] | None:
    """Return the end of the range of clock times that an expression begins, none where it begins none."""
    return _RANGE_END.match(match.string, match.end()) or _RANGE_24.match(match.string, match.end())


def _of_range(context: Context) -> Context:
    """Return the context of either end of a range, so that both are on one side of the publication.

    "From midnight until 6 a.m. Thursday" looks ahead, unless the verb looks back.
    """
    return replace(context, preposition="" if context.tense == "past" else "until")


def _half_of_begin(hour: int, end: re.Match[str]) -> bool:
    """Tell whether a range that begins at an hour without a.m. or p.m. begins after noon.

    It begins in the half of the day in which it ends, unless it would then end before it begins.
    """
    if end["ename"]:
        return end["ename"].lower() == "midnight" or (hour % 12 == 0)
    if end["eclock"]:
        return False
    last = lex.number_of(end["eh"] or end["eh2"]) or 0
    late = (end["ehalf"] or "a").lower() == "p" or (end["eside"] or "morning").lower() != "morning"
    same = hour % 12 <= last % 12
    return late if same else not late


@rule(
    rf"(?:(?<=between\s)|(?<!\d\s))(?P<extent>{_BARE})(?={_TO}{_END})(?<![$€£#])"
    rf"|(?P<mil>[01]\d|2[0-3])(?P<milmin>[0-5]\d)(?:\s?(?:hours|hrs))?(?=\s*[-–—]\s*\d{{4}}\s?(?:GMT|UTC|hrs|hours)\b|\s+(?:to|and|until|till)\s+\d{{4}}\s?(?:GMT|UTC|hrs|hours)\b)"
)
def _clock_begin(match: re.Match[str], context: Context) -> Value | None:
    """Read "2" in "from 2 until 4:30 a.m.": an hour that a time of day follows in a range."""
    end = _end_of_range(match)
    if end is None or contexts.counts_something(match.string, match.start("extent")):
        return None
    start = match.start("extent")
    joined = re.match(r"\s+and\b", end.group()) is not None
    if joined and not _BETWEEN.search(match.string[max(0, start - 20) : max(0, start)]):
        return None
    if match["mil"]:
        clock = f"{match['mil']}:{match['milmin']}"
    else:
        hour = int(match["bh"] or lex.number_of(match["bspelt"]) or 0)
        late = _half_of_begin(hour, end)
        # With "o'clock" nobody says which half of the day is meant.
        shown = hour if end["eclock"] else hour % 12 + 12 * late
        clock = f"{shown:02d}:{match['bmin'] or '00'}"
    zone = lex.ZONES.get(" ".join((end["zone"] or "").lower().split()), "")
    context = _of_range(context)
    anchor = context.anchor if context.base else None
    day = _day_of_clock(end, context)
    return Value("TIME", f"{day}T{clock}{zone}", "a time of day, the beginning of a range", None, anchor)


def _time_of_day(match: re.Match[str]) -> str:
    """Return hours and minutes."""
    if match["name"]:
        return "24:00" if match["name"].lower() == "midnight" else "12:00"
    if match["h24"]:
        return f"{int(match['h24']):02d}:{match['m24']}"
    if match["mil"]:
        return f"{match['mil']}:{match['milmin']}"
    if match["hspelt"]:
        hour = int(lex.number_of(match["hspelt"]) or 0)
        return f"{hour % 12 + (12 if match['halfspelt'][0].lower() == 'p' else 0):02d}:00"
    if match["past"]:
        return _past_the_hour(match)
    if match["spelt"]:
        hour = int(lex.number_of(match["spelt"]) or 0)
        side = (match["side"] or match["sidenight"] or match["nightpart"] or match["mpart"] or "").lower()
        late = side in {"afternoon", "evening"} or (side == "night" and LATEST < hour < NOON)
        return f"{hour % 12 + 12 if late else hour:02d}:00"
    hours, minutes, half = (match[name] or match[f"{name}3"] for name in ("h", "min", "half"))
    hour = int(hours) % 12 + (12 if half[0].lower() == "p" else 0)
    return f"{hour:02d}:{minutes or '00'}"


def _past_the_hour(match: re.Match[str]) -> str:
    """Read "half past nine" and "ten to 6 in the evening"."""
    hour, words = int(lex.number_of(match["base"]) or 0), (match["minutes"] or match["quarter"]).lower()
    minutes = {"half": 30, "quarter": 15}.get(words) or int(lex.number_of(words) or 0)
    side = match["side2"] or match["pastpart"]
    if side and side.lower() != "morning":
        hour = hour % 12 + 12
    if match["past"].lower() == "to":
        hour, minutes = hour - 1, 60 - minutes
    return f"{hour % 24:02d}:{minutes % 60:02d}"


def _day_of_clock(match: re.Match[str], context: Context) -> str:
    """Return the day that stands with a time of day, else the last one spoken of, else the publication's."""
    if name := match["m"] or match["m2"] or match["wm"] or match["wm2"]:
        month = month_number(name)
        day = day_number(match["d"] or match["d2"] or match["wd"] or match["wd2"])
        if year := match["y"] or match["wy"]:
            return full_date(int(year), month, day, "").value
        found = resolution.month_day(context, month, day)
        return found.value if found else f"XXXX-{month:02d}-{day:02d}"
    groups = match.groupdict()
    word = (match["day"] or groups.get("nightday") or groups.get("pastday") or "").lower()
    if repeated := _REPEATED.match(match.string, match.end()):
        one = f"XXXX-WXX-{lex.WEEKDAYS[repeated['w'].lower()]}" if repeated["w"] else "XXXX-WXX-WD"
        return resolution.NO_DAY if repeated["any"] else one
    if word in lex.WEEKDAYS:
        return resolution.weekday(context, lex.WEEKDAYS[word]).value
    if word in {"today", *STEPS}:
        value = resolution.unit_at(context, "D", STEPS.get(word, 0), word)
        return value.value if value else resolution.NO_DAY
    on = _ON_ALL.search(match.string, max(0, match.start() - 80), match.start())
    return f"XXXX-WXX-{lex.WEEKDAYS[on['w'].lower()]}" if on else context.day_value
