"""What is counted up to a month that is still to come: "expects a profit in the half-year to December"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from annotate.language import syntax
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORECASTING = frozenset(
    {"expect", "forecast", "predict", "project", "foresee", "anticipate", "estimate", "see", "target",
     "budget", "plan", "aim", "hope", "intend"}
)  # fmt: skip
_FORECASTS = frozenset({"forecast", "guidance", "outlook", "projection", "target"})
# Results are told so long after their time is over; till then they are expected as well.
_AWAITED_MONTHS = 2
_CLIMB = 5
# "The half-year to December": the months before it, and the month behind it.
_ENDS = (
    r"\b(?:year|half|quarter|period|(?:months|weeks|days|quarters))"
    r"\s+(?:to|through|(?:that\s+)?(?:ended|ending)(?:\s+(?:on|in))?)\s+(?:the\s+end\s+of\s+)?"
)
_LED = lazily(rf"{_ENDS}\Z", re.IGNORECASE)
_TO = lazily(rf"\s+(?:to|through)\s+(?:the\s+end\s+of\s+)?(?P<m>{lex.FULL_MONTH})\b")
_COUNTED = lazily(r"\b(?:year|half|quarter|months|weeks)\Z", re.IGNORECASE)
_MONTH = lazily(rf"(?:\w+\s+)?(?P<m>{lex.FULL_MONTH})\b")
_LONGEST_LEAD = 40


def end_of_count(
    token: Token | None, place: tuple[str, int, int], published: date | None
) -> Literal["until", "ended"] | None:
    """Return "until" or "ended" for months that are counted, and for the month to which they are.

    None stands for what is neither, and for a month whose own words tell.

    Args:
        token: First or head word of the expression.
        place: The document's exact text, and where the expression is in it.
        published: When the article was.
    """
    text, start, end = place
    led = _LED.search(text, max(0, start - _LONGEST_LEAD), start)
    named = _MONTH.match(text, start) if led else _TO.match(text, end)
    if named is None or (led is None and not _COUNTED.search(text, start, end)):
        return None
    if token is not None and published is not None and syntax.parsed(token):
        over = (published.month - lex.MONTHS[named["m"].lower()]) % 12
        sure, forecast = _forecast(token)
        if sure or (forecast and not 0 < over <= _AWAITED_MONTHS):
            return "until"
    return None if led else "ended"


def _forecast(token: Token) -> tuple[bool, bool]:
    """Return whether a word stands under "will", and whether it stands under a forecast."""
    forecast = False
    for _ in range(_CLIMB):
        group = {other.lower_ for other in syntax.auxiliaries(token)}
        if syntax.is_predicate(token) or group:
            if group & {"have", "had"} and token.tag_ in {"VBN", "VBD"}:
                # "Is expected to have risen", "had expected".
                return False, False
            if group & syntax.FUTURE:
                return True, True
        if token.lemma_.lower() in (_FORECASTS if token.pos_ == "NOUN" else _FORECASTING):
            forecast = forecast or token.pos_ == "NOUN" or _is_of_now(token)
        if token.head.i == token.i or syntax.is_relative_clause(token):
            break
        if forecast and token.pos_ != "NOUN":
            break
        token = token.head
    return False, forecast


def _is_of_now(verb: Token) -> bool:
    """Tell whether a forecast still stands: "expects", "said it expected"."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    passive = {other.lower_ for other in syntax.auxiliaries(verb)}
    if verb.tag_ in {"VBD", "VBN"} and not passive & {"is", "are"}:
        return syntax.is_clausal_complement(verb)
    return True
