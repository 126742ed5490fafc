"""The timeline put together: times, events and the order of the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from annotate.timeline.events.consequences import consequences
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.order import Pair, acyclic, agreeing, narrowed, order_of
from annotate.timeline.events.sequence import looking_back, turned
from annotate.timeline.publication.dating import day_of
from annotate.timeline.story.ordering import Course, course_of, order_learned
from annotate.timeline.story.telling import Setting, set_scene, tell

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
    setting = set_scene(doc, article, published, times, entities, claims, reporting=reporting)
    draft = drafted(setting, article, published)
    late, sure = order_learned(draft.course)
    owed = _between_events(((s.first, s.second, s.word) for s in consequences(draft.mentions)), draft.owner)
    sure = acyclic(draft.kept, agreeing(draft.placed, {p: f"“{w}”" for p, w in owed.items()} | sure))
    guesses = (*turned(doc, draft.mentions), *looking_back(doc, draft.mentions))
    likely = _between_events(((a, b, "") for a, b in guesses), draft.owner)
    order = order_of(draft.placed, day_of(published), [*draft.kept, *sure], likely, late)
    explained = _explained(draft.events, draft.placed, draft.kept)
    grounds = {pair: why for pair, why in sure.items() if pair not in draft.kept} | {
        pair: f"“{draft.told[pair]}”" for pair in draft.kept
    }
    return _timeline(times, explained, order, grounds), draft.diagnostics


@dataclass(frozen=True, slots=True)
class Drafted:
    """The events of an article before they are put in order.

    Attributes:
        events: As they are told.
        placed: The same, their intervals narrowed by what comes after what.
        told: Which event a connective puts before which, with the connective.
        kept: Of these, what agrees with the days.
        diagnostics: Of the others.
        mentions: Those that are surely events.
        owner: The number of the event of every one of these.
        course: What is learned of their order looks at this.
    """

    events: Sequence[Event]
    placed: tuple[Event, ...]
    told: Mapping[Pair, str]
    kept: tuple[Pair, ...]
    diagnostics: tuple[Diagnostic, ...]
    mentions: Sequence[Happening]
    owner: Mapping[int, int]
    course: Course


def drafted(setting: Setting, article: Article, published: Published) -> Drafted:
    """Put the mentions of an article together and see what connectives say of their order.

    Args:
        setting: The mentions.
        article: For its text and sections.
        published: What is known of the publication date.
    """
    story = tell(setting, article, published)
    known = [number for number, item in enumerate(setting.found) if not item.possible]
    mentions = [setting.found[number] for number in known]
    home = {number: place for place, group in enumerate(story.groups) for number in group}
    owner = {place: home[number] for place, number in enumerate(known)}
    told = _between_events(((s.first, s.second, s.word) for s in successions(mentions)), owner)
    placed, kept, diagnostics = narrowed(story.events, list(told))
    course = course_of(setting.scene, story.best, placed, kept, _lead_of(article))
    return Drafted(story.events, placed, told, kept, diagnostics, mentions, owner, course)


def _lead_of(article: Article) -> int:
    """Return where the lead ends: with the first paragraph, where others follow."""
    paragraphs = [section.end for section in article.sections if section.kind == "paragraph"]
    return paragraphs[0] if len(paragraphs) > 1 else 0


def _between_events(pairs: Iterable[tuple[int, int, str]], owner: Mapping[int, int]) -> dict[Pair, str]:
    """Return pairs of events for pairs of their mentions; where two contradict each other, the first."""
    found: dict[Pair, str] = {}
    for first, second, word in pairs:
        pair = owner[first], owner[second]
        if pair[0] != pair[1] and pair[::-1] not in found:
            found.setdefault(pair, word)
    return found


def _timeline(
    times: tuple[Time, ...],
    events: Sequence[Event],
    order: Sequence[str],
    told: Mapping[Pair, str],
) -> Timeline:
    """Return the timeline in an order that keeps to the days; of what comes after what, so much as does."""
    ids = {(events[first].id, events[second].id): word for (first, second), word in told.items()}
    days = {event.id: (event.time.earliest, event.time.latest) for event in events}
    kept = in_order(order, days, ids)
    against = set(broken(kept, days, ids))
    links: dict[str, list[After]] = {}
    for (first, second), word in ids.items():
        if (first, second) not in against:
            links.setdefault(second, []).append(After(first, word))
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
