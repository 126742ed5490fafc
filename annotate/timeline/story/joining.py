"""Which mentions of an article mean one event.

A small network gives every pair of mentions its log odds (``python -m training event-joining``, on
``data/worldnews``); the surest are joined first, and two groups only where the best pair and the mean
of all pairs between them say so together, so that one likeness alone joins no two stories. What grammar
or the calendar rules out is never joined: an event with its own part or cause in one clause, two days.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from annotate.language import syntax
from annotate.language.rankers.feed_forward import FeedForward
from annotate.record import Factuality
from annotate.timeline.events.facts.conditions import is_sought
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.story.apart.ruling import ruled_out
from annotate.timeline.story.pairs import Flags, Integers, Pairs
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import Site
from annotate.timeline.story.words import Floats, event_words, listed
from annotate.weights import shipped

# What joins articles joins events, too, and needs nothing that finds them.
if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotate.timeline.events.finding import Happening

FILE = "event_joining.npz"
BLOCK = 400
"""So many mentions are compared with each other at most; a book has thousands."""
MOST = 8.0
SUPPORTED = 0.75
"""How likely a noun for an event is one with the verb that makes it one, where both were joined."""
_GOVERNED = frozenset({"nsubj", "nsubj:pass", "obj"})
BROUGHT = 1.0
"""Log odds at least of a noun and the verb that says no more of it than that it came about."""
NEVER = -1e9
_BEING_THERE = frozenset({"address", "attend", "face", "join", "see", "watch", "witness"})
_FINDING = frozenset(
    {"acknowledge", "admit", "concede", "conclude", "confirm", "establish", "find", "prove", "rule"}
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a mention is one of its event's.

    Attributes:
        confidence: How likely it is: the least likely step from the mention that tells the event best.
        because: The grounds of the last step in words.
    """

    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The events of an article as groups of mentions.

    Attributes:
        groups: Numbers of mentions, in text order.
        blocks: Log odds of every two mentions to be one, a square a block of mentions.
        least: From which log odds on two groups are one.
    """

    groups: list[list[int]]
    blocks: list[Floats]
    least: float


@dataclass(frozen=True, slots=True)
class Joiner:
    """The network, and from which log odds on two groups are one.

    Attributes:
        network: Of one output.
        least: Log odds.
    """

    network: FeedForward
    least: float


@cache
def shipped_joiner(file: str = FILE) -> Joiner:
    """Return a joiner of the package, read once a process; that of one article's mentions by default."""
    stored = shipped().arrays(file)
    return Joiner(FeedForward(stored), float(stored["least"]))


def joined(scene: Scene, joiner: Joiner | None = None) -> Joined:
    """Return the events of an article.

    Args:
        scene: The mentions.
        joiner: The shipped one by default.
    """
    used = joiner or shipped_joiner()
    found: list[list[int]] = []
    blocks: list[Floats] = []
    for start in range(0, len(scene.sites), BLOCK):
        numbers = range(start, min(start + BLOCK, len(scene.sites)))
        odds = _odds(scene, numbers, used)
        blocks.append(odds)
        found += [[start + place for place in group] for group in grouped(odds, used.least)]
    return Joined(sorted(found), blocks, used.least)


def ties(scene: Scene, story: Joined, group: Sequence[int], root: int) -> dict[int, Tie]:
    """Return why every mention of an event but one is one of its mentions.

    Each is tied to the one that it is likeliest the same as, the surest first.

    Args:
        scene: The mentions.
        story: All events.
        group: The mentions of one.
        root: Of these the one that tells it best.
    """
    odds, shift = story.blocks[root // BLOCK], root // BLOCK * BLOCK
    nearest = dict.fromkeys((number for number in group if number != root), root)
    found: dict[int, Tie] = {}
    while nearest:
        number = max(nearest, key=lambda one: odds[nearest[one] - shift, one - shift])
        other = nearest.pop(number)
        step = 1 / (1 + float(np.exp(-float(odds[other - shift, number - shift]))))
        if _is_supported(scene.sites[other], scene.sites[number]):
            step = max(step, SUPPORTED)
        sure = min(step, found[other].confidence if other in found else 1.0)
        found[number] = Tie(round(sure, 3), _because(scene.sites[other], scene.sites[number]))
        for open_, best in nearest.items():
            if odds[number - shift, open_ - shift] > odds[best - shift, open_ - shift]:
                nearest[open_] = number
    return found


def _odds(scene: Scene, numbers: range, joiner: Joiner) -> Floats:
    """Return the log odds of all pairs of some mentions, a square."""
    pairs = Pairs(scene, numbers)
    odds = np.full((len(numbers), len(numbers)), NEVER, dtype=np.float32)
    if len(pairs.first):
        scores = np.concatenate([np.clip(joiner.network(rows)[:, 0], -MOST, MOST) for rows in pairs.rows()])
        about = _brought_about(scene, numbers)[pairs.first, pairs.second]
        scores[about] = np.maximum(scores[about], BROUGHT)
        scores[ruled_out(scene, numbers, pairs)] = NEVER
        odds[pairs.first, pairs.second] = odds[pairs.second, pairs.first] = scores
    return odds


def _brought_about(scene: Scene, numbers: range) -> Flags:
    """Tell which nouns and verbs are one event, of which the verb says that it came about: "held talks"."""
    sites = [scene.sites[number] for number in numbers]
    place = {site.event.token.i: number for number, site in enumerate(sites)}
    found = np.zeros((len(sites), len(sites)), dtype=bool)
    for number, site in enumerate(sites):
        other = place.get(site.governor, -1)
        if other >= 0 and says_that_it_came(site, sites[other]):
            found[number, other] = found[other, number] = True
    return found


def says_that_it_came(site: Site, over: Site) -> bool:
    """Tell whether a verb says that what a noun means came about: "talks began", "an order issued by".

    Args:
        site: The noun or the verb.
        over: The other one, on which it hangs.
    """
    if site.noun == over.noun:
        return False
    verb = over if site.noun else site
    token, words = verb.event.token, {verb.base, verb.event.token.lower_}
    if over.noun:
        held = site.relation == "acl" and token.tag_ == "VBN"
        return held and not words.isdisjoint(listed("begetting"))
    if site.relation in {"obj", "nsubj:pass"}:
        return not words.isdisjoint(listed("begetting"))
    if site.relation != "nsubj":
        return False
    below = {child.lower_ for child in token.children}
    broke_out = "out" in below and not words.isdisjoint({"break", "broke", "broken"})
    takes_place = verb.base == "take" and "place" in below
    # "The raid began a war" is two.
    comes = not words.isdisjoint(listed("coming_about")) and not syntax.objects(token)
    return broke_out or takes_place or comes


def grouped(odds: Floats, least: float) -> list[list[int]]:
    """Return groups of numbers, joined from the surest on.

    Args:
        odds: Log odds of every two, symmetric; ``NEVER`` keeps two apart, whatever joins their groups.
        least: From which mean of the best pair's and all pairs' log odds on two groups are one.
    """
    count = len(odds)
    groups: list[list[int]] = [[number] for number in range(count)]
    best, total, sizes = odds.copy(), odds.astype(np.float64), np.ones(count)
    both = (best + total).astype(np.float64) / 2
    np.fill_diagonal(both, -np.inf)
    while count > 1:
        first, second = sorted(divmod(int(both.argmax()), count))
        if both[first, second] <= least:
            break
        groups[first] += groups[second]
        groups[second] = []
        best[first] = best[:, first] = np.maximum(best[first], best[second])
        total[first] = total[:, first] = total[first] + total[second]
        sizes[first] += sizes[second]
        both[first] = both[:, first] = (best[first] + total[first] / (sizes[first] * sizes)) / 2
        both[second] = both[:, second] = both[first, first] = -np.inf
        gone = [number for number, group in enumerate(groups) if not group]
        both[first, gone] = both[gone, first] = -np.inf
    return [sorted(group) for group in groups if group]


def is_governed(one: Site, other: Site) -> bool:
    """Tell whether one is a noun for an event that the other governs as a verb: "received the call".

    Args:
        one: A mention.
        other: Another one.
    """
    noun, verb = (one, other) if one.noun else (other, one)
    hangs = noun.governor == verb.event.token.i and noun.relation in _GOVERNED
    return noun.noun and not verb.noun and hangs


def befell(site: Site, before: Site) -> bool:
    """Tell what befell somebody, right behind how it came: "soldiers shelled the market. Nine were killed".

    What others do about it may be of another day: "the ferry sank. Rescuers saved nine".

    Args:
        site: A mention.
        before: Another one of its event.
    """
    token = site.event.token
    near = 0 <= site.sentence - before.sentence <= 1
    return near and (site.noun or syntax.is_passive(token) or not syntax.objects(token))


def is_done_to(noun: Site, verb: Site) -> bool:
    """Tell whether a verb says who did what to something: "a court quashed the conviction".

    Args:
        noun: A mention.
        verb: Another one, over it.
    """
    token = verb.event.token
    if verb.noun or verb.base in _BEING_THERE or syntax.tense(token) is None:
        return False
    subjects = syntax.subjects(token)
    whole = bool(subjects) and all(one.tag_ not in {"WDT", "WP"} for one in subjects)
    return whole and noun.relation in {"obj", "nsubj:pass"} and syntax.is_predicate(token)


def came_about(wanted: Site, told: Site) -> bool:
    """Tell whether a verb tells as past what another mention of the word only wants: "to marry", "married".

    So does one that says that it was sought: "went to court to save the mill".

    Args:
        wanted: A mention.
        told: Another one of its event.
    """
    open_ = not wanted.noun and wanted.event.token.tag_ == "VB" and wanted.event.factuality == "Uu"
    verb = told.event.token
    past = not told.noun and told.event.factuality == "CT+" and told.event.dct == "BEFORE"
    same = wanted.base == told.base or (wanted.governor == verb.i and is_sought(wanted.event.token))
    return open_ and past and same and syntax.tense(verb) == "past"


def as_told(found: Sequence[Happening], told: int, alike: Collection[int]) -> Factuality:
    """Return how far an event is a fact: what one says to have been and another denies is left open.

    Args:
        found: The mentions of an article.
        told: The number of the one that tells the event.
        alike: Those of its event that have the same word.
    """
    item = found[told]
    denied = (n for n in alike if found[n].factuality == "CT-" and found[n].claim not in {None, item.claim})
    contested = item.factuality == "CT+" and item.claim is not None and any(True for _ in denied)
    return "PS+" if contested and not _is_settled(item.token) else item.factuality


def _is_settled(token: Token) -> bool:
    """Tell what a court or an inquiry found, or somebody owns up to: "a judge found that the firm paid"."""
    verb = syntax.governing_verb(token) if syntax.parsed(token) else None
    return verb is not None and is_any(verb.head, _FINDING)


def was_settled(under: Site, over: Site) -> bool:
    """Tell whether a past verb settled or asked what the infinitive under it says: "agreed to sell the mill".

    Args:
        under: A mention.
        over: Another one of its event.
    """
    token, verb = under.event.token, over.event.token
    if under.noun or over.noun or under.governor != verb.i or token.tag_ != "VB":
        return False
    past = over.event.factuality == "CT+" and over.event.dct != "AFTER" and syntax.tense(verb) == "past"
    to = any(child.lower_ == "to" and child.i < token.i for child in token.children)
    return past and to and over.base in listed("settling")


def _is_supported(one: Site, other: Site) -> bool:
    """Tell whether one is a noun for an event, and the other the verb that makes it one: "held a vote"."""
    return is_governed(one, other) and (other if one.noun else one).base in listed("supporting")


def _because(first: Site, second: Site) -> str:
    """Return in words what most speaks for two mentions being one event."""
    words = event_words()
    exact = first.event.token.text
    shared = sorted(
        (first.agents | first.patients | first.others) & (second.agents | second.patients | second.others)
    )
    if first.base == second.base:
        ground = f"the same word as “{exact}”"
    elif -1 in {first.lexical, second.lexical}:
        ground = f"near “{exact}” in meaning"
    elif words.families[first.lexical] & words.families[second.lexical]:
        ground = f"of one family with “{exact}”"
    elif words.senses[first.lexical] & words.senses[second.lexical]:
        ground = f"can mean the same as “{exact}”"
    else:
        ground = f"near “{exact}” in meaning"
    return f"{ground}, and the same take part" if shared else ground


def numbers_of(groups: Sequence[Sequence[int]], count: int) -> Integers:
    """Return the number of every mention's group.

    Args:
        groups: Of all mentions.
        count: Number of mentions.
    """
    found = np.zeros(count, dtype=np.int64)
    for number, group in enumerate(groups):
        found[list(group)] = number
    return found
