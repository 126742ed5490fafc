"""How many work somewhere, and how many lose their work, by whatever noun they are counted."""

from __future__ import annotations

import re
from collections.abc import Callable

# "The loss of 900 jobs", "affects 640 employees", "120 people work for it".
_STAFF = r"\s+(?:people|men\s+and\s+women|employees|workers|staff|labourers|miners)\b"
_JOBS = re.compile(
    r"\s+(?:jobs|posts)\s+(?:(?:are|were|is|have\s+been|will\s+be|would\s+be|will|would)\s+)?"
    r"(?:to\s+go|go|lost|cut|axed|shed)\b"
    rf"|{_STAFF}\s+(?:in\s+(?-i:[A-Z])[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+)?\s+)?(?:who\s+)?"
    r"(?:(?:will|are\s+to|have|had|would)\s+)?(?:lose|lost|losing)\s+their\s+(?:jobs|work|livelihoods)"
    rf"|{_STAFF}\s+(?:are\s+|will\s+be\s+|were\s+)?(?:left\s+|made\s+)?(?:out\s+of\s+(?:work|a\s+job)|jobless|redundant)\b",
    re.IGNORECASE,
)
_JOB, _WORKS = re.compile(r"\s+(?:jobs|posts)\b", re.IGNORECASE), re.compile(_STAFF, re.IGNORECASE)
_CUTS = re.compile(
    r"\b(?:loss\s+of|cut(?:s|ting)?|shed(?:s|ding)?|ax(?:e|es|ed|ing)|los(?:e|es|ing)|lost|slash(?:es|ed|ing)?"
    r"|costs?)(?=\s)",
    re.IGNORECASE,
)
_SENDS_OFF = re.compile(
    r"\b(?:affects?|affected|affecting|lay(?:s|ing)?\s+off|laid\s+off|dismiss(?:es|ed|ing)?|sack(?:s|ed|ing)?)"
    r"(?=\s)",
    re.IGNORECASE,
)
_EMPLOYS = re.compile(
    r"\b(?:employ(?:s|ed|ing)?|(?:staff|workforce)\s+of|(?P<has>has|have|had|with))(?=\s)", re.IGNORECASE
)
_AT_WORK = re.compile(
    r"\s+(?:people|men\s+and\s+women|employees|workers)\s+(?:work|are\s+employed)\s+(?:for|at|in|there|by)\b",
    re.IGNORECASE,
)


def of_work(
    text: str, end: int, right_before: Callable[[re.Pattern[str]], re.Match[str] | None]
) -> str | None:
    """Return whether a figure tells how many work somewhere, or lose their work; none where it does not.

    Args:
        text: The article.
        end: One past the last code point of the figure.
        right_before: What finds some words right before the figure.
    """
    if _JOBS.match(text, end) or (_JOB.match(text, end) and right_before(_CUTS)):
        return "losing work"
    staff = _WORKS.match(text, end)
    if staff and right_before(_SENDS_OFF):
        return "losing work"
    if _AT_WORK.match(text, end):
        return "at work for it"
    employs = right_before(_EMPLOYS) if staff else None
    # "Has 85 employees", but not "has 85 people".
    if employs and not (employs["has"] and staff and staff.group().split()[-1] in {"people", "women"}):
        return "at work for it"
    return None
