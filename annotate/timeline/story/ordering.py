"""Which of two events was first, where no day and no connective tells.

A small network gives every two events of an article log odds (``python -m training story-order``, on the
main events of ``data/worldnews`` in the order that readers gave them): by tense and form, by status, by
where the text tells them, by the words that lead them, and by what they mean: who is sentenced was
arrested. How late an event seems decides between events of one date; what is nearly sure is told to
come after what.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from annotate.language import syntax
from annotate.language.rankers.feed_forward import FeedForward
from annotate.record import Event
from annotate.record.values import EventStatus
from annotate.timeline.events.sequence import form_of
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import ARTICLES, KINDS, Site, flags_of
from annotate.timeline.story.words import Floats, event_words
from annotate.timeline.values.resolution import PUBLISHED
from annotate.weights import shipped

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = "story_order.npz"
FORMS = (
    "past perfect", "perfect", "past", "present", "future", "ing", "participle", "infinitive", "none",
    "noun", "propn", "adj",
)  # fmt: skip
Stand = Literal["dated", "partial", "past", "future", "now", "none"]
"""What is known of a time: days, a day without a year, a side of the publication, or nothing."""
BESIDE = (
    "then", "later", "now", "already", "earlier", "previously", "recently", "also", "still", "yet", "first",
    "initially", "finally", "once", "ago", "former", "new", "next", "last", "previous", "subsequently",
    "eventually", "again", "since",
)  # fmt: skip
LEADING = (
    "after", "before", "since", "when", "as", "while", "because", "following", "until", "if", "to", "that",
    "in", "by", "for", "with", "of", "on", "from", "at",
)  # fmt: skip
DCT = ("BEFORE", "AFTER", "OVERLAP")
SCALE = 3
MOST = 100
"""With so many events, the most salient ones, every event is compared."""
AT_ONCE = 256
STEPS = 3
"""In so many steps events seem late: of events nearer to each other than that, the text's order stays."""
TOLD = 0.35
"""From this salience on an event is told to come after another."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Course:
    """The events of an article as the network looks at them.

    Attributes:
        rows: What is known of every event.
        scene: The mentions.
        best: The mention that tells each event best.
        events: The events.
        who: Who takes part in every event, a column a participant.
        told: ``[events, events]``: 1 where a connective puts the first before the second.
        lead: Which events the lead of the article tells: news begins with what came last.
    """

    rows: Floats
    scene: Scene
    best: Sequence[int]
    events: Sequence[Event]
    who: Floats
    told: Floats
    lead: Sequence[bool]


@cache
def shipped_network() -> tuple[FeedForward, float]:
    """Return the network of the package and from which log odds on it is nearly sure, read once a process."""
    stored = shipped().arrays(FILE)
    return FeedForward(stored), float(stored["least"])


def course_of(
    scene: Scene,
    best: Sequence[int],
    events: Sequence[Event],
    told: Iterable[Pair],
    lead: int,
) -> Course:
    """Return what the network looks at.

    Args:
        scene: The mentions.
        best: The mention that tells each event best.
        events: With their times.
        told: Numbers of events of which a connective puts the first before the second.
        lead: Where the lead of the article ends.
    """
    rows = [_row(scene, number, event, lead) for number, event in zip(best, events, strict=True)]
    means = [_meaning(scene, number) for number in best]
    known = np.array([[*row, *own] for row, own in zip(rows, means, strict=True)], dtype=np.float32)
    people = {id: place for place, id in enumerate(sorted({id for e in events for id in e.participants}))}
    who = np.zeros((len(events), len(people)), dtype=np.float32)
    for number, event in enumerate(events):
        who[number, [people[id] for id in event.participants]] = 1
    ahead = [event.mentions[0].start < lead for event in events]
    after = np.zeros((len(events), len(events)), dtype=np.float32)
    for first, second in told:
        after[first, second] = 1
    return Course(known, scene, best, events, who, after, ahead)


def stand_of(event: Event) -> Stand:
    """Return what is known of the time of an event."""
    time = event.time
    if time.ref not in {None, PUBLISHED}:
        return "dated" if time.earliest or time.latest else "partial"
    sides: dict[str, Stand] = {"BEFORE": "past", "AFTER": "future", "INCLUDES": "now"}
    return sides.get(time.relation, "none") if time.ref == PUBLISHED else "none"


def together(course: Course, first: Sequence[int], second: Sequence[int]) -> Floats:
    """Return what is known of pairs beside the two events: ``[first, second, numbers]``.

    Args:
        course: The events.
        first: Numbers of events.
        second: Numbers of events.
    """
    sites = [course.scene.sites[number] for number in course.best]
    own = course.scene.own[list(course.best)]
    sentence = np.array([site.sentence for site in sites], dtype=np.float32)
    place = np.array([site.event.start for site in sites])
    begins = np.array([(event.time.earliest or "")[:10] for event in course.events])
    ends = np.array([(event.time.latest or "~")[:10] for event in course.events])
    a, b = np.array(first, dtype=np.int64), np.array(second, dtype=np.int64)
    who = course.who
    apart = np.abs(sentence[a][:, None] - sentence[b][None])
    same = apart == 0
    shared = who[a] @ who[b].T > 0
    text = np.sign(place[b][None] - place[a][:, None])
    days = (ends[a][:, None] < begins[b][None]).astype(np.float32) - (ends[b][None] < begins[a][:, None])
    told = course.told[a][:, b] - course.told[b][:, a].T
    columns = (
        shared, own[a] @ own[b].T, same, apart <= 1, apart / max(course.scene.sentences - 1, 1),
        text, days, told, text * same, text * shared,
    )  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=-1)


def odds_of(course: Course, others: Sequence[int], network: FeedForward) -> Floats:
    """Return the log odds of every event to be before some others: ``[events, others]``.

    Args:
        course: The events.
        others: Numbers of events.
        network: Over the rows of two events and what is known of them together.
    """
    layers, width = network.layers, course.rows.shape[1]
    one, other, both = np.split(layers["hidden"], [width, 2 * width])
    left, right = course.rows @ one, course.rows @ other
    chosen = list(others)
    found = []
    for start in range(0, len(course.events), AT_ONCE):
        part = list(range(start, min(start + AT_ONCE, len(course.events))))
        pairs, turned = together(course, part, chosen), together(course, chosen, part).transpose(1, 0, 2)
        ahead = left[part][:, None] + right[chosen][None] + pairs @ both + layers["hidden_bias"]
        behind = right[part][:, None] + left[chosen][None] + turned @ both + layers["hidden_bias"]
        found.append((np.maximum(ahead, 0) - np.maximum(behind, 0)) @ layers["output"][:, 0])
    return np.concatenate(found).astype(np.float32) if found else np.zeros((0, len(chosen)), np.float32)


def order_learned(course: Course) -> tuple[list[float], dict[Pair, str]]:
    """Return how late every event seems, and what is nearly sure to come after what.

    Args:
        course: The events.

    Returns:
        A number an event, which only tells the lead from the rest where nothing is known of meanings; pairs
        of events, the first before the second, with the reason.
    """
    events = course.events
    if not len(events) or not course.scene.own.any():
        return [float(one) for one in course.lead], {}
    network, least = shipped_network()
    ranked = sorted(range(len(events)), key=lambda number: (-events[number].salience, number))
    others = sorted(ranked[:MOST])
    odds = odds_of(course, others, network)
    late = (1 / (1 + np.exp(odds))).mean(axis=1)
    return [round(STEPS * float(one)) / STEPS for one in late], _nearly_sure(course, others, odds, least)


def _nearly_sure(course: Course, others: Sequence[int], odds: Floats, least: float) -> dict[Pair, str]:
    """Return for every event that the article is about the one that most surely came before it."""
    events = course.events
    about = [place for place, number in enumerate(others) if events[number].salience >= TOLD]
    found: dict[Pair, float] = {}
    for number, event in enumerate(events):
        if event.salience < TOLD or not about:
            continue
        place = min(about, key=lambda place: (float(odds[number, place]), others[place]))
        sure, before = -float(odds[number, place]), others[place]
        if sure >= least and before != number:
            found[before, number] = sure
    surest = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return {pair: _because(events[pair[0]], events[pair[1]], sure) for pair, sure in surest}


def _because(first: Event, second: Event, odds: float) -> str:
    """Say in words what most speaks for one event being before another, and how sure that is."""
    sure = f"{1 / (1 + np.exp(-odds)):.2f}"
    stands = stand_of(first), stand_of(second)
    if stands[1] == "future" and stands[0] != "future":
        return f"still to come, likely {sure}"
    if stands[0] in {"past", "dated", "partial"} and stands[1] == "now":
        return f"going on, likely {sure}"
    return f"told as what came later, likely {sure}"


def _row(scene: Scene, number: int, event: Event, lead: int) -> list[float]:
    site = scene.sites[number]
    item, token = site.event, site.event.token
    parsed = syntax.parsed(token)
    verb = syntax.governing_verb(token) if parsed else None
    form = form_of(token) if parsed else "none"
    over = form_of(verb) if verb is not None else "none"
    stand = stand_of(event)
    leading, above = _leading(token), _leading(verb) if verb is not None else set()
    near = {word.lower_ for one in _both(token, verb) for word in one.children}
    return [
        *flags_of(form, FORMS),
        *flags_of(over, FORMS),
        *flags_of(stand, get_args(Stand)),
        *flags_of(event.status, get_args(EventStatus)),
        *flags_of(item.dct, DCT),
        *flags_of(site.kind, KINDS),
        *_place(site, scene, lead),
        *(word in near for word in BESIDE),
        *(word in leading for word in LEADING),
        *(word in above for word in LEADING),
        *flags_of(site.article, range(len(ARTICLES))),
    ]


def _place(site: Site, scene: Scene, lead: int) -> list[float]:
    return [
        site.event.start < lead,
        site.title,
        site.sentence / max(scene.sentences - 1, 1),
        site.sentence < 3,
        site.noun,
        site.event.claim is not None,
    ]


def _meaning(scene: Scene, number: int) -> Floats:
    """Return what a mention means where it stands, and what its word means by itself."""
    words, lexical = event_words(), scene.sites[number].lexical
    alone = words.vectors[lexical] if lexical >= 0 else np.zeros_like(words.vectors[0])
    return np.asarray(SCALE * np.concatenate([scene.own[number], alone]), dtype=np.float32)


def _both(token: Token, verb: Token | None) -> list[Token]:
    return [token] if verb is None or verb.i == token.i else [token, verb]


def _leading(token: Token) -> set[str]:
    return {word.lower_ for word in token.children if word.i < token.i and syntax.joins(word)}
