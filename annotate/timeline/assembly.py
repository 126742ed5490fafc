"""The timeline put together: times, events and the order of the events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.record import Claim, Diagnostic, Entity, Event, Published, Time, Timeline
from annotate.timeline.anchoring import Anchors
from annotate.timeline.events import find_events, summary_of
from annotate.timeline.order import order_of
from annotate.timeline.publication import day_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article


def build_timeline(
    doc: Doc,
    article: Article,
    published: Published,
    times: tuple[Time, ...],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    *,
    reporting: bool = False,
) -> tuple[Timeline, tuple[Diagnostic, ...]]:
    """Build the timeline of an article.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: For its text.
        published: What is known of the publication date.
        times: The article's time expressions.
        entities: The article's entities.
        claims: The article's claims.
        reporting: Whether verbs that only report are events too.

    Returns:
        Events in text order with ids ``ev1``, ``ev2``, ... and their order in time; diagnostics.
    """
    day = day_of(published)
    anchors = Anchors(doc, times, day)
    events: list[Event] = []
    found = find_events(doc, article.sections, entities, claims, reporting=reporting)
    for number, item in enumerate(found, start=1):
        when, because = anchors.place(item)
        events.append(
            Event(
                id=f"ev{number}",
                start=item.start,
                end=item.end,
                exact=article.text[item.start : item.end],
                factuality=item.factuality,
                time=when,
                by=item.by,
                confidence=round(item.confidence, 3),
                participants=item.participants,
                claim=item.claim,
                summary=summary_of(item.token, article.text),
                because=because,
            )
        )
    return Timeline(times, tuple(events), order_of(events, day)), ()
