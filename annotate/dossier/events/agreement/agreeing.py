"""Happenings that two articles of one story tell in other words.

"Some 3,800 people left their homes" and "3,800 of them moved to shelters" have no word for what happened in
common: it is the figure, the day, the names and the rare words beside them that tell, where each article has
them once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from annotate.dossier.events.agreement.marks import SOFT, Key, Mark, marks, worth_of
from annotate.dossier.events.conflicts.parties import full_names, full_names_of_people, names_meet
from annotate.dossier.events.forms import of_one_family
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.events.table import PLAIN
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import Source
from annotate.timeline.story.words import event_words, listed

_PART = re.compile(
    r"[;:!?\n“”\"()—–]|\b(?:and|but|while|who|which|that|when|where|after|before|because|as|since)\b"
)
_PARTICLE = re.compile(r"\s+(?:over|off|up|out|down|away|back)\b")
_NOT = re.compile(r"\b(?:no|none|not|never|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
# How much a mark tells of a word in its own part of a sentence, in the next one, and in the one after that.
_IN_PART = (1.0, 0.7, 0.4)
ENOUGH = 2.4
"""From which worth on two are one."""
_MARKED, _SURELY_ALIKE, _FAMILY, _KIND, _TIE = 1.0, 0.9, 1.2, 0.5, 0.5
_EVENTFUL = 0.3
_NEIGHBOURS, _PEOPLE, _NAMES, _NEAR = 2, 2, 3, 0.3
Pair = tuple[int, int]
"""Places of two among what each of two articles tells."""


class _Bearer(NamedTuple):
    """What happens beside a mark: its place, how near in parts of the sentence, and in code points."""

    place: int
    near: float
    far: int
    noun: str


def agreeing(one: Source, other: Source, known: Set[Pair]) -> Iterator[tuple[Pair, float]]:
    """Yield what two articles tell in other words, with how much tells that it is one, each at most once.

    Args:
        one: The one article.
        other: The other.
        known: What is one by its words.
    """
    worth, far, keys = _marked(one, other)
    mine, yours = one.once(told_in_article), other.once(told_in_article)
    alike = {pair: _alike(mine[pair[0]], yours[pair[1]]) for pair in worth if keys[pair]}
    taken = {first for first, _ in known}, {second for _, second in known}
    used = {key for pair in known if pair in keys for key in keys[pair]}
    for pair in sorted(alike, key=lambda pair: (-worth[pair] - alike[pair], far[pair], pair)):
        first, second = pair
        told = worth[pair] + alike[pair]
        if told < ENOUGH or worth[pair] < _MARKED or first in taken[0] or second in taken[1]:
            continue
        # Of the same word, and of what is told beside what is one, more is known than by marks.
        if mine[first].heads & yours[second].heads or mine[first].actual != yours[second].actual:
            continue
        if _is_denied(one, mine[first]) != _is_denied(other, yours[second]):
            continue
        if not keys[pair].isdisjoint(used) and alike[pair] < _SURELY_ALIKE:
            continue
        taken[0].add(first)
        taken[1].add(second)
        used |= keys[pair]
        yield pair, told


def may_agree(one: Source, other: Source) -> bool:
    """Tell whether two articles are of near days and so plainly of one story that marks tell what is one."""
    days = one.published_day, other.published_day
    if not min(days) or abs(days[0] - days[1]) > _NEIGHBOURS or not names_meet(one, other):
        return False
    people = len(one.once(full_names_of_people) & other.once(full_names_of_people))
    names = len(one.once(full_names) & other.once(full_names))
    return (people >= _PEOPLE or names >= _NAMES) and one.near(other) >= _NEAR


def _marked(one: Source, other: Source) -> tuple[dict[Pair, float], dict[Pair, int], dict[Pair, set[Key]]]:
    """Return for pairs that have marks in common their worth, how far these are, and which of them tell."""
    first, second = one.once(_bearers), other.once(_bearers)
    worth: defaultdict[Pair, float] = defaultdict(float)
    far: defaultdict[Pair, int] = defaultdict(int)
    keys: defaultdict[Pair, set[Key]] = defaultdict(set)
    for key in sorted(first.keys() & second.keys()):
        often = one.once(marks).sentences[key] * other.once(marks).sentences[key]
        best: dict[Pair, tuple[float, int]] = {}
        for a in first[key]:
            for b in second[key]:
                tie = _TIE if a.noun and a.noun == b.noun else 0.0
                value = (worth_of(key) + tie) / often * a.near * b.near, -(a.far + b.far)
                best[a.place, b.place] = max(best.get((a.place, b.place), value), value)
        for pair, (much, near) in best.items():
            worth[pair] += much
            far[pair] -= near
            keys[pair] |= set() if key[0] in SOFT else {key}
    return worth, far, keys


def _bearers(source: Source) -> dict[Key, list[_Bearer]]:
    """Return what happens beside each mark of an article, but for what only says so."""
    told = sorted(
        (mention.start, mention.end, place)
        for place, one in enumerate(source.once(told_in_article))
        if one.head not in PLAIN and _happens(one)
        for mention in one.mentions
        # "Took" says nothing, and "took over" does.
        if one.head not in listed("light") or _PARTICLE.match(source.text, mention.end)
    )
    cuts = source.once(sentence_cuts)
    return {
        key: [bearer for mark in those for bearer in _beside(source.text, cuts, told, mark)]
        for key, those in source.once(marks).by_key.items()
    }


def _beside(
    text: str, cuts: Sequence[int], told: Sequence[tuple[int, int, int]], mark: Mark
) -> Iterator[_Bearer]:
    number = bisect_right(cuts, mark.start) - 1
    low, high = bisect_left(told, (cuts[number], 0, 0)), bisect_left(told, (cuts[number + 1], 0, 0))
    for start, end, place in told[low:high]:
        between = text[min(end, mark.end) : max(start, mark.start)]
        parts = len(_PART.findall(between))
        if parts < len(_IN_PART):
            yield _Bearer(place, _IN_PART[parts], len(between), mark.noun)


def _happens(one: Happening) -> bool:
    """Tell whether a word is a verb, or a noun that mostly names what happens."""
    known = event_words()
    return one.place < 0 or bool(known.verbs[one.place]) or float(known.eventful[one.place]) >= _EVENTFUL


def _is_denied(source: Source, one: Happening) -> bool:
    """Tell whether a sentence says "no" or "not" of anything: "no plane took off between noon and six"."""
    return any(_NOT.search(source.text, *bounds) for bounds in one.told)


def _alike(one: Happening, other: Happening) -> float:
    """Return how much the words of two happenings mean one."""
    if of_one_family(one.head, other.head):
        return _FAMILY
    first, second = one.place, other.place
    if min(first, second) < 0:
        return 0.0
    known = event_words()
    kinds = known.senses[first] & known.wider[second] or known.wider[first] & known.senses[second]
    return max(0.0, float(known.vectors[first] @ known.vectors[second])) + (_KIND if kinds else 0.0)
