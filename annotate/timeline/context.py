"""What a time expression is resolved against, and what it is resolved to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from annotate.language.syntax import Tense
from annotate.record import Interval, TimexMod, TimexType
from annotate.support import calendar

PUBLISHED = "published"
LAST = "last"
NO_DAY = "XXXX-XX-XX"
AHEAD = frozenset({"until", "till", "by", "ahead of"})
BACK = frozenset({"since", "ended"})
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    Attributes:
        published: The publication date, where it is known as a day.
        tense: Of the verb that governs the expression.
        last: The last day-like date mentioned before it.
        day_first: Whether 4/6 is the fourth of June.
        preposition: The word before the expression, lower case.
        mentioned: The value of the last date before it, however coarse.
        quarter: The value of the last quarter before it.
        compared: Whether a figure stands just before it, so that "a year ago" may mean the
            same quarter of the year before.
        scheduled: Whether its verb is a present that it stands with: "The talks open on Monday".
        reached: The value of the date that a history has come to; nothing in any other text.
        firm: Whether the tense is the expression's own, so that it decides before nearness.
        country: ISO code of the country that the article is from, where that is known.
        year: The year that a text of unknown date tells of, where it says so plainly.
        yearless: The month and day of the last date before it whose year is unknown.
        open_day: The value of the last day before it, where only its weekday, or month and day are known;
            no day, where the last one cannot be meant.
        of_day: The day that a text without a publication date says it is of.
        weekdays: Whether the weekday of that day is known.
        exact: Whether the text is of that day, rather than of one that is near.
        of_now: Whether its clause says "will", or "has been" so since then, on the day of the article.
        guide: Whether the text says what is always so.
        no_day: Whether the text hardly speaks of a day of its own.
        clock: The value of the last time of day, or of the last night, just before it, with where that ends.
        looks_back: Whether its clause is a past perfect.
        put_off: Whether what was to be then was put off, so that it may be over or still to come.
        long_ago: The value of the last date long before the publication.
        only_day: The one day of which the text has told so far what happened on it, where it is one.
        beside: The value of a month or year just before it, which it goes on from: "in May and freed a week
            later".
        age: The value of a decade or century, where that is the last date before it.
        story: The day and the value of the last date before the text looked back ("A day earlier he had
            ..."), while that holds.
    """

    published: date | None = None
    tense: Tense | None = None
    last: date | None = None
    day_first: bool = False
    preposition: str = ""
    mentioned: str | None = None
    quarter: str | None = None
    compared: bool = False
    scheduled: bool = False
    reached: str | None = None
    firm: bool = True
    country: str | None = None
    year: int | None = None
    yearless: tuple[int, int] | None = None
    open_day: str | None = None
    of_day: date | None = None
    weekdays: bool = False
    exact: bool = False
    of_now: bool = False
    guide: bool = False
    no_day: bool = False
    clock: tuple[str, int] = ("", 0)
    looks_back: bool = False
    put_off: bool = False
    story: tuple[date | None, str] | None = None
    beside: str | None = None
    age: str | None = None
    long_ago: str = ""
    only_day: date | None = None

    @property
    def side(self) -> int:
        """On which side of the base the words around put a date: -1 before, 1 after, 0 where none does."""
        if self.preposition in BACK:
            return -1
        if self.preposition == "ending":
            return -1 if self.tense == "past" else 1
        if self.firm and (self.ahead or self.scheduled):
            return 1
        if self.preposition == "by" and self.tense == "present":
            # "Expects it back by December" looks ahead, whatever verb it stands with.
            return 1
        return -1 if self.firm and self.tense == "past" else 0

    @property
    def ahead(self) -> bool:
        """Whether the words around look past the base."""
        return self.reached is not None or self.tense == "future" or self.preposition in AHEAD

    def onward(self) -> Context:
        """Return the context of words that go on with a story, past what it only looked back to."""
        if self.story is None or self.looks_back:
            return self
        day, value = self.story
        return replace(self, last=day, mentioned=value, reached=value if self.reached else None)

    @property
    def base(self) -> date | None:
        """The day that what is not written out is counted from: the publication, or where a history is."""
        days = calendar.days_of(self.reached or "")
        if days is None:
            return None if before_ours(self) else self.published
        # Of a year alone no day is known; from its middle every day of it is near.
        return days[0] + (days[1] - days[0]) // 2 if is_year(days) else days[0]

    @property
    def day(self) -> date | None:
        """The day of a time of day that stands without one: the last spoken of, else the publication's."""
        if self.open_day == NO_DAY:
            return self.only_day
        since = timedelta()
        if self.published and self.last and not self.reached:
            since = self.published - self.last
        if self.tense == "present" and since.days > YEAR_DAYS:
            # "He gets up at 4 a.m." goes on from no day of a flood long ago.
            return None
        if since.days > 0 and (self.scheduled or self.of_now):
            # "He was shot on Saturday. The funeral begins at noon": on the day of publication.
            return self.published
        if self.last is None and self.only_day is not None and self.tense == "past" and not self.reached:
            return self.only_day
        return self.last if self.last is not None or self.reached else self.published or self.dated

    @property
    def always(self) -> bool:
        """Whether what stands here without a year is so in every year."""
        return self.guide and self.tense != "past" and self.preposition not in BACK

    @property
    def nowadays(self) -> bool:
        """Whether "today" means no more than nowadays."""
        return (self.guide or self.no_day) and self.tense != "future" and not self.scheduled

    @property
    def dated(self) -> date | None:
        """The day that a text without a publication date is of, where it says so."""
        return self.of_day if self.exact else None

    @property
    def day_value(self) -> str:
        """The value of that day, as far as it is known."""
        return self.day.isoformat() if self.day else self.open_day or NO_DAY

    @property
    def source(self) -> str:
        """What the base is, for the grounds."""
        if self.reached:
            return f"the text has come to {self.reached}"
        known = self.published is not None and self.published != self.of_day
        return f"published {self.published}" if known else f"the text seems to be of {self.of_day}"

    @property
    def anchor(self) -> str:
        """What the base is, for the anchor of a value."""
        return LAST if self.reached else PUBLISHED


class Value(NamedTuple):
    """A TIMEX3 type and value with what else is known of it.

    Attributes:
        anchor: ``published``, ``last`` (the date mentioned before) or nothing.
        interval: The days that it spans, where its value does not say them: "the past three years".
    """

    type: TimexType
    value: str
    because: str
    mod: TimexMod | None = None
    anchor: str | None = None
    interval: Interval | None = None


def looks(context: Context) -> str:
    """Say in words where an expression looks.

    Args:
        context: What it is resolved against.
    """
    if context.reached is not None:
        return "told in order"
    if context.preposition in BACK:
        return f"“{context.preposition}” looks back"
    if context.tense == "future":
        return "the verb looks ahead"
    if context.preposition in AHEAD:
        return f"“{context.preposition}” looks ahead"
    return f"{context.tense} tense" if context.tense else "no verb tells the side"


def before_ours(context: Context) -> str:
    """Return the value of the date before our era that a history has come to, nothing in any other text."""
    return context.reached if context.reached and context.reached.startswith("BC") else ""


def is_year(days: tuple[date, date]) -> bool:
    """Tell whether days are a year or longer."""
    return (days[1] - days[0]).days + 1 >= YEAR_DAYS
