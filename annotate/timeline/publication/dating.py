"""When an article was published: given, from its metadata, from its dateline, or inferred.

An inferred date is a window with its reasons and never a value: what is not
known is not resolved against.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from annotate.reading.text.dates import stated_day
from annotate.record import Diagnostic, Published, PublishedSource
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.publication.inference import digits_of, inferred, month_of
from annotate.timeline.values import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from annotate.article import Article
    from annotate.timeline.expressions.found import Found

# "KYIV, June 8 (Reuters) -", "WASHINGTON — March 3, 2024 —", "CAIRO - 25 July 2022:", "COLUMBUS, Ohio,
# March 14, 2025 —", or, as a line of its own, "LEEDS, 14 March 2025"; a place in capitals, then a date.
_DATELINE = lazily(
    r"^[ \t]*[A-Z][A-Z .,'’/-]{2,40}?(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?[,—–-]+\s*"
    rf"(?:{lex.ANY_WEEKDAY},?\s+)?"
    rf"(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}))"
    rf"(?:,?\s+(?P<y>{lex.YEAR}))?(?:\s*(?:\([^)\n]{{2,30}}\)|[—–:-])|[ \t]*$)",
    re.MULTILINE,
)
# "Leeds, 14 March 2025": the same among the first lines.
_PLACE = (
    r"(?!(?:On|In|At|By|Since|From|Until|After|Before|Last|This|The|For|It)\b)"
    r"[A-Z][\w.'’-]+(?: (?:(?:of|de|es|la) )?[A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’ -]{1,25})?"
)
_PLACE_AND_DAY = lazily(
    rf"{_PLACE}[,—–-]+\s*"
    rf"(?:{lex.ANY_WEEKDAY},?\s+)?(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})"
    rf"|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH})),?\s+(?P<y>{lex.YEAR})\.?",
)
# "Kaduna, November 24, 2026 - Gunmen", "Manila, 21 November 2026: A ferry", "New Delhi, Nov 26 (PTI) Floods".
_PLACED = lazily(
    rf"{_PLACE},\s*(?:{lex.ANY_WEEKDAY},?\s+)?(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY})"
    rf"|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}))(?:,?\s+(?P<y>{lex.YEAR}))?"
    r"(?:\s*(?P<agency>\([^)\n]{2,30}\))|(?:\s*[—–:]|\s+--?\s)\s*(?=[“\"‘'A-Z]))"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIRST_LINES = 5
_STAMP = lazily(
    rf"^\W{{0,3}}(?:Published|Posted|Updated|Last updated)?:?\s*(?:on\s+)?(?:{lex.ANY_WEEKDAY},?\s+)?"
    rf"(?:(?P<m>{lex.MONTH})\s+(?P<d>{lex.DAY}),?\s+(?P<y>{lex.YEAR})"
    rf"|(?P<d2>{lex.DAY})\s+(?P<m2>{lex.MONTH}),?\s+(?P<y2>{lex.YEAR})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))(?:[ ,T].{0,30})?$",
    re.MULTILINE | re.IGNORECASE,
)
# "/2025/06/10/", "/2025-06-10-" or "/2025/jun/10/" in an address.
_ADDRESS = lazily(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[/-]"
    r"(?P<m>0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_HEAD = 1500
UNKNOWN_DATE = Diagnostic(
    "publication-date-unknown",
    "The publication date is unknown, so relative dates (“Sunday”, “last week”) have no exact value. "
    "Give it with --published or set it in the reader.",
)


def publication_date(article: Article) -> tuple[Published, tuple[Diagnostic, ...]]:
    """Return the publication date as it is given or written.

    It is the one that is given or stands in the metadata, in the address, in a line of its own
    ("Published: June 10, 2025") or in the dateline.

    Args:
        article: Whose own ``published`` wins.
    """
    if article.published.value is not None:
        return article.published, ()
    head = article.text[:_HEAD]
    stamp, dateline = _STAMP.search(head), _dateline(article.text) or _place_and_day(head)
    stated, line = _stated_day(head)
    address = _ADDRESS.search(article.url or "")
    written: tuple[tuple[date | None, PublishedSource, str], ...] = (
        (
            _date(address["y"], address["m"], address["d"]) if address else None,
            "metadata",
            "the address of the page",
        ),
        (_stamp_date(stamp) if stamp else None, "dateline", _quoted(stamp)),
        (stated, "dateline", line),
        (_dateline_date(dateline) if dateline else None, "dateline", f"dateline {_quoted(dateline)}"),
    )
    for day, source, ground in written:
        if day is not None:
            return replace(article.published, value=day.isoformat(), source=source, because=(ground,)), ()
    return article.published, (UNKNOWN_DATE,)


def publication_window(
    doc: Doc, article: Article, published: Published, expressions: Sequence[Found]
) -> Published:
    """Return what is known of a publication date that is not written: a window, as far as the text gives one.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: The article.
        published: What ``publication_date`` says; a date that is known stays.
        expressions: The time expressions of the text, found without a publication date.
    """
    if published.value is not None:
        return published
    dateline = _dateline(article.text)
    yearless = None
    if dateline:
        month, day = month_of(dateline["m"] or dateline["m2"]), digits_of(dateline["d"] or dateline["d2"])
        # In a leap year every day of a month exists that ever does.
        yearless = (month, day) if _date("2024", str(month), str(day)) else None
    return inferred(doc, article, expressions, yearless)


def day_of(published: Published) -> date | None:
    """Return the publication date as a day, none where it is not known as one."""
    if published.value is None or published.source in {"inferred", "unknown"}:
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def _quoted(match: re.Match[str] | None) -> str:
    return f"“{' '.join(match.group().split())}”" if match else ""


def _stated_day(head: str) -> tuple[date | None, str]:
    """Return the day that one of the first lines gives and says nothing else, and the line."""
    lines = [line for line in (" ".join(line.split()) for line in head.splitlines()) if line]
    found = ((stated_day(line), line) for line in lines[:_FIRST_LINES])
    day, line = next(((day, line) for day, line in found if day), (None, ""))
    return (date.fromisoformat(day) if day else None), f"“{line}”"


def _stamp_date(match: re.Match[str]) -> date | None:
    if match["iso"]:
        days = calendar.days_of(match["iso"])
        return days[0] if days else None
    if match["y"]:
        return _date(match["y"], match["m"], match["d"])
    return _date(match["y2"], match["m2"], match["d2"])


def _dateline(text: str) -> re.Match[str] | None:
    """Return a place in capitals and a day, or any place and a day that open one of the first lines.

    A scene of the past that a text opens with is no dateline: "Dallas, 22 November 1963: A shot is heard".
    """
    found = _DATELINE.search(text, 0, _HEAD)
    if found is not None:
        return found
    lines = [line for line in map(str.strip, text[:_HEAD].splitlines()) if line]
    for match in map(_PLACED.match, lines[:_FIRST_LINES]):
        if match is not None and match["y"]:
            return None if any(year > match["y"] for year in _ANY_YEAR.findall(text)) else match
        if match is not None and match["agency"]:
            return match
    return None


def _place_and_day(head: str) -> re.Match[str] | None:
    """Return a line with nothing but a place and a day, under the title."""
    lines = [line for line in map(str.strip, head.splitlines()) if line]
    found = map(_PLACE_AND_DAY.fullmatch, lines[1:_FIRST_LINES])
    return next((match for match in found if match is not None), None)


def _dateline_date(match: re.Match[str]) -> date | None:
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    return _date(match["y"], month, day) if match["y"] else None


def _date(year: str, month: str, day: str) -> date | None:
    days = calendar.days_of(f"{int(year):04d}-{month_of(month):02d}-{digits_of(day):02d}")
    return days[0] if days else None
