"""Who is meant by an office that only one is told to hold, and which body by somebody who speaks for it."""

from __future__ import annotations

from collections import defaultdict

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.resolving.growing import Chains, home_in
from annotate.entities.coreference.sites import ARTICLES, Site
from annotate.entities.known.lexicon import class_of_noun
from annotate.entities.known.places import nations_told

# Of these a country or a town has one.
_OFFICES = frozenset({"president", "minister", "mayor", "monarch"})
_NOT_NOW = frozenset(
    {"ex", "former", "late", "then", "outgoing", "new", "next", "future", "acting", "deputy"}
)
_BODIES = frozenset({"association", "bank", "company", "party", "team"})
_A, _THE = ARTICLES.index("a"), ARTICLES.index("the")


def just_aged(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return who acts before in the sentence: "Ann Hale sold the boat, and the 61-year-old retired".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site, sites = prepared.sites[place], prepared.sites
    if site.kind != "nominal" or site.age is None or site.article != _THE or site.role != 0:
        return None
    home, t = home_in(prepared, chains), prepared.table
    if any(age == site.age for who, age in chains.ages.items() if who != home(place)):
        return None
    near = [one for one in t.before(place, 0) if one < place and t.sentence[one] == t.sentence[place]]
    people = {
        home(one): one for one in reversed(near) if is_somebody(sites[one]) and sites[one].kind == "name"
    }
    acting = [one for one in people.values() if sites[one].role == 0]
    alone = len(people) == 1 and acting and home(acting[0]) not in chains.ages
    return acting[0] if alone else None


def holder(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the only one who is told to hold an office: "the prime minister".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site, sites = prepared.sites[place], prepared.sites
    office = site.kind == "nominal" and class_of_noun(site.word) in _OFFICES and not site.plural
    if not office or site.article != _THE or _is_of(prepared, site) or _has_had(site):
        return None
    home, told = home_in(prepared, chains), _told(site)
    alike = [
        one
        for one in range(place - 1, -1, -1)
        if sites[one].kind == "nominal" and sites[one].word == site.word and not sites[one].plural
        if sites[one].article != _A and home(one) != home(place)
    ]
    # "The minister" may be any of them, "the finance minister" only who is told to be that.
    holding = [one for one in alike if _told(sites[one]) == told]
    others = {home(one) for one in (holding if told else alike)}
    if len(others) != 1 or not holding or home(holding[0]) >= prepared.named:
        return None
    if any(_has_had(sites[one]) and (not told or _told(sites[one]) - _NOT_NOW == told) for one in alike):
        return None
    mine = chains.nations.get(home(place), frozenset())
    theirs = chains.nations.get(home(holding[0]), mine)
    return None if mine and mine.isdisjoint(theirs) else holding[0]


def of_other_offices(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return who is only called a prime minister, where another minister is meant, and the other way round.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
        others: The entities that come into question.
    """
    site, home = prepared.sites[place], home_in(prepared, chains)
    if site.kind != "nominal" or site.word != "minister" or site.plural:
        return set()
    prime: defaultdict[int, set[bool]] = defaultdict(set)
    for one in range(place):
        before = prepared.sites[one]
        if before.kind == "nominal" and before.word == "minister" and not before.plural:
            prime[home(one)].add("prime" in before.modifiers)
    return {one for one in others if prime.get(one) == {"prime" not in site.modifiers}}


def body_of_teller(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return a site of the body of whoever tells of one: "Selm president Ann Hale said the club would win".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    body = site.kind == "nominal" and class_of_noun(site.word) in _BODIES and site.sort == "organisation"
    if not body or site.article != _THE or site.plural or site.modifiers or _is_of(prepared, site):
        return None
    told = (
        next((w for w in (site.verb, *words.above(site.verb)) if words.deps[w] == "ccomp"), -1)
        if site.verb >= 0
        else -1
    )
    if told < 0 or words.heads[told] not in prepared.cues:
        return None
    home, saying = home_in(prepared, chains), words.heads[told]
    near = [one for one in prepared.table.before(place, 0) if one < place]
    tellers = {home(one) for one in near if sites[one].verb == saying and sites[one].role == 0}
    bodies = {chains.of(owner) for who in tellers for owner in prepared.parties.get(who, ())}
    classes = [prepared.known.classes.get(owner, frozenset()) for owner in bodies]
    if len(bodies) != 1 or (classes[0] and class_of_noun(site.word) not in classes[0]):
        return None
    return next((one for one in near if home(one) in bodies), None)


def _told(site: Site) -> frozenset[str]:
    """Return what stands before an office and says which it is, countries left out."""
    return frozenset(word for word in site.modifiers if not nations_told([word]))


def _has_had(site: Site) -> bool:
    """Tell whether somebody is told to hold an office no more, or not yet."""
    return not _NOT_NOW.isdisjoint(site.modifiers)


def _is_of(prepared: Prepared, site: Site) -> bool:
    """Tell whether a noun says of what somebody or something is: "the president of the club"."""
    words = prepared.words
    return any(child > site.head and words.deps[child] == "nmod" for child in words.children[site.head])
