"""Who was hurt is nobody who was arrested for it: "the victim" and "the suspect" are two.

Nor is who does something whom it is done to or for: "the landlord" and "the tenant".
"""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import Literal

from annotate.entities.coreference.sites import ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import class_of_noun

Suffered = Literal["accused", "harmed"]
_ACCUSING = frozenset(
    {
        "accuse", "arraign", "arrest", "charge", "convict", "detain", "hold", "imprison", "indict", "jail",
        "prosecute", "remand", "sentence",
    }
)  # fmt: skip
_HARMING = frozenset({"assault", "attack", "kill", "murder", "rape", "rob", "stab", "wound"})
_SIDES = {"victim": "harmed", "suspect": "accused"}
_TWO = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("attacker assailant", "victim"),
        ("borrower debtor", "creditor lender"),
        ("bride", "bridegroom groom"),
        ("buyer", "seller vendor"),
        ("claimant plaintiff", "defendant"),
        ("client", "attorney barrister lawyer solicitor"),
        ("defence defense", "prosecution"),
        ("doctor surgeon", "patient"),
        ("driver pilot", "passenger"),
        ("employee", "employer"),
        ("guard warder", "inmate prisoner"),
        ("landlord owner", "tenant"),
        ("loser", "winner"),
        ("predecessor", "successor"),
    )
)
_EITHER = (*_TWO, *((other, one) for one, other in _TWO))
_OTHER_SIDE = {
    word: frozenset[str]().union(*(other for mine, other in _EITHER if word in mine))
    for words, _ in _EITHER
    for word in words
}
_SUBJECT, _OBJECT = ROLES.index("subject"), ROLES.index("object")
_PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})


def suffered_by(words: Words, site: Site) -> Suffered | None:
    """Return what is done to somebody: "a man was arrested", "they stabbed her"; nothing if that is neither.

    Args:
        words: The document.
        site: In it.
    """
    somebody = site.sort == "person" or site.word in {"he", "she"}
    if not somebody or site.plural or site.verb < 0:
        return None
    passive = site.role == _SUBJECT and words.deps[site.head] in _PASSIVE
    if not passive and site.role != _OBJECT:
        return None
    lemma = words.lemmas[site.verb]
    return "accused" if lemma in _ACCUSING else "harmed" if lemma in _HARMING else None


def is_on_the_other_side(site: Site, own: Set[str], suffered: Set[str]) -> bool:
    """Tell whether one of two was only hurt and the other one only accused, as far as is told.

    Args:
        site: A noun for one of them, or their name: "the victim".
        own: What was done to that one.
        suffered: What was done to the other.
    """
    if site.kind == "pronoun" or site.plural or len(suffered) != 1:
        return False
    closest = class_of_noun(site.word) if site.kind == "nominal" else None
    mine = own | {told for word, told in _SIDES.items() if word == closest}
    return len(mine) == 1 and mine.isdisjoint(suffered)


def is_the_other(word: str, called: Collection[str]) -> bool:
    """Tell whether a noun is for the other one of two: "the tenant" where somebody is called the owner.

    Args:
        word: The noun.
        called: The nouns for somebody or something.
    """
    return word in _OTHER_SIDE and word not in called and not _OTHER_SIDE[word].isdisjoint(called)
