"""Entities of several articles that are one.

Candidates come from an index over names, so that a thousand articles cost a thousand
look-ups and not a million comparisons. A whole name is the same everywhere; a part of one
("Putin") is the one whole name that it can be, where the articles have more in common than
that name. Two people of one name are kept apart by what stands around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import cast

from annotate.dossier.decisions import Decided
from annotate.dossier.entities.index import Known
from annotate.dossier.entities.names import ALONE_IN, Key, Name, Placed, is_byname
from annotate.dossier.entities.spelling import one_slip, spelt_alike
from annotate.dossier.entities.writing import Home, written
from annotate.dossier.model import JoinedEntity
from annotate.dossier.reading import Joined, Nearness, Source
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import organisation_variant, person_variant, same_person
from annotate.record import Entity

SAME, SPELT, VARIANT, PART, ALONE = 0.95, 0.9, 0.85, 0.8, 0.7
# Three of four pairs of articles of different stories have less in common, and one in a hundred of one story.
_STRANGERS = 0.03
_CLEARLY = 2.0
# Of world news and of one election, joined by hand: what is no nearer is mostly wrong.
_ALIKE, _NEAR, _MUCH_ALIKE = 0.04, 0.06, 0.1
# So many people of one name are told apart.
_NAMESAKES = 6


def join_entities(
    sources: Sequence[Source],
    decided: Decided | None = None,
    near: Nearness | None = None,
    known: Known | None = None,
) -> tuple[list[JoinedEntity], Home]:
    """Join the entities of all articles.

    Args:
        sources: The articles.
        decided: What a reader decided.
        near: How near the articles are.
        known: What is known from an earlier dossier; it takes in what is new.

    Returns:
        The joined entities, the most important first; and which of them each entity of an article is.
    """
    known = known or Known()
    decided = decided or Decided()
    joiner = _Joiner(known.placed(sources), near or Nearness(sources), known)
    joiner.decide(decided)
    joiner.run()
    return written(joiner.joined, joiner.several(), sources, decided.names, known)


class _Joiner:
    """Puts the entities of several articles together, the surest evidence first.

    Args:
        placed: All entities.
        near: How near their articles are.
        known: What they have in common; it takes in what is new.
    """

    def __init__(self, placed: Sequence[Placed], near: Nearness, known: Known) -> None:
        self.placed = placed
        self.joined = Joined(len(placed))
        self._apart: list[tuple[int, int]] = []
        self._near = near
        self._known = known
        self._worlds, known.worlds = known.worlds, {}
        # Of sets of several entities.
        self._sources: dict[int, set[int]] = {}
        self._members: dict[int, list[int]] = {}
        self._both: dict[tuple[int, int], frozenset[tuple[str, Name]]] = {}

    def decide(self, decided: Decided) -> None:
        """Join and keep apart what a reader said, whatever else speaks against it."""
        if not decided.joined and not decided.apart:
            return
        at = {(one.source, one.entity.id): place for place, one in enumerate(self.placed)}
        for first, second in decided.apart:
            if first in at and second in at:
                self._apart.append((at[first], at[second]))
        for pairs in decided.joined:
            for one, other in pairwise(at[pair] for pair in pairs if pair in at):
                self._put_together(one, other, "a reader joined them", 1.0)

    def run(self) -> None:
        """Join by whole names, then by spelling, by variants, and at last by parts of a name."""
        known = self._known
        whole = list(known.whole.several())
        self._join_keys((those for key, those in whole if len(_name_of(key)) > 1), "the same name", SAME)
        self._join_last_words()
        self._join_keys(_told_apart(whole, known.several()), "the same name", SAME)
        keys = (
            (known.country, "names of one country", SAME),
            (known.sound, "another spelling of the name", SPELT),
            (known.number, "the name in another number", SPELT),
        )
        for kind, because, confidence in keys:
            self._join_keys((those for _, those in kind.several()), because, confidence)
        self._join_variants()
        self._join_acronyms()
        self._join_parts()

    def _join_keys(self, groups: Iterable[Sequence[Placed]], because: str, confidence: float) -> None:
        """Join what has one key: each with the latest of a set that it may be of; namesakes share keys."""
        for those in groups:
            ends: list[int] = []
            for one in those:
                place = one.place
                for at, end in enumerate(ends[-_NAMESAKES:], start=max(0, len(ends) - _NAMESAKES)):
                    if self._join(end, place, because, confidence):
                        ends[at] = place
                        break
                else:
                    ends.append(place)

    def several(self) -> list[Sequence[Placed]]:
        """Return what is one, but for what is alone."""
        return [[self.placed[place] for place in members] for members in self._members.values()]

    def _join_last_words(self) -> None:
        """Join bodies that go by the last word of a name: "Rovers", of "Selm Rovers" in other articles.

        Before they are joined with each other, since one article that has both under two names would
        otherwise keep all of them apart.
        """
        found = [
            (one.place, wholes)
            for key, those in self._known.byname.all()
            if (wholes := self._known.last.of(key))
            for one in those
        ]
        members = dict(self._members)
        for place, wholes in sorted(found, key=lambda each: each[0]):
            best = self._whole_for(place, wholes, members)
            if best is not None and self.placed[best].full[-1:] == self.placed[place].full:
                self._join(best, place, _part_of(self.placed[best]), PART)

    def _sources_of(self, home: int) -> set[int]:
        return self._sources.get(home) or {self.placed[home].source}

    def _of_one_article(self, one: int, other: int) -> bool:
        """Tell whether an article has something of both sets; most are of one entity."""
        mine, yours = self._sources.get(one), self._sources.get(other)
        if mine is None:
            source = self.placed[one].source
            return source == self.placed[other].source if yours is None else source in yours
        return self.placed[other].source in mine if yours is None else not mine.isdisjoint(yours)

    def _join(self, first: int, second: int, because: str, confidence: float) -> bool:
        """Join two where nothing speaks against it; each set has one entity of an article.

        Returns:
            Whether they are one now.
        """
        one, other = self.joined.home(first), self.joined.home(second)
        if one == other:
            return True
        if self._of_one_article(one, other):
            return False
        a, b = self.placed[first], self.placed[second]
        if a.family != b.family or _in_other_countries(a.entity, b.entity):
            return False
        if a.family == "PERSON" and not self._one_world(a, b):
            return False
        if self._apart and any(
            {one, other} == {self.joined.home(a), self.joined.home(b)} for a, b in self._apart
        ):
            return False
        self._put_together(first, second, because, confidence)
        return True

    def _put_together(self, first: int, second: int, because: str, confidence: float) -> None:
        one, two = self.joined.home(first), self.joined.home(second)
        if one != two:
            home, other = (one, two) if one < two else (two, one)
            self.joined.join(home, other)
            sources, members = self._sources_of(home), self._members
            sources |= self._sources_of(other)
            self._sources[home] = sources
            self._sources.pop(other, None)
            members[home] = sorted([*members.get(home, (home,)), *members.pop(other, (other,))])
        for each in (self.placed[first], self.placed[second]):
            if each.because == ALONE_IN:
                each.because, each.confidence = because, confidence

    def _one_world(self, one: Placed, other: Placed) -> bool:
        """Tell whether two articles have anything in common but the name."""
        known = self._worlds.get((one, other))
        if known is None:
            known = self._shared(one, other) > 0
            if not known:
                name = (word for each in (*one.names, *other.names) for word in each)
                known = self._near.without(one.source, other.source, name) >= _STRANGERS
        self._known.worlds[one, other] = known
        return known

    def _of_one_story(self, first: int, second: int, names: int, near: float) -> bool:
        """Tell whether two articles share so many other names, or are so near."""
        a, b = self.placed[first], self.placed[second]
        return self._shared(a, b) >= names or self._near(a.source, b.source) >= near

    def _shared(self, one: Placed, other: Placed) -> int:
        """Return how many other names stand in both articles."""
        pair = one.source, other.source
        both = self._both.get(pair)
        if both is None:
            both = self._both[pair] = one.beside & other.beside
        if not both:
            return 0
        own = {(one.family, name) for name in (*one.names, *other.names)}
        return len(both) - len(own & both)

    def _join_variants(self) -> None:
        """Join people by their last name and what begins it: a middle name, an initial, "Bill"."""
        for _, those in self._known.variant.several():
            seen: dict[Name, int] = {}
            for one in those:
                seen.setdefault(one.full, one.place)
            if len(seen) > 1:
                for fuller, name in _variants(tuple(sorted(seen, key=lambda name: (-len(name), name)))):
                    self._join(seen[fuller], seen[name], "a form of the name", VARIANT)

    def _join_acronyms(self) -> None:
        for key, shorts in self._known.acronym.all():
            longs: dict[Name, int] = {}
            for one in self._known.initials.of(key):
                longs[one.full] = one.place
            for place in [one.place for one in shorts] if longs else ():
                fits = {self.joined.home(each) for each in longs.values()}
                whole = next(iter(longs.values())) if len(fits) == 1 else place
                # Three letters are the initials of many.
                if whole != place and self._of_one_story(whole, place, 1, _NEAR):
                    self._join(whole, place, "initials of the name", PART)

    def _join_parts(self) -> None:
        """Join what goes by a part of a name with the one whole name that it can be."""
        members = dict(self._members)
        for key, those in self._known.single.all():
            wholes = self._known.part.of(key)
            if not wholes and len(those) == 1:
                continue
            places = [one.place for one in those]
            for place in places:
                best = self._whole_for(place, wholes, members)
                if best is not None and not self._is_complete(places, best):
                    self._join(best, place, _part_of(self.placed[best]), PART)
            left = [one for one in those if one.because == ALONE_IN]
            if key[0] == "PERSON" and not wholes:
                for first, second in pairwise(left):
                    if self._shared(first, second):
                        self._join(first.place, second.place, "the same name among the same others", ALONE)

    def _is_complete(self, places: Sequence[int], whole: int) -> bool:
        """Tell whether more articles know a body by the short name alone: "Acme", and one of "Acme Maps"."""
        known = {self.placed[place].source for place in places}
        return self.placed[whole].family == "ORG" and len(known) > len(
            self._sources_of(self.joined.home(whole))
        )

    def _whole_for(
        self, place: int, wholes: Iterable[Placed], members: Mapping[int, Sequence[int]]
    ) -> int | None:
        """Return an entity of the only set that a part of a name can stand for; none where several can."""
        one = self.placed[place]
        found: list[tuple[float, int]] = []
        for home in sorted({self.joined.home(each.place) for each in wholes}):
            if one.source in self._sources_of(home):
                # The article tells the two apart itself.
                continue
            fits = [each for each in members.get(home, [home]) if _is_part(one, self.placed[each])]
            if fits:
                near = [
                    (
                        self._shared(one, self.placed[each])
                        + self._near(one.source, self.placed[each].source),
                        each,
                    )
                    for each in fits
                ]
                found.append(max(near))
        found.sort(reverse=True)
        if not found or found[0][0] < _STRANGERS:
            return None
        if len(found) > 1 and found[0][0] < _CLEARLY * found[1][0]:
            return None
        best = found[0][1]
        if self._of_one_story(best, place, 3 if one.family == "ORG" else 2, _MUCH_ALIKE):
            return best
        known = one.family == "PERSON" and self._of_one_story(best, place, 1, 1.0)
        return best if known and self._of_one_story(best, place, len(self.placed), _ALIKE) else None


def _part_of(whole: Placed) -> str:
    return f"a part of the name “{whole.entity.name}”"


def _name_of(key: Key) -> Name:
    """Return the name of a key of a whole name."""
    return cast(Name, key[1])


def _told_apart(
    groups: Iterable[tuple[Key, Sequence[Placed]]], several: Container[Name]
) -> Iterator[Sequence[Placed]]:
    """Yield entities of one name; of names that several places have, those that add the same to it."""
    found: list[tuple[Name, Sequence[Placed]]] = []
    for key, those in groups:
        name = _name_of(key)
        by_rest: defaultdict[Name, list[Placed]] = defaultdict(list)
        for one in those if name in several else ():
            by_rest[one.rest(name)].append(one)
        found += ((name, each) for each in by_rest.values() or (those,))
    # What is told apart stands where the first of it does.
    found.sort(key=lambda each: (each[1][0].place, each[1][0].names.index(each[0])))
    yield from (those for _, those in found)


@lru_cache(maxsize=1 << 14)
def _variants(names: tuple[Name, ...]) -> tuple[tuple[Name, Name], ...]:
    """Return which names are forms of fuller ones, each with the fullest, where there is no doubt.

    Args:
        names: The fullest first.
    """
    found: list[tuple[Name, Name]] = []
    for at, name in enumerate(names):
        fits = [other for other in names[:at] if _is_variant(name, other)]
        if fits and all(_is_variant(a, b) or _is_variant(b, a) for a, b in pairwise(fits)):
            found.append((fits[0], name))
    return tuple(found)


def _is_variant(name: Name, fuller: Name) -> bool:
    if len(name) > 1 and len(fuller) > 1 and spelt_alike(name[-1:], fuller[-1:]):
        name = (*name[:-1], fuller[-1])
    why = person_variant(name, fuller) or same_person(name, fuller)
    if why in {"name variant", "short form of the given name", "given names match"}:
        return True
    return spelt_alike(name, fuller) or (len(name) > 1 and one_slip(name, fuller))


def _is_part(one: Placed, whole: Placed) -> bool:
    """Tell whether a name of one word may stand for a whole name."""
    (word,) = one.full
    for name in whole.names:
        if one.family == "PERSON" and len(name) > 1 and spelt_alike((word,), name[-1:]):
            # "Jon" is no "Ida John".
            return name[-1] == word or gender_of_given_name(word) is None
        if one.family == "ORG" and noun(word)[0] != "organisation":
            why = organisation_variant((word,), name)
            if why and (name[-1] != word or is_byname(one)):
                return True
    return False


def _in_other_countries(one: Entity, other: Entity) -> bool:
    return bool(one.country and other.country and one.country != other.country)
