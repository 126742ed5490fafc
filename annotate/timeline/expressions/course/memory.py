"""The dates that an article has spoken of so far, for expressions that go back to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from annotate.support import calendar
from annotate.timeline.context import NO_DAY
from annotate.timeline.expressions.course import scene
from annotate.timeline.expressions.course.aside import Aside
from annotate.timeline.expressions.course.reported import Reported
from annotate.timeline.expressions.live import diary
from annotate.timeline.expressions.live.entries import Entry, entry_at
from annotate.timeline.expressions.narrative import Passage
from annotate.timeline.expressions.quoted.said import Sayings
from annotate.timeline.values.resolution import LAST, LONGEST_MONTH, Context, Value

# How many code points later a date is still the one spoken of; an article is about one quarter throughout.
REACH, REACH_OF_QUARTER = 1000, 2500
# So near, even a date that a history does not go on with is one that days are counted from.
BESIDE = 60
# Days of a year; a history has not come to a longer period by naming it.
YEAR = 366
_OPEN_DAY = re.compile(r"XXXX-(?:\d\d-\d\d|WXX-\d)(?![\w-])")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
# So many code points on, a time of day is still one of the same day or night.
REACH_OF_CLOCK = 600
# After a night told of, what stands so much farther on is of no day that is known.
REACH_OF_NIGHT = 120
_BEFORE_OURS = re.compile(r"BC\d{4}")
_SMALL_HOURS = re.compile(r"\d{4}-\d\d-\d\dT0[0-5]:")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(?:\d\d:\d\d|NI|EV)")
# A history that names a year so far back only compares; with a second one, so far on, it goes on from there.
LOOK_BACK = 15
APART = 60
# So many days ago, what somebody wrote then of "Friday" may be of the week of publication.
RECENT = 7
# What a text goes on from.
_COURSE = (
    "day", "dated", "reached", "yearless", "open_day", "before_ours", "begun", "in_full", "story", "compared",
)  # fmt: skip
# So near, "two years later" counts even from a year that was only compared with.
NEAR = 150


@dataclass(slots=True)
class Memory:
    """The last date of each kind, with where it ends.

    Attributes:
        published: The publication date, where it is known as a day.
        history: Whether the text tells history, whose dates go on from each other.
        passages: Where single passages do, in text order.
        entries: Of a live blog, in text order.
        pages: Of a diary, in text order.
        sayings: What the text quotes.
        day: The last date that is one day.
        dated: The value of the last date, however coarse.
        reached: The value of the last date that a history has come to.
        quarter: The value of the last quarter that the article is about.
        yearless: Month and day of the last date whose year is unknown.
        open_day: The value of the last day of which only the weekday, or the month and day are known.
        before_ours: The value of the last date, where it is one before our era.
        clock: The value of the last time of day, or of the last night.
        begun: The year in which the last range of dates begins.
        in_full: Where the last date ends that a history has come to and that is finer than a year.
        end: Where the last expression ends, of whatever kind.
        over: The days up to the publication that were spoken of, hours after midnight left out.
        small: Where the last hour after midnight ends that goes on from an evening.
        compared: The last date that a history only looked back to, as long as it has not gone on.
        long_ago: The value of the last date long before the publication.
        opening: The day of what the text opens with, or as much as is known of it, with where that stands.
        left: Where the text goes on after an aside, what was spoken of before, and whether that only reports.
        reported: The day of what somebody tells later.
        story: Where the text was before it looked back, with the day and the value of that date.
    """

    published: date | None = None
    history: bool = False
    passages: Sequence[Passage] = ()
    entries: Sequence[Entry] = ()
    sayings: Sayings = field(default_factory=lambda: Sayings(""))
    pages: Sequence[diary.Page] = ()
    day: tuple[int, date] | None = None
    dated: tuple[int, str] | None = None
    reached: tuple[int, str] | None = None
    quarter: tuple[int, str] | None = None
    yearless: tuple[int, tuple[int, int]] | None = None
    open_day: tuple[int, str] | None = None
    before_ours: tuple[int, str] | None = None
    clock: tuple[int, str] | None = None
    begun: int | None = None
    in_full: int = -1
    end: int | None = None
    reported: Reported = field(default_factory=Reported)
    story: tuple[int, date | None, str] | None = None
    over: set[date] = field(default_factory=set)
    small: int = -1
    compared: tuple[int, str] | None = None
    long_ago: tuple[int, str] | None = None
    opening: tuple[int, date | None, str | None] | None = None
    left: tuple[int, dict[str, Any], bool] | None = None

    def add(
        self,
        value: Value,
        end: int,
        *,
        aside: bool = False,
        compares: bool = False,
        begins: bool = False,
        looks_back: bool = False,
        within: Aside | None = None,
        opens: bool = False,
    ) -> None:
        """Remember an expression.

        Args:
            value: What it means.
            end: Where it ends.
            aside: Whether a history does not go on with it, as in brackets.
            compares: Whether figures are only compared with its quarter.
            begins: Whether a range of dates begins with it, as after "from".
            looks_back: Whether its clause is a past perfect.
            within: The clause that it stands in, if that only says something of a word.
            opens: Whether it may be the day of what the text opens with.
        """
        self.end = end
        if _BEFORE_OURS.match(value.value):
            self.before_ours = (end, value.value)
        days = calendar.days_of(value.value) if value.type in {"DATE", "TIME"} else None
        if days is None:
            day = _YEARLESS.match(value.value) if value.type in {"DATE", "TIME"} else None
            open_day = _OPEN_DAY.match(value.value) if value.type in {"DATE", "TIME"} else None
            if open_day:
                self.open_day = (end, open_day.group())
                self._open(end, None, open_day.group(), opens=opens)
            if day:
                self.yearless = (end, (int(day[1]), int(day[2])))
            return
        if self.sayings.is_aside(end, days, self.published, self.day):
            return
        self._turn_aside(within, days)
        self.yearless = self.open_day = self.before_ours = None
        self._leave_story(value, days, looks_back=looks_back)
        self.dated = (end, value.value)
        if self._is_long_ago(value.value):
            self.long_ago = self.dated
        if begins:
            self.begun = days[0].year
        if _CLOCK.match(value.value):
            self.clock = (end, value.value)
        if days[0] == days[1]:
            self._open(end, days[0], None, opens=opens)
            self._add_day(value.value, end, days[0])
        linked = self.reached is not None and self._linked(self.reached[0], end)
        story = self.reached[1] if self.reached and linked and self._is_long_ago(self.reached[1]) else ""
        so_far = calendar.days_of(story)
        looks_back = so_far is not None and days[1].year < so_far[0].year - LOOK_BACK
        if looks_back and self.begun is not None and days[0].year >= self.begun:
            # It lies within what was told of before: "from 1959 to 1990".
            looks_back = False
        if not aside and (days[1] - days[0]).days <= YEAR:
            self._reach(value.value, end, looks_back=looks_back)
        over = self.published is None or days[1] < self.published
        if over and not compares and re.fullmatch(r"\d{4}-Q\d", value.value):
            self.quarter = (end, value.value)

    def _reach(self, value: str, end: int, *, looks_back: bool) -> None:
        """Go on to a date, unless it is long before what a history has come to and stands alone there.

        A life is told in short before it is told from the beginning.
        """
        fine = len(value) > len("1863")
        if looks_back and (self.compared is None or (end - self.compared[0] < APART and not fine)):
            self.compared = (end, value)
            return
        self.reached, self.compared = (end, value), None
        if fine:
            self.in_full = end

    def _add_day(self, value: str, end: int, day: date) -> None:
        """Remember a day; the small hours are of the night that the day before began."""
        if _SMALL_HOURS.match(value) and day - timedelta(days=1) in self.over:
            self.small = end
        elif self.published is not None and day <= self.published:
            self.over.add(day)
        self.day = (end, day)

    def _open(self, end: int, day: date | None, open_day: str | None, *, opens: bool) -> None:
        """Remember the first day on which the text says that something happened."""
        over = day is None or self.published is None or day <= self.published
        if self.opening is None and opens and over and end < scene.HEAD:
            self.opening = (end, day, open_day)

    def of_scene(self, context: Context, paragraph: int) -> Context:
        """Return a context with the day of what the text opens with, unless its paragraph has named one.

        Args:
            context: Of a time of day.
            paragraph: Where its paragraph begins.
        """
        days = (self.day, self.open_day)
        if self.opening is None or context.reached or any(day and day[0] > paragraph for day in days):
            return context
        if self.opening[1] == self.published and self.published is not None:
            # An article may open with what is said on its day.
            return context
        return replace(context, last=self.opening[1], open_day=self.opening[2], clock=("", 0))

    def _turn_aside(self, within: Aside | None, days: tuple[date, date]) -> None:
        """Remember what was spoken of before a clause that says of something what it was still earlier."""
        if within is None:
            self.left = None
        elif self.left is None and self.dated is not None and self.dated[0] > within.since:
            before = calendar.days_of(self.dated[1])
            earlier = before is not None and days[1] < before[0] and self._is_long_ago(self.dated[1])
            if earlier or within.reports:
                past = {name: getattr(self, name) for name in _COURSE}
                self.left = (within.end, past, within.reports)

    def _come_back(self, start: int) -> None:
        """Go on from where the text was before an aside, behind that."""
        if self.left is not None and start >= self.left[0]:
            for name, value in self.left[1].items():
                setattr(self, name, value)
            self.left = None

    def _leave_story(self, value: Value, days: tuple[date, date], *, looks_back: bool) -> None:
        """Remember where a story was when it looks back: "A day earlier he had left"; else it goes on."""
        if not looks_back or value.anchor != LAST:
            self.story = None
        elif self.story is None and self.dated is not None:
            left = calendar.days_of(self.dated[1])
            day = self.day[1] if self.day and self.day[0] == self.dated[0] else None
            if left and days[0] < left[0]:
                self.story = (self.dated[0], day, self.dated[1])

    def filled(self, context: Context, start: int, *, stays: bool = False) -> Context:
        """Return a context with the dates that an expression can go back to.

        Args:
            context: With everything else.
            start: Where the expression starts.
            stays: Whether it means the date just named, even in an aside: "that day".
        """
        if not stays or (self.left is not None and self.left[2]):
            self._come_back(start)
        if self.entries and (told := self._of_entry(context, start)):
            return told
        if self.pages and (day := diary.day_at(self.pages, start)):
            context = replace(context, published=day)
        said = self.sayings.day_of(context, start, self.day)
        if said is not None:
            return replace(context, published=said, last=said, mentioned=said.isoformat())
        if self.long_ago and start - self.long_ago[0] < REACH:
            context = replace(context, long_ago=self.long_ago[1])
        if self.dated and (of := self._quoted_of(self.dated, start)) is not None:
            return replace(context, published=None, reached=self.dated[1] if of else None)
        if len(self.over) == 1:
            context = replace(context, only_day=next(iter(self.over)))
        if self.clock and start - self.clock[0] < REACH_OF_CLOCK:
            context = replace(context, clock=(self.clock[1], self.clock[0]))
        if self.dated and start - self.dated[0] < NEAR and (self.day is None or self.day[0] < self.dated[0]):
            context = replace(context, beside=self.dated[1])
        if self.dated and len(self.dated[1]) <= len("184") and start - self.dated[0] < REACH:
            context = replace(context, age=self.dated[1])
        if self.story and start - self.story[0] < REACH:
            context = replace(context, story=self.story[1:])
        if self.before_ours and (self._is_ancient() or start - self.before_ours[0] < REACH):
            before, reached = self.before_ours[1], self.reached[1] if self.reached else ""
            if self._is_ancient():
                return replace(context, mentioned=before, reached=before)
            on = reached if self.history and reached and self._is_long_ago(reached) else None
            return replace(context, mentioned=before, reached=on)
        goes_on = self.reached and self._goes_on(self.reached[0], start, context)
        if self.reached and goes_on and self._is_long_ago(self.reached[1]):
            value = self.reached[1]
            days = calendar.days_of(value)
            beside = self.day[1] if self.day and start - self.day[0] < BESIDE else None
            last = days[0] if days and days[0] == days[1] else beside
            near = self.compared is not None and start - self.compared[0] < NEAR
            mentioned = self.compared[1] if self.compared and near else value
            return replace(context, last=last, mentioned=mentioned, reached=value)
        if self.day and context.tense == "past" and self.published and self.day[1] > self.published:
            # What has happened is of no day that lies ahead: "They will vote on Friday. She rang at noon."
            if self.clock and context.only_day and self.clock[1].startswith(context.only_day.isoformat()):
                context = replace(context, clock=(self.clock[1], start))
            over = None if context.compared else self._over_since(self.day[0], start)
            return replace(context, open_day=NO_DAY, mentioned=over)
        if self.day and self.day[0] == self.small:
            # "He resigned at 1am. He had voted at noon": on the day before.
            if context.looks_back:
                return replace(context, open_day=NO_DAY)
            if start - self.small > REACH_OF_NIGHT:
                return replace(context, open_day=NO_DAY, only_day=None)
        return replace(
            context,
            last=self.day[1] if self.day and start - self.day[0] < REACH else None,
            mentioned=self.dated[1] if self.dated and start - self.dated[0] < REACH else None,
            yearless=self.yearless[1] if self.yearless and start - self.yearless[0] < REACH else None,
            open_day=self.open_day[1] if self.open_day and start - self.open_day[0] < REACH else None,
            quarter=self.quarter[1] if self.quarter and start - self.quarter[0] < REACH_OF_QUARTER else None,
        )

    def _over_since(self, place: int, start: int) -> str | None:
        """Return the last day or month behind a place that is over, else the last date long ago."""
        if self.dated and self.published and place < self.dated[0] and start - self.dated[0] < REACH:
            days = calendar.days_of(self.dated[1])
            if days and days[0] <= self.published and (days[1] - days[0]).days < LONGEST_MONTH:
                return self.dated[1]
        near = self.long_ago is not None and start - self.long_ago[0] < REACH
        return self.long_ago[1] if self.long_ago and near else None

    def _quoted_of(self, dated: tuple[int, str], start: int) -> bool | None:
        """Tell whether a place is in a quotation of a month or year that is over; see ``Sayings.is_of``."""
        days = calendar.days_of(dated[1])
        if days is None or days[0] == days[1] or self.published is None or self._is_recent(days[1]):
            return None
        return self.sayings.is_of(dated[0], start)

    def _is_recent(self, day: date) -> bool:
        return self.published is not None and (self.published - day).days < RECENT

    def _is_ancient(self) -> bool:
        """Tell whether a history has not come to a date of our era."""
        return self.history and self.reached is None

    def _of_entry(self, context: Context, start: int) -> Context | None:
        """Return the context of what an entry of a live blog tells, none where it has named a day itself."""
        entry = entry_at(list(self.entries), start)
        if entry is None or (self.day is not None and self.day[0] > entry.start and self._has_left(entry)):
            return None
        value = entry.day.isoformat()
        return replace(context, last=entry.day, mentioned=value, quarter=self.quarter and self.quarter[1])

    def placed(self, value: Value, start: int) -> Value:
        """Return a value as what it stands in says: the head of a live blog's entry, or a quotation.

        Args:
            value: As it is written.
            start: Where it stands.
        """
        if self.pages:
            value = diary.told(value, diary.day_at(self.pages, start), self.published)
        return self._at_head(self.sayings.told(value, start, self.published), start)

    def _at_head(self, value: Value, start: int) -> Value:
        """Return the time of day of an entry of a live blog with the half of the day that it is in."""
        entry = entry_at(list(self.entries), start) if self.entries else None
        if entry is None or entry.start != start or not entry.clock or value.type != "TIME":
            return value
        return value._replace(
            value=f"{entry.day}T{entry.clock}", because="the clock of the entries goes to twelve"
        )

    def _has_left(self, entry: Entry) -> bool:
        """Tell whether the last day spoken of is another one than that of an entry."""
        return self.day is not None and self.day[1] != entry.day

    def place(self, back: str | None) -> int | None:
        """Return where the date ends that an expression went back to, none where it did not go back.

        Args:
            back: What its value is anchored to.
        """
        if back != LAST:
            return None
        story = self.before_ours or (self.reached if self.history else None)
        used = story or self.yearless or self.day or self.dated
        return used[0] if used else None

    def _goes_on(self, last: int, start: int, context: Context) -> bool:
        """Tell whether a history goes on from one place to another, in a text or in what a passage tells."""
        if context.published and context.of_now:
            # "He will be sentenced on May 4", "has been shut since May" are said on the day of the article.
            return False
        if self.history:
            return True
        told = context.tense == "past" and not context.scheduled
        return told and bool(self.passages) and self._linked(last, start)

    def _linked(self, last: int, start: int) -> bool:
        """Tell whether two places are of one history: the whole text's, or a passage's."""
        if self.history or not self.passages:
            return True
        place = bisect_right(self.passages, (start, 1 << 60)) - 1
        if place < 0 or not self.passages[place].start < last <= start < self.passages[place].end:
            return False
        return self.passages[place].full or self.passages[place].start < self.in_full

    def _is_long_ago(self, value: str) -> bool:
        """Tell whether what a history has come to is not about the time of the publication."""
        days = calendar.days_of(value)
        return self.published is None or bool(days and (self.published - days[1]).days > YEAR)
