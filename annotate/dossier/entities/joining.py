"""Entities of several articles that are one.

Candidates come from an index over names, so that a thousand articles cost a thousand
look-ups and not a million comparisons. A whole name is the same everywhere; a part of one
("Putin") is the one whole name that it can be, where the articles have more in common than
that name. Two people of one name are kept apart by what stands around them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from annotate.dossier.decisions import Decided
from annotate.dossier.entities.names import (
    SHORTEST_ACRONYM,
    Key,
    Name,
    Placed,
    country_keys,
    long_keys,
    number_keys,
    of_several_places,
    placed_in,
    sound_keys,
    whole_keys,
)
from annotate.dossier.entities.spelling import one_slip, sounds_of, spelt_alike
from annotate.dossier.model import EntityMember, JoinedEntity
from annotate.dossier.reading import Joined, Nearness, Source
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import initials_of, organisation_variant, person_variant, same_person
from annotate.record import Entity

SAME, SPELT, VARIANT, PART, ALONE = 0.95, 0.9, 0.85, 0.8, 0.7
# Three of four pairs of articles of different stories have less in common, and one in a hundred of one story.
_STRANGERS = 0.03
_CLEARLY = 2.0
# Of world news and of one election, joined by hand: what is no nearer is mostly wrong.
_ALIKE, _NEAR, _MUCH_ALIKE = 0.04, 0.06, 0.1
# So many people of one name are told apart.
_NAMESAKES = 6
Keys = Callable[[Placed], Iterator[Key]]


def join_entities(
    sources: Sequence[Source], decided: Decided | None = None, near: Nearness | None = None
) -> tuple[list[JoinedEntity], dict[tuple[int, str], str]]:
    """Join the entities of all articles.

    Args:
        sources: The articles.
        decided: What a reader decided.
        near: How near the articles are.

    Returns:
        The joined entities, the most important first; and the id of the one that each entity
        of an article is, by the number of the article and its id there.
    """
    placed = list(placed_in(sources))
    decided = decided or Decided()
    joiner = _Joiner(placed, near or Nearness(sources))
    joiner.decide(decided)
    joiner.run()
    return _written(joiner, sources, decided.names)


class _Joiner:
    """Puts the entities of several articles together, the surest evidence first.

    Args:
        placed: All entities.
        near: How near their articles are.
    """

    def __init__(self, placed: Sequence[Placed], near: Nearness) -> None:
        self.placed = placed
        self.joined = Joined(len(placed))
        self._apart: list[tuple[int, int]] = []
        self._near = near
        self._sources: dict[int, set[int]] = {place: {one.source} for place, one in enumerate(placed)}
        self._beside: defaultdict[int, set[tuple[str, Name]]] = defaultdict(set)
        self._both: dict[tuple[int, int], set[tuple[str, Name]]] = {}
        for one in placed:
            self._beside[one.source].update((one.family, name) for name in one.names)

    def decide(self, decided: Decided) -> None:
        """Join and keep apart what a reader said, whatever else speaks against it."""
        at = {(one.source, one.entity.id): place for place, one in enumerate(self.placed)}
        for first, second in decided.apart:
            if first in at and second in at:
                self._apart.append((at[first], at[second]))
        for pairs in decided.joined:
            for one, other in pairwise(at[pair] for pair in pairs if pair in at):
                self._put_together(one, other, "a reader joined them", 1.0)

    def run(self) -> None:
        """Join by whole names, then by spelling, by variants, and at last by parts of a name."""
        self._join_keys(long_keys, "the same name", SAME)
        self._join_last_words()
        whole = partial(whole_keys, several=of_several_places(self.placed))
        keys: tuple[tuple[Keys, str, float], ...] = (
            (whole, "the same name", SAME),
            (country_keys, "names of one country", SAME),
            (sound_keys, "another spelling of the name", SPELT),
            (number_keys, "the name in another number", SPELT),
        )
        for key, because, confidence in keys:
            self._join_keys(key, because, confidence)
        self._join_variants()
        self._join_acronyms()
        self._join_parts()

    def _join_keys(self, key: Keys, because: str, confidence: float) -> None:
        """Join what has one key: each with the latest of a set that it may be of; namesakes share keys."""
        index: defaultdict[Key, list[int]] = defaultdict(list)
        for place, one in enumerate(self.placed):
            for each in key(one):
                index[each].append(place)
        for places in index.values():
            ends: list[int] = []
            for place in places:
                for at, end in enumerate(ends[-_NAMESAKES:], start=max(0, len(ends) - _NAMESAKES)):
                    self._join(end, place, because, confidence)
                    if self.joined.home(end) == self.joined.home(place):
                        ends[at] = place
                        break
                else:
                    ends.append(place)

    def _join_last_words(self) -> None:
        """Join bodies that go by the last word of a name: "Rovers", of "Selm Rovers" in other articles.

        Before they are joined with each other, since one article that has both under two names would
        otherwise keep all of them apart.
        """
        wholes: defaultdict[str, set[int]] = defaultdict(set)
        members: defaultdict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(self.placed):
            members[self.joined.home(place)].append(place)
            if one.family == "ORG":
                for name in one.names:
                    if len(name) > 1:
                        wholes[name[-1]].add(self.joined.home(place))
        for place, one in enumerate(self.placed):
            if one.family == "ORG" and len(one.full) == 1 and one.full[0] in wholes and _is_byname(one):
                best = self._whole_for(place, wholes[one.full[0]], members)
                if best is not None and self.placed[best].full[-1:] == one.full:
                    self._join(best, place, _part_of(self.placed[best]), PART)

    def _join(self, first: int, second: int, because: str, confidence: float) -> None:
        """Join two where nothing speaks against it; each set has one entity of an article."""
        one, other = self.joined.home(first), self.joined.home(second)
        if one == other or self._sources[one] & self._sources[other]:
            return
        a, b = self.placed[first], self.placed[second]
        if a.family != b.family or _in_other_countries(a.entity, b.entity):
            return
        if a.family == "PERSON" and not self._one_world(first, second):
            return
        if any({one, other} == {self.joined.home(a), self.joined.home(b)} for a, b in self._apart):
            return
        self._put_together(first, second, because, confidence)

    def _put_together(self, first: int, second: int, because: str, confidence: float) -> None:
        one, other = self.joined.home(first), self.joined.home(second)
        self.joined.join(one, other)
        home = self.joined.home(one)
        self._sources[home] = self._sources[one] | self._sources[other]
        for each in (self.placed[first], self.placed[second]):
            if each.because == "its only article":
                each.because, each.confidence = because, confidence

    def _one_world(self, first: int, second: int) -> bool:
        """Tell whether two articles have anything in common but the name."""
        a, b = self.placed[first], self.placed[second]
        if self._shared(a, b) > 0:
            return True
        name = (word for each in (*a.names, *b.names) for word in each)
        return self._near.without(a.source, b.source, name) >= _STRANGERS

    def _of_one_story(self, first: int, second: int, names: int, near: float) -> bool:
        """Tell whether two articles share so many other names, or are so near."""
        a, b = self.placed[first], self.placed[second]
        return self._shared(a, b) >= names or self._near(a.source, b.source) >= near

    def _shared(self, one: Placed, other: Placed) -> int:
        """Return how many other names stand in both articles."""
        pair = one.source, other.source
        both = self._both.get(pair)
        if both is None:
            both = self._both[pair] = self._beside[one.source] & self._beside[other.source]
        own = {(one.family, name) for name in (*one.names, *other.names)}
        return len(both) - len(own & both)

    def _join_variants(self) -> None:
        """Join people by their last name and what begins it: a middle name, an initial, "Bill"."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.placed):
            if one.family == "PERSON":
                for name in one.names:
                    if len(name) > 1:
                        index[sounds_of(name[-1])].append(place)
                        index[f"{name[0]} {name[-1][:3]}"].append(place)
        for places in index.values():
            seen: dict[Name, int] = {}
            for place in dict.fromkeys(places):
                seen.setdefault(self.placed[place].full, place)
            names = sorted(seen, key=lambda name: (-len(name), name))
            for at, name in enumerate(names):
                fits = [other for other in names[:at] if _is_variant(name, other)]
                if fits and all(_is_variant(a, b) or _is_variant(b, a) for a, b in pairwise(fits)):
                    self._join(seen[fits[0]], seen[name], "a form of the name", VARIANT)

    def _join_acronyms(self) -> None:
        longs: defaultdict[str, dict[Name, int]] = defaultdict(dict)
        for place, one in enumerate(self.placed):
            if one.family == "ORG" and len(one.full) > 1:
                for letters in initials_of(one.entity.name):
                    longs[letters][one.full] = place
        for place, one in enumerate(self.placed):
            short = one.entity.name.replace(".", "")
            if one.family == "ORG" and short.isupper() and len(short) >= SHORTEST_ACRONYM:
                fits = {self.joined.home(each) for each in longs.get(short, {}).values()}
                whole = next(iter(longs[short].values())) if len(fits) == 1 else place
                # Three letters are the initials of many.
                if whole != place and self._of_one_story(whole, place, 1, _NEAR):
                    self._join(whole, place, "initials of the name", PART)

    def _join_parts(self) -> None:
        """Join what goes by a part of a name with the one whole name that it can be."""
        wholes: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        alone: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, one in enumerate(self.placed):
            for name in one.names:
                if len(name) > 1 and one.family in {"PERSON", "ORG"}:
                    for word in {name[0], name[-1]}:
                        wholes[one.family, sounds_of(word)].add(self.joined.home(place))
            if one.names and len(one.full) == 1 and one.family in {"PERSON", "ORG"}:
                alone[one.family, sounds_of(one.full[0])].append(place)
        members = defaultdict(list)
        for place in range(len(self.placed)):
            members[self.joined.home(place)].append(place)
        for key, places in alone.items():
            for place in places:
                best = self._whole_for(place, wholes.get(key, set()), members)
                if best is not None and not self._is_complete(places, best):
                    self._join(best, place, _part_of(self.placed[best]), PART)
            left = [place for place in places if self.placed[place].because == "its only article"]
            if key[0] == "PERSON" and not wholes.get(key):
                for first, second in pairwise(left):
                    if self._shared(self.placed[first], self.placed[second]):
                        self._join(first, second, "the same name among the same others", ALONE)

    def _is_complete(self, places: Sequence[int], whole: int) -> bool:
        """Tell whether more articles know a body by the short name alone: "Acme", and one of "Acme Maps"."""
        known = {self.placed[place].source for place in places}
        return self.placed[whole].family == "ORG" and len(known) > len(self._sources[self.joined.home(whole)])

    def _whole_for(self, place: int, wholes: Iterable[int], members: dict[int, list[int]]) -> int | None:
        """Return an entity of the only set that a part of a name can stand for; none where several can."""
        one = self.placed[place]
        found: list[tuple[float, int]] = []
        for home in sorted({self.joined.home(each) for each in wholes}):
            if one.source in self._sources[home]:
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
            if why and (name[-1] != word or _is_byname(one)):
                return True
    return False


def _is_byname(one: Placed) -> bool:
    """Tell whether a body's one word may end its whole name: "Rovers", but not "EU" or "Fed"."""
    (word,) = one.full
    return word.endswith("s") and len(word) > SHORTEST_ACRONYM and not one.entity.name.isupper()


def _in_other_countries(one: Entity, other: Entity) -> bool:
    return bool(one.country and other.country and one.country != other.country)


def _written(
    joiner: _Joiner, sources: Sequence[Source], names: Mapping[tuple[int, str], str]
) -> tuple[list[JoinedEntity], dict[tuple[int, str], str]]:
    found: list[tuple[float, list[Placed]]] = []
    for places in joiner.joined.sets():
        members = [joiner.placed[place] for place in places]
        # Being in several articles counts as much as being central in one.
        salience = 1.0
        for member in members:
            salience *= 1.0 - min(member.entity.salience, 0.99)
        found.append((1.0 - salience, members))
    found.sort(key=lambda one: (-one[0], one[1][0].source, one[1][0].entity.id))
    result: list[JoinedEntity] = []
    home: dict[tuple[int, str], str] = {}
    for number, (salience, members) in enumerate(found, start=1):
        name, aliases = _called(members)
        given = [names[key] for m in members if (key := (m.source, m.entity.id)) in names]
        if given and given[-1] != name:
            aliases = tuple(each for each in (name, *aliases) if each != given[-1])
            name = given[-1]
        countries = Counter(member.entity.country for member in members if member.entity.country)
        result.append(
            JoinedEntity(
                f"E{number}",
                Counter(member.entity.type for member in members).most_common(1)[0][0],
                name,
                aliases,
                round(salience, 3),
                tuple(
                    EntityMember(sources[m.source].id, m.entity.id, m.because, m.confidence) for m in members
                ),
                next(iter(countries), None) if len(countries) == 1 else None,
            )
        )
        for member in members:
            home[member.source, member.entity.id] = f"E{number}"
    return result, home


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
