# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for words that say no more than that it is now, or was at a time told before."""

from __future__ import annotations

import re

from annotate.support import calendar
from annotate.timeline.values.resolution import LAST, Context, Value
from annotate.timeline.values.rule import rule


@rule(
    r"current(?=\s+[a-z])(?!\s+(?:accounts?|assets?|liabilit|transfers?|affairs|of\b|and\b|or\b|in\b|from\b|that\b|through\b))"
)
def _current(match: re.Match[str], context: Context) -> Value | None:
    """Read "the current chairman"."""
    return Value("DATE", "PRESENT_REF", "no exact date")


@rule(r"(?<=\bat\s)(?:the|that)\s+time(?!\s+(?:of|when|that|as|he|she|they|it|we|i)\b)")
def _at_the_time(match: re.Match[str], context: Context) -> Value | None:
    """Read "she said at the time"."""
    told = calendar.days_of(context.mentioned or "")
    if told is None or (context.published is not None and told[1] >= context.published):
        return Value("DATE", "PAST_REF", "a time told before")
    return Value(
        "DATE", context.mentioned or "", f"the date spoken of before is {context.mentioned}", None, LAST
    )
