"""Joined entities as the dossier has them: the most important first, by the name that most articles give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from annotate.dossier.entities.index import Called, Known
from annotate.dossier.entities.names import Placed
from annotate.dossier.model import EntityMember, JoinedEntity
from annotate.dossier.reading import Source


def written(
    sets: Sequence[Sequence[Placed]],
    sources: Sequence[Source],
    names: Mapping[tuple[int, str], str],
    known: Known,
) -> tuple[list[JoinedEntity], dict[tuple[int, str], str]]:
    """Return the joined entities, and the id of the one that each entity of an article is.

    Args:
        sets: Entities that are one.
        sources: The articles.
        names: What a reader calls some.
        known: What was written before; it takes in what is new, and forgets what is gone.
    """
    called = known.called
    known.called = {members[0]: _again(called.get(members[0]), members, sources) for members in sets}
    found = sorted(
        known.called.values(),
        key=lambda one: (-one.salience, one.members[0].source, one.members[0].entity.id),
    )
    result: list[JoinedEntity] = []
    home: dict[tuple[int, str], str] = {}
    for number, (members, _, _, entity) in enumerate(found, start=1):
        id, name, aliases = f"E{number}", entity.name, entity.aliases
        given = [names[key] for m in members if (key := (m.source, m.entity.id)) in names] if names else ()
        if given and given[-1] != name:
            aliases = tuple(each for each in (name, *aliases) if each != given[-1])
            name = given[-1]
        result.append(
            JoinedEntity(id, entity.type, name, aliases, entity.salience, entity.members, entity.country)
        )
        for member in members:
            home[member.source, member.entity.id] = id
    return result, home


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
