"""Entities of articles with their folded names, and keys under which another article may have the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotate.dossier.entities.spelling import sounds_of
from annotate.dossier.reading import Source
from annotate.entities.known.names import comma_head, core, initials_of
from annotate.entities.known.places import country_of
from annotate.record import Entity, EntityType

# What is counted or measured is nobody that one meets again.
NAMED: frozenset[EntityType] = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "MISC"}
)
_FAMILIES: dict[str, str] = {
    "GPE": "PLACE",
    "LOC": "PLACE",
    "EVENT": "OTHER",
    "PRODUCT": "OTHER",
} | dict.fromkeys(("WORK_OF_ART", "LAW", "MISC"), "OTHER")
SHORTEST_ACRONYM = 3
# A name of so many words is hardly another body's but for a letter.
_LONG = 4
ALONE_IN = "its only article"
Name = tuple[str, ...]
Key = tuple[object, ...]


@dataclass(eq=False, slots=True)
class Placed:
    """An entity of one article.

    Attributes:
        names: Its folded names, the fullest first.
        beside: All names that stand in the article.
        source: The number of the article.
        place: Its own number.
    """

    entity: Entity
    family: str
    names: tuple[Name, ...]
    beside: frozenset[tuple[str, Name]] = frozenset()
    source: int = 0
    place: int = 0
    because: str = ALONE_IN
    confidence: float = 1.0

    @property
    def full(self) -> Name:
        """The fullest of its names; empty where it has none."""
        return self.names[0] if self.names else ()

    def rest(self, name: Name) -> Name:
        """Return what tells a place from others of its name: "Iowa" for "Orley" that is "Orley, Iowa"."""
        if self.family != "PLACE":
            return ()
        return next((each[len(name) :] for each in self.names if each[: len(name)] == name), ())


def placed_in(source: Source) -> list[Placed]:
    """Return the entities of an article; their numbers are not known yet."""
    found = source.once(_named_in)
    beside = frozenset((family, name) for _, family, names in found for name in names)
    return [Placed(entity, family, names, beside) for entity, family, names in found]


def ids_in(source: Source) -> tuple[str, ...]:
    """Return their ids in the record of the article."""
    return tuple(entity.id for entity, _, _ in source.once(_named_in))


def _named_in(source: Source) -> list[tuple[Entity, str, tuple[Name, ...]]]:
    """Return the entities of an article with their families and names."""
    return [
        (entity, _FAMILIES.get(entity.type, entity.type), tuple(_names_of(entity)) if entity.named else ())
        for entity in source.entities
        if entity.type in NAMED
    ]


def _names_of(entity: Entity) -> list[Name]:
    mentions = (mention.exact for mention in entity.mentions if mention.kind == "name")
    names = [" ".join(name.split()) for name in (entity.name, *entity.aliases, *mentions)]
    if entity.type == "GPE":
        # "SELM, Ohio" of a dateline is the Selm of another article.
        names += [head for name in names if (head := comma_head(name))]
    found = dict.fromkeys(core(name, entity.type) for name in names)
    return sorted((name for name in found if name and any(map(str.strip, name))), key=lambda name: -len(name))


def whole_keys(one: Placed) -> Iterator[Key]:
    """Yield its names, as far as they are whole."""
    for name in one.names:
        # A word of a longer name is not always that name: "Goldman", "Apple".
        short = len(name) == 1 and (one.family == "PERSON" or (one.family == "ORG" and len(one.full) > 1))
        if not short:
            yield one.family, name


def rests_of(one: Placed) -> Iterator[tuple[Name, str]]:
    """Yield the names to which a place adds something, with what it adds."""
    if one.family == "PLACE":
        yield from ((name, " ".join(rest)) for name in one.names if (rest := one.rest(name)))


def of_several_places(rests: Iterable[tuple[Name, str]]) -> set[Name]:
    """Return the names that several places have, by what articles add: "Orley, Iowa" and "Orley, Ohio"."""
    found: defaultdict[Name, set[str]] = defaultdict(set)
    for name, rest in rests:
        found[name].add(rest)
    return {name for name, added in found.items() if not _one_place(added)}


def _one_place(rests: Iterable[str]) -> bool:
    """Tell whether all that is added to a name is one thing, in full or in short: "Fla", "Florida"."""
    *others, longest = sorted(rests, key=lambda rest: (len(rest), rest))
    return all(other[0] == longest[0] and _letters_in(other, longest) for other in others)


def _letters_in(short: str, long: str) -> bool:
    """Tell whether the letters of a short form stand in this order in the long one."""
    left = iter(long)
    return all(letter in left for letter in short)


def country_keys(one: Placed) -> Iterator[Key]:
    """Yield the country whose name it is."""
    if one.entity.type == "GPE":
        codes = {code for name in (one.entity.name, *one.entity.aliases) if (code := country_of(name))}
        yield from ((code,) for code in codes if len(codes) == 1)


def sound_keys(one: Placed) -> Iterator[Key]:
    """Yield its names as they sound."""
    for name in one.names:
        # Places that are spelt otherwise are often two, in two countries.
        if one.entity.country if one.family == "PLACE" else len(name) > 1:
            yield one.family, one.entity.country, tuple(word[0] + sounds_of(word) for word in name)


def number_keys(one: Placed) -> Iterator[Key]:
    """Yield long names of bodies without plural endings: "Institute for Public Affairs" for "Affair"."""
    if one.family == "ORG":
        for name in one.names:
            if len(name) >= _LONG:
                yield tuple(word.removesuffix("s") if len(word) > SHORTEST_ACRONYM else word for word in name)


def variant_keys(one: Placed) -> Iterator[Key]:
    """Yield for a person the last name as it sounds, and the first one with how the last one begins."""
    if one.family == "PERSON":
        for name in one.names:
            if len(name) > 1:
                yield (sounds_of(name[-1]),)
                yield name[0], name[-1][:3]


def last_words(one: Placed) -> Iterator[Key]:
    """Yield the last words of a body's names."""
    if one.family == "ORG":
        yield from ((name[-1],) for name in one.names if len(name) > 1)


def bynames(one: Placed) -> Iterator[Key]:
    """Yield the one word of a body that may end its whole name."""
    if one.family == "ORG" and len(one.full) == 1 and is_byname(one):
        yield one.full


def initials(one: Placed) -> Iterator[Key]:
    """Yield the initials of a body's name."""
    if one.family == "ORG" and len(one.full) > 1:
        yield from ((letters,) for letters in initials_of(one.entity.name))


def acronyms(one: Placed) -> Iterator[Key]:
    """Yield the letters that a body is called by."""
    short = one.entity.name.replace(".", "")
    if one.family == "ORG" and short.isupper() and len(short) >= SHORTEST_ACRONYM:
        yield (short,)


def part_keys(one: Placed) -> Iterator[Key]:
    """Yield the words of whole names under which an article may have somebody, as they sound."""
    if one.family in {"PERSON", "ORG"}:
        for name in one.names:
            if len(name) > 1:
                yield from ((one.family, sounds_of(word)) for word in {name[0], name[-1]})


def single_keys(one: Placed) -> Iterator[Key]:
    """Yield the one word by which an article has somebody, as it sounds."""
    if one.names and len(one.full) == 1 and one.family in {"PERSON", "ORG"}:
        yield one.family, sounds_of(one.full[0])


def is_byname(one: Placed) -> bool:
    """Tell whether a body's one word may end its whole name: "Rovers", but not "EU" or "Fed"."""
    (word,) = one.full
    return word.endswith("s") and len(word) > SHORTEST_ACRONYM and not one.entity.name.isupper()
