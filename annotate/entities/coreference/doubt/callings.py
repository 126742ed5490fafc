"""Whether two nouns call two by their trades or numbers: the sheriff and the mayor, five workers and sixty.

The ranker finds nouns of one kind likely to be one wherever there is no other; that a baker is no bishop is
not in its numbers. What says little ("the man", "the victim", "the group") may be anybody's second noun.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.coreference.doubt.posts import post_of
from annotate.entities.coreference.doubt.sorts import numbers_of
from annotate.entities.coreference.features import Floats
from annotate.entities.coreference.knowledge import Knowledge
from annotate.entities.coreference.sites import ARTICLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import OF_FIRMS, Kind, class_of_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc

# So near in meaning are nouns that may be one though no list says so: "the infant", "the baby".
_ALIKE = 0.55
# Happenings have more names: "the plebiscite" is the poll.
_AT_ALL = 0.3
_ANYBODY = frozenset({"child", "man", "person", "relative", "suspect", "victim", "woman"})
_ROLES = frozenset(
    {
        "accused", "aide", "applicant", "author", "boss", "burglar", "candidate", "claimant", "colleague",
        "complainant", "criminal", "employee", "enemy", "expert", "figure", "guest", "head", "hero", "leader",
        "local", "loser", "member", "native", "newcomer", "nominee", "offender", "officer", "official", "one",
        "passenger", "patient", "plaintiff", "robber", "star", "stranger", "survivor", "teenager", "thief",
        "veteran", "visitor", "winner", "witness", "worker",
    }
)  # fmt: skip
_ANYTHING = frozenset(
    {
        "area", "authority", "body", "building", "community", "company", "complex", "entity", "establishment",
        "facility", "firm", "group", "home", "house", "institution", "location", "network",
        "organisation", "organization", "panel", "place", "premises", "property", "side", "site", "spot",
        "state", "structure", "venue",
    }
)  # fmt: skip
_HAPPENING = frozenset(
    {
        "accident", "action", "affair", "attack", "case", "disaster", "episode", "event", "incident",
        "matter", "occasion", "operation", "proceeding", "process", "tragedy", "violence",
    }
)  # fmt: skip
_HELD = frozenset({"city", "country", "region"})
# One of these lies in another.
_LEVELS = frozenset({"borough", "canton", "county", "district", "prefecture", "province", "state"})
_PEOPLE: frozenset[Kind | None] = frozenset({"person", None})
_BODIES: frozenset[Kind | None] = frozenset({"organisation", "facility", "place"})
# A capital inside a word, or letters with a figure, are spelling of a name: "eBook", "B747".
_SPELT = re.compile(r"[a-z][A-Z]|^[A-Z]+-?\d")
# So much of a word stays the same in its other forms: "Palestine", "Palestinian".
_STEM = 6
_BARE, _THE = ARTICLES.index("bare"), ARTICLES.index("the")
_PAPERS = frozenset({"country", "nation", "people", "republic", "star", "state", "union", "world"})
_MORE = frozenset({"additional", "another", "further", "more", "other", "others", "similar"})
# What tells those who govern, or one's own, from the opposition.
_GOVERNING = frozenset({"governing", "own", "ruling"})
_ANY = frozenset({"all", "different", "many", "several", "some", "various"})
# Who is counted on so is not the one with whom the count begins.
_COUNTED_ON = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh"})
_COUNTED = frozenset({"casualty", "defendant", "fatality", "suspect", "victim"})


def two_of(
    words: Words,
    sites: Sequence[Site],
    owners: Sequence[int],
    known: Knowledge,
    pairs: Iterable[tuple[int, int]],
    meanings: Floats,
) -> frozenset[tuple[int, int]]:
    """Return the pairs of noun phrases that are never one: "the bishop" behind "the driver".

    Args:
        words: The document.
        sites: In text order.
        owners: The entity of every site.
        known: What the text says of its entities.
        pairs: Noun phrases with places before them.
        meanings: What the heads of the sites mean, in rows of length one.
    """
    # "He is an idol" says of somebody who may have a name what he is.
    told = known.kinds.keys() | {
        owner for owner, site in zip(owners, sites, strict=True) if site.kind == "pronoun"
    }
    nobodys = {place for place, site in enumerate(sites) if _is_paper(words, site) or _is_yours(words, site)}

    begins = next((place for place, site in enumerate(sites) if _is_one_person(site)), None)

    def are_two(place: int, before: int) -> bool:
        one, other = sites[place], sites[before]
        if begins is not None and owners[before] == owners[begins] and _is_counted_on(one):
            return True
        if one.kind == "nominal" and _are_so_many_new(one, other):
            return True
        nouns = one.kind == other.kind == "nominal"
        if not nouns or not told.isdisjoint((owners[place], owners[before])):
            return False
        return _are_two(one, other, meanings[place], meanings[before])

    return frozenset(pair for pair in pairs if not nobodys.isdisjoint(pair) or are_two(*pair))


def _is_paper(words: Words, site: Site) -> bool:
    """Tell whether somebody tells something to "the Nation": a newspaper, and no country."""
    if site.kind != "nominal" or site.word not in _PAPERS or words.tags[site.head] != "NNP":
        return False
    told = site.verb >= 0 and words.lemmas[site.verb] == "tell" and words.heads[site.head] == site.verb
    return told and site.article == _THE


def _is_one_person(site: Site) -> bool:
    return site.kind != "pronoun" and site.sort == "person" and not site.plural


def _is_counted_on(site: Site) -> bool:
    """Tell "the second victim" from whoever is told of first: "A postman died"."""
    one = site.kind == "nominal" and not site.plural and site.word in _COUNTED
    return one and not _COUNTED_ON.isdisjoint(site.modifiers)


def _is_yours(words: Words, site: Site) -> bool:
    """Tell "your father" from whoever speaks and from whoever is spoken to."""
    return site.kind == "nominal" and site.sort == "person" and words.lower[site.first] == "your"


def _are_two(one: Site, other: Site, meaning: Floats, before: Floats) -> bool:
    """Tell whether noun phrases of other nouns are about two, by how near they are in meaning, too."""
    if one.word == other.word:
        return False
    # "Norway's own envoy" is nobody whom the article has spoken of.
    if "own" in other.modifiers and other.sort == "person":
        return True
    # "Six of her own party voted with the opposition."
    if any(site.word == "opposition" for site in (one, other)) and (_governs(one) or _governs(other)):
        return True
    sorts = {one.sort, other.sort}
    people = "person" in sorts
    # That no clinic is a nurse is told elsewhere.
    if "time" in sorts or (people and not sorts <= _PEOPLE) or (not people and None in sorts):
        return False
    posts = {post_of(one), post_of(other)}
    if None not in posts:
        return len(posts) > 1
    if {one.word, other.word} <= _LEVELS:
        return True
    if _says_little(one) or _says_little(other):
        return False
    mine, yours = class_of_noun(one.word), class_of_noun(other.word)
    if mine is not None and mine == yours:
        return False
    least = _ALIKE if people or not sorts.isdisjoint(_BODIES) else _AT_ALL
    return {mine, yours} <= _HELD or float(meaning @ before) < least


def _governs(site: Site) -> bool:
    return site.sort == "organisation" and not _GOVERNING.isdisjoint(site.modifiers)


def _says_little(site: Site) -> bool:
    """Tell whether whatever is called otherwise may be called so, too: "the man", "the group"."""
    word = site.word
    if site.sort in _PEOPLE:
        # "Fisherman" is listed with men by its ending.
        ends = len(word) > len("woman") and word.endswith("man") and class_of_noun(word) in {"man", "woman"}
        return word in _ROLES | OF_FIRMS or (class_of_noun(word) in _ANYBODY and not ends)
    return word in _ANYTHING | _HAPPENING


def _are_so_many_new(site: Site, other: Site) -> bool:
    """Tell whether so many are others than those before: "Five workers were hurt" after "sixty workers"."""
    mine, yours = numbers_of(site), numbers_of(other)
    if site.sort != "person" or not site.plural or site.article != _BARE or not mine:
        return False
    if not _MORE.isdisjoint(site.modifiers):
        return True
    told, before = (
        {word[:_STEM] for word in words} for words in (site.modifiers - mine, other.modifiers - yours - _ANY)
    )
    # "Six workers" after "the workers", but "six rail workers" after "the rail workers" may be they.
    return mine.isdisjoint(yours) and (not told or not before <= told)


def called_otherwise(
    doc: Doc, sites: Sequence[Site], owners: Sequence[int]
) -> Iterator[tuple[int, set[int]]]:
    """Yield noun phrases that are spelt as names, with whose names are others: "the eBook" is no eReader.

    Args:
        doc: The document.
        sites: In text order.
        owners: The entity of every site.
    """
    spelt = [
        (place, doc[site.head].lower_.removesuffix("s"))
        for place, site in enumerate(sites)
        if site.kind == "nominal" and _SPELT.search(doc[site.head].text)
    ]
    names: defaultdict[int, set[str]] = defaultdict(set)
    for owner, site in zip(owners, sites, strict=True):
        if spelt and site.kind == "name":
            names[owner].update(word.lower_.removesuffix("s") for word in doc[site.first : site.last + 1])
    for place, word in spelt:
        yield place, {owner for owner, those in names.items() if word not in those}
