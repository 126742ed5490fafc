"""When everything happened: times, events and their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate import calendar
from annotate.record import Diagnostic, Interval, Published, Time
from annotate.timeline import place
from annotate.timeline.assembly import build_timeline
from annotate.timeline.expressions import Found, find_expressions
from annotate.timeline.publication import day_of, publication_date
from annotate.timeline.resolution import LAST

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

__all__ = ["build_timeline", "find_times", "publication_date"]


def find_times(
    doc: Doc,
    article: Article,
    published: Published,
    *,
    day_first: bool = False,
    names: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[Time, ...], tuple[Diagnostic, ...]]:
    """Find the time expressions of an article and their values.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: For its text.
        published: What is known of the publication date.
        day_first: Whether 4/6/2025 is the fourth of June.
        names: Where names stand whose words are no times, as offsets.

    Returns:
        Times in text order, ids ``t1``, ``t2``, ...; and diagnostics.
    """
    day = day_of(published)
    times: list[Time] = []
    country = place.country(article.text, article.url)
    found = find_expressions(doc, article.text, day, day_first=day_first, names=names, country=country)
    for number, item in enumerate(found.expressions, start=1):
        times.append(_time(item, f"t{number}", article.text, times))
    return tuple(times), tuple(found.diagnostics)


def _time(item: Found, number: str, text: str, before: list[Time]) -> Time:
    value = item.value
    anchor = value.anchor
    if anchor == LAST:
        anchor = next((time.id for time in before if time.end == item.back), None)
    dated = value.type in {"DATE", "TIME"}
    return Time(
        id=number,
        type=value.type,
        value=value.value,
        start=item.start,
        end=item.end,
        exact=text[item.start : item.end],
        interval=value.interval or (calendar.interval_of(value.value, value.mod) if dated else Interval()),
        granularity=calendar.granularity_of(value.value, value.type),
        by=item.by,
        confidence=item.confidence,
        mod=value.mod,
        anchor=anchor,
        because=value.because,
    )
