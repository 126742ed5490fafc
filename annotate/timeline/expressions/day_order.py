"""Whether an article writes 4/6/2025 for the fourth of June or for April 6."""

from __future__ import annotations

from typing import Literal

from annotate.support.patterns import lazily
from annotate.timeline.values import lexicon as lex

# Two numbers and a year; ISO dates, fractions and version numbers are something else.
_NUMERIC_DATE = lazily(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\w/-]|\.\d)")
_MOST_MONTHS, _MOST_DAYS = 12, 31
_MONTH_FIRST = lazily(rf"\b{lex.MONTH}\s+(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\b(?!\s+{lex.MONTH})")
_DAY_FIRST = lazily(rf"\b(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\s+{lex.MONTH}")
_COUNTRY = lazily(r"https?://[^/\s]*\.([a-z]{2})(?::\d+)?(?:/|$)")
# Top-level domains of countries that write in English and do not put the day first.
_MONTH_FIRST_COUNTRIES = frozenset({"us", "ca", "ph", "io", "co", "tv", "me", "ai"})


def writes_day_first(
    text: str, setting: Literal["auto", True, False] = "auto", url: str | None = None
) -> bool:
    """Decide how the numeric dates of an article are read.

    Args:
        text: The article.
        setting: ``dates.day_first`` of the settings. With ``auto``, the dates
            that can only be read in one way decide, the more frequent way if
            both stand there; then how the article writes months out ("5 March"
            or "March 5"); then the country of its address. The month comes
            first where nothing tells.
        url: Where the article is on the web.
    """
    if setting != "auto":
        return setting
    votes = 0
    numeric = 0
    for found in _NUMERIC_DATE.finditer(text):
        numeric += 1
        first, second = int(found[1]), int(found[3])
        if _MOST_MONTHS < first <= _MOST_DAYS and 1 <= second <= _MOST_MONTHS:
            votes += 1
        elif _MOST_MONTHS < second <= _MOST_DAYS and 1 <= first <= _MOST_MONTHS:
            votes -= 1
    if votes or not numeric:
        return votes > 0
    written = len(_DAY_FIRST.findall(text)) - len(_MONTH_FIRST.findall(text))
    if written:
        return written > 0
    country = _COUNTRY.match((url or "").lower())
    return country is not None and country[1] not in _MONTH_FIRST_COUNTRIES
