"""Which verbs that can report are acts here: "wrote down the mine", "told a court in 2019"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.support.calendar import days_of
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotate.record import Time

LONG_AGO = timedelta(days=4)
"""What was said so long before the publication is no part of how the news is told."""
_OFF = frozenset({"down", "off"})
_FIGURES = frozenset({"earnings", "figures", "results"})
_PAPERS = frozenset({"journal", "proceedings"})
_PUBLISHING = frozenset({"describe", "report", "write"})


def is_act(token: Token, times: Sequence[Time], published: date | None) -> bool:
    """Tell whether a verb that can report is something that happened.

    Args:
        token: The verb.
        times: Of the article, in text order.
        published: The day of publication, where it is known.
    """
    if not syntax.parsed(token):
        return False
    below = {child.lower_ for child in token.children}
    if is_any(token, {"write"}) and below & _OFF:
        return True
    if is_any(token, {"report"}) and any(one.lower_ in _FIGURES for one in syntax.objects(token)):
        return True
    if is_any(token, _PUBLISHING) and any(map(_is_paper, syntax.obliques(token))):
        return True
    return published is not None and _was_long_ago(token, times, published)


def _is_paper(noun: Token) -> bool:
    words = {noun.lower_, *(child.lower_ for child in noun.children)}
    return bool(words & _PAPERS) and any(lead.lower_ == "in" for lead in syntax.leads(noun))


def _was_long_ago(token: Token, times: Sequence[Time], published: date) -> bool:
    """Tell what somebody said at a time of its own: "he told the court last October that"."""
    if syntax.tense(token) != "past":
        return False
    for child in token.children:
        if child.pos_ not in {"NOUN", "PROPN", "NUM", "ADV"}:
            continue
        place = bisect_right(times, child.idx, key=lambda one: one.start) - 1
        time = times[place] if place >= 0 else None
        if time is None or child.idx >= time.end or time.interval.earliest is None:
            continue
        if time.type not in {"DATE", "TIME"}:
            continue
        latest = days_of((time.interval.latest or "")[:10])
        leads = {lead.lower_ for lead in syntax.leads(child)}
        if latest is not None and latest[1] <= published - LONG_AGO and leads <= {"in", "on", "at"}:
            return True
    return False
