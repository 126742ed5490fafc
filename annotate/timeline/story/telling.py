"""The events of an article: their mentions together, with salience, line, status and time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from annotate.language import syntax
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
    HEADLINE,
    Happening,
    described,
    find_events,
    headline_of,
    is_bare,
    shares_subject,
)
from annotate.timeline.events.passages import days_around
from annotate.timeline.events.sequence import form_in_story
from annotate.timeline.events.when.belonging import is_over
from annotate.timeline.expressions.narration import ARRANGING
from annotate.timeline.publication.dating import day_of
from annotate.timeline.story.candidates import is_somebody, possible_mentions
from annotate.timeline.story.dating import by_occasions, time_of
from annotate.timeline.story.joining import (
    Joined,
    Tie,
    as_told,
    befell,
    came_about,
    is_done_to,
    is_governed,
    joined,
    says_that_it_came,
    ties,
    was_settled,
)
from annotate.timeline.story.pairs import Flags
from annotate.timeline.story.prominence import prominence
from annotate.timeline.story.salience import log_odds, total_of
from annotate.timeline.story.scene import Scene, scene_of
from annotate.timeline.story.words import Floats, event_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.article import Article

ALONE = 0.0
"""From which log odds of being a main event on a noun that only may be an event is one by itself."""
_YEARS_OF = re.compile(r" \(\d{3,4}(?: ?[-–—] ?(?:\d{2,4})?)?\)")
WITH_SUBJECT, WITH_OBJECT = 1.5, 0.5
"""By how much, in log odds of salience, a verb with its subject and object tells an event better."""
FIRM = 0.5
"""How likely a mention has to be one of the event's to say when it is, who takes part and what it is."""
NEAR = 1.5
"""How much less salient, in log odds, another mention may be whose line stands for a bare word."""


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
    told = (item for item in (*known, *possible) if not (_is_of_time(item, times) or is_somebody(item.token)))
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
    alike = {number for number in group if _surely_one(setting.scene, best, number)}
    # "The first call was received at 2.15am": of what a verb governs or settles it says when and how it went.
    over = {number for number in group if any(is_governed(sites[one], sites[number]) for one in alike)}
    over |= {number for number in group if number != best and was_settled(sites[best], sites[number])}
    start, end = line_of(setting, article, sorted({*firm, *over}), best, odds)
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


def line_of(
    setting: Setting, article: Article, group: Sequence[int], best: int, odds: Floats
) -> tuple[int, int]:
    """Return the line of an event: that of its best mention, or of another where that is but a bare word.

    "The agreement" says little to somebody who sees only the timeline; "the Escazú agreement" of another
    mention says more. One that the text tells otherwise (as planned, as denied) is not taken.

    Args:
        setting: The mentions of the article.
        article: For its text and sections.
        group: The numbers of the event's mentions.
        best: Of the mention that tells it best.
        odds: Of salience.
    """
    scene, starts = setting.scene, [section.start for section in article.sections]

    def line(number: int) -> tuple[int, int]:
        item = setting.found[number]
        paragraph = starts[bisect_right(starts, item.start) - 1] if starts else 0
        return headline_of(item.token, article.text, paragraph)

    own = _with_joined(setting, group, best, line)
    # "Talks between the firms" without "began" tells nothing that happened.
    alike = [best, *(n for n in group if scene.sites[n].base == scene.sites[best].base)]
    told = ((noun, n) for noun in alike for n in group if _is_told_by(setting, noun, n, own=noun == best))
    verb = next((number for _, number in told), None)
    if verb is not None and not _is_bare(scene, verb, line(verb)):
        return line(verb)
    if not _is_bare(scene, best, own):
        return own
    others = [
        (_surely_one(scene, best, number), told_well(scene, number, odds), number)
        for number in group
        if number != best and setting.found[number].factuality == setting.found[best].factuality
    ]
    for surely, _, number in sorted(others, reverse=True):
        place = line(number)
        near = surely or odds[number] > odds[best] - NEAR
        if near and not _is_bare(scene, number, place):
            return place
    return own


def _is_told_by(setting: Setting, noun: int, verb: int, *, own: bool) -> bool:
    """Tell whether a verb over a noun says what became of it, and is as much of a fact."""
    it, over = setting.scene.sites[noun], setting.scene.sites[verb]
    if not it.noun or it.governor != over.event.token.i or it.event.factuality != over.event.factuality:
        return False
    return is_done_to(it, over) or (own and says_that_it_came(it, over))


def _with_joined(
    setting: Setting, group: Sequence[int], best: int, line: Callable[[int], tuple[int, int]]
) -> tuple[int, int]:
    """Return the line of a mention with those of the verbs that are joined to it and are the same event.

    "Police arrested a man and seized drugs", where both are one event: half of it would hide the other.
    """
    found = setting.found
    start, end = line(best)
    if not syntax.parsed(found[best].token):
        return start, end
    place = {found[number].token.i: number for number in group if not setting.scene.sites[number].noun}
    chain, open_ = {found[best].token.i}, [found[best].token]
    while open_:
        token = open_.pop()
        beside = [other for other in token.children if syntax.is_conjunct(other)]
        beside += [token.head] if syntax.is_conjunct(token) else []
        more = [other for other in beside if other.i in place and other.i not in chain]
        chain.update(other.i for other in more)
        open_ += more
    for number in sorted(place[one] for one in chain if one in place and place[one] != best):
        first, last = line(number)
        first, last = min(start, first), max(end, last)
        if last - first <= HEADLINE:
            start, end = first, last
    return start, end


def _is_bare(scene: Scene, number: int, place: tuple[int, int]) -> bool:
    """Tell whether a line has but one word of content; where nothing is known of words, none is bare."""
    span = scene.sites[number].event.token.doc.char_span(*place, alignment_mode="expand")
    return span is not None and is_bare(span)


def _surely_one(scene: Scene, first: int, second: int) -> bool:
    """Tell whether two mentions are of one word family, so that the time of one is the other's."""
    one, other = scene.sites[first], scene.sites[second]
    if one.base == other.base:
        return True
    families = event_words().families
    return -1 not in {one.lexical, other.lexical} and bool(families[one.lexical] & families[other.lexical])


def best_told(scene: Scene, group: Sequence[int], odds: Floats) -> int:
    """Return the mention that tells an event best: a verb with what belongs to it, where there is one.

    Args:
        scene: The mentions.
        group: Those of the event.
        odds: Of salience.
    """
    best = group[int(np.argmax([told_well(scene, number, odds) for number in group]))]
    came = [number for number in group if came_about(scene.sites[best], scene.sites[number])]
    return max(came, key=lambda number: told_well(scene, number, odds), default=best)


def told_well(scene: Scene, number: int, odds: Floats) -> float:
    """Return how well a mention tells its event, in log odds of salience.

    Args:
        scene: The mentions.
        number: Of the mention.
        odds: Of salience.
    """
    site = scene.sites[number]
    token = site.event.token
    if site.noun or not syntax.parsed(token):
        return float(odds[number])
    # "It", "he" and "who" say nothing to somebody who sees only the timeline, nor does a missing subject.
    named = not shares_subject(token) and any(subject.pos_ != "PRON" for subject in syntax.subjects(token))
    # Nor does "them"; whoever is shot stands before "was shot".
    whom = named if syntax.is_passive(token) else any(one.pos_ != "PRON" for one in syntax.objects(token))
    return float(odds[number]) + WITH_SUBJECT * named + WITH_OBJECT * whom


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
