"""The day on which something quoted was said or written: "wrote on 3 May: “We were attacked today.”".

What is "today" inside such a quotation is that day and not the article's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from annotate.language.quotations import Quotations, QuotedText
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED, UNKNOWN, Context, Value
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
# "He said", of no day.
_SAID_NOW = lazily(
    rf"(?P<who>{_WORDS}{{0,60}}?)\b{_SAID}\b(?!{_WORDS}*\b(?:{lex.ANY_WEEKDAY}|{lex.FULL_MONTH}|today|yesterday)\b)"
)
NEWS = timedelta(days=3)
# Behind "messages between 2015 and 2017".
_ONE_OF_THEM = lazily(
    rf"\b[Ii]n\s+(?:one|another|an?)\s+(?:of\s+(?:them|these|those)|{_WRITTEN})\b[^“”\"]{{0,60}}\Z"
)
# "She said of the fire of 2019" tells no year of her saying it.
_ABOUT = lazily(rf"\b{_SAID}\s+of\b[^.;:!?“”\"]*\Z")
_SENTENCE = lazily(r"[.!?][”\"’)]*\s+(?=[A-Z“\"])|\n")
_PUBLISHED = re.compile(r"\bpublished (\d{4}-\d\d-\d\d)")


class Sayings:
    """Tells the days on which the quotations of a text were said.

    Args:
        text: The exact text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._quotations = Quotations(text)
        # By where a quotation begins.
        self._days: dict[int, date] = {}
        # Where quotations begin that were said or written on no one day that is told.
        self._old: set[int] = set()
        # By where a quotation begins, the day of publication where it speaks of that.
        self._of_today: dict[int, date] = {}

    def day_of(self, context: Context, start: int, last: tuple[int, date] | None) -> date | None:
        """Return the day on which the quotation was said that an expression stands in, if anything tells it.

        Args:
            context: What an expression is resolved against.
            start: Where the expression starts.
            last: The last date before it that is one day, with where it ends.
        """
        here = self._quotations.at(start)
        if here is None:
            return None
        return self._day(here, context, last) or self._of_today.get(here.start)

    def is_aside(
        self, end: int, days: tuple[date, date], published: date | None, last: tuple[int, date] | None
    ) -> bool:
        """Tell whether an expression only says in a quotation what is so on the day of publication.

        A text that has told of a day before goes on from that.

        Args:
            end: Where the expression ends.
            days: That it means.
            published: The publication date, where it is known as a day.
            last: The last date before it that is one day, with where it ends.
        """
        if published is None or days != (published, published) or last is None or last[1] >= published:
            return False
        here = self._quotations.at(end)
        if here is None:
            return False
        self._of_today[here.start] = days[0]
        return True

    def is_of(self, end: int, start: int) -> bool | None:
        """Tell whether the quotation that an expression stands in is of a date before it that is no one day.

        False where it is only known that it is old, as one of the messages of a time; none where nothing is.

        Args:
            end: Where the date ends.
            start: Where the expression starts.
        """
        here = self._quotations.at(start)
        if here is None or end > here.start:
            return None
        lead = self._text[end : here.start]
        one = "\n" not in lead and _ONE_OF_THEM.search(lead) and _INTRODUCES.search(lead)
        told = not _ABOUT.search(self._text, max(0, end - REACH), end)
        if not one and not (told and self._said_before(here, (end, date.min))):
            return None
        self._old.add(here.start)
        return not one

    def told(self, value: Value, start: int, published: date | None) -> Value:
        """Return a value that was counted from the day of a quotation, with that day as its grounds.

        Args:
            value: Of an expression.
            start: Where the expression starts.
            published: The publication date, where it is known as a day.
        """
        here = self._quotations.at(start)
        if here is not None and here.start in self._old:
            return value._replace(because=value.because.replace(UNKNOWN, "said on a day that is not told"))
        day = self._days.get(here.start) if here is not None else None
        if day is None or day == published or value.anchor != PUBLISHED:
            return value
        return value._replace(anchor=None, because=_PUBLISHED.sub(r"said on \1", value.because))

    def _day(self, here: QuotedText, context: Context, last: tuple[int, date] | None) -> date | None:
        """Return the day of a quotation, else of the one that it goes on from in its paragraph."""
        one: QuotedText | None = here
        for _ in range(FAR):
            if one is None:
                return None
            day = self._days.get(one.start) or self._said_before(one, last) or self._said_after(one, context)
            day = day or self._said_there(one, context, last)
            if day is not None:
                self._days[here.start] = day
                return day
            before, start = self._quotations.before(one.start), one.start
            end = before.end if before is not None else 0
            if start - end > REACH or "\n" in self._text[end:start]:
                return None
            one = before
        return None

    def _said_before(self, here: QuotedText, last: tuple[int, date] | None) -> date | None:
        """Return the day that stands before a quotation with what says or writes it."""
        if last is None or not here.start - REACH <= last[0] <= here.start:
            return None
        before = self._quotations.before(here.start)
        begin = max(here.start - REACH, before.end if before is not None else 0)
        lead = self._text[begin : here.start]
        ends = [found.end() for found in _SENTENCE.finditer(lead)]
        begin += ends[-1] if ends else 0
        if last[0] <= begin:
            return None
        day, after = self._text[begin : last[0]], self._text[last[0] : here.start]
        said = _SAID_ON.search(day) and _ONE_CLAUSE.fullmatch(after) and _INTRODUCES.search(day + after)
        opens = _OPENS.search(day) and _SAYS.search(after)
        return last[1] if said or opens else None

    def _said_after(self, here: QuotedText, context: Context) -> date | None:
        """Return the day that stands behind a quotation: "she said on Monday"."""
        found = _SAID_AFTER.match(self._text, here.end)
        if found is None or context.published is None:
            return None
        value = read_whole(found["day"], replace(context, tense="past", firm=True, preposition="on"))
        days = calendar.days_of(value.value) if value else None
        return days[0] if days and days[0] == days[1] else None

    def _said_there(self, here: QuotedText, context: Context, last: tuple[int, date] | None) -> date | None:
        """Return the day of what the sentence before tells where what is quoted has happened on it as well.

        "The king cut the ribbon on Saturday. “Today we have become neighbours,” he said."
        """
        if last is None or context.published is None or context.tense != "past" or last[0] > here.start:
            return None
        near = timedelta() < context.published - last[1] <= NEWS
        ends = [found.group() for found in _SENTENCE.finditer(self._text, last[0], here.start + 1)]
        before = self._quotations.before(here.start)
        if not near or len(ends) != 1 or "\n" in ends[0] or (before is not None and before.end > last[0]):
            return None
        behind = self._text[here.end : here.end + REACH].split("\n")[0]
        return last[1] if _SAID_NOW.match(behind) else None
