"""The times of an article: its expressions, with values and what they mean in days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.record import Diagnostic, Interval, Published, Time
from annotate.support import calendar
from annotate.timeline.expressions.finding import find_expressions
from annotate.timeline.expressions.found import Findings, Found
from annotate.timeline.publication.dating import day_of
from annotate.timeline.values import place
from annotate.timeline.values.resolution import LAST

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article


def expressions_of(
    doc: Doc,
    article: Article,
    published: Published,
    *,
    day_first: bool = False,
    names: Sequence[tuple[int, int]] = (),
) -> Findings:
    """Find the time expressions of an article.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: For its text and the country of its address.
        published: What is known of the publication date.
        day_first: Whether 4/6/2025 is the fourth of June.
        names: Where names stand whose words are no times, as offsets.
    """
    country = place.country(article.text, article.url)
    day = day_of(published)
    return find_expressions(doc, article.text, day, day_first=day_first, names=names, country=country)


def times_of(text: str, expressions: Sequence[Found]) -> tuple[Time, ...]:
    """Return the times of a record: in text order, ids ``t1``, ``t2``, ...

    Args:
        text: The article's exact text.
        expressions: Its time expressions in text order.
    """
    times: list[Time] = []
    for number, item in enumerate(expressions, start=1):
        times.append(_time(item, f"t{number}", text, times))
    return tuple(times)


def find_times(
    doc: Doc,
    article: Article,
    published: Published,
    *,
    day_first: bool = False,
    names: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[Time, ...], tuple[Diagnostic, ...]]:
    """Return the times of an article and diagnostics; see ``expressions_of``."""
    found = expressions_of(doc, article, published, day_first=day_first, names=names)
    return times_of(article.text, found.expressions), tuple(found.diagnostics)


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
