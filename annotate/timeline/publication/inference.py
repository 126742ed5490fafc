"""A window for an unknown publication date, each side with the words that say so.

What a text tells as past was before it was published, and what it says will
be was after. "The invasion began over three years ago" and "the February 2022
invasion" say together: after February 2025.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import syntax
from annotate.language.columns import starts_of
from annotate.record import Published
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.expressions.course import narration
from annotate.timeline.values import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from annotate.article import Article
    from annotate.timeline.expressions.found import Found

_BEGAN_AGO = lazily(
    r"(?P<event>invasion|war|conflict|crisis|pandemic)\s+(?:\w+\s+){0,3}?"
    r"(?P<more>over|more than|nearly|almost|about)?\s*"
    rf"(?P<n>{lex.NUMBER})\s+(?P<u>years?|months?)\s+ago",
    re.IGNORECASE,
)
_TO_COME = lazily(
    r"\b(?:will|would|by|until|till|through|before|target\w*|goals?|expect\w*|next|due|agenda)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_WORDS_BEFORE = 60
# Years that a text can be published in.
FIRST, LAST = 1900, 2100


class Evidence(NamedTuple):
    """A bound of the publication date and why it is one."""

    day: date
    because: str


def inferred(
    doc: Doc, article: Article, expressions: Sequence[Found], yearless: tuple[int, int] | None = None
) -> Published:
    """Return the window that the text leaves for its publication, shown as inferred.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: Of unknown date.
        expressions: Its time expressions.
        yearless: Month and day of a dateline without a year.
    """
    after, before = _told_bounds(doc, article.text, expressions)
    began = _BEGAN_AGO.search(article.text)
    if began and (found := _after_beginning(began, article.text)):
        after.append(found)
    earliest = max(after, key=lambda bound: bound.day, default=None)
    latest = min(before, key=lambda bound: bound.day, default=None)
    if earliest and latest and latest.day < earliest.day:
        latest = None
    reasons = [bound.because for bound in (earliest, latest) if bound]
    first = earliest.day if earliest else None
    if yearless:
        name = f"{calendar.MONTH_NAMES[yearless[0] - 1]} {yearless[1]}"
        reasons.append(f"the dateline says {name}, of a year that it does not say")
        first = _next(first, *yearless) if first else None
    if not reasons:
        return article.published
    last = latest.day.isoformat() if latest else None
    return replace(
        article.published,
        source="inferred",
        earliest=first.isoformat() if first else None,
        latest=last,
        because=tuple(reasons),
    )


def month_of(words: str) -> int:
    """Return the number of a month by its name, abbreviation or digits."""
    return int(words) if words.isdigit() else lex.MONTHS[words.lower().rstrip(".")]


def digits_of(words: str) -> int:
    """Return the number in "8th"."""
    return int(re.sub(r"\D", "", words))


def _told_bounds(doc: Doc, text: str, expressions: Sequence[Found]) -> tuple[list[Evidence], list[Evidence]]:
    """Return what the dates of a text say: before which ones and after which ones it was published."""
    starts = starts_of(doc)
    after: list[Evidence] = []
    before: list[Evidence] = []
    for item in expressions:
        days = item.value.interval or calendar.interval_of(item.value.value, item.value.mod)
        if item.value.type not in {"DATE", "TIME"} or not days.earliest or not days.latest:
            continue
        token = doc[bisect_right(starts, item.start) - 1]
        first, last = date.fromisoformat(days.earliest[:10]), date.fromisoformat(days.latest[:10])
        words = f"“{' '.join(text[item.start : item.end].split())}”"
        if FIRST <= first.year < LAST and _is_past(token, item, text):
            after.append(Evidence(first, f"the text speaks of {words} as past"))
        elif FIRST <= last.year < LAST and _is_to_come(token):
            before.append(Evidence(last, f"the text speaks of {words} as still to come"))
    return after, before


def _is_past(token: Token, item: Found, text: str) -> bool:
    lead = text[max(0, item.start - _WORDS_BEFORE) : item.start]
    if re.search(r"\bsince\s+$", lead, re.IGNORECASE):
        return True
    if _TO_COME.search(lead) or _is_named_for(token, item):
        return False
    return not syntax.parsed(token) or narration.direction(token) == "past"


def _is_named_for(token: Token, item: Found) -> bool:
    """Tell whether a year belongs to a name, and may be long past or still to come: "Vision 2030"."""
    before = token.nbor(-1) if token.i else None
    return (
        item.value.value.isdigit()
        and before is not None
        and before.pos_ == "PROPN"
        and before.text[:1].isupper()
        and before.lower_ not in lex.MONTHS
    )


def _is_to_come(token: Token) -> bool:
    """Tell whether a clause says "will"; what was once expected may be over."""
    verb = syntax.governing_verb(token) if syntax.parsed(token) else None
    return verb is not None and any(word.lower_ in syntax.FUTURE for word in syntax.auxiliaries(verb))


def _next(day: date, month: int, number: int) -> date:
    """Return the first such day of a month on or after another."""
    years = range(day.year, day.year + 9)
    options = (calendar.days_of(f"{year:04d}-{month:02d}-{number:02d}") for year in years)
    return next((found[0] for found in options if found and found[0] >= day), day)


def _after_beginning(match: re.Match[str], text: str) -> Evidence | None:
    """Combine "the invasion began over three years ago" with "the February 2022 invasion"."""
    event = match["event"].lower()
    named = re.search(rf"(?P<m>{lex.FULL_MONTH})\s+(?P<y>{lex.YEAR})\s+{event}", text, re.IGNORECASE)
    number = lex.number_of(match["n"])
    if named is None or number is None or (match["more"] or "").lower() not in {"over", "more than"}:
        return None
    start = date(int(named["y"]), lex.MONTHS[named["m"].lower()], 1)
    months = round(number * (12 if match["u"].startswith("year") else 1))
    try:
        day = calendar.shift_months(start, months + 1) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    words = " ".join(match.group().split())
    return Evidence(day, f"“{words}” and “{' '.join(named.group().split())}”")
