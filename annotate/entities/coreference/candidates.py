"""Which places a pronoun or a noun phrase may refer back to, before any is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from annotate.entities.coreference.features import Floats, Integers, Table, compatible
from annotate.entities.coreference.sites import Site

REACH = 7
MOST = 70
SAME_NOUN = 4
NOUN_COLUMNS = 14


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
    table: Table, sites: Sequence[Site], described: dict[int, set[str]]
) -> tuple[Integers, Integers, list[Floats]]:
    """Return noun phrases with the places before them that they may mean again.

    Args:
        table: Of the document.
        sites: In text order.
        described: By owner, the nouns that titles, appositions and names say it is.

    Returns:
        Anaphors and candidates as ``pronoun_pairs`` does, and the columns that only nouns have.
    """
    nouns: defaultdict[str, list[int]] = defaultdict(list)
    owners: defaultdict[str, dict[int, None]] = defaultdict(dict)
    recent: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    rows: list[tuple[float, ...]] = []
    for place, site in enumerate(sites):
        owner = int(table.owner[place])
        if site.kind == "nominal" and site.sort != "time":
            for other in _options(table, sites, place, nouns[site.word], owners[site.word], recent):
                pairs.append((place, other))
                rows.append(_row(site, sites[other], described.get(int(table.owner[other]), set())))
            nouns[site.word].append(place)
        if site.kind in {"name", "nominal"}:
            recent[owner] = place
            for word in described.get(owner, ()):
                owners[word].pop(owner, None)
                owners[word][owner] = None
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    columns = np.array(rows, dtype=np.float32).reshape(-1, NOUN_COLUMNS)
    return both[:, 0], both[:, 1], [columns]


def _options(
    table: Table,
    sites: Sequence[Site],
    place: int,
    same: Sequence[int],
    described: dict[int, None],
    recent: dict[int, int],
) -> list[int]:
    """Return candidates for one noun phrase, the nearest first: the same noun, or who is said to be one."""
    site = sites[place]
    found = {other for other in same[-SAME_NOUN:] if sites[other].plural == site.plural}
    found |= {recent[owner] for owner in islice(reversed(described), MOST)}
    inside = {other for other in found if table.left[other] <= site.head <= table.right[other]}
    own = {other for other in found if table.left[place] <= sites[other].head <= table.right[place]}
    return sorted(found - inside - own, reverse=True)


def _row(site: Site, other: Site, described: set[str]) -> tuple[float, ...]:
    mine, yours = site.modifiers, other.modifiers
    gender = site.gender is not None and other.gender is not None
    return (
        site.word == other.word,
        site.word in described,
        other.kind == "name",
        bool(mine) and mine == yours,
        not mine and not yours,
        bool(mine) and bool(yours) and not mine & yours,
        bool(mine) and mine < yours,
        bool(yours) and yours < mine,
        bool(mine) and not yours,
        other.article == 4,
        other.article == site.article,
        gender and site.gender == other.gender,
        gender and site.gender != other.gender,
        bool(mine) and bool(mine & described),
    )
