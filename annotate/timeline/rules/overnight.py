"""The rule for "overnight": the night before the day that a past is told on, the next, or a named one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from annotate.record import Interval
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values import resolution
from annotate.timeline.values.resolution import LAST, Context, Value
from annotate.timeline.values.rule import rule

# "An overnight ferry" goes by night on whatever day; "an overnight raid" was last night.
_OF_ANY_NIGHT = lazily(
    r"[-\s]+(?:[a-z]+\s+)?(?:bus(?:es)?|coach(?:es)?|trains?|ferr(?:y|ies)|flights?|sleepers?|services?|journeys?|trips?|voyages?"
    r"|crossings?|stays?|stopovers?|guests?|bags?|camps?|accommodation|parking|deliver(?:y|ies)|shipping|shifts?"
    r"|(?:lending|interest|funding|deposit|repo|index)\s+(?:rates?|swaps?)|rates?|lending|loans?|success(?:es)?"
    r"|sensations?|celebrit(?:y|ies)|stars?|fame|millionaires?|hit)\b",
    re.IGNORECASE,
)
_NAMED = lazily(rf"\s+(?:(?P<on>on\s+)|(?P<into>into\s+))?(?P<w>{lex.WEEKDAY})\b(?!['’])", re.IGNORECASE)


@rule(r"overnight")
def _overnight(match: re.Match[str], context: Context) -> Value | None:
    text, end = match.string, match.end()
    if _OF_ANY_NIGHT.match(text, end):
        return None
    named = _NAMED.match(text, end)
    if named:
        found: Value | None = resolution.weekday(context, lex.WEEKDAYS[named["w"].lower()])
        steps = -1 if named["into"] else 0
    elif context.only_day and context.tense == "past" and not context.reached:
        # "It hit the coast on Saturday. Overnight, roofs were torn off."
        day = context.only_day.isoformat()
        found, steps = Value("DATE", day, f"of {day}", None, LAST), 0
    else:
        # What was told as over by the day of publication was in the night before it.
        steps = -1 if context.tense == "past" and not context.reached else 0
        found = resolution.unit_at(context, "D", 0, " ".join(match.group().split()))
    return found and _night(found, steps)


def _night(day: Value, steps: int) -> Value:
    """Return the night that begins so many days from a day and ends in the morning behind it."""
    try:
        evening = date.fromisoformat(day.value) + timedelta(days=steps)
        morning = evening + timedelta(days=1)
    except (ValueError, OverflowError):
        return day._replace(type="TIME", value=f"{day.value}TNI")
    hours = Interval(f"{evening}T20:00", f"{morning}T05:59")
    return day._replace(type="TIME", value=f"{evening}TNI", interval=hours)
