"""The timeline put together: times, events and the order of the events."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.record import (
    After,
    Claim,
    Diagnostic,
    Entity,
    Event,
    EventMention,
    Published,
    Span,
    Time,
    Timeline,
)
from annotate.record.order import broken, in_order
from annotate.record.status import event_status
from annotate.timeline.events.anchoring import Anchors
from annotate.timeline.events.connectives import successions
from annotate.timeline.events.finding import Happening, find_events, headline_of
from annotate.timeline.events.mentions import LIGHT
from annotate.timeline.events.order import narrowed, order_of
from annotate.timeline.events.sequence import turned
from annotate.timeline.publication.dating import day_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

OFTEN = 4


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
    salience = _saliences(found, len(article.text))
    events: list[Event] = []
    for number, item in enumerate(found, start=1):
        when, because = anchors.place(item)
        paragraph = starts[bisect_right(starts, item.start) - 1] if starts else 0
        start, end = headline_of(item.token, article.text, paragraph)
        events.append(
            Event(
                id=f"ev{number}",
                headline=Span(start, end, article.text[start:end]),
                status=event_status(
                    item.factuality,
                    relation=when.relation,
                    ref=when.ref,
                    earliest=when.earliest,
                    published=published.value,
                ),
                time=replace(when, because=because),
                mentions=(_mention(f"ev{number}.m1", item, article.text),),
                salience=salience[number - 1],
                participants=item.participants,
            )
        )
    told = {(pair.first, pair.second): pair.word for pair in successions(found)}
    placed, kept, diagnostics = narrowed(events, list(told))
    order = order_of(placed, day, kept, turned(doc, found))
    explained = _explained(events, placed, kept)
    return _timeline(times, explained, order, {pair: told[pair] for pair in kept}), diagnostics


def _mention(id: str, item: Happening, text: str) -> EventMention:
    return EventMention(
        id=id,
        start=item.start,
        end=item.end,
        exact=text[item.start : item.end],
        factuality=item.factuality,
        by=item.by,
        confidence=round(item.confidence, 3),
        claim=item.claim,
    )


def _saliences(found: Sequence[Happening], length: int) -> list[float]:
    """Return how much the article is about each event: what is told early, and again, counts."""
    words = [item.token.lemma_.lower() or item.token.lower_ for item in found]
    times = Counter(words)
    return [
        round((1 - item.start / length + min(times[word], OFTEN) / OFTEN) / (4 if word in LIGHT else 2), 3)
        for item, word in zip(found, words, strict=True)
    ]


def _timeline(
    times: tuple[Time, ...],
    events: Sequence[Event],
    order: Sequence[str],
    told: Mapping[tuple[int, int], str],
) -> Timeline:
    """Return the timeline in an order that keeps to the days; of what comes after what, so much as does."""
    ids = {(events[first].id, events[second].id): word for (first, second), word in told.items()}
    days = {event.id: (event.time.earliest, event.time.latest) for event in events}
    kept = in_order(order, days, ids)
    against = set(broken(kept, days, ids))
    links: dict[str, list[After]] = {}
    for (first, second), word in ids.items():
        if (first, second) not in against:
            links.setdefault(second, []).append(After(first, f"“{word}”"))
    linked = tuple(replace(event, after=tuple(links.get(event.id, ()))) for event in events)
    return Timeline(times, linked, kept)


def _explained(
    before: Sequence[Event], after: Sequence[Event], kept: Sequence[tuple[int, int]]
) -> tuple[Event, ...]:
    """Say of the events whose interval a succession narrowed which event did so."""
    grounds: dict[int, str] = {}
    for first, second in kept:
        if after[first].time.latest != before[first].time.latest:
            grounds[first] = f"before “{after[second].mentions[0].exact}”"
        if after[second].time.earliest != before[second].time.earliest:
            grounds[second] = f"after “{after[first].mentions[0].exact}”"
    return tuple(
        replace(event, time=replace(event.time, because=f"{event.time.because}, {grounds[number]}"))
        if number in grounds
        else event
        for number, event in enumerate(after)
    )
