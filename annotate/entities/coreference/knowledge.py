"""What a text says of its entities by names, titles, appositions and copulas: by owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from annotate.entities.coreference.evidence import Link, is_open, titles_in
from annotate.entities.coreference.sites import Site, first_of_phrase, is_built
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import Kind, class_of_noun
from annotate.entities.known.names import COMPANY, words_of
from annotate.entities.known.places import country_around, country_of, is_city, nations_told
from annotate.record import EntityType


@dataclass(slots=True)
class Knowledge:
    """What is known of the entities, by the number of each.

    Attributes:
        described: The nouns that titles, appositions and copulas say an entity is.
        words: The words of its names.
        called: Both.
        classes: Their closer classes.
        kinds: What it stands for, for those with a name.
    """

    described: dict[int, frozenset[str]]
    words: dict[int, frozenset[str]]
    called: dict[int, frozenset[str]]
    classes: dict[int, frozenset[str]]
    kinds: dict[int, Kind | None]


def knowledge_of(sites: Sequence[Site], owners: Sequence[int], links: Sequence[Link]) -> Knowledge:
    """Return what is known of the entities of a document.

    Args:
        sites: In text order.
        owners: The entity of every site.
        links: What sentences say of who is who.
    """
    described: defaultdict[int, set[str]] = defaultdict(set)
    words: defaultdict[int, set[str]] = defaultdict(set)
    classes: defaultdict[int, set[str]] = defaultdict(set)
    kinds: dict[int, Kind | None] = {}
    said = {p for link in links if not is_open(sites[link.first]) for p in (link.first, link.second)}
    for place, site in enumerate(sites):
        owner = owners[place]
        if site.kind == "name" and site.found is not None:
            exact = site.found.exact
            described[owner] |= titles_in(exact, site.sort)
            found, closer = _of_name(exact, site.found.type)
            words[owner] |= found
            classes[owner] |= closer
            kinds.setdefault(owner, site.sort)
        elif site.kind == "nominal":
            if place in said:
                described[owner].add(site.word)
            closest = class_of_noun(site.word)
            if closest is not None:
                classes[owner].add(closest)
    nouns = {owner: frozenset(found) for owner, found in described.items() if found}
    names = {owner: frozenset(found) for owner, found in words.items()}
    called = {
        owner: nouns.get(owner, frozenset()) | names.get(owner, frozenset())
        for owner in nouns.keys() | names.keys()
    }
    return Knowledge(nouns, names, called, {o: frozenset(c) for o, c in classes.items()}, kinds)


@lru_cache(maxsize=4096)
def _of_name(name: str, kind: EntityType) -> tuple[frozenset[str], frozenset[str]]:
    """Return a name's words, and the closer classes that they tell."""
    words = words_of(name)
    found = {closest for word in words if (closest := class_of_noun(word)) is not None}
    if kind == "GPE" and country_of(name) is not None:
        found.add("country")
    if kind == "ORG" and words and words[-1] in COMPANY:
        found.add("company")
    return frozenset(words), frozenset(found)


_OF_NATIONS = frozenset({"person", "organisation", "place"})
# Whoever or whatever is called by the name of another country than its own.
_ELSEWHERE = frozenset(
    {
        "ally", "colony", "critic", "enemy", "foe", "neighbor", "neighbour", "opponent", "partner",
        "protectorate", "rival", "supporter",
    }
)  # fmt: skip


def nations_of(words: Words, site: Site) -> frozenset[str]:
    """Return the codes of the countries that the words before somebody, a body or a place tell it to be of.

    Args:
        words: The document.
        site: In it; a place with a name is of its own country, as far as the name alone tells.
    """
    if site.kind not in {"name", "nominal"} or site.sort not in _OF_NATIONS or site.word in _ELSEWHERE:
        return frozenset()
    if site.sort == "place" and site.found is not None:
        code = country_of(site.found.exact) or country_around(site.found.exact)
        return frozenset((code,)) if code else frozenset()
    before = words.lower[first_of_phrase(words, site) : site.head + 1]
    return nations_told(before) | _nation_behind(words, site)


def _nation_behind(words: Words, site: Site) -> frozenset[str]:
    """Return the country that "of" tells, and of a government "in", too: "the government in Managua"."""
    lower, start = words.lower, site.head + 1
    seat = site.word in {"government", "regime", "administration"}
    if site.kind != "nominal" or lower[start : start + 1] not in (["of"], ["in"] if seat else ["of"]):
        return frozenset()
    start += 1 + (lower[start + 1 : start + 2] == ["the"])
    end = start
    while end < len(lower) and words.pos[end] == "PROPN":
        end += 1
    if end == start or lower[end : end + 1] in (["'s"], ["’s"], ["-"]):
        return frozenset()
    name = " ".join(lower[start:end])
    code = country_of(name) or country_around(name)
    return frozenset((code,)) if code else frozenset()


# Cities that are countries, or have the name of theirs.
_CITY_STATES = frozenset({"DJ", "GT", "HK", "KW", "LU", "MC", "MO", "PA", "SG", "SM", "VA"})
_KINGDOMS = frozenset(
    {"BE", "BH", "BT", "DK", "ES", "GB", "JO", "KH", "LS", "MA", "NL", "NO", "SA", "SE", "SZ", "TH", "TO"}
)
_STATES = frozenset({"country", "nation", "state", "kingdom", "republic"})


def is_another_place(site: Site, name: Site) -> bool:
    """Tell whether a noun cannot mean a place with a name: a bridge is no town, nor the state a city.

    Args:
        site: The noun.
        name: The name's.
    """
    if name.found is None or name.found.type != "GPE" or site.kind != "nominal":
        return False
    code = country_of(name.found.exact)
    if code is not None and site.word in {"kingdom", "republic"}:
        return (code in _KINGDOMS) != (site.word == "kingdom")
    if site.word in _STATES:
        return code is None and is_city(name.found.exact)
    town = class_of_noun(site.word) == "city"
    return is_built(site) or (town and code is not None and code not in _CITY_STATES)


JURY = frozenset({"jury", "juror"})


def may_mean(word: str, told: Set[str], jurors: bool) -> bool:
    """Tell whether a noun may mean a body: a juror's panel is the jury, and the board is not.

    Args:
        word: The noun.
        told: What they are called elsewhere, with the words before it.
        jurors: Whether the noun's sentence is about jurors.
    """
    if word == "panel":
        return not jurors or not told.isdisjoint(JURY | {"panel"})
    return class_of_noun(word) != "council" or told.isdisjoint(JURY)
