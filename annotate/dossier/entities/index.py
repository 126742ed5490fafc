"""Entities of articles by what another article may have them under; kept from one dossier to the next.

An article more adds its own entities. Only what several entities have in common is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from annotate.dossier.entities.names import (
    ALONE_IN,
    Key,
    Name,
    Placed,
    acronyms,
    bynames,
    country_keys,
    initials,
    last_words,
    number_keys,
    of_several_places,
    part_keys,
    placed_in,
    rests_of,
    single_keys,
    sound_keys,
    variant_keys,
    whole_keys,
)
from annotate.dossier.growing import Ids, InOrder, Numbered
from annotate.dossier.model import JoinedEntity
from annotate.dossier.reading import Source

_place = attrgetter("place")


class Called(NamedTuple):
    """What is written of entities that are one, whatever else there is.

    Attributes:
        members: The entities, those of the first article first.
        why: Why each is this one, and how surely.
        salience: As it is, not rounded.
        entity: Without its number.
    """

    members: Sequence[Placed]
    why: Sequence[tuple[str, float]]
    salience: float
    entity: JoinedEntity


def _rank(one: Called) -> tuple[float, int, str]:
    """Where something that is written stands, the most important first."""
    return -one.salience, one.members[0].source, one.members[0].entity.id


class Keyed:
    """Entities by their keys.

    Args:
        keys: Yields those of an entity.
    """

    def __init__(self, keys: Callable[[Placed], Iterator[Key]]) -> None:
        self._keys = keys
        # What one entity alone has stands for itself, since most keys are of one.
        self._known: dict[Key, Placed | list[Placed]] = {}
        self._several: dict[Key, list[Placed]] = {}
        self._changed: set[Key] = set()

    def add(self, one: Placed) -> None:
        """Take in an entity."""
        for key in dict.fromkeys(self._keys(one)):
            known = self._known.setdefault(key, one)
            if isinstance(known, list):
                known.append(one)
                self._changed.add(key)
            elif known is not one:
                self._known[key] = self._several[key] = [known, one]
                self._changed.add(key)

    def remove(self, one: Placed) -> None:
        """Forget an entity."""
        for key in dict.fromkeys(self._keys(one)):
            known = self._known[key]
            if isinstance(known, list):
                known.remove(one)
                if len(known) == 1:
                    self._known[key] = known[0]
                    del self._several[key]
            else:
                del self._known[key]

    def sort(self) -> None:
        """Put the entities of each key into the order of the articles."""
        for key in self._changed:
            known = self._known.get(key)
            if isinstance(known, list):
                known.sort(key=_place)
        self._changed.clear()

    def of(self, key: Key) -> Sequence[Placed]:
        """Return the entities of a key in the order of the articles."""
        known = self._known.get(key, ())
        return (known,) if isinstance(known, Placed) else known

    def all(self) -> Iterator[tuple[Key, Sequence[Placed]]]:
        """Yield all keys with their entities, in the order in which the articles have them first."""
        yield from self._ordered((key, self.of(key)) for key in self._known)

    def several(self) -> Iterator[tuple[Key, Sequence[Placed]]]:
        """Yield the keys of several entities in the same order."""
        yield from self._ordered(self._several.items())

    def _ordered(
        self, found: Iterable[tuple[Key, Sequence[Placed]]]
    ) -> Iterator[tuple[Key, Sequence[Placed]]]:
        by_first: dict[int, list[tuple[Key, Sequence[Placed]]]] = {}
        for each in found:
            by_first.setdefault(each[1][0].place, []).append(each)
        for place in sorted(by_first):
            those = by_first[place]
            if len(those) > 1:
                order = {key: at for at, key in enumerate(dict.fromkeys(self._keys(those[0][1][0])))}
                those.sort(key=lambda each: order[each[0]])
            yield from those


class Known:
    """What is known of entities from one dossier to the next; it belongs to one dossier at a time.

    Attributes:
        whole: Entities by their whole names.
        country: By the country whose name they are.
        sound: By their names as these sound.
        number: By their names without plural endings.
        variant: People by forms of their names.
        last: Bodies by the last words of their names.
        byname: Bodies by the one word that may be such a last word.
        initials: Bodies by the initials of their names.
        acronym: Bodies by the letters that they are called by.
        part: People and bodies by the words of their names under which an article may have them.
        single: Those that an article has under one word.
        worlds: Whether the articles of two have anything in common but the name.
        articles: Numbers of the articles.
        come: Entities that have come with the last articles.
        gone: Those that are gone.
        alone: What was written of entities that are alone.
        together: The same of those that are one, by the first of them.
        order: All of this, the most important first.
        ids: For it.
    """

    def __init__(self) -> None:
        self._placed: dict[Source, list[Placed]] = {}
        self.whole = Keyed(whole_keys)
        self.country = Keyed(country_keys)
        self.sound = Keyed(sound_keys)
        self.number = Keyed(number_keys)
        self.variant = Keyed(variant_keys)
        self.last = Keyed(last_words)
        self.byname = Keyed(bynames)
        self.initials = Keyed(initials)
        self.acronym = Keyed(acronyms)
        self.part = Keyed(part_keys)
        self.single = Keyed(single_keys)
        self.worlds: dict[tuple[Placed, Placed], bool] = {}
        self.come: list[Placed] = []
        self.gone: set[Placed] = set()
        self.alone: dict[Placed, Called] = {}
        self.together: dict[Placed, Called] = {}
        self.order = InOrder(_rank, attrgetter("entity"), 2)
        self.articles: Numbered[Source] = Numbered()
        self.ids = Ids("E")

    def placed(self, sources: Sequence[Source]) -> list[Placed]:
        """Return the entities of all articles, take in those that are new, and forget those that are gone."""
        kinds = [kind for kind in vars(self).values() if isinstance(kind, Keyed)]
        left, new = self.articles.update(sources)
        self.gone = {one for source in left for one in self._placed.pop(source)}
        self._placed.update((source, placed_in(source)) for source in new)
        self.come = [one for source in new for one in self._placed[source]]
        for kind in kinds:
            for one in self.gone:
                kind.remove(one)
            for one in self.come:
                kind.add(one)
        found: list[Placed] = []
        for number, source in enumerate(sources):
            for one in self._placed[source]:
                one.source, one.place = number, len(found)
                one.because, one.confidence = ALONE_IN, 1.0
                found.append(one)
        for kind in kinds:
            kind.sort()
        return found

    def sizes(self, sources: Sequence[Source]) -> list[int]:
        """Return how many entities articles have."""
        return [len(self._placed[source]) for source in sources]

    def several(self) -> set[Name]:
        """Return the names that several places have."""
        return of_several_places(rest for source in self._placed for rest in source.once(_rests))


def _rests(source: Source) -> tuple[tuple[Name, str], ...]:
    return tuple(rest for one in placed_in(source) for rest in rests_of(one))
