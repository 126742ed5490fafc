"""The day on which something quoted was said or written: "wrote on 3 May: “We were attacked today.”".

What is "today" inside such a quotation is that day and not the article's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from annotate.language.quotations import QuotedText, find_quotations
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED, Context, Value
from annotate.timeline.values.rule import read_whole

REACH = 160
"""So many characters around a quotation are looked at for who said it, and when."""
FAR = 4
"""From so many quotations before it in its paragraph another one goes on at most."""
_SAID = (
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|speaking|spoke|wr(?:ote|ites?|itten|iting)|reads?|posted|tweeted|texted"
    r"|messaged|emailed|recorded|noted|added|asked|replied|shouted|warned|confided|declared|testified)"
)
_WRITTEN = (
    r"(?:letters?|diar(?:y|ies)|journal|e-?mails?|messages?|texts?|notes?|statements?|interviews?|entry|entries"
    r"|posts?|tweets?|memos?|logs?|telegrams?|speech|broadcast|blog)"
)
# "After the vote on Monday he said" is not of Monday.
_OTHERS = (
    r"(?:after|before|since|until|till|following|about|that|who|whom|which|when|where|while|if|because|over"
    r"|ahead)"
)
_WORDS = rf"(?:(?!\b{_OTHERS}\b)[^.;:!?“”\"])"
# Ends with the day: "Roe told the court on Monday", "in a letter dated 3 May", "On Monday he".
_SAID_ON = lazily(rf"\b(?:{_SAID}|{_WRITTEN})\b{_WORDS}{{0,90}}$", re.IGNORECASE)
_OPENS = lazily(
    r"^\s*(?:But\s+|And\s+)?(?:On\s+|Last\s+|Early\s+on\s+|Late\s+on\s+)?\S+(?:\s+\S+){0,3}$", re.IGNORECASE
)
_SAYS = lazily(rf"\b{_SAID}\b{_WORDS}{{0,60}}[:,]?\s*$", re.IGNORECASE)
_INTRODUCES = lazily(rf"\b{_SAID}\b{_WORDS}{{0,60}}[:,]?\s*$|:\s*$", re.IGNORECASE)
_ONE_CLAUSE = lazily(r"[^.;!?“”\"]*")
# Behind a quotation: "she said on Monday".
_SAID_AFTER = lazily(
    rf"\s*(?P<who>{_WORDS}{{0,60}}?)\b{_SAID}\b{_WORDS}{{0,60}}?\b(?:on|dated)\s+(?P<day>{lex.WEEKDAY}"
    rf"|{lex.FULL_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{lex.FULL_MONTH})(?!\w|\s+\d)"
)
_SENTENCE = lazily(r"[.!?][”\"’)]*\s+(?=[A-Z“\"])|\n")
_PUBLISHED = re.compile(r"\bpublished (\d{4}-\d\d-\d\d)")


@dataclass(slots=True)
class Sayings:
    """Tells the days on which the quotations of a text were said.

    Args:
        text: The exact text.
    """

    text: str
    quotations: tuple[QuotedText, ...] = ()
    starts: list[int] = field(default_factory=list)
    days: dict[int, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the quotations that are no quotations inside others."""
        self.quotations = tuple(one for one in find_quotations(self.text) if not one.level)
        self.starts = [one.start for one in self.quotations]

    def day_of(self, context: Context, start: int, last: tuple[int, date] | None) -> date | None:
        """Return the day on which the quotation was said that an expression stands in, if anything tells it.

        Args:
            context: What an expression is resolved against.
            start: Where the expression starts.
            last: The last date before it that is one day, with where it ends.
        """
        number = bisect_right(self.starts, start) - 1
        if number < 0 or start >= self.quotations[number].end:
            return None
        return self._day(number, context, last)

    def told(self, value: Value, start: int, published: date | None) -> Value:
        """Return a value that was counted from the day of a quotation, with that day as its grounds.

        Args:
            value: Of an expression.
            start: Where the expression starts.
            published: The publication date, where it is known as a day.
        """
        number = bisect_right(self.starts, start) - 1
        day = self.days.get(number) if number >= 0 and start < self.quotations[number].end else None
        if day is None or day == published or value.anchor != PUBLISHED:
            return value
        return value._replace(anchor=None, because=_PUBLISHED.sub(r"said on \1", value.because))

    def _day(self, number: int, context: Context, last: tuple[int, date] | None) -> date | None:
        """Return the day of a quotation, else of the one that it goes on from in its paragraph."""
        for place in range(number, max(number - FAR, -1), -1):
            day = self.days.get(place) or self._said_before(place, last) or self._said_after(place, context)
            if day is not None:
                self.days[number] = day
                return day
            end, start = self.quotations[place - 1].end if place else 0, self.quotations[place].start
            if start - end > REACH or "\n" in self.text[end:start]:
                return None
        return None

    def _said_before(self, number: int, last: tuple[int, date] | None) -> date | None:
        """Return the day that stands before a quotation with what says or writes it."""
        here = self.quotations[number]
        if last is None or not here.start - REACH <= last[0] <= here.start:
            return None
        begin = max(here.start - REACH, self.quotations[number - 1].end if number else 0)
        lead = self.text[begin : here.start]
        ends = [found.end() for found in _SENTENCE.finditer(lead)]
        begin += ends[-1] if ends else 0
        if last[0] <= begin:
            return None
        day, after = self.text[begin : last[0]], self.text[last[0] : here.start]
        said = _SAID_ON.search(day) and _ONE_CLAUSE.fullmatch(after) and _INTRODUCES.search(day + after)
        opens = _OPENS.search(day) and _SAYS.search(after)
        return last[1] if said or opens else None

    def _said_after(self, number: int, context: Context) -> date | None:
        """Return the day that stands behind a quotation: "she said on Monday"."""
        found = _SAID_AFTER.match(self.text, self.quotations[number].end)
        if found is None or context.published is None:
            return None
        value = read_whole(found["day"], replace(context, tense="past", firm=True, preposition="on"))
        days = calendar.days_of(value.value) if value else None
        return days[0] if days and days[0] == days[1] else None
