"""Happenings that two articles of one story tell in other words.

"Some 3,800 people left their homes" and "3,800 of them moved to shelters" have no word for what happened in
common: it is the figure, the day, the names and the rare words beside them that tell, where each article has
them once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise, product
from typing import NamedTuple

from annotate.dossier.events.agreement.marks import SOFT, Key, Mark, marks, worth_of
from annotate.dossier.events.conflicts.deeds.reading import are_contrary, verb_at
from annotate.dossier.events.dated import EARLY
from annotate.dossier.events.forms import of_one_family, particle_behind
from annotate.dossier.events.happening import Happening, mentions_in_order, told_in_article
from annotate.dossier.events.people.common import full_names, full_names_of_people, names_meet
from annotate.dossier.events.table import PLAIN
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.events.words.phrases import kinds_told, may_mean_one
from annotate.dossier.reading import Source
from annotate.timeline.story.words import event_words, listed

_PART = re.compile(
    r"[;:!?\n“”\"()—–]|\b(?:and|but|while|who|whom|whose|which|that|when|where|after|before|because|as|since)\b"
)
_NOT = re.compile(r"\b(?:no|none|not|never|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
# How much a mark tells of a word in its own part of a sentence, in the next one, and in the one after that.
_IN_PART = (1.0, 0.7, 0.4)
_BEYOND_COMMA = 0.9
ENOUGH = 2.4
"""From which worth on two are one."""
SURELY_ALIKE = 0.9
"""From which likeness on two words may be said to mean one."""
_MARKED, _FAMILY, _KIND, _TIE = 1.0, 1.2, 0.5, 0.5
_EVENTFUL = 0.3
_NEIGHBOURS, _PEOPLE, _NAMES, _NEAR = 2, 2, 3, 0.3
# What is of one kind: how much it tells that it is the only one of that kind in both articles, or nearly so,
# that the same people have part in it, and each word that stands right beside both.
_ONLY, _OF_FEW, _PARTY, _BESIDE = 0.7, 0.35, 0.5, 0.4
_FEW, _MOST_BESIDE = 2, 2
# The same of marks of the sentences around it that hardly stand anywhere else, that both articles open with
# it, and that it stands right beside what is one.
_AROUND, _OPENING, _NEXT_TO = 0.25, 0.35, 0.8
_RARE, _REACH = 2, 30
# What speaks for it but for these is to be so much.
_LEAST = 0.25
_UNLIKE = 0.6
# A word that may tell so many things tells less.
_MANY, _LESS = 4, 0.3
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
    worth, far, keys, own = _marked(one, other)
    mine, yours = one.once(told_in_article), other.once(told_in_article)
    of_kinds = _of_one_kind(one, other, known, worth)
    alike = {pair: alike_words(mine[pair[0]], yours[pair[1]]) for pair in worth if keys[pair]}
    alike |= {pair: of_kinds[pair] for pair in alike.keys() & of_kinds.keys()}
    alike |= {pair: told for pair, told in of_kinds.items() if worth.get(pair, 0.0) + told >= ENOUGH}
    taken = {first for first, _ in known}, {second for _, second in known}
    used = {key for pair in known if pair in keys for key in keys[pair]}
    for pair in sorted(alike, key=lambda pair: (-worth[pair] - alike[pair], far[pair], pair)):
        first, second = pair
        told = worth[pair] + alike[pair]
        if told < ENOUGH or first in taken[0] or second in taken[1]:
            continue
        if worth[pair] < _MARKED and pair not in of_kinds:
            continue
        # Words that have nothing in common are to stand in one part of the sentence with the marks.
        if alike[pair] < _UNLIKE and own[pair] < _MARKED and pair not in of_kinds:
            continue
        # Of the same word, and of what is told beside what is one, more is known than by marks.
        if mine[first].heads & yours[second].heads or not _as_actual(mine[first], yours[second]):
            continue
        if are_contrary(_verb(one, mine[first]), _verb(other, yours[second])):
            continue
        denied = _denied(one, mine[first]) | _denied(other, yours[second])
        if len(denied) > 1:
            continue
        if not keys[pair].isdisjoint(used) and alike[pair] < SURELY_ALIKE:
            continue
        taken[0].add(first)
        taken[1].add(second)
        used |= keys[pair]
        yield pair, told


def _of_one_kind(
    one: Source, other: Source, known: Set[Pair], worth: Mapping[Pair, float]
) -> dict[Pair, float]:
    """Return pairs of which the words tell one thing, with how much speaks for them but for marks.

    Args:
        one: The one article.
        other: The other.
        known: What is one by its words.
        worth: How much marks tell of pairs.
    """
    mine, yours = one.once(_by_kind), other.once(_by_kind)
    often: dict[Pair, int] = {}
    for kind in mine.keys() & yours.keys():
        number = len(mine[kind]) * len(yours[kind])
        for pair in product(mine[kind], yours[kind]):
            often[pair] = min(often.get(pair, number), number)
    first, second = one.once(told_in_article), other.once(told_in_article)
    parties = one.once(_parties), other.once(_parties)
    kinds = one.once(kinds_told), other.once(kinds_told)
    around = one.once(_around), other.once(_around)
    next_to = one.once(_next_to), other.once(_next_to)
    found: dict[Pair, float] = {}
    for (a, b), number in often.items():
        same = _PARTY if parties[0][a] & parties[1][b] else 0.0
        near = {*first[a].before, *first[a].behind}, {*second[b].before, *second[b].behind}
        both = sum(any(may_mean_one(word, each) for each in near[1]) for word in near[0])
        same += _BESIDE * min(both, _MOST_BESIDE)
        if not known.isdisjoint(product(next_to[0][a], next_to[1][b])):
            same += _NEXT_TO
        if same + worth.get((a, b), 0.0) < _LEAST:
            continue
        same += _AROUND * min(len(around[0][a] & around[1][b]), _MOST_BESIDE)
        if _opens(first[a]) and _opens(second[b]):
            same += _OPENING
        if number <= _FEW:
            same += _ONLY if number == 1 else _OF_FEW
        if max(len(kinds[0][a]), len(kinds[1][b])) >= _MANY:
            same -= _LESS
        found[a, b] = _FAMILY + same
    return found


def _opens(one: Happening) -> bool:
    """Tell whether an article opens with what it tells."""
    return one.title or one.mentions[0].start < EARLY


def _around(source: Source) -> Sequence[frozenset[Key]]:
    """Return the marks of the sentences around what an article tells that are in hardly any other ones."""
    known = source.once(marks)
    cuts = source.once(sentence_cuts)
    by_sentence: defaultdict[int, set[Key]] = defaultdict(set)
    for key, those in known.by_key.items():
        if known.sentences[key] <= _RARE:
            for mark in those:
                by_sentence[bisect_right(cuts, mark.start)].add(key)
    found: list[frozenset[Key]] = []
    for one in source.once(told_in_article):
        place = bisect_right(cuts, one.best.start)
        found.append(frozenset().union(*(by_sentence.get(place + step, ()) for step in (-1, 0, 1))))
    return found


def _next_to(source: Source) -> Sequence[frozenset[int]]:
    """Return what else an article tells right beside each thing in the same part of a sentence."""
    told = source.once(told_in_article)
    found: list[set[int]] = [set() for _ in told]
    for (_, end, one), (start, _, other) in pairwise(source.once(mentions_in_order)):
        if one != other and start - end <= _REACH and not _PART.search(source.text, end, start):
            found[one].add(other)
            found[other].add(one)
    return list(map(frozenset, found))


def _by_kind(source: Source) -> dict[int, list[int]]:
    """Return where an article tells what happens, by what its words tell."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, kinds in enumerate(source.once(kinds_told)):
        for kind in kinds:
            found[kind].append(place)
    return dict(found)


def _parties(source: Source) -> Sequence[frozenset[str]]:
    """Return the names of those who have part in what an article tells, of people the last."""
    names = {
        entity.id: entity.name.casefold().split()[-1] if entity.type == "PERSON" else entity.name.casefold()
        for entity in source.entities
        if entity.named and entity.name.strip()
    }
    return [frozenset(names[id] for id in one.inside if id in names) for one in source.once(told_in_article)]


def _as_actual(one: Happening, other: Happening) -> bool:
    """Tell whether two are told as happening alike, or as planned."""
    return one.actual == other.actual or (one.main and other.main and one.event.status == other.event.status)


def may_agree(one: Source, other: Source) -> bool:
    """Tell whether two articles are of near days and so plainly of one story that marks tell what is one."""
    days = one.published_day, other.published_day
    if not min(days) or abs(days[0] - days[1]) > _NEIGHBOURS or not names_meet(one, other):
        return False
    people = len(one.once(full_names_of_people) & other.once(full_names_of_people))
    names = len(one.once(full_names) & other.once(full_names))
    return (people >= _PEOPLE or names >= _NAMES) and one.near(other) >= _NEAR


def _marked(
    one: Source, other: Source
) -> tuple[dict[Pair, float], dict[Pair, int], dict[Pair, set[Key]], dict[Pair, float]]:
    """Return for pairs that have marks in common their worth, how far these are, and which of them tell.

    The last is the worth of those that stand in one part of a sentence with both.
    """
    first, second = one.once(_bearers), other.once(_bearers)
    worth: defaultdict[Pair, float] = defaultdict(float)
    far: defaultdict[Pair, int] = defaultdict(int)
    keys: defaultdict[Pair, set[Key]] = defaultdict(set)
    own: defaultdict[Pair, float] = defaultdict(float)
    for key in sorted(first.keys() & second.keys()):
        often = one.once(marks).sentences[key] * other.once(marks).sentences[key]
        best: dict[Pair, tuple[float, int, bool]] = {}
        for a in first[key]:
            for b in second[key]:
                tie = _TIE if a.noun and a.noun == b.noun else 0.0
                near = a.near * b.near
                value = (worth_of(key) + tie) / often * near, -(a.far + b.far), near == 1.0
                best[a.place, b.place] = max(best.get((a.place, b.place), value), value)
        for pair, (much, near, beside) in best.items():
            own[pair] += much if beside else 0.0
            worth[pair] += much
            far[pair] -= near
            keys[pair] |= set() if key[0] in SOFT else {key}
    return worth, far, keys, own


def _bearers(source: Source) -> dict[Key, list[_Bearer]]:
    """Return what happens beside each mark of an article, but for what only says so."""
    kinds = source.once(kinds_told)
    told = sorted(
        (mention.start, mention.end, place)
        for place, one in enumerate(source.once(told_in_article))
        if one.head not in PLAIN and _happens(one)
        # "Took" says nothing, and "took over" does.
        if one.head not in listed("light") or kinds[place]
        for mention in one.mentions
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
            near = _IN_PART[parts] * (_BEYOND_COMMA if "," in between else 1.0)
            yield _Bearer(place, near, len(between), mark.noun)


def _happens(one: Happening) -> bool:
    """Tell whether a word is a verb, or a noun that mostly names what happens."""
    known = event_words()
    return one.place < 0 or bool(known.verbs[one.place]) or float(known.eventful[one.place]) >= _EVENTFUL


def _verb(source: Source, told: Happening) -> str:
    """Return the word that tells something, with its particle."""
    return verb_at(told.head, particle_behind(source.text, told.best.end))


def _denied(source: Source, one: Happening) -> frozenset[bool]:
    """Tell whether a part of a sentence that tells something says "no" or "not": "no plane took off"."""
    return frozenset(
        any(
            _NOT.search(source.text, *_part(source, mention.start, bounds))
            for bounds in one.told
            if bounds[0] <= mention.start < bounds[1]
        )
        for mention in one.mentions
    )


def _part(source: Source, place: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Return the bounds of the part of a sentence around a place."""
    low = max((cut.end() for cut in _PART.finditer(source.text, bounds[0], place)), default=bounds[0])
    cut = _PART.search(source.text, place, bounds[1])
    return low, cut.start() if cut else bounds[1]


def alike_words(one: Happening, other: Happening) -> float:
    """Return how much the words of two happenings mean one."""
    if of_one_family(one.head, other.head):
        return _FAMILY
    first, second = one.place, other.place
    if min(first, second) < 0:
        return 0.0
    known = event_words()
    kinds = known.senses[first] & known.wider[second] or known.wider[first] & known.senses[second]
    return max(0.0, float(known.vectors[first] @ known.vectors[second])) + (_KIND if kinds else 0.0)
