"""The timeline put together: times, events and the order of the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.record import (
    After,
    Claim,
    Diagnostic,
    Entity,
    Event,
    Published,
    Time,
    Timeline,
)
from annotate.record.order import broken, in_order
from annotate.timeline.events.connectives import successions
from annotate.timeline.events.order import narrowed, order_of
from annotate.timeline.events.sequence import looking_back, turned
from annotate.timeline.publication.dating import day_of
from annotate.timeline.story.telling import set_scene, tell

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
    setting = set_scene(doc, article, published, times, entities, claims, reporting=reporting)
    story = tell(setting, article, published)
    known = [number for number, item in enumerate(setting.found) if not item.possible]
    mentions = [setting.found[number] for number in known]
    home = {number: place for place, group in enumerate(story.groups) for number in group}
    owner = {place: home[number] for place, number in enumerate(known)}
    told = _between_events(((s.first, s.second, s.word) for s in successions(mentions)), owner)
    placed, kept, diagnostics = narrowed(story.events, list(told))
    guesses = (*turned(doc, mentions), *looking_back(doc, mentions))
    likely = _between_events(((a, b, "") for a, b in guesses), owner)
    order = order_of(placed, day, kept, likely, _lead_of(article))
    explained = _explained(story.events, placed, kept)
    return _timeline(times, explained, order, {pair: told[pair] for pair in kept}), diagnostics


def _lead_of(article: Article) -> int:
    """Return where the lead ends: with the first paragraph, where others follow."""
    paragraphs = [section.end for section in article.sections if section.kind == "paragraph"]
    return paragraphs[0] if len(paragraphs) > 1 else 0


def _between_events(
    pairs: Iterable[tuple[int, int, str]], owner: Mapping[int, int]
) -> dict[tuple[int, int], str]:
    """Return pairs of events for pairs of their mentions; where two contradict each other, the first."""
    found: dict[tuple[int, int], str] = {}
    for first, second, word in pairs:
        pair = owner[first], owner[second]
        if pair[0] != pair[1] and pair[::-1] not in found:
            found.setdefault(pair, word)
    return found


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
