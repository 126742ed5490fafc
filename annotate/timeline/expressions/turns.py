"""Days of the week in the order in which a sentence tells of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.columns import starts_of
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.events.facts.words import words_of
from annotate.timeline.expressions.course import narration
from annotate.timeline.expressions.course.clause import verb_over
from annotate.timeline.expressions.found import Found
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc, Token

_WEEK = timedelta(weeks=1)
_MOST = 3
"""So many days on, the second of two days is still the next step of a story."""
_WEEKDAY = lazily(lex.WEEKDAY)
_AND = lazily(r"\s+and\s+(?:on\s+)?")
GROUND = "; it comes before what is told next"


class Tokens:
    """Tokens by character offset; none without a parse, which is all that is asked of them.

    Args:
        doc: The document.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._parsed = doc.has_annotation("DEP")
        self._starts = starts_of(doc)

    def at(self, offset: int) -> Token | None:
        """Return the token that an offset lies in.

        Args:
            offset: Of a character.
        """
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if self._parsed and index >= 0 else None


def in_turn(text: str, found: Sequence[Found], tokens: Tokens) -> None:
    """Put a day of the week a week back where its sentence goes on with the day behind it.

    "On Tuesday she resigned and on Wednesday she left", in a paper of a Tuesday, is of last week.

    Args:
        text: The document's exact text.
        found: In text order; their values are changed.
        tokens: Of the document.
    """
    for first, second in reversed(list(pairwise(found))):
        day, next_day = _day_of(text, first), _day_of(text, second)
        if day is None or next_day is None or not 0 < (next_day - day + _WEEK).days <= _MOST:
            continue
        if _is_next(tokens.at(first.start), tokens.at(second.start), text[first.end : second.start]):
            before = (day - _WEEK).isoformat()
            first.value = first.value._replace(value=before, because=first.value.because + GROUND)


def _day_of(text: str, one: Found) -> date | None:
    """Return the day of a weekday that stands alone and is counted from the publication."""
    if one.rule is None or not one.rule.weekday or one.value.anchor != PUBLISHED:
        return None
    days = calendar.days_of(one.value.value)
    return days[0] if days and _WEEKDAY.fullmatch(text, one.start, one.end) else None


def _is_next(first: Token | None, second: Token | None, between: str) -> bool:
    """Tell whether a sentence goes on from what was on one day to what was on another."""
    if first is None or second is None:
        return False
    before, after = verb_over(first), verb_over(second)
    if before is None or after is None or narration.looks_back(second):
        return False
    if not narration.direction(first) == narration.direction(second) == "past":
        return False
    if before.i == after.i:
        return bool(_AND.fullmatch(between))
    if before.lower_ in words_of("reporting") or syntax.mark(after) is not None:
        return False
    return before.i < after.i and _are_beside(before, after)


def _are_beside(before: Token, after: Token) -> bool:
    """Tell whether two verbs are told one after the other, neither of them as a part of the other."""
    joined = syntax.is_conjunct(after) and after.head.i in {before.i, before.head.i}
    loose = syntax.is_parataxis(after) or syntax.is_clausal_complement(before)
    return joined or (loose and (after.head.i == before.i or before.head.i == after.i))
