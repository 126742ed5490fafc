"""The timeline put together: times, events and the order of the events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.record import Claim, Diagnostic, Entity, Event, Published, Time, Timeline
from annotate.timeline.events.anchoring import Anchors
from annotate.timeline.events.connectives import successions
from annotate.timeline.events.finding import find_events, summary_of
from annotate.timeline.events.order import narrowed, order_of
from annotate.timeline.events.sequence import turned
from annotate.timeline.publication.dating import day_of

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
    found = find_events(doc, article.sections, entities, claims, reporting=reporting)
    # A dateline says where and when an article was written, not when what it tells of happened.
    datelines = [section for section in article.sections if section.kind == "dateline"]
    told_times = [time for time in times if not any(d.start <= time.start < d.end for d in datelines)]
    anchors = Anchors(doc, told_times, found, day)
    starts = [section.start for section in article.sections]
    events: list[Event] = []
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
                summary=summary_of(item.token, article.text, starts[bisect_right(starts, item.start) - 1])
                if starts
                else summary_of(item.token, article.text),
                because=because,
            )
        )
    told = [(pair.first, pair.second) for pair in successions(found)]
    placed, kept, diagnostics = narrowed(events, told)
    order = order_of(placed, day, kept, turned(doc, found))
    return Timeline(times, _explained(events, placed, kept), order), diagnostics


def _explained(
    before: Sequence[Event], after: Sequence[Event], kept: Sequence[tuple[int, int]]
) -> tuple[Event, ...]:
    """Say of the events whose interval a succession narrowed which event did so."""
    grounds: dict[int, str] = {}
    for first, second in kept:
        if after[first].time.latest != before[first].time.latest:
            grounds[first] = f"before “{after[second].exact}”"
        if after[second].time.earliest != before[second].time.earliest:
            grounds[second] = f"after “{after[first].exact}”"
    return tuple(
        replace(event, because=f"{event.because}, {grounds[number]}") if number in grounds else event
        for number, event in enumerate(after)
    )
