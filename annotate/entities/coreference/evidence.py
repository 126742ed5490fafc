"""What a sentence itself says of who is who: apposition, copula, title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotate.entities.coreference.sites import Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import Kind, noun
from annotate.entities.known.names import words_of
from annotate.language import syntax

_UNSURE = frozenset({"not", "n't", "n’t", "never", "no", "if", "would", "could", "may", "might", "should"})
# Why a noun is a name's: it stands before it, as "Mayor" does.
TITLE = "title"


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
    found: list[Link] = []
    for place, site in enumerate(sites):
        if site.kind == "conjunction":
            continue
        head = site.head
        if words.deps[head] in syntax.APPOSITIONS:
            other = at.get(words.heads[head])
            if other is not None and _one_of_a_kind(sites[other], site):
                found.append(Link(other, place, "apposition"))
        if site.kind != "nominal":
            continue
        subject = _subject(words, head)
        if subject in at and site.article in {1, 3, 4} and _one_of_a_kind(sites[at[subject]], site):
            found.append(Link(at[subject], place, "copula"))
        named = at.get(_named_after(words, site))
        if named is not None and sites[named].kind == "name" and not site.plural:
            found.append(Link(named, place, "called so"))
            continue
        name = at.get(_name_after(words, site))
        if name is not None and sites[name].kind == "name" and _one_of_a_kind(sites[name], site):
            found.append(Link(name, place, TITLE))
    return found


def titles_in(name: str, sort: Kind | None) -> set[str]:
    """Return the words of a name that tell what its bearer is: "President Hale", "Selm University".

    Args:
        name: A name.
        sort: What it stands for.
    """
    return {word for word in words_of(name) if sort is not None and noun(word)[0] == sort}


def _one_of_a_kind(site: Site, other: Site) -> bool:
    """Tell whether a name and a noun phrase, or two of the latter, may be one by what they stand for."""
    if site.kind == other.kind == "name" or site.plural != other.plural:
        return False
    if site.kind == "pronoun":
        somebody = other.sort == "person" or (other.sort is None and not other.found)
        return site.word in {"he", "she"} and somebody and _genders_agree(site, other)
    if site.sort is None or other.sort is None:
        return False
    places = {"place", "facility"}
    same = site.sort == other.sort or {site.sort, other.sort} <= places
    return same and _genders_agree(site, other)


def _genders_agree(site: Site, other: Site) -> bool:
    gender = {"he": "m", "she": "f"}.get(site.word, site.gender)
    return gender is None or other.gender is None or gender == other.gender


def _subject(words: Words, head: int) -> int | None:
    """Return the subject that a noun is said to be, where the sentence vouches for it."""
    children = words.children[head]
    if words.has_copula(head):
        clause = children
    elif words.deps[head] == "attr" and words.lemmas[words.heads[head]] == "be":
        clause = words.children[words.heads[head]]
    else:
        return None
    if any(words.lower[child] in _UNSURE for child in clause):
        return None
    return next((child for child in clause if words.deps[child] in syntax.SUBJECTS), None)


def _named_after(words: Words, site: Site) -> int:
    """Return the head of the name that a noun is said to bear: "a player named Ann Hale"; -1 for nothing."""
    place = site.last + 1
    if words.lower[place : place + 2] == ["known", "as"]:
        place += 2
    elif words.lower[place : place + 1] in (["named"], ["called"], ["titled"], ["dubbed"]):
        place += 1
    else:
        return -1
    while place < len(words.lower) and words.pos[place] == "PUNCT":
        place += 1
    return _head_at(words, place, site.last)


def _name_after(words: Words, site: Site) -> int:
    """Return the head of what follows a noun directly, as a name does its title; -1 for nothing."""
    return _head_at(words, site.last + 1, site.last)


def _head_at(words: Words, place: int, last: int) -> int:
    """Return the head of the name that begins at a place, all of it behind ``last``; -1 for no name."""
    if place >= len(words.lower) or words.pos[place] != "PROPN":
        return -1
    head = place
    while words.heads[head] != head and words.pos[words.heads[head]] == "PROPN" and words.heads[head] > last:
        head = words.heads[head]
    return head
