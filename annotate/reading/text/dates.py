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
# What a line that gives the day of publication has besides the day.
_CALLED = (
    r"(?:(?:first|originally|last) )?(?:published|posted|updated|modified|filed|issued|created|revised"
    r"|released)\b|\b(?:release|publication) date\b|\bdate published\b"
)
_CLOCK = r"(?<!\d)\d{1,2}(?:[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?!\w)"
_ZONE = (
    r"\b(?:(?:gmt|utc)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|[ecmp][sd]?t|bst|(?:ce|ee|we)s?t|ist|ae[sd]t|nz[sd]t|sast"
    r"|[wce]at|pkt|hkt|sgt|jst|kst|hrs|local time)\b"
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_CLOCKS = lazily(_CLOCK, re.I)
_BESIDE = lazily(
    r"^(?:opinion|comment|commentary|editorial|analysis|column|letters?|news|feature|obituary)(?= \|)|"
    rf"{_CALLED}|{_CLOCK}|{_ZONE}|{_WEEKDAY}|\b\d{{1,2}}[ -]min(?:ute)?s?(?: read)?\b|\b(?:on|at)\b",
    re.I,
)
_ANY_CALLED = lazily(_CALLED, re.I)
_BETWEEN = " ,;:|·•/()[]–—-"
_NAME = r"(?:(?:van|von|der|den|de|del|di|da|la|al|bin|ben) |[^\W\d_a-z][\w.'’-]* ?)"
_WRITER = lazily(rf"(?:[Bb]y|BY) {_NAME}{{1,6}}|(?P<bare>{_NAME}{{2,5}})")


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


def stated_day(words: str) -> str | None:
    """The day of publication in a line that gives it, with a time, the writer or its name, and nothing else.

    Args:
        words: ``9.30pm, 3 May 2025``, ``Published: 21:30 BST, 3 May 2025 | Updated: 09:10, 4 May 2025``,
            ``By Jane Roe | May 3, 2025`` and their like; two times of one day are those of an appointment.
    """
    if len(words) > _LONGEST_LINE or not any(True for _ in _dates(words)):
        return None
    rest, days = _WRITTEN.subn(" | ", words)
    if len(_CLOCKS.findall(rest)) > days:
        return None
    beside = " ".join(_BESIDE.sub(" ", rest).translate(str.maketrans(_BETWEEN, " " * len(_BETWEEN))).split())
    if beside:
        writer = _WRITER.fullmatch(beside)
        if writer is None or (writer["bare"] and not _ANY_CALLED.search(rest)):
            return None
    return date_in(words)


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
