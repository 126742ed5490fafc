"""The events of an article: their mentions together, with salience, line, status and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from annotate.record import (
    Claim,
    Entity,
    Event,
    EventMention,
    Published,
    Span,
    Time,
)
from annotate.record.status import event_status
from annotate.timeline.events.anchoring import Anchors
from annotate.timeline.events.finding import (
    Happening,
    described,
    find_events,
)
from annotate.timeline.events.passages import days_around
from annotate.timeline.events.sequence import form_in_story
from annotate.timeline.events.when.belonging import is_over
from annotate.timeline.expressions.course.due import ARRANGING
from annotate.timeline.publication.dating import day_of
from annotate.timeline.story.candidates import is_of_phrase, is_somebody, possible_mentions
from annotate.timeline.story.dating import by_occasions, time_of
from annotate.timeline.story.joining import (
    Joined,
    Tie,
    as_told,
    befell,
    is_governed,
    joined,
    ties,
    was_settled,
)
from annotate.timeline.story.line.choosing import best_told, line_of, surely_one
from annotate.timeline.story.pairs import Flags
from annotate.timeline.story.prominence import prominence
from annotate.timeline.story.salience import log_odds, total_of
from annotate.timeline.story.scene import Scene, scene_of
from annotate.timeline.story.words import Floats

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

ALONE = 0.0
"""From which log odds of being a main event on a noun that only may be an event is one by itself."""
_YEARS_OF = re.compile(r" \(\d{3,4}(?: ?[-–—] ?(?:\d{2,4})?)?\)")
FIRM = 0.5
"""How likely a mention has to be one of the event's to say when it is, who takes part and what it is."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The mentions of an article, before they are put together.

    Attributes:
        found: In text order.
        scene: What is known of them.
    """

    found: list[Happening]
    scene: Scene


def set_scene(
    doc: Doc,
    article: Article,
    published: Published,
    times: Sequence[Time],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    *,
    reporting: bool = False,
) -> Setting:
    """Find the mentions of an article and what is known of them.

    Args:
        doc: The pipeline's ``Doc`` over exactly the article's text.
        article: For its sections.
        published: What is known of the publication date.
        times: The article's time expressions.
        entities: The article's entities.
        claims: The article's claims.
        reporting: Whether verbs that only report are events too.
    """
    used, day = times_of_events(article, times, entities), day_of(published)
    own = article.sections, entities, claims
    known = find_events(doc, *own, reporting=reporting, times=used, published=day)
    possible = described(possible_mentions(doc, known), *own)
    told = (
        item
        for item in (*known, *possible)
        if not (_is_of_time(item, times) or is_somebody(item.token) or is_of_phrase(item.token))
    )
    found = sorted(told, key=lambda item: (item.start, item.end))
    anchors = Anchors(doc, used, [item for item in found if not item.possible], day)
    placed = [anchors.place(item) for item in found]
    when = [replace(time, because=because) for time, because in placed]
    around = days_around(doc, article.sections, used, found, day)
    return Setting(found, scene_of(doc, article.sections, entities, claims, found, when, around))


def _is_of_time(item: Happening, times: Sequence[Time]) -> bool:
    """Tell whether a word is one of those that say when: "the week ending on Friday", "this afternoon"."""
    return any(time.start <= item.start and item.end <= time.end for time in times)


def times_of_events(article: Article, times: Sequence[Time], entities: Sequence[Entity] = ()) -> list[Time]:
    """Return the times that events can be at.

    A dateline says where and when an article was written, not when what it tells of happened; and years in
    brackets behind a name are those of a life, an office or a work: "Lugo (2008-2012) signed it".

    Args:
        article: For its sections and text.
        times: The article's time expressions.
        entities: Whose names years may stand behind.
    """
    datelines = [section for section in article.sections if section.kind == "dateline"]
    named = {
        mention.end
        for entity in entities
        if entity.type != "EVENT"
        for mention in entity.mentions
        if mention.kind == "name"
    }
    apart = [(one.start, one.end) for one in datelines]
    apart += [found.span() for found in _YEARS_OF.finditer(article.text) if found.start() in named]
    return [time for time in times if not any(start <= time.start < end for start, end in apart)]


@dataclass(frozen=True, slots=True)
class Story:
    """The events of an article in text order.

    Attributes:
        events: With their mentions.
        groups: The numbers of the mentions of every event.
        best: The mention that tells each event best.
    """

    events: list[Event]
    groups: list[list[int]]
    best: list[int]


def tell(setting: Setting, article: Article, published: Published) -> Story:
    """Put the mentions of an article together.

    Args:
        setting: The mentions.
        article: For its text and sections.
        published: What is known of the publication date.

    Returns:
        The events in the order of their first mentions, with ids ``ev1``, ``ev2``, ...; what comes after
        what is left open.
    """
    scene = setting.scene
    found, odds = joined(scene), log_odds(scene)
    possible = np.array([item.possible for item in setting.found], dtype=bool)
    kept = events_among(found, odds, possible)
    groups = [found.groups[number] for number in kept]
    saliences = prominence(found, kept, odds, possible)
    best = [group[0] if len(group) == 1 else best_told(scene, group, odds) for group in groups]
    events = [
        _event(f"ev{number}", setting, article, published, group, one, found, odds)
        for number, (group, one) in enumerate(zip(groups, best, strict=True), start=1)
    ]
    times = {item.start: time for item, time in zip(setting.found, scene.times, strict=True)}
    events = by_occasions(events, [setting.found[number].token for number in best], times)
    told = [replace(event, salience=salience) for event, salience in zip(events, saliences, strict=True)]
    return Story(told, groups, best)


def events_among(story: Joined, odds: Floats, possible: Flags) -> list[int]:
    """Return the numbers of the groups of mentions that are events.

    Args:
        story: All groups.
        odds: Of the mentions to be of a main event.
        possible: Which mentions only may be events.
    """
    return [
        number
        for number, group in enumerate(story.groups)
        if total_of(odds[group]) >= ALONE or not possible[group].all()
    ]


def _event(
    id: str,
    setting: Setting,
    article: Article,
    published: Published,
    group: Sequence[int],
    best: int,
    story: Joined,
    odds: Floats,
) -> Event:
    found, text = setting.found, article.text
    item, tied = found[best], ties(setting.scene, story, group, best)
    firm = [number for number in group if number == best or tied[number].confidence >= FIRM]
    sites = setting.scene.sites
    alike = {number for number in group if surely_one(setting.scene, best, number)}
    # "The first call was received at 2.15am": of what a verb governs or settles it says when and how it went.
    over = {number for number in group if any(is_governed(sites[one], sites[number]) for one in alike)}
    over |= {number for number in group if number != best and was_settled(sites[best], sites[number])}
    start, end = line_of(setting.scene, article, sorted({*firm, *over}), best, odds)
    surely = [number for number in firm if number in alike]
    near = {*firm, *alike, *over, *(number for number in group if befell(sites[best], sites[number]))}
    others = [number for number in group if number not in surely and number in near]
    told = {number: (setting.scene.times[number], found[number]) for number in group}
    certain = is_over(item.token) and item.token.lower_ not in ARRANGING
    when = time_of([told[n] for n in (best, *surely)], [told[n] for n in others], over=certain)
    real = next((n for n in group if found[n].start >= start and was_settled(sites[best], sites[n])), best)
    itself = frozenset[str]().union(*(found[number].named for number in group))
    everybody = dict.fromkeys(one for number in (best, *firm) for one in found[number].participants)
    return Event(
        id=id,
        headline=Span(start, end, text[start:end]),
        status=event_status(
            as_told(found, real, alike),
            relation=when.relation,
            ref=when.ref,
            earliest=when.earliest,
            published=published.value,
            form="past" if item.announced else form_in_story(found[real].token),
        ),
        time=when,
        mentions=tuple(
            _mention(f"{id}.m{place}", found[number], text, tied.get(number))
            for place, number in enumerate(group, start=1)
        ),
        participants=tuple(one for one in everybody if one not in itself),
    )


def _mention(id: str, item: Happening, text: str, tie: Tie | None) -> EventMention:
    confidence = item.confidence if tie is None else min(item.confidence, tie.confidence)
    if tie is not None and item.possible:
        confidence = tie.confidence
    return EventMention(
        id=id,
        start=item.start,
        end=item.end,
        exact=text[item.start : item.end],
        factuality=item.factuality,
        by=item.by,
        confidence=round(confidence, 3),
        claim=item.claim,
        because=tie.because if tie is not None else None,
    )
