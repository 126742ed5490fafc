"""Days on which somebody only tells something: "The jet had crashed on Monday, officials said on Friday".

A time of day in a sentence behind it is of what was told: "It took off at 5 p.m." was on Monday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.words import words_of
from annotate.timeline.values.resolution import Context

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)(?![\d-])")
# So many code points on, a time of day may still be of what was told.
REACH = 600


@dataclass(slots=True)
class Reported:
    """The day of what is told, as long as the text has named none but those on which it is told.

    Attributes:
        before: Where that day ends, and the day or as much as is known of it.
    """

    before: tuple[int, date | str] | None = None

    def come_to(self, value: str, before: tuple[int, date | str] | None, *, reports: bool) -> None:
        """Come to an expression.

        Args:
            value: What it means; what is of no day changes nothing, nor what is of the day that is told of.
            before: Where the last day so far ends, and the day or as much as is known of it.
            reports: Whether somebody only tells something then.
        """
        if not _DAY.match(value) or (self.before is not None and value.startswith(str(self.before[1]))):
            return
        if not reports:
            self.before = None
        elif self.before is None:
            self.before = before

    def of_happening(self, context: Context, sentence: int, last: int) -> Context:
        """Return a context with the day of what was told, not that of who told it in a sentence before.

        Args:
            context: Of a time of day.
            sentence: Where its sentence begins.
            last: Where the last day ends that the text has come to.
        """
        if self.before is None or last > sentence or sentence - self.before[0] > REACH:
            return context
        day = self.before[1]
        if isinstance(day, str):
            return replace(context, last=None, open_day=day) if context.last is None else context
        return replace(context, last=day) if context.last is None or day < context.last else context


def is_of_report(token: Token | None) -> bool:
    """Tell whether somebody only tells something at a time: "the jet had crashed, officials said on Friday".

    Where the day comes first, the text goes on from it: "on Friday officials said".

    Args:
        token: First word of a time expression.
    """
    if token is None or not syntax.parsed(token):
        return False
    verb = syntax.governing_verb(token)
    if verb is None or verb.i > token.i or verb.tag_ != "VBD":
        return False
    return verb.lower_ in words_of("reporting")
