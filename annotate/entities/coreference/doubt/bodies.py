"""Bodies that people are in charge of, and firms that go by a noun for people: "the developer"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from annotate.entities.coreference.evidence import Link
from annotate.entities.coreference.sites import ARTICLES, Site, first_of_phrase
from annotate.entities.coreference.words import Words
from annotate.language.syntax import POSSESSORS

# People are called so, too, but by themselves rather firms are.
FIRMS = frozenset(
    {"builder", "developer", "employer", "manufacturer", "operator", "publisher", "retailer", "supplier"}
)
# What those do who are called so.
_DOING_SO = {
    "builder": {"build"},
    "developer": {"build", "develop", "redevelop"},
    "manufacturer": {"build", "make", "manufacture", "produce"},
    "operator": {"operate", "run"},
    "publisher": {"publish"},
    "retailer": {"retail", "sell"},
    "supplier": {"provide", "supply"},
}
# How nouns end for those who do something.
_DOING = ("er", "or", "ist", "ian", "eur")
_A, _THE, _OWN = (ARTICLES.index(article) for article in ("a", "the", "own"))
_PARTIES = frozenset({"ORG", "NORP"})
# What a politician's party is called by its part in parliament.
_LED = frozenset({"party", "coalition", "bloc"})
_REACH = 3


def doers_of(word: str) -> frozenset[str]:
    """Return the verbs for what a firm does that goes by a noun: "develop" for "developer".

    Args:
        word: The noun.
    """
    return frozenset(_DOING_SO.get(word, ()))


def settle_nouns(words: Words, sites: Sequence[Site]) -> None:
    """Make what they stand for of nouns for firms, makers and corpses, in place.

    Args:
        words: The document.
        sites: In text order.
    """
    for settle in (settle_firms, settle_makers, settle_corpses):
        settle(words, sites)


def settle_firms(words: Words, sites: Sequence[Site]) -> None:
    """Make bodies of "the developer" and the like where nobody in the text is called one, in place.

    Args:
        words: The document.
        sites: In text order.
    """
    firms = [site for site in sites if site.kind == "nominal" and site.word in FIRMS and not site.plural]
    if not firms:
        return
    people = [site for site in sites if site.kind == "name" and site.sort == "person"]
    beside = {
        words.lemmas[word]
        for site in people
        for word in (*range(max(site.first - _REACH, 0), site.first), *words.children[site.head])
    }
    by_themselves = {site.word for site in firms if site.article == _THE} - beside
    for site in firms:
        # "A developer plans it. The developer said": one firm.
        first = site.article == _A and not words.has_copula(site.head)
        if site.word in by_themselves and (site.article == _THE or first):
            site.sort = "organisation"


def settle_corpses(words: Words, sites: Sequence[Site]) -> None:
    """Make a corpse of somebody's body, which is none that acts, in place: "the body of Ann Hale".

    Args:
        words: The document.
        sites: In text order.
    """
    people = {site.head for site in sites if site.sort == "person" or site.word in {"he", "she"}}
    bodies = [site for site in sites if site.kind == "nominal" and site.word == "body"]
    theirs = [site for site in bodies if not people.isdisjoint(words.children[site.head])]
    for site in bodies if theirs else ():
        if site in theirs or not (site.modifiers or site.plural):
            site.word, site.sort = "corpse", "thing"


def settle_makers(words: Words, sites: Sequence[Site]) -> None:
    """Make people of nouns for who does something before a name, in place: "the harper Ann Hale".

    Args:
        words: The document.
        sites: In text order.
    """
    firsts = {site.first: site for site in sites if site.kind == "name" and site.sort == "person"}
    for site in sites:
        if site.kind != "nominal" or site.sort not in {None, "thing"} or not site.word.endswith(_DOING):
            continue
        name = firsts.get(site.last + 1)
        if name is not None and name.last > name.first and words.heads[name.first] == site.head:
            site.sort = "person"


def parties_of(
    words: Words, sites: Sequence[Site], owners: Sequence[int], links: Sequence[Link]
) -> dict[int, frozenset[int]]:
    """Return the bodies that stand in the descriptions of people, by owner: "Labour leader Ann Hale".

    Args:
        words: The document.
        sites: In text order.
        owners: The entity of every site.
        links: What sentences say of who is who.
    """
    bodies = {
        word: owners[place]
        for place, site in enumerate(sites)
        if site.kind == "name" and site.found is not None and site.found.type in _PARTIES
        for word in range(site.first, site.last + 1)
    }
    described = [place for place, site in enumerate(sites) if site.kind == "name" and site.sort == "person"]
    described += [link.second for link in links if sites[link.second].kind == "nominal"]
    found: defaultdict[int, set[int]] = defaultdict(set)
    people = {sites[place].head: owners[place] for place in described}
    for site, owner in zip(sites, owners, strict=True):
        if site.kind == "name" and site.found is not None and site.found.type in _PARTIES:
            # "Hale's Centre Party".
            whose = [c for c in words.children[site.head] if words.deps[c] in POSSESSORS and c in people]
            for person in whose:
                found[people[person]].add(owner)
    for place in described:
        before = range(first_of_phrase(words, sites[place]), sites[place].head)
        found[owners[place]].update(bodies[word] for word in before if word in bodies)
    return {owner: frozenset(theirs) for owner, theirs in found.items() if theirs}


def whose_party(words: Words, sites: Sequence[Site], place: int) -> int | None:
    """Return the place of the pronoun that says whose party a noun means: "her own party".

    Args:
        words: The document.
        sites: In text order.
        place: Of the noun.
    """
    site = sites[place]
    if site.kind != "nominal" or site.word not in _LED or site.article != _OWN:
        return None
    of = {child for child in words.children[site.head] if words.deps[child] in POSSESSORS}
    near = range(max(place - _REACH, 0), place)
    return next((one for one in near if sites[one].head in of and sites[one].kind == "pronoun"), None)
