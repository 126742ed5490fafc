"""Which mention of an event tells it best, and the words of the text that stand for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from annotate.language import syntax
from annotate.timeline.events.facts.lines import HEADLINE, headline_of, is_bare, shares_subject
from annotate.timeline.story.joining import came_about, is_done_to, is_governed, says_that_it_came
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import Site
from annotate.timeline.story.words import Floats, event_words

if TYPE_CHECKING:
    from annotate.article import Article

WITH_SUBJECT, WITH_OBJECT = 1.5, 0.5
"""By how much, in log odds of salience, a verb with its subject and object tells an event better."""
NEAR = 1.5
"""How much less salient, in log odds, another mention may be whose line stands for a bare word."""


def line_of(scene: Scene, article: Article, group: Sequence[int], best: int, odds: Floats) -> tuple[int, int]:
    """Return the line of an event: that of its best mention, or of another where that is but a bare word.

    "The agreement" says little to somebody who sees only the timeline; "the Escazú agreement" of another
    mention says more. One that the text tells otherwise (as planned, as denied) is not taken.

    Args:
        scene: The mentions of the article.
        article: For its text and sections.
        group: The numbers of the event's mentions.
        best: Of the mention that tells it best.
        odds: Of salience.
    """
    starts = [section.start for section in article.sections]

    def line(number: int) -> tuple[int, int]:
        item = scene.sites[number].event
        paragraph = starts[bisect_right(starts, item.start) - 1] if starts else 0
        return headline_of(item.token, article.text, paragraph)

    own = _with_joined(scene, group, best, line)
    # "Talks between the firms" without "began" tells nothing that happened.
    alike = [best, *(n for n in group if scene.sites[n].base == scene.sites[best].base)]
    told = ((noun, n) for noun in alike for n in group if _is_told_by(scene, noun, n, own=noun == best))
    verb = next((number for _, number in told), None)
    if verb is not None and not (_is_bare(scene, verb, line(verb)) or _is_headless(scene, verb, line(verb))):
        return line(verb)
    headless = _is_headless(scene, best, own)
    if not headless and not _is_bare(scene, best, own):
        return own
    others = [
        (_has_subject(scene, number), surely_one(scene, best, number), told_well(scene, number, odds), number)
        for number in group
        if number != best and _is_as_sure(scene.sites[best], scene.sites[number])
    ]
    for whole, surely, _, number in sorted(others, reverse=True):
        place = line(number)
        over = is_governed(scene.sites[best], scene.sites[number])
        near = surely or over or odds[number] > odds[best] - NEAR
        # What stands in for a line that says something has to say of whom.
        fits = (whole or scene.sites[number].title) and not _is_headless(scene, number, place)
        if near and (fits or not headless) and not _is_bare(scene, number, place):
            return place
    return _around(scene, best, line) or own


def _is_as_sure(site: Site, other: Site) -> bool:
    """Tell whether two mentions are as much of a fact, or one is the verb of what is still to come."""
    both = site.event.factuality, other.event.factuality
    return both[0] == both[1] or (is_governed(site, other) and set(both) == {"CT+", "PR+"})


def _has_subject(scene: Scene, number: int) -> bool:
    """Tell whether a mention is a verb that says who or what it is about."""
    token = scene.sites[number].event.token
    return not scene.sites[number].noun and syntax.parsed(token) and bool(syntax.subjects(token))


def _is_headless(scene: Scene, number: int, place: tuple[int, int]) -> bool:
    """Tell whether a line begins behind the subject of its verb: "was sentenced to nine years in prison"."""
    token = scene.sites[number].event.token
    if not _has_subject(scene, number) or shares_subject(token) or syntax.is_relative_clause(token):
        return False
    return all(subject.idx < place[0] for subject in syntax.subjects(token))


def _around(scene: Scene, noun: int, line: Callable[[int], tuple[int, int]]) -> tuple[int, int] | None:
    """Return the line of the verb whose subject or object a bare noun is, where both are as much of a fact.

    "The investigation" tells nobody what happened, "the investigation will have the last word" a little.
    """
    site = scene.sites[noun]
    if not site.noun or site.relation not in {"nsubj", "nsubj:pass", "obj"}:
        return None
    number = bisect_left(scene.sites, site.governor, key=lambda one: one.event.token.i)
    over = scene.sites[number] if number < len(scene.sites) else site
    if over.event.token.i != site.governor or over.noun or over.event.possible:
        return None
    if over.event.factuality != site.event.factuality:
        return None
    place = line(number)
    inside = place[0] <= site.event.start and site.event.end <= place[1]
    # A tree may take the subject of the next clause for one of this verb.
    whole = inside and (site.event.start < over.event.start) == (site.relation != "obj")
    return place if whole and not _is_bare(scene, number, place) else None


def _is_told_by(scene: Scene, noun: int, verb: int, *, own: bool) -> bool:
    """Tell whether a verb over a noun says what became of it, and is as much of a fact."""
    it, over = scene.sites[noun], scene.sites[verb]
    if not it.noun or it.governor != over.event.token.i or it.event.factuality != over.event.factuality:
        return False
    return is_done_to(it, over) or (own and says_that_it_came(it, over))


def _with_joined(
    scene: Scene, group: Sequence[int], best: int, line: Callable[[int], tuple[int, int]]
) -> tuple[int, int]:
    """Return the line of a mention with those of the verbs that are joined to it and are the same event.

    "Police arrested a man and seized drugs", where both are one event: half of it would hide the other.
    """
    start, end = line(best)
    if not syntax.parsed(scene.sites[best].event.token):
        return start, end
    place = {scene.sites[number].event.token.i: number for number in group if not scene.sites[number].noun}
    chain, open_ = {scene.sites[best].event.token.i}, [scene.sites[best].event.token]
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


def surely_one(scene: Scene, first: int, second: int) -> bool:
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
