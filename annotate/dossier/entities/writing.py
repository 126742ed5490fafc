"""Joined entities as the dossier has them: the most important first, by the name that most articles give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotate.dossier.entities.index import Called, Known
from annotate.dossier.entities.names import Placed, ids_in
from annotate.dossier.growing import altered
from annotate.dossier.model import EntityMember, JoinedEntity
from annotate.dossier.reading import Joined, Source


class Home(NamedTuple):
    """Which joined entity each entity of an article is.

    Attributes:
        of: By article its id, by the id in the record of the article.
        first: By article the number of its first entity, and the number of all.
        places: By number of an entity the place of the joined one.
        ids: Of the joined entities, by their places.
    """

    of: Sequence[Mapping[str, str]]
    first: Sequence[int]
    places: NDArray[np.int64]
    ids: Sequence[str]


def written(
    joined: Joined,
    several: Sequence[Sequence[Placed]],
    sources: Sequence[Source],
    names: Mapping[tuple[int, str], str],
    known: Known,
) -> tuple[list[JoinedEntity], Home]:
    """Return the joined entities, and which of them each entity of an article is.

    Args:
        joined: All entities, as far as they are one.
        several: Those that are one, but for those that are alone.
        sources: The articles.
        names: What a reader calls some.
        known: What was written before; it takes in what is new, and forgets what is gone.
    """
    first = [0, *accumulate(known.sizes(sources))]

    def where(one: Called) -> tuple[int, int]:
        member = one.members[0]
        return known.articles[sources[member.source]], member.place - first[member.source]

    known.order.change(*_changed(several, sources, known), where)
    found, ids = known.order.all, known.ids.upto(len(known.order.all))
    result = altered(known.order.pieces, id=ids)
    for place, given in _given(found, names):
        old = result[place]
        if given != old.name:
            aliases = tuple(each for each in (old.name, *old.aliases) if each != given)
            result[place] = replace(old, name=given, aliases=aliases)
    starts = known.articles.by_number(sources, first[:-1])
    numbers = np.empty(first[-1], dtype=np.int64)
    numbers[starts[known.order.rows[:, 0]] + known.order.rows[:, 1]] = np.arange(len(found))
    numbers = numbers[joined.homes()]
    names_of = list(map(ids.__getitem__, numbers.tolist()))
    by_article = [
        dict(zip(source.once(ids_in), names_of[low:high], strict=True))
        for source, (low, high) in zip(sources, pairwise(first), strict=True)
    ]
    return result, Home(by_article, first, numbers, ids)


def _given(found: Sequence[Called], names: Mapping[tuple[int, str], str]) -> Iterator[tuple[int, str]]:
    """Yield places of what a reader calls otherwise, with the name."""
    for place, one in enumerate(found if names else ()):
        given = [names[key] for m in one.members if (key := (m.source, m.entity.id)) in names]
        if given:
            yield place, given[-1]


def _changed(
    several: Sequence[Sequence[Placed]], sources: Sequence[Source], known: Known
) -> tuple[list[Called], list[Called]]:
    """Return what is no longer written, and what is written now."""
    before, known.together = known.together, {}
    touched = dict.fromkeys(known.come)
    gone: list[Called] = []
    come: list[Called] = []
    for members in several:
        old = before.get(members[0])
        new = known.together[members[0]] = _again(old, members, sources)
        if new is not old:
            come.append(new)
            touched.update(dict.fromkeys(members))
    for first, old in before.items():
        if known.together.get(first) is not old:
            gone.append(old)
            touched.update(dict.fromkeys(old.members))
    no_more = known.gone.union(one for members in several for one in members)
    for one in (*known.gone, *touched):
        if one not in no_more and one not in known.alone:
            known.alone[one] = _again(None, [one], sources)
            come.append(known.alone[one])
        elif one in no_more and one in known.alone:
            gone.append(known.alone.pop(one))
    return gone, come


def _again(before: Called | None, members: Sequence[Placed], sources: Sequence[Source]) -> Called:
    """Return what is written of entities that are one: what was written before where they are the same."""
    why = [(member.because, member.confidence) for member in members]
    if before is not None and before.members == members and before.why == why:
        return before
    # Being in several articles counts as much as being central in one.
    salience = 1.0
    for member in members:
        salience *= 1.0 - min(member.entity.salience, 0.99)
    name, aliases = _called(members)
    countries = Counter(member.entity.country for member in members if member.entity.country)
    entity = JoinedEntity(
        "",
        Counter(member.entity.type for member in members).most_common(1)[0][0],
        name,
        aliases,
        round(1.0 - salience, 3),
        tuple(EntityMember(sources[m.source].id, m.entity.id, m.because, m.confidence) for m in members),
        next(iter(countries), None) if len(countries) == 1 else None,
    )
    return Called(members, why, 1.0 - salience, entity)


def _called(members: Sequence[Placed]) -> tuple[str, tuple[str, ...]]:
    """Return the name that most articles give in full, and the others."""
    votes: Counter[str] = Counter()
    for member in members:
        votes[member.entity.name] += 1 + (len(member.entity.name.split()) > 1)
    name = max(votes, key=lambda each: (votes[each], len(each)))
    others = dict.fromkeys(
        other for member in members for other in (member.entity.name, *member.entity.aliases) if other != name
    )
    return name, tuple(others)
