"""Rules for the parts of a day: "that evening", "the morning of 3 May", "last night at 8", "by evening"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from annotate.record import Interval
from annotate.support import calendar
from annotate.timeline.rules.calendar.dates import month_number
from annotate.timeline.rules.clock import EARLY, STEPS
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution
from annotate.timeline.values.resolution import LAST, PUBLISHED, Context, Value
from annotate.timeline.values.rule import read_whole, rule, with_part

# A night goes on into the next day: "the night of 9-10 June".
_NEXT_DAY = rf"\s?[-–—/]\s?{lex.DAY}"
# "In the morning light" is no time.
_OF_PART = (
    r"(?:light|sun|sky|skies|air|mist|fog|gloom|rain|rush|hours?|session|papers?|news|prayers?|match|game|race|shift|class(?:es)?"
    r"|mass|service|traffic|train|bus|ferry|of|before|after)\b"
)


@rule(
    r"(?:(?P<sooner>earlier|later)\s+|(?P<partmod>early|late)\s+(?=last\s+night))?(?:(?P<which>this|last|that|the\s+same)\s+)(?P<part>morning|afternoon|evening|night)"
)
def _part_of_some_day(match: re.Match[str], context: Context) -> Value | None:
    words = " ".join(match.group().split())
    which = (match["which"] or "").lower()
    value: Value | None
    if which in {"that", "the same"} and context.last:
        value = Value("DATE", context.last.isoformat(), "the date spoken of before", None, LAST)
    elif which in {"that", "the same"} and context.published and context.tense == "past":
        # Of what has been, "that night" is of a day that is told, not of the publication.
        value = Value("DATE", context.open_day or resolution.NO_DAY, f"{words}: no day is spoken of before")
    else:
        value = resolution.unit_at(context, "D", -1 if which == "last" else 0, words)
    return value and with_part(value, match)


@rule(
    rf"(?:the\s+)?(?P<partmod>early|late|mid)?[- ]?(?P<part>morning|afternoon|evening|night)s?\s+(?:of\s+)?"
    rf"(?:(?P<w>{lex.WEEKDAY}|yesterday|today|tomorrow)(?!,?\s+{lex.MONTH}\s+\d)"
    rf"|(?:{lex.WEEKDAY},?\s+)?(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})(?:{_NEXT_DAY})?"
    rf"|(?:{lex.WEEKDAY},?\s+)?(?:the\s+)?(?P<d2>{lex.DAY})(?:{_NEXT_DAY})?(?:\s+of)?\s+(?P<m2>{lex.MONTH})"
    rf"|(?:(?:{lex.WEEKDAY}\s+)?the\s+)(?P<alone>\d{{1,2}}(?:st|nd|rd|th))(?!\s+(?:of\s+)?{lex.MONTH}))(?:,?\s+(?P<y>{lex.YEAR}))?"
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
    elif match["alone"]:
        found = read_whole(f"the {match['alone']}", context)
    else:
        word = match["w"].lower()
        found = _named_day(context, word, word)
    return found and with_part(found, match)


def _named_day(context: Context, word: str, words: str) -> Value | None:
    """Return the day that a weekday, "yesterday", "last" or a word like "today" names."""
    if word in lex.WEEKDAYS:
        return resolution.weekday(context, lex.WEEKDAYS[word])
    return resolution.unit_at(context, "D", STEPS.get(word, 0), words)


@rule(rf"(?P<day>{lex.WEEKDAY}|yesterday|tomorrow)\s+(?:at\s+)?(?P<name>midnight|noon|midday)")
def _named_hour(match: re.Match[str], context: Context) -> Value | None:
    """Read "Wednesday midnight"."""
    word = match["day"].lower()
    day = _named_day(context, word, " ".join(match.group().split()))
    hour = "24:00" if match["name"].lower() == "midnight" else "12:00"
    return day and day._replace(type="TIME", value=f"{day.value}T{hour}")


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
        return with_part(Value("DATE", context.day_value, resolution.UNKNOWN), match)
    anchor = LAST if context.last else PUBLISHED
    return with_part(Value("DATE", base.isoformat(), f"of {base}", None, anchor), match)


@rule(
    r"(?:(?P<opens>(?-i:In))|in|during)\s+(?P<extent>the\s+(?P<part>morning|afternoon|evening|night))(?=\s*(?:[.,;:!?)”\"]|\Z)|(?(opens)\s+"
    rf"(?!{_OF_PART})[a-z]|\s+(?:and|but|or|when|while|as|with|he|she|they|it|we|I|you"
    r"|the|an?|his|her|their|our|my|was|were|is|are|had|has|to|at|on|by|from|until|for)\b))"
)
def _in_the_part(match: re.Match[str], context: Context) -> Value | None:
    """Read "in the evening"; what is told in the present is of any evening."""
    if context.always or (context.tense == "present" and not context.scheduled):
        return with_part(Value("DATE", resolution.NO_DAY, resolution.ALWAYS), match)
    if match["part"].lower() == "night" and context.tense == "past" and context.last is None:
        # It may be the one before the publication.
        return with_part(
            Value("DATE", context.open_day or resolution.NO_DAY, "no day is spoken of before"), match
        )
    opens = match.groupdict().get("opens") and match["part"] == "morning" and context.tense == "past"
    on = opens and "\n" not in match.string[context.clock[1] : match.start()]
    return _the_part(match, resolution.on_morning_after(context) if on else context)


@rule(
    r"by\s+(?P<extent>(?:the\s+)?(?P<part>morning|afternoon|evening))(?=\s*,|\s+(?!(?:prayers?|mass|light|trains?|bus|buses|news|papers?|post"
    r"|class(?:es)?|meals?|shifts?|rush|services?|sessions?|star|tea|of|on|this|that)\b)\w)"
)
def _by_the_part(match: re.Match[str], context: Context) -> Value | None:
    """Read "by evening" of a day that is spoken of, "by morning" of the next one."""
    return _in_the_part(match, _on_next(context) if match["part"].lower() == "morning" else context)


def _on_next(context: Context) -> Context:
    """Return the context of the day after the one that is spoken of, unless that had only begun."""
    day, told = context.last, context.clock[0]
    if day is None or context.day != day:
        return context
    begun = told.startswith(day.isoformat()) and told[11:16] < EARLY
    ahead = context.published is not None and day >= context.published
    return context if begun or ahead else replace(context, last=day + timedelta(days=1))


@rule(
    rf"(?:the\s+)?(?:early|small|wee)\s+(?:morning\s+)?hours\s+of\s+(?P<anchor>today|yesterday|(?:{lex.WEEKDAY})(?!,?\s+{lex.MONTH}\s+\d)"
    rf"|(?:{lex.WEEKDAY},?\s+)?(?:{lex.MONTH}\s+{lex.DAY}|{lex.DAY}\s+{lex.MONTH})(?:,?\s+{lex.YEAR})?(?!\d))"
    r"(?:\s+morning)?"
)
def _early_hours(match: re.Match[str], context: Context) -> Value | None:
    """Read "the early hours of Saturday"."""
    found = read_whole(match["anchor"], context)
    if found is None:
        return None
    days = calendar.days_of(found.value)
    hours = Interval(f"{days[0]}T00:00", f"{days[0]}T05:59") if days else None
    return found._replace(type="TIME", value=f"{found.value}TMO", interval=hours)
