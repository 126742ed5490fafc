"""When an article was published: given, from its metadata, from its dateline, or inferred.

An inferred date is a window with its reasons and never a value: what is not
known is not resolved against.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotate import calendar
from annotate.record import Diagnostic, Published
from annotate.timeline import lexicon as lex

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

# "KYIV, June 8 (Reuters) -", "WASHINGTON — March 3, 2024 —"; a place in capitals, then a date.
_DATELINE = re.compile(
    rf"^[ \t]*[A-Z][A-Z .,'’/-]{{2,40}}?[,—–-]+\s*(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})"
    rf"(?:,?\s+(?P<y>{lex.YEAR}))?"
    r"\s*(?:\([^)\n]{2,30}\)|[—–-])",
    re.MULTILINE,
)
_STAMP = re.compile(
    rf"^\W{{0,3}}(?:Published|Posted|Updated|Last updated)?:?\s*(?:on\s+)?(?:{lex.ANY_WEEKDAY},?\s+)?"
    rf"(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY}),?\s+(?P<y>{lex.YEAR})"
    rf"|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}),?\s+(?P<y2>{lex.YEAR})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))(?:[ ,T].{0,30})?$",
    re.MULTILINE | re.IGNORECASE,
)
_YEAR = re.compile(rf"(?:in|since|by|of|late|early|{lex.FULL_MONTH})\s+(?P<y>{lex.YEAR})\b", re.IGNORECASE)
_BEGAN_AGO = re.compile(
    r"(?P<event>invasion|war|conflict|crisis|pandemic)\s+(?:\w+\s+){0,3}?"
    r"(?P<more>over|more than|nearly|almost|about)?\s*"
    rf"(?P<n>{lex.NUMBER})\s+(?P<u>years?|months?)\s+ago",
    re.IGNORECASE,
)
_HEAD = 1500


def publication_date(doc: Doc, article: Article) -> tuple[Published, tuple[Diagnostic, ...]]:
    """Return what is known of the publication date.

    Args:
        doc: Not used by the shipped rules beyond its text.
        article: Whose own ``published`` wins if it is given or stands in the metadata.
    """
    del doc
    if article.published.value is not None:
        return article.published, ()
    head = article.text[:_HEAD]
    stamp = _STAMP.search(head)
    if stamp and (found := _stamp_date(stamp)):
        because = (f"“{' '.join(stamp.group().split())}”",)
        return replace(article.published, value=found.isoformat(), source="dateline", because=because), ()
    dateline = _DATELINE.search(head)
    if dateline and dateline["y"] and (found := _date(dateline["y"], dateline["m"], dateline["d"])):
        because = (f"dateline “{' '.join(dateline.group().split())}”",)
        return replace(article.published, value=found.isoformat(), source="dateline", because=because), ()
    return _inferred(article)


def day_of(published: Published) -> date | None:
    """Return the publication date as a day, none where it is not known as one."""
    if published.value is None or published.source in {"inferred", "unknown"}:
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def _stamp_date(match: re.Match[str]) -> date | None:
    if match["iso"]:
        days = calendar.days_of(match["iso"])
        return days[0] if days else None
    if match["y"]:
        return _date(match["y"], match["m"], match["d"])
    return _date(match["y2"], match["m2"], match["d2"])


def _date(year: str, month: str, day: str) -> date | None:
    number = lex.MONTHS[month.lower().rstrip(".")]
    days = calendar.days_of(f"{int(year):04d}-{number:02d}-{int(re.sub(r'[^0-9]', '', day)):02d}")
    return days[0] if days else None


def _inferred(article: Article) -> tuple[Published, tuple[Diagnostic, ...]]:
    """Narrow the date to a window by the years that the text speaks of."""
    years = [(int(m["y"]), m) for m in _YEAR.finditer(article.text)]
    past = [(year, m) for year, m in years if 1900 < year < 2100]
    note = Diagnostic(
        "publication-date-unknown",
        "The publication date is unknown, so relative dates (“Sunday”, “last week”) have no exact value. "
        "Give it with --published or set it in the reader.",
    )
    if not past:
        return article.published, (note,)
    year, match = max(past, key=lambda pair: pair[0])
    earliest = date(year, 1, 1)
    reasons = [f"the text speaks of “{' '.join(match.group().split())}”"]
    began = _BEGAN_AGO.search(article.text)
    if began and (after := _after_beginning(began, article.text)):
        day, reason = after
        if day > earliest:
            earliest = day
            reasons.append(reason)
    window = Published(None, "inferred", earliest.isoformat(), None, tuple(reasons))
    return window, (note,)


def _after_beginning(match: re.Match[str], text: str) -> tuple[date, str] | None:
    """Combine "the invasion began over three years ago" with "the February 2022 invasion"."""
    event = match["event"].lower()
    named = re.search(rf"(?P<m>{lex.FULL_MONTH})\s+(?P<y>{lex.YEAR})\s+{event}", text, re.IGNORECASE)
    number = lex.number_of(match["n"])
    if named is None or number is None or (match["more"] or "").lower() not in {"over", "more than"}:
        return None
    start = date(int(named["y"]), lex.MONTHS[named["m"].lower()], 1)
    months = round(number * (12 if match["u"].startswith("year") else 1))
    day = calendar.shift_months(start, months + 1) - timedelta(days=1)
    words = " ".join(match.group().split())
    return day, f"“{words}” and “{' '.join(named.group().split())}”"
