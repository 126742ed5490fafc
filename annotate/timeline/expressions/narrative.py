"""Whether a text tells history: then a date without a year belongs to the year that the text has come to.

In news, "on June 5" is near the publication; in the story of a war it is near
the date spoken of before. News betrays itself by words that only make sense on
its day ("yesterday", a bare "on Monday"); history names years long gone.
"""

from __future__ import annotations

import re
from datetime import date

from annotate.timeline.values import lexicon as lex

# A history has at least so many years long gone, and so many of them for each word of the day.
FEWEST, TIMES_AS_MANY = 4, 2
# From so many years before the publication on, a year is history.
LONG_AGO = 2

_YEAR = re.compile(
    rf"(?:\b(?:in|of|since|until|by|from|early|mid|late|during|and|to|{lex.FULL_MONTH})[\s-]|\d,?\s|,\s|[(–-])"
    rf"(?P<y>{lex.YEAR})(?!\d|,\d|\s+(?:people|men|soldiers|troops|casualties|prisoners|killed|dead))",
    re.IGNORECASE,
)
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
