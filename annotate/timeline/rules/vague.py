# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for words that say no more than that it is now, or was at a time told before."""

from __future__ import annotations

import re

from annotate.record import Interval
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.values import contexts, lengths, resolution
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import LAST, Context, Value
from annotate.timeline.values.rule import PART, read_whole, rule, with_part


@rule(
    r"current(?=\s+[a-z])(?!\s+(?:accounts?|assets?|liabilit|transfers?|affairs|of\b|and\b|or\b|in\b|from\b|that\b|through\b))"
)
def _current(match: re.Match[str], context: Context) -> Value | None:
    """Read "the current chairman"."""
    return Value("DATE", "PRESENT_REF", "no exact date")


@rule(
    r"(?<=\bat\s)(?:the\s+time(?!\s+(?:of|when|that|as|he|she|they|it|we|i)\b)|that\s+time(?!\s+(?:when|that)\b))"
)
def _at_the_time(match: re.Match[str], context: Context) -> Value | None:
    """Read "she said at the time"."""
    told = calendar.days_of(context.mentioned or "")
    if told is None or (context.published is not None and told[1] >= context.published):
        return Value("DATE", "PAST_REF", "a time told before")
    return Value(
        "DATE", context.mentioned or "", f"the date spoken of before is {context.mentioned}", None, LAST
    )


@rule(
    r"(?<!\bfor\s)(?<!\buntil\s)(?<!\bjust\s)(?<!\bevery\s)(?<!\bof\s)now(?!-|\s+(?:that|and\s+then|and\s+again)\b)"
)
def _now(match: re.Match[str], context: Context) -> Value | None:
    """Read "she now lives there"; at the head of a sentence, "Now" is often no more than "well"."""
    return Value("DATE", "PRESENT_REF", "no exact date") if match.group().islower() else None


@rule(r"(?<!\bmost\s)(?<!\bmore\s)recent(?=\s+[\w“\"‘'])(?!\s+(?:and|or|of|than)\b)")
def _recent(match: re.Match[str], context: Context) -> Value | None:
    """Read "the recent floods"; "the most recent flood" is only the last one."""
    return Value("DATE", "PAST_REF", "no exact date") if match.group().islower() else None


@rule(r"soon(?=\s*[.,;:!?”\"]|\s+[a-z])")
def _soon(match: re.Match[str], context: Context) -> Value | None:
    """Read "it will soon open", but not "they soon gave up"."""
    if context.tense != "future" or contexts.is_conjunction(match.string, *match.span()):
        return None
    return Value("DATE", "FUTURE_REF", "no exact date")


@rule(r"since\s+(?P<extent>then)")
def _since_then(match: re.Match[str], context: Context) -> Value | None:
    """Read "since then" as the time since the date spoken of before."""
    spoken_of = context.last.isoformat() if context.last else context.mentioned
    if spoken_of is None or calendar.days_of(spoken_of) is None:
        return None
    return Value("DATE", spoken_of, f"the date spoken of before is {spoken_of}", None, LAST)


_LONGER = "weeks|months|years|decades|centuries"


@rule(
    rf"(?:for|after|within|took|taken|spent|spend|in)\s+(?P<extent>(?P<u>{_LONGER}))(?!-|\s+(?:ago|past|gone|earlier|old|of\s+age)\b)"
    rf"|(?P<u2>{_LONGER})(?=\s+of\s+(?!age\b|the\b|this\b|that\b|his\b|her\b|its\b|their\b|year\b)[a-z])"
)
def _for_long(match: re.Match[str], context: Context) -> Value | None:
    """Read "for years", "after months of talks"."""
    return Value(
        "DURATION", lengths.duration(None, lex.unit_code(match["u"] or match["u2"])), "no exact number"
    )


@rule(
    r"(?<=\bto\s)this\s+(?:very\s+)?day|to\s+date(?=\s*[.,;:)]|\s+(?:in|with|and)\b)|present-day(?=\s+[A-Z])"
)
def _to_this_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "stands to this day", "present-day Turkey"."""
    return Value("DATE", "PRESENT_REF", "no exact date")


@rule(
    r"(?:a|some)\s+(?:very\s+)?(?:long|short)\s+(?:time|while)(?!\s+(?:ago|coming)\b)|(?<=\bfor\s)(?:some|quite\s+some)\s+time"
)
def _some_time(match: re.Match[str], context: Context) -> Value | None:
    """Read "a long time", "for some time"."""
    return Value("DURATION", "PXX", "no exact number")


@rule(
    r"(?P<u>day|week|month|year|hour)long|multi-?(?P<many>day|week|month|year|decade)(?!\w)|a\s+single\s+(?P<one>day|week|month|year)"
)
def _in_one_word(match: re.Match[str], context: Context) -> Value | None:
    """Read "a weeklong fair", "a multi-year plan", "in a single day"."""
    unit = lex.unit_code(match["u"] or match["many"] or match["one"])
    ground = "no exact number" if match["many"] else "a length of time"
    return Value("DURATION", lengths.duration(None if match["many"] else 1, unit), ground)


@rule(
    r"of\s+late(?=\s*[.,;:)]|\s+(?:it|he|she|they|we|i|there|the|has|have|been)\b)|in\s+due\s+(?:course|time)"
)
def _of_late(match: re.Match[str], context: Context) -> Value | None:
    """Read "of late", "in due course"."""
    return Value("DATE", "PAST_REF" if match.group()[0].lower() == "o" else "FUTURE_REF", "no exact date")


# "He was born in 1961, the year his father was jailed."
_OF_A_CLAUSE = lazily(
    r"\s+(?:he|she|they|we|his|her|their|our|my|its|when|that|in\s+which)\s+(?!(?:sa(?:id|ys)|told)\b)",
    re.IGNORECASE,
)
_TWILIGHT = {"dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "NI"}


@rule(
    rf"(?:at|before|after|by|until|towards|since|from|around)\s+(?P<extent>(?P<part>{'|'.join(_TWILIGHT)})"
    rf"(?:\s+on\s+(?P<day>(?:{lex.WEEKDAY},?\s+)?(?:{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+{lex.MONTH})(?:,?\s+{lex.YEAR})?(?!\d)"
    rf"|the\s+\d{{1,2}}(?:st|nd|rd|th)(?!\s+(?:of\s+)?{lex.MONTH})|{lex.WEEKDAY}(?!,?\s+{lex.MONTH}|,?\s+\d)))?)(?!\s+(?:of|to)\b|-)"
)
def _twilight(match: re.Match[str], context: Context) -> Value | None:
    """Read "at dawn", "before dawn on 12 May", "towards nightfall"; "the dawn of an age" is none."""
    if not match["part"].islower():
        return None
    if match["day"]:
        found = read_whole(match["day"], context)
        if found is None or not re.fullmatch(r".{4}-(?:\d\d|WXX)-\d\d?", found.value):
            return None
        return found._replace(type="TIME", value=f"{found.value}T{_TWILIGHT[match['part']]}")
    if _TWILIGHT[match["part"]] == "MO":
        context = resolution.on_morning_after(context)
    return Value("TIME", f"{context.day_value}T{_TWILIGHT[match['part']]}", "a part of the day")


@rule(
    r"(?:(?P<opens>(?-i:In))|in)\s+(?P<extent>the\s+(?:early|small|wee)\s+hours)(?=\s*(?:[.,;:!?)”\"]|\Z)|(?(opens)\s+(?!of\b)[a-z]|\s+(?:and|but|when|while|as|with|after|before|by|at"
    r"|near|outside|from)\b))"
)
def _small_hours(match: re.Match[str], context: Context) -> Value | None:
    """Read "in the early hours" of a day that is spoken of."""
    if context.always or context.tense == "present":
        return None
    day = resolution.on_morning_after(context).day
    if day is None:
        return Value("TIME", f"{context.day_value}TMO", "a part of the day")
    hours = Interval(f"{day}T00:00", f"{day}T05:59")
    return Value("TIME", f"{day}TMO", "a part of the day", interval=hours)


@rule(
    r"the\s+(?P<fiscal>fiscal\s+|financial\s+)?(?:full\s+|whole\s+|entire\s+)?"
    r"(?P<u>day(?!\s+(?:before|after|when|where|that|he|she|they|it|we)\b)|week|month|year)(?P<ended>(?=\s+(?:ended|ending|to|through)\b))?",
    weak=True,
)
def _the_unit(match: re.Match[str], context: Context) -> Value | None:
    """Read "the week" as the one of the publication; "the year ended June 30" is a length.

    In a guide it is any week.
    """
    unit = lex.unit_code(match["u"])
    if _OF_A_CLAUSE.match(match.string, match.end()):
        beside = match.string[: match.start()].endswith(", ") and context.mentioned
        told = resolution.anaphoric(context, unit, 0, "that of a clause") if beside else None
        return told or resolution.unit_at(Context(), unit, 0, "that of a clause")
    if match["ended"] is not None or match["fiscal"]:
        return Value("DURATION", lengths.duration(1, unit), "a length of time with its end")
    if context.always:
        return Value("DURATION", lengths.duration(1, unit), resolution.ALWAYS)
    if (
        unit == "D"
        and not context.last
        and contexts.is_of_something(match.string, match.start(), match.end())
    ):
        return Value("DATE", resolution.NO_DAY, "the day of something")
    if unit == "D":
        return resolution.anaphoric(context, unit, 0, "the day")
    return resolution.unit_at(context, unit, 0, f"the {match['u'].lower()}")


@rule(
    r"(?:it|this|today)(?:['’]s|\s+is)\s+(?:(?:actually|already|now|finally|officially|only)\s+)?"
    rf"(?P<extent>(?:my|our|his|her|their|the)\s+(?:very\s+)?(?:{lex.ORDINAL_WORD}|\d{{1,2}}(?:st|nd|rd|th)|final)\s+(?:full\s+)?(?:day|(?P<part>night|evening)))"
    r"(?!\s+(?:that|when|which|where)\b)"
)
def _my_last_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "It's our last day" as the day on which it is said."""
    value = resolution.unit_at(context, "D", 0, " ".join(match["extent"].split()))
    return value and with_part(value, match)


@rule(r"(?P<u>minutes|hours|days|weeks|months|years|decades|centuries|moments)\s+(?P<way>ago)")
def _vague_ago(match: re.Match[str], context: Context) -> Value | None:
    return Value("DATE", "PAST_REF", f"{' '.join(match.group().split())}: no exact number")


@rule(
    rf"(?:(?-i:That)|(?<=\bon\s)that|(?<=\bby\s)that|(?:that|the)\s+(?:very\s+)?same)\s+(?P<w>(?-i:{lex.WEEKDAY}))(?:\s+{PART})?"
    rf"(?!['’]|,?\s+(?:the\s+)?(?:{lex.MONTH}|\d))"
)
def _that_weekday(match: re.Match[str], context: Context) -> Value | None:
    """Read "That Friday" as the next one from the day that is spoken of; without one nobody knows which."""
    number, last = lex.WEEKDAYS[match["w"].lower()], context.last
    if last is None:
        return with_part(Value("DATE", f"XXXX-WXX-{number}", "no day is spoken of before"), match)
    steps = (number - last.isoweekday()) % 7
    over = context.tense == "past" and context.published is not None
    if over and context.published is not None and (context.published - last).days < steps:
        steps -= 7
    day = last.fromordinal(last.toordinal() + steps)
    return with_part(Value("DATE", day.isoformat(), f"the date before is {last}", None, LAST), match)
