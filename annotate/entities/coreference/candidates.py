"""Which places a pronoun or a noun phrase may refer back to, before any is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log, log1p

import numpy as np
from numpy.typing import NDArray

from annotate.entities.coreference.doubt.introduced import INSTITUTIONS, OFFICES, Introductions
from annotate.entities.coreference.doubt.sorts import are_apart, are_unlike, is_of_another_field
from annotate.entities.coreference.features import Floats, Integers, Table, compatible, nominal_row, tells_of
from annotate.entities.coreference.knowledge import (
    JURY,
    Knowledge,
    is_another_body,
    is_another_place,
    may_mean,
    named_most,
)
from annotate.entities.coreference.sites import ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import Kind, class_of_noun

REACH = 7
MOST = 70
SAME_NOUN = 4
# How many entities of a noun's kind it may mean: the last ones spoken of, and those spoken of most.
NEAR, LEADING = 6, 2
# How many words before a noun it is compared with in meaning, and how many of the nearest it may mean.
WINDOW, ALIKE, LEAST_ALIKE = 600, 3, 0.4
NOUN_COLUMNS = 46
_WHOSE = ROLES.index("possessor")
_DEFINITE, _INDEFINITE = frozenset({1, 2, 3}), 4
_KIN: dict[Kind | None, frozenset[Kind | None]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "facility"}),
    "place": frozenset({"place", "facility"}),
    "facility": frozenset({"facility", "place", "organisation"}),
    "event": frozenset({"event", None}),
    "thing": frozenset({"thing", None}),
    None: frozenset({"person", "organisation", None}),
}
_INTRODUCED = frozenset({"person", "organisation", "place", "facility", "event"})
JUDGES = frozenset({"judge", "justice", "magistrate"})
# Some judges are called so, and a judge again.
_ON_THE_BENCH = frozenset({"arbitrator", "bench", "dame", "lady", "lord", "recorder", "sheriff", "sir"})
_DESCRIBED_TOGETHER = frozenset({"couple", "duo", "pair", "trio"})


def pronoun_pairs(table: Table, sites: Sequence[Site]) -> tuple[Integers, Integers]:
    """Return every pronoun with the places before it that it may stand for, the nearest first."""
    anaphors: list[NDArray[np.int64]] = []
    candidates: list[NDArray[np.int64]] = []
    for place, site in enumerate(sites):
        if site.kind != "pronoun":
            continue
        first = max(0, place - MOST)
        before = np.arange(place - 1, first - 1, -1)
        here = table.sentence[place]
        keep = (here - table.sentence[before] <= REACH) & (table.head[before] < site.head)
        before = before[keep]
        anaphors.append(np.full(len(before), place))
        candidates.append(before)
    return _allowed(table, _joined(anaphors), _joined(candidates))


def _joined(parts: Sequence[NDArray[np.int64]]) -> Integers:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _allowed(t: Table, a: Integers, c: Integers) -> tuple[Integers, Integers]:
    """Leave out what grammar forbids: number, gender and kind, another argument of the verb, itself."""
    possible = compatible(t.anaphor[a], t.category[c], t.plural[c])
    same_verb = (t.verb[a] == t.verb[c]) & (t.verb[a] >= 0) & (t.role[c] == 0) & (t.role[a] == 1)
    possible &= ~same_verb | t.reflexive[a]
    possible &= ~t.reflexive[a] | (t.sentence[a] == t.sentence[c])
    # "Its chairman" is not the chairman; "the man who lost his wife" may be the man.
    inside = (t.left[c] <= t.head[a]) & (t.head[a] <= t.right[c])
    possible &= ~(inside & ((t.verb[a] < t.left[c]) | (t.verb[a] > t.right[c])))
    return a[possible], c[possible]


def nominal_pairs(
    words: Words, table: Table, sites: Sequence[Site], known: Knowledge, meanings: Floats
) -> tuple[Integers, Integers, list[Floats]]:
    """Return noun phrases with the places before them that they may mean again.

    Args:
        words: The document.
        table: Of the document.
        sites: In text order.
        known: What the text says of its entities.
        meanings: What the head of every site means, a row of length one, or of nothing.

    Returns:
        Anaphors and candidates as ``pronoun_pairs`` does, and the columns that only nouns have.
    """
    reader = _Reader(words, table, sites, known, meanings)
    both = np.array(reader.pairs, dtype=np.int64).reshape(-1, 2)
    columns = np.array(reader.rows, dtype=np.float32).reshape(-1, NOUN_COLUMNS)
    return both[:, 0], both[:, 1], [columns]


class _Reader:
    """Goes over a text and keeps who was spoken of, and how often.

    Args:
        words: The document.
        table: Of the document.
        sites: In text order.
        known: What the text says of its entities.
        meanings: Of the sites.
    """

    def __init__(
        self, words: Words, table: Table, sites: Sequence[Site], known: Knowledge, meanings: Floats
    ) -> None:
        self.pairs: list[tuple[int, int]] = []
        self.rows: list[tuple[float, ...]] = []
        self._table, self._sites, self._known = table, sites, known
        self._owner: list[int] = table.owner.tolist()
        self._lower = words.lower
        self._meanings = meanings
        self._compared: tuple[int, list[float]] = (-1, [])
        self._spoken: defaultdict[int, list[int]] = defaultdict(list)
        self._left: list[int] = table.left.tolist()
        self._right: list[int] = table.right.tolist()
        self._sentence: list[int] = table.sentence.tolist()
        self._nouns: defaultdict[str, list[int]] = defaultdict(list)
        self._called: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._recent: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._count: defaultdict[int, int] = defaultdict(int)
        self._told: defaultdict[int, set[str]] = defaultdict(set)
        self._by_kind: defaultdict[Kind | None, dict[int, None]] = defaultdict(dict)
        self._leaders: defaultdict[Kind | None, list[int]] = defaultdict(list)
        self._leading = named_most(self._owner, known)
        self._introductions = Introductions(words, sites, table, known, self._leading)
        for place, site in enumerate(sites):
            if site.kind == "nominal" and site.sort != "time":
                # "Another minister", "a minister" is somebody new.
                if site.article != _INDEFINITE:
                    self._weigh(place, site)
                self._nouns[site.word].append(place)
            if site.kind == "name" and self._owner[place] not in self._recent:
                self._introduce(place, site)
            if site.kind != "pronoun":
                self._see(place, site)

    def _see(self, place: int, site: Site) -> None:
        owner = self._owner[place]
        self._spoken[owner].append(place)
        if site.kind == "conjunction":
            self._recent[owner] = place
            self._by_kind[site.sort].pop(owner, None)
            self._by_kind[site.sort][owner] = None
            self._first.setdefault(owner, place)
            return
        self._recent[owner] = place
        self._first.setdefault(owner, place)
        self._count[owner] += 1
        # "Justice Ann Hale", "Lady Hale".
        title = self._lower[max(site.first - 1, 0)] if site.kind == "name" else site.word
        self._told[owner] |= {title, *site.modifiers}
        for word in self._known.called.get(owner, ()):
            self._called[word].pop(owner, None)
            self._called[word][owner] = None
        kind = self._known.kinds.get(owner, site.sort)
        if site.kind == "name" or kind not in {"thing", None, "time"}:
            here = self._by_kind[kind]
            here.pop(owner, None)
            here[owner] = None
            leaders = self._leaders[kind]
            if owner not in leaders:
                leaders.append(owner)
            leaders.sort(key=lambda one: -self._count[one])
            del leaders[LEADING:]

    def _of_kind(self, site: Site) -> Iterator[int]:
        """Yield the entities of a noun's kind: the last ones, then those that are spoken of most."""
        for kind in _KIN.get(site.sort, ()):
            yield from islice(reversed(self._by_kind[kind]), NEAR)
            yield from self._leaders[kind]

    def _weigh(self, place: int, site: Site) -> None:
        sites = self._sites
        same = self._nouns[site.word]
        found = {other for other in (*same[:1], *same[-SAME_NOUN:]) if self._fits(site, sites[other])}
        called = (self._recent[owner] for owner in islice(reversed(self._called[site.word]), MOST))
        found.update(other for other in called if self._fits(site, sites[other]))
        wide: list[int] = []
        if site.article in _DEFINITE:
            wide = [self._recent[owner] for owner in dict.fromkeys(self._of_kind(site))]
            wide = [other for other in wide if self._fits(site, sites[other]) and self._may_be(site, other)]
            found.update(wide)
            found.update(self._like(place, site))
        if site.word in INSTITUTIONS | JUDGES:
            found = {one for one in found if self._holds(site.word, one)}
        here = {self._sentence[one] for word in JURY for one in self._nouns[word][-1:]}
        if (jurors := self._sentence[place] in here) and site.word == "panel":
            self._told[self._owner[place]] |= JURY
        found = {
            one
            for one in found
            if may_mean(site.word, self._told[self._owner[one]], jurors)
            and not is_another_body(site, sites[one], self._owner[one], self._known)
            and not is_of_another_field(site, sites[one], self._owner[one], self._known)
        }
        self._add(place, site, found, found.intersection(wide))

    def _alike(self, place: int) -> tuple[int, list[float]]:
        """Return how near in meaning those before a place are to it, and which of them is the first."""
        if self._compared[0] != place:
            first = max(0, place - WINDOW)
            self._compared = place, (self._meanings[first:place] @ self._meanings[place]).tolist()
        return place - len(self._compared[1]), self._compared[1]

    def _like(self, place: int, site: Site) -> Iterator[int]:
        """Yield the places before a noun that are nearest to it in meaning."""
        first, alike = self._alike(place)
        near = [one for one, likeness in enumerate(alike) if likeness >= LEAST_ALIKE]
        for other in sorted(near, key=lambda one: -alike[one])[:ALIKE]:
            if self._fits(site, self._sites[first + other]):
                yield first + other

    def _nearness(self, place: int, owners: set[int]) -> dict[int, float]:
        """Return how near in meaning entities are to a place, each at its best."""
        first, alike = self._alike(place)
        return {
            owner: max((alike[one - first] for one in self._spoken[owner] if one >= first), default=0.0)
            for owner in owners
        }

    def _introduce(self, place: int, site: Site) -> None:
        """Weigh descriptions that a name may come after: The mayor was shot. Tom Hale, 53, died."""
        kind = self._known.kinds.get(self._owner[place])
        mentions = site.group.mentions if site.group is not None and site.found is not None else ()
        # A dateline may have named it before.
        before = any(one.start < site.found.start for one in mentions if site.found is not None)
        if kind not in _INTRODUCED or before:
            return
        unnamed = [owner for owner in self._by_kind[kind] if owner not in self._known.kinds]
        found = {self._recent[owner] for owner in (*unnamed[:2], *unnamed[-SAME_NOUN:])}
        found = {
            other
            for other in found
            if self._sites[other].kind == "nominal"
            and self._fits(site, self._sites[other])
            and JURY.isdisjoint(self._told[self._owner[other]])
            and not self._introductions.of_another(place, other)
        }
        self._add(place, site, found, found)

    def _add(self, place: int, site: Site, found: set[int], wide: set[int]) -> None:
        """Keep a row for every candidate that is not part of the noun phrase or the other way round."""
        sites = self._sites
        kept = [
            other
            for other in found
            if not self._left[other] <= site.head <= self._right[other]
            and not self._left[place] <= sites[other].head <= self._right[place]
            # "Ortega is afraid, the bishop said" has two people, "Acme said the company" one body.
            and not (site.sort == "person" and tells_of(self._table, place, other))
        ]
        if not kept:
            return
        kept.sort(reverse=True)
        near = sorted((other for other in kept if sites[other].kind != "conjunction"), reverse=True)
        often = sorted(near, key=lambda other: -self._count[self._owner[other]])
        nearness = {other: rank for rank, other in enumerate(near)}
        frequency = {other: rank for rank, other in enumerate(often)}
        owners = {self._owner[other] for other in kept}
        mine = self._known.described.get(self._owner[place], frozenset()) if site.kind == "name" else None
        same = [other for other in kept if sites[other].kind == "nominal" and sites[other].word == site.word]
        matching = [other for other in kept if self._matches(place, site, other)]
        top = max(self._count[owner] for owner in owners)
        best = {owner: max(near, 0.0) for owner, near in self._nearness(place, owners).items()}
        most = max(best.values())
        for other in kept:
            owner = self._owner[other]
            self.pairs.append((place, other))
            self.rows.append(
                (
                    *nominal_row(site, sites[other], self._known.described.get(owner, frozenset()), mine),
                    *self._closeness(place, site, other),
                    other in wide,
                    nearness.get(other, len(near)) == 0,
                    log1p(nearness.get(other, len(near))),
                    frequency.get(other, len(near)) == 0,
                    log1p(frequency.get(other, len(near))),
                    self._count[owner] / max(top, 1),
                    log1p(self._count[owner]),
                    log(len(owners)),
                    len(owners) == 1,
                    self._sentence[self._first[owner]] == 0,
                    log1p(self._first[owner]) / 4,
                    self._right[place] > site.last,
                    *self._sole(other, same, matching),
                    log1p(len(self._nouns[site.word]) if site.kind == "nominal" else 0),
                    self._sentence[place] - self._sentence[self._recent[owner]] <= 1,
                    *self._in_meaning(place, other, best[owner], most),
                )
            )

    def _in_meaning(self, place: int, other: int, entity: float, most: float) -> tuple[float, ...]:
        """Return how near in meaning a noun is to a place before it, and to the entity there."""
        first, alike = self._alike(place)
        pair = (
            alike[other - first] if other >= first else float(self._meanings[place] @ self._meanings[other])
        )
        return (
            *(pair, max(pair - 0.3, 0.0), max(pair - 0.6, 0.0)),
            *(entity, max(entity - 0.3, 0.0), max(entity - 0.6, 0.0)),
            most - entity,
            most <= entity,
        )

    def _may_be(self, site: Site, other: int) -> bool:
        """Tell whether somebody with a high office may be called so: the president is not the minister."""
        office = class_of_noun(site.word)
        held = self._known.classes.get(self._owner[other], frozenset()) & OFFICES
        return office not in OFFICES or not held or office in held

    def _holds(self, office: str, other: int) -> bool:
        """Tell whether somebody is called by an office; a body may hold it, whatever that is called."""
        if self._sites[other].sort not in {"person", None} or self._sites[other].kind == "conjunction":
            return True
        owner = self._owner[other]
        told = {*self._told[owner], *self._known.called.get(owner, ())}
        return office in told or (office in JUDGES and not told.isdisjoint(JUDGES | _ON_THE_BENCH))

    def _fits(self, site: Site, other: Site) -> bool:
        if other.kind == "conjunction":
            return site.sort == "person" and (site.plural or site.word in _DESCRIBED_TOGETHER)
        if other.kind == "name" and other.sort != "person":
            return not is_another_place(site, other)
        if site.kind == other.kind == "nominal" and are_apart(site, other):
            return False
        # "Its accounts, its creditors"; several teams may be students.
        alike = site.plural == other.plural and (not site.plural or "thing" in {site.sort, other.sort})
        if site.kind == "nominal" and alike and are_unlike(site, other):
            return False
        people = other.found is not None and other.found.type == "NORP"
        return site.plural == other.plural or people

    def _matches(self, place: int, site: Site, other: int) -> bool:
        """Tell whether a noun, or a name, is of a class that an entity is said to be of."""
        closest = class_of_noun(site.word) if site.kind == "nominal" else None
        mine = frozenset((closest,)) if closest else self._known.classes.get(self._owner[place], frozenset())
        return bool(mine & self._known.classes.get(self._owner[other], frozenset()))

    @staticmethod
    def _sole(other: int, same: Sequence[int], matching: Sequence[int]) -> tuple[float, ...]:
        """Tell whether a candidate is the nearest with the same noun, or of its class, or its only one."""
        return (
            bool(same) and same[0] == other,
            bool(matching) and matching[0] == other,
            len(matching) == 1 and matching[0] == other,
        )

    def _closeness(self, place: int, site: Site, other: int) -> tuple[float, ...]:
        """Return how well the classes of a noun, or of a name, fit what an entity is called and named."""
        owner = self._owner[other]
        theirs = self._known.classes.get(owner, frozenset())
        if site.kind == "name":
            mine = self._known.classes.get(self._owner[place], frozenset())
            names = self._known.words.get(self._owner[place], frozenset())
            word, modifiers = self._sites[other].word, self._sites[other].modifiers
        else:
            closest = class_of_noun(site.word)
            mine = frozenset((closest,)) if closest is not None else frozenset()
            names = self._known.words.get(owner, frozenset())
            word, modifiers = site.word, site.modifiers
        return (
            bool(mine & theirs),
            bool(mine) and bool(theirs) and not mine & theirs,
            not mine,
            not theirs,
            word in names,
            bool(modifiers & names),
            "country" in theirs,
        )
