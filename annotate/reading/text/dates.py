"""Publication dates as they are given: ISO 8601 and the usual written forms; nothing is guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from annotate.support.patterns import lazily

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_NUMBERED = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_WRITTEN = lazily(
    "|".join(
        (
            # 2025-06-08, 2025/06/08, 2025.6.8
            rf"(?<![\d./-]){_YEAR.format('y1')}(?P<s1>[-/.])(?P<m1>[01]?\d)(?P=s1)(?P<d1>[0-3]?\d)(?!\d)",
            # September 16, 2025; Tue Sep 16 2025; Sept. 16th 2025
            rf"\b{_MONTH.format('m2')}\s+{_NUMBERED.format('d2')}\s*,?\s+{_YEAR.format('y2')}",
            # 16 September 2025; 16. Sept 2025; 16-Sep-2025; the 16th of September, 2025
            rf"(?<![\d.:]){_NUMBERED.format('d3')}\.?(?:\s+of)?[\s-]+{_MONTH.format('m3')},?[\s-]+{_YEAR.format('y3')}",
            # 16.09.2025 has the day first wherever it is written; 16/09/2025 not everywhere
            rf"(?<![\d.])(?P<d4>[0-3]?\d)\.\s?(?P<m4>[01]?\d)\.\s?{_YEAR.format('y4')}",
            rf"(?<![\d/])(?P<a5>[0-3]?\d)/(?P<b5>[0-3]?\d)/{_YEAR.format('y5')}",
        )
    ),
    re.IGNORECASE,
)
_CHANGED = lazily(
    r"\b(?:updated|modified|changed|edited|revised|corrected|amended)\b\W{0,3}(?:on\b|at\b)?\W*", re.I
)
_PUBLISHED = lazily(r"\b(?:published|posted|filed|issued|created|release)\b", re.I)
_LONGEST = 500
_LONGEST_LINE = 160
_LOWER_WORD = lazily(r"\b[a-z]{2,}\b")
_LINE_WORD = lazily(
    r"am|pm|at|by|on|and|of|the|for|first|last|published|posted|updated|modified|filed|issued|created|date|edited"
    r"|release|hrs|hours|min|ago|local|time|staff|writer|reporter|correspondent|editor|est|edt|gmt|bst|originally"
    r"|print|online|in|from|with|mon|tue|wed|thu|fri|sat|sun|th|st|nd|rd",
    re.IGNORECASE,
)


def iso_date(value: object) -> str | None:
    """The day of an ISO 8601 date or date and time, as it is written there; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None


def date_in(value: object) -> str | None:
    """The day that a date names in ISO 8601 or in words, in words of any length around it.

    Of several the one that is called the publication; never one that is called a change
    while there is another.

    Args:
        value: ``2025-06-08T10:00:00Z``, ``Sun, 08 Jun 2025 10:00:00 +0000``,
            ``Published June 8, 2025 at 10:30 a.m.``, ``08.06.2025`` and their like.
    """
    plain = iso_date(value)
    if plain or not isinstance(value, str):
        return plain
    words = " ".join(value[:_LONGEST].split())
    found = list(_dates(words))
    published = [day for start, day in found if _follows(_PUBLISHED, words, start)]
    unchanged = [day for start, day in found if not _follows(_CHANGED, words, start)]
    return next(iter([*published, *unchanged, *(day for _, day in found)]), None)


def is_date_line(words: str) -> bool:
    """Whether words are a date, with a by-line or the word for publication, rather than a sentence."""
    if date_in(words) is None:
        return False
    others = _LOWER_WORD.findall(_WRITTEN.sub(" ", words))
    return sum(not _LINE_WORD.fullmatch(word) for word in others) <= 1 and len(words) <= _LONGEST_LINE


def _follows(pattern: re.Pattern[str], words: str, start: int) -> bool:
    """Whether the last of the words of change and publication before a date is of this pattern."""
    before = words[max(0, start - 40) : start]
    last = max((match.start() for match in pattern.finditer(before)), default=-1)
    other = _CHANGED if pattern is _PUBLISHED else _PUBLISHED
    return last > max((match.start() for match in other.finditer(before)), default=-1)


def _dates(words: str) -> Iterator[tuple[int, str]]:
    for match in _WRITTEN.finditer(words):
        number = next(index for index in "12345" if match[f"y{index}"])
        if number == "5":
            first, second = int(match["a5"]), int(match["b5"])
            # Only one order is possible where a number is no month, and either where they are the same.
            if first <= 12 and second <= 12 and first != second:
                continue
            day, month = (second, first) if second > 12 else (first, second)
        else:
            day = int(match[f"d{number}"])
            name = match[f"m{number}"].lower()
            month = int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1
        try:
            yield match.start(), datetime.date(int(match[f"y{number}"]), month, day).isoformat()
        except ValueError:
            continue
