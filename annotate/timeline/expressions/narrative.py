"""Whether a text tells history: then a date without a year belongs to the year that the text has come to.

In news, "on June 5" is near the publication; in the story of a war it is near
the date spoken of before. News betrays itself by words that only make sense on
its day ("yesterday", a bare "on Monday"); history names years long gone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex

# A history has at least so many years long gone, and so many of them for each word of the day.
FEWEST, TIMES_AS_MANY = 4, 3
# Where nothing speaks of the day, so many are enough; a date written in full counts for two, and for three
# where no publication is known.
FEWEST_ALONE = 3
FEWEST_IN_PASSAGE = 3
# From so many years before the publication on, a year is history.
LONG_AGO = 2

_YEAR = lazily(
    rf"(?:\b(?:in|of|since|until|by|from|early|mid|late|during|and|to|year|{lex.FULL_MONTH})[\s-]|\d,?\s|,\s|[(–-]"
    r"|(?:^|\n)(?=\d{4}\s?[:–—]\s))"
    rf"(?P<y>{lex.YEAR})(?!\d|,\d|\s+(?:people|men|soldiers|troops|casualties|prisoners|killed|dead))",
    re.IGNORECASE,
)
_BEFORE_OURS = lazily(r"\d\s?(?:BCE?(?![A-Za-z])|B\.C\.)")
_SENTENCE_END = lazily(r"(?<=[a-z0-9)][.!?])[”\"’]?\s+(?=[“\"‘]?[A-Z0-9])|\n\s*")
_ANY_YEAR = lazily(r"(?<![\d$€£])(?P<y>(?:19|20)\d\d)(?![\d%]|[,.]\d)")
_DATED = lazily(
    rf"{lex.MONTH}\s+(?:{lex.DAY},?\s+)?(?:of\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|\d{1,2}[./-]\d{1,2}[./-](?P<y2>(?:19|20)\d\d)(?!\d)|(?<!\d)(?P<y3>(?:19|20)\d\d)-\d\d-\d\d"
)
_BARE_WEEKDAY = lazily(lex.WEEKDAY, re.IGNORECASE)
_WEEKDAY_DATE = lazily(
    rf"\b(?P<w>{lex.ANY_WEEKDAY})[.,]?\s+(?:the\s+)?(?:(?P<m>{lex.MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m2>{lex.MONTH}))(?!\w|,?\s+\d{{4}})",
    re.IGNORECASE,
)
# A day with its weekday and its year: "Tuesday 26/07/2022", "Friday, 22nd July, 2022".
_WHOLE_DATE = lazily(
    rf"\b{lex.ANY_WEEKDAY},?\s+\(?(?:the\s+)?(?:{lex.MONTH}\s+{lex.DAY}|{lex.DAY}(?:\s+of)?\s+{lex.MONTH}|\d{{1,2}}[./-]\d{{1,2}})[,./-]?\s*"
    r"(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_TO_COME = lazily(
    r"\b(?:will|would|by|until|till|through|before|target\w*|goals?|expect\w*|next|due|agenda|vision|for|plan\w*)\b"
    r"[^.!?\n]{0,24}$",
    re.IGNORECASE,
)
# A sentence that a year opens, and a line that is a year alone; so much at most belongs to that.
_OPENING = lazily(
    rf"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"’)]\s)|(?<=\n))(?:Back\s+)?In\s+(?:early\s+|late\s+|mid-)?(?P<y>{lex.YEAR})(?:,|(?=\s+[a-z]))"
)
_HEADING = lazily(rf"^[ \t#*=]*(?P<y>{lex.YEAR})[ \t:*=]*$", re.MULTILINE)
LONGEST_SECTION = 1500
# So many characters before a year are looked at.
_BEFORE = 80
# So often a text names the year that its dates without one are of.
NAMED = 2
_IN_FULL = lazily(
    rf"\b(?:{lex.MONTH}\s+(?:{lex.DAY}(?:\s?[-–—]\s?\d{{1,2}})?,?\s+)?|{lex.SEASON}\s+)(?:of\s+)?(?P<y>{lex.YEAR})(?!\d)",
    re.IGNORECASE,
)
WORD_OF_THE_DAY = lazily(
    r"\b(?:[Yy]esterday|[Tt]omorrow|[Tt]onight|today|ago|says?|said|told"
    r"|(?:[Ll]ast|[Tt]his|(?<![Tt]he )[Nn]ext)\s+(?:week|weekend|month|year|night"
    rf"|morning|afternoon|evening|{lex.WEEKDAY})(?!\s+of\b)"
    rf"|(?:{lex.WEEKDAY})(?!s?,?\s+(?:the\s+)?(?:\d|{lex.FULL_MONTH}))(?:['’]s|\s+[a-z]|[.,;]))(?!\w)"
)
_FROM_THERE = lazily(
    r"\b(?:from|since|between)\s+(?:then|that\s+(?:day|date|time|point))(?:\s+on)?,?\s+(?:until|till?|to|through|and)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=2)
def words_of_the_day(text: str) -> tuple[str, ...]:
    """Return the words of a text that only make sense on its day; several ask for those of one article."""
    return tuple(found.group() for found in WORD_OF_THE_DAY.finditer(text))


def tells_history(text: str, published: date | None) -> bool:
    """Decide whether dates without a year are to be read from the text's own course.

    Args:
        text: The article.
        published: The publication date, where it is known as a day.
    """
    years = [int(found["y"]) for found in _YEAR.finditer(text)]
    of_the_day = words_of_the_day(text)
    # A text without a date that speaks of its day is taken to be of the latest year that it names.
    # Histories have Sundays, too.
    speaks = any(not _BARE_WEEKDAY.match(word) for word in of_the_day)
    now = published.year if published else max(years, default=0) if speaks else None
    before_ours = sum(1 for _ in _BEFORE_OURS.finditer(text))
    old = sum(now is None or year <= now - LONG_AGO for year in years) + before_ours
    against = len(years) + before_ours - old + len(of_the_day)
    if not against and old:
        in_full = sum(1 for _ in _IN_FULL.finditer(text))
        return old + (1 if published else 2) * in_full >= FEWEST_ALONE
    return old >= max(FEWEST, TIMES_AS_MANY * against)


class Passage(NamedTuple):
    """A part of a text that tells history, as offsets.

    Attributes:
        full: Whether it names so many years that even a year alone says where it has come to.
    """

    start: int
    end: int
    full: bool


def passages(text: str, published: date | None) -> list[Passage]:
    """Return where passages tell history in a text that is of its own day, in text order.

    A passage goes on from sentence to sentence of a paragraph until one speaks of the day.

    Args:
        text: The article.
        published: The publication date, where it is known as a day. Without one, what was long ago is told
            from the latest year that the text names.
    """
    found: list[Passage] = []
    now = published.year if published else max((int(m["y"]) for m in _YEAR.finditer(text)), default=None)
    if now is None:
        return found
    begin: int | None = None
    end = 0
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for first, last in pairwise(bounds):
        if WORD_OF_THE_DAY.search(text, first, last):
            _add_passage(found, text, begin, end, now)
            begin = None
        elif begin is not None and text[first - 1] == "\n":
            _add_passage(found, text, begin, end, now)
            begin = first
        elif begin is None:
            begin = first
        end = last
    _add_passage(found, text, begin, end, now)
    return found


def _add_passage(found: list[Passage], text: str, begin: int | None, end: int, now: int) -> None:
    """Add a passage if it tells history."""
    if begin is None:
        return
    years = [int(match["y"]) for match in _YEAR.finditer(text, begin, end)]
    old = sum(year <= now - LONG_AGO for year in years)
    if not old or old < TIMES_AS_MANY * (len(years) - old):
        return
    full = old >= FEWEST_IN_PASSAGE
    if full or any(int(match["y"]) <= now - LONG_AGO for match in _IN_FULL.finditer(text, begin, end)):
        found.append(Passage(begin, end, full))


class Frame(NamedTuple):
    """A part of a text that is of one year, as offsets."""

    start: int
    end: int
    year: int


def frames(text: str) -> list[Frame]:
    """Return the sentences that a year opens ("In 2018 he was held on May 6") and what a year heads.

    Args:
        text: The article.
    """
    found: list[Frame] = []
    headings = list(_HEADING.finditer(text))
    for place, line in enumerate(headings):
        end = headings[place + 1].start() if place + 1 < len(headings) else len(text)
        found.append(Frame(line.end(), min(end, line.end() + LONGEST_SECTION), int(line["y"])))
    for opening in _OPENING.finditer(text):
        stop = _SENTENCE_END.search(text, opening.end())
        found.append(Frame(opening.end(), stop.start() if stop else len(text), int(opening["y"])))
    return sorted(found)


def goes_on_from_there(text: str, start: int) -> bool:
    """Tell whether words take a date up from the one before it: "From then until 2 August".

    Args:
        text: The document's exact text.
        start: Of the later date.
    """
    return bool(_FROM_THERE.search(text, max(0, start - 40), start))


def year_of_frame(parts: list[Frame], place: int) -> int | None:
    """Return the year of the last part that a place lies in, none where it lies in none."""
    last = bisect_right(parts, place, key=lambda part: part.start)
    for number in range(last - 1, -1, -1):
        part = parts[number]
        if place < part.end:
            return part.year
        if place - part.start > LONGEST_SECTION:
            break
    return None


def year_told(text: str) -> int | None:
    """Return the year that a text of unknown date tells of, none where it does not say so plainly.

    It is the one in which a weekday and a date that stand together fall, of the latest that the text
    names and the one after it; else the latest that it names, if it does so in a date with its weekday,
    or more than once, and once in a date. A year that is still to come ("by 2030") is none of these.

    Args:
        text: The article.
    """
    years = [
        int(found["y"])
        for found in _ANY_YEAR.finditer(text)
        if not _TO_COME.search(text, max(0, found.start() - _BEFORE), found.start())
    ]
    latest = max(years, default=None)
    if latest is None:
        return None
    fitting = [
        year
        for year in (latest, latest + 1)
        if all(_falls_on(found, year) for found in _WEEKDAY_DATE.finditer(text))
    ]
    if len(fitting) == 1 and _WEEKDAY_DATE.search(text):
        return fitting[0]
    if any(int(found["y"]) == latest for found in _WHOLE_DATE.finditer(text)):
        return latest
    if years.count(latest) < NAMED:
        return None
    dated = {int(found["y"] or found["y2"] or found["y3"]) for found in _DATED.finditer(text)}
    return latest if latest in dated else None


def _falls_on(found: re.Match[str], year: int) -> bool:
    """Tell whether a date that stands with a weekday falls on it in a year."""
    month, number = found["m"] or found["m2"], int(found["d"] or found["d2"])
    days = calendar.days_of(f"{year:04d}-{lex.MONTHS[month.lower().rstrip('.')]:02d}-{number:02d}")
    return days is not None and days[0].isoweekday() == lex.WEEKDAYS[found["w"].lower().rstrip(".")]
