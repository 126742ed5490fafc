"""Whether an article writes 4/6/2025 for the fourth of June or for April 6."""

from __future__ import annotations

import re
from typing import Literal

# Two numbers and a year; ISO dates, fractions and version numbers are something else.
_NUMERIC_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\w/-]|\.\d)")
_MOST_MONTHS, _MOST_DAYS = 12, 31


def writes_day_first(text: str, setting: Literal["auto", True, False] = "auto") -> bool:
    """Decide how the numeric dates of an article are read.

    Args:
        text: The article.
        setting: ``dates.day_first`` of the settings. With ``auto``, the dates
            that can only be read in one way decide, the more frequent way if
            both stand there; the month comes first where there are none.
    """
    if setting != "auto":
        return setting
    votes = 0
    for found in _NUMERIC_DATE.finditer(text):
        first, second = int(found[1]), int(found[3])
        if _MOST_MONTHS < first <= _MOST_DAYS and 1 <= second <= _MOST_MONTHS:
            votes += 1
        elif _MOST_MONTHS < second <= _MOST_DAYS and 1 <= first <= _MOST_MONTHS:
            votes -= 1
    return votes > 0
