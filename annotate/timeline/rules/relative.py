# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for times that stand to others: weekdays, "yesterday", "last week", "three days ago", "that day"."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.record import Interval, TimexMod
from annotate.support import calendar
from annotate.timeline.values import contexts, lengths, resolution, year_parts
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import LAST, PUBLISHED, Context, Value
from annotate.timeline.values.rule import (
    MOD,
    PART,
    QUANTITY,
    SOONER,
    mod_of,
    read_whole,
    rule,
    which_of,
    with_part,
)

_STEPS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
}  # fmt: skip
# How long the value of a decade is, and that of a century.
_LONG_VALUES = {"DE": len("191"), "CE": len("19")}
_LATE = r"(?:(?P<mod>(?:very\s+)?early|mid|(?:very\s+)?late)[- ](?:on\s+)?)?"
_UNITS_AWAY = (
    rf"(?P<number>{lex.NUMBER}|{lex.VAGUE}|half\s+an?)"
    # "Jailed in 2019 to 15 years" has a year and a length.
    rf"(?:(?<!1[5-9]\d\d)(?<!20\d\d)(?:\s+to\s+|\s+or\s+|[-–])(?P<upper>{lex.NUMBER}))?(?P<halved>[\s-]+and[\s-]+(?:a[\s-]+)?half)?"
    rf"(?:{lex.GAP}(?:more|next|upcoming|coming|additional|further|full|whole|straight|consecutive"
    r"|successive|trading|business|working"
    r"|calendar|short|long|past|previous|preceding))?"
    rf"{lex.GAP}(?P<unit>{lex.UNIT})"
    r"(?P<half>\s+and\s+a\s+half)?(?P<more>\s+or\s+(?:so|more|two|longer))?"
)
OFFSET = QUANTITY + _UNITS_AWAY
# "Over three years" says when as often as how long: "sold over three years".
LENGTH = (
    QUANTITY.replace(
        "over|",
        r"over(?=\s+an?\b|\s+[\w-]+\s+(?:years|months|weeks|days|hours|decades)\s+of\b)|(?<=\bfor\s)over|(?<=\bafter\s)over"
        r"|(?<=\bwith\s)over|(?<=\bof\s)over|(?<=\bin\s)over|(?<=\bspan\s)over|(?<=\btook\s)over|",
    )
    + _UNITS_AWAY
)
# What follows "three days before" where a day of its own is meant, not "before the vote".
_STOP = r"(?=\s*(?:[.,;:!?)–—\"”’'`]|$|\band\b|\bbut\b|\bwhen\b|\bin\b|\bat\b))"
# And "shut the week before for repairs" goes on with something that is no date.
_GOES_ON = r"(?=\s+(?:as|because|by|during|for|from|near|on|outside|while|with)\b(?!-))"
# What goes on after "a year after that" where nothing more is named by it.
_THEN = r"\s*(?:[.,;:!?)]|$)|\s+(?-i:[A-Z])|\s+(?:he|she|it|they|we|i|you|the|an?|his|her|its|their)\b"
_NO_TITLE = (
    r"(?!\s+(?:Times|Mail|Telegraph|Express|Mirror|Mercury|Night\s+Live|Herald|Independent|Post|School)\b)"
)

# "Monday (July 25)".
_DATED_AFTER = re.compile(
    rf"\s*\((?P<day>{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+{lex.MONTH})(?:,?\s+{lex.YEAR})?\)"
)
# "Monday and Tuesday nights" are repeated, both of them.
_SHARED_PART = re.compile(
    rf"(?:,\s+(?:{lex.WEEKDAY}))*,?\s+(?:and|or)\s+(?:{lex.WEEKDAY})\s+(?:morning|afternoon|evening|night)s\b"
)


@rule(
    rf"{SOONER}{_LATE}(?:(?:the\s+)?(?P<which>last|next|this\s+coming|this\s+upcoming|upcoming|this\s+past|this|previous|preceding|following|coming|past)\s+)?"
    rf"(?P<w>{lex.WEEKDAY})(?:\s+{PART})?{_NO_TITLE}(?:,?\s+(?P<week>week))?",
    weekday=True,
)
def _weekday(match: re.Match[str], context: Context) -> Value | None:
    if not match["w"][0].isupper() or _SHARED_PART.match(match.string, match.end()):
        return None
    number, which = lex.WEEKDAYS[match["w"].lower()], which_of(match)
    if not which and contexts.is_any(match.string, match.start(), match.end()):
        return with_part(Value("DATE", f"XXXX-WXX-{number}", "one of many, not said which"), match)
    dated = None if context.base or which else _DATED_AFTER.match(match.string, match.end())
    if dated and (written := read_whole(dated["day"], context)):
        return with_part(written._replace(because=f"the date behind it: {written.because}"), match)
    if which == "next" and context.tense == "past" and match.group()[:4].lower() == "the ":
        which = "following"
    if which == "following" and context.tense == "past" and not context.last:
        return with_part(Value("DATE", f"XXXX-WXX-{number}", "no day is spoken of before"), match)
    if which in {"previous", "preceding", "following"} and context.last:
        ahead = (number - context.last.isoweekday()) % 7 or 7
        steps = ahead if which == "following" else ahead - 7 if ahead < 7 else -7
        day = context.last.fromordinal(context.last.toordinal() + steps)
        found = Value(
            "DATE", day.isoformat(), f"{which} {match['w']}: the date before is {context.last}", None, LAST
        )
    else:
        british = replace(context, tense="future", preposition="") if match["week"] else context
        found = resolution.weekday(british, number, which)
        if match["week"] and context.published is not None and context.published.isoweekday() == number:
            # Said on a Friday, "Friday week" is a week from today.
            found = found._replace(value=context.published.isoformat())
    if match["week"] and (days := calendar.days_of(found.value)):
        found = found._replace(value=days[0].fromordinal(days[0].toordinal() + 7).isoformat())
    return with_part(found._replace(mod=mod_of(match)), match)


@rule(
    rf"(?P<w>{lex.WEEKDAY})\s+(?:of\s+)?(?P<which>this|last|next|(?:the\s+)?following)\s+week"
    rf"|(?P<which2>this|last|next)\s+week(?:,|\s+on)?\s+(?P<w2>{lex.WEEKDAY})"
)
def _weekday_of_week(match: re.Match[str], context: Context) -> Value | None:
    which = (match["which"] or match["which2"]).lower().split()[-1]
    step = 1 if which == "following" else _STEPS[which]
    week = resolution.unit_at(context, "W", step, " ".join(match.group().split()))
    number = lex.WEEKDAYS[(match["w"] or match["w2"]).lower()]
    days = calendar.days_of(week.value) if week else None
    if days is None or week is None:
        return week and week._replace(value=f"{week.value}-{number}")
    return week._replace(value=days[0].fromordinal(days[0].toordinal() + number - 1).isoformat())


@rule(
    rf"(?:a\s+week|(?P<n>two)\s+weeks)\s+(?:from|on|after|this|next)\s+(?P<w>{lex.WEEKDAY}|tomorrow|today|yesterday)"
)
def _week_from(match: re.Match[str], context: Context) -> Value | None:
    """Read "a week on Friday": the next Friday and a week."""
    words = " ".join(match.group().split())
    name = match["w"].lower()
    if name in lex.WEEKDAYS:
        day = resolution.weekday(context, lex.WEEKDAYS[name], "next")
    else:
        found = resolution.unit_at(context, "D", {"tomorrow": 1, "yesterday": -1}.get(name, 0), words)
        day = found or Value("DATE", "XXXX-XX-XX", words)
    days = calendar.days_of(day.value)
    if days is None:
        return day
    later = days[0].fromordinal(days[0].toordinal() + (14 if match["n"] else 7))
    return day._replace(value=later.isoformat(), because=f"{words}, {day.because}")


@rule(
    rf"{SOONER}{_LATE}(?P<w>today|yesterday|tomorrow|tonight|the\s+day\s+before\s+yesterday"
    rf"|the\s+day\s+after\s+tomorrow)(?:\s+{PART})?"
)
def _deictic(match: re.Match[str], context: Context) -> Value | None:
    words = " ".join(match["w"].lower().split())
    if words == "today" and context.reached:
        return Value("DATE", "PRESENT_REF", "of the time when the history was written")
    if words == "today" and not match["part"] and (context.nowadays or contexts.says_nowadays(match)):
        return Value("DATE", "PRESENT_REF", "of the time when the text was written")
    if words == "today" and (context.base or context.dated) is None and not match["part"]:
        of_a_day = context.tense in {"past", "future"}
        return Value("DATE", resolution.NO_DAY if of_a_day else "PRESENT_REF", resolution.UNKNOWN)
    steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    value = resolution.unit_at(context, "D", steps.get(words, 0), words)
    if value is None:
        return None
    value = value._replace(mod=mod_of(match))
    if words == "tonight":
        return value._replace(type="TIME", value=f"{value.value}TNI")
    return with_part(value, match)


@rule(
    rf"(?:the\s+)?{SOONER}(?:{MOD})?(?:the\s+)?(?:very\s+)?"
    r"(?P<which>last|past|previous|this\s+past|this\s+coming|this|current|next|coming)\s+"
    r"(?:calendar\s+|school\s+|academic\s+|tax\s+)?(?P<u>day|week|weekend|month|quarter|year|decade|century|fortnight)(?P<so>\s+or\s+(?:so|two))?"
)
def _which_unit(match: re.Match[str], context: Context) -> Value | None:
    which = " ".join(match["which"].lower().split())
    unit = lex.unit_code(match["u"])
    words = " ".join(match.group().split())
    if (which, unit, context.preposition) == ("this", "D", "to"):
        # "To this day".
        return None
    led = words.lower().startswith("the ") and not match["mod"]
    ours = (which, unit, led) == ("last", "D", False)
    if ours or contexts.is_of_something(match.string, match.start(), match.end()):
        # "The last week of talks" and "our last day" are theirs.
        return None
    if unit == "2W" or which == "past" or (which == "last" and led and unit != "WE"):
        length = lengths.duration(1, unit)
        span = lengths.stretch(context, 1, unit, -1)
        return Value("DURATION", length, "the time up to publication", mod_of(match), PUBLISHED, span)
    if which == "previous" and context.mentioned:
        return resolution.anaphoric(context, unit, -1, words)
    if which == "next" and led:
        return resolution.anaphoric(context, unit, 1, words)
    value = resolution.unit_at(context, unit, _STEPS[which.removeprefix("this ")], words)
    return value and value._replace(mod=mod_of(match) or ("APPROX" if match["so"] else None))


@rule(r"(?P<which>this|last|next|previous|coming)\s+(?:league\s+|regular\s+)?season")
def _which_season_of_sport(match: re.Match[str], context: Context) -> Value | None:
    """Read "next season" as the year in which most of it is played."""
    words = " ".join(match.group().split())
    return resolution.unit_at(replace(context, reached=None), "Y", _STEPS[match["which"].lower()], words)


@rule(r"(?P<extent>the\s+weekend)|weekend(?=\s+of\b)", weak=True, needs="weekend")
def _the_weekend(match: re.Match[str], context: Context) -> Value | None:
    if context.always:
        return Value("SET", "XXXX-WXX-WE", resolution.ALWAYS)
    # "The weekend looks mild."
    coming = match.group()[0] == "T" and context.tense != "past"
    step = 0 if context.ahead or coming or context.preposition in {"of", "before"} else -1
    return resolution.unit_at(context, "WE", step, "the weekend")


@rule(
    r"(?:the\s+)?(?P<mod>end|beginning|start|middle|rest|close|remainder)\s+of\s+(?:(?P<which>the|this|last|next|that)\s+)?"
    r"(?P<u>week|month|quarter|year|decade|century)"
    r"|(?P<closed>(?:the\s+)?(?:(?P<book>year|month|quarter)[-’']?s?[- ]end|(?P<week>week)['’]s[- ]end))"
)
def _part_of_unit(match: re.Match[str], context: Context) -> Value | None:
    mods: dict[str, TimexMod] = {
        "end": "END", "close": "END", "beginning": "START", "start": "START", "middle": "MID",
    }  # fmt: skip
    words = " ".join(match.group().split())
    if context.always and words.lower().endswith("of the year"):
        return None
    unit = lex.unit_code(match["u"] or match["book"] or match["week"])
    known = _LONG_VALUES.get(unit)
    # "By the end of the decade it had 500 shops."
    whole = (match["which"] or "the").lower() == "the" and (match["mod"] or "end").lower() in {"end", "close"}
    over = context.tense == "past" and whole
    if known and len(context.mentioned or "") == known and not match["closed"]:
        value: Value | None = Value(
            "DATE", context.mentioned or "", f"{words}: the one spoken of before", None, LAST
        )
    elif known and (told := year_parts.year_told_before(context, over=over)):
        value = Value("DATE", f"{told:04d}"[:known], f"{words}: counted from {told}", None, LAST)
    elif (match["which"] or "").lower() == "that" and context.mentioned:
        value = resolution.anaphoric(context, unit, 0, words)
    else:
        step = _STEPS.get((match["which"] or "").lower(), 0)
        if whole and not step and context.preposition == "since":
            # "Since year-end" counts from the end of a year that is over.
            step = -1
        value = resolution.unit_at(context, unit, step, words)
    days = calendar.days_of(value.value) if value else None
    if value and days and match["book"] and context.preposition in {"by", "at", "since", "before"}:
        # Books are closed on its last day.
        return value._replace(value=days[1].isoformat())
    return value and value._replace(mod=mods.get((match["mod"] or "end").lower()))


@rule(
    rf"{SOONER}(?:(?P<mod>early|late)(?:\s+in)?\s+)?(?:that|(?:the|that)\s+same|this\s+same|the\s+following|the\s+next|the\s+previous|the\s+preceding)\s+(?:very\s+)?"
    r"(?:(?P<u>day|week|month|quarter|year|weekend|decade)|(?P<part>morning|afternoon|evening|night))",
    back=True,
)
def _anaphoric(match: re.Match[str], context: Context) -> Value | None:
    words = " ".join(match.group().lower().split())
    ahead = "following" in words or "next" in words
    step = 1 if ahead else -1 if "previous" in words or "preceding" in words else 0
    value = resolution.anaphoric(context, lex.unit_code(match["u"] or "day"), step, words)
    return value and with_part(value._replace(mod=mod_of(match)), match)


@rule(r"(?:the|that)\s+same\s+period(?!\s+(?:of|in|last|a|the)\b)")
def _same_period(match: re.Match[str], context: Context) -> Value | None:
    """Read "the same period" as the date spoken of before."""
    if calendar.days_of(context.mentioned or "") is None:
        return None
    return Value("DATE", context.mentioned or "", "the date spoken of before", None, LAST)


@rule(
    rf"the\s+(?P<u>day|night|week|month|quarter|year)\s+(?P<way>before|after|earlier|prior)"
    rf"(?:\s+that{_STOP}|(?=\s+that\s+(?:he|she|it|they|we|I|you|the|an?|his|her|its|their|there)\b)|{_STOP}|{_GOES_ON})"
)
def _the_day_before(match: re.Match[str], context: Context) -> Value | None:
    step = 1 if match["way"].lower() == "after" else -1
    words = " ".join(match.group().split())
    value = resolution.anaphoric(context, lex.unit_code(match["u"]), step, words)
    return value and with_part(value, match)


@rule(r"the\s+(?P<u>week|weekend|month|quarter|year)\s+(?P<way>after\s+next|before\s+last)")
def _after_next(match: re.Match[str], context: Context) -> Value | None:
    step = 2 if match["way"].lower().startswith("after") else -2
    return resolution.unit_at(context, lex.unit_code(match["u"]), step, " ".join(match.group().split()))


@rule(r"(?:earlier|later)\s+in\s+the\s+(?P<u>day|week|month|year)")
def _within_unit(match: re.Match[str], context: Context) -> Value | None:
    return resolution.anaphoric(context, lex.unit_code(match["u"]), 0, " ".join(match.group().split()))


@rule(rf"{OFFSET}(?:\s+(?P<way>ago|from\s+now|hence|back)|(?P<time>['’]s?\s+time))", compares=True)
def _offset_from_now(match: re.Match[str], context: Context) -> Value | None:
    sign = -1 if match["way"] and match["way"].lower() in {"ago", "back"} else 1
    return _offset(match, context, sign, PUBLISHED)


@rule(
    rf"{OFFSET}\s+(?P<way>earlier|previously|later(?!\s+than\b)|afterwards|on(?=,\s)|(?:before|after)(?:\s+that\b(?={_THEN})|{_STOP}))",
    compares=True,
)
def _offset_from_last(match: re.Match[str], context: Context) -> Value | None:
    way = match["way"].lower().split()
    if (way[0] == "on" or len(way) > 1) and context.mentioned is None and not context.reached:
        # "Seven years on, he is free" counts from what nobody has dated.
        return None
    sign = -1 if way[0] in {"earlier", "before", "previously"} else 1
    return _offset(match, context, sign, LAST)


def _offset(match: re.Match[str], context: Context, sign: int, anchor: str) -> Value | None:
    number = number_in(match)
    words = " ".join(match.group().split())
    if (number, lex.unit_code(match["unit"]), sign) == (1, "Y", -1) and (anchor == LAST or context.compared):
        known = context.quarter or ""
        if re.fullmatch(r"\d{4}-Q\d", known):
            # Figures of a quarter are compared with those of the same quarter a year before.
            before = calendar.quarter_value(int(known[:4]), int(known[-1]), -4)
            return Value("DATE", before, f"{words}: compared with {known}", None, LAST)
    unit = lex.unit_code(match["unit"])
    if number is None and anchor == LAST and sign > 0:
        # Not known how long after a time spoken of; that time may be past or to come.
        return Value("DURATION", lengths.duration(None, unit), f"{words}: no exact number")
    value = resolution.offset(context, number, unit, sign, words, anchor)
    if value is None:
        return None
    mod = _past_mod(match, sign)
    open_ = mod in {"BEFORE", "AFTER"} and value.anchor == PUBLISHED
    nearly = (match["amount"] or "").lower() in {"almost", "nearly", "not quite"}
    span = _opened(context, number, unit, sign, mod) if open_ and not nearly else value.interval
    # "Almost three decades ago" means that decade.
    span = calendar.interval_of(value.value) if nearly and calendar.days_of(value.value) else span
    return value._replace(mod=mod, interval=span)


def _opened(
    context: Context, number: float | None, unit: str, sign: int, mod: TimexMod | None
) -> Interval | None:
    """Return the days of "over three years ago", which end three years before the publication to the day."""
    span = lengths.stretch(context, number, unit, sign)
    if span is None or number is None:
        return None
    far, near = (span.earliest, span.latest) if sign < 0 else (span.latest, span.earliest)
    if (mod == "BEFORE") == (sign < 0):
        return Interval(None, far) if sign < 0 else Interval(far, None)
    return Interval(far, near) if sign < 0 else Interval(near, far)


def number_in(match: re.Match[str]) -> float | None:
    """Return the number of units that a match of ``OFFSET`` says, none for a vague one."""
    words = match["number"].lower()
    if words.startswith("half"):
        return 0.5
    number = lex.number_of(words)
    return number + 0.5 if number is not None and (match["half"] or match["halved"]) else number


def _past_mod(match: re.Match[str], sign: int) -> TimexMod | None:
    """Turn "over three years ago" into before, "less than a week ago" into after."""
    amount = mod_of(match, "amount")
    if match["more"]:
        return "APPROX"
    turned: dict[str, TimexMod] = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}
    if sign > 0:
        turned = {"MORE_THAN": "AFTER", "LESS_THAN": "BEFORE"}
    return turned.get(amount or "", amount)


@rule(
    r"(?:the\s+)?(?P<which>recent|past|coming|future|previous)\s+"
    r"(?P<u>hours|days|weeks|months|quarters|years|decades|centuries)(?:\s+and\s+(?:days|weeks|months|years))?"
    r"|the\s+(?P<u2>days|weeks|months|years)\s+(?P<ahead>ahead|to\s+come)"
)
def _vague_side(match: re.Match[str], context: Context) -> Value | None:
    if (match["which"] or "").lower() == "past" and match.group()[:3].lower() == "the":
        unit = lex.unit_code(match["u"])
        return Value("DURATION", lengths.duration(None, unit), "the time up to publication", None, PUBLISHED)
    future = match["ahead"] or match["which"].lower() in {"coming", "future"}
    return Value("DATE", "FUTURE_REF" if future else "PAST_REF", "no exact date")


@rule(
    rf"(?:more\s+)?(?:{lex.alternatives(lex.SURE_REFERENCES)})"
    r"|the\s+(?:past|future)(?=\s*[.,;:!?]|\s+(?:and|but|that|than)\b)"
    r"|(?<=[.!?:]\s)Now|(?<=[.!?:]\s\s)Now"
)
def _sure_reference(match: re.Match[str], context: Context) -> Value | None:
    return _reference(match, context)


@rule(rf"{lex.alternatives(lex.REFERENCES)}", weak=True, alone="bare")
def _reference(match: re.Match[str], context: Context) -> Value | None:
    words = " ".join(match.group().lower().split()).removeprefix("more ")
    if words == "then" and context.last:
        return Value("DATE", context.last.isoformat(), "the date spoken of before", None, LAST)
    if words == "soon" and (context.tense == "past" or contexts.is_conjunction(match.string, *match.span())):
        return None
    return Value("DATE", lex.REFERENCES[words], "no exact date")
