"""What a noun for a body cannot mean: the company is no court, no union and nobody.

The odds of the ranker weigh what is near and often named; where two bodies of different kinds are spoken of,
these say which of them a noun leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set

from annotate.entities.coreference.evidence import Link
from annotate.entities.coreference.knowledge import Knowledge
from annotate.entities.coreference.sites import ARTICLES, Site, first_of_phrase
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import OF_FIRMS, Kind, class_of_noun
from annotate.language.syntax import POSSESSORS

# By the class of a noun, those of bodies that it never means.
_PUBLIC = frozenset({"agency", "council", "court", "government", "school", "party", "force"})
_NEVER: dict[str | None, frozenset[str]] = {
    "company": _PUBLIC,
    "bank": _PUBLIC - {"agency"},
    "party": frozenset({"agency", "bank", "company", "court", "force", "hospital", "media", "school"}),
    "court": frozenset({"agency", "bank", "company", "force", "party", "school", "team"}),
    "school": frozenset({"agency", "bank", "company", "council", "court", "force", "government", "party"}),
    "agency": frozenset({"bank", "company", "court", "party", "school", "team"}),
    "team": frozenset({"agency", "bank", "council", "court", "government", "party"}),
}
# Of associations these are no firms and nothing of a state's.
_OF_MEMBERS = frozenset({"charity", "federation", "ngo", "nonprofit", "union"})
_NEVER_OF_MEMBERS = _PUBLIC - {"party"} | {"bank", "company"}
_VAGUE = frozenset({"faction", "opposition", "regulator"})
# A firm is called so, too, and what it offers.
_LOOSE = frozenset({"bureau", "group", "organisation", "organization", "service"})
# People are called so, too, but by themselves rather firms are.
_FIRMS = frozenset({"builder", "developer", "employer", "publisher", "retailer"})
_THE, _OWN = ARTICLES.index("the"), ARTICLES.index("own")
_PARTIES = frozenset({"ORG", "NORP"})
_REACH = 3


def settle_firms(words: Words, sites: Sequence[Site]) -> None:
    """Make bodies of "the developer" and the like where nobody in the text is called one, in place.

    Args:
        words: The document.
        sites: In text order.
    """
    firms = [site for site in sites if site.kind == "nominal" and site.word in _FIRMS and not site.plural]
    if not firms:
        return
    people = [site for site in sites if site.kind == "name" and site.sort == "person"]
    beside = {
        words.lemmas[word]
        for site in people
        for word in (*range(max(site.first - _REACH, 0), site.first), *words.children[site.head])
    }
    for site in firms:
        if site.article == _THE and site.word not in beside:
            site.sort = "organisation"


def other_bodies(
    site: Site, others: Set[int], known: Knowledge, called: Mapping[int, Collection[str]]
) -> set[int]:
    """Return the entities that a noun cannot mean, by what they are called.

    Args:
        site: The noun.
        others: The entities that come into question.
        known: What the text says of them.
        called: The nouns for each so far.
    """
    return {
        who
        for who in others
        if is_no_body(site, known.kinds.get(who), called.get(who, ()), known.classes.get(who, frozenset()))
    }


def is_no_body(site: Site, kind: Kind | None, called: Collection[str], classes: Set[str]) -> bool:
    """Tell whether a noun cannot mean an entity, by what that is called.

    Args:
        site: The noun.
        kind: What the entity stands for, if it has a name.
        called: The nouns for it so far.
        classes: Its closer classes.
    """
    if site.kind != "nominal" or site.plural or site.word in _VAGUE:
        return False
    if site.sort == "organisation" and kind == "person":
        return True
    if site.sort == "person" and kind == "organisation" and site.word not in OF_FIRMS:
        return True
    closest = class_of_noun(site.word)
    never = _NEVER_OF_MEMBERS if site.word in _OF_MEMBERS else _NEVER.get(closest, frozenset())
    loosely = {class_of_noun(word) for word in called if word in _LOOSE}
    firmly = {class_of_noun(word) for word in called if word not in _LOOSE}
    theirs = {told for told in (classes - loosely) | firmly if told is not None}
    return closest not in theirs and not never.isdisjoint(theirs)


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
    if site.kind != "nominal" or site.word != "party" or site.article != _OWN:
        return None
    of = {child for child in words.children[site.head] if words.deps[child] in POSSESSORS}
    near = range(max(place - _REACH, 0), place)
    return next((one for one in near if sites[one].head in of and sites[one].kind == "pronoun"), None)
