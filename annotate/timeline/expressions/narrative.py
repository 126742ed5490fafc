"""Whether a text tells history: then a date without a year belongs to the year that the text has come to.

In news, "on June 5" is near the publication; in the story of a war it is near
the date spoken of before. News betrays itself by words that only make sense on
its day ("yesterday", a bare "on Monday"); history names years long gone.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from annotate.timeline.values import lexicon as lex

# A history has at least so many years long gone, and so many of them for each word of the day.
FEWEST, TIMES_AS_MANY = 4, 2
FEWEST_IN_PASSAGE = 3
# From so many years before the publication on, a year is history.
LONG_AGO = 2

_YEAR = re.compile(
    rf"(?:\b(?:in|of|since|until|by|from|early|mid|late|during|and|to|{lex.FULL_MONTH})[\s-]|\d,?\s|,\s|[(–-])"
    rf"(?P<y>{lex.YEAR})(?!\d|,\d|\s+(?:people|men|soldiers|troops|casualties|prisoners|killed|dead))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?])[”\"’]?\s+(?=[“\"‘]?[A-Z0-9])|\n\s*")
_ANY_YEAR = re.compile(r"(?<![\d$€£])(?P<y>(?:19|20)\d\d)(?![\d%]|[,.]\d)")
_DATED = re.compile(
    rf"{lex.MONTH}\s+(?:{lex.DAY},?\s+)?(?:of\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|\d{1,2}[./-]\d{1,2}[./-](?P<y2>(?:19|20)\d\d)(?!\d)|(?<!\d)(?P<y3>(?:19|20)\d\d)-\d\d-\d\d"
)
# So often a text names the year that its dates without one are of.
NAMED = 2
_WORD_OF_THE_DAY = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|today|ago|says?|said|told|(?:last|this|next)\s+(?:week|weekend|month|year|night"
    rf"|morning|afternoon|evening|{lex.WEEKDAY})"
    rf"|(?:{lex.WEEKDAY})(?!s?,?\s+(?:the\s+)?(?:\d|{lex.FULL_MONTH}))(?:['’]s|\s+[a-z]|[.,;]))(?!\w)"
)


def tells_history(text: str, published: date | None) -> bool:
    """Decide whether dates without a year are to be read from the text's own course.

    Args:
        text: The article.
        published: The publication date, where it is known as a day.
    """
    years = [int(found["y"]) for found in _YEAR.finditer(text)]
    recent = published.year - LONG_AGO if published else None
    old = sum(recent is None or year <= recent for year in years)
    if old < FEWEST:
        return False
    against = len(years) - old + sum(1 for _ in _WORD_OF_THE_DAY.finditer(text))
    return old >= TIMES_AS_MANY * against


def passages(text: str, published: date | None) -> list[tuple[int, int]]:
    """Return where passages tell history in a text that is of its own day, as offsets in text order.

    A passage goes on from sentence to sentence of a paragraph until one speaks of the day. Without a day
    of publication nobody can tell what was long ago.

    Args:
        text: The article.
        published: The publication date, where it is known as a day.
    """
    found: list[tuple[int, int]] = []
    if published is None:
        return found
    begin: int | None = None
    end = 0
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for first, last in pairwise(bounds):
        if _WORD_OF_THE_DAY.search(text, first, last):
            _add_passage(found, text, begin, end, published)
            begin = None
        elif begin is not None and text[first - 1] == "\n":
            _add_passage(found, text, begin, end, published)
            begin = first
        elif begin is None:
            begin = first
        end = last
    _add_passage(found, text, begin, end, published)
    return found


def _add_passage(
    found: list[tuple[int, int]], text: str, begin: int | None, end: int, published: date
) -> None:
    """Add a passage if it tells history."""
    if begin is None:
        return
    years = [int(match["y"]) for match in _YEAR.finditer(text, begin, end)]
    old = sum(year <= published.year - LONG_AGO for year in years)
    if old >= FEWEST_IN_PASSAGE and old >= TIMES_AS_MANY * (len(years) - old):
        found.append((begin, end))


def year_told(text: str) -> int | None:
    """Return the year that a text of unknown date tells of, none where it does not say so plainly.

    It is the latest one that the text names, if it does so more than once, and once in a date.

    Args:
        text: The article.
    """
    years = [int(found["y"]) for found in _ANY_YEAR.finditer(text)]
    latest = max(years, default=None)
    if latest is None or years.count(latest) < NAMED:
        return None
    dated = {int(found["y"] or found["y2"] or found["y3"]) for found in _DATED.finditer(text)}
    return latest if latest in dated else None
