"""What tells whether two mentions mean one event, as numbers for the joiner: one row a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.record import EventTime
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import ARTICLES, KINDS, Names
from annotate.timeline.story.words import Floats, event_words
from annotate.timeline.values.resolution import PUBLISHED

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Column = NDArray[Any]
AT_ONCE = 1 << 13
"""Pairs of which everything is known at once: an article has some ten thousand, a page of numbers each."""
ACTUAL = frozenset({"CT+", "PR+", "PS+"})
UNKNOWN = 10**9
VAGUE: frozenset[str | None] = frozenset({"year", "decade", "century", "millennium", "half", "unknown"})


class Pairs:
    """All pairs of the mentions of an article, the first before the second in the text.

    Attributes:
        first: Number of the first mention.
        second: Number of the second.
        related: Whether the two words are one or of one family.

    Args:
        scene: The mentions.
        numbers: Of those to be paired; all by default. Pairs count from the first of them.
    """

    def __init__(self, scene: Scene, numbers: range | None = None) -> None:
        chosen = numbers if numbers is not None else range(len(scene.sites))
        first, second = np.triu_indices(len(chosen), 1)
        self.first: Integers = first
        self.second: Integers = second
        self._table = _Table(scene, chosen) if len(first) else None
        self.related: Flags = (
            self._table.related[first, second] if self._table else np.zeros(0, dtype=np.bool_)
        )

    def rows(self) -> Iterator[Floats]:
        """Yield what is known of the pairs, a row each, some pairs at a time."""
        table = self._table
        if table is None:
            return
        parts = (_words, _meanings, _forms, _arguments, _places, _times)
        for start in range(0, len(self.first), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            a, b = self.first[some], self.second[some]
            columns = [column for part in parts for column in part(table, a, b)]
            yield np.stack(columns, dtype=np.float32, casting="unsafe").T


def bounds(times: Sequence[EventTime], vague: frozenset[str | None] = VAGUE) -> tuple[Integers, Integers]:
    """Return the first and the last day of every mention, where words beside it tell them.

    Args:
        times: Of the mentions.
        vague: What is too coarse; a year counts only as a whole ("in 2015", not "since 2015"), and from the
            publication on ("will close by 2030").
    """
    told = [
        time
        if time.ref not in {None, PUBLISHED}
        and time.granularity not in vague
        and (time.granularity != "year" or time.relation == "IS_INCLUDED" or _is_from_then_on(time))
        else None
        for time in times
    ]
    low = [day_number(time.earliest) if time and time.earliest else -UNKNOWN for time in told]
    high = [day_number(time.latest) if time and time.latest else UNKNOWN for time in told]
    return np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)


def _is_from_then_on(time: EventTime) -> bool:
    return time.relation == "ENDS" and time.earliest is not None


class _Table:
    """The mentions column by column."""

    def __init__(self, scene: Scene, numbers: range) -> None:
        sites = [scene.sites[number] for number in numbers]
        part = slice(numbers.start, numbers.stop)
        meanings = (scene.own[part], scene.phrase[part], scene.sentence[part])
        self.means = [one @ one.T for one in meanings]
        self.across = meanings[0] @ meanings[1].T
        self.rivals = [_Rivals(alike) for alike in self.means[:2]]
        words = event_words()
        self.lexical = np.array([s.lexical for s in sites], dtype=np.int64)
        known = self.lexical >= 0
        vectors = np.where(known[:, None], words.vectors[self.lexical], 0)
        self.alike = vectors @ vectors.T
        self.known = known
        bases: dict[str, int] = {}
        self.base = np.array([bases.setdefault(s.base, len(bases)) for s in sites], dtype=np.int64)
        families = [words.families[p] if p >= 0 else frozenset() for p in self.lexical.tolist()]
        senses = [words.senses[p] if p >= 0 else frozenset() for p in self.lexical.tolist()]
        wider = [words.wider[p] if p >= 0 else frozenset() for p in self.lexical.tolist()]
        self.family = shared(families)
        self.sense = shared(senses)
        both = [a | b for a, b in zip(senses, wider, strict=True)]
        over = shared(senses, wider)
        self.wider = over + over.T
        self.sibling = shared(both)
        self.related: Flags = (self.base[:, None] == self.base[None]) | (self.family > 0)
        self.repeated = np.log(self.related.sum(axis=1).astype(np.float32))
        agents, patients, others, places, modifiers = (
            [getattr(s, name) for s in sites]
            for name in ("agents", "patients", "others", "places", "modifiers")
        )
        everyone = [x | y | z for x, y, z in zip(agents, patients, others, strict=True)]
        wide = [x | y | z for x, y, z in zip(everyone, places, modifiers, strict=True)]
        heads = [frozenset({f"“{site.base}”"}) for site in sites]
        self.parts = [
            (shared(one), np.array([bool(x) for x in one]))
            for one in (agents, patients, everyone, places, modifiers)
        ]
        turned = shared(agents, patients)
        self.reversed = turned, turned.T
        # "The killing of X" beside "X was killed in the attack": one is what the other says of itself.
        said = shared(wide, heads)
        self.told = said, said.T, shared(wide)
        self.noun = np.array([s.noun for s in sites], dtype=bool)
        self.article = np.array([s.article for s in sites], dtype=np.int64)
        self.plural = np.array([s.plural for s in sites], dtype=bool)
        self.sentence = np.array([s.sentence for s in sites], dtype=np.int64)
        self.paragraph = np.array([s.paragraph for s in sites], dtype=np.int64)
        self.title = np.array([s.title for s in sites], dtype=bool)
        self.token = np.array([s.event.token.i for s in sites], dtype=np.int64)
        self.kind = np.array([KINDS.index(s.kind) for s in sites], dtype=np.int64)
        self.sure = np.array([s.event.confidence for s in sites], dtype=np.float32)
        self.actual = np.array([s.event.factuality in ACTUAL for s in sites], dtype=bool)
        self.negative = np.array([s.event.factuality.endswith("-") for s in sites], dtype=bool)
        dct = {"BEFORE": 0, "OVERLAP": 1, "AFTER": 2}
        self.dct = np.array([dct.get(s.event.dct or "", 3) for s in sites], dtype=np.int64)
        claims: dict[str | None, int] = {None: -1}
        self.claim = np.array([claims.setdefault(s.event.claim, len(claims)) for s in sites], dtype=np.int64)
        self.governor = np.array([s.governor for s in sites], dtype=np.int64)
        self.relation = np.array([_relation_class(s.relation) for s in sites], dtype=np.int64)
        self.low, self.high = bounds([scene.times[number] for number in numbers])


def day_number(iso: str) -> int:
    """Return a number that grows with the days of an ISO date.

    Args:
        iso: Year, month and day, or less.
    """
    year, month, day = (int(part) for part in (iso[:10] + "-01-01")[:10].split("-")[:3])
    return (year * 12 + month) * 31 + day


def shared(
    sets: Sequence[frozenset[int] | Names], others: Sequence[frozenset[int] | Names] | None = None
) -> Floats:
    """Return how many members every two sets share, ``[sets, others]``."""
    columns: dict[object, int] = {}
    left = _marked(sets, columns)
    if others is None or others is sets:
        return np.asarray(left @ left.T, dtype=np.float32)
    right = _marked(others, columns)
    known = left.shape[1]
    return np.asarray(left @ right[:, :known].T, dtype=np.float32)


def _marked(sets: Sequence[frozenset[int] | Names], columns: dict[object, int]) -> Floats:
    """Return which members every set has, ``[sets, members]``; members that are new get columns behind."""
    rows: list[int] = []
    places: list[int] = []
    for row, one in enumerate(sets):
        for member in one:
            rows.append(row)
            places.append(columns.setdefault(member, len(columns)))
    marks = np.zeros((len(sets), len(columns)), dtype=np.float32)
    marks[rows, places] = 1
    return marks


def _relation_class(relation: str) -> int:
    head = relation.split(":")[0]
    classes = {"nsubj": 1, "obj": 2, "obl": 3, "nmod": 4, "appos": 5, "conj": 6, "advcl": 7, "acl": 8,
               "xcomp": 9, "ccomp": 10, "compound": 11, "parataxis": 10}  # fmt: skip
    return classes.get(head, 0)


def _words(t: _Table, a: Integers, b: Integers) -> list[Column]:
    same = t.base[a] == t.base[b]
    family = t.family[a, b] > 0
    alike = t.alike[a, b]
    both = t.known[a] & t.known[b]
    nn, vv = t.noun[a] & t.noun[b], ~t.noun[a] & ~t.noun[b]
    related = same | family
    sense = t.sense[a, b]
    return [
        same, same & nn, same & vv, family & ~same, family & ~same & vv, related & ~nn & ~vv, related,
        both, alike, np.maximum(alike - 0.3, 0), np.maximum(alike - 0.5, 0), np.maximum(alike - 0.7, 0),
        (sense > 0) & ~related, np.log1p(sense), (t.wider[a, b] > 0) & ~related,
        (t.sibling[a, b] > 0) & ~related,
        np.log1p(t.wider[a, b]), np.log1p(t.sibling[a, b]),
        t.repeated[a], t.repeated[b], related * t.repeated[a],
        nn, vv, t.noun[a] & ~t.noun[b], ~t.noun[a] & t.noun[b],
    ]  # fmt: skip


def _meanings(t: _Table, a: Integers, b: Integers) -> list[Column]:
    one, other, around = (means[a, b] for means in t.means)
    return [
        one, np.maximum(one - 0.3, 0), np.maximum(one - 0.5, 0), np.maximum(one - 0.7, 0),
        other, np.maximum(other - 0.4, 0), np.maximum(other - 0.6, 0),
        np.maximum(t.across[a, b], t.across[b, a]), around, np.maximum(around - 0.5, 0),
        *t.rivals[0].beside(one, a, b), *t.rivals[1].beside(other, a, b),
    ]  # fmt: skip


class _Rivals:
    """By how much a pair is less alike than the best pair of either of its mentions."""

    def __init__(self, alike: Floats) -> None:
        others = alike - 2 * np.eye(len(alike), dtype=np.float32)
        self._best = others.max(axis=1, initial=-1.0)
        before = np.tri(len(alike), k=-1, dtype=bool)
        self._earlier = np.where(before, alike, -1.0).max(axis=1, initial=-1.0)

    def beside(self, alike: Floats, a: Integers, b: Integers) -> list[Column]:
        """Return it for some pairs, of which it is known how alike they are."""
        one, other = self._best[a], self._best[b]
        return [one - alike, other - alike, self._earlier[b] - alike, (one + other) / 2]


def _forms(t: _Table, a: Integers, b: Integers) -> list[Column]:
    columns: list[Column] = []
    for code in range(1, len(ARTICLES)):
        columns += [t.article[a] == code, t.article[b] == code]
    for code in range(len(KINDS)):
        columns += [t.kind[a] == code, t.kind[b] == code]
    both_nouns = t.noun[a] & t.noun[b]
    return [
        *columns,
        t.kind[a] == t.kind[b],
        t.plural[a], t.plural[b], both_nouns & (t.plural[a] != t.plural[b]),
        t.sure[a], t.sure[b], np.minimum(t.sure[a], t.sure[b]),
        t.actual[a] == t.actual[b], t.actual[a] & t.actual[b], t.negative[a] != t.negative[b],
        t.dct[a] == t.dct[b], (t.dct[a] != t.dct[b]) & (t.dct[a] < 3) & (t.dct[b] < 3),
        (t.dct[a] == 0) & (t.dct[b] == 2) | (t.dct[a] == 2) & (t.dct[b] == 0),
        (t.claim[a] >= 0) & (t.claim[a] == t.claim[b]), (t.claim[a] >= 0) != (t.claim[b] >= 0),
        (t.claim[a] >= 0) & (t.claim[b] >= 0),
    ]  # fmt: skip


def _arguments(t: _Table, a: Integers, b: Integers) -> list[Column]:
    columns: list[Column] = []
    for shares, full in t.parts:
        both = shares[a, b]
        given = full[a] & full[b]
        columns += [both > 0, given & (both == 0), np.log1p(both), given]
    columns += [shares[a, b] > 0 for shares in t.reversed]
    of_other, of_one, wide = (shares[a, b] for shares in t.told)
    modified = t.parts[-1][1]
    return [
        *columns, of_other > 0, of_one > 0, np.log1p(wide),
        modified[a] & ~modified[b], modified[b] & ~modified[a],
    ]  # fmt: skip


def _places(t: _Table, a: Integers, b: Integers) -> list[Column]:
    apart = t.sentence[b] - t.sentence[a]
    a_on_b, b_on_a = t.governor[a] == t.token[b], t.governor[b] == t.token[a]
    hangs = np.where(a_on_b, t.relation[a], np.where(b_on_a, t.relation[b], 0))
    sibling = (t.governor[a] >= 0) & (t.governor[a] == t.governor[b])
    distance = t.token[b] - t.token[a]
    last = max(int(t.sentence.max(initial=0)), 1)
    return [
        *(apart == n for n in range(4)), apart > 10, np.log1p(apart) / 3, np.log1p(distance) / 5,
        (apart == 0) & (distance < 4), t.paragraph[a] == t.paragraph[b],
        t.title[a], t.title[b], t.title[a] & ~t.title[b], t.sentence[a] / last, t.sentence[b] / last,
        t.sentence[a] <= 1, t.sentence[b] <= 1,
        a_on_b, b_on_a, sibling, *(hangs == code for code in range(1, 12)),
    ]  # fmt: skip


def _times(t: _Table, a: Integers, b: Integers) -> list[Column]:
    told = (t.low > -UNKNOWN) & (t.high < UNKNOWN)
    both = told[a] & told[b]
    equal = both & (t.low[a] == t.low[b]) & (t.high[a] == t.high[b])
    apart = (t.high[a] < t.low[b]) | (t.high[b] < t.low[a])
    return [both, equal, apart, both & ~equal & ~apart]
