# ruff: noqa: ARG001 - every rule takes the same two arguments
"""Rules for the years that games and programmes are named by: "the 2022 World Cup", "Vision 2030"."""

from __future__ import annotations

import re

from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import rule

_HELD = (
    r"(?:Olympics?|Olympiads?|Paralympics?|Games|Cup|Championships?|Elections?|Summit|Census|Festival|Awards?"
    r"|Grand\s+Prix|Open|Draft|Expo|Exhibition|Fair|Tour|Marathon|League|Conference|Biennale|Convention)\b"
)
_WORD = r"[A-Z][\w.&’'-]*"
_NAMED = (
    r"(?:World\s+Cup|Cup|Olympics|Games|Expo|Euro|Championships?|Grand\s+Prix|Race|Marathon|Festival|Awards?"
    r"|Vision|Agenda|Zero|Horizon|Strategy)"
)


_KNOWN_DAYS = {"911": "2001-09-11", "DDAY": "1944-06-06", "VEDAY": "1945-05-08", "VJDAY": "1945-08-15"}


@rule(rf"(?P<extent>(?P<y>{lex.YEAR}))(?=\s+(?:{_WORD}\s+){{0,4}}{_HELD})", written_out=True, foreign=True)
def _year_of_contest(match: re.Match[str], context: Context) -> Value | None:
    """Read "2022" in "the 2022 FIFA World Cup"."""
    end = match.end("y")
    # Letter case tells names from other words.
    name = re.match(rf"\s+(?:{_WORD}\s+){{0,4}}{_HELD}", match.string[end : end + 80])
    return Value("DATE", match["y"], "the year that an event is named by") if name else None


@rule(
    r"(?P<day>9/11(?!/|\s+of\b)|D-Day|V-?E[\s-]Day|V-?J[\s-]Day)",
    written_out=True,
    foreign=True,
    aside=True,
)
def _known_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "9/11" and "VE Day": days that everybody knows by name."""
    words = re.sub(r"[\W_]", "", match["day"]).upper()
    # "D-Day" is any great day where nobody speaks of the landing.
    if words == "DDAY" and not re.search(r"\b(?:1944|Normandy)\b", match.string):
        return None
    return Value("DATE", _KNOWN_DAYS[words], "a day known by its name")


@rule(rf"(?<=[A-Za-z]\s)(?P<extent>(?P<y>{lex.YEAR}))(?![\d,.-]\d|%)", written_out=True, foreign=True)
def _year_after_name(match: re.Match[str], context: Context) -> Value | None:
    """Read "2030" in "Vision 2030"."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    named = re.search(rf"\b{_NAMED}\s+$", before)
    return Value("DATE", match["y"], "the year that an event or a plan is named by") if named else None
