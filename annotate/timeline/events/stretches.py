"""Expressions that stand together for one stretch of time: "from 2013 to 2021", "in 2018, 2019 and 2020"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.support.patterns import lazily
from annotate.timeline.events.when.dated import Dated

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORDS = 10
"""So many words before an expression are looked at for the "from" that opens a stretch."""
Stretch = tuple[Dated, Dated]
_OPENS = lazily(r"\b(?:from|between)\b(?:(?!\b(?:from|between|to|and)\b)[^.;!?]){0,40}\s*$", re.IGNORECASE)
_TO = lazily(r"\s*(?:[-–—]|\b(?:to|through|until|till)\b)\s*(?:the\s+)?")
# "From 108,000 in 2013 to 59,000 in 2021".
_CHANGED = lazily(r"\s+to\s+(?:[\w.,%$€£’'-]+\s+){1,4}in\s+")
# "In 2020 and again in 2021".
_AGAIN = lazily(r"\s*,?\s+and\s+(?:(?:then|once)\s+)?again\s+(?:in|on)\s+(?:the\s+)?")
_AND = lazily(r"\s+and\s+(?:the\s+)?")
_LISTED = lazily(r"\s*(?:,|,?\s*\band\b|&)\s*(?:in\s+)?")


def stretches(doc: Doc, dated: Sequence[Dated]) -> dict[str, Stretch]:
    """Return the first and the last expression of the stretch that each is part of, by its id.

    Args:
        doc: The expressions' document.
        dated: In text order.
    """
    found: dict[str, Stretch] = {}
    for first, second in pairwise(dated):
        if first.sentence != second.sentence or not _in_turn(first, second):
            continue
        opening = doc[max(first.first - WORDS, 0) : first.first].text
        between = f" {doc[first.last + 1 : second.first].text} "
        if _is_stretch(opening, between) or (_AND.fullmatch(between) and _is_next_day(first, second)):
            found[first.time.id] = found[second.time.id] = (first, second)
        elif _LISTED.fullmatch(between) and first.time.granularity == second.time.granularity == "year":
            start = found.get(first.time.id, (first, first))[0]
            ids = [one.time.id for one in dated if start.first <= one.first <= second.first]
            found |= dict.fromkeys(ids, (start, second))
    return found


def _is_stretch(opening: str, between: str) -> bool:
    opened = _OPENS.search(opening) is not None
    if _TO.fullmatch(between) or _AGAIN.fullmatch(between):
        return True
    return opened and bool(_CHANGED.fullmatch(between) or _AND.fullmatch(between))


def _is_next_day(first: Dated, second: Dated) -> bool:
    """Tell whether one is the day after the other: "on Thursday and Friday"."""
    if first.time.granularity != "day" or second.time.granularity != "day":
        return False
    begin, next_ = first.time.interval.latest or "", second.time.interval.earliest or ""
    try:
        return date.fromisoformat(begin[:10]) + timedelta(days=1) == date.fromisoformat(next_[:10])
    except (ValueError, OverflowError):
        return False


def _in_turn(first: Dated, second: Dated) -> bool:
    """Tell whether both are days that are known, the second no sooner than the first."""
    begin, end = first.time.interval.earliest, second.time.interval.latest
    return bool(begin and end and begin <= end and second.time.interval.earliest) and (
        first.time.granularity not in {"century", "decade"}
    )
