# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for what something is counted by: "$5 a year", "four flights a week", "24 hours a day"."""

from __future__ import annotations

import re

from annotate.timeline.values import contexts, lengths
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import rule

_GROUND = "so much in each"
_LONG = r"(?:day|week|month|quarter|year|decade|century)"


@rule(
    rf"(?:per|an?|each)\s+(?P<u>{_LONG})(?!-|\s+(?:ago|earlier|before|later|after|from\s+now)\b)", rate=True
)
def _rate(match: re.Match[str], context: Context) -> Value | None:
    """Read "a year" in "$5 a year"; what is counted by the hour is a speed or a wage."""
    if not contexts.is_rate(match.string, *match.span()):
        return None
    return Value("SET", lengths.duration(1, lex.unit_code(match["u"])), _GROUND)


@rule(
    rf"(?P<n>{lex.NUMBER})\s+(?P<part>minutes?|hours?|days?|nights?|weeks?|months?)\s+(?:an?|per|each|every)\s+(?P<u>{_LONG})(?!-)",
    rate=True,
)
def _length_of_each(match: re.Match[str], context: Context) -> Value | None:
    """Read "24 hours a day", "three days a week": a length that comes again."""
    return Value("SET", lengths.duration(lex.number_of(match["n"]), lex.unit_code(match["part"])), _GROUND)


@rule(r"annually|per\s+annum")
def _annually(match: re.Match[str], context: Context) -> Value | None:
    """Read "30,000 tonnes annually"."""
    return Value("SET", "P1Y", "repeated")
