"""What a text says of its entities by names, titles, appositions and copulas: by owner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from annotate.entities.coreference.evidence import Link, is_open, titles_in
from annotate.entities.coreference.sites import ACTING, ARTICLES, Site, first_of_phrase, is_built
from annotate.entities.coreference.words import Words
from annotate.entities.known.firms import TRADES, kind_of_body
from annotate.entities.known.lexicon import OF_FIRMS, Kind, class_of_noun, noun
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
        bearers: The words of the names of people and bodies.
    """

    described: dict[int, frozenset[str]]
    words: dict[int, frozenset[str]]
    called: dict[int, frozenset[str]]
    classes: dict[int, frozenset[str]]
    kinds: dict[int, Kind | None]
    bearers: frozenset[str]


def knowledge_of(
    sites: Sequence[Site], owners: Sequence[int], links: Sequence[Link], told: Mapping[int, str]
) -> Knowledge:
    """Return what is known of the entities of a document.

    Args:
        sites: In text order.
        owners: The entity of every site.
        links: What sentences say of who is who.
        told: By name, a noun for its bearer that its sentence tells in other words.
    """
    described: defaultdict[int, set[str]] = defaultdict(set)
    words: defaultdict[int, set[str]] = defaultdict(set)
    classes: defaultdict[int, set[str]] = defaultdict(set)
    kinds: dict[int, Kind | None] = {}
    firms: defaultdict[int, set[str]] = defaultdict(set)
    said = {p for link in links if not is_open(link, sites[link.first]) for p in (link.first, link.second)}
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
                if site.word in OF_FIRMS and site.sort == "person":
                    firms[owner].add(closest)
    for place, word in told.items():
        described[owners[place]].add(word)
        classes[owners[place]].update({class_of_noun(word) or word})
    for owner, held in firms.items():
        # "The owner, Selm Lines": that is a firm, and no boss.
        if kinds.get(owner) == "organisation":
            classes[owner] = classes[owner] - held | {"company"}
    nouns = {owner: frozenset(found) for owner, found in described.items() if found}
    names = {owner: frozenset(found) for owner, found in words.items()}
    called = {
        owner: nouns.get(owner, frozenset()) | names.get(owner, frozenset())
        for owner in nouns.keys() | names.keys()
    }
    bearers = frozenset(
        word
        for owner, found in names.items()
        for word in found
        if kinds.get(owner) in {"person", "organisation"}
    )
    return Knowledge(nouns, names, called, {o: frozenset(c) for o, c in classes.items()}, kinds, bearers)


# A central bank watches over others.
_OF_STATES_BANKS = frozenset({"central", "federal", "national", "reserve"})


@lru_cache(maxsize=4096)
def _of_name(name: str, kind: EntityType) -> tuple[frozenset[str], frozenset[str]]:
    """Return a name's words, and the closer classes that they tell."""
    words = words_of(name)
    found = {closest for word in words if (closest := class_of_noun(word)) is not None}
    if kind == "GPE" and country_of(name) is not None:
        found.add("country")
    if kind == "ORG" and words and (words[-1] in COMPANY or (len(words) > 1 and words[-1] in TRADES)):
        found.add("company")
    if "bank" in found and not _OF_STATES_BANKS.isdisjoint(words):
        found.add("agency")
    if kind == "ORG" and " & " in name:
        found.add("company")
    if kind == "ORG" and (body := kind_of_body(name)) is not None:
        found.add(body)
    return frozenset(words), frozenset(found)


def named_most(owners: Sequence[int], known: Knowledge) -> dict[str | None, int]:
    """Return what an article speaks of most, by class, of what has a name; of two alike, the first.

    Args:
        owners: The entity of every site.
        known: What the text says of them.
    """
    sizes = Counter(owners)
    found: dict[str | None, int] = {}
    for owner in known.kinds:
        for closest in known.classes.get(owner, ()):
            most = found.get(closest)
            if most is None or sizes[owner] > sizes[most]:
                found[closest] = owner
    return found


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
        return _nation_of(site.found.exact)
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
    return _nation_of(" ".join(lower[start:end]))


def _nation_of(name: str) -> frozenset[str]:
    code = country_of(name) or country_around(name)
    return frozenset((code,)) if code else frozenset()


# Cities that are countries, or have the name of theirs.
_CITY_STATES = frozenset({"DJ", "GT", "HK", "KW", "LU", "MC", "MO", "PA", "SG", "SM", "VA"})
_KINGDOMS = frozenset(
    {"BE", "BH", "BT", "DK", "ES", "GB", "JO", "KH", "LS", "MA", "NL", "NO", "SA", "SE", "SZ", "TH", "TO"}
)
_STATES = frozenset({"country", "nation", "state", "kingdom", "republic"})
# Large cities that have the name of their state or lie in it as its all.
_CITIES_AND_STATES = frozenset(
    {
        "aguascalientes", "berlin", "bremen", "chihuahua", "colima", "delhi", "enugu", "hamburg", "kaduna",
        "kano", "katsina", "khartoum", "lagos", "new york", "oaxaca", "puebla", "rio de janeiro", "salzburg",
        "sao paulo", "sokoto", "são paulo", "veracruz", "vienna", "washington", "zacatecas",
    }
)  # fmt: skip


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
        also = site.word == "state" and name.found.exact.lower() in _CITIES_AND_STATES
        return code is None and is_city(name.found.exact) and not also
    town = class_of_noun(site.word) == "city"
    return is_built(site) or (town and code is not None and code not in _CITY_STATES)


# What no firm and no index is called, and seldom a body whose name does not tell it.
_OF_STATES = frozenset({"cabinet", "ministry"})
_BY_BLOOD = frozenset({"couple", "family", "household"})
_STATELY = frozenset({"government", "agency", "council"})
_LONGEST_ACRONYM = 6


def is_another_body(site: Site, name: Site, owner: int, known: Knowledge) -> bool:
    """Tell whether a noun for a body cannot mean another: the ministry is no shipping line.

    "This newspaper" is the one that the article stands in, as long as it names none.

    Args:
        site: The noun.
        name: A name, or another noun.
        owner: The number of its entity.
        known: What the text says of its entities.
    """
    if site.kind != "nominal":
        return False
    classes = known.classes.get(owner, frozenset())
    if _is_of_another(site, owner, known):
        return True
    if is_built(site) and name.kind == "name" and not classes.isdisjoint(ACTING):
        return True
    if site.word in _BY_BLOOD and name.kind == "name" and name.sort == "organisation":
        return True
    if site.word in _OF_STATES:
        exact = name.found.exact if name.found is not None and name.sort == "organisation" else ""
        return classes.isdisjoint(_STATELY) and not (exact.isupper() and len(exact) <= _LONGEST_ACRONYM)
    this = ARTICLES[site.article] == "this" and class_of_noun(site.word) == "media"
    return this and name.kind == "name" and site.word not in known.called.get(owner, ())


def _is_of_another(site: Site, owner: int, known: Knowledge) -> bool:
    """Tell whether a noun for a body is beside the name of another: "the Roe board" is no Review Board."""
    own = known.words.get(owner, frozenset())
    if site.word not in own or not site.modifiers.isdisjoint(own):
        return False
    return any(word in known.bearers and noun(word)[0] == "thing" for word in site.modifiers)


JURY = frozenset({"jury", "juror"})
# What advises companies is a firm, and none of them: "the law firm Roe".
_ADVISING = frozenset({"law", "audit", "accounting", "accountancy", "lobbying", "consulting", "consultancy"})


def may_mean(word: str, told: Set[str], jurors: bool) -> bool:
    """Tell whether a noun may mean a body: a juror's panel is the jury, and the board is not.

    Args:
        word: The noun.
        told: What they are called elsewhere, with the words before it.
        jurors: Whether the noun's sentence is about jurors.
    """
    advising = "law-firm" in told or ("firm" in told and not told.isdisjoint(_ADVISING))
    if word == "company" and advising:
        return False
    if word == "panel":
        return not jurors or not told.isdisjoint(JURY | {"panel"})
    return class_of_noun(word) != "council" or told.isdisjoint(JURY)
