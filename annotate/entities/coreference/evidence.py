"""What a sentence itself says of who is who: apposition, copula, title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotate.entities.coreference.sites import ARTICLES, Site, first_of_phrase
from annotate.entities.coreference.told.listed import joined_to
from annotate.entities.coreference.told.subjects import (
    RELATIVE,
    RELATIVE_CLAUSES,
    UNSURE,
    bearer_of,
    head_at,
    subject_of,
)
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import OF_FIRMS, Kind, noun
from annotate.entities.known.names import words_of
from annotate.entities.known.places import country_of
from annotate.language import syntax

# And by these somebody is only taken for another.
_MISTAKEN = frozenset(
    {
        "wrongly", "falsely", "mistakenly", "erroneously", "incorrectly", "wrongfully", "initially",
        "allegedly", "reportedly", "supposedly", "possibly", "probably", "perhaps", "must", "can", "whether",
    }
)  # fmt: skip
# What somebody is, and a body, a country or a thing too.
_EITHER = frozenset(
    {
        "ally", "backer", "buyer", "champion", "contender", "creditor", "customer", "donor",
        "exporter", "favourite", "favorite", "finalist", "founder", "giant", "grower", "heir",
        "holder", "host", "importer", "investor", "landlord", "leader", "lender", "maker",
        "member", "neighbor", "neighbour", "opponent", "organiser", "organizer", "owner",
        "participant", "partner", "pioneer", "player", "producer", "provider", "rival",
        "runner-up", "seller", "shareholder", "signatory", "sponsor", "successor", "supplier",
        "supporter", "survivor", "victim", "winner",
    }
)  # fmt: skip
# What "it" is said to be where it is nothing itself: "it was a shame".
_NOTHING = frozenset(
    {
        "beginning", "blow", "case", "chance", "coincidence", "cost", "day", "deal", "disappointment",
        "disgrace", "effort", "end",
        "fact", "feeling", "honor", "honour", "idea", "issue", "kind", "lie", "lot", "luck", "matter",
        "mistake", "mystery", "pity", "place", "pleasure", "point", "problem", "question", "reason",
        "relief", "result", "shame", "shock", "sign", "situation", "sort", "start", "step", "surprise",
        "thing", "time", "waste", "way", "wonder", "year",
    }
)  # fmt: skip
# What is called by its name behind "of"; a suburb, a port or a capital of somewhere is only a part of it.
_COUNTRIES = frozenset(
    {"country", "nation", "republic", "kingdom", "emirate", "sultanate", "state", "island"}
)
_PLACES = _COUNTRIES | {
    "borough", "canton", "city", "commune", "county", "district", "governorate", "hamlet",
    "municipality", "prefecture", "province", "region", "territory", "town", "township", "village",
}  # fmt: skip
_THE = ARTICLES.index("the")
# Why a noun is a name's: it stands before it, as "Mayor" does.
TITLE = "title"
IDENTIFIED = "identified as"
# And why it is somebody's who serves as that: it tells nothing of whom other nouns mean.
SERVING = "said to be that"
_IDENTIFYING = frozenset({"identify", "name"})
_AS_WHOM = frozenset({"obl", "obl:agent", "obj", "xcomp", "advcl", "nmod", "pobj"})


class Link(NamedTuple):
    """Two sites (by their place in the list) that one sentence says are one, and how."""

    first: int
    second: int
    because: str


def links_of(words: Words, sites: Sequence[Site]) -> list[Link]:
    """Return what appositions, copulas and titles link.

    Args:
        words: The document.
        sites: As ``find_sites`` returns them.
    """
    at = {site.head: place for place, site in enumerate(sites) if site.kind != "conjunction"}
    within = {
        word: place
        for place, site in enumerate(sites)
        if site.kind == "name"
        for word in range(site.first, site.last + 1)
    }
    somebody = {word for word, place in within.items() if sites[place].sort == "person"}
    together = {site.head: site.parts[-1] for site in sites if site.kind == "conjunction"}
    found: list[Link] = []
    for place, site in enumerate(sites):
        if site.kind == "conjunction":
            continue
        head = site.head
        if (
            words.deps[head] in syntax.APPOSITIONS
            and not _is_whose(words, head)
            and not _is_denied(words, head)
            and not _is_of_the_last(words, head)
            and not (_is_anothers(words, sites, at, site) and not _is_of_theirs(words, sites, at, head))
        ):
            other = at.get(words.heads[head], within.get(words.heads[head]))
            if other is not None and not _describes(words, sites[other], site):
                office = at.get(_office_over(words, site, words.heads[head]))
                other = office if office is not None and _describes(words, sites[office], site) else None
            # "The mayor of Selm Bo Hale and the rector, Ann Roe": she is no mayor.
            if other is not None and somebody.isdisjoint(range(sites[other].last + 1, site.first)):
                both = (place, *joined_to(words, sites, at, site))
                found += [Link(other, each, "apposition") for each in both]
                first = at.get(words.heads[sites[other].head])
                if first is not None and words.are_roles_of_one(sites[first].head, sites[other].head):
                    found.append(Link(first, place, "apposition"))
        known = at.get(_told_apart(words, head))
        if known is not None and _may_be_told(sites[known], site):
            found.append(Link(known, place, IDENTIFIED))
            continue
        if site.kind != "nominal":
            continue
        bearer = at.get(_said_to_be(words, site))
        if bearer is not None and sites[bearer].kind == "name" and _one_of_a_kind(sites[bearer], site):
            found.append(Link(bearer, place, "copula"))
            continue
        said_of = subject_of(words, head)
        subject = at.get(said_of, within.get(said_of))
        # "Hale and Roe are father and son": neither is both.
        several = (together.get(said_of, head) < head or _are(words, site)) and not site.plural
        if subject is not None and not several and _is_said_to_be(sites[subject], site):
            both = (place, *joined_to(words, sites, at, site, said=True))
            found += [Link(subject, each, "copula") for each in both]
        beside = at.get(_subject_again(words, site))
        if beside is not None and sites[beside].kind == "name" and _one_of_a_kind(sites[beside], site):
            found.append(Link(beside, place, "apposition"))
        served = bearer_of(words, head)
        bearer = at.get(served, within.get(served))
        if bearer is not None and _is_said_to_be(sites[bearer], site):
            both = (place, *joined_to(words, sites, at, site, said=True))
            found += [Link(bearer, each, SERVING) for each in both]
        place_named = at.get(_place_behind(words, site))
        if place_named is not None and _may_bear(site, sites[place_named]):
            found.append(Link(place_named, place, "its name stands behind it"))
            continue
        named = at.get(_named_after(words, site))
        if named is not None and sites[named].kind == "name" and not site.plural:
            found.append(Link(named, place, "called so"))
            continue
        name = at.get(_name_after(words, site))
        name = name if name is not None and sites[name].kind == "name" else None
        if name is not None and (_one_of_a_kind(sites[name], site) or _is_of_a_body(sites[name], site)):
            found.append(Link(name, place, TITLE))
    return found


def _are(words: Words, site: Site) -> bool:
    """Tell whether several are said to be a noun for somebody: "the Hales, who are father and son"."""
    links = (words.lower[child] for child in words.children[site.head] if words.deps[child] == "cop")
    return site.sort == "person" and any(link in {"are", "were"} for link in links)


def is_open(link: Link, site: Site) -> bool:
    """Tell whether what is said of a site says nothing until that is resolved: "it is an old building".

    Args:
        link: What is said.
        site: Of whom.
    """
    return link.because == SERVING or _is_it(site)


def _is_it(site: Site) -> bool:
    return site.kind == "pronoun" and site.word in {"it", "they"}


def titles_in(name: str, sort: Kind | None) -> set[str]:
    """Return the words of a name that tell what its bearer is: "President Hale", "Selm University".

    Args:
        name: A name.
        sort: What it stands for.
    """
    return {word for word in words_of(name) if sort is not None and noun(word)[0] == sort}


def _subject_again(words: Words, site: Site) -> int:
    """Return the name behind a comma that is the subject, too: "One of the guests, Ann Hale, said"; or -1."""
    if words.deps[site.head] not in syntax.SUBJECTS or words.lower[site.last + 1 : site.last + 2] != [","]:
        return -1
    name = head_at(words, site.last + 2, site.last)
    again = name >= 0 and words.deps[name] in syntax.SUBJECTS and words.heads[name] == words.heads[site.head]
    return name if again else -1


def _is_whose(words: Words, head: int) -> bool:
    """Tell whether a noun begins a clause about another: "Ann Hale, whose son is missing"."""
    return any(words.lower[child] == "whose" for child in words.children[head])


def _is_of_the_last(words: Words, head: int) -> bool:
    """Tell whether a name stands behind two of whom it is the second: "the mayor and his wife, Ann Hale"."""
    first = words.heads[head]
    return any(
        words.deps[second] == "conj"
        and second < head
        and noun(words.lemmas[second])[0] == "person"
        and words.named_behind(first, second) == head
        and not words.are_roles_of_one(first, second)
        for second in words.children[first]
    )


def _is_denied(words: Words, head: int) -> bool:
    """Tell whether somebody is said not to be a noun or a name: "a man who was not Bo Hale"."""
    return words.has_copula(head) and any(words.lower[child] in UNSURE for child in words.children[head])


def _is_anothers(words: Words, sites: Sequence[Site], at: dict[int, int], site: Site) -> bool:
    """Tell whether a noun stands right before a name of its own: "Sinovac, the Swedish firm AstraZeneca"."""
    name = at.get(_name_after(words, site)) if site.kind == "nominal" else None
    return name is not None and sites[name].kind == "name" and _one_of_a_kind(sites[name], site)


def _is_of_theirs(words: Words, sites: Sequence[Site], at: dict[int, int], head: int) -> bool:
    """Tell whether a noun stands beside what somebody is to another: "her son, the poet Bo Hale"."""
    other = at.get(words.heads[head])
    if other is None or sites[other].sort != "person":
        return False
    return sites[other].kind == "nominal" and ARTICLES[sites[other].article] == "own"


def _office_over(words: Words, site: Site, place: int) -> int:
    """Return the office whose place or body a name seems to stand beside; -1 for none.

    In "the chief of the Selm Guard, Ann Hale" a parse may hang the name on the guard.
    """
    if site.kind != "name" or site.sort != "person" or words.deps[place] != "nmod":
        return -1
    return words.heads[place]


def _describes(words: Words, site: Site, other: Site) -> bool:
    """Tell whether an apposition says what something is; a surer one may be of a kind that is less sure."""
    # "Its owner, the fund Roe Partners, said".
    firsts = {other.first, first_of_phrase(words, other) if other.kind == "name" else other.first}
    beside = site.last + 2 in firsts and words.pos[site.last + 1] == "PUNCT"
    return _one_of_a_kind(site, other) or (beside and (_may_be(site, other) or _may_be(other, site)))


def _is_said_to_be(site: Site, other: Site) -> bool:
    if site.kind == "pronoun" and site.word == "it":
        somebody = other.sort == "person" or other.plural
        return other.article in {1, 4} and not somebody and other.word not in _NOTHING
    if site.kind == "pronoun" and site.word == "they":
        return other.article == 0 and other.plural and other.sort == "person"
    if other.article in {1, 3, 4}:
        return _one_of_a_kind(site, other) or _may_be(site, other)
    # "Hale is president of the club", but "Hale is proof".
    somebody = site.sort == "person" or site.word in {"he", "she"}
    return other.article == 0 and somebody and other.sort == "person" and _one_of_a_kind(site, other)


def _may_be(site: Site, other: Site) -> bool:
    """Tell whether a name may be what a noun phrase says, though the noun alone says another kind or none."""
    if site.kind != "name" or other.kind != "nominal":
        return False
    if site.sort == "person":
        return other.sort is None and site.plural == other.plural and _genders_agree(site, other)
    # "Selm Shoes, a supplier".
    if other.plural and not site.plural:
        return False
    if other.sort == "person":
        return other.word in _EITHER or other.word in OF_FIRMS
    return other.article != 0 and other.sort in {None, "thing", "organisation"}


def _is_of_a_body(name: Site, site: Site) -> bool:
    """Tell whether a noun for people as well says what the body behind it is: "the tech giant Selmco"."""
    return name.sort == "organisation" and not site.plural and site.word in _EITHER | OF_FIRMS


def _told_apart(words: Words, head: int) -> int:
    """Return whom a sentence says to be a name or a noun: "police named him as Bo Hale"; -1 for nobody."""
    verb = words.heads[head]
    clause = words.children[verb]
    if (
        words.lemmas[verb] not in _IDENTIFYING
        or words.deps[head] not in _AS_WHOM
        or not any(words.lower[child] == "as" and child < head for child in words.children[head])
        or any(words.deps[child] == "conj" for child in words.children[head])
        or any(words.lower[child] in UNSURE | _MISTAKEN for child in clause)
    ):
        return -1
    before = {words.deps[child]: child for child in clause if child != head}
    passive = next((before[dep] for dep in ("nsubj:pass", "nsubjpass") if dep in before), -1)
    whom = passive if passive >= 0 else before.get("obj", before.get("dobj", -1))
    after = words.deps[verb] in {"acl", *RELATIVE_CLAUSES}
    if after and (whom < 0 or words.lower[whom] in RELATIVE | {"whom"}):
        return words.heads[verb]
    return whom


def _may_be_told(site: Site, other: Site) -> bool:
    """Tell whether one of two is the other that it is identified as: one of them says who it is."""
    if site.plural != other.plural or (site.kind == other.kind == "name") or _is_it(site):
        return False
    if site.kind == "pronoun":
        return site.word in {"he", "she"} and other.sort == "person" and _genders_agree(site, other)
    somebody = {site.sort, other.sort} <= {"person", None} and "person" in {site.sort, other.sort}
    return (somebody or _one_of_a_kind(site, other)) and _genders_agree(site, other)


def _said_to_be(words: Words, site: Site) -> int:
    """Return the head of the name that somebody is said to be: "the victim was Ann Hale"; -1 for none."""
    above = words.heads[site.head]
    if (
        site.sort != "person"
        or site.article not in {1, 2, 3}
        or words.deps[site.head] not in syntax.SUBJECTS
        or words.pos[above] != "PROPN"
        or not words.has_copula(above)
        or any(
            words.lower[child] in UNSURE | _MISTAKEN or words.deps[child] == "case"
            for child in words.children[above]
        )
    ):
        return -1
    return above


def _one_of_a_kind(site: Site, other: Site) -> bool:
    """Tell whether a name and a noun phrase, or two of the latter, may be one by what they stand for."""
    if site.kind == other.kind == "name" or not _numbers_agree(site, other):
        return False
    if site.kind == "pronoun":
        somebody = other.sort == "person" or (other.sort is None and not other.found)
        return site.word in {"he", "she"} and somebody and _genders_agree(site, other)
    if site.sort is None or other.sort is None:
        return False
    places = {"place", "facility"}
    same = site.sort == other.sort or {site.sort, other.sort} <= places
    return same and _genders_agree(site, other)


def _numbers_agree(site: Site, other: Site) -> bool:
    """Tell whether two sites are both one or both several; "the fund Selm Partners" is one."""
    names = [one for one in (site, other) if one.kind == "name" and one.sort == "organisation"]
    return site.plural == other.plural or any(name.plural for name in names)


def _genders_agree(site: Site, other: Site) -> bool:
    gender = {"he": "m", "she": "f"}.get(site.word, site.gender)
    return gender is None or other.gender is None or gender == other.gender


def _place_behind(words: Words, site: Site) -> int:
    """Return the head of the name that follows a kind of place with "of": "the city of Selm"; -1 for none."""
    after = site.last + 1
    if (
        site.word not in _PLACES
        or site.article != _THE
        or site.plural
        or words.lower[after : after + 1] != ["of"]
    ):
        return -1
    return head_at(words, after + 1, after)


def _may_bear(site: Site, name: Site) -> bool:
    """Tell whether a kind of place may be what a name is of: no province is a country."""
    if name.kind != "name" or name.found is None or name.found.type not in {"GPE", "LOC"}:
        return False
    return (country_of(name.found.exact) is not None) <= (site.word in _COUNTRIES)


def _named_after(words: Words, site: Site) -> int:
    """Return the head of the name that a noun is said to bear: "a player named Ann Hale"; -1 for nothing."""
    place = site.last + 1
    if words.lower[place : place + 2] == ["known", "as"]:
        place += 2
    elif words.lower[place : place + 1] in (["named"], ["called"], ["surnamed"], ["titled"], ["dubbed"]):
        place += 1
    else:
        return -1
    while place < len(words.lower) and words.pos[place] == "PUNCT":
        place += 1
    return head_at(words, place, site.last)


def _name_after(words: Words, site: Site) -> int:
    """Return the head of what follows a noun directly, as a name does its title; -1 for nothing."""
    return head_at(words, site.last + 1, site.last)
