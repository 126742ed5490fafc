"""The dates that an article has spoken of so far, for expressions that go back to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from annotate import calendar
from annotate.timeline.resolution import Context, Value

# How many code points later a date is still the one spoken of; an article is about one quarter throughout.
REACH, REACH_OF_QUARTER = 600, 2500
# Rules whose quarter is the one that figures are compared with, not the one that the article is about.
COMPARING = frozenset({"year_before", "period_of_year", "offset_from_now", "offset_from_last"})


@dataclass(slots=True)
class Memory:
    """The last date of each kind, with where it ends.

    Attributes:
        day: The last date that is one day.
        dated: The value of the last date, however coarse.
        quarter: The value of the last quarter that the article is about.
        end: Where the last expression ends, of whatever kind.
    """

    day: tuple[int, date] | None = None
    dated: tuple[int, str] | None = None
    quarter: tuple[int, str] | None = None
    end: int | None = None

    def add(self, value: Value, end: int, rule: str) -> None:
        """Remember an expression.

        Args:
            value: What it means.
            end: Where it ends.
            rule: Name of the rule that read it.
        """
        self.end = end
        days = calendar.days_of(value.value) if value.type in {"DATE", "TIME"} else None
        if days is None:
            return
        self.dated = (end, value.value)
        if days[0] == days[1]:
            self.day = (end, days[0])
        if rule not in COMPARING and re.fullmatch(r"\d{4}-Q\d", value.value):
            self.quarter = (end, value.value)

    def filled(self, context: Context, start: int) -> Context:
        """Return a context with the dates that an expression can go back to.

        Args:
            context: With everything else.
            start: Where the expression starts.
        """
        return replace(
            context,
            last=self.day[1] if self.day and start - self.day[0] < REACH else None,
            mentioned=self.dated[1] if self.dated and start - self.dated[0] < REACH else None,
            quarter=self.quarter[1] if self.quarter and start - self.quarter[0] < REACH_OF_QUARTER else None,
        )
